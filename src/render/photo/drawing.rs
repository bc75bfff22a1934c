//! A drawing without what is not seen in it: remarks, what programs note of who made it and where its file
//! stood, and what cameras wrote into the photos inside it.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};

use crate::text::inlined::{letters, pictures};

/// The languages whose words a browser draws by; whatever belongs to another is a program's own note.
const DRAWN: [&str; 4] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
];

/// The drawing without it; nothing where the file is no drawing that can be read to its end.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let plain = without_notes(text)?;
    Some(without_metadata(&plain).into_bytes())
}

/// Whether a file may be a drawing: marks, and the name of the language somewhere.
pub(super) fn is_drawing(bytes: &[u8]) -> bool {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    plain.starts_with(b"<") && bytes.windows(4).any(|four| four == b"<svg" || four == b":svg")
}

fn without_notes(text: &str) -> Option<String> {
    let mut reader = NsReader::from_str(text);
    let mut out = String::with_capacity(text.len());
    // How many elements are open, and since which of them nothing is taken.
    let (mut open, mut left_out): (usize, Option<usize>) = (0, None);
    loop {
        let begins = usize::try_from(reader.buffer_position()).ok()?;
        let (space, event) = reader.read_resolved_event().ok()?;
        let is_note = |tag: &BytesStart| {
            let is_foreign = matches!(&space, ResolveResult::Bound(Namespace(space)) if !DRAWN.contains(space));
            open > 0 && (is_foreign || tag.local_name().as_ref() == "metadata")
        };
        let note = matches!(&event, Event::Start(tag) | Event::Empty(tag) if is_note(tag));
        let taken = left_out.is_none() && !note;
        match &event {
            Event::Start(_) => {
                open += 1;
                if note && left_out.is_none() {
                    left_out = Some(open);
                }
            }
            Event::End(_) => {
                if left_out == Some(open) {
                    left_out = None;
                }
                open = open.saturating_sub(1);
            }
            Event::Eof => return (open == 0).then_some(out),
            _ => {}
        }
        let ends = usize::try_from(reader.buffer_position()).ok()?;
        let written = text.get(begins..ends)?;
        match event {
            _ if !taken => {}
            Event::Comment(_) | Event::PI(_) => {}
            Event::Start(tag) => out.push_str(&bare_tag(&tag, written, ">", reader.resolver())),
            Event::Empty(tag) => out.push_str(&bare_tag(&tag, written, "/>", reader.resolver())),
            _ => out.push_str(written),
        }
    }
}

/// A tag without what a program notes in its attributes, as it was `written` where there is nothing of it.
fn bare_tag(tag: &BytesStart, written: &str, end: &str, resolver: &NamespaceResolver) -> String {
    let is_note = |key| matches!(resolver.resolve_attribute(key).0, ResolveResult::Bound(Namespace(space)) if !DRAWN.contains(&space));
    let all = || tag.attributes().with_checks(false).flatten().collect::<Vec<_>>();
    if !all().iter().any(|attribute| is_note(attribute.key)) {
        return written.to_owned();
    }
    let name = tag.name();
    let mut out = format!("<{}", name.as_ref() as &str);
    for attribute in all().into_iter().filter(|attribute| !is_note(attribute.key)) {
        let quote = if attribute.value.contains('"') { '\'' } else { '"' };
        out.push_str(&format!(" {}={quote}{}{quote}", attribute.key.as_ref() as &str, attribute.value));
    }
    out + end
}

/// The same with the photos inside it bare.
fn without_metadata(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for picture in pictures(text) {
        if let Some(bare) = super::bare::bare(&picture.bytes) {
            out.push_str(&text[at..picture.letters.start]);
            out.push_str(&letters(&bare));
            at = picture.letters.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        String::from_utf8(bare(text.as_bytes()).expect("a drawing")).expect("UTF-8")
    }

    /// Of what Inkscape writes, what is drawn stays and nothing that names anybody.
    #[test]
    fn notes_of_programs_are_gone_and_what_is_drawn_stays() {
        let drawing = "<?xml version=\"1.0\"?>\n<!-- Rosa --><svg xmlns=\"http://www.w3.org/2000/svg\" \
            xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" \
            xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" i:export-filename=\"/home/rosa/a.png\" width='9'>\
            <metadata><r:RDF><r:li>Rosa</r:li></r:RDF></metadata><i:view i:doc=\"rosa.svg\"><g>Rosa</g></i:view>\
            <?xpacket rosa?><g i:label='Rosa' id=\"a\"><title>Escudo</title><use xlink:href=\"#b\" i:x=\"rosa\"/></g></svg>";
        let out = made(drawing);
        assert!(!out.to_lowercase().contains("rosa"), "{out}");
        for kept in
            ["width=\"9\"", "<g id=\"a\"><title>Escudo</title><use xlink:href=\"#b\"/></g></svg>", "<?xml version"]
        {
            assert!(out.contains(kept), "{kept}: {out}");
        }
    }

    #[test]
    fn a_plain_drawing_stays_as_it_is() {
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><style>a{fill:red}</style>\n<path d='M0 0'/></svg>\n";
        assert_eq!(made(drawing), drawing);
        for broken in ["<svg><g></svg>", "<svg", "<svg><g>"] {
            assert_eq!(bare(broken.as_bytes()), None, "{broken}");
        }
    }

    #[test]
    fn a_photo_inside_it_loses_what_its_camera_wrote() {
        let photo = super::super::bare::with_orientation(&super::super::tests::photo(40, 20), 1);
        let text = |photo: &[u8]| {
            let letters = letters(photo);
            format!("<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/jpeg;base64,{letters}'/></svg>")
        };
        assert_eq!(made(&text(&photo)), text(&super::super::tests::photo(40, 20)));
    }
}
