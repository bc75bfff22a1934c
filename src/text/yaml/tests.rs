//! YAML as a tree: what is kept as typed, and each fault at its place.

use super::*;

fn faults(text: &str) -> Vec<FaultKind> {
    parse(text, 0..text.len()).1.into_iter().map(|fault| fault.kind).collect()
}

fn scalar(text: &str, key: &str) -> String {
    let (Some(Spanned { value: Node::Map(entries), .. }), _) = parse(text, 0..text.len()) else { panic!("a map") };
    let value = entries.into_iter().find(|(name, _)| name.value == key).expect("the key").1;
    match value.value {
        Node::Scalar(scalar) => scalar.text,
        other => panic!("a scalar, not {other:?}"),
    }
}

#[test]
fn scalars_stay_as_they_were_typed() {
    for typed in ["012", "no", "1.10", "007", "0x1F", "1_000", "12:30:45", "1e3", "sí", "y", "on"] {
        assert_eq!(scalar(&format!("a: {typed}\n"), "a"), typed);
    }
}

#[test]
fn a_duplicate_key_names_both_places_and_reading_goes_on() {
    let text = "monto: 1\notro: 2\nmonto: 3\notro: 4\n";
    let (_, faults) = parse(text, 0..text.len());
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| match &fault.kind {
            FaultKind::DuplicateKey { key, first } => (key.as_str(), first.line, fault.span.line),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [("monto", 1, 3), ("otro", 2, 4)]);
}

#[test]
fn likely_slips_are_named() {
    assert_eq!(faults("titulo: Acuerdo: presupuesto\n"), [FaultKind::ColonInText]);
    assert_eq!(faults("a:\n\tb: 1\n"), [FaultKind::Tab]);
    assert_eq!(faults("a: \"x\nb: 1\n"), [FaultKind::UnclosedQuote]);
    assert_eq!(faults("a: [1, 2\nb: 1\n"), [FaultKind::UnclosedBracket]);
    assert_eq!(faults("a: {b: Acuerdo: calles, c: 1}\n"), [FaultKind::ColonInText]);
    assert_eq!(faults("a: 1\n---\na: 2\n"), [FaultKind::SecondDocument]);
    let text = "a: !urgente Aceras\n";
    assert_eq!(parse(text, 0..text.len()).1[0].span.column, 4);
    assert_eq!(faults("a: !!python/object/apply:os.system [x]\n").len(), 1);
    assert_eq!(faults("b: &b {x: 1}\na:\n  <<: *b\n"), [FaultKind::MergeKey]);
    assert_eq!(faults("a: \"x\\0y\"\n"), [FaultKind::ControlCharacter]);
    assert_eq!(faults("a: “x”\n"), [FaultKind::SmartQuotes]);
    assert_eq!(scalar("a: “x”\n", "a"), "x");
    assert_eq!(faults("a: {b: “x, y”, c: 1}\n"), [FaultKind::SmartQuotesParted]);
    assert_eq!(faults("a: “x” y “z”\n"), []);
    assert_eq!(faults("a: \"“x”\"\n"), []);
}

#[test]
fn marks_that_yaml_keeps_for_itself_are_named_where_they_stand() {
    for (text, line, column) in [
        ("a: @alcaldia\n", 1, 4),
        ("a: `x`\n", 1, 4),
        ("a: %5 del total\n", 1, 4),
        ("a: 1\nb: - Aceras\n", 2, 4),
        ("a: ? Aceras\n", 1, 4),
        ("a: | texto\n", 1, 4),
        ("a: > 5 %\n", 1, 4),
        ("a: & Hijos\n", 1, 4),
        ("a: &Hijos de Soto\n", 1, 4),
        ("a: {b: @x, c: 1}\n", 1, 8),
        ("a:\n  - @x\n", 2, 5),
        ("a: [Urgente] Aceras\n", 1, 4),
    ] {
        let (_, faults) = parse(text, 0..text.len());
        let found: Vec<_> = faults.iter().map(|fault| (&fault.kind, fault.span.line, fault.span.column)).collect();
        assert_eq!(found, [(&FaultKind::ReservedMark, line, column)], "{text}");
    }
    // An anchor that is named again is one, and so is a mark within a text.
    assert_eq!(faults("a: &a Soto\nb: *a\n"), []);
    assert_eq!(faults("a: Soto & Hijos @ 5 % - x\n"), []);
    assert_eq!(faults("a: |\n  texto\nb: >-\n  otro\n"), []);
}

#[test]
fn text_after_quotes_and_backslashes_without_meaning_are_told_as_such() {
    for text in
        ["a: 'L'avenue'\n", "a: \"Aceras\" para todos\n", "a: 'Aceras' para todos\n", "a: \"Las \"Garzas\" vuelven\"\n"]
    {
        assert_eq!(faults(text), [FaultKind::TextAfterQuotes], "{text}");
    }
    for (text, column) in [("a: \"C:\\Users\\Ana\"\n", 7), ("a: \"\\u00e1 \\Villa\"\n", 12), ("a: \"\\q\"\n", 5)] {
        let (_, faults) = parse(text, 0..text.len());
        assert_eq!((&faults[0].kind, faults[0].span.column), (&FaultKind::Escape, column), "{text}");
    }
}

#[test]
fn a_brace_that_is_left_open_in_a_list_is_told_where_it_opens() {
    let text = "a:\n  - {id: uno, b: [{c: 1}\n  - {id: dos}\n";
    let (_, faults) = parse(text, 0..text.len());
    assert_eq!((&faults[0].kind, faults[0].span.line, faults[0].span.column), (&FaultKind::UnclosedBracket, 2, 5));
}

#[test]
fn the_place_of_an_unclosed_quote_is_where_it_opens() {
    let text = "uno: 1\ndos: \"sin cerrar\ntres: 3\n";
    let (_, faults) = parse(text, 0..text.len());
    assert_eq!((faults[0].span.line, faults[0].span.column), (2, 6));
    let text = "name: \"Puerto Cedro\ncolour: \"#1b6e3c\"\n";
    let (_, faults) = parse(text, 0..text.len());
    assert_eq!((&faults[0].kind, faults[0].span.line), (&FaultKind::UnclosedQuote, 1));
    for (text, column) in [
        ("a:\n  - {functional: \"04.5.1\", name: \"Aceras, approved: \"600.00\"}\n", 34),
        ("a:\n  - {name: 'Aceras, approved: '600.00'}\n", 12),
        ("a:\n  - [\"uno\", \"dos, \"tres\"]\n", 13),
        ("a:\n  - {nota: \"dijo \\\"sí\\\"\", name: \"Aceras, b: \"1\"}\n", 33),
    ] {
        let (_, faults) = parse(text, 0..text.len());
        let found = (&faults[0].kind, faults[0].span.line, faults[0].span.column);
        assert_eq!(found, (&FaultKind::UnclosedQuote, 2, column), "{text}");
    }
}

#[test]
fn a_character_that_steers_is_told_as_such_wherever_it_stands() {
    for text in ["a: x\0y\n", "a: 1\n\0b: 2\n", "{a: \0}\n"] {
        assert_eq!(faults(text), [FaultKind::ControlCharacter], "{text:?}");
    }
}

#[test]
fn bombs_are_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb += &format!("a{level}: &a{level} [{items}]\n");
    }
    assert_eq!(faults(&bomb), [FaultKind::TooManyAliases]);
    // A long text, repeated: 90,000 times half a megabyte.
    for bomb in [
        format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(500_000), vec!["*a"; 90_000].join(", ")),
        format!("a: &a {{{}: 1}}\nb: [{}]\n", "x".repeat(900), vec!["*a"; 90_000].join(", ")),
    ] {
        assert_eq!(faults(&bomb), [FaultKind::TooManyAliases]);
    }
    // Names for what holds names: each is kept again, five megabytes in forty.
    let named: String = (0..40).map(|at| format!("&a{at} [")).collect();
    assert_eq!(faults(&format!("{named}\"{}\"{}", "x".repeat(5_000_000), "]".repeat(40))), [FaultKind::TooLarge]);
    assert_eq!(faults(&"[".repeat(100_000)), [FaultKind::TooDeep]);
    assert_eq!(faults("a: &a [*a]\n"), [FaultKind::UnknownAlias]);
}

#[test]
fn an_empty_file_has_no_tree() {
    for text in ["", "# nada\n", "---\n", "~\n"] {
        assert_eq!(parse(text, 0..text.len()), (None, vec![]), "{text:?}");
    }
}

#[test]
fn places_in_front_matter_count_from_the_beginning_of_the_file() {
    let text = "---\ntitle: x\ndate: y\n---\n";
    let (Some(Spanned { value: Node::Map(entries), .. }), _) = parse(text, 4..21) else { panic!("a map") };
    assert_eq!((entries[1].1.span.line, entries[1].1.span.column), (3, 7));
    assert_eq!(&text[entries[1].1.span.bytes()], "y");
}
