//! What a file tells besides what it shows: who wrote it, where it was made, what runs in it, and whether it is what
//! the ending of its name says.

use serde::{Deserialize, Serialize};

use super::{exif, inlined, nature, office, pdf, runs, video};

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
    /// Whether a browser may show it as a page or a drawing.
    pub may_be_shown: bool,
    /// What runs where it is opened, as a word of [`runs::Runs`].
    pub runs: Option<String>,
}

/// What a file tells.
pub fn inside(path: &str, bytes: &[u8]) -> Inside {
    let fault = nature::fault(path, bytes).map(|fault| fault.id().to_owned());
    let told = told(bytes);
    let authors = match pdf::author(bytes) {
        Some(author) => vec![author],
        // Who took a photo in a PDF is not who wrote it.
        None if bytes.starts_with(b"%PDF") => Vec::new(),
        None => told.authors.into_iter().chain(pdf::creator(bytes)).collect(),
    };
    let may_be_shown = nature::may_be_shown(path, bytes);
    let runs = runs::runs(bytes).map(|runs| runs.id().to_owned());
    Inside { authors, is_located: told.is_located, is_scanned: pdf::is_scanned(bytes), fault, may_be_shown, runs }
}

/// Who made it and whether it tells where, by what it is.
fn told(bytes: &[u8]) -> exif::Told {
    if bytes.starts_with(b"PK") {
        return office::told(bytes).unwrap_or_default();
    }
    let (mut told, film) = (exif::told(bytes), video::told(bytes));
    told.is_located |= film.is_located;
    told.authors.extend(film.authors);
    if nature::begins_with_a_mark(bytes) {
        let text = String::from_utf8_lossy(bytes);
        for picture in inlined::pictures(&text) {
            let inside = exif::told(&picture.bytes);
            told.is_located |= inside.is_located;
            told.authors.extend(inside.authors);
        }
    }
    told
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
        let drawing = b"<svg><metadata><dc:creator><cc:Agent><dc:title>Rosa Perez</dc:title></cc:Agent></dc:creator>";
        assert_eq!(inside("files/plano.svg", drawing).authors, ["Rosa Perez"]);
    }
}
