//! Bytes that are kept and seldom read, in a fraction of their room: a country's lists of pages, files and data sets
//! would fill the memory.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Packed bytes (DEFLATE, RFC 1951): of equal values they are equal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(Box<[u8]>);

impl Packed {
    /// Packs bytes.
    pub fn bytes(plain: &[u8]) -> Self {
        Self::written(|to| to.write_all(plain))
    }

    /// Packs what is written bit by bit, so that it is whole nowhere.
    pub fn written(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        // Memory takes all that is written to it.
        let packed = write(&mut encoder).and_then(|()| encoder.finish()).unwrap_or_default();
        Self(packed.into_boxed_slice())
    }

    /// Packs a value.
    pub fn value(value: &impl Serialize) -> Self {
        Self::bytes(&postcard::to_stdvec(value).unwrap_or_default())
    }

    /// The bytes as they were; as far as they go, where these were never packed.
    pub fn open(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let _ = self.reader().read_to_end(&mut plain);
        plain
    }

    /// The bytes as they were, bit by bit, so that they are whole nowhere.
    pub fn reader(&self) -> impl Read + '_ {
        DeflateDecoder::new(&*self.0)
    }

    /// The value as it was; nothing where it is none of its type.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(&self.open()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn what_was_packed_comes_back_and_takes_less_room() {
        let text = "uno/presupuestos/2026/renglones/".repeat(100);
        let packed = Packed::bytes(text.as_bytes());
        assert_eq!(packed.open(), text.as_bytes());
        assert!(packed.0.len() * 10 < text.len());
        let value = (text, vec![Some(3_u32), None]);
        assert_eq!(Packed::value(&value).read(), Some(value));
        assert!(Packed::default().open().is_empty());
        assert_eq!(Packed::bytes(b"\xff").read::<String>(), None);
    }
}
