//! SHA-256 sums as they are written.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, as `sha256sum` writes it.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
