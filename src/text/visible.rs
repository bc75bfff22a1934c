//! What a reader sees of a published page: its title, its words, and the figures with what they are of.
//! For telling two versions of a page apart, not for browsers: our own well-formed HTML is read.

/// What is seen of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// The title.
    pub title: String,
    /// The words between `<main>` and its end, one space between them.
    pub words: String,
    /// The figures there: what stands before each in its row, else above it, else the title; and its value.
    pub figures: Vec<(String, String)>,
    /// The figures that are words alone, of indicators and of charts' tables, named in the same way. A page that
    /// searches leave out, a chart alone, has none: its own page shows them.
    pub written: Vec<(String, String)>,
}

/// What is seen of a page's HTML.
pub fn visible(html: &str) -> Visible {
    let mut seen = all(html);
    if html.split("</head>").next().is_some_and(|head| head.contains("noindex")) {
        seen.written.clear();
    }
    seen
}

fn all(html: &str) -> Visible {
    let mut seen = Visible { title: element(html, "title"), ..Visible::default() };
    let main = html.find("<main").map_or("", |at| &html[at..]);
    let main = main.find("</main>").map_or(main, |end| &main[..end]);
    let (mut label, mut heading, mut in_label) = (String::new(), String::new(), false);
    // What opens below a word explains it, and its share of the whole is a figure of its own: neither is part of it.
    let (mut in_explanation, mut in_share) = (false, false);
    // The words of a cell for a figure, as long as no value stands in it.
    let mut cell: Option<String> = None;
    let mut rest = main;
    while let Some(open) = rest.find('<') {
        let text = unescaped(&rest[..open]);
        if let Some(cell) = &mut cell {
            cell.push_str(&text);
        }
        if in_label && !in_explanation && !in_share {
            label.push_str(&text);
        }
        seen.words.push_str(&text);
        let tag_end = end_of_tag(&rest[open..]);
        let tag = &rest[open + 1..open + tag_end];
        rest = &rest[(open + tag_end + 1).min(rest.len())..];
        let named = |label: &str| {
            let own = [squeezed(label), heading.clone()].into_iter().find(|name| !name.is_empty());
            own.unwrap_or_else(|| seen.title.clone())
        };
        // A day is no figure, and a value is told as one.
        if matches!(name(tag), "data" | "time") {
            cell = None;
        } else if ENDS_CELL.contains(&name(tag).trim_start_matches('/')) {
            let said = cell.take().map(|said| squeezed(&said));
            let said = said.filter(|said| said.contains(|c: char| c.is_numeric()));
            let written = said.map(|said| (named(&label), said));
            seen.written.extend(written);
            cell = is_figure(tag).then(String::new);
        }
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
            "/th" | "/dt" | "td" | "dd" => in_label = false,
            "/summary" => in_explanation = true,
            "/details" => in_explanation = false,
            "span" if is_share(tag) => in_share = true,
            "/span" => in_share = false,
            "data" => {
                let figure = value(tag).map(|value| (named(&label), value));
                seen.figures.extend(figure);
            }
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
pub fn end_of_tag(tag: &str) -> usize {
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

/// The name of a tag, with the slash of one that ends an element.
pub fn name(tag: &str) -> &str {
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

/// Elements whose beginning or end is the end of a cell.
const ENDS_CELL: [&str; 8] = ["td", "th", "tr", "dd", "dt", "dl", "p", "table"];

/// Whether an element holds a figure: a cell for one, what an indicator comes to, or what it is made of.
fn is_figure(tag: &str) -> bool {
    let is_of = |class: &str| tag.split([' ', '\n', '\t', '"', '=']).any(|part| part == class);
    name(tag) == "dd" || name(tag) == "td" && is_of("number") || name(tag) == "p" && is_of("when")
}

/// Whether a `span` holds how large a part is, with its bar.
fn is_share(tag: &str) -> bool {
    tag.split([' ', '\n', '\t']).any(|part| matches!(part, "class=measure" | "class=\"measure\""))
}

/// The language of a page's HTML.
pub fn language(html: &str) -> Option<&str> {
    let tag = &html[html.find("<html")?..];
    let tag = &tag[..end_of_tag(tag)];
    let value = &tag[tag.find(" lang=")? + 6..];
    value.trim_start_matches(['"', '\'']).split([' ', '\n', '"', '\'']).next()
}

/// The words of the first element of a name, whatever its attributes.
fn element(html: &str, wanted: &str) -> String {
    let is_opened = |rest: &&str| rest.starts_with(wanted) && name(&rest[..end_of_tag(rest)]) == wanted;
    let inner = html.split('<').skip(1).find(is_opened).and_then(|rest| rest.get(end_of_tag(rest) + 1..));
    squeezed(&unescaped(inner.unwrap_or_default()))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of HTML as it is read.
pub fn unescaped(text: &str) -> String {
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

    #[test]
    fn what_an_indicator_comes_to_and_a_charts_cells_are_figures_without_a_value() {
        let html = "<main><h3>Ahorro bruto</h3><p class=when>B/. 855,040.00</p><p>Lo que queda en 2026.</p><dl class=counts>\
            <div><dt>ingresos, 2026</dt><dd>B/. 9,002,700.00</dd></div></dl><table><caption>Salud</caption><tr><th>2025<td \
            class=number>50,000<td class=number><data value=7>7</data><tr><th>2026</th><td class=\"number wide\">51,000</td></tr>\
            </table><p class=when>El <time datetime=\"2026-09-30\">30</time></p></main>";
        let figure = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        let expected = [
            figure("Ahorro bruto", "B/. 855,040.00"),
            figure("ingresos, 2026", "B/. 9,002,700.00"),
            figure("2025", "50,000"),
            figure("2026", "51,000"),
        ];
        assert_eq!(visible(html).written, expected);
        assert_eq!(visible(html).figures, [figure("2025", "7")]);
        let alone = format!("<head><meta content=noindex name=robots></head><body>{html}");
        assert_eq!(visible(&alone).written, []);
    }

    #[test]
    fn a_row_is_named_without_its_share_and_a_page_in_whatever_language_its_title_is() {
        let row = |share: &str| {
            format!(
                "<title lang=\"es\">Cierre &lt;hoy&gt;</title><main><table><tr><th scope=row><span><span class=code>04.5\
                 </span> <a href=x>Transporte</a></span> <span class=measure><svg></svg> {share}</span></th>\
                 <td><data value=\"30000.00\">30.000</data></td></tr></table></main>"
            )
        };
        let (before, after) = (visible(&row("30,0 %")), visible(&row("29,7 %")));
        assert_eq!(before.figures, [("04.5 Transporte".to_owned(), "30000.00".to_owned())]);
        assert_eq!(before.figures, after.figures);
        assert!(before.words != after.words, "the share moved");
        assert_eq!(before.title, "Cierre <hoy>");
        assert_eq!(visible("<titles>no</titles><title>Sí</title>").title, "Sí");
    }
}
