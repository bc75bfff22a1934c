//! Whether a file is what the ending of its name says: a photo that is a photo and whole, a PDF that is one.
//! What a browser or an office program does with another is its own affair, and rarely what was meant.

use std::io::Cursor;

use super::jpeg;

/// The most pixels of a picture that is made smaller for pages; a larger one is a scanned plan, or a trap.
pub const MOST_PIXELS: u64 = 80_000_000;
/// A picture that has more pixels for each of its bytes was made to fill the memory of whoever opens it.
const MOST_PIXELS_A_BYTE: u64 = 1000;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing in it.
    Empty,
    /// It is a page, or another text in marks.
    Page,
    /// It is a program.
    Program,
    /// It is something else.
    Other,
    /// Its end is missing.
    CutOff,
    /// It is a private key, or a store of such.
    Key,
    /// It is what a program left behind: a copy of a file as it was before.
    Leftover,
    /// It is small, and unpacks to a picture that fills any memory.
    Bomb,
}

impl Fault {
    /// The word by which it is kept and told.
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::Page => "file-page",
            Self::Program => "file-program",
            Self::Other => "file-other",
            Self::CutOff => "file-cut-off",
            Self::Key => "file-key",
            Self::Leftover => "file-leftover",
            Self::Bomb => "file-bomb",
        }
    }
}

/// What a file must be, by the ending of its name.
enum Nature {
    Picture,
    Pdf,
    /// Of an office program, or packed.
    Packed,
    /// Another that is no text.
    Binary,
    /// A text.
    Text,
    /// Stores of keys, and the keys of one program.
    Keys,
    /// What a program left behind.
    Leftover,
    /// Of a kind of which nothing is known: what it is, whoever opens it finds out by its first bytes.
    Unknown,
    /// Looked into elsewhere, or of a kind that may hold anything.
    Other,
}

impl Nature {
    fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" | "pjpeg" | "pjp" | "png" | "apng" | "webp" | "gif" => Self::Picture,
            "pdf" => Self::Pdf,
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "zip" | "docm" | "dotx" | "dotm" | "xlsm" | "xlsb"
            | "xltx" | "xltm" | "xlam" | "pptm" | "potx" | "potm" | "ppsx" | "ppsm" | "odg" | "ott" | "ots" => {
                Self::Packed
            }
            "heic" | "heif" | "avif" | "tif" | "tiff" | "bmp" | "mp3" | "mp4" | "webm" | "ogg" | "doc" | "ppt" => {
                Self::Binary
            }
            "txt" | "csv" | "tsv" | "tab" | "ics" | "md" | "json" | "geojson" | "vcf" | "log" | "yaml" | "yml" => {
                Self::Text
            }
            // Drawings, programs and pages are looked for by name; a table in marks is a treasury's own way.
            "svg" | "xml" | "xls" | "ico" | "kml" | "gpx" | "rss" | "atom" | "html" | "htm" | "xhtml" | "xsd" => {
                Self::Other
            }
            "p12" | "pfx" | "jks" | "keystore" | "kdbx" | "ppk" => Self::Keys,
            "bak" | "old" | "orig" | "swp" | "swo" | "tmp" | "temp" | "part" | "crdownload" => Self::Leftover,
            _ => Self::Unknown,
        }
    }
}

/// Whether the ending of a file's name says what it is.
pub fn is_known(path: &str) -> bool {
    !matches!(Nature::of(path), Nature::Unknown)
}

/// Whether a browser may show a file as a page or a drawing, and run what is in it: by its name, or because it
/// begins with a mark and its name does not say that it is saved and opened with a program. Whatever name such a
/// file has, somebody's server calls it XML.
pub fn may_be_shown(path: &str, bytes: &[u8]) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match Nature::of(path) {
        _ if matches!(ending.as_str(), "svg" | "xml") => true,
        Nature::Other if ending == "xls" => false,
        Nature::Other | Nature::Unknown => begins_with_a_mark(bytes),
        Nature::Text => plain(bytes).starts_with(b"<?xml"),
        _ => false,
    }
}

/// Whether a text begins with a mark in angle brackets, in whatever encoding, or has not begun yet.
pub fn begins_with_a_mark(bytes: &[u8]) -> bool {
    let blank = |byte: &u8| matches!(byte, 0 | b' ' | b'\t' | b'\n' | b'\r' | 0x0c | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    bytes.iter().find(|byte| !blank(byte)).map_or(!bytes.is_empty(), |first| *first == b'<')
}

/// What is wrong with a file, by the ending of its name.
pub fn fault(path: &str, bytes: &[u8]) -> Option<Fault> {
    let nature = Nature::of(path);
    match nature {
        // A drawing without a mark in it is none.
        Nature::Other if path.to_ascii_lowercase().ends_with(".svg") && !begins_with_a_mark(bytes) => {
            return Some(if bytes.is_empty() { Fault::Empty } else { Fault::Other });
        }
        Nature::Other => return None,
        Nature::Keys => return Some(Fault::Key),
        Nature::Leftover => return Some(Fault::Leftover),
        Nature::Text | Nature::Unknown => return hidden_nature(&nature, bytes),
        _ => {}
    }
    if bytes.is_empty() {
        return Some(Fault::Empty);
    }
    let is_right = match nature {
        Nature::Picture => is_picture(bytes),
        Nature::Pdf => bytes[..bytes.len().min(1024)].windows(4).any(|four| four == b"%PDF"),
        // With a password, office files stand in Microsoft's older container.
        Nature::Packed => bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0"),
        // A photo under the name of another kind would keep where and by whom it was taken.
        _ => !is_page(bytes) && !is_program(bytes) && !is_photo(bytes),
    };
    if !is_right {
        let other = if is_program(bytes) { Fault::Program } else { Fault::Other };
        return Some(if is_page(bytes) { Fault::Page } else { other });
    }
    if matches!(nature, Nature::Packed) {
        return (bytes.starts_with(b"PK") && !is_packed_whole(bytes)).then_some(Fault::CutOff);
    }
    if !matches!(nature, Nature::Picture) {
        return None;
    }
    let bomb = || pixels(bytes).is_some_and(|all| all > MOST_PIXELS && all / bytes.len() as u64 > MOST_PIXELS_A_BYTE);
    if bomb() {
        return Some(Fault::Bomb);
    }
    (!is_whole(bytes)).then_some(Fault::CutOff)
}

/// What a file is that has the name of a text, or one that says nothing of what it is.
fn hidden_nature(nature: &Nature, bytes: &[u8]) -> Option<Fault> {
    let is_unknown = matches!(nature, Nature::Unknown);
    if is_key(bytes) {
        return Some(Fault::Key);
    }
    if is_unknown && is_program(bytes) {
        return Some(Fault::Program);
    }
    if is_photo(bytes) {
        return Some(Fault::Other);
    }
    is_taken_for_page(bytes, is_unknown).then_some(Fault::Page)
}

/// Whether it is a private key as programs write them (RFC 7468, OpenSSH, PuTTY).
fn is_key(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let begins = head.windows(11).position(|some| some == b"-----BEGIN ");
    let line = begins.map(|at| head[at..].split(|byte| *byte == b'\n').next().unwrap_or_default());
    line.is_some_and(|line| line.windows(11).any(|some| some == b"PRIVATE KEY"))
        || head.starts_with(b"PuTTY-User-Key-File")
}

/// Whether a browser that is not told what a file is takes it for a page (WHATWG, MIME Sniffing, 7.1); of what has
/// the name of a text, only what cannot be one.
fn is_taken_for_page(bytes: &[u8], is_unknown: bool) -> bool {
    const WHOLE: [&str; 6] = ["!doctype html", "html", "head", "script", "iframe", "body"];
    const PARTS: [&str; 12] = ["h1", "div", "font", "table", "a", "style", "title", "b", "br", "p", "!--", "svg"];
    let plain = plain(bytes);
    let begins = |tag: &&str| {
        let Some([b'<', rest @ ..]) = plain.get(..tag.len() + 1) else { return false };
        let ends = plain.get(tag.len() + 1);
        rest.eq_ignore_ascii_case(tag.as_bytes())
            && (*tag == "!--" || ends.is_none_or(|end| end.is_ascii_whitespace() || matches!(end, b'>' | b'/')))
    };
    WHOLE.iter().any(begins) || (is_unknown && PARTS.iter().any(begins))
}

/// Whether it is a photo or drawing of the kinds that are published without what is not seen in them.
fn is_photo(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xd8\xff")
        || bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        || bytes.starts_with(b"GIF8")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP")))
}

/// Whether the end of what is packed is there (APPNOTE 6.3.10, 4.3.16), behind which a remark may stand.
fn is_packed_whole(bytes: &[u8]) -> bool {
    const FURTHEST: usize = 22 + 65_535;
    let tail = &bytes[bytes.len().saturating_sub(FURTHEST)..];
    tail.windows(4).any(|four| four == b"PK\x05\x06")
}

fn is_picture(bytes: &[u8]) -> bool {
    is_photo(bytes)
        // AVIF and HEIC, under the name of another.
        || bytes.get(4..).is_some_and(|rest| rest.starts_with(b"ftyp"))
}

/// A text without the mark of its encoding and the space before it.
fn plain(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Whether the text begins with a mark in angle brackets, as pages and drawings do.
fn is_page(bytes: &[u8]) -> bool {
    plain(bytes).starts_with(b"<")
}

/// Whether a computer runs it: Windows, Linux, macOS, or a script of a shell.
pub(super) fn is_program(bytes: &[u8]) -> bool {
    [&b"MZ"[..], b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!"]
        .iter()
        .any(|head| bytes.starts_with(head))
}

/// How many pixels a picture has, as its head says.
fn pixels(bytes: &[u8]) -> Option<u64> {
    // A PNG's stand first of all, however broken the rest is.
    if let [0x89, b'P', ..] = bytes {
        let side = |at: usize| Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)));
        return side(16)?.checked_mul(side(20)?);
    }
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    Some(u64::from(width) * u64::from(height))
}

/// Whether a picture has an end. What stands behind it, as telephones write, does no harm.
fn is_whole(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xd8, ..] => jpeg::parts(bytes).is_some_and(|parts| parts.is_whole),
        [0x89, b'P', ..] => png_ends(bytes),
        [b'G', b'I', b'F', ..] => bytes.contains(&b';'),
        [b'R', b'I', b'F', b'F', a, b, c, d, ..] => {
            bytes.len() as u64 >= u64::from(u32::from_le_bytes([*a, *b, *c, *d]))
        }
        _ => true,
    }
}

/// Whether the last chunk of a PNG is reached (W3C PNG, third edition, 5.3).
fn png_ends(bytes: &[u8]) -> bool {
    const SIGNATURE: usize = 8;
    const AROUND: usize = 12;
    let mut at = SIGNATURE;
    while let Some([a, b, c, d, name @ ..]) = bytes.get(at..at.saturating_add(8)) {
        if name == b"IEND" {
            return true;
        }
        at = at.saturating_add(u32::from_be_bytes([*a, *b, *c, *d]) as usize).saturating_add(AROUND);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(30, 20).write_to(&mut bytes, format).expect("memory");
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_one_and_whole() {
        for (name, format) in [
            ("a.jpg", image::ImageFormat::Jpeg),
            ("a.png", image::ImageFormat::Png),
            ("a.webp", image::ImageFormat::WebP),
        ] {
            let whole = picture(format);
            assert_eq!(fault(name, &whole), None, "{name}");
            assert_eq!(fault("b.JPEG", &whole), None, "under another picture's name it is shown all the same");
            assert_eq!(fault(name, &[whole.clone(), b"more".to_vec()].concat()), None, "{name}");
            assert_eq!(fault(name, &whole[..whole.len() - 16]), Some(Fault::CutOff), "{name}");
        }
    }

    #[test]
    fn what_is_something_else_is_told_for_what_it_is() {
        for (path, bytes, expected) in [
            ("files/foto.jpg", &b""[..], Fault::Empty),
            ("files/foto.jpg", b"\xef\xbb\xbf\n<!DOCTYPE html><script>", Fault::Page),
            ("files/foto.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Fault::Page),
            ("files/foto.webp", b"MZ\x90\0", Fault::Program),
            ("files/foto.gif", b"Hola", Fault::Other),
            ("files/acta.pdf", b"PK\x03\x04", Fault::Other),
            ("files/acta.PDF", b"", Fault::Empty),
            ("files/acta.pdf", b"<html>", Fault::Page),
            ("files/acta.docx", b"%PDF-1.4", Fault::Other),
            ("files/video.mp4", b"\x7fELF", Fault::Program),
            ("files/pagina", b"<!doctype html><script>1</script>", Fault::Page),
            ("files/pagina.", b"\xef\xbb\xbf \n<P>x", Fault::Page),
            ("files/pagina.v2", b"<!-- a --><script>1</script>", Fault::Page),
            ("files/dibujo", b"<svg onload=x>", Fault::Page),
            ("files/a.txt", b"<!DOCTYPE HTML>", Fault::Page),
            ("files/a.csv", b"\n<script>1</script>", Fault::Page),
            ("files/a.ics", b"<html>", Fault::Page),
            ("files/instalar", b"#!/bin/sh\n", Fault::Program),
            ("files/id_rsa", b"-----BEGIN OPENSSH PRIVATE KEY-----\n", Fault::Key),
            ("files/clave.key", b"Bag\n-----BEGIN RSA PRIVATE KEY-----\n", Fault::Key),
            ("files/clave.txt", b"-----BEGIN PRIVATE KEY-----\n", Fault::Key),
            ("files/firma.P12", b"0", Fault::Key),
            ("files/acta.docx.bak", b"PK", Fault::Leftover),
        ] {
            assert_eq!(fault(path, bytes), Some(expected), "{path} {bytes:?}");
        }
        for (path, bytes) in [
            ("files/acta.pdf", &b"\0\0%PDF-1.4"[..]),
            ("files/acta.docx", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            ("files/cifrado.xlsx", b"\xd0\xcf\x11\xe0"),
            ("files/tabla.csv", b"<a>"),
            ("files/hoja.xls", b"<html><table>"),
            ("files/sin-nombre", b""),
            ("files/LEEME", b"Planos de la obra <2026>"),
            ("files/carta.key", b"PK\x03\x04"),
            ("files/clave.pem", b"-----BEGIN PUBLIC KEY-----\n"),
            ("files/nota.txt", b"<p> es la marca de un p\xc3\xa1rrafo"),
            ("files/plano.dwg", b"AC1032"),
        ] {
            assert_eq!(fault(path, bytes), None, "{path}");
        }
    }

    #[test]
    fn what_begins_with_a_mark_may_be_shown_unless_a_program_opens_it() {
        let utf16: Vec<u8> = "\u{feff}<x/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for path in ["files/x.xsd", "files/x.gml", "files/x.foo", "files/x", "files/x.kml", "files/x.atom"] {
            for text in [&b"<x/>"[..], b"\xef\xbb\xbf\n <?xml version='1.0'?>", b"  ", &utf16, b"\0<\0x"] {
                assert!(may_be_shown(path, text), "{path} {text:?}");
            }
            assert!(!may_be_shown(path, b"AC1032") && !may_be_shown(path, b""), "{path}");
        }
        assert!(may_be_shown("files/x.svg", b"") && may_be_shown("files/x.txt", b"<?xml?>"));
        assert!(!may_be_shown("files/x.xls", b"<html>") && !may_be_shown("files/x.md", b"<p>"));
    }

    #[test]
    fn a_bomb_is_known_by_its_head() {
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x06\0\0\0".to_vec();
        bomb.extend([0xa2, 0x0d, 0x53, 0x5c]);
        bomb.extend(vec![0; 50_000]);
        assert_eq!(fault("files/bomba.png", &bomb), Some(Fault::Bomb));
    }
}
