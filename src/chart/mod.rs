//! Figures become accessible SVG: one file a chart, and the pieces that they share.

pub mod colour;
pub mod frame;
pub mod palette;
pub mod row_bar;
pub mod scale;
pub mod treemap;

mod number;
mod text;
