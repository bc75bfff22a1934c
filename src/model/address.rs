//! Where a page stands in the site, and how one page names another.

use std::borrow::Cow;
use std::fmt;

/// The path of a page or file below the site's root, without a slash at the beginning.
///
/// A page's ends in `/` (its file is `index.html` there); the site's home is the empty path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address(String);

/// How links are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkStyle {
    /// For a server: a page is its folder.
    #[default]
    Folder,
    /// For a USB stick: a page is its `index.html`.
    File,
}

impl LinkStyle {
    /// As the command line and the search page's script know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::File => "file",
        }
    }
}

impl Address {
    /// The site's home.
    pub fn root() -> Self {
        Self::default()
    }

    /// The page below this one.
    #[must_use]
    pub fn join(&self, segment: &str) -> Self {
        if segment.is_empty() {
            return self.clone();
        }
        Self(format!("{}{segment}/", self.0))
    }

    /// The page at a path below this one.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        path.split('/').fold(self.clone(), |address, part| address.join(part))
    }

    /// The file in this page's folder.
    #[must_use]
    pub fn file(&self, name: &str) -> Self {
        Self(format!("{}{name}", self.0))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that holds it.
    pub fn file_path(&self) -> String {
        if self.is_page() { format!("{}index.html", self.0) } else { self.0.clone() }
    }

    /// The link to `target` that works on this page.
    pub fn link_to(&self, target: &Self, style: LinkStyle) -> String {
        let folder = &self.0[..self.0.rfind('/').map_or(0, |at| at + 1)];
        let shared = shared_folder(folder, &target.0);
        let mut link = "../".repeat(folder[shared..].matches('/').count());
        link.push_str(&as_url(&target.0[shared..]));
        if style == LinkStyle::File && target.is_page() {
            link.push_str("index.html");
        }
        if link.is_empty() {
            link.push_str("./");
        }
        link
    }

    /// The whole address, below that of the site.
    pub fn whole(&self, base: &str) -> String {
        whole_address(base, &self.0)
    }

    fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }
}

/// A path as it stands in an address: what would end it or part it is written in hexadecimal digits (the path
/// percent-encode set of the URL Standard, and `%`). Letters of any script stay.
pub fn as_url(path: &str) -> Cow<'_, str> {
    let is_apart = |c: char| {
        c.is_ascii_control() || matches!(c, ' ' | '"' | '#' | '%' | '<' | '>' | '?' | '^' | '`' | '{' | '|' | '}')
    };
    if !path.contains(is_apart) {
        return Cow::Borrowed(path);
    }
    let mut url = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        match is_apart(c) {
            true => url.push_str(&format!("%{:02X}", u32::from(c))),
            false => url.push(c),
        }
    }
    Cow::Owned(url)
}

/// The whole address of a path below the site's, in the letters of ASCII alone, which catalogues, feeds and search
/// engines ask for (RFC 3986): `عمل` is `%D8%B9%D9%85%D9%84`.
pub fn whole_address(base: &str, path: &str) -> String {
    let mut url = String::with_capacity(base.len() + path.len());
    url.push_str(base);
    for c in as_url(path).chars() {
        match c.is_ascii() {
            true => url.push(c),
            false => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| url.push_str(&format!("%{byte:02X}"))),
        }
    }
    url
}

/// The length of the longest folder in which both lie.
fn shared_folder(folder: &str, target: &str) -> usize {
    let same = folder.bytes().zip(target.bytes()).take_while(|(a, b)| a == b).count();
    folder.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1)
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_address_is_in_ascii() {
        // RFC 3987, 3.1: the bytes of UTF-8 in hexadecimal digits.
        assert_eq!(
            whole_address("https://ejemplo.org/", "décisions/ق-1/"),
            "https://ejemplo.org/d%C3%A9cisions/%D9%82-1/"
        );
        assert_eq!(whole_address("/", "files/a%b c.pdf"), "/files/a%25b%20c.pdf");
    }

    fn link(from: &str, to: &str, style: LinkStyle) -> String {
        Address(from.to_owned()).link_to(&Address(to.to_owned()), style)
    }

    #[test]
    fn links_are_relative_and_resolve_as_a_browser_does() {
        let cases = [
            ("", "uno/", "uno/"),
            ("uno/", "", "../"),
            ("uno/actas/2026/", "uno/actas/", "../"),
            ("uno/actas/2026/", "uno/presupuestos/2026/", "../../presupuestos/2026/"),
            ("uno/", "uno/", "./"),
            ("uno/", "uno-dos/", "../uno-dos/"),
            ("uno/en/", "assets/site.css", "../../assets/site.css"),
            ("uno/index.json", "uno/actas/", "actas/"),
            ("uno/actas/", "uno/files/acta #3 ¿qué?.pdf", "../files/acta%20%233%20¿qué%3F.pdf"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(link(from, to, LinkStyle::Folder), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn on_a_stick_a_page_is_named_by_its_file() {
        assert_eq!(link("uno/", "uno/actas/", LinkStyle::File), "actas/index.html");
        assert_eq!(link("uno/actas/", "", LinkStyle::File), "../../index.html");
        assert_eq!(link("", "uno/x.csv", LinkStyle::File), "uno/x.csv");
    }
}
