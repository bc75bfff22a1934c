//! A GIF without remarks, what programs write beside its pictures, and what stands behind its end
//! (CompuServe, Graphics Interchange Format, version 89a).

/// What begins a block that is no picture.
const EXTENSION: u8 = 0x21;
/// What begins a picture.
const PICTURE: u8 = 0x2c;
/// What ends the file.
const TRAILER: u8 = 0x3b;
/// How a picture is shown: for how long, and what of it is seen through.
const SHOWING: u8 = 0xf9;
/// A program's own block.
const APPLICATION: u8 = 0xff;

/// The file without it; nothing where it cannot be read to its end.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 13;
    let colours = colours(*bytes.get(10)?);
    let mut at = HEAD + colours;
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let from = at;
        match *bytes.get(at)? {
            TRAILER => {
                out.push(TRAILER);
                return Some(out);
            }
            PICTURE => {
                // Its place and size, its own colours, and how wide its codes are.
                at += 10 + self::colours(*bytes.get(at + 9)?) + 1;
                at = behind(bytes, at)?;
                out.extend_from_slice(bytes.get(from..at)?);
            }
            EXTENSION => {
                let label = *bytes.get(at + 1)?;
                at = behind(bytes, at + 2)?;
                let block = bytes.get(from..at)?;
                match label {
                    SHOWING => out.extend_from_slice(block),
                    APPLICATION => out.extend(times(block)),
                    _ => {}
                }
            }
            // Some programs write an empty block too many.
            0 => at += 1,
            _ => return None,
        }
    }
}

/// How many bytes the list of colours takes that some flags tell of.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// What stands behind the parts that begin at a byte.
fn behind(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// How often the pictures are shown, of the block of a program that says it, and nothing else of it.
fn times(block: &[u8]) -> Vec<u8> {
    const NAMES: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];
    match block {
        [EXTENSION, APPLICATION, 11, rest @ ..] if NAMES.iter().any(|name| rest.starts_with(name)) => {
            match rest[11..] {
                [3, 1, low, high, ..] => [&block[..14], &[3, 1, low, high, 0]].concat(),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"Rosa";

    const HEAD: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    const LOOP: &[u8] = b"!\xff\x0bNETSCAPE2.0\x03\x01\x05\0\0";
    /// One black dot, shown for a second (the smallest GIF that the standard allows).
    const FRAME: &[u8] = b"!\xf9\x04\0\x64\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0";

    #[test]
    fn remarks_programs_and_what_stands_behind_it_are_gone() {
        let plain = [HEAD, LOOP, FRAME, FRAME, b";"].concat();
        let remark = [b"!\xfe\x04", SECRET, b"\0"].concat();
        let program = [b"!\xff\x0bXMP DataXMP\x04", SECRET, b"\0"].concat();
        let more = [&LOOP[..LOOP.len() - 1], b"\x04", SECRET, b"\0"].concat();
        for told in [
            plain.clone(),
            [HEAD, &remark, LOOP, FRAME, &remark, FRAME, b";"].concat(),
            [HEAD, LOOP, &program, FRAME, FRAME, b";"].concat(),
            [HEAD, &more, FRAME, FRAME, b";"].concat(),
            [plain.as_slice(), SECRET].concat(),
        ] {
            assert_eq!(bare(&told).as_ref(), Some(&plain));
        }
        for at in 0..plain.len() {
            bare(&plain[..at]);
        }
    }
}
