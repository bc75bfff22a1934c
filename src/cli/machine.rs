//! Why the machine would not, in words: the system's own are English, and no sentence of an officer's.

use std::io::{Error, ErrorKind};

use crate::findings::messages::Messages;

/// The number by which Unix systems tell that a disk does not answer.
const DISK_FAILS: i32 = 5;
/// The number by which Unix systems tell that a process holds too many files.
const TOO_MANY_FILES: i32 = 24;

/// Why something could not be read or written.
pub fn why(error: &Error, messages: &Messages) -> String {
    match key(error) {
        Some(key) => messages.word(key, &[]),
        None => messages.word("machine-other", &[("detail", error.to_string())]),
    }
}

fn key(error: &Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::NotFound => "machine-not-found",
        ErrorKind::PermissionDenied => "machine-permission",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "machine-full",
        ErrorKind::ReadOnlyFilesystem => "machine-read-only",
        ErrorKind::NotADirectory => "machine-no-folder",
        ErrorKind::IsADirectory => "machine-folder",
        ErrorKind::DirectoryNotEmpty => "machine-not-empty",
        ErrorKind::AlreadyExists => "machine-exists",
        ErrorKind::InvalidFilename => "machine-name",
        ErrorKind::FileTooLarge => "machine-too-large",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "machine-busy",
        ErrorKind::AddrInUse => "machine-port-taken",
        ErrorKind::AddrNotAvailable => "machine-no-address",
        ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe => "machine-cut",
        ErrorKind::OutOfMemory => "machine-memory",
        ErrorKind::Unsupported => "machine-unsupported",
        _ => match error.raw_os_error() {
            Some(DISK_FAILS) => "machine-disk",
            Some(TOO_MANY_FILES) => "machine-files",
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_to_officers_is_said_in_their_language() {
        let spanish = Messages::in_language("es");
        for number in [DISK_FAILS, TOO_MANY_FILES] {
            assert!(!why(&Error::from_raw_os_error(number), spanish).contains("os error"));
        }
        let missing = why(&ErrorKind::NotFound.into(), spanish);
        assert_eq!(missing, "no existe");
    }
}
