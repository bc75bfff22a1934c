//! Who works with whom in the whole territory, with what municipalities keep themselves; and what of it is a portal's.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const SETTINGS: &str = "title: Costa\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";
const AREAS: &str = "levels: [{id: province, name: Provincia}, {id: canton, name: Cantón}]\nareas:\n\
    \x20 - id: azul\n    name: Azul\n    areas:\n      - {id: uno, name: Cantón Uno}\n      - {id: dos, name: Cantón Dos}\n";

fn site() -> Site {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", AREAS);
    for town in ["uno", "dos"] {
        site = site.file(&format!("{town}/municipality.yaml"), format!("name: Pueblo {town}\narea: {town}\n"));
    }
    for (id, area) in [("fundacion", "uno"), ("gremio", "dos"), ("escuela", "dos")] {
        site = site.file(&format!("territory/actors/{id}.md"), actor(id, area));
    }
    site.today("2026-11-24");
    site
}

fn actor(title: &str, area: &str) -> String {
    format!("---\ntitle: La {title}\nkind: civil-society\nareas: [{area}]\n---\n")
}

fn record(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\n{more}---\n")
}

fn main_of(outcome: &Outcome, path: &str) -> String {
    Page::parse("x", &outcome.page(path)).only("main")
}

/// An agreement and a programme of a municipality, and one in which an actor takes part that it alone tells of.
fn with_own() -> Site {
    let parties = "kind: agreement\nparties: [fundacion, gremio]\nfrom: 2026-01-01\n";
    site()
        .file("territory/actors/gremio.md", actor("gremio", "azul"))
        .file("territory/actors/escuela.md", actor("escuela", "azul"))
        .file("uno/agreements/agua.md", record("Agua limpia", parties))
        .file("uno/programmes/casa.md", record("Casa abierta", "actors: [gremio, escuela]\nto: 2026-03-01\n"))
        .file("uno/programmes/luego.md", record("Luego", "actors: [fundacion, escuela]\nfrom: 2027-03-01\n"))
        .file("uno/actors/junta.md", actor("junta", "uno"))
        .file("uno/programmes/huerto.md", record("Huerto", "actors: [junta, escuela]\n"))
}

#[test]
fn what_municipalities_do_together_is_in_the_territorys_network_and_table() {
    let built = with_own().build_with(&["--no-search"]).exits(0);
    let main = main_of(&built, "territorio/cooperacion/");
    let table = main.split("Actores, con quiénes trabajan y en qué").nth(1).expect("a table");
    let table = table.split("Convenios y mesas").next().unwrap_or_default();
    for (what, times) in [("Agua limpia", 2), ("Casa abierta", 2), ("Huerto", 2), ("Luego", 0)] {
        assert_eq!(table.matches(what).count(), times, "{what}: {table}");
    }
    assert_eq!(table.matches("(Pueblo uno)").count(), 6 + 2, "six rows, and the junta twice: {table}");
    // The school works with the guild and the junta, the guild with the school and the foundation.
    assert!(main.contains("La junta (Pueblo uno)") && main.contains("trabajan con 2"), "{main}");
}

#[test]
fn a_municipalitys_programme_that_ended_and_its_agreement_stand_in_the_territorys_lists() {
    let built = with_own().build_with(&["--no-search"]).exits(0);
    for page in ["territorio/lugares/uno/", "territorio/cooperacion/", "territorio/cooperacion/gremio/"] {
        let main = main_of(&built, page);
        assert!(main.contains("Casa abierta") && main.contains("terminó el 1 de marzo de 2026"), "{page}: {main}");
    }
    let main = main_of(&built, "territorio/cooperacion/gremio/");
    assert!(main.contains("Convenios y mesas de cada municipio") && main.contains("Agua limpia"), "{main}");
}

#[test]
fn an_actors_work_elsewhere_is_not_in_the_portal_of_its_seat() {
    let far = |more: &str| record("Lejos", &format!("actors: [fundacion, gremio]\nareas: [dos]\n{more}"));
    let pages =
        |built: &Outcome| (built.has("uno/programas/lejos/index.html"), built.has("dos/programas/lejos/index.html"));
    let own = site().file("territory/programmes/lejos.md", far(""));
    let built = own.build_with(&["--no-search"]).exits(0);
    assert_eq!(pages(&built), (false, true));
    // What it agreed on is, as the manual says.
    let agreed = record("Pacto", "kind: agreement\nparties: [fundacion, gremio]\nareas: [dos]\n");
    let built = own.file("territory/agreements/pacto.md", agreed).build_with(&["--no-search"]).exits(0);
    assert!(main_of(&built, "uno/cooperacion/").contains("Pacto"));
}

#[test]
fn a_call_to_come_says_from_when() {
    let call = "---\ntitle: Consulta del parque\nkind: call\ndate: 2026-12-01\nuntil: 2026-12-26\n---\n";
    let built = site().file("uno/news/parque.md", call).build_with(&["--no-search"]).exits(0);
    for page in ["territorio/participacion/", "uno/participacion/"] {
        let main = main_of(&built, page);
        assert!(main.contains("desde el 1 de diciembre de 2026"), "{page}: {main}");
    }
    let open = call.replace("2026-12-01", "2026-11-20");
    let built = site().file("uno/news/parque.md", open).build_with(&["--no-search"]).exits(0);
    assert!(main_of(&built, "territorio/participacion/").contains("hasta el 26 de diciembre de 2026"));
}

/// Five towns and one that ended, with more people than some: those with a figure of the last year are drawn.
#[test]
fn a_trend_says_which_areas_are_drawn() {
    let towns = ["a", "b", "c", "d", "e"]
        .map(|id| format!("      - {{id: {id}, name: Pueblo {id}, population: {{2020: 1000}}}}\n"));
    let areas = format!(
        "levels: [{{id: province, name: Provincia}}, {{id: canton, name: Cantón}}]\nareas:\n  - id: azul\n    name: Azul\n    areas:\n{}      \
         - {{id: vieja, name: Vieja, population: {{2010: 90000}}, to: 2015-12-31, became: [a]}}\n",
        towns.concat()
    );
    let values = ["a", "b", "c", "d", "e"].map(|id| format!("  {id}: {{2012: 10, 2022: 20}}\n"));
    let indicator =
        format!("name: Pobreza\nunit: \"%\"\nbetter: less\nvalues:\n{}  vieja: {{2012: 60}}\n", values.concat());
    let built = site()
        .file("territory.yaml", areas)
        .file("uno/municipality.yaml", "name: Uno\narea: a\n")
        .file("dos/municipality.yaml", "name: Dos\narea: b\n")
        .file("territory/actors/fundacion.md", actor("fundacion", "a"))
        .file("territory/actors/gremio.md", actor("gremio", "b"))
        .file("territory/actors/escuela.md", actor("escuela", "b"))
        .file("territory/indicators/pobreza.yaml", indicator)
        .build_with(&["--no-search"])
        .exits(0);
    let main = main_of(&built, "territorio/indicadores/pobreza/");
    assert!(main.contains("Se dibujan 4 de 6: las de más habitantes entre las que tienen dato de 2022"), "{main}");
    assert!(!main.contains("Vieja (2012)"), "what ended is not drawn before what is: {main}");
}

/// Nobody lives in a town by the latest count: what it plans for each inhabitant is not that of an earlier one.
#[test]
fn money_for_each_inhabitant_says_of_which_count_it_is() {
    let areas = |people: &str| {
        format!(
            "levels: [{{id: canton, name: Cantón}}]\nareas:\n  - {{id: uno, name: Uno, population: {{{people}}}}}\n"
        )
    };
    let budget = "year: 2026\nstages: [{stage: approved, date: 2025-12-01}]\nexpenditure:\n  - {functional: '04', name: Vía, approved: '4000.00'}\n";
    let home = |people: &str| {
        let mut site = Site::empty()
            .file("cabildo.yaml", SETTINGS)
            .file("territory.yaml", areas(people))
            .file("uno/municipality.yaml", "name: Uno\narea: uno\n")
            .file("uno/budgets/2026.yaml", budget);
        site.today("2026-11-24");
        main_of(&site.build_with(&["--no-search"]).exits(0), "index.html")
    };
    // 4,000 for 2,000 people.
    let earlier = home("2012: 2000").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(earlier.contains("2,00 US$ por habitante (población de 2012)"), "{earlier}");
    assert!(!home("2012: 2000, 2024: 0").contains("por habitante"));
}

/// An actor of a municipality that works in another's land too, and a programme of several: the areas are there, though
/// they are no part of the portal's own.
#[test]
fn a_municipalitys_own_actor_and_programme_may_name_areas_of_others() {
    let junta = "---\ntitle: La junta\nkind: civil-society\nareas: [uno, dos]\n---\n";
    let built = site()
        .file("uno/actors/junta.md", junta)
        .file("uno/programmes/huerto.md", record("Huerto", "actors: [junta]\nareas: [uno, dos]\n"))
        .build_with(&["--no-search"])
        .exits(0);
    let main = main_of(&built, "uno/cooperacion/junta/");
    assert!(main.contains("Cantón Uno") && main.contains("Cantón Dos"), "{main}");
    assert!(main_of(&built, "uno/programas/huerto/").contains("Cantón Dos"));
    // What no area is called is still told.
    let built = site().file("uno/actors/junta.md", junta.replace("dos", "tres")).build_with(&["--no-search"]);
    assert!(format!("{}{}", built.stdout, built.stderr).contains("`tres`"), "{}{}", built.stdout, built.stderr);
}

/// The name of an area of another's land that the portal names is part of what the portal is made of.
#[test]
fn a_portal_follows_the_names_of_areas_beyond_it() {
    let junta = "---\ntitle: La junta\nkind: civil-society\nareas: [uno, dos]\n---\n";
    let site = site().file("uno/actors/junta.md", junta);
    site.build_with(&["--no-search"]).exits(0);
    let site = site.file("territory.yaml", AREAS.replace("Cantón Dos", "Cantón Nuevo"));
    let built = site.build_with(&["--no-search"]).exits(0);
    assert!(main_of(&built, "uno/cooperacion/junta/").contains("Cantón Nuevo"));
}

#[test]
fn a_network_of_which_a_part_is_drawn_says_so() {
    let with = |count: usize| {
        let ids: Vec<String> = (0..count).map(|at| format!("socio-{at:02}")).collect();
        let joint = format!("kind: agreement\nparties: [{}]\nareas: [azul]\n", ids.join(", "));
        let site =
            ids.iter().fold(site(), |site, id| site.file(&format!("territory/actors/{id}.md"), actor(id, "azul")));
        let built = site.file("territory/agreements/todos.md", record("Todos", &joint)).build_with(&["--no-search"]);
        main_of(&built.exits(0), "territorio/cooperacion/")
    };
    assert!(with(26).contains("Se dibujan 24 de 26"), "{}", with(26));
    assert!(!with(24).contains("Se dibujan"));
}
