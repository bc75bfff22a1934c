//! Texts: what is not safe, too long, or of another alphabet.

use super::{PAGE, TOWN};
use crate::site::{SETTINGS, Site};

/// A text with something that must not be live, and what is told of it.
const TEXTS: &[(&str, &str, &str)] = &[
    ("<script>alert(1)</script>", "1", "html-in-text"),
    ("<img src=x onerror=alert(1)>", "1", "html-in-text"),
    ("<svg onload=alert(1)></svg>", "1", "html-in-text"),
    ("<iframe src=//malo></iframe>", "1", "html-in-text"),
    ("Hola <b style=color:red>fin</b>", "1:6", "html-in-text"),
    ("<base href=//malo>", "1", "html-in-text"),
    ("Uno <!-- cédula 8-123-456 --> dos", "1:5", "comment-in-text"),
    ("[x](javascript:alert(1))", "1:1", "link-refused"),
    ("[x](JaVaScRiPt&colon;alert(1))", "1:1", "link-refused"),
    ("[x](vbscript:alert)", "1:1", "link-refused"),
    ("[x](data:text/html,x)", "1:1", "link-refused"),
    ("![x](javascript:alert(1))", "1", "link-refused"),
    ("[El municipio](http://ejemplo.org)", "1:1", "insecure-link"),
    ("![](../files/foto.jpg)", "1:1", "image-without-text"),
    ("Vea [aquí](https://ejemplo.org).", "1:5", "empty-link-text"),
    ("# Título\n\nTexto", "1:1", "heading-level"),
    ("## A\n\n#### B", "3:1", "heading-level"),
    ("##\n\nTexto", "1:1", "empty-heading"),
    ("Nota[^1] sin texto", "1", "loose-footnote"),
    ("Texto\n\n[^1]: Nadie la menciona.", "3:1", "loose-footnote"),
];

#[test]
fn what_is_not_safe_in_a_text_is_told_and_never_live() {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, (text, _, _)) in TEXTS.iter().enumerate() {
        let page = format!("---\ntitle: X\n---\n{text}\n");
        site = site.town(&format!("t{number}")).with(PAGE, page).with("files/foto.jpg", crate::site::PICTURE);
    }
    let outcome = site.build();
    for (number, (text, at, code)) in TEXTS.iter().enumerate() {
        let (line, column) = at.split_once(':').unwrap_or((at, ""));
        // The text begins after three lines of front matter.
        let line = line.parse::<u32>().expect("a line") + 3;
        let place = format!("t{number}/{PAGE}:{line}{}{column}", if column.is_empty() { "" } else { ":" });
        let told = outcome.findings().iter().any(|finding| {
            finding.code == *code
                && finding.place.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        });
        let all: Vec<_> =
            outcome.findings().iter().filter(|finding| finding.place.starts_with(&format!("t{number}/"))).collect();
        assert!(told, "`{text}`: no [{code}] at {place} in {all:#?}");
        if all.iter().any(|finding| finding.severity == "error") {
            continue;
        }
        let page = outcome.page(&format!("t{number}/paginas/x/")).to_lowercase();
        for live in [
            "alert(1)</script>",
            "<img src=x",
            "<svg onload",
            "<iframe",
            "<base",
            "<b style=",
            "8-123-456",
            "href=\"javascript",
            "href=\"vbscript",
            "href=\"data:",
        ] {
            assert!(!page.contains(live), "`{text}`: `{live}` is live in {page}");
        }
    }
}

#[test]
fn texts_of_great_depth_width_or_length_end_soon() {
    let deep = format!("---\ntitle: X\n---\n{} hondo\n", ">".repeat(50_000));
    let wide = format!("---\ntitle: X\n---\n{}\n{}\n{}", "|a".repeat(3_000), "|-".repeat(3_000), "|\n".repeat(3_000));
    let brackets = format!("---\ntitle: X\n---\n{}{}\n", "[".repeat(50_000), "*a_ ".repeat(30_000));
    let marks = format!("---\ntitle: X\n---\nMarca{}\n", "\u{301}".repeat(10_000));
    let long = format!("---\ntitle: X\n---\n{}", "Se leyó el acta anterior.\n\n".repeat(100_000));
    let site = Site::new().with("pages/deep.md", deep).with("pages/wide.md", wide).with("pages/brackets.md", brackets);
    let site = site
        .with("pages/marks.md", marks)
        .with("pages/long.md", long)
        .with("pages/empty.md", "---\ntitle: X\n---\n   \n");
    let outcome = site.processor(20).build_with(&["--no-search"]).exits(0);
    outcome.tells("uno/pages/deep.md:4", "text-too-large", "").tells("uno/pages/wide.md:4", "text-too-large", "");
}

#[test]
fn a_line_of_megabytes_does_not_flood_the_terminal() {
    let site = Site::new().with(TOWN, format!("name: Uno\n{}: 1\n", "k".repeat(100_000)));
    let site = site.town("dos").with(TOWN, format!("name: \"{}\" x\n", "n".repeat(5_000_000)));
    let outcome = site.run(&["check", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.len() < 10_000, "{} bytes", outcome.stdout.len());
}

#[test]
fn an_escape_in_a_name_or_text_never_reaches_the_terminal() {
    let site = Site::new().with("proposals/\u{1b}[2Jx.md", "---\ntitle: X\n---\n");
    let site = site.with("proposals/dos\nlineas.md", "---\ntitle: X\n---\n");
    let site = site.with(TOWN, "name: Uno\n\"\\e[31mrojo\": 1\ncolr: \u{9b}31m\n");
    for format in ["human", "json", "github", "sarif"] {
        let outcome = site.run(&["check", "--lang", "en", "--format", format]).exits(1);
        let raw = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
        assert!(!raw(&outcome.stdout) && !raw(&outcome.stderr), "{format}: {:?}{:?}", outcome.stdout, outcome.stderr);
    }
}

#[test]
fn letters_of_every_language_of_the_country_are_shown_whole() {
    let text = "---\ntitle: \"Emberá ʌ ʉ ɨ, Ngäbe ä, guaraní g̃ ỹ\"\n---\n👩‍👩‍👧 z̷̡̛a̴l̵g̶o̷ 日本\n";
    let outcome = Site::new().with(PAGE, text).build().exits(0).tells_nothing();
    let page = outcome.page("uno/paginas/x/");
    assert!(page.contains("Emberá ʌ ʉ ɨ, Ngäbe ä, guaraní g̃ ỹ") && page.contains("👩‍👩‍👧"), "{page}");
}
