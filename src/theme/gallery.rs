//! The gallery: one page with every component's examples and every chart, for whoever works on a theme.

mod charts;

use serde::Serialize;
use tera::{Context, Error};

use super::Theme;
use super::examples::{Example, examples};
use super::files::ThemeFiles;
use crate::i18n::Lang;

/// The gallery's template.
const TEMPLATE: &str = "gallery.html";

/// The examples of a folder.
#[derive(Serialize)]
struct Group {
    name: String,
    examples: Vec<Shown>,
}

/// An example.
#[derive(Serialize)]
struct Shown {
    component: String,
    about: String,
    html: String,
}

/// The page, as HTML; its stylesheets lie beside it.
pub fn page(theme: &Theme, files: &ThemeFiles, lang: Lang, styles: &[String]) -> Result<String, Error> {
    let engine = theme.engine(lang);
    let mut groups: Vec<Group> = Vec::new();
    let drawn = charts::all().into_iter().map(|(name, svg)| Example {
        folder: "charts".to_owned(),
        component: name.to_owned(),
        about: String::new(),
        html: svg,
    });
    for Example { folder, component, about, html } in examples(files, engine)?.into_iter().chain(drawn) {
        let shown = Shown { component, about, html };
        match groups.last_mut().filter(|group| group.name == folder) {
            Some(group) => group.examples.push(shown),
            None => groups.push(Group { name: folder, examples: vec![shown] }),
        }
    }
    let mut context = Context::new();
    context.insert("lang", lang.as_str());
    context.insert("dir", lang.direction().as_str());
    context.insert("theme", &theme.name);
    context.insert("styles", styles);
    context.insert("groups", &groups);
    engine.render(TEMPLATE, &context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::tests::default_theme;

    #[test]
    fn the_gallery_shows_every_component_and_every_chart() {
        let (theme, files) = default_theme();
        let html = page(&theme, &files, *theme.words[0].locale().lang(), &["site.css".to_owned()]).expect("a page");
        for name in ["breadcrumb", "decision_row", "treemap", "flow", "network", "choropleth"] {
            assert!(html.contains(&format!("<h3>{name}")), "{name}");
        }
        assert_eq!(html.matches("<svg xmlns").count(), charts::all().len());
    }
}
