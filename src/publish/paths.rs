//! Many paths, packed: a first build adds those of a whole country.

use crate::text::packed::Packed;

/// Ends a path in the text; no path holds it.
const END: char = '\0';

/// Paths, in order, packed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathList(Packed);

/// Paths, in order, to be read.
#[derive(Debug, Clone)]
pub struct Paths(String);

impl PathList {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The paths, to be read.
    pub fn open(&self) -> Paths {
        Paths(String::from_utf8(self.0.open()).unwrap_or_default())
    }

    /// Adds those of another list at the end.
    pub fn extend(&mut self, other: &Self) {
        if !other.is_empty() {
            *self = self.open().iter().chain(other.open().iter()).collect();
        }
    }
}

impl Paths {
    /// The paths.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.split_terminator(END)
    }
}

impl<P: AsRef<str>> FromIterator<P> for PathList {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        let mut text = String::new();
        for path in paths {
            text.push_str(path.as_ref());
            text.push(END);
        }
        if text.is_empty() { Self::default() } else { Self(Packed::bytes(text.as_bytes())) }
    }
}

#[cfg(test)]
mod tests {
    use super::PathList;

    #[test]
    fn paths_come_back_as_they_were() {
        let paths = ["a", "b/c d", "ñ/index.html"];
        let mut list: PathList = paths.into_iter().collect();
        assert!(list.open().iter().eq(paths));
        list.extend(&["z"].into_iter().collect());
        assert!(list.open().iter().eq(["a", "b/c d", "ñ/index.html", "z"]));
        let none: PathList = [""; 0].into_iter().collect();
        assert!(none.is_empty() && PathList::default().open().iter().next().is_none());
        list.extend(&none);
        assert_eq!(list.open().iter().count(), 4);
    }
}
