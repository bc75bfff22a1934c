//! Pictures that stand inside a text as `data:` addresses: drawings hold photos so, with all that a camera
//! wrote into them (RFC 2397; base64, RFC 4648).

use std::ops::Range;

/// A picture inside a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inlined {
    /// Where its letters stand.
    pub letters: Range<usize>,
    /// The picture's file.
    pub bytes: Vec<u8>,
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// How far behind the beginning of an address its data may begin.
const LONGEST_HEAD: usize = 120;

/// The pictures in a text, in their order.
pub fn pictures(text: &str) -> Vec<Inlined> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(begins) = found(&bytes[at..], b"data:image/").map(|found| at + found) {
        let head = &bytes[begins..bytes.len().min(begins + LONGEST_HEAD)];
        at = begins + 1;
        let Some(comma) = head.iter().position(|byte| matches!(byte, b',' | b'"' | b'\'' | b')' | b'<')) else {
            continue;
        };
        if head[comma] != b',' || found(&head[..comma], b"base64").is_none() {
            continue;
        }
        let from = begins + comma + 1;
        let (length, bytes) = decoded(&bytes[from..]);
        at = from + length;
        all.push(Inlined { letters: from..at, bytes });
    }
    all
}

/// Where a word in small letters stands, in whatever letters it is written.
fn found(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|part| part.eq_ignore_ascii_case(word))
}

/// How many bytes belong to the data that begin here, and what they say. Breaks of lines are passed over, also
/// such as XML and addresses write them.
fn decoded(letters: &[u8]) -> (usize, Vec<u8>) {
    let (mut out, mut bits, mut held) = (Vec::with_capacity(letters.len() / 4 * 3), 0_u32, 0_u32);
    let mut at = 0;
    while let Some((letter, length)) = letter(&letters[at..]) {
        at += length;
        let Some(value) = letter.and_then(|letter| ALPHABET.iter().position(|known| *known == letter)) else {
            continue;
        };
        bits = (bits << 6) | u32::try_from(value).unwrap_or(0);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    (at, out)
}

/// The next letter of the data, if it is none that says nothing, and how many bytes it takes; nothing where the
/// data end.
fn letter(rest: &[u8]) -> Option<(Option<u8>, usize)> {
    match rest {
        [byte, ..] if ALPHABET.contains(byte) => Some((Some(*byte), 1)),
        [b'=' | b' ' | b'\t' | b'\r' | b'\n', ..] => Some((None, 1)),
        [b'%', high, low, ..] => {
            let hex = [*high, *low];
            let byte = u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?;
            Some((ALPHABET.contains(&byte).then_some(byte), 3))
        }
        [b'&', b'#', ..] => {
            let ends = rest.iter().take(10).position(|byte| *byte == b';')?;
            let number = std::str::from_utf8(&rest[2..ends]).ok()?;
            let byte = u8::try_from(super::entity::numbered(number)?).ok()?;
            Some((ALPHABET.contains(&byte).then_some(byte), ends + 1))
        }
        _ => None,
    }
}

/// A file as the letters of such an address.
pub fn letters(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let value = (bits >> (18 - 6 * place)) & 0x3f;
            out.push(if place <= three.len() { char::from(ALPHABET[value as usize]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, 10.
    #[test]
    fn letters_are_those_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(letters(plain.as_bytes()), coded);
            let text = format!("<image href=\"DATA:image/png;base64,{coded}\"/>");
            assert_eq!(pictures(&text)[0].bytes, plain.as_bytes(), "{text}");
        }
    }

    #[test]
    fn breaks_and_escapes_part_no_picture() {
        let text = "url(data:image/gif;charset=x;base64,Zm9v\n Ym&#10;Fy%0A&#x5a;g%3D%3D) data:image/png,x data:image/";
        let all = pictures(text);
        assert_eq!(all.len(), 1);
        assert_eq!(
            (all[0].bytes.as_slice(), text.get(all[0].letters.end..=all[0].letters.end)),
            (&b"foobarf"[..], Some(")"))
        );
    }
}
