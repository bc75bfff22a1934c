//! What a film tells of itself: where it was taken, and by whom. Telephones write it at the end of the file.
//!
//! QuickTime File Format (user data: `©xyz`, `©ART`…; keys of metadata), 3GPP TS 26.244 (`loci`, `auth`, `perf`),
//! and what iTunes writes in the same places.

use super::exif::Told;

/// Who made a film, played in it or wrote it.
const AUTHORS: [&[u8]; 6] = [b"\xa9ART", b"\xa9aut", b"\xa9dir", b"\xa9prd", b"auth", b"perf"];
/// The longest text that is read.
const LONGEST: usize = 400;

/// What it tells.
pub fn told(bytes: &[u8]) -> Told {
    let mut told = Told::default();
    if !bytes.get(4..).is_some_and(|rest| rest.starts_with(b"ftyp")) {
        return told;
    }
    const PLACE: &[u8] = b"com.apple.quicktime.location.ISO6709";
    told.is_located = bytes.windows(PLACE.len()).any(|part| part == PLACE);
    for at in 4..bytes.len().saturating_sub(8) {
        let name = &bytes[at..at + 4];
        match name {
            b"\xa9xyz" => told.is_located |= text(bytes, at).is_some_and(|text| text.starts_with(['+', '-'])),
            b"loci" => told.is_located |= within(bytes, at).is_some_and(|atom| atom.len() > 14 && atom[..4] == [0; 4]),
            _ if AUTHORS.contains(&name) => told.authors.extend(text(bytes, at)),
            _ => {}
        }
    }
    told
}

/// What an atom holds whose name stands at a byte.
fn within(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let size = u32::from_be_bytes(bytes.get(at - 4..at)?.try_into().ok()?) as usize;
    (size > 8 && size < LONGEST).then(|| bytes.get(at + 4..at - 4 + size))?
}

/// The text of such an atom: as user data with its length and language, in an atom of `data`, or, of 3GPP's,
/// after a version and a language.
fn text(bytes: &[u8], at: usize) -> Option<String> {
    let atom = within(bytes, at)?;
    let text = match atom {
        [_, _, _, _, b'd', b'a', b't', b'a', ..] => atom.get(16..)?,
        [0, 0, 0, 0, _, _, rest @ ..] => rest,
        [high, low, _, _, rest @ ..] => rest.get(..usize::from(u16::from_be_bytes([*high, *low])))?,
        _ => return None,
    };
    let text = std::str::from_utf8(text).ok()?.trim_matches(['\0', ' ']);
    (!text.is_empty() && !text.contains(char::is_control)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An atom: its length, its name, what it holds.
    fn atom(name: &[u8], inside: &[u8]) -> Vec<u8> {
        let length = u32::try_from(8 + inside.len()).expect("short").to_be_bytes();
        [&length[..], name, inside].concat()
    }

    #[test]
    fn a_telephones_film_tells_its_place_and_whose_it_is() {
        let place = atom(b"\xa9xyz", b"\0\x12\x15\xc7+08.9800-079.5180/");
        let data = atom(b"data", b"\0\0\0\x01\0\0\0\0Rosa Perez");
        let film = |inside: &[u8]| [&atom(b"ftyp", b"isom")[..], &atom(b"moov", &atom(b"udta", inside))].concat();
        assert_eq!(told(&film(&place)), Told { is_located: true, authors: Vec::new() });
        for author in [
            atom(b"\xa9ART", &data),
            atom(b"\xa9aut", b"\0\x0a\x15\xc7Rosa Perez"),
            atom(b"auth", b"\0\0\0\0\x15\xc7Rosa Perez\0"),
        ] {
            assert_eq!(told(&film(&author)), Told { is_located: false, authors: vec!["Rosa Perez".to_owned()] });
        }
        assert!(told(&film(b"com.apple.quicktime.location.ISO6709")).is_located);
        assert_eq!(told(&film(&atom(b"\xa9xyz", b"\0\0\x15\xc7"))), Told::default());
        assert_eq!(told(&place), Told::default(), "no film");
        let film = film(&place);
        for at in 0..film.len() {
            told(&film[..at]);
        }
    }
}
