//! A municipality's photo becomes links to its sizes.

use super::edition::Edition;
use super::frame::asset;
use super::view::{Picture, PictureSizes};
use crate::model::address::Address;
use crate::model::picture::{Coding, WIDTHS};

impl Edition<'_> {
    /// A photo by its path below the municipality's folder, as a page shows it.
    pub fn picture(&self, from: &Address, path: &str) -> Picture {
        let Some(picture) = self.portal.pictures.get(path) else {
            return Picture { src: self.file(from, path), sizes: None };
        };
        let widths = picture.widths();
        let set = |coding: Coding| {
            let one = |width: &u32| format!("{} {width}w", asset(from, &picture.file(*width, coding)));
            widths.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        let largest = widths.last().copied().unwrap_or(picture.width);
        // Of middle size: good enough for a desk, and not too much for a telephone.
        let usual = widths.iter().copied().find(|width| *width >= WIDTHS[1]).unwrap_or(largest);
        Picture {
            src: asset(from, &picture.file(usual, Coding::Jpeg)),
            sizes: Some(PictureSizes {
                webp: set(Coding::Webp),
                jpeg: set(Coding::Jpeg),
                width: largest,
                height: picture.height_at(largest),
            }),
        }
    }
}
