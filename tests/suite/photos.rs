//! Photos: shown in three widths, kept from build to build, and without what cameras write.

use image::ImageReader;

use crate::demo::{content, demo, page};
use crate::links::resolved;
use crate::site::Site;

const PAGE: &str = "puerto-cedro/propuestas/pc-aceras-san-matias/";

/// The sizes that a `srcset` names, with their widths.
fn sizes(srcset: &str) -> Vec<(String, u32)> {
    let one = |part: &str| {
        let (path, width) = part.trim().split_once(' ').expect("a path and a width");
        (path.to_owned(), width.trim_end_matches('w').parse().expect("a width"))
    };
    srcset.split(',').map(one).collect()
}

#[test]
fn a_photo_stands_in_three_widths_as_webp_and_as_jpeg() {
    let page = page(PAGE);
    let pictures = page.named("picture");
    assert_eq!(pictures.len(), 2, "before and after");
    for picture in pictures {
        let (source, image) = (picture.find("source")[0], picture.find("img")[0]);
        assert_eq!(source.get("type"), Some("image/webp"));
        assert_eq!(image.get("loading"), Some("lazy"));
        assert_eq!(
            (image.get("width"), image.get("height")),
            (Some("1600"), Some("1066")),
            "1800 × 1200, made smaller"
        );
        for (set, format) in [(source, image::ImageFormat::WebP), (image, image::ImageFormat::Jpeg)] {
            let sizes = sizes(set.get("srcset").expect("sizes"));
            assert_eq!(sizes.iter().map(|(_, width)| *width).collect::<Vec<_>>(), [480, 960, 1600]);
            for (path, width) in sizes {
                let bytes = &demo().files[&resolved(&page.path, &path)];
                let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().expect("memory");
                assert_eq!(reader.format(), Some(format), "{path}");
                assert_eq!(reader.into_dimensions().expect("an image").0, width, "{path}");
            }
        }
    }
}

#[test]
fn nothing_that_a_camera_wrote_is_published() {
    let original = std::fs::read(format!("{}/content/puerto-cedro/files/acera-antes.jpg", env!("CARGO_MANIFEST_DIR")));
    let original = original.expect("the photo");
    let tells = |bytes: &[u8]| {
        [b"Exif".as_slice(), b"Modelo inventado"]
            .iter()
            .any(|secret| bytes.windows(secret.len()).any(|part| part == *secret))
    };
    assert!(tells(&original), "the content's own file says where it was taken");
    let published =
        demo().files.iter().filter(|(path, _)| [".jpg", ".webp", ".png"].iter().any(|ending| path.ends_with(ending)));
    for (path, bytes) in published {
        assert!(!tells(bytes), "{path}");
    }
    let whole = image::load_from_memory(&demo().files["puerto-cedro/files/acera-antes.jpg"]).expect("an image");
    assert_eq!(whole.to_rgb8(), image::load_from_memory(&original).expect("an image").to_rgb8(), "the pixels stay");
}

#[test]
fn a_photo_in_a_text_has_its_sizes_too_and_a_drawing_stays_as_it_is() {
    let photo = std::fs::read(format!("{}/content/puerto-cedro/files/acera-antes.jpg", env!("CARGO_MANIFEST_DIR")))
        .expect("the photo");
    let drawing = content("puerto-cedro/files/escudo.svg");
    let text = "---\ntitle: Obra\n---\n![La calle](../files/calle.jpg)\n\n![El plano](../files/plano.svg)\n";
    let site = Site::new()
        .file("uno/files/calle.jpg", photo)
        .file("uno/files/plano.svg", drawing)
        .file("uno/pages/obra.md", text);
    let outcome = site.build().exits(0);
    let html = outcome.page("uno/paginas/obra/");
    assert_eq!(html.matches("<picture>").count(), 1, "{html}");
    assert!(html.contains("alt=\"La calle\"") && html.contains("plano.svg"), "{html}");
}

#[test]
fn a_photo_is_made_smaller_once() {
    let photo = |name: &str| {
        std::fs::read(format!("{}/content/puerto-cedro/files/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the photo")
    };
    let text = "---\ntitle: Obra\n---\n![La calle](../files/calle.jpg)\n";
    let site = Site::new().file("uno/files/calle.jpg", photo("acera-antes.jpg")).file("uno/pages/obra.md", text);
    let smallest = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files.keys().filter(|path| path.starts_with("assets/photos/")).cloned().collect::<Vec<_>>()
    };
    let first = site.build().exits(0).files();
    assert_eq!(smallest(&first).len(), 6);
    // Another text: the portal is made again, its photo is not.
    let known = site.path("public").join(&smallest(&first)[0]);
    let before = std::fs::metadata(&known).and_then(|data| data.modified()).expect("a time");
    let site = site.file("uno/pages/obra.md", text.replace("Obra", "Otra obra"));
    let second = site.build().exits(0);
    assert!(second.page("uno/paginas/obra/").contains("Otra obra"));
    let after = std::fs::metadata(&known).and_then(|data| data.modified()).expect("a time");
    assert_eq!(before, after);
    // Another photo in its place: the old sizes go, and new ones come.
    let site = site.file("uno/files/calle.jpg", photo("acera-despues.jpg"));
    let third = site.build().exits(0).files();
    assert_eq!(smallest(&third).len(), 6);
    assert!(smallest(&third).iter().all(|path| !first.contains_key(path)));
}

/// Pictures that are no photos: a GIF with a remark, and a drawing with a photo and a program's notes inside it.
#[test]
fn nothing_that_a_program_noted_in_a_picture_is_published() {
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x04Rosa\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:d=\"http://purl.org/dc/elements/1.1/\"><!-- Rosa -->\
        <metadata><d:creator>Rosa</d:creator></metadata><rect width=\"9\" height=\"9\"/></svg>";
    let site = Site::of_one_town()
        .with("files/a.gif", gif)
        .with("files/escudo.svg", drawing)
        .with("municipality.yaml", "name: Uno\nemblem: files/escudo.svg\n")
        .file("territory/files/mapa.svg", drawing);
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_no("file-author");
    let files = outcome.files();
    let pictures: Vec<_> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".gif") || path.ends_with("escudo.svg") || path.ends_with("mapa.svg"))
        .collect();
    assert_eq!(pictures.len(), 3, "{:?}", files.keys());
    for (path, bytes) in pictures {
        assert!(!bytes.windows(4).any(|four| four == b"Rosa") && bytes.len() > 30, "{path}");
    }
}
