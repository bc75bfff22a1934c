//! Every output against a sanitizer, an HTML parser and a grammar of our own.

use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use proptest::prelude::*;
use scraper::Html;

use super::*;

/// Every element that we write, with its attributes.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "title", "rel", "class", "id", "role"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "tabindex", "role", "aria-labelledby"]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["tabindex", "class"]),
    ("section", &["class", "role"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["scope", "class"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

const VOID: &[&str] = &["br", "hr", "img"];

/// Ordinary and hostile texts, one a line here and there of what people type.
const TEXTS: &[&str] = &[
    "# Acta\n\nEl concejo **aprobó** la [ordenanza](o.md)[^1].\n\n[^1]: Por *unanimidad*.\n\n- uno\n- dos\n\n  tres",
    "| a | b |\n|:-:|--:|\n| [x](y.md) | ![z](z.png)[^n] |\n\n[^n]: | no |",
    "[a <http://b.pa> c](d) [e[^f]](g) [![h](i)](j) ![k [l](m) ![n](o)](p)\n\n[^f]: q",
    "[a](javascript:alert(1)) <javascript:alert(1)> [b](JAVASCRIPT&#58;x) ![c](data:image/svg+xml,x)",
    "[a](\" onmouseover=x) [b](<x\" onclick=y>) [c](d \"t\\\" onload=z\") [e](f 'g\"h')",
    "<a href=\"x\"><b><table><tr><td>*a*\n\n</td></table><math><mi//xlink:href=\"data:x,<script>\">",
    "<svg><style><img src=x onerror=alert(1)></style>\n\n<!--><script>x</script>-->\n\n<xmp><p title=\"</xmp><img>\">",
    "> - > 1. > - ```\n> - > 1. > - a\n\nb",
    "- [ ] a\n- [x]\n\n  | b |\n  |---|\n  | c |\n- ***\n- # d\n-     e",
    "***a* b** **c *d** e* ~~f ~g~~ h~ _i __j_ k__ `l",
    "[^a]: [^b]\n[^b]: [^a]\n\n> [^c]: # d\n\n[^a] [^c] [^c]",
    "[^a]\n\n[^a]:\n    - b\n\n      | c |\n      |---|\n\n    # d\n\n    ```\n    e\n",
    "a\0b &#0; &nbsp; &lt;b&gt; \u{fffe} \u{202e}c\u{202c} \u{1f468}\u{200d}\u{1f469}",
    "## <b>a</b> [c](#c) `d` <!-- e -->\n\n## c\n\n[x](#c \"y\")",
    "![](a.png) [](b.md) [ ](c.md) [<!-- d -->](e.md) [![-](f.png)](g.md)",
    "[a]: https://b.pa?x=1&y=2 \"c & d\"\n\n[a] [e][a] ![f][a]",
    "1000000000000. a\n999999999. b\n0. c",
    "a <!-- b\n\n- c\n- d --> e\n\n# f --> g\n\n<!-- h",
];

#[test]
fn cleaning_changes_nothing() {
    for text in TEXTS {
        check_text(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_gives_a_clean_page(text in any::<String>()) {
        check_text(&text);
    }

    #[test]
    fn any_mixture_of_markup_gives_a_clean_page(pieces in prop::collection::vec(piece(), 0..60)) {
        check_text(&pieces.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_comment_is_hidden_whatever_surrounds_it(
        before in prop::collection::vec(piece_outside_code(), 0..12),
        inside in prop::collection::vec(piece_outside_code(), 0..12),
        after in prop::collection::vec(piece_outside_code(), 0..12),
    ) {
        let inside = inside.join("8-123");
        let text = format!("{}<!-- 8-123{inside}8-123 -->{}", before.concat(), after.concat());
        let document = render_as_page(&text);
        prop_assert!(!format!("{document:?}").contains("8-123"), "{text:?} {document:?}");
    }
}

/// Markup, but nothing that makes code of what follows, where a comment is an example and shown.
fn piece_outside_code() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a",
        "b ",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n\n## ",
        "\n---\n",
        "*",
        "**",
        "| ",
        " |\n",
        "\n\n| a | b |\n|---|---|\n| ",
        "[c](d.md)",
        "[c](roto)",
        "[",
        "]",
        "![e](f.png)",
        "<b>",
        "</b>",
        "\n<div>\n",
        "</div>\n",
        "[^1]",
        "\n\n[^1]: ",
        "&amp;",
        "&lt;",
        "<http://g.pa>",
    ])
    .prop_map(str::to_owned)
}

/// Pieces that mean something to Markdown or to HTML.
const MARKUP: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "7) ",
    "# ",
    "## ",
    "###### ",
    "---\n",
    "===\n",
    "***",
    "**",
    "*",
    "_",
    "__",
    "~~",
    "~",
    "`",
    "``",
    "```\n",
    "~~~ x\n",
    "| ",
    " |",
    "|---|",
    "|:-:|--:|\n",
    "| a | b |\n",
    "[",
    "]",
    "(",
    ")",
    "](",
    "](x.md)",
    "](roto)",
    "](#a)",
    "](http://a.pa)",
    "](//b.pa \"t\")",
    "](javascript:x)",
    "![",
    "![-](x.png)",
    "[^1]",
    "\n[^1]: ",
    "[^a]",
    "\n\n[^a]: ",
    "[r]",
    "\n\n[r]: /u 't'\n\n",
    "<http://c.pa>",
    "<d@e.pa>",
    "<!--",
    "-->",
    "<!-- x -->",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>\n",
    "<script>",
    "<a href='x'>",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&lt;",
    "&#0;",
    "&quot;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "\\",
    "\0",
    "- [ ] ",
    "- [x] ",
    "{{ x }}",
    "  \n",
    "\\\n",
];

/// Such pieces, and some that mean nothing.
fn piece() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(MARKUP).prop_map(str::to_owned);
    prop_oneof![4 => markup, 1 => "[a-zñ0-9 ]{1,8}", 1 => any::<char>().prop_map(String::from)]
}

/// Renders the text and holds the result to all that we promise of it.
#[track_caller]
fn check_text(text: &str) {
    let document = render_as_page(text);
    check_grammar(&document.html);
    check_clean(&document.html);
    for notice in &document.notices {
        assert!(text.get(notice.range.clone()).is_some(), "{notice:?}");
    }
    for heading in &document.headings {
        assert!((2..=6).contains(&heading.level) && !heading.text.is_empty());
        assert!(document.html.contains(&format!("<h{} id=\"{}\">", heading.level, heading.id)));
    }
    assert!(!document.plain.contains(['\0', '\r']));
}

/// The sanitizer removes nothing, and an HTML parser builds the tree that we wrote.
#[track_caller]
pub(super) fn check_clean(html: &str) {
    let cleaned = sanitizer().clean(html).to_string();
    let tree = Html::parse_fragment(html).html();
    assert_eq!(tree, Html::parse_fragment(&cleaned).html(), "{html}");
    let inside = tree.strip_prefix("<html>").and_then(|tree| tree.strip_suffix("</html>"));
    assert_eq!(tag_names(inside.unwrap_or(&tree)), tag_names(html), "{html}");
}

fn sanitizer() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
        .clean_content_tags(HashSet::new())
        .generic_attributes(HashSet::new())
        .tag_attributes(
            ELEMENTS
                .iter()
                .map(|(name, attributes)| (*name, attributes.iter().copied().collect()))
                .collect::<HashMap<_, _>>(),
        )
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(None);
    builder
}

/// Names of tags in order, closing ones with their slash.
fn tag_names(html: &str) -> Vec<&str> {
    let name = |part: &'_ str| part.find(['>', ' ']).unwrap_or(part.len());
    let tags = html.split('<').skip(1);
    tags.map(|part| &part[..name(part)]).collect()
}

/// Every `<` and `>` belongs to a tag of ours, every tag is closed in order, no id is there twice,
/// every attribute is known and quoted, and every `&` starts an entity that we write.
#[track_caller]
pub(super) fn check_grammar(html: &str) {
    let elements: HashMap<_, _> = ELEMENTS.iter().copied().collect();
    let mut open = Vec::new();
    let mut ids = HashSet::new();
    let mut parts = html.split('<');
    check_characters(parts.next().unwrap_or(""));
    for part in parts {
        let (tag, text) = part.split_once('>').expect("a tag has an end");
        check_characters(text);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let known = elements.get(name).unwrap_or_else(|| panic!("<{name}>"));
        for (attribute, value) in attributes_of(attributes) {
            assert!(known.contains(&attribute), "<{name} {attribute}>");
            check_characters(value);
            assert!(attribute != "id" || ids.insert(value), "id {value} twice");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{html}");
}

fn attributes_of(mut text: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").expect("a quoted value");
        let (value, rest) = rest.split_once('"').expect("a closed value");
        attributes.push((name.trim_start_matches(' '), value));
        text = rest;
    }
    attributes
}

#[track_caller]
fn check_characters(text: &str) {
    assert!(!text.contains(['>', '\0', '\r']), "{text:?}");
    for entity in text.split('&').skip(1) {
        let written = ["amp;", "lt;", "gt;", "quot;"];
        assert!(written.iter().any(|name| entity.starts_with(name)), "&{entity}");
    }
}
