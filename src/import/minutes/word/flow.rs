//! A text while it is read: the paragraphs, cells and notes that are open, one in another. A box with a text of
//! its own stands in a paragraph, a table in a cell; each goes where it belongs when it ends.

use super::inline::{ADDRESS, LINK, LINK_END, NOTE, NOTE_END, STRUCK, STRUCK_END, plain};
use super::symbols;

/// The most that stand one in another; a text in which more do is made to trouble, and not read.
const MOST_OPEN: usize = 64;

/// A text as it was read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) parts: Vec<Part>,
    /// Its footnotes; the place of each is told by its number, from 1, after [`NOTE`].
    pub(super) notes: Vec<String>,
    pub(super) left: Left,
}

/// How much of a text was not taken.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Left {
    /// Passages that are hidden.
    pub(super) hidden: usize,
    /// Remarks and deleted passages.
    pub(super) apart: usize,
    /// Signs of fonts whose meaning is not known.
    pub(super) signs: usize,
    /// Pictures, drawings and formulas.
    pub(super) pictures: usize,
    /// Parts that stand in files of their own.
    pub(super) elsewhere: usize,
    /// Entries of tables of contents, which say what stands in the text.
    pub(super) contents: usize,
}

impl Left {
    /// Whether anything was not taken.
    pub(super) fn is_some(self) -> bool {
        self.hidden + self.apart + self.signs + self.pictures + self.elsewhere + self.contents > 0
    }

    /// With what was not taken of another part of the document.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            hidden: self.hidden + other.hidden,
            apart: self.apart + other.apart,
            signs: self.signs + other.signs,
            pictures: self.pictures + other.pictures,
            elsewhere: self.elsewhere + other.elsewhere,
            contents: self.contents + other.contents,
        }
    }
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A heading, with its level from 1; 0 for a title.
    Heading(usize, String),
    /// An item of a list, with its depth from 0, and its number where it has one.
    Item(usize, Option<usize>, String),
    /// One more paragraph of an item, with the item's depth.
    More(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// A row of a table.
    Row(Vec<String>),
}

impl Part {
    /// Whether it is a heading of a level.
    pub(super) fn is_heading(&self, of: usize) -> bool {
        matches!(self, Self::Heading(level, _) if *level == of)
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Heading(_, text) | Self::Item(_, _, text) | Self::More(_, text) | Self::Paragraph(text) => text,
            Self::Row(cells) => cells.first().map_or("", String::as_str),
        }
    }

    /// All its words on one line, as a cell or a note holds them.
    fn on_one_line(&self) -> String {
        match self {
            Self::Row(cells) => cells.join(" "),
            Self::Item(_, Some(number), text) => format!("{number}. {text}"),
            other => other.text().to_owned(),
        }
    }
}

/// A paragraph that is open, with what its format says of it.
#[derive(Debug, Default)]
pub(super) struct Paragraph<P> {
    pub(super) text: String,
    pub(super) says: P,
    /// Whether it is hidden whole.
    pub(super) hidden: bool,
    /// Whether something of it was not taken.
    pub(super) lacks: bool,
    /// The address of the link that is open in it.
    link: Option<String>,
    /// What stands in it and is no part of its line: the paragraphs of a box. It follows the paragraph.
    after: Vec<Part>,
}

impl<P> Paragraph<P> {
    /// Ends the link that is open, if one is.
    fn end_link(&mut self) {
        let end = self.link.take().map(|address| format!("{ADDRESS}{address}{LINK_END}"));
        self.text.extend(end);
    }
}

/// What is open.
enum Open<P> {
    Paragraph(Paragraph<P>),
    /// A row, with how much was not taken before it.
    Row(Vec<String>, usize),
    /// A cell, with how many columns it fills.
    Cell(String, usize),
    Note(String),
}

/// How words look, where that tells what they mean.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'l> {
    pub(super) struck: bool,
    pub(super) font: &'l str,
}

/// The text that is read.
pub(super) struct Flow<P> {
    pub(super) document: Document,
    open: Vec<Open<P>>,
    too_deep: bool,
}

impl<P> Default for Flow<P> {
    fn default() -> Self {
        Self { document: Document::default(), open: Vec::new(), too_deep: false }
    }
}

impl<P> Flow<P> {
    /// Whether too much of a text stands one in another: what each holds would be moved out of all others.
    pub(super) fn is_too_deep(&self) -> bool {
        self.too_deep
    }

    /// Gives the text up where too much of something is open.
    pub(super) fn bounded(&mut self, open: usize) {
        self.too_deep |= open >= MOST_OPEN;
    }

    fn push(&mut self, open: Open<P>) {
        self.bounded(self.open.len());
        self.open.push(open);
    }

    /// The paragraph to which words belong.
    pub(super) fn paragraph(&mut self) -> Option<&mut Paragraph<P>> {
        match self.open.last_mut()? {
            Open::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// What the innermost paragraph says that is open, whatever stands in it.
    pub(super) fn around(&self) -> Option<&P> {
        self.open.iter().rev().find_map(|open| match open {
            Open::Paragraph(paragraph) => Some(&paragraph.says),
            _ => None,
        })
    }

    pub(super) fn begin_paragraph(&mut self, says: P, hidden: bool) {
        let (text, after) = (String::new(), Vec::new());
        self.push(Open::Paragraph(Paragraph { text, says, hidden, lacks: false, link: None, after }));
    }

    /// Ends the paragraph that is open, of which `part` makes what it is.
    pub(super) fn end_paragraph(&mut self, part: impl FnOnce(String, Paragraph<P>, &mut Left) -> Option<Part>) {
        let Some(Open::Paragraph(mut paragraph)) = self.open.pop() else { return };
        paragraph.end_link();
        let text = std::mem::take(&mut paragraph.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let after = std::mem::take(&mut paragraph.after);
        if paragraph.hidden {
            self.document.left.hidden += usize::from(!text.is_empty() || !after.is_empty());
            return;
        }
        let own = part(text, paragraph, &mut self.document.left);
        own.into_iter().chain(after).for_each(|part| self.emit(part));
    }

    /// Puts a part where it belongs: into the cell or note that is open, behind the paragraph in which it
    /// stands, or into the text.
    fn emit(&mut self, part: Part) {
        match self.open.last_mut() {
            None => self.document.parts.push(part),
            Some(Open::Paragraph(paragraph)) => paragraph.after.push(part),
            Some(Open::Cell(words, _) | Open::Note(words)) => join(words, &part.on_one_line()),
            Some(Open::Row(cells, _)) => cells.push(part.on_one_line()),
        }
    }

    pub(super) fn begin_row(&mut self) {
        let left = self.document.left.hidden + self.document.left.apart;
        self.push(Open::Row(Vec::new(), left));
    }

    /// Whether a row is open, and no cell of it.
    pub(super) fn is_row(&self) -> bool {
        matches!(self.open.last(), Some(Open::Row(..)))
    }

    /// Ends the row that is open; one that is not `taken`, has no cell left, or of which all that it said is
    /// hidden or deleted, is gone.
    pub(super) fn end_row(&mut self, taken: bool) {
        let left = self.document.left.hidden + self.document.left.apart;
        if let Some(Open::Row(cells, before)) = self.open.pop()
            && taken
            && !cells.is_empty()
            && (left == before || cells.iter().any(|cell| !cell.is_empty()))
        {
            self.emit(Part::Row(cells));
        }
    }

    /// Leaves columns free at the beginning of the row that is open.
    pub(super) fn indent_row(&mut self, columns: usize) {
        if let Some(Open::Row(cells, _)) = self.open.last_mut() {
            cells.extend(std::iter::repeat_n(String::new(), columns));
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.push(Open::Cell(String::new(), 1));
    }

    /// How many columns the cell that is open fills.
    pub(super) fn cell_fills(&mut self, columns: usize) {
        if let Some(Open::Cell(_, fills)) = self.open.last_mut() {
            *fills = columns.max(1);
        }
    }

    /// Ends the cell that is open; `repeated` says whether its words stand in each column that it fills.
    pub(super) fn end_cell(&mut self, repeated: bool) {
        let Some(Open::Cell(words, columns)) = self.open.pop() else { return };
        if let Some(Open::Row(cells, _)) = self.open.last_mut() {
            let more = if repeated { words.clone() } else { String::new() };
            cells.push(words);
            cells.extend(std::iter::repeat_n(more, columns - 1));
        }
    }

    /// Ends the cell that is open and is not taken.
    pub(super) fn drop_cell(&mut self) {
        self.open.pop();
    }

    pub(super) fn begin_note(&mut self) {
        self.push(Open::Note(String::new()));
    }

    /// Ends the note that is open, and gives its words.
    pub(super) fn end_note(&mut self) -> String {
        match self.open.pop() {
            Some(Open::Note(words)) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        }
    }

    /// Names a note in the paragraph that is open.
    pub(super) fn note(&mut self, words: String) {
        let number = self.document.notes.len() + 1;
        if let Some(paragraph) = self.paragraph().filter(|_| !words.is_empty()) {
            paragraph.text.push_str(&format!("{NOTE}{number}{NOTE_END}"));
            self.document.notes.push(words);
        }
    }

    /// Adds words to the paragraph that is open.
    pub(super) fn words(&mut self, words: &str, look: Look) {
        let mut unknown = 0;
        let signs = |c: char| match symbols::is_private(c) {
            true => symbols::sign(look.font, c).or_else(|| {
                unknown += 1;
                None
            }),
            false => Some(c),
        };
        let words: String = plain(words).chars().filter_map(signs).collect();
        self.document.left.signs += unknown;
        let Some(paragraph) = self.paragraph() else { return };
        if !look.struck || words.trim().is_empty() {
            return paragraph.text.push_str(&words);
        }
        // What goes on is one passage.
        if paragraph.text.ends_with(STRUCK_END) {
            paragraph.text.pop();
        } else {
            paragraph.text.push(STRUCK);
        }
        paragraph.text.push_str(&words);
        paragraph.text.push(STRUCK_END);
    }

    /// Begins a link; one in another is none.
    pub(super) fn begin_link(&mut self, address: Option<String>) {
        if let Some((paragraph, address)) = self.paragraph().zip(address)
            && paragraph.link.is_none()
        {
            paragraph.text.push(LINK);
            paragraph.link = Some(address);
        }
    }

    /// Ends the link that is open in the paragraph, if one is.
    pub(super) fn end_link(&mut self) {
        self.paragraph().into_iter().for_each(Paragraph::end_link);
    }

    /// Tells that a passage of the paragraph is not taken.
    pub(super) fn lacks(&mut self) {
        self.paragraph().into_iter().for_each(|paragraph| paragraph.lacks = true);
    }
}

/// A heading, of which what is struck through is not taken.
pub(super) fn heading(level: usize, text: String, left: &mut Left) -> Part {
    left.apart += text.matches(STRUCK).count();
    Part::Heading(level, text)
}

/// More text in a cell.
fn join(cell: &mut String, text: &str) {
    if !cell.is_empty() && !text.trim().is_empty() {
        cell.push(' ');
    }
    cell.push_str(text.trim());
}
