//! `integrity.json`: what anyone needs to prove that a site, or a copy of it, is as it was published,
//! and to build it again: the SHA-256 of every file and of the content that it came from, the day and
//! the flags of the build, and the program.
//!
//! There is one in each portal's folder, one in the territory's, and one over all at the root, which
//! names the others by their hash: whoever signs that one signs all. Its keys are sorted, so that the
//! same site gives the same bytes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::licence::Licence;

/// The file's name.
pub const NAME: &str = "integrity.json";

/// The name of the one over all where a portal fills the site's root, and has its own there.
pub const NAME_OF_SITE: &str = "integrity-site.json";

/// The version of the file's form.
const FORMAT: u32 = 1;

/// SHA-256 in hexadecimal digits, by path.
pub type Sums = BTreeMap<String, String>;

/// What was asked of a build that shows in its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    /// Where the site stands, as `--base-url` or the settings say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// `folder` or `file`, as `--links` says.
    pub links: String,
    /// Whether pages are made smaller; not after `--no-minify`.
    pub minify: bool,
    /// Whether there is a search; not after `--no-search`.
    pub search: bool,
}

/// An `integrity.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Integrity {
    /// The version of this form.
    pub format: u32,
    /// The program and its version.
    pub program: String,
    /// The revision of the source from which the program was made, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// The day for which it was built.
    pub today: String,
    /// What was asked.
    pub flags: Flags,
    /// Under which licence the data stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The content that it came from: the sum of the list of sums that [`listed`] gives. Of one number
    /// nobody learns the names of what is not public.
    pub content: String,
    /// The shared assets that its pages load, by name below `assets/`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub assets: Sums,
    /// Its files, by path below the folder that this file stands in; itself not.
    pub files: Sums,
}

impl Integrity {
    /// Of nothing yet, for a build on that day.
    pub fn new(today: Date, flags: Flags, licence: Option<Licence>) -> Self {
        Self {
            format: FORMAT,
            program: concat!("cabildo ", env!("CARGO_PKG_VERSION")).to_owned(),
            revision: option_env!("CABILDO_REVISION").map(str::to_owned),
            today: today.to_string(),
            flags,
            licence,
            content: String::new(),
            assets: Sums::new(),
            files: Sums::new(),
        }
    }

    /// As the file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        super::pretty(self).unwrap_or_default()
    }

    /// From the file's bytes; nothing where they are of no such file, or of a form that is not known.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|integrity: &Self| integrity.format == FORMAT)
    }
}

/// Sums as `sha256sum` lists files, sorted by path.
pub fn listed(sums: &Sums) -> String {
    sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_comes_back_and_another_form_is_not_taken_for_it() {
        let flags = Flags { base_url: None, links: "folder".to_owned(), minify: true, search: false };
        let mut integrity = Integrity::new(date(2026, 11, 25), flags, None);
        integrity.files.insert("index.html".to_owned(), "00".to_owned());
        assert_eq!(Integrity::decode(&integrity.encode()), Some(integrity.clone()));
        integrity.format = 2;
        assert_eq!(Integrity::decode(&integrity.encode()), None);
        assert_eq!(Integrity::decode(b"{}"), None);
    }
}
