//! What a file tells besides what it shows: who wrote it, where it was made, and whether it is what the
//! ending of its name says.

use serde::{Deserialize, Serialize};

use super::{exif, nature, office, pdf};

/// What a file tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// The names of who wrote it.
    pub authors: Vec<String>,
    /// Whether it tells where on earth it was made.
    pub is_located: bool,
    /// Whether it is a PDF that nobody can search or hear.
    pub is_scanned: bool,
    /// What is wrong with it, as a word of [`nature::Fault`].
    pub fault: Option<String>,
}

/// Whether a file is of a kind that tells anything.
pub fn must_be_read(path: &str) -> bool {
    nature::is_known(path)
}

/// What a file tells.
pub fn inside(path: &str, bytes: &[u8]) -> Inside {
    let fault = nature::fault(path, bytes).map(|fault| fault.id().to_owned());
    let told = if bytes.starts_with(b"PK") { office::told(bytes).unwrap_or_default() } else { exif::told(bytes) };
    let authors = match pdf::author(bytes) {
        Some(author) => vec![author],
        // Who took a photo in a PDF is not who wrote it.
        None if bytes.starts_with(b"%PDF") => Vec::new(),
        None => told.authors.into_iter().chain(pdf::creator(bytes)).collect(),
    };
    Inside { authors, is_located: told.is_located, is_scanned: pdf::is_scanned(bytes), fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_tells_in_its_own_way() {
        let pdf = inside("files/a.pdf", b"%PDF-1.4\n<< /Author (Rosa Perez) >>");
        assert_eq!((pdf.authors, pdf.is_located, pdf.fault), (vec!["Rosa Perez".to_owned()], false, None));
        let photo = b"\xff\xd8\xff\xe1<dc:creator><rdf:Seq><rdf:li>Rosa Perez</rdf:li></rdf:Seq></dc:creator>";
        assert_eq!(inside("files/a.jpg", photo).authors, ["Rosa Perez"]);
        assert_eq!(inside("files/a.docx", b"").fault.as_deref(), Some("file-empty"));
        assert!(
            must_be_read("files/planilla.csv") && must_be_read("files/Acta.PDF") && !must_be_read("files/escudo.svg")
        );
    }
}
