//! The one stylesheet: the theme's layers, and in one of them the styles of all components.

use super::files::ThemeFiles;

/// The layers from the weakest to the strongest. Each is `style/<layer>.css`; `components` is
/// `components/*/*.css` in the order of their names, and `site` is left to a site's own theme.
const LAYERS: [&str; 9] = ["reset", "tokens", "base", "layout", "parts", "components", "utilities", "print", "site"];

/// The layer that the components' own styles make.
const COMPONENTS: &str = "components";

/// The stylesheet of pages that are read from right to left, which load it besides.
pub const RTL: &str = "rtl";

/// The stylesheets that only some pages load, each with the components whose styles it holds. A page
/// loads one of them at most, so that it has few requests; what both need stands in both.
pub const APART: [(&str, &[&str]); 8] = [
    ("cycle", &["chart", "cycle", "decision", "facts", "nodes", "plot", "proposal", "results", "split", "stacked"]),
    ("embed", &["chart", "embed", "nodes", "plot", "stacked"]),
    ("figures", &["budget", "calculator", "chart", "facts", "indicator", "nodes", "plot", "stacked"]),
    ("home", &["answers", "home", "indicator", "proposal"]),
    (RTL, &["rtl"]),
    ("sheet", &["agenda", "chart", "facts", "indicator", "nodes", "plot", "prose", "sheet", "stacked", "town"]),
    (
        "text",
        &[
            "agenda",
            "around",
            "chain",
            "council",
            "decision",
            "facts",
            "filters",
            "milestones",
            "proposal",
            "prose",
            "split",
            "vote",
        ],
    ),
    ("year", &["budget", "chart", "nodes", "stacked"]),
];

/// The styles of components that stand apart, for the same layer as those of all others.
pub fn apart(files: &ThemeFiles, components: &[&str]) -> String {
    let all = files.below(COMPONENTS).into_iter();
    let own = all.filter(|(path, _)| path.ends_with(".css") && components.contains(&component(path)));
    let css: String = own.map(|(_, css)| plain(&String::from_utf8_lossy(&css))).collect();
    format!("@layer {COMPONENTS}{{\n{css}}}\n")
}

/// The component to which a file belongs, by its path below all components.
fn component(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Whether a component's styles stand apart.
fn is_apart(path: &str) -> bool {
    APART.iter().any(|(_, components)| components.contains(&component(path)))
}

/// The stylesheet of a theme.
pub fn stylesheet(files: &ThemeFiles) -> String {
    let mut sheet = format!("@layer {};\n", LAYERS.join(","));
    for layer in LAYERS {
        let inside = if layer == COMPONENTS {
            let all = files.below(COMPONENTS).into_iter().filter(|(path, _)| path.ends_with(".css") && !is_apart(path));
            all.map(|(_, css)| plain(&String::from_utf8_lossy(&css))).collect()
        } else {
            let name = format!("{layer}.css");
            let own = files.below("style").into_iter().find(|(path, _)| *path == name);
            own.map(|(_, css)| plain(&String::from_utf8_lossy(&css))).unwrap_or_default()
        };
        if !inside.is_empty() {
            sheet.push_str(&format!("@layer {layer}{{\n{inside}}}\n"));
        }
    }
    sheet
}

/// CSS without comments, and without the space that means nothing.
fn plain(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    squeezed(&out)
}

/// CSS without the space that means nothing; what stands between quotation marks stays.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    for c in css.chars() {
        if quote.is_some() {
            quote = quote.filter(|mark| *mark != c);
            out.push(c);
            continue;
        }
        match c {
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':']) {
                    out.push(' ');
                }
                continue;
            }
            '{' | '}' | ';' | ',' => {
                out.truncate(out.trim_end_matches(' ').len());
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
            }
            '"' | '\'' => quote = Some(c),
            _ => {}
        }
        out.push(c);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own<'a>(files: &'a [(String, Vec<u8>)]) -> ThemeFiles<'a> {
        ThemeFiles::new("propio", files)
    }

    #[test]
    fn a_component_s_style_stands_in_the_layer_of_components() {
        let sheet = stylesheet(&own(&[]));
        let components = sheet.split("@layer components{").nth(1).and_then(|rest| rest.split("@layer").next());
        assert!(components.is_some_and(|css| css.contains(".breadcrumb{")));
    }

    #[test]
    fn a_site_replaces_one_component_s_style_and_adds_its_own_last() {
        let files = [
            ("propio/components/tag/tag.css".to_owned(), b".tag { color: teal; }".to_vec()),
            ("propio/style/site.css".to_owned(), b"/* ours */ h1 { color: teal; }".to_vec()),
        ];
        let sheet = stylesheet(&own(&files));
        assert_eq!(sheet.matches(".tag{").count(), 1);
        assert!(sheet.contains(".tag{color:teal}"));
        assert!(sheet.ends_with("@layer site{\nh1{color:teal}}\n"));
    }

    #[test]
    fn a_component_that_stands_apart_is_in_no_page_s_way() {
        assert!(!stylesheet(&own(&[])).contains(".calendar"));
        assert!(apart(&own(&[]), &["sheet"]).contains(".province{"));
        assert!(!stylesheet(&own(&[])).contains(".drawn{"));
        assert!(apart(&own(&[]), APART[1].1).contains(".drawn{"));
    }

    #[test]
    fn comments_and_empty_space_are_taken_out() {
        assert_eq!(plain("/* a */\n  b {\n    c: d; /* e */\n  }\n\n"), "b{c:d}");
        let kept = "a > :is(b, c) d{content:\"; , {\";inset:calc(1px + 2px)}";
        assert_eq!(
            plain("a > :is(b, c) d { content: \"; , {\"; inset: calc(1px + 2px); }"),
            kept.replace("b, c", "b,c")
        );
    }
}
