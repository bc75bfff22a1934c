//! Free pages.

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Article as ArticleView, View, Words};
use super::{Found, Page};
use crate::model::article::Article;

/// Adds the free pages.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    for article in &edition.portal.articles {
        let target = Target::Article(article.id.clone());
        let address = edition.address(&target);
        let text = article.text.get(edition.lang).cloned();
        let rendered = text.and_then(|text| edition.prose(&text, &address));
        let summary = edition.some(article.summary.as_ref());
        let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
        let heading = Heading {
            target,
            subject: "page",
            id: article.id.to_string(),
            title: title(edition, article),
            updated: article.updated,
            description: summary.as_ref().map(|summary| summary.text.clone()),
            found: Some(Found { text: plain, ..Found::default() }),
            ..Heading::default()
        };
        pages.push(edition.page(heading, View::Article(Box::new(ArticleView { summary, text }))));
    }
}

/// A page's title: that of its translation, or its own.
pub fn title(edition: &Edition, article: &Article) -> Words {
    let translated = article.text.texts.iter().find(|text| text.lang == edition.lang);
    match translated.and_then(|text| text.title.clone()) {
        Some(text) => Words { text, lang: None },
        None => edition.text(&article.title),
    }
}
