//! What each language's pages say: its own texts or marked ones, its dates, its money, its words.

use crate::demo::{built, page};
use crate::site::Site;

/// A site of one town in these languages.
fn site(languages: &str) -> Site {
    let settings = "title: Prueba\ncountry: PA\ncurrency: PAB\nbase_url: https://ejemplo.org/\n";
    Site::of_one_town().file("cabildo.yaml", format!("{settings}languages: [{languages}]\n"))
}

const PROPOSAL: &str = "\
---
title: Techo para la cancha
summary: {es: Un techo de zinc., en: A zinc roof.}
state: received
submitted: 2026-03-02
cost: {asked: \"1234567.50\"}
---
Cuando llueve no se juega.
";

#[test]
fn a_text_without_a_translation_is_shown_in_its_own_language_and_says_so() {
    let site = built(site("es, en").with("proposals/techo.md", PROPOSAL), &[]);
    let page = site.page("en/proposals/techo/");
    let heading = page.named("h1")[0];
    assert_eq!((heading.text().as_str(), heading.lang()), ("Techo para la cancha", Some("es")));
    let og = page.named("meta").into_iter().find(|meta| meta.get("property") == Some("og:title")).expect("a title");
    assert_eq!((page.named("title")[0].lang(), og.lang()), (Some("es"), Some("es")), "the tab and what is shared");
    let text = page.named("p").into_iter().find(|text| text.text().starts_with("Cuando llueve")).expect("the text");
    assert_eq!(text.lang(), Some("es"));
    let summary = page.all().filter(|element| element.text() == "A zinc roof.").last().expect("the summary");
    assert_eq!(summary.lang(), Some("en"));
    let spanish = site.page("propuestas/techo/");
    assert!(
        spanish.named("main")[0].inside().all(|element| element.get("lang").is_none()),
        "no mark in its own language"
    );
}

#[test]
fn a_text_beside_it_is_its_translation() {
    let english = "---\ntitle: A roof for the court\n---\nNobody plays when it rains.\n";
    let site = site("es, en").with("proposals/techo.md", PROPOSAL).with("proposals/techo.en.md", english);
    let site = built(site, &[]);
    let page = site.page("en/proposals/techo/");
    assert_eq!(page.only("h1"), "A roof for the court");
    let main = page.named("main")[0];
    assert!(main.text().contains("Nobody plays when it rains."));
    assert!(!main.text().contains("Cuando llueve"));
    // Below it stands the municipality, whose name is Spanish.
    assert!(main.inside().filter(|element| element.get("lang").is_some()).all(|name| name.text() == "Pueblo uno"));
}

#[test]
fn names_at_the_foot_and_in_drawings_say_their_language() {
    let site = site("es, en").with("pages/historia.md", "---\ntitle: Historia del pueblo\n---\nFue así.\n");
    let page = built(site, &[]).page("en/");
    let link = page.named("a").into_iter().find(|link| link.text() == "Historia del pueblo").expect("the page");
    assert_eq!(link.lang(), Some("es"));
    // A proposal that nobody translated, as a dot on the map of its cycle.
    let map = crate::demo::page("puerto-cedro/en/participatory-budget/2026/");
    let title = "Mural de la historia del puerto en el malecón";
    let dot = map.all().find(|element| element.get("aria-label") == Some(title)).expect("its dot");
    assert_eq!(dot.get("lang"), Some("es"));
}

#[test]
fn every_text_in_a_list_says_its_language_too() {
    let site = built(site("es, en").with("proposals/techo.md", PROPOSAL), &[]);
    for address in ["en/", "en/proposals/"] {
        let page = site.page(address);
        let links = page.named("a").into_iter().filter(|link| link.text() == "Techo para la cancha");
        let innermost: Vec<_> =
            links.map(|link| link.find("bdi").first().map_or(link.lang(), |inner| inner.lang())).collect();
        assert!(!innermost.is_empty() && innermost.iter().all(|lang| *lang == Some("es")), "{address}: {innermost:?}");
    }
}

// The forms below are CLDR's for es-PA and en.
#[test]
fn dates_have_the_form_of_the_language() {
    let date = |address: &str| {
        let time = page(address).named("time").into_iter().find(|time| time.get("datetime") == Some("2026-11-20"));
        time.expect("the day").text()
    };
    assert_eq!(date("loma-quieta/actas/2026-11-20/"), "20 de noviembre de 2026");
    assert_eq!(date("loma-quieta/en/minutes/2026-11-20/"), "November 20, 2026");
}

#[test]
fn money_has_the_form_of_the_language_and_the_country() {
    let site = built(site("es, en").with("proposals/techo.md", PROPOSAL), &[]);
    let money = |address: &str| site.page(address).named("data")[0].text();
    assert_eq!(money("propuestas/techo/"), "B/.\u{a0}1,234,567.50");
    let english = money("en/proposals/techo/");
    assert!(english.ends_with("1,234,567.50"), "{english}");
    for (country, currency, lang, expected) in [
        ("ES", "EUR", "es", "1.234.567,50\u{a0}€"),
        ("GB", "GBP", "en", "£1,234,567.50"),
        ("US", "USD", "en", "$1,234,567.50"),
    ] {
        let settings = format!("title: Prueba\ncountry: {country}\ncurrency: {currency}\nlanguages: [{lang}]\n");
        let site = Site::of_one_town().file("cabildo.yaml", settings).with("proposals/techo.md", PROPOSAL);
        let address = if lang == "es" { "propuestas/techo/" } else { "proposals/techo/" };
        assert_eq!(built(site, &[]).page(address).named("data")[0].text(), expected, "{lang}-{country}");
    }
}

/// A meeting with decisions of these numbers.
fn meeting(decisions: &[&str]) -> String {
    let one = |number: &&str| format!("  - {{number: \"{number}\", kind: agreement, title: Acuerdo {number}}}\n");
    let all: String = decisions.iter().map(one).collect();
    format!("---\nbody: concejo\nkind: ordinary\nstate: approved\ndecisions:\n{all}---\nTexto.\n")
}

#[test]
fn words_follow_the_number_before_them() {
    let council = "name: Pueblo uno\nbodies:\n  - {id: concejo, name: Concejo, kind: council}\n";
    let site = site("es, en").with("municipality.yaml", council);
    let site = site.with("minutes/2026-03-01.md", meeting(&["1"])).with("minutes/2026-03-02.md", meeting(&["2", "3"]));
    let site = built(site, &[]);
    let says = |address: &str, words: &str| site.page(address).all().any(|element| element.text() == words);
    for (address, one, two) in [("actas/", "1 decisión", "2 decisiones"), ("en/minutes/", "1 decision", "2 decisions")]
    {
        assert!(says(address, one) && says(address, two), "{address}");
        assert!(!says(address, &two.replace('2', "1")), "{address}");
    }
}

#[test]
fn a_language_without_words_of_its_own_borrows_them_and_it_is_told() {
    let outcome = site("es, gym").with("proposals/techo.md", PROPOSAL).build().exits(0);
    let outcome = outcome.tells("themes/default/words/gym.yaml", "missing-word", "gym");
    let page = crate::dom::Page::parse("gym/index.html", &outcome.page("gym/"));
    assert_eq!(page.named("html")[0].get("lang"), Some("gym"));
    assert!(page.named("body")[0].text().contains("¿Qué se decidió?"), "Spanish words stand in");
    assert!(outcome.has("gym/propuestas/techo/index.html"), "addresses are made of the same words");
}

#[test]
fn it_borrows_them_from_the_sites_other_language() {
    let page = site("ar, fr").build().exits(0).page("");
    assert!(page.contains("Qu’a-t-on décidé"), "{page}");
    assert!(!page.contains("¿Qué se decidió?"), "{page}");
}

#[test]
fn a_language_may_say_whose_words_and_forms_it_borrows() {
    let settings = "title: Prueba\ncountry: PA\ncurrency: USD\nlanguages: [en, gym]\nfallback: {gym: en}\n";
    let site = || Site::of_one_town().file("cabildo.yaml", settings).with("proposals/techo.md", PROPOSAL);
    let outcome = site().build().exits(0).tells_no("missing-word");
    assert!(outcome.page("gym/").contains("What was decided?"));
    assert!(outcome.page("gym/proposals/techo/").contains("March"));
    // Some words of its own: those stand, and the others are told.
    let own = "ui:\n  official: Kukwe metre\n";
    let outcome = site().beside("themes/propio/words/gym.yaml", own);
    let settings = format!("{settings}theme: propio\n");
    let outcome = outcome.file("cabildo.yaml", settings).build().exits(0);
    let outcome = outcome.tells("themes/propio/words/gym.yaml", "missing-word", "gym");
    let page = outcome.page("gym/");
    assert!(page.contains("Kukwe metre") && page.contains("What was decided?"));
}

#[test]
fn a_site_speaks_five_languages_each_with_its_addresses_words_and_forms() {
    let budget = "year: 2026\nexpenditure:\n  - {functional: \"07\", name: Salud, approved: \"1234567.50\"}\n";
    let settings = "title: Prueba\ncountry: PA\ncurrency: USD\nlanguages: [es, en, pt, fr, it]\n";
    let site = Site::of_one_town().file("cabildo.yaml", settings);
    let site = site.with("budgets/2026.yaml", budget).with("proposals/techo.md", PROPOSAL);
    let site = site.build().exits(0);
    for (address, heading, day) in [
        ("pt/orcamentos/2026/", "Orçamento 2026", ("pt/propostas/techo/", "2 de março de 2026")),
        ("fr/budgets/2026/", "Budget 2026", ("fr/propositions/techo/", "2 mars 2026")),
        ("it/bilanci/2026/", "Bilancio 2026", ("it/proposte/techo/", "2 marzo 2026")),
    ] {
        let page = crate::dom::Page::parse(address, &site.page(address));
        assert_eq!(page.only("h1"), heading);
        assert_eq!(page.named("html")[0].get("lang"), Some(&address[..2]));
        assert!(site.page(day.0).contains(day.1), "{}", day.0);
    }
}

#[test]
fn a_site_in_one_language_offers_no_other() {
    let site = built(site("en").with("proposals/techo.md", PROPOSAL), &[]);
    let page = site.page("proposals/techo/");
    assert_eq!(page.named("html")[0].get("lang"), Some("en"));
    assert!(page.all().all(|element| element.get("hreflang").is_none()));
    assert!(!site.has("en/index.html"));
}

#[test]
fn the_first_language_of_the_settings_stands_at_the_root() {
    let budget = "year: 2026\nexpenditure:\n  - {functional: \"07\", name: Salud, approved: \"10.00\"}\n";
    let site = built(site("en, es").with("budgets/2026.yaml", budget), &[]);
    assert_eq!(site.page("").named("html")[0].get("lang"), Some("en"));
    assert_eq!(site.page("budgets/2026/").only("h1"), "Budget 2026");
    assert_eq!(site.page("es/presupuestos/2026/").only("h1"), "Presupuesto 2026");
}

#[test]
fn minutes_and_proposals_that_are_not_translated_are_noted_and_their_pages_say_so() {
    let original = "Este texto no está traducido";
    let notice = "This text has not been translated";
    let by_headings = "---\nbody: concejo\nagenda: headings\n---\n## Obras\n\nSe habló de la cancha.\n";
    let site = site("es, en")
        .with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n")
        .with("proposals/techo.md", PROPOSAL)
        .with("minutes/2026-03-10.md", by_headings)
        .with("minutes/2026-03-17.md", "---\nbody: concejo\n---\nSe abrió la sesión.\n")
        .with("minutes/2026-03-24.md", "---\nbody: concejo\n---\n")
        .with("minutes/2026-03-31.md", "---\nbody: concejo\n---\nSe cerró.\n")
        .with("minutes/2026-03-31.en.md", "---\ntitle: Last session\n---\nIt was closed.\n");
    let told = site.check().exits(0);
    let told: Vec<&str> = told
        .findings()
        .iter()
        .filter(|finding| finding.code == "not-translated")
        .map(|finding| finding.place.split(':').next().unwrap_or(""))
        .collect();
    assert_eq!(told, ["uno/minutes/2026-03-10.md", "uno/minutes/2026-03-17.md", "uno/proposals/techo.md"]);
    let site = built(site, &[]);
    let main = |path: &str| site.page(path).named("main")[0].text();
    for path in ["en/minutes/2026-03-10/", "en/minutes/2026-03-17/", "en/proposals/techo/"] {
        assert_eq!(main(path).matches(notice).count(), 1, "{path}");
    }
    for path in ["en/minutes/2026-03-24/", "en/minutes/2026-03-31/"] {
        assert_eq!(main(path).matches(notice).count(), 0, "{path}");
    }
    for path in ["actas/2026-03-10/", "actas/2026-03-17/", "propuestas/techo/"] {
        assert!(!main(path).contains(original), "{path}");
    }
}

/// One word a group, whether a programme or a proposal is for it.
#[test]
fn a_group_has_one_name_in_programmes_and_in_proposals() {
    for lang in ["es", "en", "pt", "fr", "it"] {
        let path = format!("{}/themes/default/words/{lang}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("words");
        let words = |list: &str| -> Vec<(String, String)> {
            let lines = text.lines().skip_while(|line| *line != format!("{list}:")).skip(1);
            let own = lines.take_while(|line| line.starts_with("  "));
            let parted = own.filter_map(|line| line.trim().split_once(": "));
            parted.map(|(key, word)| (key.to_owned(), word.trim_matches('"').to_owned())).collect()
        };
        let (of_programmes, of_proposals) = (words("group"), words("target_group"));
        let shared = of_programmes.iter().filter(|(key, _)| of_proposals.iter().any(|(other, _)| other == key));
        assert!(shared.clone().count() > 5, "{lang}");
        for group in shared {
            assert!(of_proposals.contains(group), "{lang}: {group:?}");
        }
    }
}
