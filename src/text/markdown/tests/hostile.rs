//! Texts made to harm, or to take for ever.

use super::*;

/// The most that any construct may grow: a reference to a footnote, with its way back.
const MAX_GROWTH: usize = 32;

#[track_caller]
fn check_bounded(source: &str) -> Document {
    let document = render_as_page(source);
    assert!(
        document.html.len() <= source.len() * MAX_GROWTH + 1_000,
        "{} bytes became {}",
        source.len(),
        document.html.len()
    );
    assert!(document.plain.len() <= source.len() * 4 + 1_000);
    assert!(document.notices.len() <= 1_000);
    oracle::check_grammar(&document.html);
    document
}

#[test]
fn deep_nesting_is_flattened_and_told_once() {
    for source in [
        ">".repeat(50_000) + " texto",
        "> ".repeat(20_000) + "texto",
        (0..300).map(|depth| "  ".repeat(depth) + "- texto\n").collect(),
        "*a ".repeat(10_000) + "texto" + &" a*".repeat(10_000),
    ] {
        let document = check_bounded(&source);
        assert!(document.html.contains("texto"));
        let told: Vec<_> = document.notices.iter().map(|notice| notice.kind).collect();
        assert_eq!(told, [NoticeKind::NestingTooDeep]);
        oracle::check_clean(&document.html);
    }
}

#[test]
fn at_the_bound_nothing_is_told() {
    let document = render_as_page(&(">".repeat(MAX_DEPTH) + " texto"));
    assert_eq!(document.html.matches("<blockquote>").count(), MAX_DEPTH);
    assert_eq!(document.notices, []);
}

#[test]
fn deep_lists_and_tables_keep_their_words() {
    let quote = ">".repeat(MAX_DEPTH);
    let document = render_as_page(&format!(
        "{quote} - uno\n{quote} - dos\n{quote}\n{quote} | a | b |\n{quote} |---|---|\n{quote} | c |"
    ));
    assert_eq!(document.plain, "uno\ndos\na b\nc");
    assert!(!document.html.contains("<li>") && !document.html.contains("<table>"));
    oracle::check_clean(&document.html);
}

#[test]
fn tables_of_pipes_do_not_explode() {
    let row = |cell: &str, columns| format!("|{}\n", format!("{cell}|").repeat(columns));
    let short_rows = |columns| row("a", columns) + &row("-", columns) + &"|x|\n".repeat(3_000);
    for columns in [2, 40, 50, 3_000] {
        let document = check_bounded(&short_rows(columns));
        assert_eq!(document.notices.len(), 1);
    }
    check_bounded(&"|a\n|-\n\n".repeat(5_000));
}

#[test]
fn openers_without_closers_take_linear_time() {
    for (opener, times) in [
        ("[", 50_000),
        ("![", 50_000),
        ("[a](", 50_000),
        ("![a](", 50_000),
        ("[^", 50_000),
        ("*a_ ", 30_000),
        ("*a **b ", 30_000),
        ("~~a ~b ", 30_000),
        ("<", 50_000),
        ("<a ", 50_000),
        ("<a>", 30_000),
        ("<!-- ", 50_000),
        ("a <!-- b\n\n", 30_000),
        ("a <? ", 30_000),
        ("a <![CDATA[ ", 30_000),
        ("\\", 50_000),
        ("\\<", 50_000),
        ("\\[^a] ", 30_000),
        ("&amp;", 30_000),
        ("\0", 30_000),
        ("- ", 20_000),
        ("a\u{300}\u{330}", 20_000),
        ("{{ x }}", 20_000),
    ] {
        check_bounded(&opener.repeat(times));
    }
    check_bounded(&(1..700).map(|ticks| "`".repeat(ticks) + " ").collect::<String>());
}

#[test]
fn many_definitions_references_and_headings_take_linear_time() {
    let all = |piece: &dyn Fn(usize) -> String| (0..20_000).map(piece).collect::<String>();
    check_bounded(&(all(&|i| format!("[r{i}]: /x{i}\n")) + "\n" + &all(&|i| format!("[r{i}] "))));
    check_bounded(&(all(&|i| format!("a[^{i}] ")) + "\n\n" + &all(&|i| format!("[^{i}]: x\n\n"))));
    check_bounded(&("[^1] ".repeat(50_000) + "\n\n[^1]: x"));
    check_bounded(&("[^1] ".repeat(50_000)));
    check_bounded(&"# a\n".repeat(20_000));
    check_bounded(&all(&|i| format!("# a\n# a {i}\n")));
    check_bounded(&"[a](#x) ".repeat(20_000));
    check_bounded(&"<http://a>".repeat(20_000));
}

#[test]
fn one_kind_of_notice_does_not_hide_another() {
    let document = render_as_page(&("[a](http://b.pa) ".repeat(1_000) + "[c](roto)"));
    assert_eq!(document.notices.len(), 101);
    assert_eq!(document.notices[100].kind, NoticeKind::BrokenLink);
}

#[test]
fn details_are_short() {
    let document = render_as_page(&format!("[a](roto{})", "ñ".repeat(100_000)));
    assert!(document.notices[0].detail.len() < 210);
    assert!(document.notices[0].detail.ends_with("ñ…"));
}

#[test]
fn a_text_too_large_is_shown_whole() {
    let source = "Acta <b> & más\nsigue\n\n".repeat(100_000);
    let document = check_bounded(&source);
    assert_eq!(document.html.matches("<p>Acta &lt;b&gt; &amp; más\nsigue</p>\n").count(), 100_000);
    assert_eq!(document.notices[0].kind, NoticeKind::TextTooLarge);
    assert_eq!(document.notices[0].detail, source.len().to_string());
}
