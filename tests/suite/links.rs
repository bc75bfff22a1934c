//! Every link leads somewhere: in the site as it is, on a stick, below a path, and of one town
//! alone; and every absolute address is that of a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::demo::{self, Built, TOWNS, built, copy, demo, replaced};
use crate::dom::{Element, Page};
use crate::site::Site;

const BASE: &str = "https://demo.cabildo.example/";

/// The file that a link of a page leads to, below the site's root.
pub fn resolved(page: &str, href: &str) -> String {
    let path = href.split(['#', '?']).next().unwrap_or("");
    let mut parts: Vec<&str> = page.split('/').collect();
    if path.starts_with('/') {
        parts.clear();
    } else if !path.is_empty() {
        parts.pop();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let folder = path.ends_with(['/', '.']) || parts.is_empty();
    let whole = parts.join("/");
    match (folder, whole.is_empty()) {
        (true, true) => "index.html".to_owned(),
        (true, false) => format!("{whole}/index.html"),
        (false, _) => whole,
    }
}

/// The links of an element: what is followed, loaded or sent to.
fn links<'p>(element: &Element<'p>) -> impl Iterator<Item = &'p str> + use<'p> {
    let names = ["href", "src", "action"];
    let known = element.attributes().iter().filter(move |(name, _)| names.contains(&name.as_str()));
    known.map(|(_, value)| value.as_str()).filter(|link| !link.contains(':'))
}

/// The links of a site that lead nowhere. `base` is the path at which the site stands.
fn broken(site: &Built, pages: &[Page], base: &str) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|page| (page.path.as_str(), page.all().filter_map(|element| element.get("id")).collect()))
        .collect();
    let mut broken = Vec::new();
    for page in pages {
        let all = page.all().flat_map(|element| links(&element));
        for link in all {
            let below = match link.strip_prefix('/') {
                None => Some(link.to_owned()),
                Some(_) => link.strip_prefix(base).map(|rest| format!("/{rest}")),
            };
            let target = below.map(|link| resolved(&page.path, &link)).unwrap_or_default();
            let fragment = link.split_once('#').map_or("", |(_, id)| id);
            let has_id = fragment.is_empty() || ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment));
            if !site.has(&target) || !has_id {
                broken.push(format!("{}: {link} -> {target}", page.path));
            }
        }
    }
    broken
}

/// Asserts that all links of a site lead somewhere.
fn all_lead_somewhere(site: &Built, pages: &[Page], base: &str) {
    let broken = broken(site, pages, base);
    assert!(broken.is_empty(), "{} links, such as {:#?}", broken.len(), &broken[..broken.len().min(10)]);
    let checked: usize = pages.iter().map(|page| page.all().flat_map(|element| links(&element)).count()).sum();
    assert!(checked > pages.len(), "pages have links");
}

#[test]
fn a_link_is_resolved_as_a_browser_does() {
    // The reference's own examples (RFC 3986, 5.4), with files for pages.
    let cases = [
        ("b/c/index.html", "g", "b/c/g"),
        ("b/c/index.html", "./g/", "b/c/g/index.html"),
        ("b/c/index.html", "../", "b/index.html"),
        ("b/c/index.html", "../..", "index.html"),
        ("b/c/index.html", "/g", "g"),
        ("b/c/index.html", "#s", "b/c/index.html"),
        ("b/c/index.html", "./", "b/c/index.html"),
        ("index.html", "./", "index.html"),
        ("b/404.html", "g?x=1#s", "b/g"),
    ];
    for (page, href, expected) in cases {
        assert_eq!(resolved(page, href), expected, "{href} on {page}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    all_lead_somewhere(demo(), demo::pages(), "/");
}

#[test]
fn pages_are_reached_from_the_home_of_the_site() {
    let pages: BTreeMap<&str, &Page> = demo::pages().iter().map(|page| (page.path.as_str(), page)).collect();
    let mut waiting = vec!["index.html".to_owned()];
    let mut reached = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        let Some(page) = pages.get(path.as_str()) else { continue };
        if reached.insert(path.clone()) {
            waiting.extend(page.named("a").iter().flat_map(links).map(|link| resolved(&path, link)));
        }
    }
    let lost = |path: &&&str| path.ends_with("404.html");
    let alone: Vec<_> = pages.keys().filter(|path| !lost(path) && !reached.contains(**path)).collect();
    assert!(alone.is_empty(), "no link leads to {alone:?}");
}

#[test]
fn on_a_stick_every_link_names_a_file() {
    let site = built(copy(&["loma-quieta", "valle-sereno"]), &["--links", "file"]);
    let pages = site.pages();
    all_lead_somewhere(&site, &pages, "/");
    // A page for lost visitors is only ever shown by a server.
    for page in pages.iter().filter(|page| !page.path.ends_with("404.html")) {
        let links = page.all().flat_map(|element| links(&element)).filter(|link| !link.starts_with('#'));
        for link in links {
            let path = link.split(['#', '?']).next().unwrap_or("");
            assert!(!path.ends_with(['/', '.']), "{}: {link} is a folder", page.path);
        }
    }
}

#[test]
fn below_a_path_every_link_leads_somewhere_and_the_lost_page_begins_with_the_path() {
    let site = built(copy(&["loma-quieta", "valle-sereno"]), &["--base-url", "https://example.org/portal"]);
    let pages = site.pages();
    all_lead_somewhere(&site, &pages, "/portal/");
    let lost: Vec<&Page> = pages.iter().filter(|page| page.path.ends_with("404.html")).collect();
    assert_eq!(lost.len(), 5, "one of the territory, and one a town and language");
    for page in lost {
        let all: Vec<&str> = page.all().flat_map(|element| links(&element)).collect();
        let elsewhere: Vec<_> = all.iter().filter(|link| !link.starts_with(['#'])).collect();
        let odd = elsewhere.iter().find(|link| !link.starts_with("/portal/"));
        assert_eq!(odd, None, "{}", page.path);
    }
    let canonical = canonical(&site.page("loma-quieta/actas/")).map(str::to_owned);
    assert_eq!(canonical.as_deref(), Some("https://example.org/portal/loma-quieta/actas/"));
    assert!(site.text("robots.txt").contains("Sitemap: https://example.org/portal/sitemap.xml\n"));
}

#[test]
fn one_town_alone_stands_at_the_root() {
    let site = built(copy(&["loma-quieta"]), &[]);
    let pages = site.pages();
    all_lead_somewhere(&site, &pages, "/");
    for path in ["index.html", "presupuestos/2026/index.html", "en/budgets/2026/index.html", "404.html", "robots.txt"] {
        assert!(site.has(path), "{path}");
    }
    // What is told of more than the town stands beside it.
    assert!(
        site.has("territorio/indicadores/index.html") && site.paths(|path| path.starts_with("loma-quieta/")).is_empty()
    );
    assert_eq!(site.page("").only("h1"), "Loma Quieta");
    let maps: Vec<&str> = site.text("robots.txt").lines().filter_map(|line| line.strip_prefix("Sitemap: ")).collect();
    let paths = ["sitemap.xml", "territorio/sitemap.xml"];
    assert!(maps.len() == 2 && maps.iter().zip(paths).all(|(map, path)| map.ends_with(path)), "{maps:?}");
    let told: usize = paths.iter().map(|path| tags(site.text(path), "loc").len()).sum();
    assert_eq!(told, indexed(&pages).len(), "the two maps tell all pages");
}

fn canonical(page: &Page) -> Option<&str> {
    page.named("link").into_iter().find(|link| link.get("rel") == Some("canonical")).and_then(|link| link.get("href"))
}

/// The address of a page's file.
fn address(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// The texts of the elements of a name, in XML.
fn tags(xml: &str, name: &str) -> Vec<String> {
    let open = format!("<{name}>");
    let texts = xml.split(&open).skip(1).map(|rest| rest.split('<').next().unwrap_or(""));
    texts.map(|text| text.replace("&amp;", "&")).collect()
}

/// The values of an attribute of the elements of a name, in XML.
fn attributes(xml: &str, element: &str, name: &str) -> Vec<String> {
    let open = format!("<{element} ");
    let tags = xml.split(&open).skip(1).map(|rest| rest.split('>').next().unwrap_or(""));
    let value = |tag: &str| tag.split(&format!("{name}=\"")).nth(1)?.split('"').next().map(str::to_owned);
    tags.filter_map(value).collect()
}

/// The pages that search engines may keep.
fn indexed(pages: &[Page]) -> BTreeSet<String> {
    let may = |page: &&Page| page.meta("robots").is_none();
    pages.iter().filter(may).map(|page| address(&page.path).to_owned()).collect()
}

#[test]
fn the_canonical_address_is_that_of_the_page() {
    for page in demo::pages() {
        let expected = (!page.path.ends_with("404.html")).then(|| format!("{BASE}{}", address(&page.path)));
        assert_eq!(canonical(page).map(str::to_owned), expected, "{}", page.path);
    }
}

#[test]
fn the_other_languages_of_a_page_name_each_other() {
    let mut by_address: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for page in demo::pages() {
        let alternates = page.named("link").into_iter().filter_map(|link| {
            let lang = link.get("hreflang")?;
            Some((lang.to_owned(), link.get("href").unwrap_or("").to_owned()))
        });
        by_address.insert(format!("{BASE}{}", address(&page.path)), alternates.collect());
    }
    for (url, alternates) in by_address.iter().filter(|(url, _)| !url.ends_with("404.html")) {
        let langs: Vec<&str> = alternates.iter().map(|(lang, _)| lang.as_str()).collect();
        assert_eq!(langs, ["es", "en"], "{url}");
        assert!(alternates.iter().any(|(_, there)| there == url), "{url} does not name itself");
        for (_, there) in alternates {
            assert_eq!(by_address.get(there), Some(alternates), "{url} -> {there}");
        }
    }
}

#[test]
fn the_index_of_maps_lists_the_territory_and_one_map_a_town() {
    let maps: BTreeSet<String> = tags(demo().text("sitemap.xml"), "loc").into_iter().collect();
    let mut expected: BTreeSet<String> = TOWNS.iter().map(|town| format!("{BASE}{town}/sitemap.xml")).collect();
    // The territory has its home at the root, and a folder of its own.
    expected.insert(format!("{BASE}sitemap-territory.xml"));
    expected.insert(format!("{BASE}territorio/sitemap.xml"));
    assert_eq!(maps, expected);
}

#[test]
fn the_maps_together_list_each_page_for_search_engines_once() {
    let mut listed = Vec::new();
    for map in tags(demo().text("sitemap.xml"), "loc") {
        let xml = demo().text(map.strip_prefix(BASE).unwrap());
        for entry in xml.split("<url>").skip(1) {
            // The map says of each page what the page says of itself.
            let page = tags(entry, "loc")[0].strip_prefix(BASE).unwrap().to_owned();
            let page = demo::page(&page);
            let named = page.named("link").into_iter().filter(|link| link.get("rel") == Some("alternate"));
            let named = named.filter(|link| link.get("hreflang").is_some_and(|lang| lang != "x-default"));
            let named: BTreeSet<_> =
                named.filter_map(|link| Some((link.get("hreflang")?, link.get("href")?))).collect();
            let langs = attributes(entry, "xhtml:link", "hreflang");
            let addresses = attributes(entry, "xhtml:link", "href");
            let told: BTreeSet<_> =
                langs.iter().map(String::as_str).zip(addresses.iter().map(String::as_str)).collect();
            assert_eq!((told.len(), &told), (langs.len(), &named), "{entry}");
        }
        listed.extend(tags(xml, "loc"));
        for other in attributes(xml, "xhtml:link", "href") {
            let path = other.strip_prefix(BASE).unwrap();
            assert!(demo().has(&format!("{path}index.html")), "{map}: {other}");
        }
        for day in tags(xml, "lastmod") {
            let day: jiff::civil::Date = day.parse().unwrap();
            assert!(day <= demo::TODAY.parse().unwrap(), "{map}: {day} is still to come");
        }
    }
    let once: BTreeSet<String> = listed.iter().map(|url| url.strip_prefix(BASE).unwrap().to_owned()).collect();
    assert_eq!(once.len(), listed.len(), "an address stands twice");
    assert_eq!(once, indexed(demo::pages()));
}

#[test]
fn the_feed_leads_to_pages_and_its_newest_entry_is_first() {
    for town in TOWNS {
        for (root, lang) in [("", "es"), ("en/", "en")] {
            let path = format!("{town}/{root}feed.xml");
            let xml = demo().text(&path);
            assert_eq!(attributes(xml, "feed", "xml:lang"), [lang], "{path}");
            let links = attributes(xml, "link", "href");
            assert_eq!(&links[..2], [format!("{BASE}{path}"), format!("{BASE}{town}/{root}")]);
            for link in &links[1..] {
                let page = link.strip_prefix(BASE).unwrap();
                assert!(demo().has(&format!("{page}index.html")), "{path}: {link}");
                assert!(page.starts_with(&format!("{town}/{root}")), "{path}: {link}");
            }
            let ids: BTreeSet<String> = tags(xml, "id").into_iter().collect();
            assert_eq!(ids.len(), tags(xml, "entry").len() + 1, "{path}: ids");
            let days = tags(xml, "updated");
            assert!(days[1..].is_sorted_by(|a, b| a >= b), "{path}: {days:?}");
            assert_eq!(days[0], days[1], "{path}: as new as its newest entry");
            assert!(days[0].as_str() < "2026-11-24", "{path}: {} is still to come", days[0]);
        }
    }
}

#[test]
fn the_portal_s_index_lists_its_pages_and_no_others() {
    for town in TOWNS {
        let entries: Vec<BTreeMap<String, String>> = demo().index(town);
        let below = format!("{town}/");
        let mut expected = BTreeMap::new();
        for page in demo::pages().iter().filter(|page| page.path.starts_with(&below)) {
            let class = page.named("body")[0].get("class").unwrap();
            let lang = page.named("html")[0].get("lang").unwrap();
            let subject = class.strip_prefix("page-").unwrap().to_owned();
            let address = address(&page.path).strip_prefix(&below).unwrap().to_owned();
            expected.insert(address, (subject, lang.to_owned(), page.only("h1")));
        }
        assert_eq!(entries.len(), expected.len(), "{town}");
        let mut ids = BTreeSet::new();
        for entry in entries {
            let keys: Vec<&str> = entry.keys().map(String::as_str).collect();
            assert_eq!(keys, ["address", "id", "language", "subject", "title"]);
            let found = (entry["subject"].clone(), entry["language"].clone(), entry["title"].clone());
            assert_eq!(expected.get(&entry["address"]), Some(&found), "{town}: {}", entry["address"]);
            let id = (entry["subject"].clone(), entry["id"].clone(), entry["language"].clone());
            assert!(ids.insert(id.clone()), "{town}: {id:?} stands twice");
        }
    }
}

#[test]
fn without_an_address_of_the_site_nothing_absolute_is_written_and_a_note_says_so() {
    let towns = copy(&["loma-quieta", "valle-sereno"]);
    let site = built(replaced(towns, "cabildo.yaml", "base_url: https://demo.cabildo.example/\n", ""), &[]);
    let told = site.findings.iter().find(|finding| finding.code == "no-base-url").expect("a note");
    assert_eq!(told.severity, "note");
    let absolute = site.paths(|path| path.ends_with(".xml"));
    assert!(absolute.is_empty(), "{absolute:?}");
    assert!(!site.text("robots.txt").contains("Sitemap"));
    for page in site.pages() {
        assert_eq!(canonical(&page), None, "{}", page.path);
        let says = |element: &Element| {
            let feed = element.get("type") == Some("application/atom+xml");
            let url = element.get("property") == Some("og:url");
            feed || url || element.name() == "link" && element.get("hreflang").is_some()
        };
        assert!(!page.all().any(|element| says(&element)), "{}", page.path);
    }
    all_lead_somewhere(&site, &site.pages(), "/");
}

/// A town of which nothing but the name is known.
fn begun(site: Site) -> Site {
    site.file("nada/municipality.yaml", "name: Nada\n")
}

#[test]
fn every_link_of_a_town_that_has_only_begun_leads_somewhere() {
    let settings = |more: &str| Site::empty().file("cabildo.yaml", format!("title: X\ncurrency: PAB\n{more}"));
    let based = "languages: [es, en]\nbase_url: https://ejemplo.org/\n";
    let two = begun(settings(based)).file("otra/municipality.yaml", "name: Otra\n");
    let news = "---\ntitle: Feria\ndate: 2027-01-10\n---\nHabrá feria.\n";
    let coming = begun(settings(based)).file("nada/news/feria.md", news);
    let cycle = begun(settings(based)).file("nada/cycles/2026.yaml", "title: Ciclo\nyear: 2026\n");
    for site in [begun(settings("")), begun(settings(based)), two, coming, cycle] {
        let site = built(site, &[]);
        all_lead_somewhere(&site, &site.pages(), "/");
    }
}

#[test]
fn a_town_with_minutes_has_a_feed_and_a_link_to_it() {
    let site = Site::empty()
        .file("cabildo.yaml", "title: X\ncurrency: PAB\nbase_url: https://ejemplo.org/\n")
        .file("uno/municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n")
        .file("uno/minutes/2026-03-10.md", "---\nbody: concejo\nkind: ordinary\n---\nSe abrió.\n");
    let site = built(site, &[]);
    assert!(site.has("feed.xml"));
    assert!(site.text("index.html").contains("feed.xml"));
    assert!(site.text("index.html").contains("href=\"concejo/\""));
}

#[test]
fn a_file_of_any_name_can_be_reached() {
    let table = "id;title;kind;published;file\n\
        a;Acta;act;2026-05-02;files/acta #3.pdf\n\
        b;Pregunta;act;2026-05-02;files/¿qué pasó?.csv\n";
    let page = "---\ntitle: P\n---\n\n[Acta](../files/acta%20%233.pdf).\n";
    let site = Site::of_one_town()
        .with("files/acta #3.pdf", "%PDF-1.4\n%%EOF\n")
        .with("files/¿qué pasó?.csv", "a;b\n")
        .with("documents/l.csv", table)
        .with("pages/p.md", page);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let of = |path: &str| Page::parse("x", &outcome.page(path));
    let list = of("documentos/");
    let links: Vec<&str> = list.named("a").iter().filter_map(|link| link.get("href")).collect();
    // Where they lead in a browser: what is apart in an address is written in hexadecimal digits.
    for link in ["../files/acta%20%233.pdf", "../files/¿qué%20pasó%3F.csv"] {
        assert!(links.contains(&link), "{link}: {links:?}");
    }
    let catalogue = outcome.page("catalog.jsonld");
    assert!(catalogue.contains("https://ejemplo.org/files/%C2%BFqu%C3%A9%20pas%C3%B3%3F.csv"), "{catalogue}");
    let prose = of("paginas/p/");
    let links: Vec<&str> = prose.named("a").iter().filter_map(|link| link.get("href")).collect();
    assert!(links.contains(&"../../files/acta%20%233.pdf"), "{links:?}");
}
