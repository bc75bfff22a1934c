//! Addresses that were published stay, and what changes between two sites is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::demo::demo;
use crate::site::Site;

const PAGE: &str = "---\ntitle: Horario\n---\nDe ocho a cuatro.\n";

#[test]
fn a_page_that_vanishes_is_told_once_with_its_redirect_and_the_old_address_leads_to_the_new() {
    let site = Site::new().with("pages/horario.md", PAGE);
    site.build().exits(0).tells_no("page-gone");
    site.remove("uno/pages/horario.md");
    site.write("uno/pages/atencion.md", PAGE);
    site.build().exits(0).tells("cabildo.yaml", "page-gone", "aliases: {uno/paginas/horario: uno}");
    site.write(
        "cabildo.yaml",
        format!("{}aliases: {{uno/paginas/horario: uno/paginas/atencion, viejo: uno}}\n", crate::site::SETTINGS),
    );
    let outcome = site.build().exits(0).tells_no("page-gone");
    assert!(outcome.page("uno/paginas/horario/").contains("url=../atencion/"));
    assert!(outcome.page("viejo/").contains("url=../uno/"));
    site.write("cabildo.yaml", format!("{}aliases: {{uno/paginas/atencion: uno}}\n", crate::site::SETTINGS));
    site.build().exits(1).tells("cabildo.yaml:5:11", "alias-taken", "“Horario”");
}

#[test]
fn a_portal_that_is_no_longer_alone_keeps_its_addresses_by_one_line() {
    let site = Site::of_one_town().with("pages/horario.md", PAGE);
    let before = site.build().exits(0).files();
    site.write("dos/municipality.yaml", "name: Pueblo dos\n");
    let told = site.build().exits(0).tells("cabildo.yaml", "portal-gone", "aliases: {\"*\": uno/*}");
    assert!(!told.files().contains_key("paginas/horario/index.html"));
    site.write("cabildo.yaml", format!("{}aliases: {{\"*\": uno/*}}\n", crate::site::SETTINGS));
    let built = site.build().exits(0).tells_no("alias-nowhere").tells_no("portal-gone");
    let page = built.page("paginas/horario/");
    assert!(page.contains("url=../../uno/paginas/horario/"), "{page}");
    assert!(page.contains("<html lang=\"es\">") && page.contains("<title>Horario</title>"), "{page}");
    // Every page of before is there, or leads to where it is.
    let after = built.files();
    let lost: Vec<&String> =
        before.keys().filter(|path| path.ends_with("index.html") && !after.contains_key(*path)).collect();
    let lost: Vec<_> = lost.into_iter().filter(|path| !path.starts_with("territorio/")).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let rules = String::from_utf8(after["_redirects"].clone()).unwrap();
    assert!(rules.contains("/paginas/* /uno/paginas/:splat 301\n"), "{rules}");
    assert!(after.contains_key("redirects-nginx.conf") && after.contains_key("redirects-apache.conf"));
    // The other way round: the second goes, and the first is alone again.
    site.write("cabildo.yaml", crate::site::SETTINGS);
    site.remove("dos");
    let told = site.build().exits(0).tells("cabildo.yaml", "portal-gone", "aliases: {\"uno/*\": \"*\"}");
    let told = told.tells("cabildo.yaml", "portal-gone", "“Pueblo dos”");
    assert!(!told.files().contains_key("_redirects"));
    site.write("cabildo.yaml", format!("{}aliases: {{\"uno/*\": \"*\"}}\n", crate::site::SETTINGS));
    let built = site.build().exits(0).tells_no("alias-nowhere");
    assert!(built.page("uno/paginas/horario/").contains("url=../../../paginas/horario/"));
    let rules = String::from_utf8(built.files()["_redirects"].clone()).unwrap();
    assert!(rules.contains("/uno/* /:splat 301\n"), "{rules}");
}

#[test]
fn an_old_address_that_leads_nowhere_is_told_with_the_page_that_is_like_it() {
    let site = Site::new().with("pages/donde.md", PAGE);
    let with = |aliases: &str| {
        site.write("cabildo.yaml", format!("{}aliases: {{{aliases}}}\n", crate::site::SETTINGS));
        site.build().exits(0)
    };
    with("uno/viejo: uno/pages/donde").tells("cabildo.yaml:5:11", "alias-nowhere", "uno/paginas/donde");
    with("viejo: tres/paginas").tells("cabildo.yaml:5:11", "alias-nowhere", "");
    with("viejo: territorio/nada").tells("cabildo.yaml:5:11", "alias-nowhere", "");
    with("\"viejo/*\": uno/nada/*").tells("cabildo.yaml:5:11", "alias-nowhere", "uno/nada/*");
    let built =
        with("uno/viejo: uno/paginas/donde, otro: uno/viejo, territorio/antes: uno, nuevo: territorio/comparar");
    let built = built.tells_no("alias-nowhere");
    assert!(built.page("territorio/antes/").contains("url=../../uno/"));
    // As it is typed, or as a browser gives it.
    for old in ["viejo/año nuevo", "viejo/a%C3%B1o%20nuevo"] {
        let built = with(&format!("\"{old}\": uno/paginas/donde")).tells_no("bad-path");
        assert!(built.page("viejo/año nuevo/").contains("url=../../uno/paginas/donde/"));
        let rules = String::from_utf8(built.files()["_redirects"].clone()).unwrap();
        assert!(rules.starts_with("/viejo/a%C3%B1o%20nuevo /uno/paginas/donde/ 301\n"), "{rules}");
        let nginx = String::from_utf8(built.files()["redirects-nginx.conf"].clone()).unwrap();
        assert!(nginx.contains("\"^/viejo/año nuevo/?$\""), "{nginx}");
    }
    site.write("static/_redirects", "/a /b 301\n");
    let built = with("viejo: uno/paginas/donde");
    let rules = String::from_utf8(built.files()["_redirects"].clone()).unwrap();
    assert_eq!(rules, "/a /b 301\n/viejo /uno/paginas/donde/ 301\n/viejo/ /uno/paginas/donde/ 301\n");
}

#[test]
fn two_sites_are_compared_as_a_citizen_sees_them() {
    let budget = |amount: &str| {
        format!("year: 2026\nexpenditure:\n  - {{economic: \"21\", name: Aseo, approved: \"{amount}\"}}\n")
    };
    let site = Site::new().with("pages/horario.md", PAGE).with("budgets/2026.yaml", budget("1000.00"));
    site.build_with(&["--out", "viejo"]).exits(0);
    site.remove("uno/pages/horario.md");
    site.write("dos/pages/nueva.md", "---\ntitle: Nueva\n---\nHola.\n");
    site.write("uno/budgets/2026.yaml", budget("1500.00"));
    site.build_with(&["--out", "nuevo"]).exits(0);
    let told = site.run(&["diff", "viejo", "nuevo", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("## Removed (1)") && told.contains("/uno/paginas/horario/"), "{told}");
    assert!(told.contains("/dos/paginas/nueva/"), "{told}");
    assert!(told.contains("1000.00 → 1500.00"), "{told}");
    // A figure is named by its own words, without those that explain it, and told once a page.
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("  - ") || line.starts_with("- ")).collect();
    assert!(lines.windows(2).all(|pair| pair[0] != pair[1]) && !told.contains("antes de empezar"), "{told}");
    let same = site.run(&["diff", "nuevo", "nuevo", "--lang", "en"]).exits(0).stdout;
    assert!(same.contains("No page changed."), "{same}");
    site.run(&["diff", "nowhere", "nuevo"]).exits(2);
    // A folder of other things is no site without pages.
    let told = site.run(&["diff", ".", "content", "--lang", "en"]).exits(2).says("is no published site");
    assert_eq!(told.stdout, "");
}

#[test]
fn settings_that_cannot_be_read_are_not_migrated() {
    let latin: &[u8] = b"title: Pe\xf1as Blancas\ncurrency: PAB\n";
    let broken: &[u8] = b"title: [x\n";
    for bytes in [latin, broken] {
        let site = Site::of_one_town().file("cabildo.yaml", bytes);
        site.run(&["migrate", "--lang", "en"]).exits(1).says("cabildo check");
        assert_eq!(std::fs::read(site.path("content/cabildo.yaml")).unwrap(), bytes, "not a byte is changed");
    }
    let site = Site::of_one_town().without("cabildo.yaml");
    site.run(&["migrate", "--lang", "en"]).exits(1).says("missing");
    let site = Site::of_one_town().file("cabildo.yaml", "format: 2\ntitle: X\n");
    site.run(&["migrate", "--lang", "en"]).exits(2).says("newer version");
}

#[test]
fn content_of_the_first_format_is_brought_up_to_date_once() {
    let site = Site::new();
    site.write("cabildo.yaml", format!("# Nuestro sitio\n{}", crate::site::SETTINGS));
    let told = site.run(&["migrate", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("from format 0 to 1"), "{told}");
    let text = std::fs::read_to_string(site.path("content/cabildo.yaml")).unwrap();
    assert_eq!(text, format!("# Nuestro sitio\nformat: 1\n{}", crate::site::SETTINGS));
    assert!(site.run(&["migrate", "--lang", "en"]).exits(0).stdout.contains("nothing to do"));
    site.build().exits(0);
}

/// The words of a language that stand in addresses, by their keys.
fn words_of_addresses(lang: &str) -> BTreeMap<String, String> {
    let path = format!("{}/themes/default/words/{lang}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("words");
    let groups = ["paths:", "category:", "proposal_state:", "document_kind:", "measure:"];
    let mut group = "";
    let mut words = BTreeMap::new();
    for line in text.lines() {
        match line.split_once(':') {
            Some(_) if !line.starts_with([' ', '#']) => group = line,
            Some((key, word)) if groups.contains(&group) => {
                let slug = cabildo::text::slug::slug(word).unwrap_or_default();
                words.insert(format!("{group}{}", key.trim()), slug);
            }
            _ => {}
        }
    }
    words
}

#[test]
fn a_spanish_page_s_address_has_no_english_word_that_the_program_put_there() {
    let (spanish, english) = (words_of_addresses("es"), words_of_addresses("en"));
    assert!(spanish.len() > 90, "{}", spanish.len());
    let own: BTreeSet<&str> = spanish.values().map(String::as_str).collect();
    let keys = spanish.keys().filter_map(|key| key.split_once(':')).map(|(_, key)| key.replace('_', "-"));
    let foreign: BTreeSet<String> = english.values().cloned().chain(keys).collect();
    // What a town itself called so: a programme's id, an area's.
    let named = |part: &str| part.is_empty() || own.contains(part);
    let mut faults = BTreeSet::new();
    for path in demo().paths(|path| path.ends_with("index.html") && !format!("/{path}").contains("/en/")) {
        let parts = path.trim_end_matches("index.html").split('/');
        let without_number = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        let odd = parts.filter(|part| !named(part) && !named(&without_number(part)));
        faults.extend(odd.filter(|part| foreign.contains(*part) || foreign.contains(&without_number(part))));
    }
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn the_territory_s_folder_is_a_word_of_the_first_language_and_no_town_can_have_its_name() {
    let site = Site::new();
    let built = site.build().exits(0);
    assert!(built.files().keys().any(|path| path.starts_with("territorio/")), "in Spanish");
    site.write("cabildo.yaml", crate::site::SETTINGS.replace("[es", "[en"));
    let built = site.build().exits(0);
    assert!(built.files().keys().any(|path| path.starts_with("territory/")), "in English");
    assert!(!built.files().keys().any(|path| path.starts_with("territorio/")), "the other one is gone");
    site.write("cabildo.yaml", crate::site::SETTINGS);
    site.write("territorio/municipality.yaml", "name: Territorio\n");
    site.build().exits(1).tells("territorio", "reserved-name", "territorio");
}

/// The rules for servers, of all three kinds, one after the other.
fn rules(outcome: &crate::site::Outcome) -> String {
    let files = outcome.files();
    let names = ["_redirects", "redirects-nginx.conf", "redirects-apache.conf"];
    let texts = names.into_iter().filter_map(|name| files.get(name));
    texts.map(|bytes| String::from_utf8(bytes.clone()).unwrap()).collect()
}

#[test]
fn servers_lead_only_to_what_is_published_and_never_away_from_it() {
    let site = Site::of_one_town().with("pages/horario.md", PAGE).with("pages/otra.md", PAGE);
    let alias = |aliases: &str| {
        site.write("cabildo.yaml", format!("{}aliases: {{{aliases}}}\n", crate::site::SETTINGS));
    };
    site.build().exits(0);
    // In one push a page is renamed, with its line, and something else is wrong: the version of before stays.
    site.remove("uno/pages/horario.md");
    site.write("uno/pages/donde.md", PAGE);
    site.write("uno/pages/malo.md", "---\ntitel: Malo\n---\n");
    alias("paginas/horario: paginas/donde, \"secciones/*\": \"apartados/*\"");
    let kept = site.build().exits(1);
    assert!(kept.has("paginas/horario/index.html") && !kept.has("paginas/donde/index.html"));
    assert_eq!(rules(&kept), "", "who reads the page of before is sent nowhere");
    site.remove("uno/pages/malo.md");
    let built = site.build().exits(0);
    assert!(rules(&built).contains("/paginas/horario/ /paginas/donde/ 301\n"), "{}", rules(&built));
    // A line about a page that stands is an error, and the page can still be read.
    alias("paginas/horario: paginas/donde, paginas/otra: paginas/donde");
    let kept = site.build().exits(1).tells("cabildo.yaml:5", "alias-taken", "");
    assert!(!rules(&kept).contains("otra"), "{}", rules(&kept));
    assert!(rules(&kept).contains("/paginas/horario/ /paginas/donde/ 301\n"), "{}", rules(&kept));
}

#[test]
fn a_file_keeps_its_address_and_an_address_may_be_written_as_the_browser_shows_it() {
    let site = Site::of_one_town().with("pages/donde.md", PAGE).with("files/plan-2026.txt", "Plan\n");
    let with = |aliases: &str| {
        site.write("cabildo.yaml", format!("{}aliases: {{{aliases}}}\n", crate::site::SETTINGS));
        site.build()
    };
    let built = with("files/plan.txt: files/plan-2026.txt").exits(0).tells_no("alias-nowhere");
    assert!(rules(&built).contains("/files/plan.txt /files/plan-2026.txt 301\n"), "{}", rules(&built));
    let page = built.page("files/plan.txt/");
    assert!(
        page.contains("url=../plan-2026.txt\"") && page.contains("https://ejemplo.org/files/plan-2026.txt\""),
        "{page}"
    );
    let built = with("/paginas/horario/: /paginas/donde/, viejo: /").exits(0).tells_no("alias-nowhere");
    assert!(rules(&built).contains("/paginas/horario/ /paginas/donde/ 301\n"), "{}", rules(&built));
    assert!(rules(&built).contains("/viejo/ / 301\n"), "{}", rules(&built));
    with("viejo: \"https://ejemplo.org/paginas/donde/\"").tells(
        "cabildo.yaml:5",
        "alias-nowhere",
        "without the site's name",
    );
}

#[test]
fn an_address_with_signs_gets_its_rules_or_it_is_told_what_it_lacks() {
    let site = Site::of_one_town().with("pages/donde.md", PAGE).with("files/acta #3.txt", "Acta\n");
    let with = |aliases: &str| {
        site.write("cabildo.yaml", format!("{}aliases: {{{aliases}}}\n", crate::site::SETTINGS));
        site.build()
    };
    let plain = ["a&b;c", "d@e", "x[1]", "w=1", "p!q", "s$t", "u{v}"];
    let aliases: Vec<String> = plain.iter().map(|old| format!("\"{old}\": paginas/donde")).collect();
    let built = with(&aliases.join(", ")).exits(0).tells_no("alias-sign");
    for old in plain {
        let sent = old.replace('{', "%7B").replace('}', "%7D");
        assert!(rules(&built).contains(&format!("/{sent}/ /paginas/donde/ 301\n")), "{old}: {}", rules(&built));
        assert!(built.page(&format!("{old}/")).contains("paginas/donde/"), "{old}");
    }
    // What follows a question mark is no part of a page's address.
    let asked = with("\"index.php?id=5\": paginas/donde").exits(0);
    asked.tells("cabildo.yaml:5:11", "alias-sign", "write the address up to it (`index.php`)");
    let named = with("\"acta %233.txt\": paginas/donde").exits(0).tells_no("alias-sign");
    assert!(rules(&named).contains("/acta%20%233.txt /paginas/donde/ 301\n"), "{}", rules(&named));
    with("viejo: \"files/acta #3.txt\"").exits(0).tells("cabildo.yaml:5:11", "alias-sign", "a name without `#`");
    // A star says where every page of a folder went: it stands on both sides.
    let starred = with("\"viejo/*\": paginas").exits(2);
    starred.tells("cabildo.yaml:5:11", "alias-star", "`\"viejo/*\": \"paginas/*\"`");
    with("\"vi*jo\": paginas/donde").exits(2).tells("cabildo.yaml:5:11", "alias-star", "without `*`");
    with("\"viejo/*\": \"paginas/*\"").tells_no("alias-star");
}

#[test]
fn the_line_that_is_offered_for_a_lost_address_can_be_taken_as_it_stands() {
    for name in ["R&D {2}.txt", "acta #3.txt", "100, 200 y 300.txt", "¿qué?.txt", "- a.txt", "'x'.txt"] {
        let site = Site::of_one_town().with("pages/donde.md", PAGE).with("files/otro.txt", "x\n");
        let file = format!("uno/files/{name}");
        site.write(&file, "x\n");
        site.build().exits(0);
        site.remove(&file);
        let told = site.build().exits(0).tells("cabildo.yaml", "page-gone", name);
        let (_, line) = told.stdout.split_once("aliases: ").expect("a line of `aliases`");
        let line = line.split('`').next().unwrap_or_default().replace("\\\"", "\"").replace('…', "paginas/donde");
        site.write("cabildo.yaml", format!("{}aliases: {line}\n", crate::site::SETTINGS));
        let built = site.build().exits(0).tells_no("alias-sign");
        assert!(built.has(&format!("files/{name}/index.html")), "{line}");
    }
}

#[test]
fn a_figure_that_did_not_move_is_not_told_and_a_page_has_its_name_in_every_language() {
    let budget = |amount: &str| {
        let line = |code: &str, name: &str, amount: &str| {
            format!("  - {{economic: \"{code}\", name: {name}, approved: \"{amount}\"}}\n")
        };
        format!("year: 2026\nexpenditure:\n{}{}", line("21", "Aseo", "30000.00"), line("31", "Calles", amount))
    };
    let site = Site::of_one_town().with("budgets/2026.yaml", budget("70000.00"));
    site.write("cabildo.yaml", crate::site::SETTINGS.replace("[es]", "[es, en]"));
    site.build_with(&["--out", "viejo"]).exits(0);
    site.write("uno/budgets/2026.yaml", budget("71000.00"));
    site.write("uno/pages/nueva.md", "---\ntitle: Nueva <plaza>\n---\nHola.\n");
    site.build_with(&["--out", "nuevo"]).exits(0);
    let told = site.run(&["diff", "viejo", "nuevo", "--lang", "es"]).exits(0).stdout;
    assert!(told.contains("70000.00 → 71000.00"), "{told}");
    // 30,000 is 30.0 % of 100,000 and 29.7 % of 101,000: its share moved, and the amount did not.
    let lost: Vec<&str> = told.lines().filter(|line| line.contains("Aseo") && line.contains("30000.00")).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(told.contains("- Nueva <plaza> — /en/pages/nueva/") || told.contains("Nueva <plaza> · "), "{told}");
    assert!(!told.contains("-  — "), "{told}");
}

#[test]
fn every_page_and_document_that_vanishes_is_told_and_a_whole_folder_as_one() {
    let budget = |year: &str| {
        format!(
            "year: {year}\nrevenue:\n  - {{economic: \"113\", name: Inmuebles, approved: \"1000.00\"}}\n\
             expenditure:\n  - {{economic: \"21\", name: Aseo, approved: \"1000.00\"}}\n"
        )
    };
    let begun = || {
        let site = Site::of_one_town().with("budgets/2026.yaml", budget("2026")).with("files/plan.txt", "Plan\n");
        let site = site.with("files/otro.txt", "Otro\n");
        let before = site.build().exits(0).tells_no("page-gone").files();
        site.remove("uno/budgets/2026.yaml");
        site.write("uno/budgets/2025.yaml", budget("2025"));
        site.remove("uno/files/plan.txt");
        (site, before)
    };
    let (site, before) = begun();
    let told = site.build().exits(0);
    let told = told.tells("cabildo.yaml", "page-gone", "aliases: {\"presupuestos/2026/*\": \"…/*\"}");
    let told = told.tells("cabildo.yaml", "page-gone", "aliases: {\"graficos/presupuestos/2026/*\": \"…/*\"}");
    let told = told.tells("cabildo.yaml", "page-gone", "aliases: {files/plan.txt: …}");
    let words: Vec<&str> =
        told.findings().iter().filter(|told| told.code == "page-gone").map(|told| &*told.words).collect();
    let after = told.files();
    let lost: Vec<&String> =
        before.keys().filter(|path| path.ends_with(".html") && !after.contains_key(*path)).collect();
    assert!(lost.len() > 5, "{lost:?}");
    for path in lost {
        let is_told = |words: &&&str| {
            let address =
                words.split_once("(/").and_then(|(_, rest)| rest.split_once(')')).map_or("", |(address, _)| address);
            !address.is_empty() && path.starts_with(address)
        };
        assert!(words.iter().any(|words| is_told(&words)), "{path} is not in {words:#?}");
    }
    // Told once; and not at all where the lines stand already: each page leads to its like.
    site.build().exits(0).tells_no("page-gone");
    let (site, before) = begun();
    let lines = "\"presupuestos/2026/*\": \"presupuestos/2025/*\", \"graficos/presupuestos/2026/*\": \
                 \"graficos/presupuestos/2025/*\", files/plan.txt: files/otro.txt";
    site.write("cabildo.yaml", format!("{}aliases: {{{lines}}}\n", crate::site::SETTINGS));
    let built = site.build().exits(0);
    let after = built.files();
    let lost: Vec<&String> =
        before.keys().filter(|path| path.ends_with(".html") && !after.contains_key(*path)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(rules(&built).contains("/presupuestos/2026/* /presupuestos/2025/:splat 301\n"), "{}", rules(&built));
    assert!(built.findings().iter().all(|told| told.code != "page-gone" || !told.words.contains("plan.txt")));
}

#[test]
fn a_summary_tells_what_left_what_changed_beside_the_portals_and_the_sums_that_moved() {
    let budget = |revenue: &str, accrued: &str| {
        format!(
            "year: 2026\nstages:\n  - {{stage: accrued, as_of: 2026-06-30}}\nrevenue:\n  - {{economic: \"113\", name: Inmuebles, approved: \"{revenue}\"}}\n\
             expenditure:\n  - {{economic: \"21\", name: Aseo, approved: \"60000.00\", accrued: \"{accrued}\"}}\n"
        )
    };
    let site = Site::new().town("tres").with("budgets/2026.yaml", budget("60000.00", "40000.00"));
    let summary = |site: &Site| {
        site.build_with(&["--summary", "s.md"]).exits(0);
        std::fs::read_to_string(site.path("s.md")).unwrap()
    };
    summary(&site);
    site.write("tres/budgets/2026.yaml", budget("61000.00", "40000.00"));
    let told = summary(&site);
    assert!(told.contains("| Planned revenue 2026 | 60000.00 | 61000.00 |"), "{told}");
    assert!(!told.contains("Planned expenditure"), "what did not move is not told: {told}");
    site.write("tres/budgets/2026.yaml", budget("61000.00", "60000.00"));
    let told = summary(&site);
    assert!(told.contains("| Executed expenditure 2026 | 40000.00 | 60000.00 |"), "{told}");
    site.remove("dos");
    let told = summary(&site);
    assert!(told.contains("## dos\n\nPortal withdrawn.") && told.contains("- `/dos/`\n"), "{told}");
    assert!(told.contains("## The site") && told.contains("- `/`\n"), "{told}");
    assert!(!told.contains("No page changed."), "{told}");
    assert!(summary(&site).contains("No page changed."));
}

#[test]
fn a_summary_names_each_figure_that_moved_with_its_page_also_where_no_sum_did() {
    let budget = |cleaning: &str, pavements: &str| {
        format!(
            "year: 2026\nexpenditure:\n  - {{economic: \"21\", name: Aseo, approved: \"{cleaning}\"}}\n\
             \x20 - {{economic: \"31\", name: Aceras | a*b, approved: \"{pavements}\"}}\n  - {{economic: \"22\", name: Luz, approved: \"5000.00\"}}\n"
        )
    };
    let proposal =
        |cost: &str| format!("---\ntitle: Un techo\nsubmitted: 2026-01-10\ncost: {{asked: \"{cost}\"}}\n---\nx\n");
    let site = Site::new().town("tres").with("budgets/2026.yaml", budget("70000.00", "30000.00"));
    let site = site.with("proposals/techo.md", proposal("14500.00"));
    let summary = |more: &[&str]| {
        site.build_with(&[&["--summary", "s.md"], more].concat()).exits(0);
        std::fs::read_to_string(site.path("s.md")).unwrap()
    };
    let told = summary(&[]);
    assert!(!told.contains("| Figure |"), "a new site moves nothing: {told}");
    site.write("tres/budgets/2026.yaml", budget("40000.00", "60000.00"));
    let told = summary(&[]);
    let row =
        |name: &str, figures: &str| told.lines().find(|line| line.starts_with(&format!("| {name} | {figures} |")));
    assert!(row("Aseo", "70000.00 | 40000.00").is_some_and(|row| row.contains("`/tres/presupuestos/")), "{told}");
    assert!(row("Aceras \\| a\\*b", "30000.00 | 60000.00").is_some(), "{told}");
    assert!(!told.contains("Luz") && !told.contains("Planned expenditure"), "what did not move is not told: {told}");
    // Asked for alone, with nothing else of the portal changed.
    site.write("tres/proposals/techo.md", proposal("15500.00"));
    let told = summary(&["--only", "tres"]);
    let row = told.lines().find(|line| line.contains("| 14500.00 | 15500.00 |")).unwrap_or_default();
    assert!(row.contains("`/tres/") && !told.contains("Aseo"), "{told}");
    assert!(!summary(&[]).contains("| Figure |"), "nothing moved since");
}

#[test]
fn a_summary_of_very_many_figures_lists_the_first_and_says_how_many_more_there_are() {
    let budget = |more: usize| {
        let line = |code: usize| {
            format!("  - {{economic: \"{code}\", name: Renglón {code}, approved: \"{}.00\"}}\n", 1000 * code + more)
        };
        format!("year: 2026\nexpenditure:\n{}", (100..360).map(line).collect::<String>())
    };
    let site = Site::of_one_town().with("budgets/2026.yaml", budget(0));
    site.build_with(&[]);
    site.write("uno/budgets/2026.yaml", budget(1));
    site.build_with(&["--summary", "s.md"]);
    let told = std::fs::read_to_string(site.path("s.md")).unwrap();
    let rows = told.lines().filter(|line| line.starts_with("| ") && line.contains("`/"));
    assert_eq!(rows.count(), 200, "{told}");
    // Each of 260 lines moved; 200 are listed.
    let more = told.lines().filter_map(|line| line.strip_prefix("and ")?.strip_suffix(" more")?.parse().ok()).max();
    assert!(more >= Some(60_usize), "{told}");
}
