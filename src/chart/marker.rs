//! Shapes and dashes that tell lines and points apart without colour.

use std::fmt::Write as _;

use super::number::Tenths;
use super::palette::Tone;

/// The dashes of the series at this place, counted from 0; none for a whole line.
pub(super) fn dashes(index: usize) -> &'static str {
    ["", r#" stroke-dasharray="7 4""#, r#" stroke-dasharray="2 3.5""#, r#" stroke-dasharray="10 3 2 3""#][index % 4]
}

/// Around a point the shape of the series at this place, about 9 units wide: circle, square,
/// triangle, diamond.
pub(super) fn draw(out: &mut String, index: usize, tone: Tone, x: Tenths, y: Tenths) {
    let shape = match index % 4 {
        0 => "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
        1 => "m-4-4h8v8h-8z",
        2 => "m0-5.5l5.5 9.5h-11z",
        _ => "m0-5.8l5.8 5.8l-5.8 5.8l-5.8-5.8z",
    };
    let (class, fill) = (tone.class(), tone.fill());
    let _ = write!(out, r#"<path class="{class}" d="M{x} {y}{shape}" fill="{fill}"/>"#);
}

/// The same shapes half as wide again, with an edge that lifts them off what they lie on.
pub(super) fn draw_large(out: &mut String, index: usize, tone: Tone, x: Tenths, y: Tenths) {
    let shape = match index % 4 {
        0 => "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
        1 => "m-6-6h12v12h-12z",
        2 => "m0-8.5l8.5 14.5h-17z",
        _ => "m0-8.6l8.6 8.6l-8.6 8.6l-8.6-8.6z",
    };
    let (class, fill) = (tone.class(), tone.fill());
    let _ = write!(
        out,
        r##"<path class="mark {class}" d="M{x} {y}{shape}" fill="{fill}" stroke="#fff" stroke-width="1.5"/>"##
    );
}
