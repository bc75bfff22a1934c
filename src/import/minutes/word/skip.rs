//! Parts of a text that are passed over with all that stands in them, and told.

use super::flow::Left;

/// Why a part is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is hidden.
    Hidden,
    /// It is a remark, or deleted.
    Apart,
    /// It is a table of contents.
    Contents,
    /// It says nothing of its own.
    Silent,
}

/// The part that is passed over, if one is.
#[derive(Debug, Default)]
pub(super) struct Skip {
    why: Option<Why>,
    /// How many elements of it are open.
    depth: usize,
    /// Whether it has words.
    has_words: bool,
}

impl Skip {
    pub(super) fn is_inside(&self) -> bool {
        self.depth > 0
    }

    pub(super) fn enter(&mut self, why: Why) {
        (self.why, self.depth, self.has_words) = (Some(why), 1, false);
    }

    pub(super) fn begin(&mut self) {
        self.depth += 1;
    }

    pub(super) fn words(&mut self, words: &str) {
        self.has_words |= !words.trim().is_empty();
    }

    pub(super) fn end(&mut self, left: &mut Left) {
        self.depth = self.depth.saturating_sub(1);
        let told = usize::from(self.depth == 0 && self.has_words);
        match self.why {
            Some(Why::Hidden) => left.hidden += told,
            Some(Why::Apart) => left.apart += told,
            Some(Why::Contents) => left.contents += told,
            Some(Why::Silent) | None => {}
        }
    }
}
