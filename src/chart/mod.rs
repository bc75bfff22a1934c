//! Figures become accessible SVG: one file a chart, and the pieces that they share.
//!
//! A chart is a struct with texts and values, and its `svg` gives the drawing; empty text where
//! there is nothing to draw, so that the page can say so instead. The room knows no language, no
//! municipality and no format of numbers: every text comes written, values are there for lengths
//! alone. A chart stands in the page beside a table that says the same, and on a telephone the table
//! with its [`row_bar`]s stands instead of it.
//!
//! # What holds for every chart
//! - **One of two ways of being read.** Without links it is one picture with a title and a
//!   description. As soon as one part has an address it is a group of links, each with a name that
//!   begins with the text seen in it; what is not a link is an image with a name, or hidden.
//! - **A strict policy for content is kept**: no `style`, no script, nothing from elsewhere. Fills
//!   and strokes are attributes, the weakest of styles, for print and download; the theme colours
//!   the classes below.
//! - **Nothing is told by colour alone**: labels, patterns, dashes and shapes say the same.
//! - **The same input gives the same bytes, on every platform.** Lengths are rounded to tenths
//!   (maps: half units) of a drawing 720 units wide; where order has no meaning parts are sorted,
//!   ids deciding between equals.
//! - **What cannot be drawn is told**: `left_out` names the parts without a place (below zero where
//!   a length cannot be; not on Earth), `clamped` the bars that are not as long as their values.
//!
//! # Classes
//! | class | on |
//! |---|---|
//! | `chart`, and `treemap`, `bars`, `bullets`, `lines`, `flow`, `choropleth`, `dots`, `network`, `scatter` | the drawing |
//! | `bar` | the bar in a table's row |
//! | `spark` | the line beside a figure |
//! | `c0`…`c6` | fills: neutral and the six tones |
//! | `s0`…`s6` | strokes of lines in the same tones |
//! | `q1`…`q5` | fills of areas from the least to the most; `label` on the first three is in the page's colour, `on` is on the last two |
//! | `on` | text on a tone; `hatch` and `dot` are marks on one, strokes and fills |
//! | `cell`, `mark`, `tick` | have an edge in the page's colour |
//! | `area` | has a border; `ground` lies beneath dots |
//! | `ink`, `plate` | a bar with a pattern, and the plain ground of a text on it |
//! | `band`, `edges` | what flows, what joins |
//! | `label`, `value`, `ticks` | texts: names, amounts, marks of an axis |
//! | `axis`, `grid`, `leader`, `track`, `over` | lines, the ground of a bar, the arrow of what is more than all |
//! | `hit` | the invisible ground that makes a link large enough for a finger |

pub mod alone;
pub mod frame;
pub mod key;
pub mod label;
pub mod palette;
pub mod scale;

pub mod row_bar;
pub mod spark;

pub mod bars;
pub mod bullet;
pub mod flow;
pub mod lines;
pub mod network;
pub mod scatter;
pub mod treemap;

pub mod choropleth;
pub mod colour;
pub mod dots;
pub mod projection;

mod axis;
mod map;
mod marker;
mod number;
mod rows;
mod spread;
mod text;
mod topology;

#[cfg(test)]
mod tests;
