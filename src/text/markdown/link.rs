//! Links: which are written, and what is told of the others.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::Destination;
use super::address::{Target, classify, push_url};
use super::fragment;
use super::limits::MAX_BARE_URL_CHARS;
use super::link_text::says_nothing;
use super::notice::NoticeKind;
use super::writer::{Writer, plain_lines};
use crate::text::html::{escape_attribute, escape_text};

/// Links so far.
#[derive(Default)]
pub(super) struct Links<'a> {
    /// How many link events are open. CommonMark lets an address in angle brackets stand inside
    /// the text of a link; HTML does not.
    depth: usize,
    open: Option<OpenLink<'a>>,
}

struct OpenLink<'a> {
    depth: usize,
    typed: CowStr<'a>,
    range: Range<usize>,
    plain_start: usize,
    /// Typed as an address in angle brackets, so that its text is its address.
    bare: bool,
    closing: &'static str,
}

impl Links<'_> {
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

impl<'a> Writer<'a> {
    pub(super) fn start_link(&mut self, kind: LinkType, typed: CowStr<'a>, title: &str, range: Range<usize>) {
        self.links.depth += 1;
        if self.links.is_open() || self.hidden.covers_start(&range) {
            return;
        }
        let address = match kind {
            LinkType::Email => CowStr::from(format!("mailto:{typed}")),
            _ => typed.clone(),
        };
        if let Some(closing) = self.open_anchor(&address, title, &range) {
            self.links.open = Some(OpenLink {
                depth: self.links.depth,
                typed,
                range,
                plain_start: self.page.plain.len(),
                bare: matches!(kind, LinkType::Email | LinkType::Autolink),
                closing,
            });
        }
    }

    /// Writes the opening of a link if it may be one, and returns what is to close it.
    fn open_anchor(&mut self, typed: &CowStr<'a>, title: &str, range: &Range<usize>) -> Option<&'static str> {
        let mut notice = |kind| self.notices.tell(kind, range.clone(), typed);
        match classify(typed) {
            Target::External { url, secure } => {
                if !secure {
                    notice(NoticeKind::InsecureLink);
                }
                push_anchor(&mut self.page.html, &url, title, true);
            }
            Target::Contact(url) => push_anchor(&mut self.page.html, url, title, false),
            Target::Fragment(_) => {
                let token = self.fragments.add(typed.clone(), title, range.clone());
                self.page.html.push_str(&token);
                return Some(fragment::CLOSING);
            }
            Target::Relative(path) => match self.destination(path) {
                Destination::Keep => push_anchor(&mut self.page.html, path, title, false),
                Destination::Rewrite(url) => push_anchor(&mut self.page.html, &url, title, false),
                Destination::Broken => {
                    self.notices.tell(NoticeKind::BrokenLink, range.clone(), typed);
                    return None;
                }
            },
            Target::Refused => {
                notice(NoticeKind::LinkRefused);
                return None;
            }
        }
        Some("</a>")
    }

    /// An empty destination leads nowhere, and the caller need not know.
    pub(super) fn destination(&self, typed: &str) -> Destination {
        if typed.is_empty() { Destination::Broken } else { (self.options.resolve)(typed) }
    }

    pub(super) fn end_link(&mut self) {
        let depth = self.links.depth;
        self.links.depth -= 1;
        if let Some(link) = self.links.open.take_if(|link| link.depth == depth) {
            self.judge_link_text(&link);
            self.page.html.push_str(link.closing);
        }
    }

    fn judge_link_text(&mut self, link: &OpenLink<'_>) {
        let text = self.page.plain[link.plain_start..].trim();
        let range = link.range.clone();
        if text.is_empty() {
            self.notices.tell(NoticeKind::EmptyLinkText, range, &link.typed);
            escape_text(&mut self.page.html, &link.typed);
            self.page.plain.push_str(&plain_lines(&link.typed));
        } else if (link.bare || text == &*link.typed) && text.chars().count() > MAX_BARE_URL_CHARS {
            self.notices.tell(NoticeKind::LongUrlAsText, range, text);
        } else if !link.bare && says_nothing(text) {
            self.notices.tell(NoticeKind::VagueLinkText, range, text);
        }
    }
}

/// Opens a link. It opens where the reader is, as every link does; `rel` lets the theme mark those
/// that leave the site.
pub(super) fn push_anchor(html: &mut String, url: &str, title: &str, external: bool) {
    html.push_str("<a href=\"");
    push_url(html, url);
    html.push('"');
    push_title(html, title);
    if external {
        html.push_str(" rel=\"external\"");
    }
    html.push('>');
}

pub(super) fn push_title(html: &mut String, title: &str) {
    if !title.is_empty() {
        html.push_str(" title=\"");
        escape_attribute(html, &plain_lines(title));
        html.push('"');
    }
}
