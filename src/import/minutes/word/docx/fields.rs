//! Word's fields: links, boxes to tick and lists to choose from that are written as an instruction.

use super::super::inline;
use super::Text;
use super::styles::is_on;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What it says that it does: `HYPERLINK "https://…"`.
    pub(super) instruction: String,
    /// Whether it is past its instruction: what comes now is what it gave.
    pub(super) shown: bool,
    /// Whether it has begun a link.
    pub(super) links: bool,
    /// Where in the paragraph's text begins what stands in it; nothing where that is not said.
    pub(super) from: Option<usize>,
    /// Whether its box is ticked: as it was at first, and as somebody ticked it.
    ticked: (Option<bool>, Option<bool>),
    /// What can be chosen, and which was.
    choices: Vec<String>,
    chosen: usize,
}

impl Field {
    pub(super) fn new(instruction: String) -> Self {
        Self { instruction, ..Self::default() }
    }

    /// What a part of its form says.
    pub(super) fn take(&mut self, name: &str, value: Option<String>) {
        match name {
            "w:default" => self.ticked.0 = Some(is_on(value.as_deref())),
            "w:checked" => self.ticked.1 = Some(is_on(value.as_deref())),
            "w:listEntry" => self.choices.extend(value),
            "w:result" => self.chosen = value.and_then(|value| value.parse().ok()).unwrap_or(0),
            _ => {}
        }
    }

    /// The address of the link that it is.
    pub(super) fn address(&self) -> Option<String> {
        let instruction = self.instruction.trim();
        let (name, rest) = instruction.split_once(char::is_whitespace)?;
        if !name.eq_ignore_ascii_case("hyperlink") {
            return None;
        }
        let rest = rest.trim_start();
        let address = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            // What follows a switch (`\l "mark"`) is a place in the text.
            None => rest.split_whitespace().next().filter(|address| !address.starts_with('\\')),
        };
        inline::address(address?.trim())
    }

    /// Whether Word never shows what it gave: it sets something, marks a place or steers a merge.
    pub(super) fn is_silent(&self) -> bool {
        const SILENT: [&str; 10] = ["SET", "ASK", "XE", "TC", "TA", "RD", "PRIVATE", "NEXT", "NEXTIF", "SKIPIF"];
        let name = self.instruction.split_whitespace().next().unwrap_or_default();
        SILENT.iter().any(|silent| silent.eq_ignore_ascii_case(name))
    }

    /// Whether it gives a table of contents, or an index.
    pub(super) fn is_contents(&self) -> bool {
        let name = self.instruction.split_whitespace().next().unwrap_or_default();
        self.shown && ["TOC", "TOA", "INDEX"].iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// What it shows by itself, where nothing stands in it: a box, or what was chosen.
    pub(super) fn shows(&self) -> Option<&str> {
        match self.instruction.split_whitespace().next()?.to_uppercase().as_str() {
            "FORMCHECKBOX" => Some(if self.ticked.1.or(self.ticked.0) == Some(true) { "☒" } else { "☐" }),
            "FORMDROPDOWN" => self.choices.get(self.chosen).map(String::as_str),
            _ => None,
        }
    }
}

impl Text<'_> {
    pub(super) fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => self.field_shows(),
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// From here a field shows what it gave.
    pub(super) fn field_shows(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.shown = true;
            let is_contents = self.is_in_contents();
            let Some(field) = self.fields.last_mut() else { return };
            let address = field.address().filter(|_| !is_contents);
            field.links = address.is_some();
            field.from = self.flow.paragraph().map(|paragraph| paragraph.text.len());
            self.flow.begin_link(address);
        }
    }

    pub(super) fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        if field.links {
            self.flow.end_link();
        }
        let given = self.flow.paragraph().zip(field.from).and_then(|(paragraph, from)| paragraph.text.get(from..));
        let is_empty = given.is_none_or(|given| given.trim().is_empty());
        if let Some(shown) = field.shows().filter(|_| is_empty) {
            self.words(shown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_links_where_it_names_an_address() {
        let address = |instruction: &str| Field::new(instruction.to_owned()).address();
        for instruction in [
            " HYPERLINK \"https://x.example/y\" ",
            "hyperlink https://x.example/y \\t \"_blank\"",
            "HYPERLINK \"https://x.example/y\" \\o \"Nota\"",
        ] {
            assert_eq!(address(instruction).as_deref(), Some("https://x.example/y"), "{instruction}");
        }
        for instruction in ["HYPERLINK \\l \"punto4\"", "PAGEREF _Toc1 \\h", "HYPERLINK \"javascript:alert(1)\"", ""] {
            assert_eq!(address(instruction), None, "{instruction}");
        }
    }

    #[test]
    fn a_box_and_a_choice_show_what_was_chosen() {
        let mut ticked = Field::new(" FORMCHECKBOX ".to_owned());
        ticked.take("w:default", Some("0".to_owned()));
        assert_eq!(ticked.shows(), Some("☐"));
        ticked.take("w:checked", None);
        assert_eq!(ticked.shows(), Some("☒"));
        let mut chosen = Field::new("FORMDROPDOWN".to_owned());
        ["Presente", "Ausente"].into_iter().for_each(|choice| chosen.take("w:listEntry", Some(choice.to_owned())));
        chosen.take("w:result", Some("1".to_owned()));
        assert_eq!(chosen.shows(), Some("Ausente"));
        assert_eq!(Field::new("DATE".to_owned()).shows(), None);
    }
}
