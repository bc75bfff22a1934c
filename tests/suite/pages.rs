//! What holds on every page of the demonstration site, read as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::demo::{TOWNS, built, demo, page, pages};
use crate::dom::{Element, Kind, Page};
use crate::links::resolved;
use crate::site::Site;

/// Asserts that a rule finds no fault on any page; a fault is a sentence.
fn on_every_page(faults_of: impl Fn(&Page) -> Vec<String> + Sync) {
    let faults: Vec<String> = pages()
        .par_iter()
        .flat_map_iter(|page| faults_of(page).into_iter().map(|fault| format!("{}: {fault}", page.path)))
        .collect();
    const SHOWN: usize = 20;
    let some = faults.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults, such as\n{some}", faults.len());
}

/// A fault, where something does not hold.
fn unless(holds: bool, fault: impl Into<String>) -> Vec<String> {
    if holds { Vec::new() } else { vec![fault.into()] }
}

/// The faults of elements.
fn of<'p>(elements: impl Iterator<Item = Element<'p>>, what: &str) -> Vec<String> {
    elements.map(|element| format!("{what}: <{}> {:?}", element.name(), element.attributes())).collect()
}

#[test]
fn every_page_is_read_without_a_parse_error() {
    on_every_page(|page| page.errors.clone());
}

#[test]
fn every_page_begins_with_the_document_type_and_says_its_encoding_first() {
    on_every_page(|page| {
        let first = page.named("meta").first().and_then(|meta| meta.get("charset"));
        let doctype = page.nodes().iter().any(|node| node.kind == Kind::Other("doctype"));
        let mut faults = unless(first == Some("utf-8"), "the first meta is not the encoding");
        faults.extend(unless(doctype, "no doctype"));
        faults
    });
}

#[test]
fn every_page_has_one_main_heading_one_title_and_one_main() {
    on_every_page(|page| {
        let names = ["h1", "title", "main", "header", "footer"];
        let count = |name: &str| {
            // An SVG names itself with a title too.
            let outside = |element: &Element| element.around().all(|around| around.name() != "svg");
            page.named(name).into_iter().filter(outside).filter(|element| !element.text().is_empty()).count()
        };
        names.iter().flat_map(|name| unless(count(name) == 1, format!("{} <{name}>", count(name)))).collect()
    });
}

#[test]
fn every_page_says_its_language_and_it_is_that_of_its_folder() {
    on_every_page(|page| {
        let english = page.path.split('/').any(|part| part == "en");
        let html = page.named("html")[0];
        let mut faults = unless(html.get("lang") == Some(if english { "en" } else { "es" }), "lang");
        faults.extend(unless(html.get("dir") == Some("ltr"), "dir"));
        faults
    });
}

#[test]
fn the_first_link_skips_to_the_content() {
    on_every_page(|page| {
        let first = page.named("a")[0];
        let target = first.get("href").and_then(|href| href.strip_prefix('#')).and_then(|id| page.id(id));
        unless(target.is_some_and(|target| target.name() == "main"), "the skip link leads nowhere")
    });
}

#[test]
fn no_id_stands_twice_on_a_page() {
    on_every_page(|page| {
        let mut seen = BTreeSet::new();
        let ids = page.all().filter_map(|element| element.get("id"));
        ids.filter(|id| id.is_empty() || !seen.insert(*id)).map(|id| format!("id {id:?} again")).collect()
    });
}

#[test]
fn what_an_element_says_of_others_names_ids_that_exist() {
    on_every_page(|page| {
        let mut faults = Vec::new();
        let known: BTreeSet<&str> = page.all().filter_map(|element| element.get("id")).collect();
        for element in page.all() {
            for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list"] {
                let ids = element.get(name).unwrap_or("").split_whitespace();
                faults.extend(ids.filter(|id| !known.contains(id)).map(|id| format!("{name}={id}")));
            }
        }
        faults
    });
}

#[test]
fn no_style_and_no_script_stands_in_the_page_itself() {
    on_every_page(|page| {
        let mut faults = of(page.all().filter(|element| element.get("style").is_some()), "style attribute");
        faults.extend(of(page.named("style").into_iter(), "inline style"));
        let scripts = page.named("script").into_iter();
        // Data for search engines is no program.
        let runs = |script: &Element| script.get("src").is_none() && script.get("type") != Some("application/ld+json");
        faults.extend(of(scripts.filter(runs), "inline script"));
        let handler = |element: &Element| element.attributes().iter().any(|(name, _)| name.starts_with("on"));
        faults.extend(of(page.all().filter(handler), "event handler"));
        let banned = ["iframe", "object", "embed", "base", "applet", "frame"];
        faults.extend(of(page.all().filter(|element| banned.contains(&element.name())), "embedded"));
        faults
    });
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    const LOADS: [&str; 9] = ["src", "srcset", "href", "poster", "data", "action", "formaction", "background", "ping"];
    on_every_page(|page| {
        let mut faults = Vec::new();
        for element in page.all() {
            let link = ["a", "area"].contains(&element.name());
            let says_where =
                element.name() == "link" && ["canonical", "alternate"].contains(&element.get("rel").unwrap_or(""));
            for (name, value) in element.attributes() {
                let loads = LOADS.contains(&name.as_str()) && !(name == "href" && (link || says_where));
                let elsewhere = value.contains("//") || value.starts_with("data:") || value.starts_with("javascript:");
                if loads && elsewhere {
                    faults.push(format!("<{}> {name}={value}", element.name()));
                }
            }
        }
        faults
    });
}

#[test]
fn no_link_runs_a_program() {
    on_every_page(|page| {
        let known = ["http://", "https://", "mailto:", "tel:"];
        let odd = |element: &Element| {
            let href = element.get("href").unwrap_or("");
            let scheme = href.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?', '.']));
            scheme && !known.iter().any(|known| href.starts_with(known))
        };
        of(page.named("a").into_iter().filter(odd), "odd scheme")
    });
}

#[test]
fn every_page_carries_a_strict_policy_before_it_loads_anything() {
    on_every_page(|page| {
        let expected = BTreeMap::from([
            ("default-src", vec!["'none'"]),
            ("base-uri", vec!["'none'"]),
            ("connect-src", vec!["'self'"]),
            ("form-action", vec!["'self'"]),
            ("img-src", vec!["'self'"]),
            ("manifest-src", vec!["'self'"]),
            ("script-src", vec!["'self'"]),
            ("style-src", vec!["'self'"]),
            ("worker-src", vec!["'self'"]),
        ]);
        let policy = page.meta("Content-Security-Policy").unwrap_or("");
        let parts = policy.split(';').map(str::split_whitespace);
        let found: BTreeMap<&str, Vec<&str>> =
            parts.filter_map(|mut words| Some((words.next()?, words.collect()))).collect();
        let mut faults = unless(expected == found, format!("policy {policy:?}"));
        let at = page.named("meta").into_iter().find(|meta| meta.get("http-equiv").is_some()).map(|meta| meta.at);
        let loads = page.all().filter(|element| ["link", "script", "img"].contains(&element.name()));
        faults.extend(of(loads.filter(|load| at.is_none_or(|at| load.at < at)), "before the policy"));
        faults
    });
}

#[test]
fn the_search_s_script_is_on_search_pages_alone() {
    on_every_page(|page| {
        let search = page.named("body")[0].get("class") == Some("page-search");
        let scripts = page.named("script").into_iter().filter_map(|script| script.get("src"));
        unless(scripts.filter(|src| src.contains("/search.")).count() == usize::from(search), "scripts")
    });
}

/// A browser asks for an icon on every page that names none, and is told that there is none.
#[test]
fn every_page_names_an_icon_that_is_there() {
    on_every_page(|page| {
        let icon = page.all().find(|element| element.get("rel") == Some("icon"));
        let file = icon.and_then(|icon| Some(resolved(&page.path, icon.get("href")?)));
        let there = file.map(|file| demo().has(&file));
        unless(there == Some(true), format!("{:?}", icon.map(|icon| icon.get("href").map(str::to_owned))))
    });
    // A new portal has no emblem and no icon of its own; the site's own at its root is the next, then the theme's.
    let site = Site::new().build().exits(0);
    let icon = Page::parse("uno/index.html", &site.page("uno/"));
    let href = icon.all().find(|element| element.get("rel") == Some("icon")).expect("an icon");
    assert!(href.get("href").is_some_and(|href| href.contains("assets/icon.")), "{:?}", href.get("href"));
}

#[test]
fn the_notice_and_the_licence_stand_on_every_page() {
    const NOTICE: [(&str, &str); 2] = [
        (
            "es",
            "Datos de demostración. La provincia de Cerro Claro, sus municipios, sus autoridades y todas sus cifras son inventados.",
        ),
        (
            "en",
            "Demonstration data. The province of Cerro Claro, its towns, its officials and all their figures are invented.",
        ),
    ];
    on_every_page(|page| {
        let lang = page.named("html")[0].get("lang").unwrap_or("");
        let notice = NOTICE.iter().find(|(known, _)| *known == lang).map_or("", |(_, text)| *text);
        let mut faults = unless(page.named("header")[0].text().contains(notice), "no notice");
        let licence = page.named("a").into_iter().find(|link| {
            link.get("href") == Some("https://creativecommons.org/licenses/by/4.0/") && link.text() == "CC BY 4.0"
        });
        let rel = licence.and_then(|link| link.get("rel")).unwrap_or("");
        faults.extend(unless(rel.split(' ').any(|word| word == "license"), "no licence"));
        faults
    });
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    on_every_page(|page| {
        let mut faults = Vec::new();
        let mut last = 0;
        for element in page.all() {
            let Some(level) = element.name().strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) else {
                continue;
            };
            if level > last + 1 {
                faults.push(format!("<h{level}> after <h{last}>: {}", element.text()));
            }
            faults.extend(unless(!element.text().is_empty(), format!("empty <h{level}>")));
            last = level;
        }
        faults
    });
}

#[test]
fn every_image_says_what_it_shows_or_that_it_only_decorates() {
    on_every_page(|page| {
        let mut faults = of(page.named("img").into_iter().filter(|image| image.get("alt").is_none()), "no alt");
        let silent = |svg: &Element| {
            let named = svg.get("aria-label").is_some() || svg.get("aria-labelledby").is_some();
            !named && svg.get("aria-hidden") != Some("true")
        };
        faults.extend(of(page.named("svg").into_iter().filter(silent), "neither named nor hidden"));
        faults
    });
}

#[test]
fn every_link_button_and_field_has_a_name() {
    on_every_page(|page| {
        let nameless = |element: &Element| {
            let templated = element.around().any(|around| around.name() == "template");
            let label = element
                .get("id")
                .is_some_and(|id| page.named("label").iter().any(|label| label.get("for") == Some(id)));
            let field =
                ["input", "select", "textarea"].contains(&element.name()) && element.get("type") != Some("hidden");
            let link = element.name() == "button" || element.name() == "a" && element.get("href").is_some();
            let named = element.get("aria-label").is_some() || if field { label } else { !element.text().is_empty() };
            (field || link) && !named && !templated
        };
        of(page.all().filter(nameless), "nameless")
    });
}

#[test]
fn every_table_has_a_caption_and_every_header_cell_a_scope() {
    on_every_page(|page| {
        let in_text = |element: &Element| {
            element.around().any(|around| around.get("class").is_some_and(|class| class.contains("prose")))
        };
        let tables = page.named("table").into_iter().filter(|table| !in_text(table));
        let mut faults = of(tables.filter(|table| table.find("caption").is_empty()), "no caption");
        faults.extend(of(page.named("th").into_iter().filter(|cell| cell.get("scope").is_none()), "no scope"));
        faults
    });
}

#[test]
fn days_and_amounts_carry_their_form_for_machines() {
    on_every_page(|page| {
        let day = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
        let money = |text: &str| {
            text.rsplit_once('.').is_some_and(|(_, cents)| cents.len() == 2) && text.parse::<f64>().is_ok()
        };
        let days = page.named("time").into_iter().filter(|time| !time.get("datetime").is_some_and(day));
        let mut faults = of(days, "time");
        let number = |text: &str| text.parse::<f64>().is_ok();
        let is_good = |data: &Element| match data.get("class") {
            Some("count") => data.get("value").is_some_and(number),
            _ => data.get("value").is_some_and(money),
        };
        let amounts = page.named("data").into_iter().filter(|data| !is_good(data));
        faults.extend(of(amounts, "data"));
        faults
    });
}

#[test]
fn no_title_is_given_to_two_pages_of_a_portal() {
    let mut seen: BTreeMap<(String, String), &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for page in pages().iter().filter(|page| page.named("body")[0].get("class") != Some("page-not-found")) {
        let lang = page.named("html")[0].get("lang").unwrap_or("").to_owned();
        let title = page.all().find(|element| element.name() == "title").map(|title| title.text()).unwrap_or_default();
        if let Some(first) = seen.insert((lang, title.clone()), &page.path) {
            faults.push(format!("{title:?}: {first} and {}", page.path));
        }
    }
    assert!(faults.is_empty(), "{} of them, such as {:#?}", faults.len(), &faults[..faults.len().min(8)]);
}

/// Every kind of page: its address in Spanish and in English below a town, and a heading or label
/// that stands on it in each.
const KINDS: [(&str, &str, &str, &str); 9] = [
    ("", "en/", "¿En qué se gasta el dinero?", "What is the money spent on?"),
    ("presupuestos/", "en/budgets/", "Presupuestos", "Budgets"),
    ("presupuestos/2025/", "en/budgets/2025/", "Presupuesto 2025", "Budget 2025"),
    (
        "presupuestos/2025/gastos-por-funcion/07/",
        "en/budgets/2025/spending-by-function/07/",
        "Salud, gastos de 2025",
        "Health, spending of 2025",
    ),
    ("actas/", "en/minutes/", "Actas", "Minutes"),
    ("propuestas/", "en/proposals/", "Propuestas", "Proposals"),
    ("paginas/como-participar/", "en/pages/como-participar/", "Licencia:", "Licence:"),
    ("buscar/", "en/search/", "Buscar", "Search"),
    ("404.html", "en/404.html", "No encontramos esta página", "We cannot find this page"),
];

#[test]
fn every_kind_of_page_stands_in_both_languages_at_addresses_of_that_language() {
    for town in TOWNS {
        for (spanish, english, in_spanish, in_english) in KINDS {
            for (address, words) in [(spanish, in_spanish), (english, in_english)] {
                let text = page(&format!("{town}/{address}")).named("body")[0].text();
                assert!(text.contains(words), "{town}/{address} does not say {words:?}");
            }
        }
    }
}

#[test]
fn every_page_but_the_lost_one_leads_to_its_other_language_and_back() {
    on_every_page(|page| {
        let lost = page.path.ends_with("404.html");
        let links: Vec<_> = page.named("a").into_iter().filter(|link| link.get("hreflang").is_some()).collect();
        if lost {
            return unless(links.is_empty(), "a lost page has no other language");
        }
        let [link] = links[..] else { return vec!["one link to the other language".to_owned()] };
        let there = resolved(&page.path, link.get("href").unwrap_or(""));
        let other = pages().iter().find(|other| other.path == there);
        let back = other.is_some_and(|other| {
            let mut links = other.named("a").into_iter().filter(|link| link.get("hreflang").is_some());
            links.any(|link| resolved(&other.path, link.get("href").unwrap_or("")) == page.path)
        });
        unless(back, format!("{there} does not lead back"))
    });
}

#[test]
fn interface_words_are_not_left_in_the_other_language() {
    // Words of the frame that every page has, in each language.
    const SPANISH: [&str; 3] = ["Saltar al contenido", "Sitio oficial", "Datos abiertos"];
    const ENGLISH: [&str; 3] = ["Skip to the content", "Official site", "Open data"];
    on_every_page(|page| {
        let english = page.named("html")[0].get("lang") == Some("en");
        let (own, other) = if english { (ENGLISH, SPANISH) } else { (SPANISH, ENGLISH) };
        let body = page.named("body")[0];
        let says = |words: &str| body.inside().any(|element| element.text() == words);
        let mut faults: Vec<String> =
            own.iter().filter(|words| !says(words)).map(|words| format!("no {words:?}")).collect();
        faults.extend(other.iter().filter(|words| says(words)).map(|words| format!("{words:?}")));
        faults
    });
}

#[test]
fn a_heading_called_like_a_part_of_the_page_has_an_id_of_its_own() {
    let text =
        "## Main\n\nA.\n\n## Contact\n\nVea [main](#main).\n\n## Text\n\nB.\n\n## P1\n\nC.\n\n## Decisions\n\nD.\n";
    let site = Site::new()
        .with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n")
        .with("pages/x.md", format!("---\ntitle: X\n---\n{text}"))
        .with("proposals/p.md", format!("---\ntitle: P\nanswer: Sí.\ndecision: A-1\n---\n{text}"))
        .with(
            "minutes/2026-03-10.md",
            format!(
                "---\nbody: concejo\nagenda: [{{title: Uno}}]\ndecisions: [{{number: A-1, title: Y}}]\n---\n{text}"
            ),
        );
    let site = built(site, &[]);
    for path in ["uno/paginas/x/", "uno/propuestas/p/", "uno/actas/2026-03-10/"] {
        let page = site.page(path);
        let mut seen = BTreeSet::new();
        let twice: Vec<_> =
            page.all().filter_map(|element| element.get("id")).filter(|id| !seen.insert(id.to_string())).collect();
        assert!(twice.is_empty(), "{path}: {twice:?}");
        let link = page.named("a").into_iter().find(|link| link.text() == "main").expect("the link in the text");
        assert_eq!(link.get("href"), Some("#main-2"), "{path}: to the heading, not to the page's own part");
        assert_eq!(page.id("main-2").map(|heading| heading.text()), Some("Main".to_owned()));
    }
}

#[test]
fn a_long_page_says_what_is_on_it() {
    for path in
        ["puerto-cedro/presupuestos/2026/", "puerto-cedro/en/budgets/2026/", "puerto-cedro/presupuestos/2026/pagos/"]
    {
        let page = page(path);
        let nav = page.named("nav").into_iter().find(|nav| nav.get("class") == Some("contents")).expect(path);
        let links: Vec<(String, String)> = nav
            .find("a")
            .iter()
            .map(|link| (link.get("href").unwrap_or_default()[1..].to_owned(), link.text()))
            .collect();
        let heads: Vec<(String, String)> = (page.named("h2").iter())
            .filter(|head| head.around().any(|around| around.name() == "main"))
            .filter_map(|head| Some((head.get("id")?.to_owned(), head.text())))
            .filter(|(id, _)| id != "contents")
            .collect();
        assert!(links.len() >= 3 && links == heads, "{path}: {links:?} and {heads:?}");
    }
}

/// What stands below the main part of a page.
fn provenance(page: &Page) -> String {
    let line = page.named("p").into_iter().find(|p| p.get("class").is_some_and(|class| class.contains("provenance")));
    line.map(|line| line.text()).unwrap_or_default()
}

#[test]
fn mistakes_are_told_to_somebody_on_every_page() {
    on_every_page(|page| {
        let links = page.named("a").into_iter().filter_map(|link| link.get("href"));
        let there = links.filter(|link| link.starts_with("mailto:") && link.contains("?subject=")).count();
        unless(there == 1 && page.id("foot-contact").is_some(), "nobody to tell")
    });
}

/// The demonstration's own days and years: its last budget, meeting, document, seat, transfer and measure.
#[test]
fn pages_say_how_new_the_newest_of_their_data_is() {
    for (address, says) in [
        ("territorio/indicadores/agua-potable/", "Datos de "),
        ("territorio/lugares/puerto-cedro/", "Datos de "),
        ("territorio/comparar/", "Datos al "),
        ("", "Datos al "),
        ("puerto-cedro/temas/", "Datos al "),
        ("puerto-cedro/concejo/", "Datos al "),
        ("puerto-cedro/indicadores/", "Datos de "),
        ("puerto-cedro/transparencia/", "Datos al "),
        ("puerto-cedro/cooperacion/", "Datos al "),
    ] {
        assert!(provenance(page(address)).starts_with(says), "{address}: {}", provenance(page(address)));
    }
    // What is told of services has no day.
    assert!(provenance(page("puerto-cedro/servicios/")).starts_with("Fuente"));
}

/// Nobody is named in the settings, and the town has no contact: nothing leads to where nothing stands.
#[test]
fn where_nobody_can_be_reached_nothing_leads_there() {
    let site = built(Site::of_one_town().town("dos"), &[]);
    let page = site.page("");
    assert!(page.named("a").into_iter().all(|link| link.get("href") != Some("#contact")));
}
