//! How far the cells of an XLSX sheet are indented, which the library that reads their texts does not say: some offices
//! show by it alone what lies in what.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};

/// The most that a cell is indented.
const MOST: u8 = 15;

/// A part of a packed file as a reader of its XML; nothing where there is none.
type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// The indentation of a sheet's cells that have one, by row from 1 and column from 0: of the sheet that is named, or of the
/// first that is not hidden. Empty for other files, and where nothing is indented. The file is known to be one that is
/// read, whose sizes were judged.
pub fn indents(bytes: &[u8], sheet: Option<&str>) -> HashMap<(usize, usize), u8> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let styles = styles(&mut archive);
    if styles.iter().all(|indent| *indent == 0) {
        return HashMap::new();
    }
    let Some(path) = path(&mut archive, sheet) else { return HashMap::new() };
    let mut found = HashMap::new();
    each(&mut archive, &path, |name, tag, _| {
        if name != "c" {
            return;
        }
        let style = value(tag, "s").and_then(|style| style.parse::<usize>().ok());
        let indent = style.and_then(|style| styles.get(style)).copied().unwrap_or_default();
        if let Some(place) = value(tag, "r").as_deref().and_then(place).filter(|_| indent > 0) {
            found.insert(place, indent);
        }
    });
    found
}

/// The indentation of each style of cells.
fn styles(archive: &mut Archive) -> Vec<u8> {
    let mut all: Vec<u8> = Vec::new();
    each(archive, "xl/styles.xml", |name, tag, inside| {
        if !inside.iter().any(|outer| outer == "cellXfs") {
            return;
        }
        match name {
            "xf" => all.push(0),
            "alignment" => {
                let indent = value(tag, "indent").and_then(|indent| indent.parse().ok()).unwrap_or(0_u8);
                all.last_mut().into_iter().for_each(|last| *last = indent.min(MOST));
            }
            _ => {}
        }
    });
    all
}

/// Where a sheet stands in the packed file.
fn path(archive: &mut Archive, wanted: Option<&str>) -> Option<String> {
    let mut id = None;
    each(archive, "xl/workbook.xml", |name, tag, _| {
        let is_it = |tag: &BytesStart| match wanted {
            Some(wanted) => value(tag, "name").is_some_and(|name| name.trim() == wanted.trim()),
            None => value(tag, "state").is_none_or(|state| state == "visible"),
        };
        if name == "sheet" && id.is_none() && is_it(tag) {
            id = value(tag, "r:id");
        }
    });
    let (id, mut target) = (id?, None);
    each(archive, "xl/_rels/workbook.xml.rels", |name, tag, _| {
        if name == "Relationship" && value(tag, "Id").as_ref() == Some(&id) {
            target = value(tag, "Target");
        }
    });
    let target = target?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The row from 1 and the column from 0 of a cell: `B12`.
fn place(cell: &str) -> Option<(usize, usize)> {
    let end = cell.find(|c: char| c.is_ascii_digit())?;
    let letter = |sum: usize, byte: u8| {
        let own = byte.is_ascii_uppercase().then(|| usize::from(byte - b'A') + 1)?;
        sum.checked_mul(26)?.checked_add(own)
    };
    let column = cell[..end].bytes().try_fold(0, letter)?.checked_sub(1)?;
    Some((cell[end..].parse().ok()?, column))
}

/// Gives each tag of a part of the file, with its name and those around it.
fn each(archive: &mut Archive, path: &str, mut give: impl FnMut(&str, &BytesStart, &[String])) {
    let Ok(file) = archive.by_name(path) else { return };
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(file));
    let (mut buffer, mut inside) = (Vec::new(), Vec::new());
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => {
                give(tag.name().as_ref(), &tag, &inside);
                inside.push(tag.name().as_ref().to_owned());
            }
            Ok(Event::Empty(tag)) => give(tag.name().as_ref(), &tag, &inside),
            Ok(Event::End(_)) => _ = inside.pop(),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    tag.try_get_attribute(name).ok().flatten().map(|found| found.value.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A packed file of a hidden sheet and one that is shown, as Excel writes them.
    fn packed() -> Vec<u8> {
        let parts = [
            (
                "xl/styles.xml",
                "<styleSheet><cellStyleXfs><xf><alignment indent=\"9\"/></xf></cellStyleXfs><cellXfs><xf/><xf>\
                 <alignment horizontal=\"left\" indent=\"2\"/></xf></cellXfs></styleSheet>",
            ),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Notas\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Datos\" r:id=\"r2\"/>\
                 </sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" \
                 Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>",
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet><c r=\"A9\" s=\"1\"/></worksheet>"),
            (
                "xl/worksheets/sheet2.xml",
                "<worksheet><c r=\"A2\" s=\"0\"/><c r=\"AB3\" s=\"1\"><v>1</v></c></worksheet>",
            ),
        ];
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("a part");
        }
        zip.finish().expect("a file").into_inner()
    }

    #[test]
    fn the_indentation_of_a_cell_is_that_of_its_style() {
        assert_eq!(indents(&packed(), None), HashMap::from([((3, 27), 2)]));
        assert_eq!(indents(&packed(), Some("Notas")), HashMap::from([((9, 0), 2)]));
        assert_eq!(indents(b"PK\x03\x04", None), HashMap::new());
    }
}
