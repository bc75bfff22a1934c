//! Many paths in one piece of memory: a first build adds those of a whole country.

/// Ends a path in the text; no path holds it.
const END: char = '\0';

/// Paths, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathList(String);

impl PathList {
    /// The paths.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.split_terminator(END)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one at the end.
    pub fn push(&mut self, path: &str) {
        self.0.push_str(path);
        self.0.push(END);
    }

    /// Adds those of another list at the end.
    pub fn extend(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }
}

impl<P: AsRef<str>> FromIterator<P> for PathList {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        let mut list = Self::default();
        paths.into_iter().for_each(|path| list.push(path.as_ref()));
        list.0.shrink_to_fit();
        list
    }
}

#[cfg(test)]
mod tests {
    use super::PathList;

    #[test]
    fn paths_come_back_as_they_were() {
        let paths = ["a", "b/c d", "ñ/index.html"];
        let mut list: PathList = paths.into_iter().collect();
        assert!(list.iter().eq(paths));
        list.extend(&["z"].into_iter().collect());
        assert!(list.iter().eq(["a", "b/c d", "ñ/index.html", "z"]));
        assert!(PathList::default().is_empty() && PathList::default().iter().next().is_none());
    }
}
