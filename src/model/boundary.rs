//! Where areas lie: their outlines in degrees.

/// An outline as GeoJSON has it: polygons, of which each is an outer ring and its holes, of which
/// each is a list of longitudes and latitudes in degrees.
pub type Outline = Vec<Vec<Vec<(f64, f64)>>>;
