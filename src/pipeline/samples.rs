//! What a command began with an example, and nobody changed, is told before people read it as the town's.

use crate::findings::{Code, Finding, Findings, Place};
use crate::read::file::Texts;
use crate::read::portal::Contents;
use crate::scaffold::samples;
use crate::source::discover::{Kind, PortalFiles, SourceFile};
use crate::text::place::Span;

/// Tells it of a portal's files.
pub fn tell(files: &PortalFiles, contents: &Contents, findings: &mut Findings) {
    tell_of(&files.files, &contents.texts, findings);
    let years = files.files.iter().filter(|file| file.kind == Kind::Payments);
    let public: Vec<&str> = years
        .filter_map(|file| contents.texts.get(&file.file.path))
        .filter(|text| !samples::is_held_back(text))
        .collect();
    for file in files.files.iter().filter(|file| file.kind == Kind::Table) {
        let path = &file.file.path;
        let Some((_, name)) = path.split_once("/payments/") else { continue };
        let is_public = public.iter().any(|text| text.contains(name));
        if is_public && contents.tables.get(path).is_some_and(|bytes| samples::is_in_table(bytes)) {
            findings.add(Finding::new(Code::ExampleLeft, Place::file(path)));
        }
    }
}

/// Tells it of some files.
pub fn tell_of(files: &[SourceFile], texts: &Texts, findings: &mut Findings) {
    for file in files {
        let path = &file.file.path;
        let Some((text, at)) = texts.get(path).and_then(|text| Some((text, samples::left(text)?))) else { continue };
        findings.add(Finding::new(Code::ExampleLeft, Place::new(path, Span::of(text, at))));
    }
}
