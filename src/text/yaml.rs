//! YAML as a tree in which every key and value knows where it stands, and scalars stay as typed.
//!
//! The events come from the parser inside `serde_yaml` (serde-saphyr); the tree is built here
//! because an officer must be told *all* that is wrong: a typed deserializer stops at the first
//! mistake. So `012`, `no` and `1.10` stay the text that was typed, a duplicate key names both
//! places, and aliases, tags, depth and size are bounded.

use std::ops::Range;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as Marked, StructureStyle};

use self::quotes::{PartedQuote, unbent};
use self::slip::Stumble;
use super::place::{Span, count};

pub mod quotes;
mod slip;
pub mod write;

/// The deepest nesting that is read; a person's file has fewer than ten.
pub const MAX_DEPTH: usize = 64;
/// The most values that a file may hold, those that aliases repeat included.
pub const MAX_NODES: usize = 2_000_000;
/// The most values that aliases may repeat; people use them for a handful of lines. A text counts once more for
/// each [`WEIGHT`] bytes, so that a long one is not repeated until memory is full.
pub const MAX_ALIASED: usize = 100_000;
/// The bytes of text that count as one value more.
pub const WEIGHT: usize = 64;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A value of a YAML file.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Text, a number, a date, yes or no: always the text as typed.
    Scalar(Scalar),
    /// A list.
    Seq(Vec<Spanned<Node>>),
    /// Keys with their values, in the order in which they stand.
    Map(Vec<(Spanned<String>, Spanned<Node>)>),
}

/// A scalar as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text; escapes and folding are resolved.
    pub text: String,
    /// Whether it stood in quotes or as a block, so that `""` can be told from nothing.
    pub quoted: bool,
}

impl Scalar {
    /// Whether nothing was written: no value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        !self.quoted && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }
}

/// What is wrong with a file as YAML.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// The kinds of faults; each has a message of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum FaultKind {
    /// A tab where spaces indent.
    Tab,
    /// A quote that is never closed.
    UnclosedQuote,
    /// Text after the quotes that hold a value (`title: "Act" of May`).
    TextAfterQuotes,
    /// A backslash in double quotes that YAML gives no meaning (`"C:\Users"`).
    Escape,
    /// A value that begins with a mark that YAML keeps for itself (`@`, `%`, `- `, `&`).
    ReservedMark,
    /// A bracket or brace that is never closed, or closed by the wrong one.
    UnclosedBracket,
    /// A word processor's quotation marks around a value, which is read without them.
    SmartQuotes,
    /// The same in braces around a value that a comma parts.
    SmartQuotesParted,
    /// A colon inside plain text (`title: Act: budget`).
    ColonInText,
    /// A `#` before what looks like text, after which nothing is read (`address: Calle 5 #12`).
    HashInText,
    /// The lines do not stand under one another.
    Indentation,
    /// A line that is neither `key: value` nor a list item.
    KeyExpected,
    /// A control character.
    ControlCharacter,
    /// Anything else.
    Other,
    /// A key that stands twice; where it stood first.
    DuplicateKey {
        /// The key.
        key: String,
        /// Its first place.
        first: Span,
    },
    /// A list or map where a key is expected.
    KeyNotText,
    /// A tag such as `!!python/object`.
    Tag(String),
    /// The merge key `<<`.
    MergeKey,
    /// An alias `*name` of something not defined before it, or of what contains it.
    UnknownAlias,
    /// Aliases that repeat more than [`MAX_ALIASED`] values.
    TooManyAliases,
    /// Nesting deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More than [`MAX_NODES`] values.
    TooLarge,
    /// A second document (`---`) in one file.
    SecondDocument,
}

impl FaultKind {
    /// Whether the tree holds all that was written in spite of it, but for what stands twice: then what else
    /// is wrong can be told in the same run.
    pub fn keeps_all(&self) -> bool {
        matches!(self, Self::DuplicateKey { .. } | Self::ControlCharacter | Self::SmartQuotes | Self::HashInText)
    }
}

/// Reads the YAML in `range` of `text`.
///
/// Returns the tree (none where the file is empty, or nothing could be kept) and all faults.
/// Places count from the beginning of `text`.
pub fn parse(text: &str, range: Range<usize>) -> (Option<Spanned<Node>>, Vec<Fault>) {
    // For the parser the text would end there, and what follows would be lost without a word.
    if let Some(at) = text[range.clone()].find('\0') {
        let span = Span::of(text, range.start + at..range.start + at + 1);
        return (None, vec![Fault { kind: FaultKind::ControlCharacter, span }]);
    }
    let mut builder = Builder::new(text, range);
    let root = builder.document();
    (root, builder.faults)
}

/// Takes the parser's events and builds the tree.
struct Builder<'t> {
    events: Box<dyn Iterator<Item = Result<(Event<'t>, Marked), serde_yaml::granit_parser::ScanError>> + 't>,
    text: &'t str,
    /// Where the part that is read begins: bytes, and lines before it.
    offset: usize,
    line_offset: u32,
    anchors: Vec<Option<Spanned<Node>>>,
    /// The plain texts after an anchor that no alias has named yet: the anchor's number, and where it stands.
    unnamed: Vec<(usize, Span)>,
    /// The brackets and braces that are open where reading stands.
    brackets: Vec<Span>,
    nodes: usize,
    aliased: usize,
    anchored: usize,
    faults: Vec<Fault>,
    /// Set at a fault after which the rest cannot be read.
    stopped: bool,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        let options = serde_yaml::granit_parser::options! { emit_comments: false };
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[..range.start]).count();
        Self {
            events: Box::new(Parser::new_from_str_with_options(&text[range.clone()], options)),
            text,
            offset: range.start,
            line_offset: count(lines),
            anchors: Vec::new(),
            unnamed: Vec::new(),
            brackets: Vec::new(),
            nodes: 0,
            aliased: 0,
            anchored: 0,
            faults: Vec::new(),
            stopped: false,
        }
    }

    fn document(&mut self) -> Option<Spanned<Node>> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, span)) = self.next() {
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        self.stop(FaultKind::SecondDocument, span);
                    }
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                event => root = self.node(event, span, 0),
            }
        }
        // What nobody names was no anchor to the person who typed it, and would be lost: `title: &Sons`.
        let lost = std::mem::take(&mut self.unnamed).into_iter();
        self.faults.extend(lost.map(|(_, span)| Fault { kind: FaultKind::ReservedMark, span }));
        root.filter(|root| !matches!(&root.value, Node::Scalar(scalar) if scalar.is_null()))
    }

    /// The next event, or none at the end or after a fault that ends reading.
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        if self.stopped {
            return None;
        }
        match self.events.next()? {
            Ok((event, marked)) => {
                let span = self.place(&marked);
                Some((event, span))
            }
            Err(error) => {
                let at = error.marker();
                let start = self.offset + at.byte_offset().unwrap_or(0);
                let span = Span {
                    line: count(at.line()) + self.line_offset,
                    column: count(at.col()) + 1,
                    start: count(start),
                    end: count(start + 1),
                };
                let stumble = Stumble { text: self.text, brackets: &self.brackets };
                let (kind, span) = stumble.meaning(error.kind(), span);
                self.stop(kind, span);
                None
            }
        }
    }

    fn place(&self, marked: &Marked) -> Span {
        let bytes = marked.byte_range().unwrap_or(0..0);
        Span {
            line: count(marked.start.line()) + self.line_offset,
            column: count(marked.start.col()) + 1,
            start: count(self.offset + bytes.start),
            end: count(self.offset + bytes.end),
        }
    }

    fn stop(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
        self.stopped = true;
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Option<Spanned<Node>> {
        self.nodes += 1;
        if depth > MAX_DEPTH {
            self.stop(FaultKind::TooDeep, span);
            return None;
        }
        if self.nodes + self.aliased > MAX_NODES {
            self.stop(FaultKind::TooLarge, span);
            return None;
        }
        if let Some(tag) = event.tag() {
            let kind = FaultKind::Tag(tag.original());
            let span = self.mark_before(span, '!').unwrap_or(span);
            self.faults.push(Fault { kind, span });
        }
        let anchor = event.anchor_id();
        let bracketed = matches!(
            event,
            Event::SequenceStart(StructureStyle::Flow, ..) | Event::MappingStart(StructureStyle::Flow, ..)
        );
        if bracketed {
            self.brackets.push(span);
        }
        if let Event::Scalar(text, style, ..) = &event
            && matches!(style, ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted)
        {
            self.tell_hash(span.end as usize, false, is_words(text));
        }
        if let (Event::Scalar(_, ScalarStyle::Plain, ..), Some(anchor)) = (&event, anchor) {
            self.unnamed.extend(self.mark_before(span, '&').map(|span| (anchor, span)));
        }
        let node = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) => Node::Scalar(self.plain(text.into_owned(), span)),
            Event::Scalar(text, ..) => Node::Scalar(Scalar { text: text.into_owned(), quoted: true }),
            Event::SequenceStart(..) => Node::Seq(self.sequence(depth)),
            Event::MappingStart(..) => Node::Map(self.mapping(depth)),
            Event::Alias(id) => return self.alias(id, span),
            _ => return None,
        };
        if bracketed && !self.stopped {
            self.brackets.pop();
        }
        let node = Spanned { value: node, span };
        self.check_characters(&node);
        if let Some(anchor) = anchor {
            if self.anchors.len() <= anchor {
                self.anchors.resize(anchor + 1, None);
            }
            // What is named within what is named is kept once more each time.
            self.anchored += size(&node.value, MAX_NODES);
            if self.anchored > MAX_NODES && !self.stopped {
                self.stop(FaultKind::TooLarge, span);
                return None;
            }
            self.anchors[anchor] = Some(node.clone());
        }
        Some(node)
    }

    /// Tells what begins with `#` after a value on its line, or after a key without one, and is no remark: in those
    /// of people a space follows, and no figure after words (`Calle 5 # 12-34`).
    fn tell_hash(&mut self, end: usize, is_key: bool, after_words: bool) {
        // A line may hold all that a file says: its end is looked for only where a mark stands.
        let Some(behind) = self.text.get(end..) else { return };
        let rest = if is_key { behind.trim_start_matches(['"', '\'']).strip_prefix(':') } else { Some(behind) };
        let Some(rest) = rest else { return };
        let lost = rest.trim_start_matches([' ', '\t']);
        let is_text = lost.strip_prefix('#').is_some_and(|lost| {
            let figure = lost.strip_prefix(' ').filter(|_| after_words);
            lost.starts_with(char::is_alphanumeric)
                || figure.is_some_and(|lost| lost.starts_with(|c: char| c.is_ascii_digit()))
        });
        if is_text && lost.len() < rest.len() {
            let start = self.text.len() - lost.len();
            let lost = lost.lines().next().unwrap_or(lost);
            let span = Span::of(self.text, start..start + lost.trim_end().len());
            self.faults.push(Fault { kind: FaultKind::HashInText, span });
        }
    }

    /// The mark with a name that stands right before a value, as an anchor does.
    fn mark_before(&self, span: Span, mark: char) -> Option<Span> {
        let before = self.text.get(..span.start as usize)?.trim_end();
        let at = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        before[at..].starts_with(mark).then(|| Span::of(self.text, at..before.len()))
    }

    /// A scalar without quotes; those of a word processor are told, and taken for quotes.
    fn plain(&mut self, text: String, span: Span) -> Scalar {
        if let Some(inner) = unbent(&text) {
            self.faults.push(Fault { kind: FaultKind::SmartQuotes, span });
            return Scalar { text: inner.to_owned(), quoted: true };
        }
        let line = (!self.brackets.is_empty()).then(|| self.text.get(span.start as usize..)).flatten();
        if let Some(parted) = line.and_then(PartedQuote::at) {
            let span = Span { end: span.start + count(parted.length), ..span };
            self.faults.push(Fault { kind: FaultKind::SmartQuotesParted, span });
        }
        Scalar { text, quoted: false }
    }

    fn sequence(&mut self, depth: usize) -> Vec<Spanned<Node>> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.extend(self.node(event, span, depth + 1));
        }
        items
    }

    fn mapping(&mut self, depth: usize) -> Vec<(Spanned<String>, Spanned<Node>)> {
        let mut entries: Vec<(Spanned<String>, Spanned<Node>)> = Vec::new();
        let mut seen = std::collections::HashMap::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.node(event, span, depth + 1);
            let Some((event, value_span)) = self.next() else { break };
            let value = self.node(event, value_span, depth + 1);
            let is_empty = |value: &Spanned<Node>| matches!(&value.value, Node::Scalar(only) if only.is_null());
            if let (Some(key), Some(_)) = (&key, value.as_ref().filter(|value| is_empty(value))) {
                self.tell_hash(key.span.end as usize, true, false);
            }
            let (Some(key), Some(value)) = (key, value) else { continue };
            let Node::Scalar(Scalar { text, quoted }) = key.value else {
                self.faults.push(Fault { kind: FaultKind::KeyNotText, span: key.span });
                continue;
            };
            if text == "<<" && !quoted {
                self.faults.push(Fault { kind: FaultKind::MergeKey, span: key.span });
                continue;
            }
            if let Some(first) = seen.insert(text.clone(), key.span) {
                seen.insert(text.clone(), first);
                self.faults.push(Fault { kind: FaultKind::DuplicateKey { key: text, first }, span: key.span });
                continue;
            }
            entries.push((Spanned { value: text, span: key.span }, value));
        }
        entries
    }

    fn alias(&mut self, id: usize, span: Span) -> Option<Spanned<Node>> {
        let Some(Some(node)) = self.anchors.get(id) else {
            self.faults.push(Fault { kind: FaultKind::UnknownAlias, span });
            return None;
        };
        self.unnamed.retain(|(anchor, _)| *anchor != id);
        // Counted before it is copied, so that a bomb costs nothing.
        self.aliased += size(&node.value, MAX_ALIASED);
        if self.aliased > MAX_ALIASED {
            self.stop(FaultKind::TooManyAliases, span);
            return None;
        }
        Some(Spanned { value: node.value.clone(), span })
    }

    fn check_characters(&mut self, node: &Spanned<Node>) {
        if let Node::Scalar(scalar) = &node.value
            && super::clean::is_steering(&scalar.text)
        {
            self.faults.push(Fault { kind: FaultKind::ControlCharacter, span: node.span });
        }
    }
}

/// Whether a value is words: no amount, day or code alone.
fn is_words(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
}

/// The number of values in a tree, and one more for each [`WEIGHT`] bytes of their texts and keys; counted no
/// further than `most`.
fn size(node: &Node, most: usize) -> usize {
    let mut total = 0;
    let mut left = vec![node];
    while let Some(node) = left.pop() {
        total += 1;
        match node {
            Node::Scalar(scalar) => total += scalar.text.len() / WEIGHT,
            Node::Seq(items) => left.extend(items.iter().map(|item| &item.value)),
            Node::Map(entries) => {
                total += entries.iter().map(|(key, _)| key.value.len() / WEIGHT).sum::<usize>();
                left.extend(entries.iter().map(|(_, value)| &value.value));
            }
        }
        if total > most {
            break;
        }
    }
    total
}

#[cfg(test)]
mod tests;
