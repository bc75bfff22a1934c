//! The territory's pages on their way to whoever writes them: a country has thousands, with long tables, and they
//! are never in memory all at once.

use std::mem::take;

use super::folder;
use crate::pages::{Page, Setting, embed};

/// How many pages wait until they are handed on: enough for all cores.
const MOST: usize = 32;

/// Takes pages, and hands them on with those of their charts.
pub struct Stream<'t> {
    waiting: Vec<Page>,
    setting: &'t Setting<'t>,
    to: &'t mut dyn FnMut(Vec<Page>),
}

impl<'t> Stream<'t> {
    /// One to whoever writes them.
    pub fn new(setting: &'t Setting<'t>, to: &'t mut dyn FnMut(Vec<Page>)) -> Self {
        Self { waiting: Vec::new(), setting, to }
    }

    /// Adds a page.
    pub fn push(&mut self, page: Page) {
        self.waiting.push(page);
        if self.waiting.len() >= MOST {
            self.flush();
        }
    }

    /// Hands on all that wait.
    pub fn flush(&mut self) {
        let mut pages = take(&mut self.waiting);
        embed::plan(&mut pages, self.setting, &|lang| folder(lang, self.setting));
        (self.to)(pages);
    }
}

impl Extend<Page> for Stream<'_> {
    fn extend<I: IntoIterator<Item = Page>>(&mut self, pages: I) {
        pages.into_iter().for_each(|page| self.push(page));
    }
}
