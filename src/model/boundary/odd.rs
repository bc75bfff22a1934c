//! What is odd about an outline: degrees that are none, or stand the wrong way round, and rings that are not
//! as GeoJSON wants them (RFC 7946, 3.1.6 and 3.1.9).

use super::{Extent, Outline};

/// What is odd about an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// Its numbers are no degrees: metres of a map, most likely.
    NotDegrees,
    /// Latitudes stand before longitudes.
    Swapped,
    /// It lies in another country.
    Outside,
    /// A ring does not end where it begins.
    Open,
    /// A ring has too few points to enclose anything.
    Short,
    /// A ring crosses itself.
    Crossing,
    /// A ring crosses the meridian at 180 degrees.
    Antimeridian,
    /// The area has another outline too, over or under it.
    Twice,
}

impl Oddity {
    /// The word by which it is told.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotDegrees => "boundary-metres",
            Self::Swapped => "boundary-swapped",
            Self::Outside => "boundary-outside",
            Self::Open => "boundary-open",
            Self::Short => "boundary-short",
            Self::Crossing => "boundary-crossing",
            Self::Antimeridian => "boundary-antimeridian",
            Self::Twice => "boundary-twice",
        }
    }

    /// Whether what is drawn of it is somewhere else than it should be.
    pub fn is_elsewhere(self) -> bool {
        matches!(self, Self::NotDegrees | Self::Swapped)
    }
}

/// Between which longitudes and latitudes a country lies, its islands included, rounded outwards: west,
/// south, east, north.
const COUNTRIES: [(&str, [f64; 4]); 24] = [
    ("AR", [-74.0, -56.0, -53.0, -21.0]),
    ("BO", [-70.0, -23.0, -57.0, -9.0]),
    ("BR", [-75.0, -34.0, -28.0, 6.0]),
    ("BZ", [-90.0, 15.0, -87.0, 19.0]),
    ("CL", [-110.0, -57.0, -66.0, -17.0]),
    ("CO", [-82.0, -5.0, -66.0, 14.0]),
    ("CR", [-88.0, 5.0, -82.0, 12.0]),
    ("CU", [-85.0, 19.0, -74.0, 24.0]),
    ("DO", [-73.0, 17.0, -68.0, 20.0]),
    ("EC", [-93.0, -6.0, -75.0, 2.0]),
    ("ES", [-19.0, 27.0, 5.0, 44.0]),
    ("GT", [-93.0, 13.0, -88.0, 18.0]),
    ("HN", [-90.0, 12.0, -82.0, 18.0]),
    ("IT", [6.0, 35.0, 19.0, 48.0]),
    ("MX", [-119.0, 14.0, -86.0, 33.0]),
    ("NI", [-88.0, 10.0, -82.0, 16.0]),
    ("PA", [-84.0, 7.0, -77.0, 10.0]),
    ("PE", [-82.0, -19.0, -68.0, 1.0]),
    ("PR", [-68.0, 17.0, -65.0, 19.0]),
    ("PT", [-32.0, 30.0, -6.0, 43.0]),
    ("PY", [-63.0, -28.0, -54.0, -19.0]),
    ("SV", [-91.0, 13.0, -87.0, 15.0]),
    ("UY", [-59.0, -36.0, -53.0, -30.0]),
    ("VE", [-74.0, 0.0, -59.0, 16.0]),
];

/// The latitudes between which towns lie.
const LIVED_IN: std::ops::RangeInclusive<f64> = -60.0..=84.0;

/// How many pairs of sides are compared: an outline made to be slow is not looked at to its end.
const MOST_PAIRS: usize = 100_000;

/// All that is odd about an outline of a place in a country.
pub fn oddities(outline: &Outline, country: Option<&str>) -> Vec<Oddity> {
    let mut all = Vec::new();
    if let Some(odd) = Extent::of([outline].into_iter()).and_then(|extent| misplaced(extent, country)) {
        all.push(odd);
    }
    let rings = || outline.iter().flatten();
    let jumps = |ring: &Vec<(f64, f64)>| ring.windows(2).any(|two| (two[0].0 - two[1].0).abs() > 180.0);
    let mut pairs = MOST_PAIRS;
    let mut crosses = |ring: &Vec<(f64, f64)>| crosses_itself(ring, &mut pairs);
    for (odd, holds) in [
        (Oddity::Open, rings().any(|ring| ring.first() != ring.last())),
        (Oddity::Short, rings().any(|ring| ring.len() < 4)),
        (Oddity::Crossing, rings().any(&mut crosses)),
        (Oddity::Antimeridian, rings().any(jumps) && !all.contains(&Oddity::NotDegrees)),
    ] {
        if holds {
            all.push(odd);
        }
    }
    all
}

/// Whether an outline lies where none of a country can.
fn misplaced(extent: Extent, country: Option<&str>) -> Option<Oddity> {
    let swapped = Extent { least: (extent.least.1, extent.least.0), most: (extent.most.1, extent.most.0) };
    let is_on_earth = |extent: &Extent| {
        let within = |at: f64, most: f64| (-most..=most).contains(&at);
        [extent.least, extent.most].iter().all(|(x, y)| within(*x, 180.0) && within(*y, 90.0))
    };
    let is_lived_in = |extent: &Extent| {
        is_on_earth(extent) && LIVED_IN.contains(&extent.least.1) && LIVED_IN.contains(&extent.most.1)
    };
    let own = country.and_then(|country| COUNTRIES.iter().find(|(code, _)| *code == country));
    let is_inside = |extent: &Extent| {
        own.is_some_and(|(_, [west, south, east, north])| {
            extent.most.0 >= *west && extent.least.0 <= *east && extent.most.1 >= *south && extent.least.1 <= *north
        })
    };
    match () {
        () if is_inside(&extent) => None,
        () if is_inside(&swapped) => Some(Oddity::Swapped),
        () if is_lived_in(&extent) => own.map(|_| Oddity::Outside),
        () if is_lived_in(&swapped) => Some(Oddity::Swapped),
        () if is_on_earth(&extent) => Some(Oddity::Outside),
        () => Some(Oddity::NotDegrees),
    }
}

/// Whether two sides of a ring cross, looking at sides from west to east.
fn crosses_itself(ring: &[(f64, f64)], pairs: &mut usize) -> bool {
    type Side = ((f64, f64), (f64, f64));
    let mut sides: Vec<Side> =
        ring.windows(2).map(|two| if two[0].0 <= two[1].0 { (two[0], two[1]) } else { (two[1], two[0]) }).collect();
    sides.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    let mut open: Vec<Side> = Vec::new();
    for side in sides {
        open.retain(|other| other.1.0 >= side.0.0);
        *pairs = pairs.saturating_sub(open.len());
        if *pairs == 0 {
            return false;
        }
        if open.iter().any(|other| cross(*other, side)) {
            return true;
        }
        open.push(side);
    }
    false
}

/// Whether two sides cross; touching is no crossing.
fn cross(one: ((f64, f64), (f64, f64)), other: ((f64, f64), (f64, f64))) -> bool {
    let turn = |a: (f64, f64), b: (f64, f64), c: (f64, f64)| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let parts = |(a, b), (c, d)| turn(a, b, c) * turn(a, b, d) < 0.0;
    parts(one, other) && parts(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(ring: &[(f64, f64)], country: Option<&str>) -> Vec<Oddity> {
        oddities(&vec![vec![ring.to_vec()]], country)
    }

    const SQUARE: [(f64, f64); 5] = [(-81.0, 8.0), (-80.0, 8.0), (-80.0, 9.0), (-81.0, 9.0), (-81.0, 8.0)];

    #[test]
    fn what_is_right_is_left_alone() {
        assert_eq!(told(&SQUARE, Some("PA")), []);
        assert_eq!(told(&SQUARE, None), []);
        assert_eq!(told(&SQUARE, Some("ZA")), [], "a country that is not in the table");
    }

    #[test]
    fn degrees_the_wrong_way_round_and_metres_are_told() {
        let swapped = SQUARE.map(|(x, y)| (y, x));
        assert_eq!(told(&swapped, Some("PA")), [Oddity::Swapped]);
        assert_eq!(told(&swapped, None), [Oddity::Swapped], "at 80 degrees south nobody lives");
        // Madrid, latitude first: it would lie off Somalia, where only the country tells.
        let madrid = [(40.3, -3.8), (40.5, -3.8), (40.5, -3.6), (40.3, -3.8)];
        assert_eq!(told(&madrid, Some("ES")), [Oddity::Swapped]);
        assert_eq!(told(&madrid, None), []);
        assert_eq!(told(&SQUARE, Some("ES")), [Oddity::Outside]);
        let metres = SQUARE.map(|(x, y)| (x * 111_319.0, y * 111_319.0));
        assert_eq!(told(&metres, Some("PA")), [Oddity::NotDegrees]);
    }

    #[test]
    fn rings_that_are_none_are_told() {
        assert_eq!(told(&SQUARE[..4], Some("PA")), [Oddity::Open]);
        assert_eq!(told(&[(-81.0, 8.0), (-80.0, 8.0), (-81.0, 8.0)], None), [Oddity::Short]);
        assert_eq!(
            told(&[(-81.0, 8.0), (-80.0, 9.0), (-80.0, 8.0), (-81.0, 9.0), (-81.0, 8.0)], None),
            [Oddity::Crossing]
        );
        assert_eq!(told(&[(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 0.0)], None), [Oddity::Antimeridian]);
        assert_eq!(oddities(&Vec::new(), None), []);
    }

    #[test]
    fn an_outline_that_was_made_to_be_slow_is_not_looked_at_to_its_end() {
        let ring: Vec<(f64, f64)> = (0..200_000).map(|at| (f64::from(at % 2) - 81.0, f64::from(at) * 1e-6)).collect();
        let mut pairs = MOST_PAIRS;
        assert!(!crosses_itself(&ring, &mut pairs) && pairs == 0);
    }
}
