//! Charts that are taken along: as files, and inside other sites' pages.

use std::collections::BTreeSet;

use crate::demo::{demo, embeds, page, pages};
use crate::links::resolved;

#[test]
fn every_chart_of_every_page_can_be_taken_as_a_file_and_shown_elsewhere() {
    let mut seen = 0;
    let known: BTreeSet<&str> = embeds().iter().map(|page| page.path.as_str()).collect();
    for page in pages() {
        for figure in page.all().filter(|one| {
            one.name() == "figure" && one.get("class").is_some_and(|all| all.split(' ').any(|class| class == "drawn"))
        }) {
            if figure.find("svg").is_empty() {
                continue;
            }
            let file =
                figure.find("a").into_iter().find(|link| link.get("href").is_some_and(|href| href.ends_with(".svg")));
            let file = file.unwrap_or_else(|| panic!("{}: a chart that cannot be kept", page.path));
            assert!(demo().has(&resolved(&page.path, file.get("href").unwrap_or(""))), "{}", page.path);
            let code = figure.find("textarea")[0].text();
            let url = code.strip_prefix("<iframe src=\"").and_then(|rest| rest.split('"').next()).unwrap_or("");
            let path = url.strip_prefix("https://demo.cabildo.example/").expect("a whole address");
            assert!(known.contains(format!("{path}index.html").as_str()), "{}: {code}", page.path);
            seen += 1;
        }
    }
    assert_eq!(seen, embeds().len(), "and nothing else is made");
}

#[test]
fn a_chart_elsewhere_says_what_it_shows_where_it_is_from_and_loads_nothing_but_itself() {
    for page in embeds() {
        assert!(page.errors.is_empty(), "{}: {:?}", page.path, page.errors);
        assert_eq!(page.named("h1").len(), 1, "{}", page.path);
        assert!(page.named("script").is_empty(), "{}", page.path);
        let policy = page.meta("Content-Security-Policy").unwrap_or("");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
        let link =
            page.named("a").into_iter().find(|link| link.get("target") == Some("_blank")).expect("the page it is from");
        assert!(demo().has(&resolved(&page.path, link.get("href").unwrap_or(""))), "{}", page.path);
        assert!(!page.named("table").is_empty() && !page.named("tbody")[0].text().is_empty(), "{}", page.path);
        let image = page.named("img")[0].get("src").unwrap_or("");
        assert!(demo().has(&resolved(&page.path, image)), "{}: {image}", page.path);
    }
}

#[test]
fn the_file_of_a_chart_has_its_source_written_in_it() {
    let file = demo().text("puerto-cedro/graficos/presupuestos/2026/flujo.svg");
    let page = page("puerto-cedro/presupuestos/2026/");
    let headline = page.id("from-to-finding").expect("the chart").text();
    let written: String = file
        .split('<')
        .filter_map(|piece| piece.strip_prefix("text ")?.split_once('>'))
        .map(|(_, text)| text.to_owned() + " ")
        .collect();
    for words in
        [headline.as_str(), "Fuente:", "Datos al", "https://demo.cabildo.example/puerto-cedro/presupuestos/2026/"]
    {
        assert!(written.contains(words), "{words:?} is not in {written:?}");
    }
    assert!(!file.contains("<a ") && !file.contains("<script") && !file.contains("style="));
}

#[test]
fn machines_are_led_to_the_pages_and_not_to_their_charts_alone() {
    for map in ["puerto-cedro/sitemap.xml", "territorio/sitemap.xml", "puerto-cedro/index.json"] {
        assert!(!demo().text(map).contains("/graficos/") && !demo().text(map).contains("/embed/"), "{map}");
    }
    for page in embeds() {
        let robots = page.named("meta").into_iter().find(|meta| meta.get("name") == Some("robots"));
        assert_eq!(robots.and_then(|robots| robots.get("content")), Some("noindex"), "{}", page.path);
    }
}
