//! Municipalities side by side: like with like, and sorted by one measure, with the caveat that a
//! league table asks for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::indicators::PER_HEAD;
use super::long::{Part, parts};
use super::stream::Stream;
use super::{Edition, Target, methods};
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::outlay::governed;
use crate::model::standing::places;
use crate::model::summary::Summary;
use crate::model::territory::Area;
use crate::pages::address::Shelf;
use crate::pages::measure::Measure;
use crate::pages::view::{Cell, Grid, Head, Link, NavItem, Section, Sheet, Words};
use crate::pages::voice::Voice;
use crate::pages::{Page, Setting};

/// The measures by which municipalities are compared.
pub const MEASURES: [&str; 7] =
    ["population", PER_HEAD, "execution", "proposals", "answered", "compliance", "services"];

/// The most inhabitants of each band of municipalities of similar size; the last has no end.
const BANDS: [u64; 8] = [5_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, u64::MAX];

/// The folder of the tables as data, in the territory's.
pub const DATA: &str = "compare";

/// Adds the comparison and a page for each measure.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if !edition.is_filled(Shelf::Compare) {
        return;
    }
    pages.extend(alike(edition));
    pages.extend(MEASURES.iter().flat_map(|measure| sorted(edition, measure)));
}

/// Planned expenditure for each inhabitant as a measure.
pub fn money<'a>(edition: &Edition<'a>) -> Measure<'a> {
    let currency = edition.setting.shared.settings.currency;
    Measure {
        id: PER_HEAD.to_owned(),
        name: edition.voice().plain("ui.budget_per_head"),
        unit: None,
        currency: Some(currency),
        better: None,
        decimals: currency.usual_digits(),
        values: Cow::Borrowed(edition.per_head),
    }
}

/// The value of a measure in a municipality, exact; none where it has no meaning.
pub fn value(summary: &Summary, measure: &str, currency: &Currency) -> Option<Decimal> {
    let people = summary.population.map(|(_, people)| Decimal::from(people)).filter(|people| !people.is_zero());
    let share = |part: Decimal, whole: Decimal| (!whole.is_zero()).then(|| (part / whole).round_dp(6));
    match measure {
        "population" => summary.population.map(|(_, people)| Decimal::from(people)),
        PER_HEAD => Some(currency.rounded(summary.per_head()?.1)),
        "execution" => {
            let year = summary.executed()?;
            share(year.done?, year.planned?)
        }
        "proposals" => Some((Decimal::from(summary.proposals) * Decimal::ONE_THOUSAND / people?).round_dp(2)),
        "answered" => share(Decimal::from(summary.answered), Decimal::from(summary.proposals)),
        "compliance" => {
            let (done, asked) = summary.compliance?;
            share(Decimal::from(done), Decimal::from(asked))
        }
        _ => Some(Decimal::from(summary.services)),
    }
}

/// The year of a measure in a municipality, where it has one.
pub fn year(summary: &Summary, measure: &str) -> Option<i16> {
    match measure {
        "population" => summary.population.map(|(year, _)| year),
        PER_HEAD => summary.per_head().map(|(year, _)| year),
        "execution" => summary.executed().map(|year| year.year),
        _ => None,
    }
}

/// The place of each municipality in the order of a measure, and among how many; nothing for those without it, and
/// where one alone has it.
pub fn standing(summaries: &[&Summary], measure: &str, currency: &Currency) -> Vec<Option<(usize, usize)>> {
    let values: Vec<Option<Decimal>> = summaries.iter().map(|one| value(one, measure, currency)).collect();
    let mut ordered: Vec<Decimal> = values.iter().copied().flatten().collect();
    ordered.sort_by(|a, b| b.cmp(a));
    let (of, places) = (ordered.len(), places(&ordered));
    let place = |value: Decimal| places[ordered.partition_point(|other| *other > value)];
    values.into_iter().map(|value| value.filter(|_| of > 1).map(|value| (place(value), of))).collect()
}

fn shown(edition: &Edition, measure: &str, value: Decimal) -> Cell {
    let voice = edition.voice();
    match measure {
        PER_HEAD => voice.money(value, &edition.setting.shared.settings.currency),
        "execution" | "answered" | "compliance" => {
            let text = voice.words.locale().percent(&value, 1);
            Cell::number(text, value.normalize())
        }
        "proposals" => Cell::number(voice.decimal(value, 1), value.normalize()),
        _ => Cell::number(voice.decimal(value, 0), value.normalize()),
    }
}

/// The measure by which a table is sorted, and the places of its rows in that order, among how many.
pub struct Order<'o> {
    by: &'o str,
    places: &'o [usize],
    of: usize,
}

/// A table of municipalities, a column a measure; in an order, where that gives each its place.
pub fn grid(edition: &Edition, portals: &[&Summary], from: &Address, order: Option<&Order>) -> Grid {
    let voice = edition.voice();
    let currency = &edition.setting.shared.settings.currency;
    let by = order.map(|order| order.by);
    let order = order.filter(|order| order.of > 1);
    let rows = portals.iter().enumerate().map(|(at, summary)| {
        let home = from.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let name = Cell::link(edition.portal_name(summary), Some(home));
        // Those without the measure stand at the end, and have no place.
        let place = |order: &Order| {
            order.places.get(at).map_or_else(Cell::nothing, |at| Cell::number(voice.number(*at as u64), at))
        };
        let place = order.map(place);
        let cells = MEASURES.iter().map(|measure| {
            let Some(value) = value(summary, measure, currency) else { return Cell::nothing() };
            let note = year(summary, measure).map(|year| Words { text: format!("({year})"), lang: None });
            Cell { note, ..shown(edition, measure, value) }
        });
        std::iter::once(name).chain(place).chain(cells).collect()
    });
    let head = |measure: &&'static str| Head {
        label: voice.word(&format!("measure.{measure}")),
        number: true,
        href: Some(edition.href(from, &Target::On(Shelf::Compare, (*measure).to_owned()))),
        sort: (by == Some(*measure)).then_some("descending"),
    };
    let name = Head { label: voice.word("ui.municipality"), ..Head::default() };
    let among = |of: usize| voice.phrase("ui.place_among", &[("count", &voice.number(of as u64))]);
    let place = order.map(|order| Head { label: among(order.of), number: true, ..Head::default() });
    Grid {
        caption: voice.word("ui.compare_caption"),
        sortable: true,
        heads: std::iter::once(name).chain(place).chain(MEASURES.iter().map(head)).collect(),
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// The municipalities that are compared: what has ended is none among those of today, and neither is a province's
/// government or a board in a ward.
pub fn compared<'a>(summaries: &'a [Summary], setting: &Setting) -> Vec<&'a Summary> {
    let others = others(summaries, setting);
    let is_other = |summary: &Summary| others.iter().any(|other| other.id == summary.id);
    summaries.iter().filter(|summary| !has_ended(summary, setting) && !is_other(summary)).collect()
}

/// The portals of governments that are surely no municipality's.
pub fn others<'a>(summaries: &'a [Summary], setting: &Setting) -> Vec<&'a Summary> {
    let (territory, country) = (&setting.shared.territory, setting.shared.settings.country.as_deref());
    let Some(governed) = governed(summaries, territory, country) else { return Vec::new() };
    // A capital may be a province and a municipality at once.
    let containing: BTreeSet<&str> = (territory.areas.iter())
        .filter(|area| governed.municipal.contains(&area.level))
        .flat_map(|area| territory.around(area))
        .map(|area| area.id.as_str())
        .collect();
    let is_municipal = |area: &Area| governed.municipal.contains(&area.level);
    let is_small = |area: &Area| governed.municipal.iter().all(|level| *level < area.level);
    let is_town = |up: &Area| is_municipal(up) || !containing.contains(up.id.as_str());
    let is_other = |area: &Area| {
        let is_board = territory.around(area).any(|up| is_municipal(up) || is_small(area) && is_town(up));
        !is_municipal(area) && (is_board || containing.contains(area.id.as_str()))
    };
    let area = |summary: &Summary| territory.area(summary.area.as_deref()?);
    summaries.iter().filter(|summary| area(summary).is_some_and(is_other)).collect()
}

/// Whether a municipality is none today.
pub fn has_ended(summary: &Summary, setting: &Setting) -> bool {
    let area = summary.area.as_deref().and_then(|id| setting.shared.territory.area(id));
    area.is_some_and(|area| !area.is_on(setting.today))
}

pub fn by_name<'a>(edition: &Edition<'a>) -> Vec<&'a Summary> {
    let mut all = compared(edition.summaries, edition.setting);
    let locale = edition.words.locale();
    let name = |summary: &Summary| edition.portal_name(summary).text;
    all.sort_by(|a, b| locale.compare(&name(a), &name(b)).then_with(|| a.id.cmp(&b.id)));
    all
}

pub fn orders(edition: &Edition, from: &Address, by: Option<&str>) -> Vec<NavItem> {
    let alike = NavItem {
        lang: None,
        label: edition.word("ui.similar"),
        href: edition.href(from, &Target::Shelf(Shelf::Compare)),
        current: by.is_none(),
    };
    let measure = |measure: &&str| NavItem {
        lang: None,
        label: edition.word(&format!("measure.{measure}")),
        href: edition.href(from, &Target::On(Shelf::Compare, (*measure).to_owned())),
        current: by == Some(*measure),
    };
    let by_standard = super::spending::links(edition, from, by);
    std::iter::once(alike).chain(MEASURES.iter().map(measure)).chain(by_standard).collect()
}

/// What is not compared because its money is in another currency than the site's: by currency, its years and towns.
pub fn foreign(edition: &Edition) -> Option<String> {
    const MOST: usize = 5;
    let mut by_code: BTreeMap<&str, (BTreeSet<i16>, Vec<String>)> = BTreeMap::new();
    for summary in by_name(edition) {
        for (year, own) in summary.years.iter().filter_map(|year| Some((year.year, year.foreign?))) {
            let (years, towns) = by_code.entry(own.code()).or_default();
            years.insert(year);
            let name = edition.portal_name(summary).text;
            towns.extend((towns.last() != Some(&name)).then_some(name));
        }
    }
    let one = |(code, (years, mut towns)): (&str, (BTreeSet<i16>, Vec<String>))| {
        let (first, last) = (years.first().copied()?, years.last().copied()?);
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        if towns.len() > MOST {
            towns.truncate(MOST);
            towns.push("…".to_owned());
        }
        Some(format!("{code} {years} ({})", towns.join(", ")))
    };
    let all: Vec<String> = by_code.into_iter().filter_map(one).collect();
    let values = [("currency", edition.setting.shared.settings.currency.code()), ("list", &all.join("; "))];
    (!all.is_empty()).then(|| edition.voice().phrase("ui.foreign_currency", &values))
}

/// What introduces money for each inhabitant, with the budgets that are not in it.
pub fn with_foreign(edition: &Edition, lead: Words) -> Words {
    match foreign(edition) {
        Some(more) => Words { text: format!("{} {more}", lead.text), ..lead },
        None => lead,
    }
}

/// A note of a measure, with what is not compared by it: other money, and municipalities that ended.
pub fn with_left_out(edition: &Edition, measure: &str, note: Option<Words>) -> Option<Words> {
    let ended: Vec<String> = (edition.summaries.iter())
        .filter(|summary| has_ended(summary, edition.setting))
        .map(|summary| edition.portal_name(summary).text)
        .collect();
    let ended = (!ended.is_empty()).then(|| edition.voice().phrase("ui.ended_towns", &[("list", &ended.join(", "))]));
    let others = others(edition.summaries, edition.setting).into_iter().map(|other| edition.portal_name(other).text);
    let others: Vec<String> = others.collect();
    let others =
        (!others.is_empty()).then(|| edition.voice().phrase("ui.other_governments", &[("list", &others.join(", "))]));
    let lang = note.as_ref().and_then(|note| note.lang.clone());
    let foreign = foreign(edition).filter(|_| measure == PER_HEAD);
    let all: Vec<String> = [note.map(|note| note.text), foreign, ended, others].into_iter().flatten().collect();
    (!all.is_empty()).then(|| Words { text: all.join(" "), lang })
}

/// The tables as data.
fn downloads(edition: &Edition, from: &Address) -> Vec<Link> {
    let folder = super::files_folder(edition.setting.words);
    let link = |(ending, label): (&str, &str)| Link {
        label: label.to_owned(),
        href: from.link_to(&folder.file(&format!("{DATA}.{ending}")), edition.setting.links),
        lang: None,
    };
    [("csv", "CSV"), ("json", "JSON")].map(link).into_iter().chain([methods::link(edition, from)]).collect()
}

/// The ends of the bands in which so many inhabitants fall: a band of one or two municipalities compares
/// nothing, and becomes part of the next.
fn bands(counts: &[u64]) -> Vec<u64> {
    const FEWEST: usize = 3;
    let within = |from: u64, to: u64| counts.iter().filter(|count| **count >= from && **count < to).count();
    let mut ends: Vec<u64> = Vec::new();
    let mut from = 0;
    for end in BANDS {
        if within(from, end) >= FEWEST || end == u64::MAX {
            ends.push(end);
            from = end;
        }
    }
    // What is left at the end joins the band before.
    if ends.len() > 1 && within(ends[ends.len() - 2], u64::MAX) < FEWEST {
        ends.remove(ends.len() - 2);
    }
    ends
}

/// The title of a table of all: where the largest is more than twice the smallest, that they are not
/// alike, but too few to part.
fn title_of_all(counts: &[u64], voice: &Voice) -> String {
    match (counts.iter().min(), counts.iter().max()) {
        (Some(least), Some(most)) if *most > least.saturating_mul(2) => {
            voice.phrase("ui.band_of_all", &[("least", &voice.number(*least)), ("most", &voice.number(*most))])
        }
        _ => voice.word("ui.towns"),
    }
}

/// The bytes of HTML of a municipality's row.
const OF_TOWN: usize = 1_000;

/// Municipalities that are compared with one another.
struct Band<'a> {
    id: String,
    title: String,
    towns: Vec<&'a Summary>,
}

/// Municipalities by their population, those of which it is not known last.
fn banded<'a>(edition: &Edition<'a>) -> Vec<Band<'a>> {
    let voice = edition.voice();
    let all = by_name(edition);
    let people = |summary: &Summary| summary.population.map(|(_, people)| people);
    let counts: Vec<u64> = all.iter().filter_map(|summary| people(summary)).collect();
    let mut least = 0;
    let mut found = Vec::new();
    for most in bands(&counts) {
        let is_in = |summary: &&Summary| people(summary).is_some_and(|people| people >= least && people < most);
        let title = match (least, most) {
            (0, u64::MAX) => title_of_all(&counts, &voice),
            (0, _) => voice.phrase("ui.band_below", &[("most", &voice.number(most))]),
            (_, u64::MAX) => voice.phrase("ui.band_above", &[("least", &voice.number(least))]),
            _ => voice.phrase("ui.band", &[("least", &voice.number(least)), ("most", &voice.number(most))]),
        };
        found.push(Band { id: format!("from-{least}"), title, towns: all.iter().copied().filter(is_in).collect() });
        least = most;
    }
    let towns = all.into_iter().filter(|summary| people(summary).is_none()).collect();
    found.push(Band { id: "unknown".to_owned(), title: voice.word("ui.band_unknown"), towns });
    found.retain(|band| !band.towns.is_empty());
    found
}

/// Municipalities beside those of similar population.
fn alike(edition: &Edition) -> Vec<Page> {
    let first = Target::Shelf(Shelf::Compare);
    let bands = banded(edition);
    let rows: Vec<(&Band, &Summary)> =
        bands.iter().flat_map(|band| band.towns.iter().map(move |town| (band, *town))).collect();
    let page = |part: &Part| {
        let target = part.target(&first);
        let address = edition.address(target.clone());
        let section = |rows: &[(&Band, &Summary)]| {
            let towns: Vec<&Summary> = rows.iter().map(|(_, town)| *town).collect();
            let grid = Some(grid(edition, &towns, &address, None));
            let Band { id, title, .. } = rows.first()?.0;
            Some(Section { id: id.clone(), title: title.clone(), grid, ..Section::default() })
        };
        let of_bands = rows[part.rows.clone()].chunk_by(|(one, _), (other, _)| one.id == other.id);
        let view = Sheet {
            lead: Some(edition.voice().plain("ui.compare_lead")),
            others: orders(edition, &address, None),
            note: with_left_out(edition, PER_HEAD, None),
            sections: of_bands.filter_map(section).chain(part.numbers(edition, &first, &address)).collect(),
            downloads: downloads(edition, &address),
            ..Sheet::default()
        };
        let title = edition.voice().plain("pages.shelves.compare");
        let above = (!part.is_first()).then(|| to_first(edition, &address));
        edition.sheet(target, part.titled(edition, title), above.into_iter().collect(), view)
    };
    parts(rows.len(), OF_TOWN).iter().map(page).collect()
}

/// The way to the comparison's first page.
pub fn to_first(edition: &Edition, from: &Address) -> Link {
    let href = edition.href(from, &Target::Shelf(Shelf::Compare));
    Link { label: edition.word("pages.shelves.compare"), href, lang: None }
}

/// All municipalities by one measure, the highest first; those without it at the end.
fn sorted(edition: &Edition, measure: &'static str) -> Vec<Page> {
    let first = Target::On(Shelf::Compare, measure.to_owned());
    let voice = edition.voice();
    let currency = &edition.setting.shared.settings.currency;
    let mut all = by_name(edition);
    all.sort_by_key(|summary| std::cmp::Reverse(value(summary, measure, currency)));
    let ordered: Vec<Decimal> = all.iter().filter_map(|one| value(one, measure, currency)).collect();
    let places = places(&ordered);
    let name = voice.word(&format!("measure.{measure}"));
    let title = Words { text: voice.phrase("ui.sorted_by", &[("measure", &name)]), lang: None };
    let page = |part: &Part| {
        let target = part.target(&first);
        let address = edition.address(target.clone());
        let known = places.get(part.rows.start..part.rows.end.min(places.len())).unwrap_or_default();
        let order = Order { by: measure, places: known, of: ordered.len() };
        let table = Section {
            id: "table".to_owned(),
            title: voice.word("ui.towns"),
            grid: Some(grid(edition, &all[part.rows.clone()], &address, Some(&order))),
            ..Section::default()
        };
        let view = Sheet {
            others: orders(edition, &address, Some(measure)),
            note: with_left_out(edition, measure, Some(voice.plain("ui.league_caveat"))),
            sections: std::iter::once(table).chain(part.numbers(edition, &first, &address)).collect(),
            downloads: downloads(edition, &address),
            ..Sheet::default()
        };
        let above = vec![to_first(edition, &address)];
        edition.sheet(target, part.titled(edition, title.clone()), above, view)
    };
    parts(all.len(), OF_TOWN).iter().map(page).collect()
}

#[cfg(test)]
mod tests {
    use super::bands;

    #[test]
    fn a_band_of_one_or_two_municipalities_joins_its_neighbour() {
        assert_eq!(bands(&[3870, 14_530, 48_210]), [u64::MAX], "three in all are one table");
        assert_eq!(bands(&[1, 2, 3, 6000, 7000, 8000, 9000]), [5000, u64::MAX]);
        assert_eq!(bands(&[1, 2, 3, 6000, 200_000]), [u64::MAX], "two are left, and join the three");
        assert_eq!(bands(&[]), [u64::MAX]);
        let large = [107_184, 150_000, 180_000, 300_000, 400_000, 450_000, 1_109_336];
        assert_eq!(bands(&large), [200_000, u64::MAX], "the largest alone joins those before it");
    }
}
