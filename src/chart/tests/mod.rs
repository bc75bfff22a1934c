//! What holds for every chart, and one file a chart.

mod bars;
mod bullet;
mod flow;
mod lines;
mod maps;
mod network;
mod row_bar;
mod scatter;
mod treemap;

use rust_decimal::Decimal;

use super::frame::Caption;

/// Elements and attributes that a chart may have: no `style`, no script, nothing from elsewhere.
const ELEMENTS: [&str; 15] = [
    "svg", "title", "desc", "g", "a", "defs", "pattern", "rect", "path", "circle", "text", "tspan", "line", "polyline",
    "polygon",
];
#[rustfmt::skip]
const ATTRIBUTES: [&str; 44] = [
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "cx", "cy", "d",
    "direction", "display", "dominant-baseline", "dy", "fill", "fill-opacity", "fill-rule", "font-family", "font-size",
    "font-weight", "height", "href", "id", "overflow", "patternUnits", "pointer-events", "points",
    "r", "role", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    "text-anchor", "transform", "vector-effect", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
];
/// Attributes that hold numbers alone.
const NUMERIC: [&str; 14] =
    ["cx", "cy", "d", "dy", "height", "points", "r", "viewBox", "width", "x", "x1", "x2", "y", "y1"];

pub(super) fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

pub(super) fn caption() -> Caption {
    Caption {
        id: "chart".to_owned(),
        title: "Gasto <por> función & \"año\"".to_owned(),
        description: "Educación gasta más.".to_owned(),
    }
}

/// Labels that break drawings: empty, very long, from right to left, wide, joined, marked, markup.
pub(super) fn awkward_labels() -> Vec<String> {
    vec![
        String::new(),
        " \n ".to_owned(),
        "palabra ".repeat(1250),
        "x".repeat(10_000),
        "التعليم والثقافة والرياضة والشباب".to_owned(),
        "教育文化体育与青年事务".to_owned(),
        "👩🏽‍👩🏽‍👧🏽‍👦🏽".repeat(40),
        format!("Z{}algo", "\u{301}\u{336}".repeat(500)),
        "</text><script>alert(1)</script>".to_owned(),
        "\u{0}\u{8}\u{b}\u{ffff}\u{202e}".to_owned(),
    ]
}

/// The chart parsed, once all that holds for every chart has been looked at.
pub(super) fn checked(svg: &str) -> roxmltree::Document<'_> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{:?} in {svg}", node.tag_name());
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(ATTRIBUTES.contains(&name), "{name} in {svg}");
            assert!(name.starts_with("aria-") || name == "href" || !value.contains(':'), "{name}: {value}");
            assert!(!value.starts_with("url(") || value.starts_with("url(#"), "{value} leads elsewhere");
            if NUMERIC.contains(&name) {
                check_numbers(value);
            }
        }
    }
    check_names(&document);
    document
}

fn check_numbers(value: &str) {
    let unlike = |c: char| {
        !matches!(
            c,
            '0'..='9'
                | '.'
                | '-'
                | ' '
                | ','
                | '%'
                | 'M'
                | 'm'
                | 'L'
                | 'l'
                | 'H'
                | 'h'
                | 'V'
                | 'v'
                | 'C'
                | 'c'
                | 'Q'
                | 'q'
                | 'A'
                | 'a'
                | 'z'
                | 'Z'
        )
    };
    assert!(!value.contains(unlike), "{value} is not numeric");
    let numbers = value.split(|c: char| !matches!(c, '0'..='9' | '.' | '-')).flat_map(|n| n.split_inclusive('-'));
    for number in numbers {
        assert!(number != "0-" || value.contains("0-"), "{value}");
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.trim_end_matches('-').len());
        assert!(decimals <= 1, "{value} has more than one decimal");
    }
    assert!(!value.split(|c: char| !matches!(c, '0'..='9' | '.' | '-')).any(|n| n == "-0"), "{value}");
}

/// One of the two modes; names that begin with what is seen; ids that exist and are unique.
fn check_names(document: &roxmltree::Document<'_>) {
    let root = document.root_element();
    let links: Vec<_> = document.descendants().filter(|n| n.tag_name().name() == "a").collect();
    match root.attribute("role") {
        Some("img") => {
            assert!(links.is_empty(), "a picture with links");
            let inner = document.descendants().filter(|n| *n != root && n.attribute("role").is_some());
            assert_eq!(inner.count(), 0, "a picture that exposes its parts");
        }
        Some("group") => assert!(!links.is_empty(), "a group without links"),
        None => assert_eq!(root.attribute("aria-hidden"), Some("true")),
        other => panic!("role {other:?}"),
    }
    for link in &links {
        let is_written =
            link.descendants().any(|n| n.is_text() && n.text().is_some_and(|text| !text.trim().is_empty()));
        assert!(link.has_attribute("aria-label") || is_written, "a link without a name");
    }
    for part in document.descendants().filter(|n| n.attribute("aria-label").is_some()) {
        let name = part.attribute("aria-label").unwrap();
        // Of a name in two sizes one is seen, here or on a telephone.
        let texts = part.descendants().filter(roxmltree::Node::is_text);
        let (large, small): (Vec<_>, Vec<_>) = texts.partition(|n| n.ancestors().any(|n| n.has_attribute("display")));
        // Word for word, since links are followed by saying what is seen.
        let words = |text: &str| {
            let bare = |word: &str| word.trim_end_matches(['\u{200f}', '…', ',', ' ']).to_owned();
            text.split(' ').map(bare).filter(|word| !word.is_empty()).collect::<Vec<String>>()
        };
        for texts in [large, small] {
            // A line is a text of its own.
            let seen = texts.into_iter().filter_map(|n| n.text()).collect::<Vec<_>>().join(" ");
            let (said, mut seen_words) = (words(name), words(&seen));
            // Of a word that is longer than a line the beginning is seen, beside a link and not in it.
            if let Some(last) = seen_words.pop() {
                let is_cut = seen.trim_end_matches('\u{200f}').ends_with('…');
                let whole = said.get(seen_words.len());
                let is_cut = is_cut && !part.has_tag_name("a");
                let same = whole.is_some_and(|word| *word == last || (is_cut && word.starts_with(&last)));
                assert!(same, "{name:?} does not go on with {last:?}");
            }
            assert!(said.starts_with(&seen_words), "{name:?} does not begin with {seen:?}");
        }
    }
    let ids: Vec<&str> = document.descendants().filter_map(|n| n.attribute("id")).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "ids twice");
    for attribute in document.descendants().flat_map(|n| n.attributes()) {
        if attribute.name().starts_with("aria-") && attribute.name().ends_with("by") {
            assert!(attribute.value().split(' ').all(|id| ids.contains(&id)));
        }
        if let Some(id) = attribute.value().strip_prefix("url(#") {
            assert!(ids.contains(&id.trim_end_matches(')')), "{id} is not defined");
        }
    }
}
