//! Text that knows no municipality: YAML with places, front matter, Markdown, HTML, slugs.

pub mod both;
pub mod clean;
pub mod encoding;
pub mod escape;
pub mod exif;
pub mod front_matter;
pub mod html;
pub mod inside;
pub mod jpeg;
pub mod lines;
pub mod markdown;
pub mod months;
pub mod nature;
pub mod nearest;
pub mod numbering;
pub mod office;
pub mod outline;
pub mod pdf;
pub mod place;
pub mod sha256;
pub mod signature;
pub mod slug;
pub mod total;
pub mod typography;
pub mod visible;
pub mod yaml;
