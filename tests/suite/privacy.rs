//! Personal data are told where they would be published, and are not where they would not.

/// Authors, however they are written.
mod authors;
/// How long it takes.
mod bounds;
/// How many are found, and how often wrongly.
mod corpus;
/// What files do, and whether they are named.
mod files;
/// What stands at the site's root as it is.
mod statics;

use crate::archive::packed;
use crate::site::{Outcome, SETTINGS, Site};

const TOWN: &str = "name: Uno\ncontact: {phone: \"+507 000-0101\", email: alcaldia@uno.example}\n";

fn page(text: &str, municipality: &str) -> Outcome {
    let page = format!("---\ntitle: Aviso\n---\n{text}\n");
    Site::of_one_town().with("municipality.yaml", municipality).with("pages/aviso.md", page).check()
}

#[test]
fn personal_data_are_told_at_their_line_and_what_is_told_hides_them() {
    for (text, code, hidden) in [
        ("Firma Rosa Pérez, cédula 8-123-4567.", "identity-number", "8-123-4567"),
        ("Firma Eva Ruiz, 12345678Z.", "identity-number", "12345678Z"),
        ("A la cuenta ES91 2100 0418 4502 0005 1332.", "bank-account", "ES91 2100"),
        ("Escriba a rosa.perez@gmail.com.", "private-email", "rosa.perez@gmail.com"),
        ("Celular: 6612-3456.", "private-phone", "6612-3456"),
        ("Rosa Pérez, nacida el 3/5/1990.", "birth-date", "3/5/1990"),
    ] {
        let outcome = page(text, TOWN);
        let found = outcome.findings().iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:?}", outcome.findings()));
        assert!(found.place.starts_with("uno/pages/aviso.md:4:"), "{}", found.place);
        assert!(!found.words.contains(hidden), "{}", found.words);
    }
}

#[test]
fn what_is_public_or_allowed_or_not_published_is_not_told() {
    page("Escriba a alcaldia@uno.example o llame al teléfono +507 000-0101.", TOWN).tells_nothing();
    page("Acuerdo AM-05-2026 del 10-3-2026, partida 04.5.1, B/. 1,234,567.00.", TOWN).tells_nothing();
    page("Se carga a la cuenta contable 2.1.3.04.001.", TOWN).tells_nothing();
    let allowed = format!("{TOWN}allowed_data: [{{text: 8-123-4567, reason: Lo manda la ley}}]\n");
    page("Firma Rosa Pérez, cédula 8-123-4567.", &allowed).tells_nothing();
    let hidden = "---\ntitle: Aviso\npublish: no\n---\nCédula 8-123-4567.\n";
    Site::of_one_town().with("pages/aviso.md", hidden).check().exits(0).tells_nothing();
}

#[test]
fn numbers_of_laws_with_their_year_are_nobodys_identity() {
    for law in [
        "LC 101/2000, art. 52",
        "la L.C. 101/2000",
        "LE 1234/1998",
        "Lei LC 14.133/2021 art. 5",
        "CE n. 2201/2003 del Consejo",
        "C.I. 456/2019",
    ] {
        page(&format!("Según {law}, el informe se publica."), TOWN).tells_nothing();
    }
    // The same letters before somebody's number.
    for number in ["L.C. 7.654.321", "LE 7654321", "C.I. 4567890", "CE 123456"] {
        let outcome = page(&format!("Rosa Pérez, {number}."), TOWN);
        assert!(outcome.findings().iter().any(|finding| finding.code == "identity-number"), "{number}");
    }
}

#[test]
fn a_portal_with_an_identity_number_is_not_published() {
    let text = "---\ntitle: Aviso\n---\nCédula 8-123-4567.\n";
    let outcome = Site::of_one_town().with("pages/aviso.md", text).build_with(&["--no-search"]).exits(1);
    assert!(outcome.files().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("8-123-4567")));
}

/// A build's log may be public, and is read by more people than the page would be.
#[test]
fn a_finding_repeats_nothing_of_what_it_tells() {
    let text = "---\ntitle: Aviso\n---\nRosa Pérez, cédula 8-712-1034, correo rosamaria.p@gmail.com.\n";
    let table = "Quien,Clase,Concepto,Monto\nObras SA,legal,Pago a Eva Gómez céd. 8-765-4321,10.00\n";
    let payments = "year: 2026\ntables:\n  - {file: p.csv, columns: {payee: Quien, payee_kind: Clase, \
                    description: Concepto}, amounts: {amount: Monto}}\n";
    let site = Site::of_one_town().with("pages/aviso.md", text).with("payments/2026.yaml", payments);
    let site = site.with("payments/p.csv", table);
    for format in ["human", "json", "github", "gitlab", "sarif"] {
        let told = site.run(&["check", "--lang", "en", "--format", format]).exits(1);
        let all = format!("{}{}", told.stdout, told.stderr);
        for datum in ["8-712-1034", "rosamaria", "8-765-4321"] {
            assert!(!all.contains(datum), "{format}: {datum} in {all}");
        }
        assert!(all.contains("8-") && all.contains("aviso.md"), "{format}: {all}");
    }
    // What stands beside it stays, so that the line is found.
    let shown = site.run(&["check", "--lang", "en"]).stdout;
    assert!(shown.contains("Rosa Pérez, cédula 8-•••••••4, correo ro"), "{shown}");
}

#[test]
fn cells_of_tables_and_names_of_files_are_looked_at_and_a_private_payee_is_not() {
    let table = "Quien,Cedula,Clase,Concepto,Monto\n\
                 Obras SA,155612345-2-2016,legal,Pago a Eva Gómez céd. 8-765-4321,10.00\n\
                 Rosa Pérez,8-123-4567,natural,Jornales,10.00\n";
    let payments = "year: 2026\ntables:\n  - {file: p.csv, columns: {payee: Quien, payee_id: Cedula, payee_kind: Clase, \
                    description: Concepto}, amounts: {amount: Monto}}\n";
    let site = Site::of_one_town().with("payments/2026.yaml", payments).with("payments/p.csv", table);
    let site = site.with("files/cedula_8_712_1034_Eulalia.pdf", "%PDF").with("files/acuerdo-8-712-2026.pdf", "%PDF");
    let outcome = site.check();
    let places: Vec<&str> = outcome
        .findings()
        .iter()
        .filter(|finding| finding.code == "identity-number")
        .map(|finding| finding.place.as_str())
        .collect();
    assert_eq!(places, ["uno/files/cedula_8_712_1034_Eulalia.pdf", "uno/payments/p.csv:2"]);
}

#[test]
fn a_pdf_that_names_its_author_is_told_and_one_of_an_office_is_not() {
    let pdf = |author: &str| format!("%PDF-1.4\n1 0 obj << /Author ({author}) >> endobj\n");
    let site =
        Site::of_one_town().with("files/a.pdf", pdf("Rosa Perez")).with("files/b.pdf", pdf("Secretaria Municipal"));
    let outcome = site.build_with(&["--no-search"]).exits(0).tells("uno/files/a.pdf", "file-author", "Ro…z");
    assert_eq!(outcome.codes(), ["unnamed-file", "file-author"]);
    // What was built before still tells it, though the file is not read again.
    site.build_with(&["--no-search"]).tells("uno/files/a.pdf", "file-author", "");
    let allowed = "name: Uno\nallowed_data: [{text: Rosa Perez, reason: Es la autora}]\n";
    site.with("municipality.yaml", allowed).build_with(&["--no-search"]).tells_no("file-author");
}

/// Numbers of companies and offices that have the form, and often the check digits, of a person's elsewhere.
const COMPANIES: &str = "\
Constructora del Istmo, S.A., RUC 155612345-2-2016 D.V. 43\n
Suministros Rivera, RUC 20131312955\n
20131312955 Suministros Rivera\n
Obras y Caminos Ltda. (3-101-372374)\n
Se paga a Suministros Rivera, céd. jur. 3-002-045890, por obras\n
Consorcio Sur, P. IVA 02313821007\n
Consorcio Sur (02313821007)\n
Consorcio Sur con C.F. n.º 02313821007\n
Suministros Rivera, RIF J-61388582-1\n
Constructora Maule, RUT 65465256-2\n
Suministros Rivera (83719125-4)\n
RUC 80002882-8 Obras y Caminos Ltda.\n
Empresa Andina, RUC 1591473011001\n
Transportes del Sur, NIT 900.123.456-7\n
Comercial Norte, CNPJ 11.222.333/0001-81\n
Ferretería Central, CIF B12345674\n
Cooperativa Flores, RFC ABC850101AB1\n
Empresa Nacional, RNC 1-01-00157-7\n
Grupo Loire, SIRET 732 829 320 00074\n";

#[test]
fn numbers_of_companies_are_nobodys_and_those_of_people_beside_them_are_told() {
    page(COMPANIES, TOWN).tells_nothing();
    for text in [
        "Constructora del Istmo, S.A., representada por Rosa Pérez, cédula 8-712-1034.",
        "Suministros Rivera (Rosa Pérez, DNI 12345678Z)",
        "27290431188 monotributo Rosa Pérez",
        "Obras y Caminos Ltda., CUIL 20-12345678-6 de Rosa Pérez",
    ] {
        page(text, TOWN).tells("uno/pages/aviso.md:4", "identity-number", "");
    }
}

/// A file of an office program: who began it, who changed it last, and a photo in it.
fn office_file(first: &str, last: &str, photo: &[u8]) -> Vec<u8> {
    let core = format!(
        "<?xml version=\"1.0\"?><cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:creator>{first}</dc:creator>\
         <cp:lastModifiedBy>{last}</cp:lastModifiedBy></cp:coreProperties>"
    );
    packed(&[("docProps/core.xml", core.as_bytes()), ("word/media/image1.jpeg", photo)])
}

/// A photo that says where it was taken.
fn located_photo() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/puerto-cedro/files/acera-antes.jpg");
    std::fs::read(path).expect("the photo")
}

#[test]
fn files_of_office_programs_that_name_a_person_or_a_place_are_told() {
    let photo = located_photo();
    let meta = "<office:meta><meta:initial-creator>Ana Mora</meta:initial-creator></office:meta>";
    let odt = packed(&[("meta.xml", meta.as_bytes())]);
    let site = Site::of_one_town()
        .with("files/a.docx", office_file("Secretaria Municipal", "Rosa Perez", b""))
        .with("files/b.xlsx", office_file("Microsoft Office User", "Usuario de Windows", b""))
        .with("files/c.docx", office_file("Secretaria Municipal", "", &photo))
        .with("files/d.odt", odt)
        .with("files/e.pdf", [b"%PDF-1.4\n1 0 obj << >> stream\n", photo.as_slice(), b"\nendstream endobj"].concat());
    let outcome = site.check();
    let told: Vec<(&str, &str)> =
        outcome.findings().iter().map(|finding| (finding.place.as_str(), finding.code.as_str())).collect();
    let expected = [
        ("uno/files", "unnamed-file"),
        ("uno/files/a.docx", "file-author"),
        ("uno/files/c.docx", "file-place"),
        ("uno/files/d.odt", "file-author"),
        ("uno/files/e.pdf", "file-place"),
    ];
    assert_eq!(told, expected);
    assert!(outcome.findings()[1].words.contains("Ro…z"), "{:?}", outcome.findings()[1]);
    let allowed = "name: Uno\nallowed_data: [{text: Rosa Perez, reason: x}, {text: c.docx, reason: x}]\n";
    let told = site.with("municipality.yaml", allowed).check();
    assert_eq!(told.codes(), ["unnamed-file", "file-author", "file-place"], "the two that are not allowed");
}

#[test]
fn a_photo_that_is_a_document_is_published_whole_and_told_and_every_other_is_not() {
    let document = "---\ntitle: Plano\nkind: regulation\nfile: files/plano.jpg\n---\n";
    let photo = located_photo();
    let site = Site::of_one_town().with("files/plano.jpg", &photo).with("files/calle.jpg", &photo);
    let site = site.with("files/escudo.jpg", &photo).with("municipality.yaml", "name: Uno\nemblem: files/escudo.jpg\n");
    let site = site.file("territory/files/rio.jpg", &photo).with("documents/plano.md", document);
    let outcome = site.build_with(&["--no-search"]).exits(0).tells("uno/files/plano.jpg", "file-place", "plano.jpg");
    assert_eq!(outcome.codes().iter().filter(|code| **code == "file-place").count(), 1, "{:?}", outcome.codes());
    let files = outcome.files();
    let has_exif = |path: &str| files[path].windows(4).any(|four| four == b"Exif");
    assert!(files["files/plano.jpg"] == photo, "as it was signed");
    for path in ["files/calle.jpg", "files/escudo.jpg", "territorio/files/rio.jpg"] {
        assert!(!has_exif(path), "{path}");
    }
}

#[test]
fn what_all_towns_share_is_looked_at_as_a_towns_is() {
    let page = |text: &str| format!("---\ntitle: Aviso\n---\n{text}\n");
    let site = Site::new()
        .file("territory/pages/aviso.md", page("Firma Rosa Pérez, cédula 8-123-4567."))
        .file("territory/actors/red.md", page("La preside Rosa Pérez, celular personal 6612-4408."))
        .file("territory/actors/liga.md", page("Tel. 236-1904, liga@gmail.com."))
        .file("territory/files/cedula_8_712_1034_Eulalia.pdf", "%PDF-1.4\n<< /Author (Rosa Perez) >>")
        .file(
            "glossary.yaml",
            "terms:\n  # cédula 8-123-4567\n  - {id: acta, term: Acta, definition: \"Pregunte a Rosa, 12345678Z.\"}\n",
        );
    let outcome = site.build_with(&["--no-search"]).exits(1);
    let mut outcome = outcome.tells("territory/pages/aviso.md:4", "identity-number", "`cabildo.yaml`");
    for (place, code) in [
        ("territory/actors/red.md:4", "private-phone"),
        ("territory/files/cedula_8_712_1034_Eulalia.pdf", "identity-number"),
        ("territory/files/cedula_8_712_1034_Eulalia.pdf", "file-author"),
        ("glossary.yaml:3", "identity-number"),
    ] {
        outcome = outcome.tells(place, code, "");
    }
    let of_office =
        |finding: &&crate::site::Finding| finding.place.contains("liga") && finding.code.starts_with("private");
    assert!(!outcome.findings().iter().any(|finding| of_office(&finding)), "an office's own");
    assert!(outcome.files().is_empty(), "nothing is published");
    let allowed = format!("{SETTINGS}allowed_data: [{{text: 8-123-4567, reason: Lo manda la ley}}]\n");
    let site = Site::new().file("cabildo.yaml", allowed);
    let site = site.file("territory/pages/aviso.md", page("Firma Rosa Pérez, cédula 8-123-4567."));
    site.check().exits(0).tells_no("identity-number");
}

#[test]
fn the_ways_to_reach_an_office_are_no_private_matter_but_somebodys_own_are() {
    let service = |text: &str| format!("---\ntitle: Biblioteca\nphone: \"236-1904\"\n---\n{text}\n");
    let site = Site::of_one_town().with("services/biblioteca.md", service("Tel. 236-1904, biblioteca@gmail.com."));
    site.check().tells_nothing();
    let own = service("La atiende Mireya, celular personal 6612-4408.");
    site.with("services/biblioteca.md", own).check().tells("uno/services/biblioteca.md:5", "private-phone", "");
}

/// All files that a build wrote, as text.
fn everything(outcome: &Outcome) -> Vec<(String, String)> {
    let files = outcome.files().into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

const CYCLE: &str = "year: 2026\nmoney: \"50000.00\"\nphases:\n  - {phase: voting, from: 2026-03-05, to: 2026-03-12}\n  \
                     - {phase: results, from: 2026-03-15}\nballot: {kind: approval, most: 2}\nrule: {kind: greedy}\n\
                     ballots: 2026.pb\nresults: {date: 2026-03-15, voters: 3, winners: [aceras]}\n";
/// Three voters, each alone in their age and neighbourhood.
const BALLOTS: &str = "META\nkey;value\ndescription;Voto\ncountry;X\nunit;X\ninstance;2026\nnum_projects;1\nnum_votes;3\n\
                       budget;50000\nvote_type;approval\nrule;greedy\ndate_begin;05.03.2026\ndate_end;12.03.2026\n\
                       max_length;2\nPROJECTS\nproject_id;cost;name\n1;9000;Aceras\nVOTES\nvoter_id;vote;age;sex;neighborhood\n\
                       votante-7731;1;97;F;Quebradasola\nvotante-7732;1;19;M;Lomalejos\nvotante-7733;1;44;M;Pozohondo\n";

/// Runs git in a site's folder.
fn git(site: &Site, arguments: &[&str]) {
    let mut git = std::process::Command::new("git");
    git.args(["-c", "user.name=Ana", "-c", "user.email=ana@ejemplo.org"]).args(arguments).current_dir(site.path(""));
    assert!(git.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git").status.success());
}

#[test]
fn an_author_who_is_not_public_and_those_who_voted_stand_in_no_file_of_a_build() {
    let proposal = |state: &str| {
        format!(
            "---\ntitle: Aceras\nauthor: Zacarías Quintanavalle\nauthor_kind: person\nstate: {state}\nsubmitted: 2026-01-10\n\
             cost: {{asked: \"9000.00\"}}\ncycle: \"2026\"\nproject: \"1\"\n---\nSe piden aceras.\n"
        )
    };
    let settings = format!("{SETTINGS}country: PA\nhistory: yes\n");
    let site = Site::of_one_town().file("cabildo.yaml", settings).with("proposals/aceras.md", proposal("accepted"));
    let site = site.with("cycles/2026.yaml", CYCLE).with("cycles/2026.pb", BALLOTS);
    git(&site, &["init", "--quiet"]);
    git(&site, &["add", "content"]);
    git(&site, &["commit", "--quiet", "--message", "Propuesta de Zacarías Quintanavalle"]);
    site.write("uno/proposals/aceras.md", proposal("selected"));
    git(&site, &["commit", "--quiet", "--all", "--message", "Gana Zacarías Quintanavalle"]);
    let outcome = site.build().exits(0);
    let files = everything(&outcome);
    // What is looked for would be seen: the title stands on pages, in feeds, tables, ballots and the index.
    for kind in [".html", ".xml", ".json", ".csv", ".pb", "/pages-0.js"] {
        let tells = files.iter().any(|(path, text)| path.ends_with(kind) && text.contains("Aceras"));
        assert!(tells, "{kind}: {:?}", files.iter().map(|(path, _)| path).collect::<Vec<_>>());
    }
    for secret in ["quintanavalle", "votante-77", "quebradasola", "lomalejos", "pozohondo"] {
        for (path, text) in &files {
            assert!(!path.contains(secret) && !text.to_lowercase().contains(secret), "{secret} is in {path}");
        }
    }
}

/// A proposal of a person who did not agree to be named, by its name, front matter and text.
fn unnamed(id: &str, more: &str, text: &str) -> Site {
    let head = "title: Aceras\nauthor: Zacarías Quintanavalle\nstate: received\nsubmitted: 2026-01-10\n";
    let path = format!("proposals/{id}.md");
    Site::of_one_town().with(&path, format!("---\n{head}{more}---\n{text}\n"))
}

#[test]
fn an_author_who_is_not_public_is_named_in_no_form_and_in_no_part_of_the_proposal() {
    for (id, more, text) in [
        ("zacarias-quintanavalle", "", "Se piden aceras."),
        ("z-quintanavalle", "", "Se piden aceras."),
        ("aceras", "photos: [{file: files/zacarias-quintanavalle.jpg, alt: La calle}]\n", "Se piden aceras."),
        ("aceras", "photos: [{file: files/zacariasquintanavalle.jpg, alt: La calle}]\n", "Se piden aceras."),
        ("aceras", "", "Firma: Quintanavalle, Zacarías"),
        ("aceras", "", "Firma: Z. Quintanavalle"),
        ("aceras", "", "Firma: ZACARÍAS\nQUINTANAVALLE"),
        ("aceras", "history: [{state: received, date: 2026-01-10, note: La trajo Z. Quintanavalle}]\n", "x"),
    ] {
        let outcome = unnamed(id, more, text).check().exits(1);
        assert!(outcome.codes().iter().any(|code| code == "author-named"), "{id} {more} {text}: {:?}", outcome.codes());
    }
    for (id, more, text) in [
        ("aceras-quintanavalle", "", "Se piden aceras."),
        ("aceras", "", "La familia Quintanavalle pide aceras."),
        ("aceras", "milestones: [{title: Visita con Quintanavalle, due: 2026-06-01}]\n", "Se piden aceras."),
    ] {
        let outcome = unnamed(id, more, text).check().exits(0);
        assert!(
            outcome.codes().iter().any(|code| code == "author-hinted"),
            "{id} {more} {text}: {:?}",
            outcome.codes()
        );
    }
    for text in ["Se piden aceras en la calle Quintanavalle.", "Otro Zacarías pide aceras a quien pase."] {
        unnamed("aceras", "", text).check().tells_no("author-hinted").tells_no("author-named");
    }
}

#[test]
fn the_whole_name_of_an_author_who_is_not_public_is_told_in_whatever_else_is_published() {
    let elsewhere = [
        ("news/2026-02-01-n.md", "---\ntitle: N\ndate: 2026-02-01\n---\nQuintanavalle, Zacarías propuso aceras.\n"),
        ("minutes/2026-02-01.md", "---\norgan: concejo\n---\nSe leyó la propuesta de Zacarías Quintanavalle.\n"),
        ("proposals/b.md", "---\ntitle: B\nstate: received\n---\nComo la de Zacarías Quintanavalle.\n"),
        ("files/Propuesta Zacarías Quintanavalle.pdf", "%PDF-1.4\n%%EOF"),
    ];
    for (path, text) in elsewhere {
        let site = unnamed("aceras", "", "Se piden aceras.").with(path, text);
        let outcome = site.check();
        let told = |outcome: &Outcome| {
            let all = outcome.findings().iter();
            all.filter(|told| told.code == "author-hinted" && told.place.starts_with(&format!("uno/{path}"))).count()
        };
        assert_eq!(told(&outcome), 1, "{path}: {:?}", outcome.codes());
        let allowed = "name: Uno\nallowed_data: [{text: Zacarías Quintanavalle, reason: x}]\n";
        assert_eq!(told(&site.with("municipality.yaml", allowed).check()), 0, "{path}");
    }
    let surname = "---\ntitle: N\ndate: 2026-02-01\n---\nLa concejala Quintanavalle propuso aceras.\n";
    let site = unnamed("aceras", "", "Se piden aceras.").with("news/2026-02-01-n.md", surname);
    site.check().tells_no("author-hinted");
}

#[test]
fn a_text_that_names_its_author_who_is_not_public_is_not_published() {
    let proposal = |public: &str, text: &str| format!("---\ntitle: Aceras\nauthor: Rosa Pérez\n{public}---\n{text}\n");
    let site = Site::of_one_town().with("proposals/aceras.md", proposal("", "Firma: ROSA PEREZ, vecina."));
    site.build_with(&["--no-search"]).exits(1).tells("uno/proposals/aceras.md:5", "author-named", "");
    let site = site.with("proposals/aceras.md", proposal("author_public: yes\n", "Firma: Rosa Pérez, vecina."));
    site.check().tells_no("author-named");
    let site = site.with("proposals/aceras.md", proposal("", "Firma: Rosa Pérezuela, vecina."));
    site.check().tells_no("author-named");
}

#[test]
fn an_amount_without_decimals_is_no_telephone() {
    // Pesos without decimals: written as a mobile telephone is.
    let settings = SETTINGS.replace("currency: PAB", "currency: CLP");
    let cycle = "year: 2026\nmoney: \"60000000\"\nphases: [{phase: proposals, from: 2026-01-01}]\n";
    let site = Site::of_one_town().file("cabildo.yaml", settings).with("cycles/2026.yaml", cycle);
    site.check().tells_no("private-phone");
}

#[test]
fn an_offices_telephone_abroad_is_nobodys_number() {
    // A code of one digit before three and four: Panama's identity cards are written so.
    let phones = ["+593 7 284 5678", "+51 1 234 5678", "+57 4 234 5678", "+56 2 2345 6789"];
    for phone in phones {
        let service = format!("---\ntitle: Posta\nneeds: [health]\nphone: \"{phone}\"\n---\nLlame al {phone}.\n");
        let site = Site::of_one_town().with("services/posta.md", service);
        site.check().tells_no("identity-number").tells_no("private-phone");
    }
    let site = Site::of_one_town().with("services/posta.md", "---\ntitle: Posta\n---\nCédula 7-284-5678.\n");
    site.check().tells("uno/services/posta.md:4", "identity-number", "");
}
