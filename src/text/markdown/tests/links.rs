//! Links, images and headings: what they become and what is told of them.

use super::*;

#[test]
fn links_lead_where_they_may() {
    check(
        "[a](x.md) [b](/y?z#w \"T & U\") [c](https://d.pa/é) <e@f.pa> [g](tel:+507) [h](//i.pa)",
        "<p><a href=\"../x/\">a</a> <a href=\"/y?z#w\" title=\"T &amp; U\">b</a> \
         <a href=\"https://d.pa/é\" rel=\"external\">c</a> <a href=\"mailto:e@f.pa\">e@f.pa</a> \
         <a href=\"tel:+507\">g</a> <a href=\"https://i.pa\" rel=\"external\">h</a></p>\n",
    );
}

#[test]
fn links_that_may_lead_to_harm_keep_only_their_text() {
    for (source, destination) in [
        ("[tex](javascript:alert(1))", "javascript:alert(1)"),
        ("[tex](JaVaScRiPt&colon;alert(1))", "JaVaScRiPt:alert(1)"),
        ("[tex](java&Tab;script:x)", "java\tscript:x"),
        ("[tex](vbscript:x)", "vbscript:x"),
        ("[tex](data:text/html,x)", "data:text/html,x"),
        ("[tex][r]\n\n[r]: file:///etc/passwd", "file:///etc/passwd"),
        ("![tex](javascript:x)", "javascript:x"),
        ("[tex](https://municipio.pa@evil.com)", "https://municipio.pa@evil.com"),
    ] {
        check(source, "<p>tex</p>\n");
        check_notices(source, &[(NoticeKind::LinkRefused, destination)]);
    }
    check("<javascript:x>", "<p>javascript:x</p>\n");
}

#[test]
fn broken_links_keep_their_text_and_are_told_with_their_place() {
    let source = "El [acta *5*](actas/roto.md) y ![el plano](roto.png) y [nada]().";
    check(source, "<p>El acta <em>5</em> y el plano y nada.</p>\n");
    check_notices(
        source,
        &[
            (NoticeKind::BrokenLink, "actas/roto.md"),
            (NoticeKind::BrokenImage, "roto.png"),
            (NoticeKind::BrokenLink, ""),
        ],
    );
    let document = render_as_page(source);
    assert_eq!(places(source, &document), ["[acta *5*](actas/roto.md)", "![el plano](roto.png)", "[nada]()"]);
}

#[test]
fn a_fragment_finds_its_heading_further_down_or_asks() {
    let source = "[abajo](#obras-viales) [igual](#Obras-Viales) [con prefijo](#t-obras-viales) \
                  [tema](#contenido) [mal](#roto)\n\n## Obras viales";
    check(
        source,
        "<p><a href=\"#t-obras-viales\">abajo</a> <a href=\"#t-obras-viales\">igual</a> \
         <a href=\"#t-obras-viales\">con prefijo</a> <a href=\"#contenido\">tema</a> mal</p>\n\
         <h2 id=\"t-obras-viales\">Obras viales</h2>\n",
    );
    check_notices(source, &[(NoticeKind::BrokenLink, "#roto")]);
}

#[test]
fn fragments_in_footnotes_and_headings_work() {
    let html = render_as_page("## Ver [esto](#uno)\n\na[^n]\n\n[^n]: [uno](#uno)\n\n## Uno").html;
    assert!(html.contains("<h2 id=\"t-ver-esto\">Ver <a href=\"#t-uno\">esto</a></h2>"));
    assert!(html.contains("<li id=\"t-fn_1\"><p><a href=\"#t-uno\">uno</a> <a href"));
    assert!(!html.contains('\0'));
}

#[test]
fn a_link_stands_in_no_link() {
    check("[a <https://b.pa> c](d.md)", "<p><a href=\"../d/\">a https://b.pa c</a></p>\n");
    check("[a <https://b.pa> c](roto)", "<p>a <a href=\"https://b.pa\" rel=\"external\">https://b.pa</a> c</p>\n");
    check("[![Plano](https://b.pa/i.png)](d.md)", "<p><a href=\"../d/\">Plano</a></p>\n");
}

#[test]
fn texts_of_links_are_judged() {
    check_notices("[aquí](a.md)", &[(NoticeKind::VagueLinkText, "aquí")]);
    check_notices("Pulse [**Click here!**](a.md)", &[(NoticeKind::VagueLinkText, "Click here!")]);
    check_notices("[el acta de marzo](a.md)", &[]);
    check_notices("[](a.md)", &[(NoticeKind::EmptyLinkText, "a.md")]);
    check("[](a.md)", "<p><a href=\"../a/\">a.md</a></p>\n");
    check_notices("[![Plano de la obra](p.png)](a.md)", &[]);
    check_notices("[x](http://a.pa)", &[(NoticeKind::InsecureLink, "http://a.pa")]);
    let long = format!("https://a.pa/{}", "x".repeat(80));
    check_notices(&format!("<{long}>"), &[(NoticeKind::LongUrlAsText, &long)]);
    check_notices(&format!("[{long}]({long})"), &[(NoticeKind::LongUrlAsText, &long)]);
    check_notices("<https://a.pa>", &[]);
}

#[test]
fn images_have_words_or_are_said_to_need_none() {
    check(
        "![Plano *nuevo* `1`](p.png \"T\") ![-](borde.png)",
        "<p><img src=\"p.png\" alt=\"Plano nuevo 1\" title=\"T\" loading=\"lazy\"> \
         <img src=\"borde.png\" alt=\"\" loading=\"lazy\"></p>\n",
    );
    check_notices("![Plano](p.png) ![-](borde.png)", &[]);
    check("![](f/plano-1.png)", "<p><img src=\"f/plano-1.png\" alt=\"plano-1.png\" loading=\"lazy\"></p>\n");
    check_notices("![](f/plano-1.png)", &[(NoticeKind::ImageWithoutAlt, "f/plano-1.png")]);
    check_notices("![IMG_2](f/IMG_2.jpg)", &[(NoticeKind::AltIsFileName, "IMG_2")]);
    check_notices("![img_2.JPG](f/IMG_2.jpg)", &[(NoticeKind::AltIsFileName, "img_2.JPG")]);
    check(
        "![a ![b](c.png) [d](e.md) <b>\nf](g.png)",
        "<p><img src=\"g.png\" alt=\"a b d &lt;b&gt; f\" loading=\"lazy\"></p>\n",
    );
}

#[test]
fn an_image_of_another_site_becomes_a_link() {
    check(
        "![Mapa](https://a.pa/m.png) ![](//a.pa/n.png)",
        "<p><a href=\"https://a.pa/m.png\" rel=\"external\">Mapa</a> \
         <a href=\"https://a.pa/n.png\" rel=\"external\">https://a.pa/n.png</a></p>\n",
    );
    check_notices("![Mapa](https://a.pa/m.png)", &[(NoticeKind::ExternalImage, "https://a.pa/m.png")]);
}

#[test]
fn headings_stay_under_the_page() {
    let source = "## a\n\n# b\n\n## c\n\n###### d";
    check(source, "<h2 id=\"t-a\">a</h2>\n<h2 id=\"t-b\">b</h2>\n<h3 id=\"t-c\">c</h3>\n<h6 id=\"t-d\">d</h6>\n");
    check_notices(source, &[(NoticeKind::HeadingDemoted, "b"), (NoticeKind::HeadingJump, "d")]);
}

#[test]
fn headings_are_shifted_as_asked() {
    let levels = |shift, source| {
        let options = Options {
            heading_shift: shift,
            id_prefix: "",
            taken: &|_| false,
            resolve: &|_| Destination::Keep,
            sizes: &|_| None,
        };
        let document = render(source, &options);
        let levels: Vec<_> = document.headings.iter().map(|heading| heading.level).collect();
        (levels, document.notices.len())
    };
    assert_eq!(levels(0, "## a\n### b"), (vec![2, 3], 0));
    assert_eq!(levels(1, "# a\n## b\n# c"), (vec![2, 3, 2], 0));
    assert_eq!(levels(2, "a\n=\nb\n-"), (vec![3, 4], 0));
    // It stands under the `##` that was cut off.
    assert_eq!(levels(1, "### a"), (vec![4], 0));
    assert_eq!(levels(1, "#### a"), (vec![5], 1));
    assert_eq!(levels(5, "# a\n## b"), (vec![6, 6], 0));
    assert_eq!(levels(255, "# a\n###### b"), (vec![6, 6], 0));
}

#[test]
fn ids_of_headings_are_stable_and_never_meet() {
    let document = render_as_page("## Año\n## Ano\n## Año 2\n## año\n## !!\n## ??\n## Obra ![Plano](p.png)");
    let ids: Vec<_> = document.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["t-ano", "t-ano-2", "t-ano-2-2", "t-ano-3", "t-h", "t-h-2", "t-obra-plano"]);
    assert_eq!(document.headings[6].text, "Obra Plano");
}

#[test]
fn a_heading_of_two_lines_is_one_line_of_text() {
    let document = render_as_page("Obras *de*\ncaminos & más[^1]\n---\n\n[^1]: x");
    assert_eq!(document.headings[0].text, "Obras de caminos & más");
    assert_eq!(document.headings[0].id, "t-obras-de-caminos-mas");
}

#[test]
fn empty_headings_are_left_out() {
    check("#\n\n## \n\na", "<p>a</p>\n");
    check_notices("#", &[(NoticeKind::EmptyHeading, "")]);
    check("## ![-](x.png)", "<p><img src=\"x.png\" alt=\"\" loading=\"lazy\"></p>\n");
}

#[test]
fn an_own_photo_is_shown_in_its_sizes() {
    check(
        "![La calle](foto.jpg)",
        "<p><picture><source type=\"image/webp\" srcset=\"a-480.webp 480w, a-960.webp 960w\" \
         sizes=\"(min-width: 48rem) 44rem, 92vw\"><img src=\"a-960.jpg\" alt=\"La calle\" \
         srcset=\"a-480.jpg 480w, a-960.jpg 960w\" sizes=\"(min-width: 48rem) 44rem, 92vw\" width=\"960\" \
         height=\"640\" loading=\"lazy\"></picture></p>\n",
    );
}
