//! What a photo says of itself in its Exif block: whether it tells where it was taken, and by whom.
//!
//! A block is a small TIFF (TIFF 6.0; Exif 2.3, tables 4, 8 and 15). JPEG, PNG, WebP, HEIC and raw photos
//! hold one, and PDFs hold whole JPEGs: so a file is searched for the beginnings of such blocks, wherever
//! they stand in it.

/// What Exif blocks tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether a place on earth is among it.
    pub is_located: bool,
    /// Who took the photo, or whose camera it was.
    pub authors: Vec<String>,
}

/// The pointer to what is said of the place.
const GPS: u16 = 0x8825;
/// The pointer to what is said of the taking.
const TAKING: u16 = 0x8769;
/// The latitude, among what is said of the place.
const LATITUDE: u16 = 2;
/// Who made the picture; the camera's owner; who made it, as Windows writes it.
const AUTHORS: [u16; 3] = [0x013b, 0xa430, XP_AUTHOR];
/// The author as Windows writes it: in UTF-16.
const XP_AUTHOR: u16 = 0x9c9d;
/// How many blocks are looked into, and how many entries of one.
const MOST: usize = 1000;
/// The longest name that is read, in bytes.
const LONGEST: usize = 400;

/// What is told anywhere in a file.
pub fn told(bytes: &[u8]) -> Told {
    let mut told = Told::default();
    let heads = bytes.windows(4).enumerate().filter(|(_, four)| matches!(*four, b"II*\0" | b"MM\0*"));
    for (at, four) in heads.take(MOST) {
        Tiff { bytes: &bytes[at..], is_little: four[0] == b'I' }.tell(&mut told);
    }
    // The same in words, as programs write it beside the block (XMP).
    const IN_WORDS: &[u8] = b"exif:GPSLatitude";
    told.is_located |= bytes.windows(IN_WORDS.len()).any(|part| part == IN_WORDS);
    told
}

/// A block.
struct Tiff<'b> {
    bytes: &'b [u8],
    /// Whether the lowest byte of a number stands first.
    is_little: bool,
}

/// An entry of a list: what it is, the form and number of its values, and where the first stands.
struct Entry {
    tag: u16,
    form: u16,
    count: usize,
    at: usize,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }).ok()
    }

    /// The entries of the list at a place.
    fn entries(&self, list: usize) -> Vec<Entry> {
        let count = usize::from(self.short(list).unwrap_or(0)).min(MOST);
        let entry = |number: usize| {
            let at = list + 2 + number * 12;
            let (tag, form, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)?);
            let width = match form {
                1 | 2 | 7 => 1,
                3 => 2,
                5 | 10 => 8,
                _ => 4,
            };
            // What fits into four bytes stands in the entry itself.
            let at = if count.checked_mul(width)? <= 4 { at + 8 } else { self.long(at + 8)? };
            Some(Entry { tag, form, count, at })
        };
        (0..count).map_while(entry).collect()
    }

    fn tell(&self, told: &mut Told) {
        let first = self.long(4).map(|list| self.entries(list)).unwrap_or_default();
        let taking = first.iter().find(|entry| entry.tag == TAKING);
        let taking = taking.and_then(|entry| self.long(entry.at)).map(|list| self.entries(list)).unwrap_or_default();
        for entry in first.iter().chain(&taking).filter(|entry| AUTHORS.contains(&entry.tag)) {
            told.authors.extend(self.name(entry));
        }
        for list in first.iter().filter(|entry| entry.tag == GPS).filter_map(|entry| self.long(entry.at)) {
            told.is_located |= self.entries(list).iter().any(|entry| self.is_latitude(entry));
        }
    }

    /// Whether an entry is a latitude: three fractions, not all of them nothing, as cameras write that do not
    /// know where they are.
    fn is_latitude(&self, entry: &Entry) -> bool {
        let part = |number: usize| self.long(entry.at.checked_add(number * 8)?);
        entry.tag == LATITUDE
            && entry.form == 5
            && entry.count == 3
            && (0..3).any(|number| part(number).is_some_and(|part| part > 0))
    }

    fn name(&self, entry: &Entry) -> Option<String> {
        let bytes = self.bytes.get(entry.at..entry.at.checked_add(entry.count.min(LONGEST))?)?;
        let text = if entry.tag == XP_AUTHOR {
            let units: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
            String::from_utf16_lossy(&units)
        } else {
            String::from_utf8_lossy(bytes).into_owned()
        };
        let plain = text.trim_matches(['\0', ' ']).to_owned();
        (!plain.is_empty() && !plain.contains(char::is_control)).then_some(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block with an author and, where `degrees` are given, a latitude; built by hand from the tables.
    fn block(author: &str, degrees: Option<u32>) -> Vec<u8> {
        let mut out = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        // Two entries of 12 bytes from 10 on, the end of the list at 34, the author at 38.
        let text = [author.as_bytes(), b"\0"].concat();
        out.extend([0x01, 0x3b, 0, 2]);
        out.extend((text.len() as u32).to_be_bytes());
        out.extend(38_u32.to_be_bytes());
        out.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1]);
        out.extend((38 + text.len() as u32).to_be_bytes());
        out.extend([0; 4]);
        let gps = 38 + text.len() as u32;
        out.extend(text);
        out.extend([0, 1, 0, 2, 0, 5, 0, 0, 0, 3]);
        out.extend((gps + 18).to_be_bytes());
        out.extend([0; 4]);
        for part in [degrees.unwrap_or(0), 0, 0] {
            out.extend(part.to_be_bytes());
            out.extend(1_u32.to_be_bytes());
        }
        out
    }

    #[test]
    fn a_place_and_a_name_are_read_wherever_the_block_stands() {
        let photo = [b"\xff\xd8\xff\xe1\0\0".as_slice(), &block("Rosa Perez", Some(9)), b"\xff\xd9"].concat();
        let pdf = [b"%PDF-1.4 stream".as_slice(), &photo, b"endstream"].concat();
        for bytes in [photo, pdf] {
            assert_eq!(told(&bytes), Told { is_located: true, authors: vec!["Rosa Perez".to_owned()] });
        }
        assert!(told(b"<rdf:Description exif:GPSLatitude=\"9,0.7N\"/>").is_located);
    }

    #[test]
    fn a_camera_that_does_not_know_where_it_is_tells_no_place() {
        assert_eq!(told(&block("", None)), Told::default());
    }

    #[test]
    fn blocks_that_lie_harm_nothing() {
        let whole = block("Rosa Perez", Some(9));
        for at in 0..whole.len() {
            told(&whole[..at]);
            let mut odd = whole.clone();
            odd[at] = 0xff;
            told(&odd);
        }
        told(&b"II*\0".repeat(5000));
    }
}
