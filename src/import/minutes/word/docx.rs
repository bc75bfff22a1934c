//! The XML of a Word text.

mod fields;
mod numbering;
mod paragraph;
mod run;
mod styles;
mod tables;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use self::fields::Field;
use self::numbering::{Counts, Lists};
use self::paragraph::{Known, Says, part};
use self::run::{Reads, Row, Run, apart};
use self::styles::{Styles, is_on, outline};
use super::flow::{Document, Flow, Left, Look, Paragraph};
use super::skip::{Skip, Why};
use super::{attribute, entity, entry, inline, unescaped};

/// Reads a Word text.
pub(super) fn read(xml: &str, bytes: &[u8]) -> Option<Document> {
    let mut known = Known { styles: Styles::of(bytes), lists: Lists::of(bytes), ..Known::default() };
    let mut left = Left::default();
    for kind in ["footnotes", "endnotes"] {
        if let Some(xml) = entry(bytes, &format!("word/{kind}.xml")) {
            let mut text = Text::new(&known, addresses(bytes, kind));
            text.read(&xml)?;
            let notes = std::mem::take(&mut text.notes);
            left = text.flow.document.left.and(left);
            known.notes.extend(notes);
        }
    }
    let mut text = Text::new(&known, addresses(bytes, "document"));
    text.read(xml)?;
    let mut document = text.flow.document;
    document.left = document.left.and(left);
    Some(document)
}

/// The addresses of links, by their ids.
fn addresses(bytes: &[u8], of: &str) -> HashMap<String, String> {
    let Some(xml) = entry(bytes, &format!("word/_rels/{of}.xml.rels")) else { return HashMap::new() };
    let mut reader = Reader::from_str(&xml);
    let mut all = HashMap::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "Relationship" => {
                let address = attribute(&tag, "Target").map(|address| unescaped(&address));
                all.extend(attribute(&tag, "Id").zip(address));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// A Word text while it is read.
struct Text<'k> {
    known: &'k Known,
    addresses: HashMap<String, String>,
    flow: Flow<Says>,
    skip: Skip,
    counts: Counts,
    runs: Vec<Run>,
    /// The rows and cells that are open.
    cells: Vec<Row>,
    /// The tables that are open, each with whether its style hides.
    tables: Vec<bool>,
    fields: Vec<Field>,
    /// The alternatives that are open, each with whether one was taken.
    alternatives: Vec<bool>,
    /// Whether the control that is open holds a table of contents.
    contents: bool,
    reads: Reads,
    /// Whether the properties of a paragraph are open.
    properties: bool,
    /// The notes of a file of notes, and the one that is open.
    notes: HashMap<String, String>,
    note: String,
}

impl<'k> Text<'k> {
    fn new(known: &'k Known, addresses: HashMap<String, String>) -> Self {
        Self {
            known,
            addresses,
            flow: Flow::default(),
            skip: Skip::default(),
            counts: Counts::default(),
            runs: Vec::new(),
            cells: Vec::new(),
            tables: Vec::new(),
            fields: Vec::new(),
            alternatives: Vec::new(),
            contents: false,
            reads: Reads::Nothing,
            properties: false,
            notes: HashMap::new(),
            note: String::new(),
        }
    }

    fn read(&mut self, xml: &str) -> Option<()> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().ok()? {
                _ if self.flow.is_too_deep() => return None,
                Event::Eof => {
                    self.finish();
                    // Of a field that never shows anything, it cannot be said where its instruction ends; nor where a
                    // table of contents does.
                    return (!self.is_in_instruction() && !self.is_in_contents()).then_some(());
                }
                Event::Start(_) if self.skip.is_inside() => self.skip.begin(),
                Event::Start(tag) => match self.skipped(&tag) {
                    Some(why) => {
                        self.flow.lacks();
                        self.skip.enter(why);
                    }
                    None => self.begin(&tag),
                },
                Event::Empty(tag) if !self.skip.is_inside() => {
                    self.begin(&tag);
                    self.end(tag.name().as_ref());
                }
                Event::End(_) if self.skip.is_inside() => self.skip.end(&mut self.flow.document.left),
                Event::End(tag) => self.end(tag.name().as_ref()),
                Event::Text(words) if self.skip.is_inside() => self.skip.words(&words),
                Event::Text(words) => self.take(&words),
                Event::GeneralRef(reference) => self.take(&entity(&reference)),
                _ => {}
            }
        }
    }

    /// Whether an element is passed over with all that stands in it.
    fn skipped(&mut self, tag: &BytesStart) -> Option<Why> {
        match tag.name().as_ref() {
            // The same for programs of several ages: the first that is offered is taken.
            "mc:Choice" | "mc:Fallback" => {
                let taken = self.alternatives.last_mut()?;
                std::mem::replace(taken, true).then_some(Why::Silent)
            }
            // A deleted row is told when its cells come; of a paragraph whose mark was deleted nothing is.
            "w:del" | "w:moveFrom" if self.flow.is_row() || self.properties => None,
            "w:sdtContent" => std::mem::take(&mut self.contents).then_some(Why::Contents),
            name => apart(name),
        }
    }

    /// Whether what is read now is hidden: by its run, by a style, or with its row or cell.
    fn is_hidden(&self) -> bool {
        self.cells.last().is_some_and(|row| *row != Row::Taken) || self.runs.last().is_some_and(|run| self.hides(run))
    }

    /// Whether a field is open that does not show anything yet: what stands in its instruction, and what other
    /// fields gave there, is for Word alone.
    fn is_in_instruction(&self) -> bool {
        self.fields.iter().any(|field| !field.shown)
    }

    /// Whether a field is open of which nothing is ever shown.
    fn is_in_silence(&self) -> bool {
        self.fields.iter().any(Field::is_silent)
    }

    /// Whether a table of contents is open, as a field makes it.
    fn is_in_contents(&self) -> bool {
        self.fields.iter().any(Field::is_contents)
    }

    /// Whether words that come now are for nobody who reads the text.
    fn is_apart(&self) -> bool {
        self.is_hidden() || self.is_in_instruction() || self.is_in_silence()
    }

    fn hides(&self, run: &Run) -> bool {
        let by_style = || {
            let paragraph = self.flow.around().map_or("", |says| says.style.as_str());
            let own = !run.style.is_empty() && self.known.styles.hides(&run.style);
            own || self.known.styles.hides_paragraph(paragraph)
        };
        self.flow.around().is_some_and(|says| says.outer) || run.vanish.unwrap_or_else(by_style)
    }

    /// Counts a passage that is not taken.
    fn leave(&mut self) {
        let left = &mut self.flow.document.left;
        match self.cells.last() {
            Some(Row::Deleted) => left.apart += 1,
            _ => left.hidden += 1,
        }
        self.flow.lacks();
    }

    fn take(&mut self, words: &str) {
        match self.reads {
            Reads::Words => self.words(words),
            Reads::Instruction => {
                self.fields.iter_mut().next_back().into_iter().for_each(|field| field.instruction.push_str(words))
            }
            Reads::Nothing => {}
        }
    }

    /// Words as they look here.
    fn words(&mut self, words: &str) {
        if self.is_in_contents() {
            self.flow.document.left.contents += usize::from(!words.trim().is_empty());
            return self.flow.lacks();
        }
        if self.is_apart() {
            return if words.trim().is_empty() { self.flow.lacks() } else { self.leave() };
        }
        let run = self.runs.last();
        let by_style = |run: &Run| {
            let paragraph = self.flow.around().map_or("", |says| says.style.as_str());
            (!run.style.is_empty() && self.known.styles.strikes(&run.style)) || self.known.styles.strikes(paragraph)
        };
        let struck = run.is_some_and(|run| run.struck.unwrap_or_else(|| by_style(run)));
        let font = run.map_or("", |run| run.font.as_str());
        self.flow.words(words, Look { struck, font });
    }

    /// A sign of a font: its number in hexadecimal digits.
    fn sign(&mut self, tag: &BytesStart) {
        let font = attribute(tag, "w:font").unwrap_or_default();
        let code = attribute(tag, "w:char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        // Its own numbers are written with F000 before them, or without.
        let own = if code < 0x100 { char::from_u32(0xf000 + code) } else { None };
        let sign = own.filter(|own| super::symbols::sign(&font, *own).is_some()).or(char::from_u32(code));
        let outer = self.runs.last_mut().map(|run| std::mem::replace(&mut run.font, font));
        self.words(&sign.map(String::from).unwrap_or_default());
        if let Some((run, outer)) = self.runs.last_mut().zip(outer) {
            run.font = outer;
        }
    }

    fn note(&mut self, kind: char, tag: &BytesStart) {
        let note = attribute(tag, "w:id").and_then(|id| self.known.notes.get(&format!("{kind}{id}")));
        match note.cloned() {
            Some(_) if self.is_apart() => self.leave(),
            Some(note) => self.flow.note(note),
            None => {}
        }
    }
}

impl Text<'_> {
    fn begin(&mut self, tag: &BytesStart) {
        let name = tag.name();
        match name.as_ref() {
            "w:p" => self.paragraph(),
            "w:pPr" => self.properties = true,
            "w:r" => self.runs.push(Run::default()),
            "w:t" => self.reads = Reads::Words,
            "w:instrText" => self.reads = Reads::Instruction,
            "w:tab" | "w:br" | "w:cr" | "w:ptab" if !self.runs.is_empty() => self.words(" "),
            "w:noBreakHyphen" => self.words("-"),
            "w:sym" => self.sign(tag),
            "w:commentReference" => self.flow.document.left.apart += 1,
            "w:hyperlink" if self.is_in_contents() => {}
            "w:hyperlink" => {
                let address = attribute(tag, "r:id").and_then(|id| inline::address(self.addresses.get(&id)?));
                self.flow.begin_link(address);
            }
            "w:footnoteReference" => self.note('f', tag),
            "w:endnoteReference" => self.note('e', tag),
            "w:footnote" | "w:endnote" => {
                let kind = if name.as_ref() == "w:footnote" { 'f' } else { 'e' };
                self.note = format!("{kind}{}", attribute(tag, "w:id").unwrap_or_default());
                self.flow.begin_note();
            }
            "mc:AlternateContent" => self.alternatives.push(false),
            "w:sdt" => self.contents = false,
            "w:docPartGallery" => self.contents = attribute(tag, "w:val").as_deref() == Some("Table of Contents"),
            "a:blip" | "v:imagedata" | "m:oMath" | "c:chart" | "dgm:relIds" | "w:contentPart" => {
                self.flow.document.left.pictures += 1;
            }
            "w:altChunk" | "w:subDoc" => self.flow.document.left.elsewhere += 1,
            "w:fldSimple" => {
                self.fields.push(Field::new(attribute(tag, "w:instr").map(|own| unescaped(&own)).unwrap_or_default()));
                self.field_shows();
            }
            "w:fldChar" => self.field(attribute(tag, "w:fldCharType").as_deref()),
            "w:default" | "w:checked" | "w:listEntry" | "w:result" => {
                let value = attribute(tag, "w:val").map(|value| unescaped(&value));
                self.fields
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|field| field.take(name.as_ref(), value.clone()));
            }
            other => {
                self.table(other, tag);
                self.looks(other, tag);
            }
        }
    }

    /// Begins a paragraph, or goes on with the one before it whose mark was deleted: what it is, the last says.
    fn paragraph(&mut self) {
        if let Some(before) = self.flow.paragraph().filter(|before| before.says.goes_on) {
            before.says = Says { outer: before.says.outer, ..Says::default() };
            return;
        }
        let outer = self.is_hidden();
        self.flow.begin_paragraph(Says { outer, ..Says::default() }, false);
    }

    fn end_paragraph(&mut self) {
        let (known, counts) = (self.known, &mut self.counts);
        self.flow.end_paragraph(|text, paragraph, left| part(known, counts, text, paragraph, left));
    }

    /// Ends a paragraph that would go on, where no other follows it.
    fn finish(&mut self) {
        if self.flow.paragraph().is_some_and(|paragraph| paragraph.says.goes_on) {
            self.end_paragraph();
        }
    }

    /// What is said of the run or the paragraph that is open.
    fn looks(&mut self, name: &str, tag: &BytesStart) {
        let value = || attribute(tag, "w:val");
        let on = || Some(is_on(value().as_deref()));
        if let Some(run) = self.runs.last_mut() {
            match name {
                "w:vanish" => run.vanish = on(),
                "w:strike" | "w:dstrike" => run.struck = on(),
                "w:rStyle" => run.style = value().unwrap_or_default(),
                "w:rFonts" => {
                    let font = ["w:ascii", "w:hAnsi", "w:cs"].iter().find_map(|name| attribute(tag, name));
                    run.font = font.unwrap_or_default();
                }
                _ => {}
            }
        }
        let Some(Paragraph { says, .. }) = self.flow.paragraph() else { return };
        match name {
            "w:pStyle" => says.style = value().unwrap_or_default(),
            "w:ilvl" => says.depth = value().and_then(|depth| depth.parse().ok()),
            "w:numId" => says.list = value().unwrap_or_default(),
            "w:outlineLvl" => says.outline = value().and_then(|level| outline(&level)),
            "w:del" | "w:moveFrom" if self.properties => says.goes_on = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" | "w:instrText" => self.reads = Reads::Nothing,
            "w:r" => drop(self.runs.pop()),
            "w:hyperlink" => self.flow.end_link(),
            "w:fldSimple" => self.end_field(),
            "mc:AlternateContent" => drop(self.alternatives.pop()),
            "w:footnote" | "w:endnote" => {
                self.finish();
                let words = self.flow.end_note();
                self.notes.insert(std::mem::take(&mut self.note), words);
            }
            "w:pPr" => self.properties = false,
            // Without its mark, a paragraph goes on in the next.
            "w:p" if self.flow.paragraph().is_some_and(|paragraph| paragraph.says.goes_on) => {}
            "w:p" => self.end_paragraph(),
            "w:txbxContent" => self.finish(),
            "w:tc" => {
                self.finish();
                match self.cells.pop() {
                    Some(Row::Taken) => self.flow.end_cell(false),
                    _ => self.flow.drop_cell(),
                }
            }
            "w:tr" => {
                let taken = self.cells.pop() == Some(Row::Taken);
                self.flow.end_row(taken);
            }
            "w:tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }
}
