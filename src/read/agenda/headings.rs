//! A text cut at the headings that are points of the agenda, with the blocks under each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::reader::Reader;
use super::BLOCKS;
use super::unclosed::tell_unclosed;
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::prose::ProseIn;
use crate::text::nearest::nearest;
use crate::text::numbering::{self, Numbers};
use crate::text::outline::{Block, Section, blanked, sections};
use crate::text::slug::fold;

/// A text cut into points of the agenda and what remains.
pub struct Cut {
    /// The points.
    pub points: Vec<Point>,
    /// The text without them; everything stays in its place.
    pub rest: ProseIn,
}

/// A heading that is a point of the agenda.
pub struct Point {
    pub(super) number: Option<String>,
    pub(super) title: String,
    /// The headings without a number right over it.
    pub(super) sections: Vec<String>,
    /// What stands under it, without blocks.
    pub(super) prose: ProseIn,
    /// Its heading in the file.
    pub(super) place: Place,
    /// Its blocks.
    pub(super) blocks: Vec<PointBlock>,
}

/// A block under a point.
pub(super) struct PointBlock {
    pub(super) name: String,
    /// Where its inside stands in the file.
    pub(super) inside: Place,
    /// The lower heading that it stands under: what is put there is called so.
    pub(super) under: Option<Text>,
}

/// Whether a text has blocks that make its headings the points of the agenda.
pub fn has_blocks(text: &ProseIn) -> bool {
    has_fences(text)
        && sections(&text.markdown, |name| BLOCKS.contains(&name)).iter().any(|section| !section.blocks.is_empty())
}

/// Cuts a text at the headings that are points of the agenda.
pub fn cut(text: &ProseIn, reader: &mut Reader) -> Cut {
    let unclosed = tell_unclosed(text, reader);
    let mut sections = sections(&text.markdown, is_near);
    for section in &mut sections {
        section.blocks.retain(|block| {
            if unclosed.contains(&block.range.start) {
                return false;
            }
            let fits = BLOCKS.contains(&block.name.as_str()) && !block.nested;
            if !fits {
                tell_block(block, text, reader);
            }
            fits
        });
    }
    let headings: Vec<&str> = sections.iter().filter_map(|section| section.heading.as_deref()).collect();
    let style = Numbers::of(&headings);
    let numbered = headings.iter().any(|heading| style.split(heading).0.is_some());
    let is_point = |section: &Section| {
        section.heading.as_deref().is_some_and(|heading| !numbered || style.split(heading).0.is_some())
    };
    let over = if numbered { over_points(&sections, &style, text) } else { BTreeSet::new() };
    tell_between(&sections, |at, section| is_point(section) || over.contains(&at), text, reader);
    let mut above = Vec::new();
    let (mut points, mut others) = (Vec::new(), Vec::new());
    let mut taken = Vec::new();
    for (at, section) in sections.into_iter().enumerate() {
        if over.contains(&at) {
            taken.push(section.range.clone());
            above.extend(section.heading);
        } else if is_point(&section) {
            taken.push(section.range.clone());
            points.push(point(section, std::mem::take(&mut above), &style, text));
        } else {
            others.push(section);
        }
    }
    for section in &others {
        let heading = section.heading.as_deref().filter(|_| numbered);
        for block in &section.blocks {
            match heading {
                Some(heading) => tell_unnumbered(Code::BlockWithoutNumber, heading, &block.range, text, reader),
                None => tell_block(block, text, reader),
            }
        }
    }
    let rest = blanked(&text.markdown, &taken);
    Cut { points, rest: ProseIn { markdown: rest, ..text.clone() } }
}

/// The headings without a number that stand right over a point, or over another such, and have nothing under
/// them: they head a part of the agenda. Where a number is missing between the points around it, it may be one
/// that lost its own.
fn over_points(sections: &[Section], style: &Numbers, text: &ProseIn) -> BTreeSet<usize> {
    let number = |section: &Section| style.split(section.heading.as_deref()?).0;
    let mut found = BTreeSet::new();
    // From the end: what is over a heading over points is one too.
    let mut below: Option<String> = None;
    for (at, section) in sections.iter().enumerate().rev() {
        let own = number(section);
        let is_bare = section.blocks.is_empty() && text.markdown[section.inner.clone()].trim().is_empty();
        let next = below.take();
        if own.is_some() {
            below = own;
        } else if let Some(next) = next.filter(|_| is_bare && section.heading.is_some()) {
            let before = sections[..at].iter().rev().find_map(number);
            let is_division = section.heading.as_deref().is_some_and(|heading| style.is_division(heading));
            if is_division || !before.is_some_and(|before| numbering::skips(&before, &next)) {
                found.insert(at);
                below = Some(next);
            }
        }
    }
    found
}

/// Whether a text has a fence: most have none, and need no second parsing.
fn has_fences(text: &ProseIn) -> bool {
    text.markdown.contains("```") || text.markdown.contains("~~~")
}

/// Tells every block, and what is nearly named like one, of a text whose headings are no points.
pub fn tell_blocks(text: &ProseIn, reader: &mut Reader) {
    if !has_fences(text) {
        return;
    }
    for block in sections(&text.markdown, is_near).iter().flat_map(|section| &section.blocks) {
        tell_block(block, text, reader);
    }
}

/// Whether a fence's name is a block's, or nearly.
pub(super) fn is_near(name: &str) -> bool {
    BLOCKS.contains(&name) || meant(name).is_some()
}

/// The block that a name means which is none: in another language, or misspelt.
fn meant(name: &str) -> Option<&'static str> {
    const WORDS: [(&str, &[&str]); 6] = [
        ("vote", &["votacion", "votaciones", "voto", "votos", "votacao", "votazione", "votation", "abstimmung"]),
        ("motion", &["mocion", "mocao", "mozione", "antrag"]),
        ("amendment", &["enmienda", "emenda", "emendamento", "amendement", "anderungsantrag"]),
        ("decision", &["acuerdo", "acordo", "resolucion", "resolucao", "decisao", "decisione", "beschluss"]),
        ("citizen", &["ciudadano", "ciudadana", "ciudadania", "cidadao", "cidada", "vecino", "vecina", "cittadino"]),
        ("item", &["punto", "ponto", "point"]),
    ];
    let folded = fold(name);
    let own = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(own, _)| *own);
    own.or_else(|| nearest(name, BLOCKS)).filter(|own| *own != name)
}

/// Tells every heading without a number that stands between two points and heads none: its text goes to the
/// end of the page. Before the first and after the last (who was there, the closing) that is where it belongs.
fn tell_between(sections: &[Section], is_of: impl Fn(usize, &Section) -> bool, text: &ProseIn, reader: &mut Reader) {
    let of: Vec<bool> = sections.iter().enumerate().map(|(at, section)| is_of(at, section)).collect();
    let first = of.iter().position(|is_of| *is_of).unwrap_or(sections.len());
    let last = of.iter().rposition(|is_of| *is_of).unwrap_or(0);
    for (at, section) in sections.iter().enumerate() {
        // A block under it is told instead.
        let between = first < at && at < last && !of[at] && section.blocks.is_empty();
        if let Some(heading) = section.heading.as_deref().filter(|_| between) {
            let line = section.range.start..section.inner.start;
            tell_unnumbered(Code::HeadingWithoutNumber, heading, &line, text, reader);
        }
    }
}

fn tell_unnumbered(code: Code, heading: &str, range: &Range<usize>, text: &ProseIn, reader: &mut Reader) {
    reader.findings.add(Finding::new(code, text.place_of(range.clone())).with("heading", heading));
}

fn tell_block(block: &Block, text: &ProseIn, reader: &mut Reader) {
    let finding = Finding::new(Code::OddBlock, text.place_of(block.range.clone())).with("name", &block.name);
    reader.findings.add(finding.with_some("nearest", meant(&block.name)));
}

fn point(section: Section, sections: Vec<String>, style: &Numbers, text: &ProseIn) -> Point {
    let (number, title) = style.split(section.heading.as_deref().unwrap_or(""));
    let inner = section.inner.clone();
    let local = section.blocks.iter().map(|block| block.range.start - inner.start..block.range.end - inner.start);
    let markdown = blanked(&text.markdown[inner.clone()], &local.collect::<Vec<_>>());
    let prose = ProseIn { lang: text.lang, markdown, place: text.place_of(inner.clone()), title: None };
    let block = |block: Block| PointBlock {
        inside: text.place_of(block.inner.clone()),
        under: block.under.map(|words| Text::new(vec![(text.lang, words)])),
        name: block.name,
    };
    let blocks = section.blocks.into_iter().map(block).collect();
    Point { number, title, sections, prose, place: text.place_of(section.range.clone()), blocks }
}
