//! A portal's summary as it is kept between builds, with the findings of the build that made it.

mod parts;
mod told;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::i18n::{Lang, Text};
use crate::model::summary::{DatasetList, PageList, Summary, Works};
use crate::text::inside::Inside;
use parts::{ActorBytes, AskedBytes, OfferBytes, OfferPageBytes, OpenBytes, YearBytes, amount, page_bytes, page_meant};
use told::FindingBytes;

/// What is kept of a portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The summary.
    pub summary: Summary,
    /// Its findings, so that a portal that is skipped still tells them.
    pub findings: Findings,
    /// By what its files are known to be the same without reading them.
    pub read: Option<Reading>,
    /// The SHA-256 of files that were read for it.
    pub hashes: Vec<FileHash>,
    /// The SHA-256 of its `integrity.json`.
    pub integrity: String,
    /// What is known of its photos.
    pub photos: Vec<PhotoFacts>,
    /// The first day on which today's date would change one of its pages, if there is one.
    pub changes_on: Option<jiff::civil::Date>,
    /// The day for which it was built.
    pub built_for: jiff::civil::Date,
    /// The site that it was built for.
    pub site: SiteMark,
    /// The commit that last changed its content, where there is a history.
    pub commit: Option<String>,
}

/// By what one site is told from another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteMark {
    /// Where it stands, if that is known.
    pub base_url: Option<String>,
    /// Its country, if that is known.
    pub country: Option<String>,
    /// Its title.
    pub title: String,
}

impl SiteMark {
    /// Whether this is another site than `now`, or the same one at another address, which its pages still name.
    /// At one address a site may change its title, and a municipality its name, but hardly both at once;
    /// `is_renamed` says whether the municipality did, where its name can be read.
    fn is_other_than(&self, now: &Self, is_renamed: Option<bool>) -> bool {
        let both = self.country.as_ref().zip(now.country.as_ref());
        let is_abroad = both.is_some_and(|(own, other)| own != other);
        let is_elsewhere = self.base_url.is_some() && self.base_url != now.base_url;
        let is_other = is_renamed.unwrap_or(self.base_url.is_none());
        is_abroad || is_elsewhere || (self.title != now.title && is_other)
    }
}

/// What was read of a portal's files, which have not changed since, as their lengths and times of change tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The fingerprint of their paths, lengths and times, and of what else decides what is read of them.
    pub listing: [u8; 32],
    /// The fingerprint of what is in them.
    pub contents: [u8; 32],
    /// The words in them that may be names of areas beyond the portal's own, one a line.
    pub named: String,
}

/// The SHA-256 of a file that has not changed since, as its length and time of change tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHash {
    /// The path below the content folder.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// The number that changes when it is written again.
    pub version: u64,
    /// In hexadecimal digits.
    pub sha256: String,
    /// What it tells besides what it shows.
    pub inside: Inside,
    /// What it still tells once it is published as a picture, without what is not seen.
    pub as_picture: Inside,
}

/// What is known of a file that may be a photo and has not changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoFacts {
    /// The path below the content folder.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// The number that changes when it is written again.
    pub version: u64,
    /// Its picture's key, width and height; nothing where it shows none.
    pub seen: Option<(String, u32, u32)>,
    /// Whether more is written in it than what is seen.
    pub tells_more: bool,
}

#[derive(Serialize, Deserialize)]
struct KeptBytes {
    summary: SummaryBytes,
    findings: Vec<FindingBytes>,
    read: Option<Reading>,
    hashes: Vec<FileHash>,
    integrity: String,
    photos: Vec<PhotoFacts>,
    changes_on: Option<String>,
    built_for: String,
    site: SiteMark,
    commit: Option<String>,
}

/// A summary as bytes, by which it is told from another, with the list of its pages or without.
pub fn bytes(summary: &Summary, with_pages: bool) -> Vec<u8> {
    let mut bytes = SummaryBytes::of(summary);
    if !with_pages {
        bytes.pages = PageList::default();
    }
    postcard::to_stdvec(&bytes).unwrap_or_default()
}

#[derive(Serialize, Deserialize)]
struct SummaryBytes {
    id: String,
    name: Vec<(String, String)>,
    area: Option<String>,
    population: Option<(i16, u64)>,
    budget: Option<(i16, String)>,
    budget_pages: Vec<OfferPageBytes>,
    meetings: usize,
    citizens: Option<u64>,
    decisions: usize,
    proposals: usize,
    answered: usize,
    asked: Vec<AskedBytes>,
    services: usize,
    programmes: usize,
    years: Vec<YearBytes>,
    compliance: Option<(usize, usize)>,
    transfers: Vec<(i16, String, String)>,
    /// How many works there are, and their list in each language.
    works: (usize, Vec<OfferPageBytes>),
    offers: Vec<OfferBytes>,
    actors: Vec<ActorBytes>,
    open: Vec<OpenBytes>,
    contact: [Option<String>; 3],
    datasets: DatasetList,
    pages: PageList,
}

impl Kept {
    /// Whether this is no version of a site's portal: of another site, or made for another address. `name` is
    /// what the municipality is called now, if that can be read.
    pub fn is_foreign_to(&self, site: &SiteMark, name: Option<&Text>) -> bool {
        let knows = |(_, words): (Option<&Lang>, &str)| self.summary.name.iter().any(|(_, own)| own == words);
        self.site.is_other_than(site, name.map(|name| !name.all().any(knows)))
    }

    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        let Self { summary, findings, read, hashes, integrity, photos, changes_on, built_for, site, commit } = self;
        let bytes = KeptBytes {
            summary: SummaryBytes::of(summary),
            findings: findings.iter().map(FindingBytes::of).collect(),
            read: read.clone(),
            hashes: hashes.clone(),
            integrity: integrity.clone(),
            photos: photos.clone(),
            changes_on: changes_on.map(|date| date.to_string()),
            built_for: built_for.to_string(),
            site: site.clone(),
            commit: commit.clone(),
        };
        postcard::to_stdvec(&bytes).unwrap_or_default()
    }

    /// From bytes; nothing where they are not such.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let KeptBytes { summary, findings, read, hashes, integrity, photos, changes_on, built_for, site, commit } =
            postcard::from_bytes(bytes).ok()?;
        let mut all = Findings::new();
        for finding in findings {
            all.add(finding.meant()?);
        }
        let changes_on = match changes_on {
            Some(date) => Some(date.parse().ok()?),
            None => None,
        };
        let (summary, built_for) = (summary.meant()?, built_for.parse().ok()?);
        Some(Self { summary, findings: all, read, hashes, integrity, photos, changes_on, built_for, site, commit })
    }
}

impl SummaryBytes {
    fn of(summary: &Summary) -> Self {
        let Summary { years, transfers, works, offers, actors, open, contact, datasets, pages, .. } = summary;
        let transfer = |(year, due, came): &(i16, Decimal, Decimal)| (*year, due.to_string(), came.to_string());
        Self {
            id: summary.id.clone(),
            name: summary.name.clone(),
            area: summary.area.clone(),
            population: summary.population,
            budget: summary.budget.map(|(year, amount)| (year, amount.to_string())),
            budget_pages: summary.budget_pages.iter().cloned().map(page_bytes).collect(),
            meetings: summary.meetings,
            citizens: summary.citizens,
            decisions: summary.decisions,
            proposals: summary.proposals,
            answered: summary.answered,
            asked: summary.asked.iter().cloned().map(AskedBytes::of).collect(),
            services: summary.services,
            programmes: summary.programmes,
            years: years.iter().cloned().map(YearBytes::of).collect(),
            compliance: summary.compliance,
            transfers: transfers.iter().map(transfer).collect(),
            works: (works.count, works.pages.iter().cloned().map(page_bytes).collect()),
            offers: offers.iter().cloned().map(OfferBytes::of).collect(),
            actors: actors.iter().cloned().map(ActorBytes::of).collect(),
            open: open.iter().cloned().map(OpenBytes::of).collect(),
            contact: contact.clone(),
            datasets: datasets.clone(),
            pages: pages.clone(),
        }
    }

    fn meant(self) -> Option<Summary> {
        let Self { id, name, area, population, budget, meetings, citizens, decisions, proposals, answered, .. } = self;
        let Self {
            asked,
            services,
            programmes,
            years,
            compliance,
            transfers,
            budget_pages,
            works,
            offers,
            actors,
            open,
            contact,
            datasets,
            pages,
            ..
        } = self;
        let works = Works { count: works.0, pages: works.1.into_iter().map(page_meant).collect() };
        let asked = asked.into_iter().map(AskedBytes::meant);
        let budget = match budget {
            Some((year, text)) => Some((year, amount(&text)?)),
            None => None,
        };
        let transfer = |(year, due, came): (i16, String, String)| Some((year, amount(&due)?, amount(&came)?));
        Some(Summary {
            id,
            name,
            area,
            population,
            budget,
            budget_pages: budget_pages.into_iter().map(page_meant).collect(),
            meetings,
            citizens,
            decisions,
            proposals,
            answered,
            asked: asked.collect(),
            services,
            programmes,
            years: years.into_iter().map(YearBytes::meant).collect::<Option<_>>()?,
            compliance,
            transfers: transfers.into_iter().map(transfer).collect::<Option<_>>()?,
            works,
            offers: offers.into_iter().map(OfferBytes::meant).collect::<Option<_>>()?,
            actors: actors.into_iter().map(ActorBytes::meant).collect::<Option<_>>()?,
            open: open.into_iter().map(OpenBytes::meant).collect::<Option<_>>()?,
            contact,
            datasets,
            pages,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::*;
    use crate::findings::{Code, Finding, Place};
    use crate::i18n::Currency;
    use crate::model::actor::{ActorKind, AgreementState};
    use crate::model::choice::Choice;
    use crate::model::programme::Group;
    use crate::model::service::Need;
    use crate::model::summary::{
        Asked, Dataset, Offer, OfferKind, OfferPage, OpenDay, OpenItem, OwnActor, PageSummary, Part, Standard,
        YearFigures,
    };
    use crate::text::place::Span;

    fn weaving() -> Offer {
        let text = str::to_owned;
        let page = OfferPage { lang: text("es"), title: text("Tejido"), address: text("uno/programas/tejido/") };
        Offer {
            kind: OfferKind::Programme,
            groups: vec![Group::Women],
            needs: vec![Need::ALL[0]],
            areas: vec![text("uno")],
            actors: vec!["red".to_owned()],
            state: Some(AgreementState::InForce),
            from: Some(date(2025, 1, 31)),
            to: Some(date(2027, 2, 28)),
            pages: vec![page],
        }
    }

    fn planned() -> YearFigures {
        let planned = Decimal::new(12345, 2);
        YearFigures {
            year: 2026,
            foreign: Currency::new("HRK").ok(),
            people: Some(10),
            planned: Some(planned),
            done: None,
            income: Some(Decimal::new(99, 0)),
            collected: None,
            parts: vec![Part { standard: Standard::Cofog, code: "04".to_owned(), planned }],
            places: vec![("uno-norte".to_owned(), Decimal::new(45, 2))],
        }
    }

    fn pages() -> PageList {
        let minutes = PageSummary {
            subject: "minutes",
            lang: "es",
            address: "uno/actas/1/",
            title: "Acta 1",
            year: Some(2026),
            number: Some("1"),
            amount: None,
            about: Some("La sesión del 3 de marzo."),
            listed: true,
        };
        let payment = PageSummary { amount: Some("10"), number: None, about: None, listed: false, ..minutes };
        [minutes, payment].into_iter().collect()
    }

    fn hash() -> FileHash {
        FileHash {
            path: "uno/files/a.pdf".to_owned(),
            size: 3,
            version: 4,
            sha256: "00".to_owned(),
            inside: Inside { authors: vec!["Ana".to_owned()], is_located: true, ..Inside::default() },
            as_picture: Inside::default(),
        }
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was() {
        let mut findings = Findings::new();
        let place = Place::new(&"a.yaml".into(), Span { line: 2, column: 3, start: 9, end: 12 });
        findings.add(Finding::new(Code::UnknownKey, place.clone()).with("key", "x").and(place));
        let kept = Kept {
            summary: Summary {
                id: "uno".to_owned(),
                name: vec![("es".to_owned(), "Uno".to_owned())],
                area: None,
                population: Some((2023, 10)),
                budget: Some((2026, Decimal::new(12345, 2))),
                budget_pages: weaving().pages,
                meetings: 1,
                citizens: Some(58),
                decisions: 2,
                proposals: 3,
                answered: 2,
                asked: vec![Asked { year: 2026, proposals: 2, authors: vec![("school".to_owned(), 1)] }],
                services: 4,
                programmes: 2,
                years: vec![planned()],
                compliance: Some((7, 9)),
                transfers: vec![(2026, Decimal::new(500, 0), Decimal::new(300, 0))],
                works: Works { count: 2, pages: weaving().pages },
                offers: vec![weaving()],
                actors: vec![OwnActor { id: "red".to_owned(), kind: ActorKind::ALL[1], pages: weaving().pages }],
                open: vec![OpenItem {
                    lang: "es".to_owned(),
                    title: "Consulta".to_owned(),
                    address: "uno/noticias/consulta/".to_owned(),
                    date: Some((OpenDay::Until, "2026-12-10".to_owned())),
                }],
                contact: [Some("a@uno.example".to_owned()), None, Some("https://uno.example/".to_owned())],
                datasets: [Dataset {
                    id: "budget-2026".to_owned(),
                    title: vec![("es".to_owned(), "Presupuesto 2026".to_owned())],
                    description: Vec::new(),
                    theme: "ECON",
                    page: "uno/presupuestos/2026/".to_owned(),
                    modified: None,
                    files: vec![("uno/presupuestos/2026/2026.csv".to_owned(), "text/csv")],
                }]
                .into_iter()
                .collect(),
                pages: pages(),
            },
            read: Some(Reading { listing: [1; 32], contents: [2; 32], named: "uno\ndos".to_owned() }),
            hashes: vec![hash()],
            integrity: "11".to_owned(),
            photos: vec![PhotoFacts {
                path: "uno/files/a.jpg".to_owned(),
                size: 3,
                version: 4,
                seen: Some(("0a".to_owned(), 1200, 800)),
                tells_more: true,
            }],
            findings,
            changes_on: Some(date(2026, 12, 1)),
            built_for: date(2026, 11, 23),
            site: SiteMark { country: Some("PA".to_owned()), title: "Uno".to_owned(), ..SiteMark::default() },
            commit: None,
        };
        assert_eq!(Kept::decode(&kept.encode()), Some(kept));
        assert_eq!(Kept::decode(b"not ours"), None);
    }

    #[test]
    fn what_was_made_for_another_address_or_has_both_names_changed_is_of_another_site() {
        let mark = |base_url: Option<&str>, country: Option<&str>, title: &str| SiteMark {
            base_url: base_url.map(str::to_owned),
            country: country.map(str::to_owned),
            title: title.to_owned(),
        };
        let here = Some("https://uno.example/");
        let own = mark(here, Some("PA"), "Uno");
        let (same, renamed) = (Some(false), Some(true));
        assert!(!own.is_other_than(&mark(here, Some("PA"), "Municipio de Uno"), same), "a title may change");
        assert!(!own.is_other_than(&mark(here, None, "Municipio de Uno"), None), "also where the name is not read");
        assert!(!own.is_other_than(&own.clone(), renamed), "so may a name");
        assert!(own.is_other_than(&mark(here, Some("PA"), "Dos"), renamed));
        assert!(own.is_other_than(&mark(here, Some("ES"), "Uno"), same));
        // Its pages name the address that they were made for.
        assert!(own.is_other_than(&mark(Some("https://uno.gob.example/"), Some("PA"), "Uno"), same));
        assert!(own.is_other_than(&mark(None, Some("PA"), "Uno"), same));
        let nowhere = mark(None, Some("PA"), "Uno");
        assert!(!nowhere.is_other_than(&own, same), "pages that name none may get one");
        assert!(nowhere.is_other_than(&mark(here, Some("PA"), "Dos"), None));
    }
}
