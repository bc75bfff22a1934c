//! What every chart stands in: the root element with its name, and the parts that are links.

use std::fmt::Write as _;

use super::text::{self, Cut};

/// The width of every chart's drawing, in units; the page scales it.
pub(super) const WIDTH: f64 = 720.0;

/// What a chart is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caption {
    /// Unlike every other chart's in the page; letters, digits, `-` and `_`, others become `-`.
    pub id: String,
    /// The chart's name: what is drawn.
    pub title: String,
    /// What there is to see in it, in a sentence or two; may be empty.
    pub description: String,
}

impl Caption {
    /// The id as it is written: fit for `id`, `aria-labelledby` and `url(#…)`.
    pub(super) fn key(&self) -> String {
        let fit = |c: char| {
            if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }
        };
        let key: String = self.id.chars().map(fit).collect();
        match key.starts_with(|c: char| c.is_ascii_alphabetic()) {
            true => key,
            false => format!("c{key}"),
        }
    }
}

/// How a chart is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// One image with a name and a description; its parts are not exposed.
    Picture,
    /// A group of links, each with a name of its own.
    Links,
}

impl Mode {
    /// Links, when at least one part leads somewhere.
    pub fn of<'a>(mut hrefs: impl Iterator<Item = &'a Option<String>>) -> Self {
        match hrefs.any(Option::is_some) {
            true => Self::Links,
            false => Self::Picture,
        }
    }

    /// Where the parts' names may be cut.
    pub fn cut(self) -> Cut {
        match self {
            Self::Picture => Cut::Graphemes,
            Self::Links => Cut::Words,
        }
    }
}

/// The whole drawing: the root element around the body.
///
/// Its texts are in the page's colour; `direction` is fixed, since positions count from the left in
/// every language.
pub(super) fn root(caption: &Caption, kind: &str, mode: Mode, height: f64, body: &str) -> String {
    let (key, described) = (caption.key(), !text::clean(&caption.description).is_empty());
    let mut out = String::with_capacity(body.len() + 600);
    let _ =
        write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart {kind}" viewBox="0 0 {WIDTH} {height}" "#);
    let _ = match (mode, described) {
        (Mode::Picture, true) => {
            write!(out, r#"role="img" aria-labelledby="{key}-title {key}-desc""#)
        }
        (Mode::Picture, false) => write!(out, r#"role="img" aria-labelledby="{key}-title""#),
        (Mode::Links, true) => {
            write!(out, r#"role="group" aria-labelledby="{key}-title" aria-describedby="{key}-desc""#)
        }
        (Mode::Links, false) => write!(out, r#"role="group" aria-labelledby="{key}-title""#),
    };
    out.push_str(
        r#" fill="currentColor" font-family="system-ui,sans-serif" font-size="15" direction="ltr" overflow="visible">"#,
    );
    let _ = write!(out, r#"<title id="{key}-title">{}</title>"#, text::escaped(&caption.title));
    if described {
        let _ = write!(out, r#"<desc id="{key}-desc">{}</desc>"#, text::escaped(&caption.description));
    }
    out.push_str(body);
    out.push_str("</svg>");
    out
}

/// A part of a chart. Among links, a part that leads nowhere is a small image of its own, so that
/// its name is heard as well; in a picture nothing is added. `lang` is the language of its name,
/// where that is not the page's.
pub(super) fn part(
    out: &mut String,
    mode: Mode,
    (href, lang): (Option<&str>, Option<&str>),
    name: &str,
    draw: impl FnOnce(&mut String),
) {
    let lang = lang.map(|lang| format!(" lang=\"{}\"", text::escaped(lang))).unwrap_or_default();
    match (mode, href) {
        (Mode::Picture, _) => draw(out),
        (Mode::Links, Some(href)) => {
            let (href, name) = (text::escaped(href), text::escaped(name));
            let mut drawn = String::new();
            draw(&mut drawn);
            let seen = seen(&drawn);
            // Part of a word is not what the link is called: it is written over the link, not in it.
            let mut beside = String::new();
            if !begins(&name, &seen) {
                (drawn, beside) = apart(&drawn);
            }
            // Where all of the name is seen, what is seen is the name.
            let label =
                if seen == name && !name.is_empty() { String::new() } else { format!(" aria-label=\"{name}\"") };
            let _ = write!(out, r#"<a href="{href}"{lang}{label}>{drawn}</a>"#);
            if !beside.is_empty() {
                decoration(out, mode, |out| out.push_str(&beside));
            }
        }
        (Mode::Links, None) => {
            let _ = write!(out, r#"<g role="img"{lang} aria-label="{}">"#, text::escaped(name));
            draw(out);
            out.push_str("</g>");
        }
    }
}

/// The texts of a drawing, as they are read: without markup, words apart by one space.
fn seen(drawn: &str) -> String {
    let texts = drawn.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text));
    let all: String = texts.collect();
    all.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a name begins, word for word, with what is seen of it.
fn begins(name: &str, seen: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let bare = |word: &str| word.trim_end_matches(['\u{200f}', '…', ',']).to_owned();
        text.split(' ').map(bare).filter(|word| !word.is_empty()).collect()
    };
    words(name).starts_with(&words(seen))
}

/// A drawing without its texts, and these.
fn apart(drawn: &str) -> (String, String) {
    let (mut shapes, mut texts, mut rest) = (String::new(), String::new(), drawn);
    while let Some((before, from)) = rest.find("<text").map(|at| rest.split_at(at)) {
        let end = from.find("</text>").map_or(from.len(), |at| at + "</text>".len());
        shapes.push_str(before);
        texts.push_str(&from[..end]);
        rest = &from[end..];
    }
    shapes.push_str(rest);
    (shapes, texts)
}

/// Drawing that says nothing that a part's name does not say: hidden where parts are exposed.
pub(super) fn decoration(out: &mut String, mode: Mode, draw: impl FnOnce(&mut String)) {
    match mode {
        Mode::Picture => draw(out),
        Mode::Links => {
            // Clicks fall through to the link beneath.
            out.push_str(r#"<g aria-hidden="true" pointer-events="none">"#);
            draw(out);
            out.push_str("</g>");
        }
    }
}

/// A part's name: its texts in the order in which they are seen, so that the visible ones are its
/// beginning.
pub(super) fn name<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut name = String::new();
    for text in texts {
        let text = text::clean(text);
        if !text.is_empty() && !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&text);
    }
    name
}
