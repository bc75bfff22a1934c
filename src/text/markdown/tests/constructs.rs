//! Constructs, each with the HTML that it becomes.

use super::*;

#[test]
fn an_empty_text_is_an_empty_page() {
    for source in ["", " ", "\n\n", "\t\r\n"] {
        let document = render_as_page(source);
        assert_eq!((document.html.as_str(), document.plain.as_str()), ("", ""));
        assert_eq!(document.notices, []);
    }
}

#[test]
fn paragraphs_and_emphasis() {
    check(
        "Uno *dos* **tres** ~~cuatro~~ `<b>`\nsigue\n\nOtro & \"más\" — 'así' -- ...",
        "<p>Uno <em>dos</em> <strong>tres</strong> <del>cuatro</del> <code>&lt;b&gt;</code>\nsigue</p>\n\
         <p>Otro &amp; \"más\" — 'así' -- ...</p>\n",
    );
    check("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n");
    check("a\n\n***", "<p>a</p>\n<hr>\n");
    check("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n");
}

#[test]
fn template_syntax_metadata_mathematics_and_wikilinks_are_text() {
    check("{{ x }} {% raw %} {{< y >}}", "<p>{{ x }} {% raw %} {{&lt; y &gt;}}</p>\n");
    check("$x^2$ H~2~O [[Acta]]", "<p>$x^2$ H~2~O [[Acta]]</p>\n");
    check("---\na: b\n---", "<hr>\n<h2 id=\"t-a-b\">a: b</h2>\n");
    check("## a {#b .c}", "<h2 id=\"t-a-b-c\">a {#b .c}</h2>\n");
}

#[test]
fn lists_and_tasks() {
    check("- uno\n- dos\n  1. tres", "<ul>\n<li>uno</li>\n<li>dos\n<ol>\n<li>tres</li>\n</ol>\n</li>\n</ul>\n");
    check("7. a\n\n8. b", "<ol start=\"7\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n");
    check(
        "- [ ] por hacer\n- [x] hecho",
        "<ul>\n<li><span class=\"task\">☐</span> por hacer</li>\n\
         <li><span class=\"task\">☑</span> hecho</li>\n</ul>\n",
    );
}

#[test]
fn code_scrolls_by_keyboard_and_names_only_plain_languages() {
    check(
        "```rust,ignore\nlet a = \"<b>\";\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">let a = \"&lt;b&gt;\";\n</code></pre>\n",
    );
    for info in ["", "C++", "a\"b", "<x>", "ñ"] {
        check(&format!("```{info}\n\n  x\n```"), "<pre tabindex=\"0\"><code>\n  x\n</code></pre>\n");
    }
    check("    a\n\n    b", "<pre tabindex=\"0\"><code>a\n\nb</code></pre>\n");
}

#[test]
fn a_table_scrolls_in_a_region_named_after_its_heading() {
    check(
        "## Gasto\n\n| Rubro | | Monto |\n|:--|:-:|--:|\n| Agua |\n| *Luz* | x | 2 | 3 |\n\n| a |\n|---|",
        "<h2 id=\"t-gasto\">Gasto</h2>\n\
         <div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"t-gasto\"><table>\n\
         <thead>\n\
         <tr><th scope=\"col\" class=\"align-left\">Rubro</th><td></td>\
         <th scope=\"col\" class=\"align-right\">Monto</th></tr>\n\
         </thead>\n<tbody>\n\
         <tr><td class=\"align-left\">Agua</td><td class=\"align-center\"></td>\
         <td class=\"align-right\"></td></tr>\n\
         <tr><td class=\"align-left\"><em>Luz</em></td><td class=\"align-center\">x</td>\
         <td class=\"align-right\">2</td></tr>\n\
         </tbody>\n</table></div>\n\
         <div class=\"table-scroll\" tabindex=\"0\"><table>\n\
         <thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table></div>\n",
    );
}

#[test]
fn a_table_without_heading_has_no_role() {
    let html = render_as_page("| a |\n|---|\n| b |").html;
    assert!(html.starts_with("<div class=\"table-scroll\" tabindex=\"0\"><table>\n"));
}

#[test]
fn cells_beyond_the_head_are_told_of() {
    let source = "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 | 6 |  |\n7 | 8 | <!-- x -->9\n| 1 |\n";
    check_notices(source, &[(NoticeKind::TableCellsLost, "3 | 4"), (NoticeKind::CommentDropped, "")]);
    assert!(render_as_page(source).html.contains("<td>7</td><td>8</td>"));
}

#[test]
fn a_table_too_large_loses_its_grid_and_nothing_else() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(41));
    let source = row("a") + &row("-") + "| *x* | [y](z.md) <!-- cédula --> | | w |\n";
    let document = render_as_page(&source);
    let head = ["a"; 41].join(" | ");
    assert_eq!(
        document.html,
        format!(
            "<pre class=\"table-text\" tabindex=\"0\">{head}\n\
             <em>x</em> | <a href=\"../z/\">y</a>  |  | w</pre>\n"
        )
    );
    assert_eq!(document.plain, format!("{}\nx y w", ["a"; 41].join(" ")));
    assert_eq!(document.notices[0].kind, NoticeKind::TableTooLarge);
    assert_eq!(document.notices[0].detail, "41×2");
}

#[test]
fn the_largest_table_is_still_a_table() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(40));
    let source = row("a") + &row("-") + &row("b").repeat(124);
    let document = render_as_page(&source);
    assert_eq!(document.html.matches("<t").count(), 5_000 + 125 + 3);
    assert_eq!(document.notices, []);
    let document = render_as_page(&(source + &row("b")));
    assert!(document.html.starts_with("<pre"));
}

#[test]
fn footnotes_are_numbered_by_reference_and_lead_back() {
    check(
        "Uno[^m] dos[^n] tres[^m].\n\n[^n]: Ene\n[^m]: Eme\n\n    - z",
        "<p>Uno<sup class=\"footnote-ref\"><a href=\"#t-fn_1\" id=\"t-fnref_1\" role=\"doc-noteref\">1</a></sup> \
         dos<sup class=\"footnote-ref\"><a href=\"#t-fn_2\" id=\"t-fnref_2\" role=\"doc-noteref\">2</a></sup> \
         tres<sup class=\"footnote-ref\"><a href=\"#t-fn_1\" id=\"t-fnref_1_2\" role=\"doc-noteref\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
         <li id=\"t-fn_1\"><p>Eme</p>\n<ul>\n<li>z</li>\n</ul>\n\
         <p> <a href=\"#t-fnref_1\" class=\"footnote-back\" role=\"doc-backlink\">↩\u{fe0e}\u{a0}1</a> \
         <a href=\"#t-fnref_1_2\" class=\"footnote-back\" role=\"doc-backlink\">↩\u{fe0e}\u{a0}1.2</a></p></li>\n\
         <li id=\"t-fn_2\"><p>Ene \
         <a href=\"#t-fnref_2\" class=\"footnote-back\" role=\"doc-backlink\">↩\u{fe0e}\u{a0}2</a></p></li>\n\
         </ol>\n</section>\n",
    );
}

#[test]
fn footnotes_without_partner_are_told_and_lose_nothing() {
    let source = "a[^falta] \\[^no] `[^no]` [^ no]\n\n[^sobra]: texto\n\n[^d]: uno\n\n[^d]: dos\n\nb[^D]";
    let document = render_as_page(source);
    check_notices(
        source,
        &[
            (NoticeKind::FootnoteUndefined, "falta"),
            (NoticeKind::FootnoteUnused, "sobra"),
            (NoticeKind::FootnoteRepeated, "d"),
        ],
    );
    assert_eq!(places(source, &document)[0], "[^falta]");
    for shown in ["a[^falta]", "<li><p>texto</p></li>", "<p>uno ", "<li><p>dos</p></li>"] {
        assert!(document.html.contains(shown), "{shown}\n{}", document.html);
    }
}

#[test]
fn plain_text_has_its_words_apart_and_no_markup() {
    let source = "## Título\n\nUno *dos*\ntres[^n] ![plano](p.png) ![-](q.png)\n\n- a\n- b\n\n\
                  | c | d |\n|---|---|\n| e | |\n\n`f` & <http://g.pa>\n\n    h\n\n[^n]: i";
    assert_eq!(render_as_page(source).plain, "Título\nUno dos tres plano\na\nb\nc d\ne\nf & http://g.pa\nh\ni");
}

#[test]
fn line_ends_of_any_machine_give_the_same_page() {
    let source = "## a\n\nb\nc  \nd\n\n- e\n\n      f\n\n<div>\n<!-- x -->\n</div>\n\n```\ng\n\nh\n```\n\n\
                  | i |\n|---|\n| j |\n\n[k](l.md \"m\nn\") <!-- o\np\n\nq --> r\n\n[^1]: s\n\nt[^1] &#13;";
    let unix = render_as_page(source);
    let windows = render_as_page(&source.replace('\n', "\r\n"));
    assert_eq!(unix.html, windows.html);
    assert_eq!(unix.plain, windows.plain);
    assert!(!windows.html.contains('\r'));
}

#[test]
fn scripts_of_the_world_and_emoji_pass() {
    check("Emberá ʌ ʉ ɨ, g̃, 議事録, عربي, 👨‍👩‍👧 a\u{200b}b", "<p>Emberá ʌ ʉ ɨ, g̃, 議事録, عربي, 👨‍👩‍👧 a\u{200b}b</p>\n");
}
