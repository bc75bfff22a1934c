//! A Markdown text becomes a view: rendered, its links led to pages, its faults told.

use super::address::Target;
use super::edition::Edition;
use super::view::{Link, Picture, PictureSizes, Prose};
use crate::findings::{Code, Finding, Place};
use crate::i18n::Lang;
use crate::model::address::Address;
use crate::model::prose::ProseIn;
use crate::text::markdown::{Destination, MAX_DEPTH, MAX_TEXT_BYTES, NoticeKind, Options, Sizes, render};
use crate::text::nearest::nearest;
use crate::text::percent::decoded;

/// How many headings make a table of contents worth its room.
const CONTENTS_FROM: usize = 3;

/// A text as it is shown and found.
pub struct Rendered {
    /// For the page.
    pub view: Prose,
    /// For the search.
    pub plain: String,
}

impl Edition<'_> {
    /// Renders a text for a page; nothing where it is empty.
    pub fn prose(&mut self, text: &ProseIn, from: &Address) -> Option<Rendered> {
        self.prose_below(text, from, 0, "")
    }

    /// Renders one of several texts of a page, its headings so many levels down and its ids with a
    /// prefix of their own.
    pub fn prose_below(&mut self, text: &ProseIn, from: &Address, shift: u8, prefix: &str) -> Option<Rendered> {
        let resolve = |target: &str| self.resolve(target, &text.place.file, from);
        let sizes = |target: &str| self.sizes(target, &text.place.file, from);
        let files: Vec<&str> = self.portal.files.iter().map(|file| file.path.as_str()).collect();
        let options =
            Options { heading_shift: shift, id_prefix: prefix, taken: &is_taken, resolve: &resolve, sizes: &sizes };
        let (rendered, told) = rendered(text, self.lang, &options, &files)?;
        told.into_iter().for_each(|finding| self.findings.add(finding));
        Some(rendered)
    }

    /// Where a link in a text leads: to the page made from a file of the content, or to an attachment.
    fn resolve(&self, target: &str, file: &str, from: &Address) -> Destination {
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, id)| (path, Some(id)));
        if path.is_empty() {
            return Destination::Broken;
        }
        let Some(path) = content_path(path, file, self.portal.municipality.id.as_str()) else {
            return Destination::Broken;
        };
        let address = match (self.target_of(&path), self.portal.file(&path)) {
            (Some(target), _) => self.address(&target),
            (None, Some(file)) => self.addresses.root().file(&file.path),
            // What is wrong is told of the file itself, and nothing is published.
            (None, None) if self.portal.unread.contains(&path) => return Destination::Keep,
            (None, None) => return Destination::Broken,
        };
        let fragment = fragment.map_or_else(String::new, |id| format!("#{id}"));
        Destination::Rewrite(format!("{}{fragment}", from.link_to(&address, self.setting.links)))
    }

    /// The sizes in which an image in a text is there.
    fn sizes(&self, target: &str, file: &str, from: &Address) -> Option<Sizes> {
        let path = content_path(target, file, self.portal.municipality.id.as_str())?;
        let Picture { src, sizes } = self.picture(from, &path);
        let PictureSizes { webp, jpeg, width, height } = sizes?;
        Some(Sizes { src, webp, jpeg, width, height })
    }

    /// The page that is made from a file: `budgets/2026.yaml`, `minutes/2026-03-10.md`…
    fn target_of(&self, path: &str) -> Option<Target> {
        let (folder, name) = path.split_once('/')?;
        let (stem, _) = name.split_once('.').unwrap_or((name, ""));
        let portal = self.portal;
        let budgets = || portal.budgets.iter().map(|record| &record.id);
        let meetings = || portal.meetings.iter().map(|record| &record.id);
        let proposals = || portal.proposals.iter().map(|record| &record.id);
        let cycles = || portal.cycles.iter().map(|record| &record.id);
        let articles = || portal.articles.iter().map(|record| &record.id);
        let papers = || portal.papers.iter().map(|record| &record.id);
        match folder {
            "budgets" => budgets().find(|id| id.as_str() == stem).cloned().map(Target::Budget),
            "minutes" => meetings().find(|id| id.as_str() == stem).cloned().map(Target::Meeting),
            "papers" => papers().find(|id| id.as_str() == stem).cloned().map(Target::Paper),
            "proposals" => proposals().find(|id| id.as_str() == stem).cloned().map(Target::Proposal),
            "cycles" => cycles().find(|id| id.as_str() == stem).cloned().map(Target::Cycle),
            "pages" => articles().find(|id| id.as_str() == stem).cloned().map(Target::Article),
            _ => None,
        }
    }
}

/// Renders a text in a language, and tells its faults; nothing where it is empty. `files` are those that
/// a link may mean.
pub fn rendered(text: &ProseIn, lang: Lang, options: &Options, files: &[&str]) -> Option<(Rendered, Vec<Finding>)> {
    if text.markdown.trim().is_empty() {
        return None;
    }
    let document = render(&text.markdown, options);
    let told = document.notices.into_iter().map(|one| notice(one.kind, &one.detail, text.place_of(one.range), files));
    let told = told.collect();
    let contents: Vec<Link> = document
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| Link { label: heading.text.clone(), href: format!("#{}", heading.id), lang: None })
        .collect();
    let view = Prose {
        html: document.html,
        lang: (text.lang != lang).then(|| text.lang.to_string()),
        contents: if contents.len() < CONTENTS_FROM { Vec::new() } else { contents },
    };
    Some((Rendered { view, plain: document.plain }, told))
}

/// A path as written in a file, counted from a top folder of the content: a municipality's, the
/// territory's.
pub fn content_path(path: &str, file: &str, top: &str) -> Option<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A path that begins with a slash counts from the top folder.
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => vec![top],
        None => folder.split('/').collect(),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let whole = parts.join("/");
    let below = whole.strip_prefix(top)?.strip_prefix('/')?;
    Some(decoded(below))
}

/// The finding that a notice of the Markdown is.
fn notice(kind: NoticeKind, detail: &str, place: Place, files: &[&str]) -> Finding {
    use NoticeKind as N;
    let code = match kind {
        N::RawHtml => Code::HtmlInText,
        N::CommentDropped | N::CommentUnclosed => Code::CommentInText,
        N::LinkRefused => Code::LinkRefused,
        N::BrokenLink | N::BrokenImage => {
            let near = nearest(detail.trim_start_matches("../"), files.iter().copied());
            return Finding::new(Code::BrokenLink, place).with("target", detail).with_some("nearest", near);
        }
        N::ExternalImage => Code::ImageElsewhere,
        N::ImageWithoutAlt | N::AltIsFileName => Code::ImageWithoutText,
        N::EmptyHeading => Code::EmptyHeading,
        N::HeadingJump | N::HeadingDemoted => Code::HeadingLevel,
        N::VagueLinkText | N::EmptyLinkText | N::LongUrlAsText => Code::EmptyLinkText,
        N::FootnoteUndefined | N::FootnoteUnused | N::FootnoteRepeated => Code::LooseFootnote,
        N::InsecureLink => Code::InsecureLink,
        N::NestingTooDeep | N::TableTooLarge | N::TableCellsLost | N::TextTooLarge => {
            return too_large(kind, detail, place);
        }
    };
    Finding::new(code, place).with("detail", detail)
}

/// The finding that a text is too deep, wide or long, with what of it.
fn too_large(kind: NoticeKind, detail: &str, place: Place) -> Finding {
    let finding = Finding::new(Code::TextTooLarge, place);
    match kind {
        NoticeKind::NestingTooDeep => finding.with("why", "text-too-deep").with("depth", MAX_DEPTH),
        NoticeKind::TableCellsLost => finding.with("why", "text-row-too-long").with("cells", detail),
        NoticeKind::TableTooLarge => finding.with("why", "text-table-too-large").with("size", detail),
        _ => finding.with("why", "text-too-long").with("most", MAX_TEXT_BYTES / 1024),
    }
}

/// The ids that the theme gives on pages that show somebody's text: on all, on minutes, on proposals.
const IDS: &[&str] = &[
    "main",
    "contact",
    "contents",
    "foot-contact",
    "foot-data",
    "foot-pages",
    "agenda",
    "attendance",
    "decided",
    "text",
    "answer",
    "decisions",
    "steps-of-work",
    "vote-to-work",
    "reports-caption",
    "words",
];

/// Whether a page may have an id of its own of that name; points of an agenda have `p1`, `p2`…
pub fn is_taken(id: &str) -> bool {
    let number = id.strip_prefix('p').filter(|number| !number.is_empty());
    IDS.contains(&id) || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
