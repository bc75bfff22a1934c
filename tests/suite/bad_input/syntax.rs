//! Files that are no YAML, or no front matter, and what stands in them as typed.

use super::{BUDGET, Case, PAGE, PROPOSAL, TOWN, case, each_is_told_and_nothing_else};
use crate::site::{SETTINGS, Site};

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
    case(
        "an open quote is told where it opens, however far the next one is",
        TOWN,
        "name: \"Villa Nueva\n# cero\ncolour: blue\n# uno\n# dos\n# tres\n# cuatro\nbodies:\n  - {id: a, name: \"Concejo\"}\n",
        "1:7",
        "yaml-quote",
        "`name: \"Villa Nueva\"`",
    ),
    case(
        "an open quote of an item is told where it opens",
        TOWN,
        "name: Uno\nlicence:\n  - \"ana”\n  - \"luis\"\n",
        "3:5",
        "yaml-quote",
        "`- \"ana\"`",
    ),
    case(
        "text after quotes is told with the line as it could be",
        PAGE,
        "---\ntitle: \"Las Garzas\" vuelve\n---\n",
        "2:8",
        "yaml-quote-tail",
        "`title: '\"Las Garzas\" vuelve'`",
    ),
    case(
        "a path of Windows in double quotes is told",
        PAGE,
        "---\ntitle: \"C:\\Villa\"\n---\n",
        "2:11",
        "yaml-escape",
        "`title: 'C:\\Villa'`",
    ),
    case(
        "a sign that YAML keeps for itself is named",
        PAGE,
        "---\ntitle: @villa responde\n---\n",
        "2:8",
        "yaml-mark",
        "`title: \"@villa responde\"`",
    ),
    case(
        "an anchor that nothing names was meant as text",
        PAGE,
        "---\ntitle: &Hijos de Soto\n---\n",
        "2:8",
        "yaml-mark",
        "`title: \"&Hijos de Soto\"`",
    ),
    case(
        "a text that begins with an exclamation mark was meant as text",
        PAGE,
        "---\ntitle: !urgente Aceras rotas\n---\n",
        "2:8",
        "yaml-tag",
        "`title: \"!urgente Aceras rotas\"`",
    ),
    case(
        "a text that begins with an asterisk was meant as text",
        PAGE,
        "---\ntitle: *importante Aceras\n---\n",
        "2:8",
        "yaml-alias",
        "`title: \"*importante Aceras\"`",
    ),
    case(
        "a text that begins with brackets was meant as text",
        PAGE,
        "---\ntitle: [Urgente] Aceras\n---\n",
        "2:8",
        "yaml-mark",
        "`title: \"[Urgente] Aceras\"`",
    ),
    case(
        "a text in braces was meant as text",
        PAGE,
        "---\ntitle: {Aceras}\n---\n",
        "2:8",
        "yaml-mark",
        "`title: \"{Aceras}\"`",
    ),
    case(
        "an apostrophe closes single quotes",
        TOWN,
        "name: 'L'avenue'\n",
        "1:7",
        "yaml-quote-tail",
        "`name: \"L'avenue\"`",
    ),
    case(
        "a dash without its space is told",
        TOWN,
        "name: Uno\nbodies:\n  -{id: concejo, name: Concejo}\n",
        "3:3",
        "yaml-key",
        "`- {id: concejo, name: Concejo}`",
    ),
    case(
        "a bracket that a remark keeps from closing is told with the remark",
        TOWN,
        "name: Uno\nbodies:\n  - {id: concejo, name: Concejo #1}\n",
        "3:5",
        "yaml-bracket",
        "`#1}`",
    ),
    case("an open bracket is told where it opens", TOWN, "name: Uno\npeople: [{id: a\n", "2:9", "yaml-bracket", ""),
    case(
        "a NUL ends no file without a word",
        TOWN,
        "name: Uno\npeople:\n  - {id: ana, name: \"A\0na\"}\n  - {id: luis, name: Luis}\n",
        "3:23",
        "control-character",
        "",
    ),
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
        "1:7",
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

#[test]
fn what_looks_like_a_number_a_time_or_a_no_stays_the_text_that_was_typed() {
    let budget = "year: 2026\nexpenditure:\n  - {functional: 04.10, economic: 0x1F, name: 1e3, approved: 12500.5}\n";
    let proposal = "---\ntitle: 12:30:45\nstate: rejected\nanswer: no\nresponsible: 1_000\nsubmitted: 2025-03-14T23:30:00-05:00\n---\n";
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
    let outcome = site.processor(20).build_with(&["--no-search"]).exits(1);
    let outcome = outcome.tells("alias/municipality.yaml", "yaml-too-large", "").tells(
        "hondo/municipality.yaml:1",
        "yaml-too-large",
        "",
    );
    let outcome = outcome.tells("largo/budgets/2026.yaml", "file-too-large", "up to 16 MiB");
    assert!(outcome.has("uno/index.html") && outcome.has("dos/index.html") && !outcome.has("largo/index.html"));
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
fn what_turns_the_order_of_letters_is_not_published_from_any_file() {
    for odd in ["\u{202e}", "\u{2067}", "&#x202e;", "&#8238;"] {
        let page = format!("---\ntitle: X\n---\nUno.\nPaga {odd}00.001 hoy.\n");
        let outcome = Site::new().with(PAGE, page).build().exits(1);
        assert_eq!(outcome.errors(), [("uno/pages/x.md:5:6", "hidden-character")], "{odd:?}");
    }
    let table = "funcion,nombre,monto\n04,Obras,10.00\n05,A\u{202e}B,5.00\n";
    let budget = "year: 2026\nlines:\n  - file: gastos.csv\n    direction: expenditure\n    \
                  columns: {functional: funcion, name: nombre}\n    amounts: {approved: monto}\n";
    let site = Site::new().with(BUDGET, budget).with("budgets/gastos.csv", table);
    let _ = site.check().exits(1).tells("uno/budgets/gastos.csv:3", "hidden-character", "U+202E");
}

#[test]
fn what_follows_a_hash_is_not_lost_without_a_word() {
    let page = |title: &str| {
        Site::of_one_town().with("pages/donde.md", format!("---\ntitle: {title}\n---\nDe ocho a cuatro.\n")).check()
    };
    for (title, meant) in [
        ("Calle 5 #12-34, Norte", "title: \"Calle 5 #12-34, Norte\""),
        ("\"Aceras\" #1 del barrio", "title: \"Aceras #1 del barrio\""),
        ("Calle 5 # 12-34", "title: \"Calle 5 # 12-34\""),
    ] {
        page(title).exits(0).tells("uno/pages/donde.md:2", "yaml-hash", "#").tells(
            "uno/pages/donde.md:2",
            "yaml-hash",
            meant,
        );
    }
    // Remarks have a space, no figure after words, and within a word or quotes it is a letter like others.
    for title in ["Calle 5 # la oficina", "Calle#5", "\"Calle 5 #12\"", "Calle 5 ## nota"] {
        page(title).exits(0).tells_no("yaml-hash");
    }
    // Where it is all that there is, too.
    page("#12").exits(1).tells("uno/pages/donde.md:2", "yaml-hash", "#12");
}
