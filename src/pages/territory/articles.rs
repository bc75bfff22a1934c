//! The territory's free pages, each led to from the foot of all others.

use super::stream::Stream;
use super::{Edition, FOLDER, Target};
use crate::findings::Findings;
use crate::model::address::Address;
use crate::model::article::Article;
use crate::model::id::Id;
use crate::model::prose::Prose;
use crate::pages::address::Shelf;
use crate::pages::cohesion::shared_file;
use crate::pages::prose::{content_path, is_taken, rendered};
use crate::pages::view::{Article as ArticleView, NavItem, Prose as ProseView, View, Words};
use crate::text::markdown::{Destination, Options};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Stream, findings: &mut Findings) {
    for article in &edition.setting.shared.articles {
        let target = Target::Article(article.id.to_string());
        let address = edition.address(target.clone());
        let text = text(edition, &article.text, &address, findings);
        let summary = edition.voice().some(article.summary.as_ref());
        let description = summary.as_ref().map(|summary| summary.text.clone());
        let view = View::Article(Box::new(ArticleView { summary, text }));
        pages.push(edition.page(target, "page", title(edition, article), description, view));
    }
}

/// A text in the page's language, rendered.
pub fn text(edition: &Edition, prose: &Prose, from: &Address, findings: &mut Findings) -> Option<ProseView> {
    let files: Vec<&str> = edition.setting.shared.files.iter().map(|file| file.path.as_str()).collect();
    let text = prose.get(edition.lang)?;
    let resolve = |target: &str| resolve(edition, target, &text.place.file, from);
    let options = Options { heading_shift: 0, id_prefix: "", taken: &is_taken, resolve: &resolve, sizes: &|_| None };
    let (text, told) = rendered(text, edition.lang, &options, &files)?;
    told.into_iter().for_each(|finding| findings.add(finding));
    Some(text.view)
}

/// The links to all of them.
pub fn links(edition: &Edition, from: &Address, current: &Target) -> Vec<NavItem> {
    let item = |article: &Article| {
        let target = Target::Article(article.id.to_string());
        let title = title(edition, article);
        NavItem { label: title.text, href: edition.href(from, &target), current: *current == target, lang: title.lang }
    };
    edition.setting.shared.articles.iter().map(item).collect()
}

/// A page's title: that of its translation, or its own.
fn title(edition: &Edition, article: &Article) -> Words {
    let translated = article.text.texts.iter().find(|text| text.lang == edition.lang);
    match translated.and_then(|text| text.title.clone()) {
        Some(text) => Words { text, lang: None },
        None => edition.voice().text(&article.title),
    }
}

/// Where a link in a text leads: to a page made of a file of the territory, or to a file.
fn resolve(edition: &Edition, target: &str, file: &str, from: &Address) -> Destination {
    let (path, fragment) = target.split_once('#').map_or((target, None), |(path, id)| (path, Some(id)));
    let Some(path) = content_path(path, file, FOLDER) else { return Destination::Broken };
    let fragment = fragment.map_or_else(String::new, |id| format!("#{id}"));
    let shared = edition.setting.shared;
    if let Some(href) = shared_file(edition.setting, from, &path) {
        return Destination::Rewrite(href);
    }
    let (folder, name) = path.split_once('/').unwrap_or(("", &path));
    let (stem, _) = name.split_once('.').unwrap_or((name, ""));
    let cohesion = &shared.cohesion;
    let is_there = |ids: Vec<&Id>| ids.iter().any(|id| id.as_str() == stem);
    let page = match folder {
        "pages" if shared.articles.iter().any(|one| one.id.as_str() == stem) => Target::Article(stem.to_owned()),
        "indicators" if shared.cohesion.indicator(stem).is_some() => Target::On(Shelf::Indicators, stem.to_owned()),
        "services" if is_there(cohesion.services.iter().map(|one| &one.id).collect()) => {
            Target::On(Shelf::Services, stem.to_owned())
        }
        "actors" if is_there(cohesion.actors.iter().map(|one| &one.id).collect()) => {
            Target::On(Shelf::Cooperation, stem.to_owned())
        }
        "agreements" if is_there(cohesion.agreements.iter().map(|one| &one.id).collect()) => {
            Target::On(Shelf::Agreements, stem.to_owned())
        }
        "programmes" if is_there(cohesion.programmes.iter().map(|one| &one.id).collect()) => {
            Target::On(Shelf::Programmes, stem.to_owned())
        }
        _ => return Destination::Broken,
    };
    Destination::Rewrite(format!("{}{fragment}", edition.href(from, &page)))
}
