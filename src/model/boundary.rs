//! Where areas lie: their outlines in degrees.

pub mod odd;
pub mod over;

/// An outline as GeoJSON has it: polygons, of which each is an outer ring and its holes, of which
/// each is a list of longitudes and latitudes in degrees.
pub type Outline = Vec<Vec<Vec<(f64, f64)>>>;

/// The degrees between which something lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// The least longitude and latitude.
    least: (f64, f64),
    /// The greatest.
    most: (f64, f64),
}

impl Extent {
    /// Where some outlines lie together; nothing where there are none.
    pub fn of<'o>(outlines: impl Iterator<Item = &'o Outline>) -> Option<Self> {
        outlines.flatten().flatten().flatten().fold(None, |extent: Option<Self>, (x, y)| {
            let extent = extent.unwrap_or(Self { least: (*x, *y), most: (*x, *y) });
            Some(Self {
                least: (extent.least.0.min(*x), extent.least.1.min(*y)),
                most: (extent.most.0.max(*x), extent.most.1.max(*y)),
            })
        })
    }

    /// Whether it shares any place with another.
    pub fn meets(&self, other: &Self) -> bool {
        let is_apart = |a: f64, b: f64| a > b;
        !(is_apart(self.least.0, other.most.0)
            || is_apart(other.least.0, self.most.0)
            || is_apart(self.least.1, other.most.1)
            || is_apart(other.least.1, self.most.1))
    }

    /// Whether a place lies within it, or beside it: no farther off than a quarter of its width or height.
    pub fn is_near(&self, (x, y): (f64, f64)) -> bool {
        let beside = |least: f64, most: f64, at: f64| {
            let room = (most - least) / 4.0;
            (least - room..=most + room).contains(&at)
        };
        beside(self.least.0, self.most.0, x) && beside(self.least.1, self.most.1, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_far_off_is_not_near() {
        let square: Outline = vec![vec![vec![(-82.0, 8.0), (-81.0, 8.0), (-81.0, 9.0), (-82.0, 9.0), (-82.0, 8.0)]]];
        let extent = Extent::of([&square].into_iter()).expect("an extent");
        assert!(extent.is_near((-81.5, 8.5)) && extent.is_near((-82.2, 9.2)));
        assert!(!extent.is_near((-82.3, 8.5)) && !extent.is_near((8.5, -81.5)));
        assert_eq!(Extent::of(std::iter::empty()), None);
    }
}
