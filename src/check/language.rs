//! A free page is in every language of the site: it is what a visitor reads first.

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for article in &subject.portal.articles {
        for lang in &subject.shared.settings.languages {
            if article.text.texts.iter().any(|text| text.lang == *lang) {
                continue;
            }
            let file = &article.place.file;
            let path = file.strip_suffix(".md").map_or_else(|| file.to_string(), |stem| format!("{stem}.{lang}.md"));
            let finding = Finding::new(Code::NotTranslated, article.place.clone());
            let known = ["en", "es", "fr", "it", "pt"].contains(&lang.as_str());
            let language = if known { format!("language-{lang}") } else { lang.own_name().to_owned() };
            findings.add(finding.with("language", language).with("path", path));
        }
    }
}
