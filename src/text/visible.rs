//! What a reader sees of a published page: its title, its words, and the figures with what they are of.
//! For telling two versions of a page apart, not for browsers: our own well-formed HTML is read.

/// What is seen of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// The title.
    pub title: String,
    /// The words between `<main>` and its end, one space between them.
    pub words: String,
    /// The figures there: what stands before each in its row, and its value.
    pub figures: Vec<(String, String)>,
}

/// What is seen of a page's HTML.
pub fn visible(html: &str) -> Visible {
    let mut seen = Visible { title: between(html, "<title>", "</title>"), ..Visible::default() };
    let main = html.find("<main").map_or("", |at| &html[at..]);
    let main = main.find("</main>").map_or(main, |end| &main[..end]);
    let (mut label, mut heading, mut in_label) = (String::new(), String::new(), false);
    // What opens below a word explains it, and is no part of it.
    let mut in_explanation = false;
    let mut rest = main;
    while let Some(open) = rest.find('<') {
        let text = unescaped(&rest[..open]);
        if in_label && !in_explanation {
            label.push_str(&text);
        }
        seen.words.push_str(&text);
        let tag_end = end_of_tag(&rest[open..]);
        let tag = &rest[open + 1..open + tag_end];
        rest = &rest[(open + tag_end + 1).min(rest.len())..];
        match name(tag) {
            "tr" | "dl" => label.clear(),
            "th" | "dt" if label.trim().is_empty() || name(tag) == "dt" => {
                label.clear();
                in_label = true;
            }
            "h2" | "h3" | "caption" => {
                label.clear();
                in_label = true;
            }
            "/h2" | "/h3" | "/caption" => {
                heading = squeezed(&label);
                label.clear();
                in_label = false;
            }
            "/th" | "/dt" => in_label = false,
            "/summary" => in_explanation = true,
            "/details" => in_explanation = false,
            "data" => seen.figures.extend(value(tag).map(|value| {
                let own = squeezed(&label);
                (if own.is_empty() { heading.clone() } else { own }, value)
            })),
            _ => {}
        }
        // Tags part words, but not the words of one line.
        if !matches!(name(tag).trim_start_matches('/'), "a" | "b" | "em" | "strong" | "span" | "data" | "time") {
            seen.words.push(' ');
        }
    }
    seen.words = squeezed(&seen.words);
    seen
}

/// The place of the `>` that ends a tag; one in quotes does not.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    tag.len()
}

fn name(tag: &str) -> &str {
    tag.split([' ', '\n', '\t']).next().unwrap_or_default()
}

/// The value of a `data` element, quoted or not.
fn value(tag: &str) -> Option<String> {
    let rest = &tag[tag.find("value=")? + 6..];
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '\n', '>']).next(),
    };
    value.map(unescaped)
}

fn between(html: &str, open: &str, close: &str) -> String {
    let inner = html.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map_or("", |(inner, _)| inner);
    squeezed(&unescaped(inner))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (escape, sign)| text.replace(escape, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_figures_are_those_that_a_reader_sees() {
        let html = "<html><head><title>Acta &amp; más</title></head><body><nav>no</nav><main id=x><h2>Gastos</h2>\
            <table><tr><th>Aseo<td><data value=\"1250.50\">1.250,50</data><tr><th scope=row>Obras</th>\
            <td><data value=30>30</data> <a href=\"x>y\">v<b>er</b></a></table></main><p>no</p></body></html>";
        let seen = visible(html);
        assert_eq!(seen.title, "Acta & más");
        assert_eq!(seen.words, "Gastos Aseo 1.250,50 Obras 30 ver");
        let figure = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        assert_eq!(seen.figures[1], figure("Obras", "30"));
        assert_eq!(seen.figures[0].1, "1250.50");
        assert_eq!(visible("<main><h1").words, "");
        let explained = "<main><table><tr><th><details class=term><summary>Aprobado</summary><p>Antes del año.</p>\
            </details></th><td><data value=7>7</data></table></main>";
        assert_eq!(visible(explained).figures, [figure("Aprobado", "7")]);
    }
}
