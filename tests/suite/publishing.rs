//! What stands on the disk: after builds and failed builds, and beside other people's files.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{SETTINGS, Site, write};

const PAGE: &str = "---\ntitle: Horario\n---\nDe ocho a cuatro.\n";

/// The files below a folder, by path.
pub fn of(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    files
        .iter()
        .filter(|(path, _)| path.starts_with(folder))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// The paths whose contents are others, or that are on one side alone.
fn differing(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let all = before.keys().chain(after.keys());
    all.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

#[test]
fn a_town_with_errors_keeps_its_last_good_version_and_the_others_are_published() {
    let site = Site::new().with("pages/horario.md", PAGE);
    site.build().exits(0).tells_nothing();
    let before = site.published();
    site.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nNuevo [plano](plano.md).\n");
    site.write("dos/municipality.yaml", "name: Dos Nuevo\n");
    for _ in 0..2 {
        let outcome = site.build().exits(1).tells("uno/pages/horario.md:4:7", "broken-link", "");
        let outcome = outcome.says("uno: has errors; its last good version stays published");
        assert!(of("uno/", &outcome.files()) == of("uno/", &before));
        assert!(outcome.page("dos/").contains("Dos Nuevo") && outcome.page("").contains("Pueblo uno"));
    }
    site.write("uno/pages/horario.md", PAGE);
    let outcome = site.build().exits(0);
    assert!(of("uno/", &outcome.files()) == of("uno/", &before), "mended, it is as it was");
}

#[test]
fn in_a_new_output_a_town_with_errors_is_missing_and_named() {
    let site = Site::new().with("municipality.yaml", "name: [\n");
    let outcome = site.build().exits(1).says("uno: has errors and there is no earlier version");
    assert!(of("uno/", &outcome.files()).is_empty() && outcome.has("dos/index.html"));
    assert!(!outcome.page("").contains("href=\"uno/"), "nothing leads to it");
}

#[test]
fn what_is_removed_from_the_content_is_removed_from_the_site() {
    let site = Site::new().with("pages/horario.md", PAGE).with("files/plano.pdf", "%PDF").town("tres");
    let site = site.file("static/logo.txt", "logo").with("pages/otra.md", PAGE);
    let outcome = site.build().exits(0);
    assert!(outcome.has("uno/paginas/horario/index.html") && outcome.has("uno/files/plano.pdf"));
    assert!(outcome.has("tres/index.html") && outcome.has("logo.txt"));
    for path in ["uno/pages/horario.md", "uno/files/plano.pdf", "tres", "static/logo.txt"] {
        site.remove(path);
    }
    let outcome = site.build().exits(0);
    let gone = ["uno/paginas/horario", "uno/files", "tres", "logo.txt"];
    for path in gone {
        assert!(!site.path("public").join(path).exists(), "{path}");
    }
    assert!(outcome.has("uno/index.html"));
    let left: Vec<_> =
        outcome.files().into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("tres/")).collect();
    assert!(
        left.is_empty(),
        "nothing names the town that is gone: {:?}",
        left.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
}

#[test]
fn what_did_not_change_is_not_built_again_and_what_did_rewrites_its_own_folder_alone() {
    let site = Site::new().with("pages/horario.md", PAGE);
    site.build().exits(0).says("portals: 2 (unchanged: 0)");
    let before = site.published();
    site.build().exits(0).says("portals: 2 (unchanged: 2)");
    assert!(site.published() == before);
    site.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nDe nueve a cinco.\n");
    site.build().exits(0).says("portals: 2 (unchanged: 1)");
    let changed = differing(&before, &site.published());
    assert!(changed.contains("uno/paginas/horario/index.html"), "{changed:?}");
    // The sums over all name the town's own.
    let own = |path: &String| path.starts_with("uno/") || path == "integrity.json";
    assert!(changed.iter().all(own), "{changed:?}");
}

#[test]
fn findings_of_a_town_that_is_not_built_again_are_told_again() {
    let site = Site::new().with("pages/x.md", "---\ntitle: X\n---\nUno <b>dos</b>.\n");
    let first = site.build().exits(0).tells("uno/pages/x.md:4:5", "html-in-text", "<b>");
    let second =
        site.build().exits(0).says("portals: 2 (unchanged: 2)").tells("uno/pages/x.md:4:5", "html-in-text", "<b>");
    assert_eq!(first.findings().len(), second.findings().len());
}

#[cfg(unix)]
#[test]
fn files_that_did_not_change_are_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::new().with("pages/horario.md", PAGE).with("pages/otra.md", PAGE);
    site.build().exits(0);
    let inode = |path: &str| site.path("public").join(path).metadata().expect("a file").ino();
    let paths = ["uno/paginas/otra/index.html", "dos/index.html", "index.html", "robots.txt"];
    let before = paths.map(inode);
    site.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nDe nueve a cinco.\n");
    site.build().exits(0);
    assert_eq!(paths.map(inode), before);
}

#[test]
fn static_files_go_to_the_root_as_they_are() {
    let site =
        Site::new().file("static/CNAME", "ejemplo.org\n").file("static/.well-known/security.txt", "Contact: x\n");
    let outcome = site.build().exits(0);
    assert_eq!(outcome.page("CNAME"), "ejemplo.org\n");
    assert_eq!(outcome.page(".well-known/security.txt"), "Contact: x\n");
    // What hosts look for under a hidden name goes too; what editors leave does not.
    let site = site.file("static/.nojekyll", "").file("static/.htaccess", "Options -Indexes\n");
    let outcome = site.file("static/.DS_Store", "x").build().exits(0);
    assert!(outcome.has(".nojekyll") && outcome.has(".htaccess") && !outcome.has(".DS_Store"));
}

#[test]
fn a_template_that_fails_with_one_towns_data_publishes_none() {
    // Only the second town has a text in which the template divides by zero.
    let settings = format!("{SETTINGS}theme: propio\n");
    let lead =
        "{% extends \"default/pages/article.html\" %}\n{% block lead %}{{ view.summary.text }}{% endblock lead %}\n";
    let site = Site::new().file("cabildo.yaml", &settings).beside("themes/propio/templates/pages/article.html", lead);
    let site = site.file("uno/pages/a.md", "---\ntitle: A\nsummary: Antes\n---\nx\n");
    let site = site.file("dos/pages/a.md", "---\ntitle: A\nsummary: Cero\n---\nx\n");
    site.build().exits(0);
    let before = site.published();
    let faulty =
        lead.replace("{{ view.summary.text }}", "{% if view.summary.text == \"Cero\" %}{{ 1 / 0 }}{% endif %}");
    std::fs::write(site.path("themes/propio/templates/pages/article.html"), faulty).expect("a file");
    site.build().exits(2).tells("themes/propio/templates/pages/article.html:2", "template-fault", "");
    assert!(site.published() == before, "the other town keeps its pages too");
    site.build_with(&["--out", "nuevo", "--cache", "nuevo.cache"]).exits(2);
    assert!(!site.path("nuevo/uno/index.html").exists(), "nor is anything published where nothing stands");
    // The same theme mended is published.
    std::fs::write(
        site.path("themes/propio/templates/pages/article.html"),
        lead.replace("{{ view", "<b>{{ view").replace("text }}", "text }}</b>"),
    )
    .expect("a file");
    assert!(site.build().exits(0).page("uno/paginas/a/").contains("<b>Antes</b>"));
}

#[test]
fn a_template_that_fails_with_new_words_alone_publishes_none() {
    // The theme stays as it was; what the second town writes is the first text in which it divides by zero.
    let lead = "{% extends \"default/pages/article.html\" %}\n{% block lead %}{% if view.summary.text == \"Cero\" %}\
                {{ 1 / 0 }}{% endif %}{% endblock lead %}\n";
    let settings = format!("{SETTINGS}theme: propio\n");
    let site = Site::new().file("cabildo.yaml", settings).beside("themes/propio/templates/pages/article.html", lead);
    let site = site.file("uno/pages/a.md", "---\ntitle: A\nsummary: Antes\n---\nx\n");
    let site = site.file("dos/pages/a.md", "---\ntitle: A\nsummary: Antes\n---\nx\n");
    site.build().exits(0);
    let before = site.published();
    site.write("uno/pages/a.md", "---\ntitle: A\nsummary: Nuevo\n---\nx\n");
    site.write("dos/pages/a.md", "---\ntitle: A\nsummary: Cero\n---\nx\n");
    site.build().exits(2).tells("themes/propio/templates/pages/article.html:2", "template-fault", "");
    assert!(site.published() == before, "what the first town wrote waits too");
    site.write("dos/pages/a.md", "---\ntitle: A\nsummary: Uno\n---\nx\n");
    site.build().exits(0).says("portals: 2");
}

#[test]
fn a_template_that_fails_with_the_territorys_data_alone_publishes_no_town() {
    // No town has a page of this name; the territory has, and the template divides by zero in it.
    let lead = "{% extends \"default/pages/article.html\" %}\n{% block lead %}{% if view.summary.text == \"Cero\" %}\
                {{ 1 / 0 }}{% endif %}{% endblock lead %}\n";
    let settings = format!("{SETTINGS}theme: propio\n");
    let site = Site::new().file("cabildo.yaml", settings).beside("themes/propio/templates/pages/article.html", lead);
    let site = site.file("uno/pages/a.md", "---\ntitle: A\nsummary: Antes\n---\nx\n");
    let site = site.file("territory/pages/b.md", "---\ntitle: B\nsummary: Antes\n---\nx\n");
    site.build().exits(0);
    let before = site.published();
    site.write("uno/pages/a.md", "---\ntitle: A\nsummary: Nuevo\n---\nx\n");
    site.write("territory/pages/b.md", "---\ntitle: B\nsummary: Cero\n---\nx\n");
    site.build().exits(2).tells("themes/propio/templates/pages/article.html:2", "template-fault", "");
    assert!(site.published() == before, "what the town wrote waits too");
    site.build_with(&["--out", "nuevo", "--cache", "nuevo.cache"]).exits(2);
    assert!(!site.path("nuevo/uno/index.html").exists(), "nor is a town published where nothing stands");
    site.write("territory/pages/b.md", "---\ntitle: B\nsummary: Uno\n---\nx\n");
    site.build().exits(0).says("portals: 2 (unchanged: 1)");
}

#[test]
fn a_static_file_in_a_towns_folder_is_refused_and_the_old_site_stays() {
    let site = Site::new();
    site.build().exits(0);
    let before = site.published();
    site.write("static/uno/index.html", "otra");
    site.build().exits(1).tells("static/uno/index.html", "reserved-name", "`uno`");
    assert!(site.published() == before);
}

#[test]
fn assets_of_pages_that_stay_stay() {
    let site = Site::new().with("municipality.yaml", "name: Uno\ncolour: \"#1b6e3c\"\n");
    let first = site.build().exits(0);
    let assets: Vec<String> = of("assets/", &first.files()).into_keys().collect();
    let accent = |page: &str| assets.iter().any(|asset| asset.contains("accent") && page.contains(asset.as_str()));
    assert!(accent(&first.page("uno/")), "{assets:?}");
    // Its new version has errors, so the old pages stay, and what they load stays too.
    site.write("uno/municipality.yaml", "name: Uno\ncolour: verde\n");
    let outcome = site.build().exits(1);
    for asset in &assets {
        assert!(outcome.has(asset), "{asset}");
    }
    site.write("uno/municipality.yaml", "name: Uno\n");
    let outcome = site.build().exits(0);
    assert!(!accent(&outcome.page("uno/")));
    assert!(
        of("assets/", &outcome.files()).keys().all(|asset| !asset.contains("accent")),
        "what no page loads is gone"
    );
}

#[test]
fn a_town_alone_fills_the_root_and_makes_room_when_a_second_comes() {
    let site = Site::of_one_town().with("pages/horario.md", PAGE);
    let outcome = site.build().exits(0).tells_nothing();
    assert!(outcome.has("index.html") && outcome.has("paginas/horario/index.html") && !outcome.has("uno/index.html"));
    let alone = site.published();
    let site = site.town("dos");
    // Its addresses move, which is told with the line that keeps them.
    let outcome = site.build().exits(0).tells("cabildo.yaml", "portal-gone", "uno/*");
    assert_eq!(outcome.findings().len(), 1, "{:?}", outcome.findings());
    assert!(outcome.has("uno/paginas/horario/index.html") && outcome.has("dos/index.html"));
    assert!(!site.path("public/paginas").exists());
    let new = Site::of_one_town().with("pages/horario.md", PAGE).town("dos");
    assert!(new.build().exits(0).files() == outcome.files(), "as if it had been built new");
    site.remove("dos");
    assert!(site.build().exits(0).files() == alone, "and back");
}

#[test]
fn a_strangers_file_in_the_output_is_never_deleted_nor_written_over() {
    let site = Site::new().with("pages/horario.md", PAGE);
    site.build().exits(0);
    let before = site.published();
    for stranger in ["uno/nota.txt", "nota.txt", "uno/paginas/horario/foto.jpg"] {
        let path = site.path("public").join(stranger);
        write(&path, "de otra persona");
        site.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nDe nueve a cinco.\n");
        site.build()
            .exits(2)
            .says("nota.txt".split('.').next().filter(|_| stranger.contains("nota")).unwrap_or("foto"));
        assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), Some("de otra persona"), "{stranger}");
        std::fs::remove_file(&path).expect("a file");
        assert!(of("uno/", &site.published()) == of("uno/", &before), "{stranger}");
    }
    site.build().exits(0);
}

#[test]
fn a_day_that_content_names_is_built_again_and_no_other() {
    let minutes = "---\nbody: concejo\ndecisions:\n  - {number: \"1\", title: Aceras, due: 2026-10-20}\n---\nActa.\n";
    let town = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n";
    let mut site = Site::new().with("municipality.yaml", town).with("minutes/2026-03-10.md", minutes);
    site.build().exits(0).tells_no("decision-overdue");
    let before = site.published();
    site.today("2026-10-19").build().exits(0).says("(unchanged: 2)");
    site.today("2026-10-20").build().exits(0).tells_no("decision-overdue");
    let outcome = site.today("2026-10-21").build().exits(0).says("(unchanged: 1)");
    let outcome = outcome.tells("uno/minutes/2026-03-10.md", "decision-overdue", "");
    assert!(differing(&before, &outcome.files()).iter().all(|path| !path.starts_with("dos/")));
    site.today("2026-12-24").build().exits(0).says("(unchanged: 2)");
}

#[test]
fn a_record_appears_on_its_day_and_not_before() {
    let text = "---\ntitle: Convocatoria secreta\npublish_on: 2026-10-15\n---\nTexto.\n";
    let mut site = Site::new()
        .with("pages/convocatoria.md", text)
        .with("pages/nunca.md", "---\ntitle: Borrador secreto\npublish: no\n---\n");
    for day in ["2026-10-01", "2026-10-14"] {
        let outcome = site.today(day).build().exits(0);
        let names = outcome.files().into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("secret"));
        assert_eq!(names.count(), 0, "{day}");
    }
    let outcome = site.today("2026-10-15").build().exits(0);
    assert!(outcome.page("uno/paginas/convocatoria/").contains("Convocatoria secreta"));
    assert!(!outcome.has("uno/paginas/nunca/index.html"));
    let outcome = site.today("2026-10-14").build().exits(0);
    assert!(!outcome.has("uno/paginas/convocatoria/index.html"), "a day before, it is not there");
}

#[test]
fn a_later_format_of_settings_is_refused_before_anything_is_written() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}format: 99\n"));
    site.build().exits(2).tells("cabildo.yaml:5:9", "format-too-new", "99");
    assert!(site.published().is_empty());
}

#[test]
fn a_site_whose_records_were_lost_is_known_by_its_own_proof_and_built_over() {
    for site in [Site::new(), Site::of_one_town()] {
        let site = site.with("pages/horario.md", PAGE);
        site.build().exits(0);
        let before = site.published();
        std::fs::remove_dir_all(site.path("public.cabildo")).expect("a cache");
        site.write("uno/pages/horario.md", "---\ntitle: Horario nuevo\n---\nDe nueve a cinco.\n");
        site.build().exits(0);
        site.write("uno/pages/horario.md", PAGE);
        site.build().exits(0);
        assert_eq!(differing(&before, &site.published()), BTreeSet::new());
        // What the proof does not list, or not as it is, is somebody else's.
        std::fs::remove_dir_all(site.path("public.cabildo")).expect("a cache");
        write(&site.path("public/uno/nota.txt"), "de otra persona");
        site.build().exits(2).says("nota.txt");
        std::fs::remove_file(site.path("public/uno/nota.txt")).expect("a file");
        let _ = std::fs::remove_dir_all(site.path("public.cabildo"));
        let page = site.path("public/index.html");
        let text = std::fs::read(&page).expect("a page");
        write(&page, "de otra persona");
        site.build().exits(2).says("index.html");
        assert_eq!(std::fs::read(&page).ok().as_deref(), Some(&b"de otra persona"[..]));
        write(&page, text);
        site.build().exits(0);
        assert_eq!(differing(&before, &site.published()), BTreeSet::new());
    }
}

#[test]
fn what_somebody_wrote_into_the_site_is_put_right_by_the_next_build() {
    let site = Site::new().with("pages/horario.md", PAGE);
    site.build().exits(0);
    let before = site.published();
    let asset = before.keys().find(|path| path.starts_with("assets/site.")).expect("a stylesheet").clone();
    let of_territory = before.keys().find(|path| path.starts_with("territorio/")).expect("a page").clone();
    let home = String::from_utf8_lossy(&before["uno/index.html"]).into_owned();
    let as_long = home.replacen("Pueblo uno", "PUEBLO UNO", 1);
    assert!(as_long != home && as_long.len() == home.len());
    let cases = [
        ("uno/index.html", as_long.as_str()),
        ("uno/paginas/horario/index.html", "otra cosa"),
        ("index.html", "otra cosa"),
        (asset.as_str(), "body{}"),
        (of_territory.as_str(), "otra cosa"),
    ];
    for (path, text) in cases {
        write(&site.path("public").join(path), text);
        site.build().exits(0);
        assert_eq!(differing(&before, &site.published()), BTreeSet::new(), "{path} was changed");
        std::fs::remove_file(site.path("public").join(path)).expect("a file");
        site.build().exits(0);
        assert_eq!(differing(&before, &site.published()), BTreeSet::new(), "{path} was removed");
    }
    site.build().exits(0).says("portals: 2 (unchanged: 2)");
}

#[test]
fn where_nothing_may_be_published_no_folder_is_left() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: nada\n"));
    site.build().exits(2);
    assert!(!site.path("public").exists());
    Site::new().run(&["check"]).exits(0);
}

#[test]
fn what_would_be_one_file_on_some_disks_is_told_by_check_and_nothing_is_published() {
    let aliases = |line: &str| format!("{}aliases: {{{line}}}\n", SETTINGS);
    let cases = [
        (Site::new().file("static/foto.jpg", "x").file("static/foto.JPG", "y"), "static/foto.jpg", "duplicate-address"),
        (Site::new().file("static/UNO/x.txt", "x"), "static/UNO/x.txt", "reserved-name"),
        (Site::new().file("static/Index.html", "x"), "static/Index.html", "reserved-name"),
        (Site::new().file("cabildo.yaml", aliases("UNO: dos")), "cabildo.yaml", "alias-taken"),
        (Site::new().file("cabildo.yaml", aliases("assets/x: dos")), "cabildo.yaml", "alias-taken"),
        (Site::new().file("cabildo.yaml", aliases("viejo: dos, Viejo: uno")), "cabildo.yaml", "alias-taken"),
        (
            Site::new().file("cabildo.yaml", aliases("viejo: dos")).file("static/viejo/index.html", "x"),
            "cabildo.yaml",
            "alias-taken",
        ),
    ];
    for (site, place, code) in cases {
        // What is wrong in the settings is the settings' fault.
        let exit = if place == "cabildo.yaml" { 2 } else { 1 };
        site.check().exits(exit).tells(place, code, "");
        let outcome = site.build().exits(exit).tells(place, code, "");
        assert!(outcome.files().is_empty(), "{place}: {:?}", outcome.files().keys());
    }
    // One slip is told once, also where the town's folder is the site's own.
    let alone = Site::of_one_town().file("static/foto.jpg", "x").file("static/foto.JPG", "y").check().exits(1);
    let told = alone.findings().iter().filter(|told| told.code == "duplicate-address");
    assert_eq!(told.map(|told| told.place.as_str()).collect::<Vec<_>>(), ["static/foto.jpg"]);
    // Of what a portal has alone, that portal is not published, and the others are.
    let line = "{administrative: index.html, name: Oficina, approved: \"10.00\"}";
    let site = Site::new().with("budgets/2026.yaml", format!("year: 2026\nexpenditure: [{line}]\n"));
    site.check().exits(1);
    let outcome = site.build().exits(1);
    assert!(outcome.has("dos/index.html") && outcome.has("index.html") && !outcome.has("uno/index.html"));
}

#[test]
fn what_stands_of_another_site_is_no_last_good_version() {
    let settings = |country: &str, url: &str, title: &str| {
        format!("title: {title}\nlanguages: [es]\ncurrency: PAB\ncountry: {country}\nbase_url: {url}\n")
    };
    let site = Site::of_one_town();
    let deploys = |site: &Site| {
        let built = site.build_with(&["--outputs", "o.txt"]).exits(1);
        (built, std::fs::read_to_string(site.path("o.txt")).unwrap().contains("deploy=true"))
    };
    let (own, renamed) =
        (settings("PA", "https://uno.example/", "Uno"), settings("PA", "https://uno.example/", "Municipio de Uno"));
    site.write("cabildo.yaml", &own);
    site.build().exits(0);
    // The same site with another title: its version stays while there are errors.
    site.write("cabildo.yaml", renamed);
    site.write("uno/municipality.yaml", "name: Pueblo uno\ncolr: x\n");
    assert!(deploys(&site).1);
    // Other content, in the same folder.
    let refused = |site: &Site| {
        let (built, deployed) = deploys(site);
        built.says("another site");
        assert!(!deployed);
    };
    for other in [settings("ES", "https://uno.example/", "Uno"), settings("PA", "https://otro.example/", "Otro")] {
        site.write("cabildo.yaml", other);
        refused(&site);
    }
    // The same site at another address: what stands would send search engines and readers to the old one.
    site.write("cabildo.yaml", settings("PA", "https://otro.example/", "Uno"));
    refused(&site);
    // Another town in a folder and at an address of the same names.
    site.write("cabildo.yaml", settings("PA", "https://uno.example/", "Otro"));
    site.write("uno/municipality.yaml", "name: Pueblo otro\ncolr: x\n");
    refused(&site);
    // Only one of the two names is another.
    site.write("uno/municipality.yaml", "name: Pueblo uno\ncolr: x\n");
    assert!(deploys(&site).1);
    site.write("cabildo.yaml", settings("PA", "https://uno.example/", "Uno"));
    site.write("uno/municipality.yaml", "name: Pueblo otro\ncolr: x\n");
    assert!(deploys(&site).1);
    site.write("cabildo.yaml", settings("PA", "https://otro.example/", "Otro"));
    site.write("uno/municipality.yaml", "name: Pueblo uno\n");
    let built = site.build().exits(0);
    assert!(built.page("").contains("https://otro.example/"));
}
