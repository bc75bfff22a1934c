//! Photos, in the sizes in which they are there.

use serde::Serialize;

/// A photo: the one file, and its sizes for browsers that choose.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Picture {
    /// The file for browsers that do not choose.
    pub src: String,
    /// Its sizes.
    pub sizes: Option<PictureSizes>,
}

/// A photo's sizes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureSizes {
    /// As WebP: the value of `srcset`.
    pub webp: String,
    /// As JPEG.
    pub jpeg: String,
    /// The width of the largest, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}
