//! Which paths can be published, on any system and side by side.

use std::collections::HashMap;

use super::Unit;
use super::error::{Error, PathFault};
use super::place::{ASSETS, STAGING_INSIDE};

/// Checks the paths of a unit's files, sorted or not.
pub(super) fn check<'a>(unit: &Unit, paths: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    let mut seen = Seen::default();
    for path in paths {
        check_form(path)?;
        if *unit == Unit::Root {
            check_unreserved(path, |_| false)?;
        }
        seen.add(path)?;
    }
    Ok(())
}

/// Checks the paths of files at the root of the site, beside units of which `is_unit` knows the
/// folders (in small letters).
pub(super) fn check_root<'a>(
    paths: impl IntoIterator<Item = &'a str>,
    is_unit: impl Fn(&str) -> bool,
) -> Result<(), Error> {
    let mut seen = Seen::default();
    for path in paths {
        check_form(path)?;
        check_unreserved(path, &is_unit)?;
        seen.add(path)?;
    }
    Ok(())
}

/// Which of some paths cannot stand beside those before them: each with the earlier one, as both are written.
pub fn collisions<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut seen = Seen::default();
    let told = |path| match seen.add(path) {
        Err(Error::Collision { first, second }) => Some((first, second)),
        _ => None,
    };
    paths.into_iter().filter_map(told).collect()
}

/// Whether a name at the site's root is the program's own on a disk that does not tell `A` from `a`.
pub fn is_kept(name: &str) -> bool {
    [ASSETS, STAGING_INSIDE].contains(&name.to_lowercase().as_str())
}

/// Checks the names of assets, which are paths below their folder.
pub(super) fn check_assets<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    let mut seen = Seen::default();
    for name in names {
        check_form(name)?;
        seen.add(name)?;
    }
    Ok(())
}

/// Checks that a unit's folder is one segment, and not one that is taken.
pub(super) fn check_unit(unit: &Unit) -> Result<(), Error> {
    let Unit::Folder(name) = unit else {
        return Ok(());
    };
    check_form(name)?;
    if name.contains('/') || name.starts_with('.') {
        return Err(bad(name, PathFault::Reserved));
    }
    check_unreserved(name, |_| false)
}

/// The folders that a path lies in, inner ones first.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

/// Whether a path leads into the folder.
pub(super) fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The paths met so far, as a disk sees them that does not tell `A` from `a`.
#[derive(Default)]
struct Seen<'a> {
    /// Each file and folder, in small letters, as it was written and whether it is a file.
    names: HashMap<String, (&'a str, bool)>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, path: &'a str) -> Result<(), Error> {
        let small = path.to_lowercase();
        if let Some((other, _)) = self.names.insert(small, (path, true)) {
            return Err(collision(other, path));
        }
        for folder in parents(path) {
            match self.names.insert(folder.to_lowercase(), (folder, false)) {
                None => {}
                // This folder was met, and so were those above it.
                Some((other, false)) if other == folder => break,
                Some((other, _)) => return Err(collision(other, path)),
            }
        }
        Ok(())
    }
}

fn check_form(path: &str) -> Result<(), Error> {
    let fault = if path.contains('\0') {
        PathFault::Nul
    } else if path.contains('\\') {
        PathFault::Backslash
    } else if path.starts_with('/') || begins_with_drive(path) {
        PathFault::Absolute
    } else if path.split('/').any(str::is_empty) {
        PathFault::EmptySegment
    } else if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        PathFault::DotSegment
    } else {
        return Ok(());
    };
    Err(bad(path, fault))
}

fn check_unreserved(path: &str, is_unit: impl Fn(&str) -> bool) -> Result<(), Error> {
    let first = path.split('/').next().unwrap_or(path).to_lowercase();
    if first == ASSETS || first == STAGING_INSIDE || is_unit(&first) {
        return Err(bad(path, PathFault::Reserved));
    }
    Ok(())
}

fn begins_with_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

fn bad(path: &str, fault: PathFault) -> Error {
    Error::BadPath { path: path.to_owned(), fault }
}

fn collision(first: &str, second: &str) -> Error {
    Error::Collision { first: first.to_owned(), second: second.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(paths: &[&str]) -> Result<(), Error> {
        check(&Unit::Root, paths.iter().copied())
    }

    #[test]
    fn paths_that_leave_their_folder_or_mean_two_things_are_refused() {
        for (path, fault) in [
            ("", PathFault::EmptySegment),
            ("a//b", PathFault::EmptySegment),
            ("a/", PathFault::EmptySegment),
            (".", PathFault::DotSegment),
            ("../a", PathFault::DotSegment),
            ("a/../b", PathFault::DotSegment),
            ("/etc/passwd", PathFault::Absolute),
            ("C:/x", PathFault::Absolute),
            ("c:x", PathFault::Absolute),
            ("a\\b", PathFault::Backslash),
            ("\\\\server\\x", PathFault::Backslash),
            ("a\0b", PathFault::Nul),
            ("assets/x.css", PathFault::Reserved),
            ("Assets/x.css", PathFault::Reserved),
        ] {
            assert!(matches!(checked(&[path]), Err(Error::BadPath { fault: found, .. }) if found == fault), "{path:?}");
        }
    }

    #[test]
    fn ordinary_paths_pass() {
        checked(&["index.html", "a/index.html", "a/b.c/d..e", ".nojekyll", "año/ñ"]).unwrap();
    }

    #[test]
    fn paths_that_are_one_on_some_disks_collide() {
        for pair in [
            ["a/b", "a/b"],
            ["a/B", "a/b"],
            ["Año", "añO"],
            ["a", "a/b"],
            ["a/b", "a"],
            ["A/x", "a/y"],
            ["p/A/x", "p/a/y"],
            ["x/A", "x/a/y"],
        ] {
            assert!(matches!(checked(&pair), Err(Error::Collision { .. })), "{pair:?}");
        }
    }

    #[test]
    fn a_unit_is_one_segment_and_not_a_reserved_one() {
        for name in ["", "a/b", "..", ".x", "assets", "ASSETS"] {
            check_unit(&Unit::Folder(name.to_owned())).unwrap_err();
        }
        check_unit(&Unit::Folder("puerto-cedro".to_owned())).unwrap();
    }
}
