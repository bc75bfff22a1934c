//! Amounts and days.

use super::{BUDGET, Case, PROPOSAL, assert_only};
use crate::site::{SETTINGS, Site};

const AMOUNTS: &[(&str, &str, &str)] = &[
    ("1,234.50", "not-amount", "`1234.50`"),
    ("1.234,50", "not-amount", "`1234.50`"),
    ("1 234,50", "not-amount", "`1234.50`"),
    ("1\u{a0}234,50", "not-amount", "`1234.50`"),
    ("B/. 1234.50", "not-amount", "`1234.50`"),
    ("1.234", "ambiguous-amount", "1234"),
    ("10.0051", "amount-decimals", "2 decimals"),
    ("0.234", "amount-decimals", "2 decimals"),
    ("-5.00", "negative-amount", "`-5.00`"),
    ("(500.00)", "not-amount", ""),
    ("１２３", "not-amount", ""),
    ("١٢٣", "not-amount", ""),
    (".nan", "not-amount", ""),
    (".inf", "not-amount", ""),
    ("1e400", "not-amount", ""),
    ("123456789012345678901234567890", "not-amount", "999999999999999999"),
    (".50", "not-amount", "`0.50`"),
    ("70.", "not-amount", "`70`"),
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
    let formats = format!("{SETTINGS}numbers: {{decimal: \".\", thousands: \",\"}}\n");
    let outcome = Site::new().with(PROPOSAL, text).file("cabildo.yaml", formats).check().exits(1);
    outcome.tells("uno/proposals/x.md:3:15", "amount-decimals", "a thousand or more, write `1234`");
}

/// A space between thousands, of whatever width and however it is typed, is what half of Europe writes.
#[test]
fn a_space_between_thousands_is_no_empty_value() {
    let text = "---\ntitle: X\ncost: {asked: \"1 234,50\"}\n---\n";
    for mark in ["\" \"", "' '", "\"\\u00a0\"", "\"\u{202f}\"", "\"\\u2009\"", "space"] {
        let formats = format!("{SETTINGS}numbers: {{decimal: \",\", thousands: {mark}}}\n");
        let site = Site::new().with(PROPOSAL, text).file("cabildo.yaml", formats);
        assert!(site.check().exits(0).findings().is_empty(), "{mark}");
    }
    for mark in ["espacio", "\"  \"", "\"..\"", "x", "\"\""] {
        let formats = format!("{SETTINGS}numbers: {{decimal: \",\", thousands: {mark}}}\n");
        let outcome = Site::new().with(PROPOSAL, text).file("cabildo.yaml", formats).check().exits(2);
        assert!(outcome.stdout.contains("cabildo.yaml"), "{}", outcome.stdout);
        let is_empty = mark.trim_matches([' ', '"']).is_empty();
        assert!(is_empty || outcome.stdout.contains("space"), "{mark}: {}", outcome.stdout);
    }
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
