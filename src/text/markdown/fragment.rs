//! Links to headings of the same text, which may stand further down.
//!
//! Where such a link opens and closes, a token is written, and replaced at the end. A token stands
//! between NULs, which escaping lets nobody else write.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::Destination;
use super::link::push_anchor;
use super::notice::NoticeKind;
use super::writer::Writer;
use crate::text::slug::slug;

const MARK: char = '\0';

/// The token that closes a link to a fragment.
pub(super) const CLOSING: &str = "\0/\0";

/// Links to places on the same page.
#[derive(Default)]
pub(super) struct Fragments<'a> {
    list: Vec<Fragment<'a>>,
}

struct Fragment<'a> {
    typed: CowStr<'a>,
    title: String,
    range: Range<usize>,
}

impl<'a> Fragments<'a> {
    /// Keeps a link for later, and returns the token that opens it.
    pub(super) fn add(&mut self, typed: CowStr<'a>, title: &str, range: Range<usize>) -> String {
        self.list.push(Fragment { typed, title: title.to_owned(), range });
        format!("{MARK}{}{MARK}", self.list.len() - 1)
    }
}

impl Writer<'_> {
    /// Replaces all tokens, now that all headings are known.
    pub(super) fn resolve_fragments(&mut self) {
        let fragments = std::mem::take(&mut self.fragments.list);
        if fragments.is_empty() {
            return;
        }
        let with_tokens = std::mem::take(&mut self.page.html);
        self.page.html.reserve(with_tokens.len() + fragments.len() * 16);
        let mut open = false;
        for (index, part) in with_tokens.split(MARK).enumerate() {
            // Text and tokens alternate, since every token has its two marks.
            if index % 2 == 0 {
                self.page.html.push_str(part);
            } else if let Ok(number) = part.parse::<usize>() {
                open = self.open_fragment(&fragments[number]);
            } else if open {
                self.page.html.push_str("</a>");
            }
        }
    }

    /// Opens the link if it leads somewhere.
    fn open_fragment(&mut self, fragment: &Fragment<'_>) -> bool {
        let typed = fragment.typed.trim();
        let url = match self.own_heading(&typed[1..]) {
            Some(id) => format!("#{id}"),
            None => match self.destination(typed) {
                Destination::Keep => typed.to_owned(),
                Destination::Rewrite(url) => url,
                Destination::Broken => {
                    let range = fragment.range.clone();
                    self.notices.tell(NoticeKind::BrokenLink, range, typed);
                    return false;
                }
            },
        };
        push_anchor(&mut self.page.html, &url, &fragment.title, false);
        true
    }

    /// The id of the heading meant: by its id without or with the prefix, or by its words.
    fn own_heading(&self, name: &str) -> Option<String> {
        let prefix = self.options.id_prefix;
        let by_words = slug(name).map(|slug| format!("{prefix}{slug}"));
        // Where the page itself has an id of these words, the heading's has a number.
        let numbered = by_words.as_deref().filter(|id| (self.options.taken)(id)).map(|id| format!("{id}-2"));
        let candidates = [Some(format!("{prefix}{name}")), Some(name.to_owned()), by_words, numbered];
        candidates.into_iter().flatten().find(|id| self.headings.has_id(id))
    }
}
