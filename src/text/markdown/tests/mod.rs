//! What Markdown becomes, and what its writer is told. Expected values are written by hand.

mod constructs;
mod hostile;
mod links;
mod oracle;
mod raw;

use super::*;

/// Renders as a page would: `a.md` has a page, what holds `roto` has none, the rest stays.
fn render_as_page(source: &str) -> Document {
    let resolve = |typed: &str| {
        if typed.contains("roto") {
            Destination::Broken
        } else if let Some(name) = typed.strip_suffix(".md") {
            Destination::Rewrite(format!("../{name}/"))
        } else {
            Destination::Keep
        }
    };
    let sizes = |typed: &str| {
        (typed == "foto.jpg").then(|| Sizes {
            src: "a-960.jpg".to_owned(),
            webp: "a-480.webp 480w, a-960.webp 960w".to_owned(),
            jpeg: "a-480.jpg 480w, a-960.jpg 960w".to_owned(),
            width: 960,
            height: 640,
        })
    };
    render(source, &Options { heading_shift: 0, id_prefix: "t-", taken: &|_| false, resolve: &resolve, sizes: &sizes })
}

#[track_caller]
fn check(source: &str, html: &str) {
    assert_eq!(render_as_page(source).html, html, "{source:?}");
}

/// Compares what is told: the kind, and the detail.
#[track_caller]
fn check_notices(source: &str, expected: &[(NoticeKind, &str)]) {
    let document = render_as_page(source);
    let told: Vec<_> = document.notices.iter().map(|notice| (notice.kind, notice.detail.as_str())).collect();
    assert_eq!(told, expected, "{source:?}");
}

/// The pieces of the source that notices point at.
fn places<'s>(source: &'s str, document: &Document) -> Vec<&'s str> {
    let notices = document.notices.iter();
    notices.map(|notice| &source[notice.range.clone()]).collect()
}
