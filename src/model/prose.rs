//! A text of paragraphs, in one or several languages.

use std::ops::Range;

use crate::findings::Place;
use crate::i18n::Lang;
use crate::text::place::Span;

/// A Markdown text in one or several languages, with the files in which it stands.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The texts, the first language's first.
    pub texts: Vec<ProseIn>,
}

/// A Markdown text in one language.
#[derive(Debug, Clone)]
pub struct ProseIn {
    /// The language.
    pub lang: Lang,
    /// The Markdown.
    pub markdown: String,
    /// Where it begins in its file.
    pub place: Place,
    /// Its title, where the translation has one.
    pub title: Option<String>,
}

impl Prose {
    /// The text in that language, or else the first.
    pub fn get(&self, lang: Lang) -> Option<&ProseIn> {
        self.texts.iter().find(|text| text.lang == lang).or_else(|| self.texts.first())
    }
}

impl ProseIn {
    /// A stretch of the text (bytes), counted in its file.
    pub fn place_of(&self, range: Range<usize>) -> Place {
        let (inner, outer) = (Span::of(&self.markdown, range), self.place.span);
        let span = Span {
            line: outer.line + inner.line - 1,
            column: inner.column,
            start: outer.start + inner.start,
            end: outer.start + inner.end,
        };
        Place::new(&self.place.file, span)
    }
}
