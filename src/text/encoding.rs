//! Which encoding the bytes of a text have that nobody declared.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

/// UTF-8 where the bytes are, UTF-16 where a mark says so, else what Windows writes in western languages; what old
/// Macintoshes wrote where only that makes letters of the bytes between letters.
pub fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None if is_written_with(bytes, OF_MACINTOSH) => MACINTOSH,
        None => WINDOWS_1252,
    }
}

/// `á é í ó ú ñ ç ã õ ü` as a Macintosh wrote them; Windows has signs there.
const OF_MACINTOSH: &[u8] = &[0x87, 0x8e, 0x92, 0x97, 0x9c, 0x96, 0x8d, 0x8b, 0x9b, 0x9f];
/// `á é í ó ú ñ Ñ ç ü ã` as DOS wrote them (code pages 437 and 850); Windows has signs there.
const OF_DOS: &[u8] = &[0xa0, 0x82, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0x87, 0x81, 0xc6];

/// Whether bytes are of DOS, in which no file can be read: its letters stand between letters, and none of Windows.
pub fn is_of_dos(bytes: &[u8]) -> bool {
    let is_open = Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err();
    is_open && !is_written_with(bytes, OF_MACINTOSH) && is_written_with(bytes, OF_DOS)
}

/// Whether of the bytes after a letter that are no ASCII most are these, some of them no apostrophe or dash of Windows.
fn is_written_with(bytes: &[u8], letters: &[u8]) -> bool {
    let (mut own, mut sure, mut others) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.windows(2).filter(|pair| pair[0].is_ascii_alphabetic() && !pair[1].is_ascii()) {
        if letters.contains(&pair[1]) {
            own += 1;
            sure += usize::from(!matches!(pair[1], 0x92 | 0x96 | 0x97 | 0xa0));
        } else {
            others += 1;
        }
    }
    sure > 0 && own > others * 9
}

/// A text, without a mark of its encoding before it.
pub fn decoded(bytes: &[u8]) -> String {
    encoding_of(bytes).decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_old_machines_wrote_is_known() {
        // `camión y año` in the code pages of DOS, of a Macintosh and of Windows.
        assert!(is_of_dos(b"cami\xa2n y a\xa4o") && !is_of_dos(b"cami\xf3n y a\xf1o") && !is_of_dos(b"cami\x97n"));
        assert_eq!(decoded(b"educaci\x97n, a\x96o, pol\x92tica, caf\x8e"), "educación, año, política, café");
        assert_eq!(decoded(b"l\x92eau, 1997\x962001, a\x96b"), "l\u{2019}eau, 1997\u{2013}2001, a\u{2013}b");
    }

    #[test]
    fn what_notepad_writes_is_read() {
        for bytes in [
            &b"1. Sesi\xc3\xb3n"[..],
            b"\xef\xbb\xbf1. Sesi\xc3\xb3n",
            b"1. Sesi\xf3n",
            b"\xff\xfe1\0.\0 \0S\0e\0s\0i\0\xf3\0n\0",
        ] {
            assert_eq!(decoded(bytes), "1. Sesión", "{bytes:?}");
        }
    }
}
