//! Wrong content: told at its place with a way out, never published, never the end of the program.
//!
//! Each case of a table is a town of its own in one site, so that one run tries them all; what a
//! town's mistake is must be the only thing that is told of that town.

/// Files that are not what they seem, and machines that give little.
mod machine;
/// The manual of rules and its examples.
pub mod manual;
/// All mistakes in one run.
mod together;

use std::time::{Duration, Instant};

use crate::site::{Outcome, SETTINGS, Site, write};

/// A mistake, and what is told of it.
struct Case {
    /// What happens, as a sentence.
    name: &'static str,
    /// The file, below the town's folder.
    file: &'static str,
    /// What is in it.
    text: &'static [u8],
    /// `line:column`, as far as they are told; empty where the whole file is meant.
    at: &'static str,
    /// The rule.
    code: &'static str,
    /// What the message or its help says.
    words: &'static str,
}

const fn case(
    name: &'static str,
    file: &'static str,
    text: &'static str,
    at: &'static str,
    code: &'static str,
    words: &'static str,
) -> Case {
    Case { name, file, text: text.as_bytes(), at, code, words }
}

/// Tries all cases in one run.
#[track_caller]
fn each_is_told_and_nothing_else(cases: &[Case]) {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, case) in cases.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(case.file, case.text);
    }
    let outcome = site.check().exits(1);
    for (number, case) in cases.iter().enumerate() {
        let place = format!("t{number}/{}{}{}", case.file, if case.at.is_empty() { "" } else { ":" }, case.at);
        assert_only(&outcome, case, &format!("t{number}/"), &place);
    }
}

#[track_caller]
fn assert_only(outcome: &Outcome, case: &Case, town: &str, place: &str) {
    let told = outcome.findings().iter().filter(|finding| finding.place.starts_with(town));
    let told: Vec<_> = told.filter(|finding| finding.severity == "error").collect();
    let [finding] = told[..] else { panic!("{}: {told:#?}", case.name) };
    let expected = (place, case.code);
    assert_eq!((finding.place.as_str(), finding.code.as_str()), expected, "{}: {finding:#?}", case.name);
    assert!(finding.words.contains(case.words), "{}: {finding:#?}", case.name);
}

const TOWN: &str = "municipality.yaml";
const PAGE: &str = "pages/x.md";
const BUDGET: &str = "budgets/2026.yaml";
const PROPOSAL: &str = "proposals/x.md";

const YAML: &[Case] = &[
    case(
        "a colon in plain text is shown with the quotes it needs",
        PAGE,
        "---\ntitle: Obras: parque\n---\n",
        "2:13",
        "yaml-colon",
        "`title: \"Obras: parque\"`",
    ),
    case(
        "a tab that indents is pointed at",
        TOWN,
        "name: Uno\ncontact:\n\tphone: \"5\"\n",
        "3:1",
        "yaml-tab",
        "spaces",
    ),
    case("an open quote is told where it opens", TOWN, "name: \"Uno\ncolour: \"#112233\"\n", "1:7", "yaml-quote", ""),
    case("an open bracket is told where it opens", TOWN, "name: Uno\npeople: [{id: a\n", "2:9", "yaml-bracket", ""),
    case("an escaped NUL is refused", TOWN, "name: \"U\\0no\"\n", "1:7", "control-character", ""),
    case("a terminal's escape is refused", TOWN, "name: \"U\\e[2Jno\"\n", "1:7", "control-character", ""),
    case("a key that stands twice is told", TOWN, "name: Uno\nname: Dos\n", "2:1", "duplicate-key", "first on line 1"),
    case(
        "an unknown key is told with the nearest known one",
        TOWN,
        "name: Uno\ncolr: \"#112233\"\n",
        "2:1",
        "unknown-key",
        "did you mean `colour`?",
    ),
    case(
        "a missing key is told with an example",
        TOWN,
        "colour: \"#1b6e3c\"\n",
        "1",
        "missing-key",
        "`name: Puerto Cedro`",
    ),
    case("a tilde is no name", TOWN, "name: ~\n", "1:7", "empty-value", "`name` is empty"),
    case("null is no name", TOWN, "name: null\n", "1:7", "empty-value", "`name` is empty"),
    case("empty quotes are no name", TOWN, "name: \"\"\n", "1:7", "empty-value", "`name` is empty"),
    case("a second document is told", TOWN, "name: Uno\n---\nname: Dos\n", "2:1", "yaml-second-document", ""),
    case("a file of nothing is told", TOWN, "", "", "empty-file", "name: Puerto Cedro"),
    case("a file of comments alone is told", TOWN, "# nothing\n# yet\n", "", "empty-file", ""),
    case("a file of a mark alone is told", TOWN, "---\n", "", "empty-file", ""),
    case("a list where keys are expected is told", TOWN, "- name: Uno\n", "1:1", "wrong-type", "keys with values"),
    case("keys where a list is expected are told", TOWN, "name: Uno\nbodies: {id: a}\n", "2:9", "wrong-type", "a list"),
    case("an alias of what holds it is refused", TOWN, "name: &a [*a]\n", "1:11", "yaml-alias", ""),
    case("an alias of nothing is refused", TOWN, "name: *a\n", "1:7", "yaml-alias", ""),
    case("the merge key is refused", TOWN, "name: Uno\ncontact:\n  <<: {phone: \"5\"}\n", "3:3", "yaml-merge", ""),
    case(
        "a tag is refused and never run",
        TOWN,
        "name: !!python/object/apply:os.system x\n",
        "1:39",
        "yaml-tag",
        "python",
    ),
    case(
        "a word that is neither yes nor no is told",
        PAGE,
        "---\ntitle: X\npublish: on\n---\n",
        "3:10",
        "not-boolean",
        "`on`",
    ),
    case("front matter that never ends is told", PAGE, "---\ntitle: X\n\nTexto.\n", "1:1", "front-matter-open", ""),
    case("front matter in TOML is told", PAGE, "+++\ntitle = \"X\"\n+++\n", "1:1", "front-matter-form", ""),
    case("front matter in JSON is told", PAGE, "{\n\"title\": \"X\"\n}\nTexto.\n", "1:1", "front-matter-form", ""),
    case(
        "front matter that is not YAML is told on its own line",
        PAGE,
        "---\ntitle: [X\n---\nTexto.\n",
        "2:8",
        "yaml-bracket",
        "",
    ),
    case("data without a title are told", PAGE, "---\norder: 1\n---\nTexto.\n", "2", "missing-key", "`title"),
    Case {
        name: "an old Windows encoding is named",
        file: TOWN,
        text: b"colour: \"#1b6e3c\"\nname: A\xf1o\n",
        at: "2",
        code: "not-utf8",
        words: "Windows-1252",
    },
    Case {
        name: "UTF-16 is named",
        file: TOWN,
        text: b"\xff\xfen\0a\0m\0e\0:\0 \0U\0n\0o\0\n\0",
        at: "1",
        code: "not-utf8",
        words: "UTF-16",
    },
];

#[test]
fn what_is_not_yaml_or_not_ours_is_told_at_its_place() {
    each_is_told_and_nothing_else(YAML);
}

const AMOUNTS: &[(&str, &str, &str)] = &[
    ("1,234.50", "not-amount", "`1234.50`"),
    ("1.234,50", "not-amount", "`1234.50`"),
    ("1 234,50", "not-amount", "`1234.50`"),
    ("1\u{a0}234,50", "not-amount", "`1234.50`"),
    ("B/. 1234.50", "not-amount", "`1234.50`"),
    ("1.234", "ambiguous-amount", "1234"),
    ("10.0051", "amount-decimals", "2 decimals"),
    ("-5.00", "negative-amount", "`-5.00`"),
    ("(500.00)", "not-amount", ""),
    ("１２３", "not-amount", ""),
    ("١٢٣", "not-amount", ""),
    (".nan", "not-amount", ""),
    (".inf", "not-amount", ""),
    ("1e400", "not-amount", ""),
    ("123456789012345678901234567890", "not-amount", ""),
    ("unos 900 balboas", "not-amount", ""),
    ("1_000", "not-amount", ""),
    ("0x1F", "not-amount", ""),
    ("\u{202e}00.521", "hidden-character", "U+202E"),
];

const DATES: &[(&str, &str, &str)] = &[
    ("2025-02-30", "no-such-date", ""),
    ("2025-02-29", "no-such-date", ""),
    ("2025-13-01", "no-such-date", ""),
    ("0000-00-00", "no-such-date", ""),
    ("03/04/2025", "not-date", "written as `2026-03-10`"),
    ("14/03/2025", "not-date", "write `2025-03-14`"),
    ("14 de marzo de 2025", "not-date", "write `2025-03-14`"),
    ("20225-03-01", "odd-date", "`20225-03-01`"),
    ("25-03-14", "not-date", ""),
    ("mañana", "not-date", ""),
];

#[test]
fn amounts_and_dates_are_never_guessed() {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    let amounts = AMOUNTS.iter().map(|case| ("cost:\n  asked: ", "4:10", case));
    let dates = DATES.iter().map(|case| ("submitted: ", "3:12", case));
    let cases: Vec<_> = amounts.chain(dates).collect();
    for (number, (key, _, (typed, _, _))) in cases.iter().enumerate() {
        let text = format!("---\ntitle: X\n{key}\"{typed}\"\n---\n");
        site = site.town(&format!("t{number}")).with(PROPOSAL, text);
    }
    let outcome = site.check().exits(1);
    for (number, (_, at, (typed, code, words))) in cases.iter().enumerate() {
        let town = format!("t{number}/");
        let case = Case { name: typed, file: PROPOSAL, text: b"", at, code, words };
        assert_only(&outcome, &case, &town, &format!("{town}{PROPOSAL}:{at}"));
    }
}

#[test]
fn an_amount_that_can_be_read_in_two_ways_is_shown_in_both() {
    let text = "---\ntitle: X\ncost: {asked: \"1.234\"}\n---\n";
    let outcome = Site::new().with(PROPOSAL, text).check().exits(1);
    outcome.tells("uno/proposals/x.md:3:15", "ambiguous-amount", "`1234` or `1.23`");
}

const RECORDS: &[Case] = &[
    case(
        "a total that is one hundredth off is told with both figures",
        BUDGET,
        "year: 2026\nrevenue:\n  - {economic: \"113\", name: A, approved: \"0.10\"}\n  \
         - {economic: \"114\", name: B, approved: \"0.20\"}\ntotals: {revenue: {approved: \"0.31\"}}\n",
        "5:30",
        "total-differs",
        "PAB 0.31 and the lines add up to PAB 0.30",
    ),
    case(
        "a currency without decimals takes none",
        BUDGET,
        "year: 2026\ncurrency: CLP\nrevenue:\n  - {economic: \"113\", name: A, approved: \"10.5\"}\n",
        "4:42",
        "amount-decimals",
        "0 decimals",
    ),
    case("a year that is not the file's is told", BUDGET, "year: 2025\n", "1:7", "year-differs", "2025"),
    case(
        "a meeting that ends before it begins is told",
        "minutes/2026-03-10.md",
        "---\nbody: concejo\nstart: \"11:40\"\nend: \"09:00\"\n---\n",
        "4:6",
        "end-before-start",
        "",
    ),
    case(
        "a body that is not there is told with the nearest",
        "minutes/2026-03-10.md",
        "---\nbody: consejo\n---\n",
        "2:7",
        "unknown-reference",
        "did you mean `concejo`?",
    ),
    case(
        "an area that is not there is told with the nearest",
        PROPOSAL,
        "---\ntitle: X\narea: barrio-nort\n---\n",
        "3:7",
        "unknown-reference",
        "did you mean `barrio-norte`?",
    ),
    case(
        "an unknown state is told with those that there are",
        PROPOSAL,
        "---\ntitle: X\nstate: ejecutada\n---\n",
        "3:8",
        "unknown-choice",
        "in_execution, delayed",
    ),
    case("votes below nothing are told", PROPOSAL, "---\ntitle: X\nvotes: -3\n---\n", "3:8", "not-integer", "`-3`"),
    case(
        "a budget that is not there is told",
        PROPOSAL,
        "---\ntitle: X\nbudget: [\"2031\"]\n---\n",
        "3:11",
        "unknown-reference",
        "`2031`",
    ),
    case(
        "a translation of nothing is told",
        "pages/otra.en.md",
        "---\ntitle: Other\n---\nText.\n",
        "",
        "orphan-translation",
        "otra.md",
    ),
    case(
        "a link to nothing is told",
        PAGE,
        "---\ntitle: X\n---\nVea [el plano](plano.md).\n",
        "4:5",
        "broken-link",
        "`plano.md`",
    ),
    case(
        "a link to a page that is not public is told",
        PAGE,
        "---\ntitle: X\n---\nVea [el borrador](borrador.md).\n",
        "4:5",
        "broken-link",
        "`borrador.md`",
    ),
    case(
        "a capital in a name is told with a name that could be",
        "proposals/Parque.md",
        "---\ntitle: X\n---\n",
        "",
        "bad-id",
        "`parque`",
    ),
    case(
        "an accent in a name is told with a name that could be",
        "proposals/peñón.md",
        "---\ntitle: X\n---\n",
        "",
        "bad-id",
        "`penon`",
    ),
    case("a device's name is no id", "proposals/con.md", "---\ntitle: X\n---\n", "", "bad-id", "`con`"),
    case("an id does not begin with a hyphen", "proposals/-a.md", "---\ntitle: X\n---\n", "", "bad-id", "`-a`"),
    case("an id does not begin with an underscore", "proposals/_a.md", "---\ntitle: X\n---\n", "", "bad-id", "`_a`"),
    case("markup in a name is told", "proposals/<script>.md", "---\ntitle: X\n---\n", "", "bad-id", "`<script>`"),
    case(
        "an invisible letter in a code is refused",
        BUDGET,
        "year: 2026\nrevenue:\n  - {economic: \"11\u{200b}3\", name: A, approved: \"1.00\"}\n",
        "3:16",
        "hidden-character",
        "",
    ),
    case(
        "two people with one id are told",
        TOWN,
        "name: Uno\npeople:\n  - {id: ana, name: Ana}\n  - {id: ana, name: Ana B}\n",
        "4:5",
        "duplicate-id",
        "`ana`",
    ),
];

#[test]
fn what_a_record_says_wrongly_is_told_at_its_place() {
    const MUNICIPALITY: &str = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n";
    const TERRITORY: &str = "levels:\n  - {id: barrio, name: Barrio}\nareas:\n  - {id: barrio-norte, name: Norte}\n";
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", TERRITORY);
    for (number, case) in RECORDS.iter().enumerate() {
        let town = site.town(&format!("t{number}")).with(TOWN, MUNICIPALITY);
        let town = town.with("pages/borrador.md", "---\ntitle: Borrador\npublish: no\n---\n");
        site = town.with(case.file, case.text);
    }
    let outcome = site.check().exits(1);
    for (number, case) in RECORDS.iter().enumerate() {
        let place = format!("t{number}/{}{}{}", case.file, if case.at.is_empty() { "" } else { ":" }, case.at);
        assert_only(&outcome, case, &format!("t{number}/"), &place);
    }
}

#[test]
fn a_path_that_leaves_the_towns_folder_is_refused() {
    const PATHS: [&str; 7] = [
        "../../../etc/passwd",
        "/etc/passwd",
        "C:\\x.svg",
        "\\\\server\\x.svg",
        "file:///etc/passwd",
        "..%2fx.svg",
        "files/../x.svg",
    ];
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, path) in PATHS.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(TOWN, format!("name: Uno\nemblem: '{path}'\n"));
    }
    let mut outcome = site.check().exits(1);
    for (number, path) in PATHS.iter().enumerate() {
        outcome = outcome.tells(&format!("t{number}/municipality.yaml:2:9"), "bad-path", path);
    }
}

#[test]
fn a_name_too_long_for_an_address_is_told_before_the_disk_is_asked() {
    let name = "a".repeat(200);
    let outcome = Site::new().with(&format!("proposals/{name}.md"), "---\ntitle: X\n---\n").check().exits(1);
    outcome.tells(&format!("uno/proposals/{name}.md"), "bad-id", "");
}

#[test]
fn two_records_with_one_address_are_told_with_both_files() {
    let site = Site::new().with("budgets/2026.yaml", "year: 2026\n").with("budgets/2026.yml", "year: 2026\n");
    let outcome = site.build().exits(1);
    let outcome = outcome.tells("uno/budgets/2026.yml", "duplicate-address", "uno/budgets/2026.yaml");
    assert!(!outcome.has("uno/index.html") && outcome.has("dos/index.html"));
}

#[test]
fn what_stands_twice_is_told_with_where_it_stood_first() {
    let site = Site::new().with(TOWN, "name: Uno\ncolour: \"#112233\"\nname: Dos\n");
    let outcome = site.check().exits(1).tells("uno/municipality.yaml:3:1", "duplicate-key", "first on line 1");
    assert_eq!(outcome.findings()[0].related.as_deref(), Some("uno/municipality.yaml:1"));
}

#[test]
fn hundredths_add_up_exactly() {
    let mut table = "direction,economic,name,approved\n".to_owned();
    for number in 0..2_000 {
        table.push_str(&format!("revenue,113,Renglón {number},0.01\n"));
    }
    let inline = "revenue:\n  - {economic: \"114\", name: A, approved: \"0.10\"}\n  \
                  - {economic: \"114\", name: B, approved: \"0.20\"}\n";
    // 2,000 times 0.01, and 0.10, and 0.20.
    let budget = format!("year: 2026\nlines: 2026.csv\n{inline}totals: {{revenue: {{approved: \"20.30\"}}}}\n");
    let site = Site::new().with(BUDGET, budget).with("budgets/2026.csv", table);
    site.check().exits(0).tells_no("total-differs");
}

#[test]
fn more_spent_than_allowed_or_nothing_allowed_is_a_warning_and_no_division_by_zero() {
    let line = |name: &str, approved: &str, paid: &str| {
        format!(
            "  - {{functional: \"04.5.1\", economic: \"311\", name: {name}, approved: \"{approved}\", \
             accrued: \"{paid}\", paid: \"{paid}\"}}\n"
        )
    };
    let budget =
        format!("year: 2026\nexpenditure:\n{}{}", line("Aceras", "0.00", "5.00"), line("Postes", "10.00", "25.00"));
    let zero =
        "year: 2025\nexpenditure:\n  - {functional: \"04.5.1\", economic: \"311\", name: Nada, approved: \"0.00\"}\n";
    let outcome = Site::new().with(BUDGET, budget).with("budgets/2025.yaml", zero).build().exits(0);
    let outcome = outcome.tells("uno/budgets/2026.yaml:4", "over-executed", "PAB 25.00");
    for (path, bytes) in outcome.files().iter().filter(|(path, _)| path.starts_with("uno/presupuestos")) {
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("NaN") && !page.contains("inf%") && !page.contains(">inf"), "{path}");
    }
}

#[test]
fn all_mistakes_of_a_run_are_told_at_once() {
    let proposal = "---\ntitle: ~\nstate: hecho\nsubmitted: 2025-02-30\nextra: 1\n---\n";
    let site = Site::new().with(PROPOSAL, proposal).with(BUDGET, "year: dos mil\nresumen: x\n");
    let outcome = site.town("dos").with(TOWN, "nombre: Dos\ncolour: rojo\n").check().exits(1);
    let expected = [
        ("dos/municipality.yaml:1", "missing-key"),
        ("dos/municipality.yaml:1:1", "unknown-key"),
        ("dos/municipality.yaml:2:9", "not-colour"),
        ("uno/budgets/2026.yaml:1:7", "not-integer"),
        ("uno/budgets/2026.yaml:2:1", "unknown-key"),
        ("uno/proposals/x.md:2:8", "empty-value"),
        ("uno/proposals/x.md:3:8", "unknown-choice"),
        ("uno/proposals/x.md:4:12", "no-such-date"),
        ("uno/proposals/x.md:5:1", "unknown-key"),
    ];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn what_looks_like_a_number_a_time_or_a_no_stays_the_text_that_was_typed() {
    let budget = "year: 2026\nexpenditure:\n  - {functional: 04.10, economic: 0x1F, name: 1e3, approved: 12500.5}\n";
    let proposal =
        "---\ntitle: 12:30:45\nstate: rejected\nanswer: no\ncycle: 1_000\nsubmitted: 2025-03-14T23:30:00-05:00\n---\n";
    let site = Site::new().with(BUDGET, budget).with(PROPOSAL, proposal);
    let outcome = site.build().exits(0).tells("uno/budgets/2026.yaml:3:18", "unquoted-code", "`04.10`");
    let data = outcome.page("uno/presupuestos/2026/2026.csv");
    assert!(data.contains("04.10") && data.contains("0x1F") && data.contains("1e3"), "{data}");
    assert!(data.contains("12500.50"), "{data}");
    let page = outcome.page("uno/propuestas/x/");
    assert!(page.contains("12:30:45") && page.contains("2025-03-14") && !page.contains("2025-03-15"), "{page}");
}

#[test]
fn only_the_first_block_is_front_matter_and_template_marks_are_text() {
    let text = "---\ntitle: X\n---\nUno\n\n---\nestado: secreto\n---\n\n{{ site.title }} {% raw %} {{< corto >}}\n";
    let page = Site::new().with(PAGE, text).build().exits(0).page("uno/paginas/x/");
    for typed in ["estado: secreto", "{{ site.title }}", "{% raw %}", "{{&lt; corto"] {
        assert!(page.contains(typed), "{typed} is not in {page}");
    }
}

/// A text with something that must not be live, and what is told of it.
const TEXTS: &[(&str, &str, &str)] = &[
    ("<script>alert(1)</script>", "1", "html-in-text"),
    ("<img src=x onerror=alert(1)>", "1", "html-in-text"),
    ("<svg onload=alert(1)></svg>", "1", "html-in-text"),
    ("<iframe src=//malo></iframe>", "1", "html-in-text"),
    ("Hola <b style=color:red>fin</b>", "1:6", "html-in-text"),
    ("<base href=//malo>", "1", "html-in-text"),
    ("Uno <!-- cédula 8-123-456 --> dos", "1:5", "comment-in-text"),
    ("[x](javascript:alert(1))", "1:1", "link-refused"),
    ("[x](JaVaScRiPt&colon;alert(1))", "1:1", "link-refused"),
    ("[x](vbscript:alert)", "1:1", "link-refused"),
    ("[x](data:text/html,x)", "1:1", "link-refused"),
    ("![x](javascript:alert(1))", "1", "link-refused"),
    ("[El municipio](http://ejemplo.org)", "1:1", "insecure-link"),
    ("![](../files/foto.jpg)", "1:1", "image-without-text"),
    ("Vea [aquí](https://ejemplo.org).", "1:5", "empty-link-text"),
    ("# Título\n\nTexto", "1:1", "heading-level"),
    ("## A\n\n#### B", "3:1", "heading-level"),
    ("##\n\nTexto", "1:1", "empty-heading"),
    ("Nota[^1] sin texto", "1", "loose-footnote"),
    ("Texto\n\n[^1]: Nadie la menciona.", "3:1", "loose-footnote"),
];

#[test]
fn what_is_not_safe_in_a_text_is_told_and_never_live() {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, (text, _, _)) in TEXTS.iter().enumerate() {
        let page = format!("---\ntitle: X\n---\n{text}\n");
        site = site.town(&format!("t{number}")).with(PAGE, page).with("files/foto.jpg", crate::site::PICTURE);
    }
    let outcome = site.build();
    for (number, (text, at, code)) in TEXTS.iter().enumerate() {
        let (line, column) = at.split_once(':').unwrap_or((at, ""));
        // The text begins after three lines of front matter.
        let line = line.parse::<u32>().expect("a line") + 3;
        let place = format!("t{number}/{PAGE}:{line}{}{column}", if column.is_empty() { "" } else { ":" });
        let told = outcome.findings().iter().any(|finding| {
            finding.code == *code
                && finding.place.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        });
        let all: Vec<_> =
            outcome.findings().iter().filter(|finding| finding.place.starts_with(&format!("t{number}/"))).collect();
        assert!(told, "`{text}`: no [{code}] at {place} in {all:#?}");
        if all.iter().any(|finding| finding.severity == "error") {
            continue;
        }
        let page = outcome.page(&format!("t{number}/paginas/x/")).to_lowercase();
        for live in [
            "alert(1)</script>",
            "<img src=x",
            "<svg onload",
            "<iframe",
            "<base",
            "<b style=",
            "8-123-456",
            "href=\"javascript",
            "href=\"vbscript",
            "href=\"data:",
        ] {
            assert!(!page.contains(live), "`{text}`: `{live}` is live in {page}");
        }
    }
}

#[test]
fn texts_of_great_depth_width_or_length_end_soon() {
    let deep = format!("---\ntitle: X\n---\n{} hondo\n", ">".repeat(50_000));
    let wide = format!("---\ntitle: X\n---\n{}\n{}\n{}", "|a".repeat(3_000), "|-".repeat(3_000), "|\n".repeat(3_000));
    let brackets = format!("---\ntitle: X\n---\n{}{}\n", "[".repeat(50_000), "*a_ ".repeat(30_000));
    let marks = format!("---\ntitle: X\n---\nMarca{}\n", "\u{301}".repeat(10_000));
    let long = format!("---\ntitle: X\n---\n{}", "Se leyó el acta anterior.\n\n".repeat(100_000));
    let site = Site::new().with("pages/deep.md", deep).with("pages/wide.md", wide).with("pages/brackets.md", brackets);
    let site = site
        .with("pages/marks.md", marks)
        .with("pages/long.md", long)
        .with("pages/empty.md", "---\ntitle: X\n---\n   \n");
    let begun = Instant::now();
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    outcome.tells("uno/pages/deep.md:4", "text-too-large", "").tells("uno/pages/wide.md:4", "text-too-large", "");
}

#[test]
fn bombs_are_refused_at_once_and_the_other_towns_are_published() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let site =
        Site::new().town("alias").with(TOWN, bomb).town("hondo").with(TOWN, format!("name: {}\n", "[".repeat(100_000)));
    let site = site.town("largo").with(BUDGET, format!("year: 2026\n{}\n", "# relleno\n".repeat(5_300_000)));
    let begun = Instant::now();
    let outcome = site.build_with(&["--no-search"]).exits(1);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    let outcome = outcome.tells("alias/municipality.yaml", "yaml-too-large", "").tells(
        "hondo/municipality.yaml:1",
        "yaml-too-large",
        "",
    );
    let outcome = outcome.tells("largo/budgets/2026.yaml", "file-too-large", "up to 16 MiB");
    assert!(outcome.has("uno/index.html") && outcome.has("dos/index.html") && !outcome.has("largo/index.html"));
}

#[test]
fn a_line_of_megabytes_does_not_flood_the_terminal() {
    let site = Site::new().with(TOWN, format!("name: Uno\n{}: 1\n", "k".repeat(100_000)));
    let site = site.town("dos").with(TOWN, format!("name: \"{}\" x\n", "n".repeat(5_000_000)));
    let outcome = site.run(&["check", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.len() < 10_000, "{} bytes", outcome.stdout.len());
}

#[test]
fn an_escape_in_a_name_or_text_never_reaches_the_terminal() {
    let site = Site::new().with("proposals/\u{1b}[2Jx.md", "---\ntitle: X\n---\n");
    let site = site.with("proposals/dos\nlineas.md", "---\ntitle: X\n---\n");
    let site = site.with(TOWN, "name: Uno\n\"\\e[31mrojo\": 1\ncolr: \u{9b}31m\n");
    for format in ["human", "json", "github", "sarif"] {
        let outcome = site.run(&["check", "--lang", "en", "--format", format]).exits(1);
        let raw = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
        assert!(!raw(&outcome.stdout) && !raw(&outcome.stderr), "{format}: {:?}{:?}", outcome.stdout, outcome.stderr);
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let page = "---\ntitle: Horario\n---\nUno\ndos  \ntres\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n\n    código\n    más\n";
    let town = "name: Uno\ndescription: |\n  Una línea.\n  Otra línea.\n";
    let table = "direction;economic;name;approved\nrevenue;113;Uno;1.00\n".replace(';', ",");
    let make = |changed: &dyn Fn(&str) -> Vec<u8>| {
        let site =
            Site::new().with(PAGE, changed(page)).with(TOWN, changed(town)).with("budgets/2026.csv", changed(&table));
        let site = site.with(BUDGET, changed("year: 2026\nlines: 2026.csv\n")).file("cabildo.yaml", changed(SETTINGS));
        site.build().exits(0).files()
    };
    let plain = make(&|text| text.as_bytes().to_vec());
    let windows = make(&|text| text.replace('\n', "\r\n").into_bytes());
    let mixed = make(&|text| text.replacen('\n', "\r\n", 2).into_bytes());
    let marked = make(&|text| [b"\xef\xbb\xbf", text.as_bytes()].concat());
    for (name, other) in [("CRLF", windows), ("mixed", mixed), ("BOM", marked)] {
        assert_eq!(plain.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{name}");
        // The sums are those of other content.
        for (path, bytes) in plain.iter().filter(|(path, _)| !path.ends_with("integrity.json")) {
            assert!(other[path] == *bytes, "{name}: {path}\n{}", String::from_utf8_lossy(&other[path]));
        }
    }
}

#[test]
fn letters_of_every_language_of_the_country_are_shown_whole() {
    let text = "---\ntitle: \"Emberá ʌ ʉ ɨ, Ngäbe ä, guaraní g̃ ỹ\"\n---\n👩‍👩‍👧 z̷̡̛a̴l̵g̶o̷ 日本\n";
    let outcome = Site::new().with(PAGE, text).build().exits(0).tells_nothing();
    let page = outcome.page("uno/paginas/x/");
    assert!(page.contains("Emberá ʌ ʉ ɨ, Ngäbe ä, guaraní g̃ ỹ") && page.contains("👩‍👩‍👧"), "{page}");
}

#[test]
fn a_link_to_a_file_typed_on_another_system_finds_it() {
    let site = Site::new()
        .with("files/Pe\u{f1}\u{f3}n.pdf", "%PDF")
        .with(PAGE, "---\ntitle: X\n---\n[El plano](../files/Pen\u{303}o\u{301}n.pdf)\n");
    let site = site.with(TOWN, "name: Uno\nemblem: files/Pen\u{303}o\u{301}n.pdf\n");
    let page = site.build().exits(0).tells_nothing().page("uno/paginas/x/");
    let led = page.matches("files/Pe%C3%B1%C3%B3n.pdf").count() + page.matches("files/Pe\u{f1}\u{f3}n.pdf").count();
    assert!(led >= 2 && !page.contains("Pen%CC%83") && !page.contains("Pen\u{303}"), "{page}");
}

#[cfg(unix)]
mod files {
    //! What lies in the content folder and is no ordinary file of it.

    use std::os::unix::fs::symlink;
    use std::process::Command;

    use crate::site::{Site, write};

    #[test]
    fn a_link_that_leaves_the_content_keeps_its_own_town_alone_from_being_published() {
        let site = Site::new().beside("secret.txt", "clave");
        symlink(site.path("secret.txt"), site.path("content/uno/files.txt")).expect("a link");
        std::fs::create_dir(site.path("content/uno/files")).expect("a folder");
        symlink("../../../secret.txt", site.path("content/uno/files/plano.txt")).expect("a link");
        let outcome = site.build().exits(1);
        let outcome = outcome.tells("uno/files/plano.txt", "link-outside", "plano.txt").tells(
            "uno/files.txt",
            "link-outside",
            "",
        );
        assert!(outcome.has("dos/index.html") && !outcome.has("uno/index.html"));
        assert!(outcome.files().values().all(|bytes| !bytes.windows(5).any(|part| part == b"clave")));
    }

    #[test]
    fn links_that_circle_are_told_and_end() {
        let site = Site::new();
        symlink("b", site.path("content/uno/a")).expect("a link");
        symlink("a", site.path("content/uno/b")).expect("a link");
        symlink("..", site.path("content/uno/arriba")).expect("a link");
        let outcome = site.build().exits(1).tells("uno/a", "link-outside", "");
        outcome.tells("uno/b", "link-outside", "").tells("uno/arriba", "link-outside", "");
    }

    #[test]
    fn a_link_to_a_file_of_the_same_content_is_that_file() {
        let site = Site::new().with("files/plano.pdf", "%PDF");
        symlink("plano.pdf", site.path("content/uno/files/copia.pdf")).expect("a link");
        let outcome = site.build().exits(0).tells_nothing();
        assert_eq!(outcome.page("uno/files/copia.pdf"), "%PDF");
        let published = site.path("public/uno/files/copia.pdf");
        assert!(!published.symlink_metadata().expect("a file").is_symlink(), "it is copied, not linked");
    }

    #[test]
    fn a_pipe_is_told_and_never_waited_for() {
        let site = Site::new().with("files/a.txt", "a");
        let made = Command::new("mkfifo").arg(site.path("content/uno/files/pipe")).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: there is no mkfifo here");
            return;
        }
        let outcome = site.build().exits(0).tells("uno/files/pipe", "odd-file", "pipe");
        assert!(outcome.has("uno/files/a.txt") && !outcome.has("uno/files/pipe"));
    }

    #[test]
    fn names_that_are_no_text_or_hold_line_ends_are_told_and_left_out() {
        use std::os::unix::ffi::OsStrExt;
        let site = Site::new().with("files/dos\nlineas.txt", "a").with("files/con \"comillas\" y 'más'.txt", "b");
        let odd = site.path("content/uno/files").join(std::ffi::OsStr::from_bytes(b"a\xff.txt"));
        write(&odd, "c");
        let site = site.with("files/con\\barra.txt", "d");
        let outcome = site.build().exits(0).tells("uno/files/dos?lineas.txt", "odd-file", "");
        let outcome =
            outcome.tells("uno/files/a?.txt", "odd-file", "").tells("uno/files/con\\barra.txt", "odd-file", "");
        assert!(outcome.has("uno/files/con \"comillas\" y 'más'.txt"));
    }

    #[test]
    fn two_attachments_that_differ_only_in_capitals_keep_their_own_town_alone_from_being_published() {
        let site = Site::new().with("files/Plano.pdf", "%PDF 1").with("files/plano.pdf", "%PDF 2");
        let outcome = site.build().exits(1).tells("uno/files/plano.pdf", "duplicate-address", "Plano.pdf");
        assert!(outcome.has("dos/index.html") && !outcome.has("uno/index.html"));
    }
}

#[test]
fn hidden_files_and_those_of_editors_are_never_published() {
    const HIDDEN: [&str; 8] =
        [".env", ".git/config", ".DS_Store", "Thumbs.db", "~$plan.xlsx", "#x#", "files/plano.pdf~", "desktop.ini"];
    let mut site = Site::new().with("files/plano.pdf", "%PDF");
    for name in HIDDEN {
        site = site
            .with(&format!("files/{name}"), "secreto")
            .with(name, "secreto")
            .file(&format!("static/{name}"), "secreto");
    }
    let site = site.file("static/.well-known/security.txt", "Contact: mailto:a@ejemplo.org\n");
    let outcome = site.build().exits(0).tells_nothing();
    let files = outcome.files();
    assert!(files.values().all(|bytes| bytes != b"secreto"), "{:?}", files.keys());
    assert!(outcome.has("uno/files/plano.pdf") && outcome.has(".well-known/security.txt"));
}

#[test]
fn a_folder_named_like_a_file_and_a_file_in_no_place_are_told_and_left_out() {
    let site = Site::new().with("minutes/2026-03-10.md/x.txt", "a").with("presupuestos/2026.yaml", "year: 2026\n");
    let site = site.file("notas.txt", "a").file("tres/pages/x.md", "a").file("cabildo.yml", "a");
    let outcome = site.build().exits(0).tells("uno/minutes/2026-03-10.md/x.txt", "unknown-file", "");
    let outcome =
        outcome.tells("uno/presupuestos/2026.yaml", "unknown-file", "").tells("notas.txt", "unknown-file", "");
    outcome.tells("tres", "no-municipality-file", "`tres`").tells(
        "cabildo.yml",
        "unknown-file",
        "did you mean `cabildo.yaml`?",
    );
}

#[test]
fn a_town_named_like_a_page_of_the_program_is_told() {
    for name in ["assets", "search", "es"] {
        let outcome = Site::new().file(&format!("{name}/municipality.yaml"), "name: X\n").build().exits(1);
        assert_eq!(outcome.errors(), [(name, "reserved-name")]);
        assert!(outcome.files().is_empty(), "which towns there are is not clear");
    }
}

#[test]
fn a_town_whose_folder_is_no_address_is_told_and_the_others_are_published() {
    let outcome = Site::new().town("Puerto Cedro").build().exits(1);
    let outcome = outcome.tells("Puerto Cedro/municipality.yaml", "bad-id", "`puerto-cedro`");
    assert!(outcome.has("uno/index.html"));
}

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
    ("{% extends \"falta.html\" %}", "themes/propio", "falta.html"),
    ("{% extends \"pages/home.html\" %}", "themes/propio", "pages/home.html"),
    ("{% include \"pages/home.html\" %}", "themes/propio", "pages/home.html"),
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
fn words_and_keys_of_a_theme_that_nothing_asks_for_are_told_with_the_nearest() {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: propio\n"));
    write(&site.path("themes/propio/words/es.yaml"), "ui:\n  serch: Busque\nmine: Mío\nother: Otro\n");
    write(&site.path("themes/propio/templates/mine.html"), "{{ t(key=\"mine\") }}");
    let outcome =
        site.check().exits(0).tells("themes/propio/words/es.yaml", "unknown-word", "did you mean `ui.search`?");
    let told = outcome.findings().iter().filter(|finding| finding.code == "unknown-word");
    assert_eq!(told.count(), 2, "`mine` is asked for by a template of the theme: {:?}", outcome.findings());
    write(&site.path("themes/propio/theme.yaml"), "nmae: Propio\n");
    site.check().exits(2).tells("themes/propio/theme.yaml:1:1", "unknown-key", "did you mean `name`?");
}

#[test]
fn a_value_that_names_nothing_is_told_on_its_own_line() {
    let proposal = "---\ntitle: Plaza\nstate: accepted\nbudget: [\"2031\"]\n---\nTexto.\n";
    let site = Site::new().with("proposals/plaza.md", proposal).with("municipality.yaml", "name: Uno\narea: nada\n");
    let outcome = site.build().exits(1);
    let outcome = outcome.tells("uno/proposals/plaza.md:4", "unknown-reference", "2031");
    outcome.tells("uno/municipality.yaml:2", "unknown-reference", "nada");
    let themed = Site::new().file("cabildo.yaml", format!("{SETTINGS}theme: nope\n"));
    themed.build().exits(2).tells("cabildo.yaml:5", "unknown-theme", "nope");
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
fn a_language_that_is_written_twice_is_told() {
    let site = Site::new().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en, es]"));
    site.build().exits(2).tells("cabildo.yaml:2:21", "duplicate-id", "es");
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
}

#[test]
fn a_town_called_like_a_page_or_file_of_the_root_is_told_before_anything_is_built() {
    let names = ["buscar", "search", "index.html", "404.html", "robots.txt", "sitemap.xml", "integrity.json"];
    for name in names {
        let site = Site::new().town(name);
        let outcome = site.check().exits(1);
        assert_eq!(outcome.errors(), [(name, "reserved-name")]);
        assert_eq!(site.build().exits(1).errors(), [(name, "reserved-name")]);
    }
    let both = SETTINGS.replace("[es]", "[en, es]");
    let outcome = Site::new().file("cabildo.yaml", both).town("buscar").check().exits(1);
    assert_eq!(outcome.errors(), [("buscar", "reserved-name")]);
}

#[test]
fn two_budgets_of_one_year_are_told_with_both_files() {
    let budget = |amount: &str| {
        format!("year: 2026\nexpenditure:\n  - {{functional: \"04\", name: Obras, approved: \"{amount}\"}}\n")
    };
    let site = Site::new().with(BUDGET, budget("10.00")).with("budgets/2026-b.yaml", budget("10.00"));
    let outcome = site.check().exits(1).tells("uno/budgets/2026-b.yaml", "repeated-year", "uno/budgets/2026.yaml");
    let outcome = outcome.tells_no("same-figures");
    assert_eq!(outcome.errors().len(), 1);
    assert!(
        outcome.findings().iter().any(|told| told.related.as_deref().is_some_and(|place| place.contains("2026.yaml")))
    );
}

#[test]
fn what_names_a_record_with_a_mistake_is_not_told_too() {
    let site = Site::new()
        .with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n")
        .with("proposals/p.md", "---\ntitle: P\nstate: ejecutada\n---\n")
        .with("proposals/q.md", "---\ntitle: Q\nincompatible: [p]\n---\n")
        .with(
            "minutes/2026-03-10.md",
            "---\nbody: concejo\nstate: ninguno\ndecisions: [{number: A-1, title: X}]\n---\n",
        )
        .with("proposals/r.md", "---\ntitle: R\ndecision: A-1\n---\n")
        .with("pages/x.md", "---\ntitle: X\n---\nVea [la propuesta](../proposals/p.md).\n");
    let outcome = site.check().exits(1);
    let expected = [("uno/minutes/2026-03-10.md:3:8", "unknown-choice"), ("uno/proposals/p.md:3:8", "unknown-choice")];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn a_file_with_something_in_it_is_not_called_empty() {
    let wide: Vec<u8> = "---\ntitle: Plaza\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let site = Site::new()
        .with("proposals/a.md", "Queremos una plaza.\n")
        .with("proposals/b.md", "---\n---\nQueremos una plaza.\n")
        .with("proposals/c.md", "{\"title\": \"Plaza\"}\n\nQueremos una plaza.\n")
        .with("proposals/d.md", wide)
        .with("proposals/e.md", "\n");
    let outcome = site.check().exits(1);
    let expected = [
        ("uno/proposals/a.md", "front-matter-missing"),
        ("uno/proposals/b.md", "front-matter-missing"),
        ("uno/proposals/c.md:1:1", "front-matter-form"),
        ("uno/proposals/d.md:1", "not-utf8"),
        ("uno/proposals/e.md", "empty-file"),
    ];
    assert_eq!(outcome.errors(), expected);
    let outcome = outcome.tells("uno/proposals/a.md", "front-matter-missing", "`title: ");
    let _ = outcome.tells("uno/proposals/d.md", "not-utf8", "UTF-16");
}

#[test]
fn characters_that_steer_machines_are_not_published() {
    for (number, odd) in ["\u{1b}[31m", "\0", "\u{7f}", "\u{9b}", "\u{ffff}"].iter().enumerate() {
        let page = format!("---\ntitle: X\n---\nUno.\nDos {odd}tres.\n");
        let outcome = Site::new().with(PAGE, page).build().exits(1);
        assert_eq!(outcome.errors(), [("uno/pages/x.md:5:5", "control-character")], "{number}");
    }
    let table = "funcion,nombre,monto\n04,Obras,10.00\n05,Par\u{1b}que,5.00\n";
    let budget = "year: 2026\nlines:\n  - file: gastos.csv\n    direction: expenditure\n    \
                  columns: {functional: funcion, name: nombre}\n    amounts: {approved: monto}\n";
    let site = Site::new().with(BUDGET, budget).with("budgets/gastos.csv", table);
    let _ = site.check().exits(1).tells("uno/budgets/gastos.csv:3", "control-character", "");
    let page = "---\ntitle: X\n---\nUno.\tDos — ñandú 👩\u{200d}🌾.\r\n";
    let _ = Site::new().with(PAGE, page).build().exits(0).tells_no("control-character");
}

#[test]
fn days_that_cannot_be_are_told() {
    let people = "people: [{id: ana, name: Ana, memberships: [{body: concejo}]}]\n";
    let site = Site::new()
        .with("municipality.yaml", format!("name: Uno\nbodies: [{{id: concejo, name: Concejo}}]\n{people}"))
        .with("minutes/2026-03-10.md", "---\nbody: concejo\ndate: 2026-03-11\n---\nSe abrió.\n")
        .with("minutes/2026-04-10-extra.md", "---\nbody: concejo\ndate: 2026-04-10\n---\nSe abrió.\n")
        .with("minutes/2026-12-10.md", "---\nbody: concejo\npresent: [ana]\n---\nSe abrió.\n")
        .with("proposals/p.md", "---\ntitle: P\nsubmitted: 2026-10-02\n---\n")
        .with("proposals/q.md", "---\ntitle: Q\nsubmitted: 2026-10-01\n---\n");
    let outcome = site.check().exits(0);
    let told = |code: &str| -> Vec<String> {
        let told = outcome.findings().iter().filter(|finding| finding.code == code);
        told.map(|finding| finding.place.split(':').next().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(told("date-differs"), ["uno/minutes/2026-03-10.md"]);
    assert_eq!(told("vote-in-future"), ["uno/minutes/2026-12-10.md"]);
    assert_eq!(told("submitted-in-future"), ["uno/proposals/p.md"]);
}
