//! Money on budget pages against sums made here, in whole cents, from the files of the content.

use std::collections::{BTreeMap, BTreeSet};

use crate::demo::{content, demo, page};
use crate::dom::{Element, Page};

/// A line of a budget: `revenue` or `expenditure`, its codes, its name, and its cents by stage.
struct Line {
    direction: &'static str,
    codes: BTreeMap<&'static str, String>,
    name: String,
    cents: Cents,
}

/// Cents by stage.
type Cents = BTreeMap<&'static str, i64>;

/// The stages, and the word for each in the program's Spanish.
const STAGES: [(&str, &str); 6] = [
    ("approved", "Aprobado"),
    ("adjusted", "Modificado"),
    ("committed", "Comprometido"),
    ("accrued", "Devengado"),
    ("paid", "Pagado"),
    ("collected", "Recaudado"),
];

/// The tables of a year: direction, dimension, and the word for it in addresses.
const TABLES: [(&str, &str, &str); 4] = [
    ("expenditure", "functional", "gastos-por-funcion"),
    ("expenditure", "economic", "gastos-por-objeto"),
    ("expenditure", "administrative", "gastos-por-unidad"),
    ("revenue", "economic", "ingresos-por-objeto"),
];

/// The years that are looked at: a town that writes YAML, and one with its treasury's tables.
const YEARS: [(&str, &str); 4] =
    [("loma-quieta", "2024"), ("puerto-cedro", "2025"), ("valle-sereno", "2026"), ("puerto-cedro", "2026")];

fn lines(town: &str, year: &str) -> Vec<Line> {
    if town == "puerto-cedro" { from_tables(year) } else { from_yaml(town, year) }
}

/// Reads lines as people wrote them: `- {functional: "…", …}` below `revenue:` or `expenditure:`.
fn from_yaml(town: &str, year: &str) -> Vec<Line> {
    let text = content(&format!("{town}/budgets/{year}.yaml"));
    let (revenue, expenditure) = text.split_once("\nexpenditure:\n").expect("expenditure");
    let (_, revenue) = revenue.split_once("\nrevenue:\n").expect("revenue");
    let mut lines = Vec::new();
    for (direction, section) in [("revenue", revenue), ("expenditure", expenditure)] {
        for entry in section.split("  - {").skip(1) {
            let quoted = |key: &str| entry.split(&format!("{key}: \"")).nth(1)?.split('"').next();
            let of = |dimension: &'static str| Some((dimension, quoted(dimension)?.to_owned()));
            let amount = |(stage, _): (&'static str, &str)| Some((stage, cents(quoted(stage)?, ".")));
            lines.push(Line {
                direction,
                codes: ["functional", "economic", "administrative"].into_iter().filter_map(of).collect(),
                name: quoted("es").or(quoted("name")).expect("a name").to_owned(),
                cents: STAGES.into_iter().filter_map(amount).collect(),
            });
        }
    }
    lines
}

/// Reads the treasury's tables of Puerto Cedro.
fn from_tables(year: &str) -> Vec<Line> {
    const REVENUE: &[(&str, &str)] =
        &[("Ley", "approved"), ("Modificado", "adjusted"), ("Devengado", "accrued"), ("Recaudado", "collected")];
    const EXPENDITURE: &[(&str, &str)] = &[
        ("Ley", "approved"),
        ("Modificado", "adjusted"),
        ("Comprometido", "committed"),
        ("Devengado", "accrued"),
        ("Pagado", "paid"),
    ];
    const CODES: &[(&str, &str)] =
        &[("Función", "functional"), ("Objeto", "economic"), ("Código", "economic"), ("Unidad", "administrative")];
    let mut lines = Vec::new();
    for (direction, file, stages) in [("revenue", "ingresos", REVENUE), ("expenditure", "gastos", EXPENDITURE)] {
        let text = content(&format!("puerto-cedro/budgets/{year}-{file}.csv"));
        let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        for row in table.deserialize() {
            let row: BTreeMap<String, String> = row.expect("a row");
            let amount = |(title, stage): &(&str, &'static str)| (*stage, cents(&row[*title], ".,"));
            let code = |(title, dimension): &(&str, &'static str)| Some((*dimension, row.get(*title)?.clone()));
            lines.push(Line {
                direction,
                codes: CODES.iter().filter_map(code).collect(),
                name: row.get("Partida").or(row.get("Renglón")).expect("a name").clone(),
                cents: stages.iter().map(amount).collect(),
            });
        }
    }
    lines
}

/// The cents of an amount with two decimals and these marks.
fn cents(text: &str, marks: &str) -> i64 {
    let digits: String = text.chars().filter(|c| !marks.contains(*c)).collect();
    digits.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The sums of lines.
fn sum<'l>(lines: impl Iterator<Item = &'l Line>) -> Cents {
    let mut sums = Cents::new();
    for (stage, cents) in lines.flat_map(|line| &line.cents) {
        *sums.entry(*stage).or_default() += cents;
    }
    sums
}

/// Whether a code is at or below another: `04.5` is below `04`, and in the economic one `21` below `2`.
fn is_below(dimension: &str, code: &str, top: &str) -> bool {
    code.strip_prefix(top).is_some_and(|rest| dimension == "economic" || rest.is_empty() || rest.starts_with('.'))
}

/// A code's first level. The economic one of GFSM begins with `1`, `2`, `31`, `32` and `33`.
fn top(dimension: &str, code: &str) -> String {
    let end = match dimension {
        "economic" if code.starts_with('3') => 2,
        "economic" => 1,
        _ => code.find('.').unwrap_or(code.len()),
    };
    code[..end].to_owned()
}

/// A code's second level, if it has one.
fn second(dimension: &str, code: &str) -> Option<String> {
    let top = top(dimension, code);
    let rest = code[top.len()..].trim_start_matches('.');
    let end = if dimension == "economic" { 1 } else { rest.find('.').unwrap_or(rest.len()) };
    let end = code.len() - rest.len() + end.min(rest.len());
    (end > top.len()).then(|| code[..end].to_owned())
}

/// The codes of a year's table: the first level; and the second too, where the first says little.
fn listed(dimension: &str, lines: &[&Line]) -> Vec<String> {
    const FEW: usize = 5;
    let codes = || lines.iter().map(|line| line.codes[dimension].as_str());
    let tops: BTreeSet<String> = codes().map(|code| top(dimension, code)).collect();
    let below =
        if tops.len() < FEW { codes().filter_map(|code| second(dimension, code)).collect() } else { BTreeSet::new() };
    tops.union(&below).cloned().collect()
}

/// A row of a table: what it is of, and its amounts by the word of their column.
struct Row {
    code: String,
    name: String,
    cents: Cents,
    percents: Vec<String>,
}

/// The table that an id labels: itself, or that of its section.
fn table<'p>(page: &'p Page, id: &str) -> Element<'p> {
    let label = page.id(id).unwrap_or_else(|| panic!("{}: no {id}", page.path));
    let mut around = label.around();
    let found = around.find_map(|around| match around.name() {
        "table" => Some(around),
        "section" => around.find("table").first().copied(),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{}: no table of {id}", page.path))
}

/// The rows of the body or foot of a table of nodes.
fn rows(table: Element, part: &str) -> Vec<Row> {
    let heads: Vec<String> = table.find("thead")[0].find("th").iter().map(Element::text).collect();
    let stage = |at: usize| STAGES.iter().find(|(_, word)| *word == heads[at]).map(|(stage, _)| *stage);
    let body = table.find(part).first().copied().unwrap_or_else(|| panic!("no {part}"));
    let rows = body.find("tr").into_iter().map(|row| {
        let head = row.find("th")[0];
        let text = |class: &str| {
            head.find("span").into_iter().find(|span| span.get("class") == Some(class)).map(|span| span.text())
        };
        let code = text("code").unwrap_or_default();
        let name = text("node").unwrap_or_else(|| head.text());
        let mut found = Row {
            name: name.strip_prefix(&code).unwrap_or(&name).trim().to_owned(),
            code,
            cents: Cents::new(),
            percents: Vec::new(),
        };
        let measure = head.find("span").into_iter().find(|span| span.get("class") == Some("measure"));
        found.percents.extend(measure.map(|measure| measure.text()));
        for (at, cell) in row.find("td").into_iter().enumerate() {
            match (stage(at + 1), cell.find("data").first()) {
                (Some(stage), Some(data)) => drop(found.cents.insert(stage, checked(*data))),
                (None, Some(data)) => panic!("{} under {:?}", data.text(), heads[at + 1]),
                (None, None) if !cell.text().is_empty() => found.percents.push(cell.text()),
                _ => {}
            }
        }
        found
    });
    rows.collect()
}

/// The cents of an amount on a page; what people read and what machines read are the same.
fn checked(data: Element) -> i64 {
    let value = cents(data.get("value").expect("a value"), ".");
    let text: String = data.text().chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '\u{2212}')).collect();
    assert_eq!(cents(&text.replace('\u{2212}', "-"), ""), value, "{:?}", data.text());
    value
}

/// A part of a whole in tenths of a percent, as it is written.
fn percent(part: i64, whole: i64) -> String {
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The totals, written down by hand from the files' sums: town, year, direction, stage, amount.
const BY_HAND: [(&str, &str, &str, &str, &str); 18] = [
    ("loma-quieta", "2023", "revenue", "Aprobado", "864380.00"),
    ("loma-quieta", "2023", "revenue", "Devengado", "853066.46"),
    ("loma-quieta", "2023", "revenue", "Recaudado", "848622.94"),
    ("loma-quieta", "2023", "expenditure", "Aprobado", "864380.00"),
    ("loma-quieta", "2023", "expenditure", "Devengado", "717170.57"),
    ("loma-quieta", "2023", "expenditure", "Pagado", "684335.22"),
    ("puerto-cedro", "2025", "revenue", "Aprobado", "9256260.00"),
    ("puerto-cedro", "2025", "revenue", "Modificado", "9292900.00"),
    ("puerto-cedro", "2025", "revenue", "Recaudado", "8857366.40"),
    ("puerto-cedro", "2025", "expenditure", "Modificado", "9292900.00"),
    ("puerto-cedro", "2025", "expenditure", "Comprometido", "8914417.98"),
    ("puerto-cedro", "2025", "expenditure", "Devengado", "8603287.08"),
    ("puerto-cedro", "2025", "expenditure", "Pagado", "8377423.18"),
    ("valle-sereno", "2026", "revenue", "Aprobado", "2629200.00"),
    ("valle-sereno", "2026", "revenue", "Recaudado", "2003695.05"),
    ("valle-sereno", "2026", "expenditure", "Modificado", "2645200.00"),
    ("valle-sereno", "2026", "expenditure", "Devengado", "1771751.21"),
    ("valle-sereno", "2026", "expenditure", "Pagado", "1723297.74"),
];

#[test]
fn the_totals_are_those_that_were_added_by_hand() {
    for (town, year, direction, word, amount) in BY_HAND {
        let page = page(&format!("{town}/presupuestos/{year}/"));
        let table = table(page, &format!("totals-{direction}"));
        let row = table.find("tr").into_iter().find(|row| row.text().starts_with(word));
        let value = row.and_then(|row| row.find("data")[0].get("value")).unwrap_or_default();
        assert_eq!(value, amount, "{town} {year} {direction} {word}");
    }
}

#[test]
fn the_totals_of_a_year_are_the_sums_of_its_lines() {
    for (town, year) in YEARS {
        let lines = lines(town, year);
        let page = page(&format!("{town}/presupuestos/{year}/"));
        for direction in ["revenue", "expenditure"] {
            let sums = sum(lines.iter().filter(|line| line.direction == direction));
            assert_eq!(totals(page, &format!("totals-{direction}")), sums, "{town} {year} {direction}");
        }
    }
}

/// The amounts of a table with a row a stage; and its shares are of what is planned.
fn totals(page: &Page, id: &str) -> Cents {
    let rows = table(page, id).find("tbody")[0].find("tr").into_iter();
    let found: Vec<(&str, i64, String)> = rows
        .map(|row| {
            let head = row.find("th")[0].text();
            let (stage, _) = STAGES.iter().find(|(_, word)| head.starts_with(word)).expect("a stage");
            let share = row.find("td")[0].find("span").first().map_or(String::new(), Element::text);
            (*stage, checked(row.find("data")[0]), share)
        })
        .collect();
    let planned = found.iter().find(|(stage, ..)| *stage == "adjusted").map_or(0, |(_, cents, _)| *cents);
    for (stage, cents, share) in &found {
        let expected = if ["approved", "adjusted"].contains(stage) { String::new() } else { percent(*cents, planned) };
        assert_eq!(*share, expected, "{}: {stage}", page.path);
    }
    found.into_iter().map(|(stage, cents, _)| (stage, cents)).collect()
}

#[test]
fn each_table_of_a_year_has_the_sums_of_its_codes_and_their_shares() {
    for (town, year) in YEARS {
        let lines = lines(town, year);
        let page = page(&format!("{town}/presupuestos/{year}/"));
        let mut figures = 0;
        for (direction, dimension, _) in TABLES {
            let own: Vec<&Line> = lines.iter().filter(|line| line.direction == direction).collect();
            let whole = sum(own.iter().copied());
            let table = table(page, &format!("{direction}-{dimension}"));
            let found = rows(table, "tbody");
            let codes: Vec<&String> = found.iter().map(|row| &row.code).collect();
            assert_eq!(codes, listed(dimension, &own).iter().collect::<Vec<_>>(), "{town} {year} {dimension}");
            let done = if direction == "revenue" { "collected" } else { "accrued" };
            for row in &found {
                let below = own.iter().filter(|line| is_below(dimension, &line.codes[dimension], &row.code));
                let sums = sum(below.copied());
                let shown = ["approved", "adjusted", done].map(|stage| (stage, sums[stage]));
                assert_eq!(row.cents, Cents::from(shown), "{town} {year} {dimension} {}", row.code);
                let of_whole = percent(sums["adjusted"], whole["adjusted"]);
                let executed = percent(sums[done], sums["adjusted"]);
                assert_eq!(row.percents, [of_whole, executed], "{town} {year} {dimension} {}", row.code);
            }
            let foot = &rows(table, "tfoot")[0];
            let shown = ["approved", "adjusted", done].map(|stage| (stage, whole[stage]));
            assert_eq!(foot.cents, Cents::from(shown), "{town} {year} {dimension}");
            figures += found.iter().chain([foot]).map(|row| row.cents.len()).sum::<usize>();
        }
        figures += totals(page, "totals-revenue").len() + totals(page, "totals-expenditure").len();
        // Estimates and changes are figures of their own kind; places and sources of money are told
        // of only some of the lines.
        let other = |element: &Element| {
            let labels = element.around().filter_map(|around| around.get("aria-labelledby"));
            labels.into_iter().flat_map(str::split_whitespace).any(|label| {
                ["done", "why", "changes", "reports", "amendments", "expenditure-area", "expenditure-funding"]
                    .contains(&label)
            })
        };
        let shown = page.named("data").into_iter().filter(|data| !other(data)).count();
        assert_eq!(shown, figures, "{town} {year}: every figure was compared");
    }
}

#[test]
fn the_page_of_a_code_has_the_sums_of_the_codes_below_it_and_its_lines() {
    for (town, year) in YEARS {
        let lines = lines(town, year);
        for (direction, dimension, segment) in TABLES {
            let own: Vec<&Line> = lines.iter().filter(|line| line.direction == direction).collect();
            let mut tops: Vec<String> = own.iter().map(|line| top(dimension, &line.codes[dimension])).collect();
            tops.sort();
            tops.dedup();
            for code in tops {
                let page = page(&format!("{town}/presupuestos/{year}/{segment}/{code}/"));
                let below = |code: &str| -> Vec<&Line> {
                    own.iter().copied().filter(|line| is_below(dimension, &line.codes[dimension], code)).collect()
                };
                let whole = sum(below(&code).into_iter());
                assert_eq!(totals(page, "totals-table"), whole, "{}", page.path);
                let table = table(page, "parts");
                let (nodes, found): (Vec<Row>, Vec<Row>) =
                    rows(table, "tbody").into_iter().partition(|row| !row.code.is_empty());
                for row in nodes {
                    assert_eq!(row.cents, sum(below(&row.code).into_iter()), "{}: {}", page.path, row.code);
                }
                let mut found: Vec<(String, Cents)> = found.into_iter().map(|row| (row.name, row.cents)).collect();
                let mut expected: Vec<(String, Cents)> =
                    below(&code).into_iter().map(|line| (line.name.clone(), line.cents.clone())).collect();
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{}", page.path);
                assert_eq!(rows(table, "tfoot")[0].cents, whole, "{}", page.path);
            }
        }
    }
}

#[test]
fn the_chart_says_the_same_as_the_table() {
    for (town, year) in YEARS {
        let lines = lines(town, year);
        let page = page(&format!("{town}/presupuestos/{year}/"));
        let finding = page.id("finding").expect("the finding");
        let figure = finding.around().find(|around| around.name() == "figure").expect("its figure");
        let rows = figure.find("tbody")[0].find("tr").into_iter();
        let found: Vec<(i64, String)> = rows
            .map(|row| {
                let cells = row.find("td");
                let digits: String = cells[0].text().chars().filter(char::is_ascii_digit).collect();
                (digits.parse().unwrap(), cells[1].text())
            })
            .collect();
        let mut tops: BTreeMap<String, i64> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.direction == "expenditure") {
            *tops.entry(top("functional", &line.codes["functional"])).or_default() += line.cents["adjusted"];
        }
        let whole: i64 = tops.values().sum();
        let mut expected: Vec<(i64, String)> = tops.values().map(|cents| (*cents, percent(*cents, whole))).collect();
        expected.sort_by_key(|(cents, _)| std::cmp::Reverse(*cents));
        assert_eq!(found, expected, "{town} {year}: the largest first");
        let headline = figure.find("figcaption")[0].text();
        assert!(headline.contains(&expected[0].1), "{headline}");
    }
}

#[test]
fn the_list_of_years_has_the_same_totals() {
    for (town, year) in YEARS {
        let lines = lines(town, year);
        let of = |direction: &str| sum(lines.iter().filter(|line| line.direction == direction));
        let page = page(&format!("{town}/presupuestos/"));
        let row = page.named("tr").into_iter().find(|row| row.text().starts_with(year)).expect("the year");
        let found: Vec<i64> = row.find("data").into_iter().map(checked).collect();
        let spent = of("expenditure");
        assert_eq!(found[..3], [of("revenue")["adjusted"], spent["adjusted"], spent["accrued"]], "{town} {year}");
        assert!(row.text().contains(&percent(spent["accrued"], spent["adjusted"])), "{town} {year}");
    }
}

#[test]
fn the_home_says_what_is_planned_for_each_inhabitant() {
    // Planned expenditure of 2026, and the people of the census of 2023.
    for (town, planned, people) in [("puerto-cedro", 989_591_000, 48_210), ("valle-sereno", 264_520_000, 14_530)] {
        let home = page(&format!("{town}/"));
        let spending = home.id("spending").expect("the budget").around().next().expect("its card");
        let values: Vec<i64> =
            spending.find("data").iter().map(|data| cents(data.get("value").unwrap(), ".")).collect();
        let each = (planned * 2 + people) / (people * 2);
        assert_eq!(values[..3], [planned, planned, each], "{town}");
    }
}

#[test]
fn the_files_to_download_have_the_lines_of_the_content() {
    for (town, year) in YEARS {
        let base = format!("{town}/presupuestos/{year}/{year}");
        let mut rows = Vec::new();
        let mut table = csv::Reader::from_reader(demo().text(&format!("{base}.csv")).as_bytes());
        for row in table.deserialize() {
            let row: BTreeMap<String, String> = row.unwrap();
            assert_eq!((row["year"].as_str(), row["currency"].as_str()), (year, "PAB"));
            rows.push(row);
        }
        let json: serde_json::Value = serde_json::from_str(demo().text(&format!("{base}.json"))).unwrap();
        let mut expected: Vec<(String, Cents)> = Vec::new();
        for line in lines(town, year) {
            expected.push((format!("{} {:?} {}", line.direction, line.codes, line.name), line.cents));
        }
        expected.sort();
        let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
        let from_csv = rows.iter().map(|row| described(|key| row.get(key).cloned().unwrap_or_default()));
        let from_json = json["lines"].as_array().unwrap().iter().map(|line| described(|key| text(line, key)));
        let (mut from_csv, mut from_json): (Vec<_>, Vec<_>) = (from_csv.collect(), from_json.collect());
        from_csv.sort();
        from_json.sort();
        assert_eq!(from_csv, expected, "{base}.csv");
        assert_eq!(from_json, expected, "{base}.json");
    }
}

/// A line of a published file, in the form of those of the content.
fn described(get: impl Fn(&str) -> String) -> (String, Cents) {
    let filled = |key: &&'static str| !get(key).is_empty();
    let codes = ["functional", "economic", "administrative"].into_iter().filter(filled);
    let codes: BTreeMap<&str, String> = codes.map(|key| (key, get(key))).collect();
    let stages = STAGES.into_iter().map(|(stage, _)| stage).filter(filled);
    let amounts = stages.map(|stage| (stage, cents(&get(stage), "."))).collect();
    (format!("{} {codes:?} {}", get("direction"), get("name")), amounts)
}
