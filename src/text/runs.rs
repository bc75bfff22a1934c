//! What runs where a file is opened: the macros of office programs, programs in a packed file, the scripts of a PDF and
//! the programs that it starts.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::nature;

/// What runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// Macros of an office program.
    Macros,
    /// A program in a packed file, or a file that is unpacked where it chooses.
    Program,
    /// A script of a PDF, or a program that it starts.
    Script,
}

impl Runs {
    /// The word by which it is kept and told.
    pub fn id(self) -> &'static str {
        match self {
            Self::Macros => "inside-macros",
            Self::Program => "inside-program",
            Self::Script => "inside-script",
        }
    }
}

/// Endings of files that a computer runs when somebody opens them.
const PROGRAMS: [&str; 60] = [
    "exe",
    "msi",
    "msp",
    "msix",
    "appx",
    "appxbundle",
    "com",
    "bat",
    "cmd",
    "scr",
    "pif",
    "cpl",
    "msc",
    "gadget",
    "application",
    "vbs",
    "vbe",
    "js",
    "jse",
    "wsf",
    "wsh",
    "wsc",
    "sct",
    "ps1",
    "psm1",
    "hta",
    "htc",
    "chm",
    "hlp",
    "jar",
    "jnlp",
    "class",
    "lnk",
    "url",
    "website",
    "scf",
    "inf",
    "reg",
    "dll",
    "ocx",
    "sys",
    "xll",
    "sh",
    "bash",
    "command",
    "desktop",
    "appimage",
    "run",
    "deb",
    "rpm",
    "apk",
    "dmg",
    "pkg",
    "py",
    "pyw",
    "pyc",
    "rb",
    "pl",
    "iqy",
    "slk",
];
/// Endings of office files that are there to hold macros.
const WITH_MACROS: [&str; 8] = ["docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm"];
/// How the list of an office file's parts calls those that run (ECMA-376, part 2, 10.1.2; [MS-OFFMACRO2]).
const RUNNING_PARTS: [&str; 3] = ["vbaproject", "macrosheet", "macroenabled"];
/// How Microsoft's older container names the folder of macros, in UTF-16 ([MS-OVBA], 2.2.1).
const OLD_MACROS: &[u8] = b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0";

/// Whether a computer runs files of an ending when somebody opens them.
pub fn is_program(ending: &str) -> bool {
    PROGRAMS.contains(&ending)
}

/// What runs where a file is opened, by what is in it; nothing where nothing is seen to.
pub fn runs(bytes: &[u8]) -> Option<Runs> {
    match bytes {
        [b'P', b'K', ..] => packed(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => has(bytes, OLD_MACROS).then_some(Runs::Macros),
        _ if bytes[..bytes.len().min(1024)].windows(4).any(|four| four == b"%PDF") => names(bytes)
            .any(|name| matches!(name.as_slice(), b"JavaScript" | b"JS" | b"Launch"))
            .then_some(Runs::Script),
        _ => None,
    }
}

/// What is in a packed file, by the names in it (ECMA-376, part 2; OpenDocument 1.3, part 2: `Basic/`, `Scripts/`).
fn packed(bytes: &[u8]) -> Option<Runs> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    // A name that cannot be read is one that nobody unpacks.
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let of_office = names.iter().any(|name| name == "[Content_Types].xml" || name == "META-INF/manifest.xml");
    let kind = |name: &str| {
        let small = name.to_lowercase();
        let in_basic = of_office && ["basic/", "scripts/"].iter().any(|folder| small.starts_with(folder));
        if small.ends_with("vbaproject.bin") || small.starts_with("xl/macrosheets/") || in_basic {
            return Some(Runs::Macros);
        }
        let leaves = small.split(['/', '\\']).any(|part| part == "..") || small.starts_with(['/', '\\']);
        let ending = small.rsplit_once('.').map_or("", |(_, ending)| ending);
        let holds_macros = WITH_MACROS.contains(&ending).then_some(Runs::Macros);
        (leaves || is_program(ending)).then_some(Runs::Program).or(holds_macros)
    };
    let by_name = names.iter().find_map(|name| kind(name));
    by_name.or_else(|| names_running_parts(&mut archive)).or_else(|| without_an_ending(&mut archive))
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Macros by the list of an office file's parts, whatever the part is called that holds them.
fn names_running_parts(archive: &mut Archive) -> Option<Runs> {
    const MOST: u64 = 1024 * 1024;
    let mut list = Vec::new();
    archive.by_name("[Content_Types].xml").ok()?.take(MOST).read_to_end(&mut list).ok()?;
    let list = String::from_utf8_lossy(&list).to_lowercase();
    RUNNING_PARTS.iter().any(|part| list.contains(part)).then_some(Runs::Macros)
}

/// A program whose name does not say that it is one.
fn without_an_ending(archive: &mut Archive) -> Option<Runs> {
    /// So many files are looked into.
    const MOST: usize = 1000;
    let is_one = |archive: &mut Archive, at: usize| {
        let Ok(file) = archive.by_index(at) else { return false };
        let has_ending = file.name().is_ok_and(|name| name.rsplit(['/', '\\']).next().unwrap_or("").contains('.'));
        let mut head = Vec::new();
        !has_ending && file.take(4).read_to_end(&mut head).is_ok() && nature::is_program(&head)
    };
    (0..archive.len().min(MOST)).any(|at| is_one(archive, at)).then_some(Runs::Program)
}

/// The names in a PDF (ISO 32000-2, 7.3.5), their letters read where they are written by their number.
fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    const LONGEST: usize = 12;
    let begins = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    begins.map(|at| {
        let (mut name, mut rest) = (Vec::new(), &bytes[at..]);
        while let [first, after @ ..] = rest
            && name.len() < LONGEST
        {
            (rest, name) = match (first, after) {
                (b'#', [high, low, after @ ..]) => match (hexadecimal(*high), hexadecimal(*low)) {
                    (Some(high), Some(low)) => (after, with(name, high * 16 + low)),
                    _ => break,
                },
                (letter, _) if letter.is_ascii_alphanumeric() => (after, with(name, *letter)),
                _ => break,
            };
        }
        name
    })
}

fn with(mut name: Vec<u8>, letter: u8) -> Vec<u8> {
    name.push(letter);
    name
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_a_pdf_are_seen_however_their_names_are_written() {
        for inside in ["/S /JavaScript /JS (x)", "/S/J#61vaScript", "<< /JS 3 0 R >>", "/A << /S /Launch /F (a.exe) >>"]
        {
            assert_eq!(runs(format!("%PDF-1.4\n{inside}").as_bytes()), Some(Runs::Script), "{inside}");
        }
        for inside in
            ["/OpenAction [3 0 R /Fit]", "/JSx (a)", "/Author (JavaScript)", "/Type /Catalog", "/#", "/#4", "/"]
        {
            assert_eq!(runs(format!("%PDF-1.4\n{inside}").as_bytes()), None, "{inside}");
        }
        assert_eq!(runs(b"/JS (x)"), None, "no PDF");
    }

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        use std::io::Write as _;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
            writer.write_all(bytes).expect("bytes");
        }
        writer.finish().expect("a packed file").into_inner()
    }

    #[test]
    fn programs_and_macros_are_seen_whatever_they_are_called() {
        for name in ["a/run.py", "b.REG", "plano.desktop", "c.iqy", "instalar.sh"] {
            assert_eq!(runs(&zip(&[("leer.txt", b"x"), (name, b"x")])), Some(Runs::Program), "{name}");
        }
        for head in [&b"MZ\x90\0"[..], b"\x7fELF\x02", b"#!/bin/sh\n"] {
            assert_eq!(runs(&zip(&[("datos/programa", head)])), Some(Runs::Program));
            assert_eq!(runs(&zip(&[("datos/nota.txt", b"MZ")])), None);
        }
        assert_eq!(runs(&zip(&[("acta.docm", b"x")])), Some(Runs::Macros));
        let kinds =
            |kind: &str| format!("<Types><Override PartName=\"/word/otro.bin\" ContentType=\"{kind}\"/></Types>");
        for kind in ["application/vnd.ms-office.vbaProject", "application/vnd.ms-excel.macrosheet+xml"] {
            assert_eq!(runs(&zip(&[("[Content_Types].xml", kinds(kind).as_bytes())])), Some(Runs::Macros), "{kind}");
        }
        let plain = kinds("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
        assert_eq!(runs(&zip(&[("[Content_Types].xml", plain.as_bytes()), ("word/document.xml", b"<x/>")])), None);
        assert_eq!(runs(&zip(&[("xl/macrosheets/sheet1.xml", b"<x/>")])), Some(Runs::Macros));
    }

    #[test]
    fn macros_of_the_older_container_are_seen() {
        let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], OLD_MACROS].concat();
        assert_eq!(runs(&old), Some(Runs::Macros));
        assert_eq!(runs(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), None);
        assert_eq!(runs(b"PK\x03\x04"), None);
    }
}
