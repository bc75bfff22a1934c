//! What all towns share: settings, territory, theme, words, report.

use crate::site::{SETTINGS, Site, write};

/// Settings that cannot be used, and what is told of them.
const WRONG_SETTINGS: &[(&str, &str, &str, &str)] = &[
    ("titulo: X\ntitle: X\ncurrency: PAB\n", "cabildo.yaml:1:1", "unknown-key", "`title`"),
    ("title: X\n", "cabildo.yaml:1", "missing-key", "`currency: PAB`"),
    ("title: X\ncurrency: XYZ1\n", "cabildo.yaml:2:11", "not-currency", "`XYZ1`"),
    ("title: X\ncurrency: PAB\nbase_url: ejemplo.org\n", "cabildo.yaml:3:11", "not-url", "`ejemplo.org`"),
    ("title: X\ncurrency: PAB\nlanguages: [español]\n", "cabildo.yaml:3:13", "not-language", "`español`"),
    ("title: X\ncurrency: PAB\nformat: 2\n", "cabildo.yaml:3:9", "format-too-new", "newer version"),
    ("title: X\ncurrency: PAB\ntheme: azul\n", "cabildo.yaml", "unknown-theme", "`azul`"),
    ("title: X\ncurrency: PAB\nnumbers: {decimal: \";\"}\n", "cabildo.yaml:3:20", "unknown-choice", "`;`"),
    ("title: X: Y\ncurrency: PAB\n", "cabildo.yaml:1:9", "yaml-colon", "`title: \"X: Y\"`"),
    ("", "cabildo.yaml", "empty-file", ""),
];

#[test]
fn with_wrong_settings_nothing_is_published_and_the_old_site_stays_as_it_was() {
    let site = Site::new();
    site.build().exits(0);
    let before = site.published();
    for (settings, place, code, words) in WRONG_SETTINGS {
        site.write("cabildo.yaml", settings);
        site.write("uno/pages/nueva.md", "---\ntitle: Nueva\n---\nTexto.\n");
        site.build().exits(2).tells(place, code, words);
        assert!(site.published() == before, "{settings}");
    }
    let site = site.without("cabildo.yaml");
    site.build().exits(2).tells("cabildo.yaml", "missing-file", "cabildo.yaml");
    assert!(site.published() == before);
}

#[test]
fn a_wrong_territory_or_classification_is_told_and_nothing_is_published() {
    let territory = "areas:\n  - {id: a, name: A}\n  - {id: a, name: B}\n";
    let classification = "dimension: functional\nname: Otra\ncodes:\n  - {code: \"1\"}\n";
    let site = Site::new().file("territory.yaml", territory).file("classifications/otra.yaml", classification);
    let outcome = site.build().exits(1).tells("territory.yaml:3:5", "duplicate-id", "`a`");
    let outcome = outcome.tells("classifications/otra.yaml:4:5", "missing-key", "`name");
    assert!(outcome.files().is_empty());
}

/// A template that cannot be used, where that is told, and what of it.
const WRONG_TEMPLATES: &[(&str, &str, &str)] = &[
    ("{% if x %}\nuno", "themes/propio/templates/pages/home.html", "end of input"),
    ("uno\n{{ nada.de.eso }}", "themes/propio/templates/pages/home.html:2:4", "nada"),
    ("{% extends \"falta.html\" %}", "themes/propio/templates/pages/home.html:1:12", "falta.html"),
    ("{% extends \"pages/home.html\" %}", "themes/propio/templates/pages/home.html:1:12", "pages/home.html"),
    ("{% include \"pages/home.html\" %}", "themes/propio/templates/pages/home.html:1:12", "pages/home.html"),
    ("uno\n{% include \"no/hay.html\" %}", "themes/propio/templates/pages/home.html:2:12", "no/hay.html"),
    ("{{ 1 | redondo }} {{ 2 | cuadrado }}", "themes/propio/templates/pages/home.html:1:8", "redondo"),
    ("{{ 1 | redondo }} {{ 2 | cuadrado }}", "themes/propio/templates/pages/home.html:1:26", "cuadrado"),
    ("{{ t(key=\"no.existe\") }}", "themes/propio/templates/pages/home.html", "no.existe"),
];

#[test]
fn with_a_faulty_template_the_theme_is_told_and_the_old_site_stays_as_it_was() {
    let site = Site::new();
    site.build().exits(0);
    // The sums over all name the settings, which are others.
    let published = |site: &Site| {
        let mut files = site.published();
        files.remove("integrity.json");
        files
    };
    let before = published(&site);
    let site = site.file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    for (template, place, words) in WRONG_TEMPLATES {
        write(&site.path("themes/propio/templates/pages/home.html"), template);
        site.build().exits(2).tells(place, "template-fault", words);
        assert!(published(&site) == before, "{template}");
    }
}

#[test]
fn where_the_territorys_template_fails_its_old_pages_stay() {
    let site = Site::new();
    site.build().exits(0);
    let before = site.published();
    let site = site.file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    let site = site.beside("themes/propio/templates/pages/territory.html", "{{ nada }}");
    site.build().exits(2).tells("themes/propio/templates/pages/territory.html", "template-fault", "`nada`");
    assert!(site.published() == before);
}

#[test]
fn a_faulty_template_is_told_with_its_line_and_column() {
    let settings = format!("{SETTINGS}theme: propio\n");
    let template = "uno\ndos {% nada %}\n";
    let site = Site::new().file("cabildo.yaml", settings).beside("themes/propio/templates/pages/home.html", template);
    site.build().exits(2).tells("themes/propio/templates/pages/home.html:2:8", "template-fault", "Unknown tag");
    let within = "{% extends \"base.html\" %}\n{% block content %}\n<p>{{ view.nope.x }}</p>\n{% endblock content %}\n";
    write(&site.path("themes/propio/templates/pages/home.html"), within);
    let told = site.build().exits(2).tells("themes/propio/templates/pages/home.html:3:12", "template-fault", "nope");
    assert!(told.findings().iter().all(|finding| !finding.words.contains("-->")));
    let github = site.run(&["check", "--format", "github"]).exits(2).stdout;
    assert!(github.contains("::error file=themes/propio/templates/pages/home.html,line=3,col="), "{github}");
    let shown = site.run(&["check", "--format", "human"]).exits(2).stdout;
    assert!(shown.contains("3 | <p>{{ view.nope.x }}</p>"), "{shown}");
}

#[test]
fn two_folders_that_seem_one_municipality_are_told() {
    let territory = "levels:\n  - {id: distrito, name: Distrito}\nareas:\n  - {id: a, name: A, level: distrito}\n  - {id: b, name: B, level: distrito}\n";
    let site = Site::new().file("territory.yaml", territory);
    let towns = |one: &str, other: &str| {
        site.write("uno/municipality.yaml", one);
        site.write("dos/municipality.yaml", other);
        let told = site.check().exits(0);
        let told = told.findings().iter().filter(|finding| finding.code == "same-municipality");
        told.map(|finding| (finding.place.clone(), finding.related.clone())).collect::<Vec<_>>()
    };
    let one = [("uno/municipality.yaml".to_owned(), Some("dos/municipality.yaml".to_owned()))];
    assert_eq!(towns("name: San Pedro\n", "name: SAN PEDRO\n"), one);
    assert_eq!(towns("name: San Pedro\narea: a\n", "name: San Pedro\n"), one);
    assert_eq!(towns("name: San Pedro\narea: a\n", "name: Santa Rita\narea: a\n"), one);
    assert_eq!(towns("name: San Pedro\narea: a\n", "name: San Pedro\narea: b\n"), []);
}

#[test]
fn a_template_that_no_page_is_made_with_is_told_with_the_nearest() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    for (path, text) in [
        ("templates/pages/hoem.html", "uno"),
        (
            "templates/pages/article.html",
            "{% extends \"default/pages/article.html\" %}{% block lead %}{% include \"mine.html\" %}{{<lema />}}{% endblock lead %}",
        ),
        ("templates/mine.html", "Mío"),
        ("components/lema/lema.html", "{% component lema() %}Lema{% endcomponent lema %}"),
        ("components/otro/otro.html", "{% component otro() %}Otro{% endcomponent otro %}"),
    ] {
        write(&site.path(&format!("themes/propio/{path}")), text);
    }
    let outcome = site.check().exits(0);
    let outcome = outcome.tells("themes/propio/templates/pages/hoem.html", "unused-template", "`pages/home.html`?");
    let outcome = outcome.tells("themes/propio/components/otro/otro.html", "unused-template", "otro");
    let told = outcome.findings().iter().filter(|finding| finding.code == "unused-template");
    assert_eq!(told.count(), 2, "the others are used: {:?}", outcome.findings());
}

#[test]
fn words_and_keys_of_a_theme_that_nothing_asks_for_are_told_with_the_nearest() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    write(&site.path("themes/propio/words/es.yaml"), "ui:\n  serch: Busque\nmine: Mío\nother: Otro\n");
    write(&site.path("themes/propio/templates/mine.html"), "{{ t(key=\"mine\") }}");
    let outcome =
        site.check().exits(0).tells("themes/propio/words/es.yaml:2:3", "unknown-word", "did you mean `ui.search`?");
    assert!(outcome.stdout.contains(r#""quote":"  serch: Busque""#), "the line is shown: {}", outcome.stdout);
    let told = outcome.findings().iter().filter(|finding| finding.code == "unknown-word");
    assert_eq!(told.count(), 2, "`mine` is asked for by a template of the theme: {:?}", outcome.findings());
    write(&site.path("themes/propio/theme.yaml"), "nmae: Propio\n");
    site.check().exits(2).tells("themes/propio/theme.yaml:1:1", "unknown-key", "did you mean `name`?");
}

#[test]
fn where_what_all_share_is_wrong_the_towns_errors_are_told_too() {
    let site =
        Site::new().file("territory.yaml", "levels: [province]\nareaz: []\n").with("municipality.yaml", "nme: Uno\n");
    let outcome = site.build().exits(1);
    let outcome = outcome.tells("territory.yaml:2", "unknown-key", "areaz");
    outcome.tells("uno/municipality.yaml:1", "unknown-key", "nme");
    assert!(!site.path("public/dos").exists(), "and nothing is published");
}

#[test]
fn words_of_a_theme_that_cannot_be_read_are_the_theme_s_fault() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    write(&site.path("themes/propio/words/es.yaml"), "a: [\n");
    site.build().exits(2);
}

#[test]
fn a_file_of_a_theme_that_holds_no_keys_is_told() {
    for (file, text, found) in [("words/es.yaml", "- a\n", "list"), ("theme.yaml", "hola\n", "text")] {
        let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
        write(&site.path(&format!("themes/propio/{file}")), text);
        site.check().exits(2).tells(&format!("themes/propio/{file}:1"), "wrong-type", found);
    }
}

#[cfg(unix)]
#[test]
fn a_report_for_programs_is_always_one_and_one_that_cannot_be_written_is_told() {
    let site = Site::new();
    let nothing = site.run(&["check", "--content", "nosuch", "--format", "json"]).exits(2);
    assert_eq!(nothing.stdout.trim(), "[]");
    let mut check = site.command(&["check", "--format", "json", "--today", "2026-10-01"]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_eq!(check.stdout(full).status().unwrap().code(), Some(3));
    for words in [&["explain", "unknown-key"][..], &["explain"], &["--help"], &["check", "--help"], &["--version"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        assert_eq!(site.command(words).stdout(full).status().unwrap().code(), Some(3), "{words:?}");
    }
}
