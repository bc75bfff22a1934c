//! The parts of a JPEG (ITU-T T.81, annex B).

/// A part of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'b> {
    /// A segment with its marker, from its first byte to its last.
    Segment(u8, &'b [u8]),
    /// Coded pixels.
    Pixels(&'b [u8]),
}

/// The parts of a JPEG in their order, between its first mark and its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'b> {
    /// All of them, as far as the file can be read.
    pub all: Vec<Part<'b>>,
    /// Whether the mark of its end was reached; what stands behind it is no part of the picture.
    pub is_whole: bool,
}

/// The marker before coded pixels.
const SCAN: u8 = 0xda;
/// The mark of the end.
const END: u8 = 0xd9;

/// Takes a JPEG apart; nothing where the bytes do not begin as one.
pub fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return None;
    }
    let mut parts = Parts { all: Vec::new(), is_whole: false };
    let mut at = 2;
    while bytes.get(at) == Some(&0xff) {
        // Any number of fill bytes may stand before a marker.
        at += bytes[at + 1..].iter().take_while(|byte| **byte == 0xff).count();
        let Some(marker) = bytes.get(at + 1).copied() else { break };
        let end = match marker {
            END => {
                parts.is_whole = true;
                break;
            }
            0x01 | 0xd0..=0xd7 => at + 2,
            _ => {
                let Some([high, low]) = bytes.get(at + 2..at + 4) else { break };
                at + 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2)
            }
        };
        let Some(segment) = bytes.get(at..end) else { break };
        parts.all.push(Part::Segment(marker, segment));
        at = end;
        if marker == SCAN {
            let pixels = &bytes[at..];
            let length = pixels.windows(2).position(|two| two[0] == 0xff && is_marker(two[1])).unwrap_or(pixels.len());
            parts.all.push(Part::Pixels(&pixels[..length]));
            at += length;
        }
    }
    Some(parts)
}

/// Whether a byte after `ff` among pixels ends them: no stuffed zero, no fill, no mark to start again at.
fn is_marker(byte: u8) -> bool {
    !matches!(byte, 0 | 0xff | 0xd0..=0xd7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG as small as can be: a head, a scan with a stuffed zero and a restart, and another scan.
    const SMALL: &[u8] =
        b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xda\0\x03s\x01\xff\0\x02\xff\xd0\x03\xff\xda\0\x02\x09\xff\xd9rest";

    #[test]
    fn parts_follow_one_another_to_the_end_and_no_farther() {
        let parts = parts(SMALL).expect("a JPEG");
        let expected = [
            Part::Segment(0xe0, b"\xff\xe0\0\x04JF"),
            Part::Segment(0xda, b"\xff\xda\0\x03s"),
            Part::Pixels(b"\x01\xff\0\x02\xff\xd0\x03"),
            Part::Segment(0xda, b"\xff\xda\0\x02"),
            Part::Pixels(b"\x09"),
        ];
        assert_eq!((parts.all.as_slice(), parts.is_whole), (&expected[..], true));
    }

    #[test]
    fn one_that_breaks_off_is_not_whole() {
        let end = SMALL.len() - b"\xff\xd9rest".len();
        for length in 3..end {
            assert!(!parts(&SMALL[..length]).expect("a JPEG").is_whole, "{length}");
        }
        assert_eq!(parts(b"GIF89a"), None);
    }
}
