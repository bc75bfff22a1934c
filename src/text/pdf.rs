//! What a PDF says of who wrote it: the `Author` of its information, or the creator in its metadata. Both
//! are read where they stand as plain bytes, as nearly all programs write them; packed ones are not.

/// The longest name that is read, in bytes.
const LONGEST: usize = 400;

/// Who wrote a PDF, if it tells.
pub fn author(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"%PDF") {
        return None;
    }
    in_information(bytes).and_then(plain).or_else(|| creator(bytes))
}

/// Whether a PDF is pictures of pages alone: it has pictures and no letters to write with. Where what it is
/// made of is packed, it is not known, and taken for a text.
pub fn is_scanned(bytes: &[u8]) -> bool {
    let has = |name: &[u8]| first(bytes, name).is_some();
    bytes.starts_with(b"%PDF") && has(b"/Image") && !has(b"/Font") && !has(b"/ObjStm")
}

/// A name on one line; nothing where there is none.
fn plain(name: String) -> Option<String> {
    let plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!plain.is_empty()).then_some(plain)
}

/// The text after the last `/Author`: a PDF that was changed has the latest at its end.
fn in_information(bytes: &[u8]) -> Option<String> {
    let at = last(bytes, b"/Author")? + b"/Author".len();
    let rest = bytes.get(at..)?.trim_ascii_start();
    match rest.first()? {
        b'(' => Some(decoded(&literal(&rest[1..]))),
        b'<' => Some(decoded(&hexadecimal(&rest[1..]))),
        _ => None,
    }
}

/// The first name in `dc:creator` of the metadata (XMP), which photos have too.
pub fn creator(bytes: &[u8]) -> Option<String> {
    let at = last(bytes, b"<dc:creator")?;
    let part = &bytes[at..bytes.len().min(at + 4 * LONGEST)];
    // Drawings name the agent, everybody else a list.
    let item = first(part, b"<rdf:li").or_else(|| first(part, b"<dc:title"))?;
    let begins = item + part[item..].iter().position(|byte| *byte == b'>')? + 1;
    let ends = begins + part[begins..].iter().position(|byte| *byte == b'<')?;
    plain(std::str::from_utf8(&part[begins..ends]).ok()?.to_owned())
}

fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// The bytes of a text in brackets, with its escapes read.
fn literal(rest: &[u8]) -> Vec<u8> {
    let (mut out, mut open, mut at) = (Vec::new(), 0_usize, 0);
    while let Some(byte) = rest.get(at).filter(|_| out.len() < LONGEST) {
        at += 1;
        match byte {
            b')' if open == 0 => break,
            b')' => open -= 1,
            b'(' => open += 1,
            b'\\' => {
                let octal: Vec<u8> =
                    rest[at..].iter().take(3).copied().take_while(|digit| (b'0'..=b'7').contains(digit)).collect();
                if octal.is_empty() {
                    out.extend(rest.get(at));
                    at += 1;
                } else {
                    at += octal.len();
                    out.push(octal.iter().fold(0_u8, |value, digit| value.wrapping_mul(8).wrapping_add(digit - b'0')));
                }
                continue;
            }
            _ => {}
        }
        out.push(*byte);
    }
    out
}

/// The bytes of a text in hexadecimal digits.
fn hexadecimal(rest: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = rest
        .iter()
        .take(2 * LONGEST)
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .map(|digit| u8::try_from(digit).unwrap_or(0))
        .collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

/// A PDF's text: UTF-16 with its mark, UTF-8 with its mark, or one byte a letter.
fn decoded(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(plain) {
        Ok(text) => text.to_owned(),
        Err(_) => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_is_read_in_each_form() {
        for (info, name) in [
            (&b"/Author (Rosa P\\351rez)"[..], "Rosa Pérez"),
            (b"/Author(Rosa \\(Rosita\\) P)", "Rosa (Rosita) P"),
            (b"/Author <FEFF0052006F0073006100200050002E>", "Rosa P."),
            (b"/Author (\xfe\xff\0R\0o)", "Ro"),
            (b"<dc:creator><rdf:Seq><rdf:li>Rosa Perez</rdf:li></rdf:Seq></dc:creator>", "Rosa Perez"),
        ] {
            let pdf = [b"%PDF-1.4\n1 0 obj <<", info, b">>\nendobj"].concat();
            assert_eq!(author(&pdf).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_pdf_of_pictures_alone_has_no_text() {
        assert!(is_scanned(b"%PDF-1.4 << /Subtype /Image >>"));
        for text in [&b"%PDF-1.4 /Image /Font"[..], b"%PDF-1.5 /Image /Type /ObjStm", b"%PDF-1.4", b"/Image"] {
            assert!(!is_scanned(text));
        }
    }

    #[test]
    fn what_tells_nobody_is_left_alone() {
        for bytes in [&b""[..], b"%PDF", b"%PDF /Author", b"%PDF /Author (", b"%PDF /Author ()", b"/Author (Rosa)"] {
            assert_eq!(author(bytes), None);
        }
    }
}
