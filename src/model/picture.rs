//! A photo among a municipality's files, and the sizes in which it is shown.

/// The widths in which photos are shown, in pixels.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

/// A photo as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What tells it from every other picture: letters and digits.
    pub key: String,
    /// Its width in pixels, as it is seen.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// How a size of a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// The smaller one.
    Webp,
    /// The one that every browser knows.
    Jpeg,
}

impl Coding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Webp, Self::Jpeg];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
        }
    }
}

impl Picture {
    /// The widths in which it is shown, the smallest first: those of [`WIDTHS`] that are not above
    /// its own, and its own where it lies between them.
    pub fn widths(&self) -> Vec<u32> {
        let largest = WIDTHS[WIDTHS.len() - 1];
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < self.width).collect();
        if self.width <= largest {
            widths.push(self.width);
        }
        widths.truncate(WIDTHS.len());
        widths
    }

    /// The height at a width.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }

    /// The name of a size's file below `assets/`.
    pub fn file(&self, width: u32, coding: Coding) -> String {
        format!("photos/{}-{width}.{}", self.key, coding.ending())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(width: u32) -> Vec<u32> {
        Picture { key: "a".to_owned(), width, height: width / 2 }.widths()
    }

    #[test]
    fn a_photo_is_made_smaller_and_never_larger() {
        assert_eq!(widths(4000), [480, 960, 1600]);
        assert_eq!(widths(1600), [480, 960, 1600]);
        assert_eq!(widths(1200), [480, 960, 1200]);
        assert_eq!(widths(960), [480, 960]);
        assert_eq!(widths(300), [300]);
    }
}
