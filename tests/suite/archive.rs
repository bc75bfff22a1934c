//! Archives of files, as office programs write them.

use std::io::{Cursor, Write};

/// An archive of texts.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    packed(&files)
}

/// An archive of files of any kind.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an archive");
        zip.write_all(text).expect("an archive");
    }
    zip.finish().expect("an archive").into_inner()
}
