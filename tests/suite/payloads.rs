//! Nothing that an author writes runs, loads from elsewhere or breaks a page: known payloads in every
//! value of every record, in tables, Markdown, names of files and properties of boundaries, against the
//! same content with harmless words in their place.
//!
//! A run of the suite puts some payloads into each value; `CABILDO_PAYLOADS=all` puts every payload
//! into every one, in as many builds as that takes, or in those of them that `CABILDO_ROUNDS=20-39` asks for.

mod laid;
mod look;
mod spots;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::browser::chromium::{Screen, chromium};
use crate::browser::served::Served;
use crate::demo::Built;
use laid::{AT_ONCE, Laid};
use look::look;
use spots::{Field, fields, is_text};

/// The payloads. One that runs sets `hit`.
fn payloads() -> Vec<String> {
    serde_json::from_str(include_str!("payloads/payloads.json")).expect("a list of texts")
}

/// The content with its values, found once.
fn content() -> &'static Laid {
    static CONTENT: OnceLock<Laid> = OnceLock::new();
    CONTENT.get_or_init(|| Laid::new(&payloads()))
}

/// The first round: a site with payloads, and its twin.
fn first() -> &'static (Built, Built) {
    static FIRST: OnceLock<(Built, Built)> = OnceLock::new();
    FIRST.get_or_init(|| content().round(0))
}

/// Whether every payload goes into every value.
fn all() -> bool {
    std::env::var("CABILDO_PAYLOADS").is_ok_and(|asked| asked == "all")
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

#[test]
fn payloads_in_every_value_neither_run_nor_load_nor_break_anything() {
    let known = payloads();
    assert!(known.len() >= 150, "{}", known.len());
    let mut faults = Vec::new();
    let rounds = known.len().div_ceil(AT_ONCE);
    for round in rounds_asked(rounds) {
        let before = faults.len();
        if round == 0 {
            let (bad, twin) = first();
            look(bad, twin, all(), &mut faults);
        } else {
            let (bad, twin) = content().round(round);
            look(&bad, &twin, true, &mut faults);
        }
        if all() {
            eprintln!("round {} of {rounds}, {} faults", round + 1, faults.len() - before);
            faults[before..].iter().take(8).for_each(|fault| eprintln!("  {fault}"));
        }
    }
    none(&faults);
}

/// The rounds of this run: the first, or all, or those that `CABILDO_ROUNDS` asks for (`20-39`, counted from 1).
fn rounds_asked(rounds: usize) -> std::ops::Range<usize> {
    if !all() {
        return 0..1;
    }
    let asked = std::env::var("CABILDO_ROUNDS").unwrap_or_default();
    let ends =
        asked.split_once('-').and_then(|(from, to)| Some((from.parse::<usize>().ok()?, to.parse::<usize>().ok()?)));
    ends.map_or(0..rounds, |(from, to)| from.saturating_sub(1)..to.min(rounds))
}

#[test]
fn every_field_of_every_record_is_tried_or_refuses_what_it_cannot_be() {
    let content = content();
    let tried: BTreeSet<Field> = content.spots.iter().map(|spot| spot.field.clone()).collect();
    let of_tables = tried.iter().filter(|(record, _)| record == "table").count();
    assert!(content.spots.len() > 2000 && of_tables > 5, "{} values, {of_tables} columns", content.spots.len());
    let is_missing = |(field, kind): &&(Field, _)| {
        (all() || is_text(kind)) && !tried.contains(field) && !content.refused.contains(field)
    };
    let fields = fields();
    let missing: Vec<&Field> = fields.iter().filter(is_missing).map(|(field, _)| field).collect();
    assert!(missing.is_empty(), "no content has {} of {} fields: {missing:?}", missing.len(), fields.len());
    let refused = fields.iter().filter(|(field, kind)| is_text(kind) && !tried.contains(field) && !names(field));
    let refused: Vec<&Field> = refused.map(|(field, _)| field).collect();
    assert!(refused.is_empty(), "texts that refuse a text: {refused:?}");
}

#[test]
fn in_a_browser_no_payload_runs_is_asked_for_or_breaks_the_policy() {
    let Some(browser) = chromium() else { return };
    let (bad, _) = first();
    let served = Served::new(bad.files.clone());
    let screen = Screen::new(&browser, 1280);
    let mut faults = Vec::new();
    for address in addresses(bad) {
        screen.open(&served.url(&address));
        screen.value(TOUCH);
        for told in screen.complaints() {
            faults.push(format!("/{address}: {told}"));
        }
        let told = screen.value(
            "[String(window.hit), ...performance.getEntriesByType('resource').map(({ name }) => name)
              .filter((name) => !name.startsWith(location.origin))]",
        );
        if told != serde_json::json!(["undefined"]) {
            faults.push(format!("/{address}: {told}"));
        }
    }
    none(&faults);
}

/// Records that say how a table is read: titles of columns, marks, words of its cells.
const TABLE_FORMS: [&str; 4] = ["column", "column level", "lines", "numbers"];

/// Texts that must name something that is known, and refuse whatever does not: a person, a decision, a
/// point, a time zone; or that are read as more than a text.
const NAMING: [(&str, &str); 16] = [
    ("cabildo.yaml", "aliases"),
    ("cabildo.yaml", "country"),
    ("cabildo.yaml", "theme"),
    ("cabildo.yaml", "time_zone"),
    ("coordinates", "lat"),
    ("coordinates", "lon"),
    ("decision", "lines"),
    ("decision", "revoked_by"),
    ("minutes", "late"),
    ("minutes", "left"),
    ("minutes", "substitutes"),
    ("motion", "conflicts"),
    ("motion", "vote"),
    ("paper", "authors"),
    ("proposal", "cycle"),
    ("proposal", "decision"),
];

/// Whether a field names something that is known, or says how a table is read.
fn names((record, key): &Field) -> bool {
    TABLE_FORMS.contains(&record.as_str()) || NAMING.contains(&(record.as_str(), key.as_str()))
}

/// The pages to open: of each kind the longest, or all.
fn addresses(site: &Built) -> Vec<String> {
    let pages = site.paths(|path| path.ends_with("index.html") && !path.starts_with("admin/"));
    let address = |path: &str| path.trim_end_matches("index.html").to_owned();
    if all() {
        return pages.into_iter().map(address).collect();
    }
    let kind = |path: &str| {
        let text = site.text(path);
        let class = text.split("<body class=").nth(1).map_or("", |rest| rest.split('>').next().unwrap_or(""));
        class.to_owned()
    };
    let mut kinds = std::collections::BTreeMap::new();
    for path in pages {
        let longest = kinds.entry(kind(path)).or_insert(path);
        if site.text(path).len() > site.text(longest).len() {
            *longest = path;
        }
    }
    kinds.into_values().map(address).collect()
}

/// Does to everything on a page what people do, so that whatever waits for it runs.
const TOUCH: &str = "document.querySelectorAll('body *').forEach((one) => {
  if (one.tagName === 'DETAILS') one.open = true;
  for (const name of ['pointerenter', 'mouseover', 'focus', 'toggle', 'animationstart']) one.dispatchEvent(new Event(name));
})";
