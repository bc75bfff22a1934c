//! Images: only our own, and never without words.

use std::ops::Range;

use pulldown_cmark::{CowStr, Tag, TagEnd};

use super::address::{Target, classify, push_url};
use super::link::{push_anchor, push_title};
use super::notice::NoticeKind;
use super::writer::Writer;
use super::{Destination, Sizes};
use crate::text::html::escape_attribute;
use crate::text::slug::fold;

/// The alternative text that says that an image has nothing to say: `![-](border.png)`.
const DECORATIVE: &str = "-";

/// How wide an image in a text is shown: as wide as the text, or the telephone.
const IN_TEXT: &str = "(min-width: 48rem) 44rem, 92vw";

/// An image whose alternative text is being read.
pub(super) struct Image<'a> {
    typed: CowStr<'a>,
    title: CowStr<'a>,
    range: Range<usize>,
    hidden: bool,
    /// Images may stand in an image's alternative text; only their words count.
    depth: usize,
    pub(super) alt: String,
}

impl<'a> Writer<'a> {
    pub(super) fn start_image(&mut self, typed: CowStr<'a>, title: CowStr<'a>, range: Range<usize>) {
        self.image =
            Some(Image { typed, title, hidden: self.hidden.covers_start(&range), range, depth: 1, alt: String::new() });
    }

    /// Markup in an alternative text is dropped, its words are kept.
    pub(super) fn start_in_image(&mut self, tag: &Tag<'_>) {
        if let (Some(image), Tag::Image { .. }) = (&mut self.image, tag) {
            image.depth += 1;
        }
    }

    pub(super) fn end_in_image(&mut self, tag: TagEnd) {
        if let (Some(image), TagEnd::Image) = (&mut self.image, tag) {
            image.depth -= 1;
        }
        if let Some(image) = self.image.take_if(|image| image.depth == 0)
            && !image.hidden
        {
            self.write_image(&image);
        }
    }

    fn write_image(&mut self, image: &Image<'_>) {
        let alt = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let notice = match classify(&image.typed) {
            Target::Relative(path) => match self.destination(path) {
                Destination::Keep => return self.write_own_image(image, path, &alt),
                Destination::Rewrite(url) => return self.write_own_image(image, &url, &alt),
                Destination::Broken => NoticeKind::BrokenImage,
            },
            Target::External { url, .. } => {
                self.notice_image(NoticeKind::ExternalImage, image);
                return self.write_external_image(&url, &alt);
            }
            Target::Contact(_) | Target::Fragment(_) | Target::Refused => NoticeKind::LinkRefused,
        };
        self.notice_image(notice, image);
        if alt != DECORATIVE {
            self.show(&alt);
        }
    }

    fn write_own_image(&mut self, image: &Image<'_>, url: &str, alt: &str) {
        let name = file_name(&image.typed);
        let alt = match alt {
            DECORATIVE => "",
            "" => {
                self.notice_image(NoticeKind::ImageWithoutAlt, image);
                name
            }
            alt => {
                if is_file_name(alt, name) {
                    let range = image.range.clone();
                    self.notices.tell(NoticeKind::AltIsFileName, range, alt);
                }
                alt
            }
        };
        let sizes = (self.options.sizes)(&image.typed);
        let html = &mut self.page.html;
        if let Some(sizes) = &sizes {
            push_sources(html, sizes);
        }
        html.push_str("<img src=\"");
        push_url(html, sizes.as_ref().map_or(url, |sizes| &sizes.src));
        html.push_str("\" alt=\"");
        escape_attribute(html, alt);
        html.push('"');
        push_title(html, &image.title);
        if let Some(Sizes { jpeg, width, height, .. }) = &sizes {
            html.push_str(" srcset=\"");
            escape_attribute(html, jpeg);
            html.push_str(&format!("\" sizes=\"{IN_TEXT}\" width=\"{width}\" height=\"{height}\""));
        }
        html.push_str(" loading=\"lazy\">");
        if sizes.is_some() {
            html.push_str("</picture>");
        }
        self.page.plain.push_str(alt);
    }

    /// To show another site's image would tell that site who reads our page.
    fn write_external_image(&mut self, url: &str, alt: &str) {
        let words = if matches!(alt, "" | DECORATIVE) { url } else { alt };
        if self.links.is_open() {
            return self.show(words);
        }
        push_anchor(&mut self.page.html, url, "", true);
        self.show(words);
        self.page.html.push_str("</a>");
    }

    fn notice_image(&mut self, kind: NoticeKind, image: &Image<'_>) {
        self.notices.tell(kind, image.range.clone(), &image.typed);
    }
}

/// The beginning of an image in several sizes.
fn push_sources(html: &mut String, sizes: &Sizes) {
    html.push_str("<picture><source type=\"image/webp\" srcset=\"");
    escape_attribute(html, &sizes.webp);
    html.push_str(&format!("\" sizes=\"{IN_TEXT}\">"));
}

/// The last part of a path. Never empty unless the path is.
fn file_name(path: &str) -> &str {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let path = path[..end].trim_end_matches(['/', '\\']);
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Whether an alternative text is the name of the file, with or without its extension.
fn is_file_name(alt: &str, name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let alt = fold(alt);
    alt == fold(name) || alt == fold(stem)
}
