//! SHA-256 sums as they are written.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, as `sha256sum` writes it.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The same of what a reader gives.
pub fn sha256_from(from: &mut dyn Read) -> io::Result<String> {
    const AT_ONCE: usize = 256 * 1024;
    let (mut hasher, mut some) = (Sha256::new(), vec![0; AT_ONCE]);
    loop {
        match from.read(&mut some)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            read => hasher.update(&some[..read]),
        }
    }
}

/// Bytes in hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
