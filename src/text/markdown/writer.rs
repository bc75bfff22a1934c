//! From the parser's events to HTML and plain text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::footnote::Footnotes;
use super::fragment::Fragments;
use super::heading::Headings;
use super::image::Image;
use super::limits::MAX_DEPTH;
use super::link::Links;
use super::notice::{NoticeKind, Notices};
use super::raw_html::Hidden;
use super::table::Table;
use super::{Document, Options};
use crate::text::html::escape_text;
use crate::text::typography;

/// A stretch of output: the text as a whole, or one footnote.
#[derive(Default)]
pub(super) struct Page {
    pub(super) html: String,
    pub(super) plain: String,
}

impl Page {
    /// Both outputs are at the start of a line afterwards.
    pub(super) fn new_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
        self.new_plain_line();
    }

    /// The plain text is at the start of a line afterwards.
    pub(super) fn new_plain_line(&mut self) {
        self.plain.truncate(self.plain.trim_end_matches(' ').len());
        if !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push('\n');
        }
    }

    fn reserve_for(&mut self, source: &str) {
        // Tags take about a fifth of an ordinary text.
        self.html.reserve(source.len() + source.len() / 2);
        self.plain.reserve(source.len());
    }
}

/// What is written so far, and what is open.
///
/// Each construct of some size adds its methods in a file of its own.
pub(super) struct Writer<'a> {
    pub(super) source: &'a str,
    pub(super) options: &'a Options<'a>,
    pub(super) page: Page,
    pub(super) notices: Notices,
    pub(super) hidden: Hidden,
    pub(super) headings: Headings,
    pub(super) links: Links<'a>,
    pub(super) fragments: Fragments<'a>,
    pub(super) footnotes: Footnotes,
    pub(super) table: Option<Table>,
    pub(super) image: Option<Image<'a>>,
    /// For each open quote, list, table and emphasis, whether its tag was written.
    nesting: Vec<bool>,
    /// Where the innermost open paragraph, heading or code block starts in the HTML.
    pub(super) block_start: usize,
    in_code: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str, options: &'a Options<'a>) -> Self {
        let mut page = Page::default();
        page.reserve_for(source);
        Writer {
            source,
            options,
            page,
            notices: Notices::default(),
            hidden: Hidden::default(),
            headings: Headings::new(options.heading_shift),
            links: Links::default(),
            fragments: Fragments::default(),
            footnotes: Footnotes::default(),
            table: None,
            image: None,
            nesting: Vec::new(),
            block_start: 0,
            in_code: false,
        }
    }

    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) if self.image.is_some() => self.start_in_image(&tag),
            Event::End(tag) if self.image.is_some() => self.end_in_image(tag),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code, &range),
            Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range),
            Event::FootnoteReference(label) => self.footnote_reference(&label, range),
            Event::SoftBreak => self.line_break("\n", &range),
            Event::HardBreak => self.line_break("<br>\n", &range),
            Event::Rule => self.rule(&range),
            Event::TaskListMarker(done) => self.task(done, &range),
            // Mathematics is not switched on; if it ever were, it would show as typed.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
        }
    }

    /// Writes what had to wait for the end: footnotes, and links to headings further down.
    pub(super) fn finish(mut self) -> Document {
        self.write_footnotes();
        self.resolve_fragments();
        let Page { html, mut plain } = self.page;
        plain.truncate(plain.trim_end().len());
        plain.drain(..plain.len() - plain.trim_start().len());
        Document { html, plain, headings: self.headings.into_list(), notices: self.notices.into_sorted() }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::HtmlBlock => self.start_html_block(),
            Tag::Heading { .. } => self.start_heading(),
            Tag::BlockQuote(_) => self.start_container("<blockquote>\n", &range),
            Tag::CodeBlock(kind) => self.start_code_block(&kind),
            Tag::List(first) => self.start_list(first, &range),
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label, range),
            Tag::Table(alignments) => self.start_table(alignments, range),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_table_row(),
            Tag::TableCell => self.start_table_cell(&range),
            Tag::Emphasis => self.start_inline("<em>", &range),
            Tag::Strong => self.start_inline("<strong>", &range),
            Tag::Strikethrough => self.start_inline("<del>", &range),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(dest_url, title, range),
            // Not switched on. Their text would be shown without them.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::HtmlBlock => self.end_html_block(),
            TagEnd::Heading(level) => self.end_heading(level, range.clone()),
            TagEnd::BlockQuote(_) => self.end_container("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code_block(&range),
            TagEnd::List(false) => self.end_container("</ul>\n"),
            TagEnd::List(true) => self.end_container("</ol>\n"),
            TagEnd::Item => self.end_item(),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => {
                self.notice_lost_cells(range.end);
                self.end_table_row();
            }
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Emphasis => self.end_inline("</em>"),
            TagEnd::Strong => self.end_inline("</strong>"),
            TagEnd::Strikethrough => self.end_inline("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_in_image(tag),
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) {
            self.hidden.end_block(range.end);
        }
    }

    // Text.

    fn text(&mut self, text: &str, range: Range<usize>) {
        let Some(visible) = self.hidden.visible(text, &range) else {
            return;
        };
        if !self.in_code {
            let at = range.start.max(self.hidden.until());
            // The parser starts an event at each of these characters, whatever comes of it.
            match visible.as_bytes().first() {
                Some(b'<') if self.opens_comment(at) => {
                    self.hide_comment(at);
                    return self.text(text, range);
                }
                Some(b'[') => self.notice_undefined_footnote(at),
                _ => {}
            }
        }
        self.show(visible);
    }

    /// Writes text where text goes at the moment.
    pub(super) fn show(&mut self, text: &str) {
        let text = plain_lines(text);
        match &mut self.image {
            Some(image) => image.alt.push_str(&text),
            None => {
                let shown = if self.in_code { Cow::Borrowed(&*text) } else { typography::bound(&text) };
                escape_text(&mut self.page.html, &shown);
                self.page.plain.push_str(&text);
            }
        }
    }

    fn code(&mut self, code: &str, range: &Range<usize>) {
        if self.hidden.covers_start(range) {
            return;
        }
        if self.image.is_some() {
            return self.show(code);
        }
        self.page.html.push_str("<code>");
        self.in_code = true;
        self.show(code);
        self.in_code = false;
        self.page.html.push_str("</code>");
    }

    fn line_break(&mut self, html: &str, range: &Range<usize>) {
        if self.hidden.covers_start(range) {
            return;
        }
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => {
                self.page.html.push_str(html);
                self.page.plain.push(' ');
            }
        }
    }

    /// A box to read, not an input: nobody can tick it, and it needs no label.
    fn task(&mut self, done: bool, range: &Range<usize>) {
        if !self.hidden.covers_start(range) {
            let mark = if done { '☑' } else { '☐' };
            self.page.html.push_str("<span class=\"task\">");
            self.page.html.push(mark);
            self.page.html.push_str("</span> ");
        }
    }

    // Blocks without containers.

    pub(super) fn start_paragraph(&mut self) {
        self.page.new_line();
        self.block_start = self.page.html.len();
        self.page.html.push_str("<p>");
    }

    /// A paragraph that showed nothing, such as one of a comment alone, leaves nothing behind.
    pub(super) fn end_paragraph(&mut self) {
        let html = &mut self.page.html;
        if html[self.block_start + "<p>".len()..].trim().is_empty() {
            html.truncate(self.block_start);
        } else {
            html.truncate(html.trim_end().len());
            html.push_str("</p>\n");
        }
        self.page.new_line();
    }

    /// A code block may be wider than the page: it can be focused so that the keyboard scrolls it.
    fn start_code_block(&mut self, kind: &CodeBlockKind<'_>) {
        self.page.new_line();
        self.in_code = true;
        self.block_start = self.page.html.len();
        self.page.html.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = language(info)
        {
            self.page.html.push_str(" class=\"language-");
            self.page.html.push_str(language);
            self.page.html.push('"');
        }
        self.page.html.push('>');
    }

    fn end_code_block(&mut self, range: &Range<usize>) {
        self.in_code = false;
        if self.hidden.covers(range) {
            self.page.html.truncate(self.block_start);
        } else {
            self.page.html.push_str("</code></pre>");
        }
        self.page.new_line();
    }

    fn rule(&mut self, range: &Range<usize>) {
        if !self.hidden.covers_start(range) {
            self.page.new_line();
            self.page.html.push_str("<hr>\n");
        }
    }

    // Containers and emphasis, which nest.

    /// Whether one more level may be opened; to be followed by [`Writer::leave`] at its end.
    pub(super) fn enter(&mut self, range: &Range<usize>) -> bool {
        let hidden = self.hidden.covers_start(range);
        if self.nesting.len() == MAX_DEPTH && !hidden {
            self.notices.tell(NoticeKind::NestingTooDeep, range.clone(), "");
        }
        let written = self.nesting.len() < MAX_DEPTH && !hidden;
        self.nesting.push(written);
        written
    }

    /// Closes a level, and tells whether its tag had been written.
    pub(super) fn leave(&mut self) -> bool {
        self.nesting.pop().unwrap_or(false)
    }

    fn start_container(&mut self, tag: &str, range: &Range<usize>) {
        self.page.new_line();
        if self.enter(range) {
            self.page.html.push_str(tag);
        }
    }

    fn end_container(&mut self, tag: &str) {
        self.page.new_line();
        if self.leave() {
            self.page.html.push_str(tag);
        }
    }

    fn start_list(&mut self, first: Option<u64>, range: &Range<usize>) {
        match first {
            None => self.start_container("<ul>\n", range),
            Some(1) => self.start_container("<ol>\n", range),
            Some(number) => self.start_container(&format!("<ol start=\"{number}\">\n"), range),
        }
    }

    /// An item goes with its list: neither stands without the other.
    fn start_item(&mut self) {
        self.page.new_line();
        if self.nesting.last() == Some(&true) {
            self.page.html.push_str("<li>");
        }
    }

    fn end_item(&mut self) {
        if self.nesting.last() == Some(&true) {
            self.page.html.push_str("</li>\n");
        }
        self.page.new_line();
    }

    fn start_inline(&mut self, tag: &str, range: &Range<usize>) {
        if self.enter(range) {
            self.page.html.push_str(tag);
        }
    }

    fn end_inline(&mut self, tag: &str) {
        if self.leave() {
            self.page.html.push_str(tag);
        }
    }
}

/// Line ends as line feeds whatever machine the text comes from, and no NUL.
pub(super) fn plain_lines(text: &str) -> Cow<'_, str> {
    let odd = |byte| (byte == b'\r') | (byte == 0);
    // Without stopping at the first, so that many bytes are looked at together.
    if !text.bytes().fold(false, |found, byte| found | odd(byte)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}"))
}

/// The language of a code block, if it can stand in a class name.
fn language(info: &str) -> Option<&str> {
    let word = info.split([' ', '\t', ',']).next()?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (!word.is_empty() && word.len() <= 32 && word.bytes().all(plain)).then_some(word)
}
