//! The territory's free pages, each led to from the foot of all others.

use super::{Edition, FOLDER, Target, files_folder};
use crate::findings::Findings;
use crate::model::address::Address;
use crate::model::article::Article;
use crate::model::portal::file_at;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::prose::{content_path, is_taken, rendered};
use crate::pages::view::{Article as ArticleView, NavItem, View, Words};
use crate::text::markdown::{Destination, Options};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>, findings: &mut Findings) {
    for article in &edition.setting.shared.articles {
        let target = Target::Article(article.id.to_string());
        let address = edition.address(target.clone());
        let files: Vec<&str> = edition.setting.shared.files.iter().map(|file| file.path.as_str()).collect();
        let text = article.text.get(edition.lang).and_then(|text| {
            let resolve = |target: &str| resolve(edition, target, &text.place.file, &address);
            rendered(
                text,
                edition.lang,
                &Options { heading_shift: 0, id_prefix: "", taken: &is_taken, resolve: &resolve, sizes: &|_| None },
                &files,
            )
        });
        let text = text.map(|(text, told)| {
            told.into_iter().for_each(|finding| findings.add(finding));
            text.view
        });
        let summary = edition.voice().some(article.summary.as_ref());
        let description = summary.as_ref().map(|summary| summary.text.clone());
        let view = View::Article(Box::new(ArticleView { summary, text }));
        pages.push(edition.page(target, "page", title(edition, article), description, view));
    }
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
    if let Some(file) = file_at(&shared.files, &path) {
        let there = files_folder(edition.setting.words).file(&file.path);
        return Destination::Rewrite(from.link_to(&there, edition.setting.links));
    }
    let (folder, name) = path.split_once('/').unwrap_or(("", &path));
    let (stem, _) = name.split_once('.').unwrap_or((name, ""));
    let page = match folder {
        "pages" if shared.articles.iter().any(|one| one.id.as_str() == stem) => Target::Article(stem.to_owned()),
        "indicators" if shared.cohesion.indicator(stem).is_some() => Target::On(Shelf::Indicators, stem.to_owned()),
        "services" => Target::Shelf(Shelf::Services),
        "actors" | "agreements" | "programmes" => Target::Shelf(Shelf::Cooperation),
        _ => return Destination::Broken,
    };
    Destination::Rewrite(format!("{}{fragment}", edition.href(from, &page)))
}
