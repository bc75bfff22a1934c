//! Photos as pages show them: in a few widths, each as WebP and as JPEG, upright, and without
//! anything but what is seen. Cameras and telephones write into a photo where and when it was
//! taken, with what, and often by whom; none of that leaves the municipality.

mod bare;
mod drawing;
mod gif;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Rgb, RgbImage, Rgba};

use crate::model::picture::{Coding, Picture};
use crate::text::nature::MOST_PIXELS;

pub use bare::bare;

/// Files that may be photos, by the endings of their names.
pub const ENDINGS: [&str; 8] = ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp", "png", "webp"];
/// Files that are shown as they are, without what is not seen in them: those that move, drawings, and the icons of
/// sites, which are often photos under that name.
pub const SHOWN_AS_THEY_ARE: [&str; 4] = ["gif", "svg", "apng", "ico"];
/// Changes with what is made of a photo, so that files made before are not taken for it.
const VERSION: &[u8] = b"1";
/// The quality of both codings, out of 100.
const QUALITY: u8 = 76;
/// How many digits tell a photo.
const DIGITS: usize = 16;

/// What is seen in a file; nothing where it is no photo, or one that is too large.
pub fn measure(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let lies = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if lies { (height, width) } else { (width, height) };
    let mut hasher = blake3::Hasher::new();
    let key = hasher.update(VERSION).update(bytes).finalize().to_hex()[..DIGITS].to_owned();
    Some(Picture { key, width, height })
}

/// The files of a photo's sizes, by their names below `assets/`; none where it cannot be read.
pub fn sizes(bytes: &[u8], picture: &Picture) -> Vec<(String, Vec<u8>)> {
    let Some(mut seen) = upright(bytes) else { return Vec::new() };
    let mut files = Vec::new();
    // Each size is made of the next larger one.
    for width in picture.widths().into_iter().rev() {
        if width != seen.width() {
            let smaller =
                DynamicImage::ImageRgb8(seen).resize_exact(width, picture.height_at(width), FilterType::CatmullRom);
            seen = smaller.into_rgb8();
        }
        for coding in Coding::ALL {
            files.extend(coded(&seen, coding).map(|bytes| (picture.file(width, coding), bytes)));
        }
    }
    files
}

/// The pixels as they are seen: the right way up, and on white where they are transparent.
fn upright(bytes: &[u8]) -> Option<RgbImage> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    if !image.color().has_alpha() {
        return Some(image.into_rgb8());
    }
    let see_through = image.into_rgba8();
    let on_white = |Rgba([r, g, b, a]): Rgba<u8>| {
        let over = |part: u8| (u32::from(part) * u32::from(a) + 255 * (255 - u32::from(a))).div_ceil(255) as u8;
        Rgb([over(r), over(g), over(b)])
    };
    Some(RgbImage::from_fn(see_through.width(), see_through.height(), |x, y| on_white(*see_through.get_pixel(x, y))))
}

fn coded(seen: &RgbImage, coding: Coding) -> Option<Vec<u8>> {
    match coding {
        Coding::Webp => {
            let encoder = webp::Encoder::from_rgb(seen.as_raw(), seen.width(), seen.height());
            Some(encoder.encode_simple(false, f32::from(QUALITY)).ok()?.to_vec())
        }
        Coding::Jpeg => {
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(seen).ok()?;
            Some(bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photo of `width` by `height`, its left half red and its right half blue.
    pub(super) fn photo(width: u32, height: u32) -> Vec<u8> {
        let half = |x: u32| if x < width / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) };
        let image = RgbImage::from_fn(width, height, |x, _| half(x));
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&image).expect("memory");
        bytes
    }

    #[test]
    fn each_size_has_its_width_and_shows_the_same() {
        let bytes = photo(1200, 600);
        let picture = measure(&bytes).expect("a photo");
        assert_eq!((picture.width, picture.height), (1200, 600));
        let files = sizes(&bytes, &picture);
        assert_eq!(files.len(), 6);
        for (name, bytes) in &files {
            let image = image::load_from_memory(bytes).expect(name).into_rgb8();
            let width: u32 = name.rsplit(['-', '.']).nth(1).and_then(|width| width.parse().ok()).expect(name);
            assert_eq!((image.width(), image.height()), (width, width / 2), "{name}");
            let (left, right) = (image.get_pixel(width / 4, 20), image.get_pixel(width * 3 / 4, 20));
            assert!(left[0] > 150 && left[2] < 100 && right[2] > 150 && right[0] < 100, "{name}: {left:?} {right:?}");
        }
        assert_eq!(sizes(&bytes, &picture), files, "the same bytes each time");
    }

    #[test]
    fn a_photo_taken_with_the_telephone_upright_stands_upright() {
        // 6: the top of what is seen is at the right of what is stored.
        let turned = bare::with_orientation(&photo(400, 200), 6);
        let picture = measure(&turned).expect("a photo");
        assert_eq!((picture.width, picture.height), (200, 400));
        let (_, smallest) = &sizes(&turned, &picture)[0];
        let image = image::load_from_memory(smallest).expect("an image").into_rgb8();
        let (top, bottom) = (image.get_pixel(100, 100), image.get_pixel(100, 300));
        assert!(top[0] > 150 && bottom[2] > 150, "{top:?} {bottom:?}");
    }

    #[test]
    fn what_is_no_photo_is_left_alone() {
        assert_eq!(measure(b"%PDF-1.7"), None);
        assert_eq!(measure(b""), None);
    }
}
