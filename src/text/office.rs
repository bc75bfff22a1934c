//! Who wrote a file of an office program, and the pictures in it: Word, Excel and PowerPoint (ECMA-376, part
//! 2, 11: `docProps/core.xml`), LibreOffice (OpenDocument 1.3, part 3, 4.3: `meta.xml`).

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::exif;

/// The most bytes that are unpacked of one file.
const MOST: u64 = 64 * 1024 * 1024;
/// The most of one that tells of the whole.
const MOST_TOLD: u64 = 1024 * 1024;

/// What a file of an office program tells; nothing where it is none.
pub fn told(bytes: &[u8]) -> Option<exif::Told> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut told = exif::Told::default();
    let mut left = MOST;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let name = file.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let most = if matches!(name.as_str(), "docprops/core.xml" | "meta.xml") {
            MOST_TOLD
        } else if is_picture(&name) {
            left
        } else {
            continue;
        };
        let mut inside = Vec::new();
        if file.take(most).read_to_end(&mut inside).is_err() {
            continue;
        }
        left = left.saturating_sub(inside.len() as u64);
        if is_picture(&name) {
            told.is_located |= exif::told(&inside).is_located;
        } else {
            told.authors.extend(authors(&String::from_utf8_lossy(&inside)));
        }
    }
    Some(told)
}

fn is_picture(name: &str) -> bool {
    [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic"].iter().any(|ending| name.ends_with(ending))
}

/// The names in what a file tells of itself: who began it, and who wrote it last.
fn authors(xml: &str) -> Vec<String> {
    const NAMED: [&str; 4] = ["dc:creator", "cp:lastModifiedBy", "meta:initial-creator", "meta:printed-by"];
    let mut reader = Reader::from_str(xml);
    let (mut all, mut named): (Vec<String>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                named = NAMED.contains(&tag.name().as_ref());
                if named {
                    all.push(String::new());
                }
            }
            Ok(Event::Text(text)) if named => {
                if let Some(last) = all.last_mut() {
                    last.push_str(&text);
                }
            }
            Ok(Event::End(_)) => named = false,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let plain = all.into_iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    plain.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_began_a_file_and_who_wrote_it_last_are_read() {
        let word = "<?xml version=\"1.0\"?><cp:coreProperties><dc:title>Acta</dc:title><dc:creator>Rosa  P&#233;rez\
                    </dc:creator><cp:lastModifiedBy>Luis Rios</cp:lastModifiedBy></cp:coreProperties>";
        assert_eq!(authors(word).last().map(String::as_str), Some("Luis Rios"));
        let text = "<office:meta><meta:initial-creator>Ana Mora</meta:initial-creator><dc:creator/></office:meta>";
        assert_eq!(authors(text), ["Ana Mora"]);
        assert_eq!(authors("<dc:creator>"), Vec::<String>::new());
        assert_eq!(told(b"PK\x03\x04"), None);
    }
}
