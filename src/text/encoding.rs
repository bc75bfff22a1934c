//! Which encoding the bytes of a text have that nobody declared.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// UTF-8 where the bytes are, UTF-16 where a mark says so, else what Windows writes in western languages.
pub fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    }
}

/// A text, without a mark of its encoding before it.
pub fn decoded(bytes: &[u8]) -> String {
    encoding_of(bytes).decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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
