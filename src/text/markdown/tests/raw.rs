//! Raw HTML and comments.

use super::*;

/// Nothing of what a comment holds may be anywhere in what we return.
#[track_caller]
fn check_hidden(source: &str, html: &str, kinds: &[NoticeKind]) {
    let document = render_as_page(source);
    assert_eq!(document.html, html, "{source:?}");
    assert!(!format!("{document:?}").contains("8-123"), "{document:?}");
    let told: Vec<_> = document.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(told, kinds, "{source:?}");
}

#[test]
fn comments_never_reach_the_page() {
    use NoticeKind::CommentDropped;
    for (source, html) in [
        ("<!-- 8-123 -->", ""),
        ("<!--\n8-123\n\n8-123\n-->\n\na", "<p>a</p>\n"),
        ("a <!-- 8-123 --> b", "<p>a  b</p>\n"),
        ("a <!-- 8-123\n8-123 --> b", "<p>a  b</p>\n"),
        ("> a <!-- 8-123\n> 8-123 --> b", "<blockquote>\n<p>a  b</p>\n</blockquote>\n"),
        ("- a\n- <!-- 8-123 -->\n", "<ul>\n<li>a</li>\n<li>\n</li>\n</ul>\n"),
        ("## a <!-- 8-123 -->", "<h2 id=\"t-a\">a</h2>\n"),
        ("## <!-- 8-123 -->", ""),
        ("![a <!-- 8-123 --> b](c.png)", "<p><img src=\"c.png\" alt=\"a b\" loading=\"lazy\"></p>\n"),
        ("a <!--> b", "<p>a  b</p>\n"),
    ] {
        check_hidden(source, html, &[CommentDropped]);
    }
}

#[test]
fn a_comment_that_goes_on_after_an_empty_line_is_one_all_the_same() {
    use NoticeKind::{CommentDropped, RawHtml};
    check_hidden("a <!-- 8-123\n\n8-123 --> b", "<p>a</p>\n<p> b</p>\n", &[CommentDropped]);
    check_hidden(
        "a <!-- 8-123\n\n## 8-123\n\n- 8-123\n\n> 8-123 [8-123](8-123) `8-123` ![8-123](8-123)\n\n\
         | 8-123 |\n|---|\n| 8-123 |\n\n```\n8-123\n```\n\n***\n\n[^1]: 8-123\n\n<b>8-123</b>[^1]\n\n-->\n\nb",
        "<p>a</p>\n<p>b</p>\n",
        &[CommentDropped],
    );
    check_hidden(
        "<div>\n<!-- 8-123\n\n8-123 -->\n</div>",
        "<p>&lt;div&gt;</p>\n<p>&lt;/div&gt;</p>\n",
        &[RawHtml, CommentDropped],
    );
    check_hidden(
        "a <!-- 8-123\n\nb `8-123 --> 8-123` c",
        "<p>a</p>\n<p>b c</p>\n".replace("b c", "c").replace("<p>c", "<p> c").as_str(),
        &[CommentDropped],
    );
}

#[test]
fn a_comment_may_start_in_a_cell_that_is_not_shown() {
    let source = "| a |\n|---|\n| b | 8 | <!-- 8-123\n8-123 -->";
    let document = render_as_page(source);
    assert!(!format!("{document:?}").contains("8-123"), "{document:?}");
}

#[test]
fn a_comment_without_end_hides_its_block() {
    use NoticeKind::CommentUnclosed;
    check_hidden("a <!-- 8-123 *8-123*\n\nb", "<p>a</p>\n<p>b</p>\n", &[CommentUnclosed]);
    check_hidden("<!-- 8-123\n\n8-123", "", &[CommentUnclosed]);
}

#[test]
fn comments_in_code_or_escaped_are_shown() {
    check("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>\n");
    check("\\<!-- a --> &lt;!-- b -->", "<p>&lt;!-- a --&gt; &lt;!-- b --&gt;</p>\n");
    check("```\n<!-- a -->\n[^b]\n```", "<pre tabindex=\"0\"><code>&lt;!-- a --&gt;\n[^b]\n</code></pre>\n");
    check_notices("`<!-- a -->` \\<!-- b", &[]);
}

#[test]
fn a_comment_in_a_text_too_large_is_dropped_too() {
    let source = format!("a <b>\n\n<!-- 8-123\n\n-->c\n\n{}", "palabra\n\n".repeat(300_000));
    let document = render_as_page(&source);
    assert!(document.html.starts_with("<p>a &lt;b&gt;</p>\n<p>c</p>\n<p>palabra</p>\n"));
    assert!(!document.html.contains("8-123") && !document.plain.contains("8-123"));
    let told: Vec<_> = document.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(told, [NoticeKind::TextTooLarge, NoticeKind::CommentDropped]);
}

#[test]
fn raw_html_is_shown_as_text_and_told_once() {
    let source = "a <b class=\"x\">b</b> <br>\n\n<div onclick=\"x\">\n<p>*c*</p>\n</div>\n\n*d*";
    check(
        source,
        "<p>a &lt;b class=\"x\"&gt;b&lt;/b&gt; &lt;br&gt;</p>\n\
         <p>&lt;div onclick=\"x\"&gt;\n&lt;p&gt;*c*&lt;/p&gt;\n&lt;/div&gt;</p>\n<p><em>d</em></p>\n",
    );
    check_notices(
        source,
        &[
            (NoticeKind::RawHtml, "<b class=\"x\">"),
            (NoticeKind::RawHtml, "<br>"),
            (NoticeKind::RawHtml, "<div onclick=\"x\">"),
        ],
    );
}

#[test]
fn no_typed_tag_is_live() {
    for tag in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=//evil.com></iframe>",
        "<form action=//evil.com><input></form>",
        "<base href=//evil.com>",
        "<style>*{display:none}</style>",
        "<a id=\"c\" name=\"d\" style=\"x\" href=\"javascript:x\">x</a>",
        "<?php x ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
    ] {
        for source in [tag.to_owned(), format!("a {tag} b"), format!("| {tag} |\n|---|")] {
            let html = render_as_page(&source).html;
            let live = html.replace("&lt;", "");
            for name in ["script", "img", "svg", "iframe", "form", "base", "style", "a ", "?", "!"] {
                assert!(!live.contains(&format!("<{name}")), "{html}");
            }
            assert!(html.contains("&lt;"), "{html}");
        }
    }
}
