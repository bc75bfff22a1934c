//! What is looked for in the output: nothing runs, nothing is loaded from elsewhere, and pages and data
//! have the structure that they have with harmless words.

use std::collections::BTreeSet;
use std::path::Path;

use crate::demo::Built;
use crate::dom::{Element, Page};

/// Compares a site with payloads with its harmless twin, and tells what is wrong. Where payloads stand in codes and
/// numbers too (`in_codes`), of which addresses are made, the two may stand at other addresses.
pub fn look(bad: &Built, twin: &Built, in_codes: bool, faults: &mut Vec<String>) {
    let known = |site: &Built| site.files.keys().filter(|path| !is_hashed(path)).cloned().collect::<BTreeSet<String>>();
    let (ours, theirs) = (known(bad), known(twin));
    // A code is part of an address, and is another in each of the two.
    for path in ours.symmetric_difference(&theirs).filter(|path| !in_codes && !names_a_text(path)) {
        faults.push(format!("{path} stands in one of the two alone"));
    }
    if !in_codes && ours.len() != theirs.len() {
        faults.push(format!("{} files, and {} with harmless words", ours.len(), theirs.len()));
    }
    // The editor in the browser is another's program, with a policy of its own.
    for (path, bytes) in bad.files.iter().filter(|(path, _)| !path.starts_with("admin/")) {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let other = twin.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        match ending {
            // A page has its structure compared in some rounds, which takes longest.
            "html" => page(path, text, other.filter(|_| super::all() || path.len() % 4 == 0), faults),
            "json" | "jsonld" | "geojson" | "webmanifest" => {
                if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
                    faults.push(format!("{path}: {error}"));
                }
            }
            "xml" | "svg" => xml(path, text, other, faults),
            "csv" => csv(path, text, other, faults),
            "ics" => calendar(path, text, other, faults),
            _ => {}
        }
    }
}

/// Whether a part of an address is made of a text that stands where a code does: it ends in a mark of the whole.
fn names_a_text(path: &str) -> bool {
    let is_mark = |mark: &str| mark.len() == 8 && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.split('/').any(|part| is_mark(part.rsplit('-').next().unwrap_or_default()))
}

/// Whether a file's name holds a fingerprint of its contents.
fn is_hashed(path: &str) -> bool {
    path.contains("assets/") || path.contains("search/") || path.contains("pagefind/")
}

fn page(path: &str, text: &str, other: Option<&str>, faults: &mut Vec<String>) {
    let page = Page::parse(path, text);
    for element in page.all() {
        element_is_harmless(path, &element, faults);
    }
    let Some(other) = other else { return };
    let twin = Page::parse(path, other);
    let (ours, theirs) = (form(&page), form(&twin));
    if ours != theirs {
        let at = ours.iter().zip(&theirs).position(|(one, other)| one != other).unwrap_or(ours.len().min(theirs.len()));
        let around = |all: &[String]| all[at.saturating_sub(2)..all.len().min(at + 3)].join(" ");
        faults.push(format!("{path}: {} is {}", around(&theirs), around(&ours)));
    }
}

/// The elements of a page with the names of their attributes; Markdown texts, which have elements of
/// their authors', left out.
fn form(page: &Page) -> Vec<String> {
    let is_prose =
        |element: &Element| element.get("class").is_some_and(|class| class.split(' ').any(|one| one == "prose"));
    // What stands around a text has contents beside it where there are enough headings.
    let around: BTreeSet<usize> =
        page.all().filter(is_prose).flat_map(|prose| prose.around().map(|outer| outer.at)).collect();
    // A code that is made of its name is not shown beside it: where payloads stand in codes, none is.
    let is_code = |element: &Element| super::all() && element.get("class") == Some("code");
    // That a text is in another language is said beside the contents where there are any.
    let is_note = |element: &Element| super::all() && element.name() == "p" && element.get("class") == Some("note");
    // In a chart, names are broken into lines where they are long.
    let outside = |element: &Element| {
        !around.contains(&element.at)
            && !is_prose(element)
            && !is_code(element)
            && !is_note(element)
            && !element
                .around()
                .any(|outer| is_prose(&outer) || outer.name() == "svg" || outer.get("aria-labelledby") == Some("text"))
            && !in_contents(element)
    };
    page.all()
        .filter(outside)
        .map(|element| {
            let names: Vec<&str> = element.attributes().iter().map(|(name, _)| name.as_str()).collect();
            format!("<{} {}>", element.name(), names.join(" "))
        })
        .collect()
}

/// Whether an element is part of the contents that a Markdown text's headings make.
fn in_contents(element: &Element) -> bool {
    std::iter::once(*element)
        .chain(element.around())
        .any(|outer| outer.get("class").is_some_and(|class| class.contains("contents")))
}

const FORBIDDEN: [&str; 16] = [
    "iframe",
    "object",
    "embed",
    "applet",
    "base",
    "frame",
    "frameset",
    "style",
    "math",
    "foreignobject",
    "animate",
    "set",
    "portal",
    "video",
    "audio",
    "marquee",
];

fn element_is_harmless(path: &str, element: &Element, faults: &mut Vec<String>) {
    let mut tell = |what: String| faults.push(format!("{path}: <{}> {what}", element.name()));
    if FORBIDDEN.contains(&element.name().to_lowercase().as_str()) {
        tell("stands here".to_owned());
    }
    if element.name() == "script" {
        let local = element.get("src").is_some_and(|src| !src.contains(':') && !src.starts_with("//"));
        let data = element.get("type").is_some_and(|kind| kind.starts_with("application/"));
        if !local && !data {
            tell("runs".to_owned());
        }
        if data && serde_json::from_str::<serde_json::Value>(&element.text()).is_err() {
            tell("is not JSON".to_owned());
        }
    }
    for (name, value) in element.attributes() {
        let lower = name.to_lowercase();
        if lower.starts_with("on")
            || matches!(lower.as_str(), "style" | "srcdoc" | "formaction" | "ping" | "background")
        {
            tell(format!("has {name}"));
        }
        if matches!(lower.as_str(), "href" | "src" | "action" | "xlink:href" | "srcset" | "poster" | "data") {
            address(element, &lower, value, &mut tell);
        }
        if lower == "http-equiv" && !value.eq_ignore_ascii_case("content-security-policy") {
            // The page of an old address leads on within the site.
            let leads = element.get("content").and_then(|content| content.strip_prefix("0; url="));
            match leads.filter(|_| value == "refresh") {
                Some(leads) => address(element, "url", leads, &mut tell),
                None => tell(format!("has {name}={value}")),
            }
        }
    }
}

fn address(element: &Element, name: &str, value: &str, tell: &mut impl FnMut(String)) {
    let bare: String =
        value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    let scheme = bare
        .split(['/', '?', '#'])
        .next()
        .filter(|start| start.contains(':'))
        .and_then(|start| start.split(':').next());
    let fits = match scheme {
        None => !bare.starts_with("//") && !bare.starts_with('\\'),
        Some("https" | "http") => matches!(element.name(), "a" | "link"),
        Some("mailto" | "tel" | "webcal" | "geo") => element.name() == "a",
        Some(_) => false,
    };
    let loads = element.name() == "link"
        && scheme.is_some()
        && !matches!(element.get("rel"), Some("canonical" | "alternate" | "license"));
    if !fits || loads {
        tell(format!("has {name}={value}"));
    }
}

fn xml(path: &str, text: &str, other: Option<&str>, faults: &mut Vec<String>) {
    fn names(text: &str) -> Result<Vec<String>, roxmltree::Error> {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(text, options)?;
        let elements = document.descendants().filter(|node| node.is_element());
        Ok(elements.map(|node| node.tag_name().name().to_owned()).filter(|name| name != "tspan").collect())
    }
    match (names(text), other.map(names)) {
        (Err(error), _) => faults.push(format!("{path}: {error}")),
        // A chart has fewer labels where names are long.
        (Ok(ours), Some(Ok(theirs))) if path.ends_with(".svg") => {
            let set =
                |names: &[String]| names.iter().filter(|name| *name != "text").cloned().collect::<BTreeSet<String>>();
            if set(&ours) != set(&theirs) {
                faults.push(format!("{path}: other elements: {:?} {:?}", set(&ours), set(&theirs)));
            }
        }
        (Ok(ours), Some(Ok(theirs))) if ours != theirs => faults.push(format!("{path}: another structure")),
        _ => {}
    }
}

fn csv(path: &str, text: &str, other: Option<&str>, faults: &mut Vec<String>) {
    // Attachments are published as they are.
    if path.contains("/files/") || path.starts_with("files/") {
        return;
    }
    let rows = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
    };
    let ours = rows(text);
    if let Some(theirs) = other.map(rows) {
        let widths = |rows: &[Vec<String>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
        if widths(&ours) != widths(&theirs) {
            faults.push(format!("{path}: other rows or columns"));
        }
    }
    // A program whose lists are parted by semicolons begins a cell behind each.
    for cell in ours.iter().flatten().flat_map(|cell| cell.split([';', '\t', '\n', '\r'])) {
        let number = cell.parse::<f64>().is_ok();
        if !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            faults.push(format!("{path}: a spreadsheet would reckon {cell}"));
        }
    }
}

fn calendar(path: &str, text: &str, other: Option<&str>, faults: &mut Vec<String>) {
    let form = |text: &str| -> Vec<Vec<String>> {
        let calendars = ical::IcalParser::new(text.as_bytes()).map(|calendar| calendar.expect("a calendar"));
        let events = calendars.flat_map(|calendar| calendar.events);
        events.map(|event| event.properties.into_iter().map(|property| property.name).collect()).collect()
    };
    if other.is_some_and(|other| form(other) != form(text)) {
        faults.push(format!("{path}: other events or properties"));
    }
    // The library that writes them does not count the space that a line goes on with.
    if text.lines().any(|line| line.trim_start_matches(' ').len() > 75) {
        faults.push(format!("{path}: a line is too long"));
    }
}
