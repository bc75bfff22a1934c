//! The data sets of a portal, for catalogues: kept packed, since a country has hundreds of thousands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text::packed::Packed;

/// A data set of a portal, for catalogues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Unlike every other's in the portal.
    pub id: String,
    /// Its title, by language tag.
    pub title: Vec<(String, String)>,
    /// The same in a sentence; nothing where its page has none.
    pub description: Vec<(String, String)>,
    /// What it is about: a theme of the European vocabulary of data themes.
    pub theme: &'static str,
    /// The page that shows it: a path below the site's root.
    pub page: String,
    /// The day of its newest figure.
    pub modified: Option<String>,
    /// Its files: the path below the site's root, and the media type.
    pub files: Vec<(String, &'static str)>,
}

/// The themes of data sets, from the European vocabulary.
pub const THEMES: [&str; 3] = ["ECON", "GOVE", "SOCI"];
/// The media types of their files.
pub const MEDIA_TYPES: [&str; 6] = [
    "text/csv",
    "application/json",
    "application/geo+json",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
];

/// The data sets of a portal, in order, packed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DatasetList {
    /// The days of their newest figures, each once.
    modified: BTreeSet<String>,
    packed: Packed,
}

/// A data set as it is packed.
#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    title: Vec<(String, String)>,
    description: Vec<(String, String)>,
    theme: String,
    page: String,
    modified: Option<String>,
    files: Vec<(String, String)>,
}

impl DatasetList {
    /// The days of their newest figures.
    pub fn modified(&self) -> impl Iterator<Item = &str> {
        self.modified.iter().map(String::as_str)
    }

    /// The data sets.
    pub fn open(&self) -> Vec<Dataset> {
        let lines: Vec<Line> = self.packed.read().unwrap_or_default();
        lines.into_iter().filter_map(Line::meant).collect()
    }
}

impl FromIterator<Dataset> for DatasetList {
    fn from_iter<I: IntoIterator<Item = Dataset>>(sets: I) -> Self {
        let lines: Vec<Line> = sets.into_iter().map(Line::of).collect();
        let modified = lines.iter().filter_map(|line| line.modified.clone()).collect();
        Self { modified, packed: Packed::value(&lines) }
    }
}

impl Line {
    fn of(set: Dataset) -> Self {
        let Dataset { id, title, description, theme, page, modified, files } = set;
        let files = files.into_iter().map(|(path, media)| (path, media.to_owned())).collect();
        Self { id, title, description, theme: theme.to_owned(), page, modified, files }
    }

    /// The data set; nothing where it is of a theme or type that nothing has.
    fn meant(self) -> Option<Dataset> {
        let Self { id, title, description, theme, page, modified, files } = self;
        let known = |name: &str, all: &[&'static str]| all.iter().copied().find(|one| *one == name);
        let files = files.into_iter().map(|(path, media)| Some((path, known(&media, &MEDIA_TYPES)?)));
        let (theme, files) = (known(&theme, &THEMES)?, files.collect::<Option<_>>()?);
        Some(Dataset { id, title, description, theme, page, modified, files })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_sets_come_back_as_they_were_and_their_days_are_told() {
        let budget = Dataset {
            id: "budget-2026".to_owned(),
            title: vec![("es".to_owned(), "Presupuesto 2026".to_owned())],
            description: Vec::new(),
            theme: THEMES[0],
            page: "uno/presupuestos/2026/".to_owned(),
            modified: Some("2026-03-10".to_owned()),
            files: vec![("uno/presupuestos/2026/2026.csv".to_owned(), MEDIA_TYPES[0])],
        };
        let minutes = Dataset { id: "minutes".to_owned(), theme: THEMES[1], ..budget.clone() };
        let undated = Dataset { modified: None, ..budget.clone() };
        let sets = [budget, minutes, undated];
        let list: DatasetList = sets.iter().cloned().collect();
        assert_eq!(list.open(), sets);
        assert!(list.modified().eq(["2026-03-10"]));
        assert!(DatasetList::default().open().is_empty());
    }
}
