//! What runs where a file is opened: the macros of office programs, programs in a packed file, the scripts of a PDF and
//! the programs that it starts.

use std::io::Cursor;

use zip::ZipArchive;

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
const PROGRAMS: [&str; 24] = [
    "exe", "msi", "msix", "appx", "com", "bat", "cmd", "scr", "pif", "vbs", "vbe", "jse", "wsf", "wsh", "ps1", "hta",
    "jar", "lnk", "url", "reg", "dll", "sh", "apk", "dmg",
];
/// How Microsoft's older container names the folder of macros, in UTF-16 ([MS-OVBA], 2.2.1).
const OLD_MACROS: &[u8] = b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0";

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
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    // A name that cannot be read is one that nobody unpacks.
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let of_office = names.iter().any(|name| name == "[Content_Types].xml" || name == "META-INF/manifest.xml");
    let kind = |name: &str| {
        let small = name.to_lowercase();
        let in_basic = of_office && ["basic/", "scripts/"].iter().any(|folder| small.starts_with(folder));
        if small.ends_with("vbaproject.bin") || in_basic {
            return Some(Runs::Macros);
        }
        let leaves = small.split(['/', '\\']).any(|part| part == "..") || small.starts_with(['/', '\\']);
        let ending = small.rsplit_once('.').map_or("", |(_, ending)| ending);
        (leaves || PROGRAMS.contains(&ending)).then_some(Runs::Program)
    };
    names.iter().find_map(|name| kind(name))
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

    #[test]
    fn macros_of_the_older_container_are_seen() {
        let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], OLD_MACROS].concat();
        assert_eq!(runs(&old), Some(Runs::Macros));
        assert_eq!(runs(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), None);
        assert_eq!(runs(b"PK\x03\x04"), None);
    }
}
