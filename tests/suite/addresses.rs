//! Addresses that were published stay, and what changes between two sites is told.

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
    site.build().exits(1).tells("cabildo.yaml:5:11", "duplicate-address", "");
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
    let same = site.run(&["diff", "nuevo", "nuevo", "--lang", "en"]).exits(0).stdout;
    assert!(same.contains("No page changed."), "{same}");
    site.run(&["diff", "nowhere", "nuevo"]).exits(2);
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
