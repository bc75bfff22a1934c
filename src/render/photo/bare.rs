//! A picture's own file without what cameras and programs write beside what is seen, which stays as it is. What is
//! kept is what is known to be seen; nothing that stands behind the picture's end is.
//!
//! JPEG: ITU-T T.81, annex B; the block that says which side is up is written anew (Exif 2.3, tag
//! 0x0112). PNG: W3C PNG, third edition, 11.3. WebP: RFC 9649. GIF: version 89a, and how often it is shown.

use super::drawing::is_drawing;
use crate::text::jpeg::{Part, parts};

/// The chunks of a PNG that are seen: the picture, its colours, its size on paper, and its moving parts.
const PNG: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];
/// The same of a WebP.
const WEBP: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The file without it; nothing where there is none of it, or the file is no photo.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let out = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg(bytes)?,
        [0x89, b'P', b'N', b'G', ..] => png(bytes)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes)?,
        [b'G', b'I', b'F', b'8', _, b'a', ..] => super::gif::bare(bytes)?,
        _ if is_drawing(bytes) => super::drawing::bare(bytes)?,
        _ => return None,
    };
    (out.len() < bytes.len()).then_some(out)
}

/// Without comments, Exif, XMP and thumbnails, and without what stands behind the picture: telephones put a
/// second one there, which tells where it was taken too.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(bytes).filter(|parts| parts.is_whole)?;
    let mut out = bytes[..2].to_vec();
    let mut orientation = 1;
    for part in parts.all {
        match part {
            Part::Segment(marker, block) => {
                if marker == 0xe1 {
                    orientation = turned(block).unwrap_or(orientation);
                }
                if stays(marker, block) {
                    out.extend_from_slice(block);
                }
            }
            Part::Pixels(pixels) => out.extend_from_slice(pixels),
        }
    }
    out.extend_from_slice(&[0xff, 0xd9]);
    Some(if orientation == 1 { out } else { with_orientation(&out, orientation) })
}

/// Whether a segment stays: all that pixels are read by, JFIF, a colour profile, and how Adobe writes colours.
fn stays(marker: u8, block: &[u8]) -> bool {
    let begins = |name: &[u8]| block.get(4..).is_some_and(|rest| rest.starts_with(name));
    match marker {
        0xe0 => begins(b"JFIF\0"),
        0xe2 => begins(b"ICC_PROFILE\0"),
        0xee => begins(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Which side is up, as an Exif block says it.
fn turned(block: &[u8]) -> Option<u8> {
    let exif = block.get(4..)?.strip_prefix(b"Exif\0\0")?;
    image::metadata::Orientation::from_exif_chunk(exif).map(image::metadata::Orientation::to_exif)
}

/// The same JPEG with a block that says which side is up, and nothing else.
pub(super) fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut block = vec![0xff, 0xe1, 0, 34];
    block.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    block.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &block, &jpeg[2..]].concat()
}

/// Whatever stands behind its last chunk goes: what programs leave there is of the picture before it was cut.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const SIGNATURE: usize = 8;
    const AROUND: usize = 12;
    let mut out = bytes.get(..SIGNATURE)?.to_vec();
    let mut at = SIGNATURE;
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let end = at.checked_add(length)?.checked_add(AROUND)?;
        let (chunk, name) = (bytes.get(at..end)?, &head[4..]);
        if PNG.iter().any(|known| *known == name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 12;
    /// In the flags of `VP8X`: that there are Exif and XMP.
    const TOLD: u8 = 0x0c;
    let mut out = bytes.get(..HEAD)?.to_vec();
    // The head says where the picture ends.
    let whole = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let bytes = &bytes[..bytes.len().min(whole.checked_add(8)?.max(HEAD))];
    let mut at = HEAD;
    while at < bytes.len() {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_le_bytes(head[4..].try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?.min(bytes.len());
        let chunk = bytes.get(at..end)?;
        if WEBP.iter().any(|known| *known == &head[..4]) {
            let from = out.len();
            out.extend_from_slice(chunk);
            if head.starts_with(b"VP8X") {
                *out.get_mut(from + 8)? &= !TOLD;
            }
        }
        at = end;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::tests::photo;
    use super::*;

    const SECRET: &[u8] = b"9.0012 N 79.5034 W";

    fn has_secret(bytes: &[u8]) -> bool {
        bytes.windows(SECRET.len()).any(|part| part == SECRET)
    }

    fn pixels(bytes: &[u8]) -> image::RgbImage {
        image::load_from_memory(bytes).expect("an image").into_rgb8()
    }

    #[test]
    fn a_jpeg_loses_its_place_and_keeps_its_pixels_and_which_side_is_up() {
        let plain = photo(40, 20);
        let mut comment = vec![0xff, 0xfe, 0, SECRET.len() as u8 + 2];
        comment.extend_from_slice(SECRET);
        let turned = with_orientation(&plain, 6);
        let told = [&turned[..2], &comment, &turned[2..]].concat();
        let out = bare(&told).expect("something was taken");
        assert!(has_secret(&told) && !has_secret(&out));
        assert_eq!(pixels(&out), pixels(&plain));
        assert_eq!(super::super::measure(&out).map(|picture| (picture.width, picture.height)), Some((20, 40)));
        assert_eq!(bare(&plain), None, "nothing to take");
        assert_eq!(bare(&told[..30]), None, "a file that breaks off");
    }

    #[test]
    fn what_stands_behind_a_jpeg_or_in_its_other_blocks_is_gone() {
        let plain = photo(40, 20);
        let block = |marker: u8, name: &[u8]| {
            let length = u16::try_from(2 + name.len() + SECRET.len()).expect("short").to_be_bytes();
            [&[0xff, marker], &length[..], name, SECRET].concat()
        };
        for told in [
            [plain.as_slice(), &plain, SECRET].concat(),
            [&plain[..2], &block(0xe2, b"MPF\0"), &plain[2..]].concat(),
            [&plain[..2], &block(0xe0, b"JFXX\0"), &plain[2..]].concat(),
            // A fill byte before a marker.
            [&plain[..2], b"\xff", &block(0xe1, b"Exif\0\0"), &plain[2..]].concat(),
        ] {
            assert_eq!(bare(&told), Some(plain.clone()));
        }
    }

    #[test]
    fn a_png_loses_its_texts() {
        let image = image::DynamicImage::ImageRgb8(pixels(&photo(40, 20)));
        let mut plain = std::io::Cursor::new(Vec::new());
        image.write_to(&mut plain, image::ImageFormat::Png).expect("memory");
        let plain = plain.into_inner();
        let mut text = (SECRET.len() as u32).to_be_bytes().to_vec();
        text.extend_from_slice(b"tEXt");
        text.extend_from_slice(SECRET);
        text.extend_from_slice(&[0; 4]);
        // After the head, which has 33 bytes with the signature.
        let told = [&plain[..33], &text, &plain[33..]].concat();
        // What stays behind a picture that was cut, and a chunk that nobody knows.
        let tail = [told.as_slice(), SECRET].concat();
        let odd = [&plain[..33], b"\0\0\0\x01roSa!\0\0\0\0", &plain[33..]].concat();
        for told in [told, tail, odd] {
            assert_eq!(bare(&told), Some(plain.clone()));
        }
        assert_eq!(bare(&plain), None);
    }

    #[test]
    fn a_webp_loses_its_exif() {
        let image = pixels(&photo(40, 20));
        let plain = webp::Encoder::from_rgb(image.as_raw(), 40, 20).encode(80.0).to_vec();
        let mut told = plain.clone();
        told.extend_from_slice(b"EXIF");
        told.extend_from_slice(&(SECRET.len() as u32).to_le_bytes());
        told.extend_from_slice(SECRET);
        let size = told.len() as u32 - 8;
        told[4..8].copy_from_slice(&size.to_le_bytes());
        assert_eq!(bare(&told), Some(plain.clone()));
        assert_eq!(bare(&[plain.as_slice(), SECRET].concat()), Some(plain), "behind its end");
    }
}
