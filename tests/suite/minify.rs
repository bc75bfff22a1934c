//! Smaller pages show the same: their text as a browser lays it out, and their elements.

use rayon::prelude::*;

use crate::demo::{built, copy};
use crate::dom::{Element, Kind, Page};

/// The elements that flow within a line; all others begin a new one.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "em", "i", "img", "input", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "svg", "time", "tspan", "u",
    "var",
];
/// The elements whose text is not shown.
const UNSEEN: &[&str] = &["head", "script", "style", "template"];
/// The elements that keep their white space.
const KEEPING: &[&str] = &["pre", "textarea"];

/// A page's text as it is laid out: a line a block; white space between words is one space, and
/// none stands at the ends of a line.
fn shown(page: &Page) -> Vec<String> {
    let mut lines = Lines::default();
    // The ends of the elements around, and whether each is a block, unseen, or keeps its space.
    let mut open: Vec<(usize, [bool; 3])> = Vec::new();
    for (at, node) in page.nodes().iter().enumerate() {
        while open.last().is_some_and(|(end, _)| *end <= at) {
            lines.end_block(open.pop().is_some_and(|(_, [block, ..])| block));
        }
        match &node.kind {
            Kind::Text(_) if open.iter().any(|(_, [_, unseen, _])| *unseen) => {}
            Kind::Text(text) => lines.add(text, open.iter().any(|(_, [.., keeps])| *keeps)),
            Kind::Element(name, _) => {
                let is_one_of = |names: &[&str]| names.contains(&name.as_str());
                let block = !is_one_of(INLINE);
                lines.end_block(block);
                open.push((node.end, [block, is_one_of(UNSEEN), is_one_of(KEEPING)]));
            }
            Kind::Other(_) => {}
        }
    }
    lines.end_block(true);
    lines.done
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn add(&mut self, text: &str, keeping: bool) {
        if keeping {
            return self.line.push_str(text);
        }
        for c in text.chars() {
            // A space that breaks no line, as in `B/. 1`, is a letter here.
            let space = matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
            if !space {
                self.line.push(c);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end_block(&mut self, block: bool) {
        let line = self.line.trim_matches(' ');
        if block && !line.is_empty() {
            self.done.push(line.to_owned());
        }
        if block {
            self.line.clear();
        }
    }
}

/// A page's elements with their attributes; the order of classes and white space among them aside.
fn elements(page: &Page) -> Vec<String> {
    let one = |element: Element| {
        let attributes = element.attributes().iter().map(|(name, value)| {
            let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
            format!(" {name}={words:?}")
        });
        let depth = element.around().count();
        format!("{depth} <{}{}>", element.name(), attributes.collect::<String>())
    };
    page.all().map(one).collect()
}

fn first_difference<'l>(small: &'l [String], whole: &'l [String]) -> Option<(Option<&'l String>, Option<&'l String>)> {
    let longest = small.len().max(whole.len());
    (0..longest).map(|at| (small.get(at), whole.get(at))).find(|(small, whole)| small != whole)
}

#[test]
fn the_text_of_a_page_is_laid_out_as_a_browser_does() {
    let html = "<!doctype html><title>t</title><p> a <b>b</b>\n c</p>d<ul><li>e </li> <li>f</ul><pre> g\n  h</pre>";
    assert_eq!(shown(&Page::parse("", html)), ["a b c", "d", "e", "f", "g\n  h"]);
}

#[test]
fn smaller_pages_show_the_same_text_and_have_the_same_elements() {
    let whole = built(copy(&["loma-quieta"]), &["--no-minify"]).pages();
    let small = built(copy(&["loma-quieta"]), &[]).pages();
    assert_eq!(small.len(), whole.len());
    let differences: Vec<String> = small
        .par_iter()
        .zip(&whole)
        .filter_map(|(small, whole)| {
            let path = &whole.path;
            assert_eq!(small.path, *path);
            let (texts, others) = ((shown(small), shown(whole)), (elements(small), elements(whole)));
            let text = first_difference(&texts.0, &texts.1);
            let element = first_difference(&others.0, &others.1);
            text.or(element).map(|(small, whole)| format!("{path}:\n{small:?}\n{whole:?}"))
        })
        .collect();
    let some = differences.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} pages differ, such as\n{some}", differences.len());
}
