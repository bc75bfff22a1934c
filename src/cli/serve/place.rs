//! Where on a page stands what a finding is about: its row, its figure, its heading.
//!
//! A page does not say from which line of which file each of its words came. So the words of the finding's record are
//! looked for on it: its name or title before its codes, a whole cell before a part of a sentence. Where none of them
//! is found, a finding about the page's own record stands at the page's heading.

use std::ops::Range;

use crate::findings::Finding;
use crate::model::budget::Stage;
use crate::model::choice::Choice;
use crate::text::front_matter::split;
use crate::text::visible::{end_of_tag, name, unescaped};
use crate::text::yaml::{Node, Spanned, parse};

/// The fewest letters of a word that is looked for.
const FEWEST: usize = 3;
/// The fewest of one that may stand within a sentence.
const FEWEST_WITHIN: usize = 12;

/// The texts of a page between `<main>` and its end.
pub struct Places<'h>(Vec<Piece<'h>>);

/// A text between two tags.
struct Piece<'h> {
    text: std::borrow::Cow<'h, str>,
    /// Where a mark may stand behind it: behind the link that it is in.
    behind: usize,
    /// Whether it stands in a row or an item of a list.
    in_row: bool,
    is_heading: bool,
}

impl<'h> Places<'h> {
    /// Those of a page's HTML, which is our own and well formed.
    pub fn of(html: &'h str) -> Self {
        let start = html.find("<main").unwrap_or(html.len());
        let end = html[start..].find("</main>").map_or(html.len(), |end| start + end);
        let (mut at, mut pieces) = (start, Vec::new());
        // What is drawn, chosen or run holds no marks; behind a link they stand behind its end.
        let (mut closed, mut linked, mut in_row, mut is_heading) = (None::<String>, 0, false, false);
        while let Some(open) = html[at..end].find('<').map(|open| at + open) {
            let text = html[at..open].trim();
            if closed.is_none() && !text.is_empty() {
                pieces.push(Piece { text: unescaped(text).into(), behind: open, in_row, is_heading });
                linked += usize::from(linked > 0);
            }
            let after = (open + end_of_tag(&html[open..]) + 1).min(end);
            let tag = name(html[open + 1..after].trim_end_matches('>').trim_end_matches('/'));
            at = after;
            match (closed.as_deref(), tag) {
                (None, "svg" | "script" | "style" | "select" | "template" | "textarea" | "button") => {
                    // Of a drawing without contents there is no end.
                    closed = (!html[open..after].ends_with("/>")).then(|| format!("/{tag}"));
                }
                (Some(wanted), tag) if wanted == tag => closed = None,
                (None, "a" | "summary" | "label") => linked = 1,
                (None, "/a" | "/summary" | "/label") => {
                    let count = pieces.len();
                    pieces.iter_mut().skip(count - (linked - 1).min(count)).for_each(|piece| piece.behind = after);
                    linked = 0;
                }
                (None, "tr" | "li" | "dl") => in_row = true,
                (None, "/tr" | "/li" | "/dl" | "/ul" | "/ol" | "/table") => in_row = false,
                (None, "h1") => is_heading = true,
                (None, "/h1") => is_heading = false,
                _ => {}
            }
        }
        Self(pieces)
    }

    /// Where the mark of a finding stands; at the heading where its words are not found and it is about the page's
    /// own record (`own`).
    pub fn find(&self, words: &[String], own: bool) -> Option<usize> {
        let whole =
            |word: &&String, in_row: bool| self.0.iter().find(|piece| piece.in_row == in_row && piece.text == **word);
        let exact = words.iter().find_map(|word| whole(&word, true).or_else(|| whole(&word, false)));
        let within = || {
            let long = words.iter().filter(|word| own && word.chars().count() >= FEWEST_WITHIN);
            long.into_iter().find_map(|word| self.0.iter().find(|piece| piece.text.contains(word.as_str())))
        };
        let heading = || self.0.iter().find(|piece| own && piece.is_heading);
        exact.or_else(within).or_else(heading).map(|piece| piece.behind)
    }
}

/// The words by which the record, row or field of a finding is found on a page, the best first. `text` is that of its
/// file.
pub fn words(finding: &Finding, text: &str) -> Vec<String> {
    let at = finding.place.span.start as usize;
    let file = &finding.place.file;
    let mut words = Vec::new();
    if file.ends_with(".csv") {
        let quote = finding.quote.as_deref().unwrap_or_default();
        words.extend(quote.split([';', ',', '\t', '|']).map(|cell| cell.trim_matches([' ', '"']).to_owned()));
    } else {
        let data =
            if file.ends_with(".md") { split(text).map_or(0..0, |parts| parts.front_matter) } else { 0..text.len() };
        if data.contains(&at) {
            of_record(text, data, at, &mut words);
        } else {
            words.extend(of_sentence(finding.quote.as_deref().unwrap_or_default()));
        }
    }
    // A number alone may be any.
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.retain(|word| word.chars().count() >= FEWEST && !is_number(word));
    // Names say what a row is, before its codes; a code's row may be that of the code above it.
    words.sort_by_key(|word| !word.contains(char::is_alphabetic));
    let of_data = || words.iter().filter(|word| is_code(word) && !file.ends_with(".csv"));
    let above = of_data().flat_map(|word| codes_above(word)).collect::<Vec<_>>();
    words.extend(above);
    words
}

/// The texts of the record that stands at a place of a file of data; of the file's own record the field alone.
fn of_record(text: &str, data: Range<usize>, at: usize, words: &mut Vec<String>) {
    let Some(root) = parse(text, data).0 else { return };
    let Node::Map(fields) = &root.value else { return };
    let Some((_, field)) = fields.iter().rfind(|(key, _)| key.span.start as usize <= at) else { return };
    texts(innermost(field, at), words);
}

/// The innermost map around a place, or the value itself.
fn innermost(node: &Spanned<Node>, at: usize) -> &Spanned<Node> {
    let inner = match &node.value {
        Node::Scalar(_) => None,
        Node::Seq(items) => items.iter().rfind(|item| item.span.start as usize <= at),
        Node::Map(entries) => {
            let own = entries.iter().rfind(|(key, _)| key.span.start as usize <= at);
            own.map(|(_, value)| value).filter(|value| holds_maps(value))
        }
    };
    inner.map_or(node, |inner| innermost(inner, at))
}

/// Whether records stand in a value: translations of a text do not.
fn holds_maps(node: &Spanned<Node>) -> bool {
    matches!(&node.value, Node::Seq(items) if items.iter().any(|item| matches!(item.value, Node::Map(_))))
}

/// All texts of a record, its name or title first.
fn texts(node: &Spanned<Node>, words: &mut Vec<String>) {
    match &node.value {
        Node::Scalar(scalar) => words.push(scalar.text.trim().to_owned()),
        Node::Seq(items) => items.iter().for_each(|item| texts(item, words)),
        Node::Map(entries) => {
            let is_name = |key: &str| matches!(key, "name" | "title" | "label");
            let (names, others): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| is_name(&key.value));
            let is_amount = |key: &str| Stage::from_id(key).is_some() || key == "modification";
            let others = others.into_iter().filter(|(key, _)| !is_amount(&key.value));
            names.into_iter().chain(others).for_each(|(_, value)| texts(value, words));
        }
    }
}

/// The longest stretch of a sentence without marks of Markdown.
fn of_sentence(line: &str) -> Option<String> {
    let parts = line.split(['*', '_', '`', '[', ']', '(', ')', '<', '>', '#', '|', '&']);
    parts.map(|part| part.trim().to_owned()).max_by_key(String::len)
}

/// Whether a word is a classification's code: digits and points.
fn is_code(word: &str) -> bool {
    word.contains('.') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The codes above one: `04.5` and `04` of `04.5.1`.
fn codes_above(code: &str) -> Vec<String> {
    let mut above = Vec::new();
    let mut rest = code;
    while let Some((outer, _)) = rest.rsplit_once('.') {
        above.push(outer.to_owned());
        rest = outer;
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Code, Place};
    use crate::text::place::Span;

    fn found(file: &str, text: &str, typed: &str) -> Vec<String> {
        let at = text.find(typed).expect("it stands there");
        let mut finding = Finding::new(Code::NotAmount, Place::new(&file.into(), Span::of(text, at..at + typed.len())));
        finding.quote = text.lines().nth(finding.place.span.line as usize - 1).map(str::to_owned);
        words(&finding, text)
    }

    #[test]
    fn a_line_is_found_by_its_name_and_then_by_its_codes() {
        let text = "year: 2026\nexpenditure:\n  - {functional: \"05.1\", name: Aseo, approved: x}\n  \
                    - functional: \"04.5.1\"\n    name: Aceras y calles\n    approved: mil\n";
        let words = found("uno/budgets/2026.yaml", text, "mil");
        assert_eq!(words, ["Aceras y calles", "04.5.1", "04.5", "04"]);
        assert_eq!(
            found("uno/budgets/2026-gastos.csv", "21;\"Aseo urbano\";mil\n", "mil")[..2],
            ["Aseo urbano", "mil"]
        );
        assert_eq!(
            found("uno/pages/x.md", "---\ntitle: Horario\n---\nDe *ocho* a cuatro de la tarde.\n", "ocho"),
            ["a cuatro de la tarde."]
        );
        assert_eq!(found("uno/pages/x.md", "---\ntitle: Horario\norder: dos\n---\nDe ocho.\n", "dos"), ["dos"]);
    }

    #[test]
    fn a_mark_stands_behind_the_link_of_its_row_and_at_the_heading_where_there_is_none() {
        let html = "<body><h1>No</h1><main id=x><h1>Año 2026</h1><p>Sobre Aseo y calles</p><svg><text>Aseo</text></svg>\
                    <table><tr><th><a href=a>Aseo</a></th><td>1</td></tr></table><p>Un texto que es <b>largo</b> aquí.</p></main>";
        let places = Places::of(html);
        let behind = |words: &[&str], own: bool| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            places.find(&words, own).map(|at| html[..at].rsplit('<').next().unwrap_or_default())
        };
        assert_eq!(behind(&["Aseo"], false), Some("/a>"));
        assert_eq!(behind(&["Un texto que es"], true), Some("p>Un texto que es "));
        assert_eq!(behind(&["nada"], true), Some("h1>Año 2026"));
        assert_eq!(behind(&["nada"], false), None);
    }
}
