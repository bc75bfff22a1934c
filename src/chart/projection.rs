//! From degrees to the drawing: an equirectangular projection, true in the middle of the map.
//!
//! Within a municipality or a province its distortion is smaller than a line is wide.

use super::frame::WIDTH;
use super::number::sin_cos;

/// Areas of a map as GeoJSON has them: polygons, of which each is an outer ring and its holes, of
/// which each is a list of longitudes and latitudes in degrees.
pub type Multipolygon = Vec<Vec<Vec<(f64, f64)>>>;

/// A map is never higher than this, in units.
const MOST_HEIGHT: f64 = 640.0;
const MARGIN: f64 = 8.0;

/// Where a place lies in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Projection {
    west: f64,
    north: f64,
    /// How many degrees of latitude a degree of longitude is long.
    stretch: f64,
    /// Units per degree of latitude.
    scale: f64,
    left: f64,
    /// The height of the map with its margins, in units.
    pub height: f64,
}

impl Projection {
    /// The projection in which all the places fill the drawing; `None` without any.
    pub fn fitting(places: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for (lon, lat) in places.filter(|place| is_place(*place)) {
            (west, east) = (west.min(lon), east.max(lon));
            (south, north) = (south.min(lat), north.max(lat));
        }
        if west > east {
            return None;
        }
        let (_, cosine) = sin_cos(((south + north) / 2.0).to_radians());
        let stretch = cosine.max(0.01);
        // A single place still has a surrounding, of a hundred metres or so.
        let (width, height) = (((east - west) * stretch).max(0.001), (north - south).max(0.001));
        let scale = ((WIDTH - 2.0 * MARGIN) / width).min((MOST_HEIGHT - 2.0 * MARGIN) / height);
        let left = (WIDTH - (east - west) * stretch * scale) / 2.0;
        let height = ((north - south) * scale + 2.0 * MARGIN).ceil();
        Some(Self { west, north, stretch, scale, left, height })
    }

    /// The place in units from the map's upper left corner.
    pub fn at(&self, (lon, lat): (f64, f64)) -> (f64, f64) {
        let x = self.left + (lon - self.west) * self.stretch * self.scale;
        (x, MARGIN + (self.north - lat) * self.scale)
    }
}

/// Whether these are a longitude and a latitude.
pub(super) fn is_place((lon, lat): (f64, f64)) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

/// A place typed in decimals, as charts take it.
pub fn degrees(longitude: rust_decimal::Decimal, latitude: rust_decimal::Decimal) -> (f64, f64) {
    (super::number::real(longitude), super::number::real(latitude))
}
