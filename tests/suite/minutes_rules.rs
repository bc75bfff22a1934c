//! What minutes cannot say, and what they can: the findings of minutes worked out by hand.

use crate::council::TOWN;
use crate::site::{Outcome, Site};

/// Seven seats, of which three make no quorum and four do.
const SEVEN: &str = "\
name: Uno
bodies:
  - {id: concejo, name: Concejo, kind: council, seats: 7, majority: absolute, of: members}
  - {id: obras, name: Obras, kind: committee}
people:
  - {id: ana, name: Ana Soto Díaz, memberships: [{body: concejo, role: president, from: 2024-07-01, to: 2029-06-30}]}
  - {id: beto, name: Beto O'Connor, memberships: [{body: concejo, from: 2024-07-01, to: 2029-06-30}]}
  - {id: cata, name: Cata Toro, memberships: [{body: concejo, from: 2024-07-01, to: 2029-06-30}]}
  - {id: dani, name: Dani Mena, memberships: [{body: concejo, from: 2024-07-01, to: 2029-06-30}]}
  - {id: elsa, name: Elsa Vega, memberships: [{body: concejo, from: 2024-07-01, to: 2029-06-30}]}
  - {id: fito, name: Fito Luna, memberships: [{body: concejo, from: 2024-07-01, to: 2029-06-30}]}
  - {id: rosa, name: Rosa Peña y Lillo, memberships: [{body: concejo, from: 2026-01-10, to: 2029-06-30}]}
  - {id: clara, name: Clara Raín, memberships: [{body: concejo, role: substitute}]}
  - {id: dora, name: Dora Gil, memberships: [{body: concejo, role: substitute}]}
  - {id: mia, name: Mia Alba, memberships: [{body: concejo, role: mayor}]}
  - {id: otra, name: Otra Vega, memberships: [{body: obras}]}
  - {id: sara, name: Sara Solís, memberships: [{body: concejo, role: secretary}]}
";

/// A meeting's head, and its text.
type Case = (&'static str, &'static str, &'static [&'static str]);

const ALL: &str = "present: all";

/// What is written, and the rules that it breaks.
const CASES: &[Case] = &[
    // A surname with an *and* of its own, alone and in a list; Word's apostrophe; a shortened name.
    (ALL, "```vote\nall present voted yes except Peña y Lillo (no)\n```", &[]),
    (ALL, "```vote\nall yes except Toro y Peña y Lillo (no), O’Connor and Ana Soto (abstain)\n```", &[]),
    // Three of seven for: rejected, and a decision all the same; in a block too, and where it was put off.
    (
        ALL,
        "```motion\nvote: {yes: [ana, beto, cata]}\n\n```\n```decision\nnumber: A-1/2026\n```",
        &["decision-not-carried"],
    ),
    (ALL, "```motion\nvote: all no\n```\n```decision\nnumber: A-1/2026\n```", &["decision-not-carried"]),
    (ALL, "```motion\nresult: postponed\n```\n```decision\nnumber: A-1/2026\n```", &["decision-not-carried"]),
    (ALL, "```motion\nvote: all yes\n```\n```decision\nnumber: A-1/2026\n```", &[]),
    // Three were left when a decision without a motion was taken.
    ("present: all\nleft: {Mena: 1, Vega: 1, Luna: 1, Soto: 1}", "```decision\nnumber: A-1/2026\n```", &["no-quorum"]),
    ("present: all\nleft: {Mena: 1, Vega: 1, Luna: 1}", "```decision\nnumber: A-1/2026\n```", &[]),
    // Nobody was for, and it was carried.
    (ALL, "```motion\nvote: \"0 yes, 0 no, 6 abstain\"\nresult: adopted\n```", &["result-contradicted"]),
    (ALL, "```motion\nmethod: acclamation\nresult: adopted\n```", &[]),
    // Four councillors and the secretary were there.
    ("present: [ana, beto, cata, dani, Solís]", "```motion\nvote: \"5 yes, 0 no\"\n```", &["too-many-votes"]),
    ("present: [ana, beto, cata, dani, Solís]", "```motion\nvote: \"4 yes, 0 no\"\n```", &[]),
    // Nobody wrote who was there: the body has seven seats.
    ("", "```motion\nvote: \"50 yes, 3 no\"\n```", &["too-many-votes"]),
    ("present: all\nleft: {Mena: 1}", "```motion\nvote: \"7 yes, 0 no\"\n```", &["too-many-votes"]),
    // A substitute sits until the member comes, or after they left.
    ("present: all\nlate: {Mena: 2}\nsubstitutes: {Raín: Mena}", "```vote\nall yes except Raín (no)\n```", &[]),
    ("present: all\nleft: {Mena: 1}\nsubstitutes: {Raín: Mena}", "```vote\nall yes except Raín (no)\n```", &[]),
    (
        "present: all\nlate: {Mena: 1}\nsubstitutes: {Raín: Mena}",
        "```vote\nall yes except Raín (no)\n```",
        &["substitute-without-seat", "too-many-votes", "vote-without-seat"],
    ),
    // One member has one substitute at a time: three seats are filled, and four make a quorum.
    (
        "present: [ana, beto]\nexcused: [Mena]\nsubstitutes: {Raín: Mena, Gil: Mena}",
        "```motion\nvote: 4-0\n```\n```decision\nnumber: A-1/2026\n```",
        &["no-quorum", "substitute-without-seat", "too-many-votes"],
    ),
    (
        "present: all\nlate: {Mena: 2}\nsubstitutes: {Raín: Mena, Gil: Mena}",
        "```vote\n{yes: all, counted: {yes: 7}}\n```",
        &["substitute-without-seat"],
    ),
    (
        "present: all\nexcused: [Mena]\nleft: {Raín: 2}\nsubstitutes: {Raín: Mena, Gil: Mena}",
        "```vote\n{yes: all, counted: {yes: 7}}\n```",
        &[],
    ),
    // The mayor has a voice and no vote, and a member has a seat already.
    (
        "present: [ana, beto, cata]\nsubstitutes: {Alba: Mena}",
        "```decision\nnumber: A-1/2026\n```",
        &["no-quorum", "substitute-without-seat"],
    ),
    (
        "present: [ana, beto, cata, fito]\nsubstitutes: {Vega: Mena}",
        "```vote\n{yes: all, counted: {yes: 5}}\n```",
        &["substitute-without-seat"],
    ),
    // Who came during the point could vote under it, and who left during it could vote before.
    (
        "present: all\nlate: {Mena: \"10:00\"}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: [Mena, Soto, Toro, Luna], no: [Vega]}\n```",
        &[],
    ),
    (
        "present: all\nlate: {Mena: \"10:20\"}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: [Mena, Soto, Toro, Luna], no: [Vega]}\n```",
        &["vote-by-absent"],
    ),
    (
        "present: all\nleft: {Mena: \"10:00\"}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: all, counted: {yes: 6}}\n```",
        &[],
    ),
    (
        "present: all\nleft: {Mena: \"10:00\"}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: all, no: [Mena], counted: {yes: 6, no: 1}}\n```",
        &[],
    ),
    // Of a member and the substitute who sat until they came, one votes.
    (
        "present: all\nlate: {Mena: \"10:00\"}\nsubstitutes: {Raín: Mena}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: all, no: [Raín], counted: {yes: 6, no: 1}}\n```",
        &[],
    ),
    (
        "present: all\nlate: {Mena: \"10:00\"}\nsubstitutes: {Raín: Mena}",
        "```item\nstart: \"09:30\"\nend: \"10:20\"\n```\n```vote\n{yes: [Mena, Raín]}\n```",
        &["vote-without-seat"],
    ),
    // A point that there is not.
    ("present: all\nlate: {Mena: 7}", "```vote\n{yes: all, counted: {yes: 6}}\n```", &["unknown-point"]),
    ("present: all\nleft: {Mena: 2a}", "```vote\n{yes: all, counted: {yes: 7}}\n```", &["unknown-point"]),
    ("present: all\nleft: {Mena: II}", "```vote\nall yes\n```", &[]),
    ("present: all\nleft: {Mena: 7}", "```vote\n{yes: all, counted: {yes: 7}}\n```", &["unknown-point"]),
    // Nobody came, as it is written.
    ("present: []", "```motion\nvote: 1-0\n```", &["too-many-votes"]),
    ("present: []", "```decision\nnumber: A-1/2026\n```", &["no-quorum"]),
    ("present: []", "", &[]),
    // A secret ballot has numbers.
    (ALL, "```motion\nmethod: secret\nvote: all yes except Mena (no)\n```", &["secret-names"]),
    (ALL, "```motion\nmethod: secret\nvote: {yes: [Mena], no: 3}\n```", &["secret-names"]),
    (ALL, "```motion\nmethod: secret\nvote: all yes\n```", &[]),
    (ALL, "```motion\nmethod: secret\nvote: 5-1-1\n```", &[]),
    (ALL, "```vote\n{yes: all, no: all}\n```", &["odd-vote"]),
    // What followed a decision did so after it, and not tomorrow.
    (
        ALL,
        "```decision\nnumber: A-1/2026\nsteps: [{date: 2126-01-01, what: Listo, state: done}]\n```",
        &["step-to-come"],
    ),
    (ALL, "```decision\nnumber: A-1/2026\npromulgated: 2025-03-12\n```", &["before-meeting"]),
    (ALL, "```decision\nnumber: A-1/2026\npromulgated: 2026-03-10\n```", &[]),
    ("corrections: [{date: 2026-02-10, what: Un apellido}]", "", &["before-meeting"]),
    ("state: corrected", "", &["correction-untold"]),
    ("state: postponed\npostponed_to: 2026-01-20", "", &["before-meeting"]),
    // Blocks may be written with a blank and capitals.
    (ALL, "``` motion\nvote: all yes\n```", &[]),
    (ALL, "```Motion\nvote: all yes\n```", &[]),
    // A surname that somebody in another body shares.
    (ALL, "```vote\nall yes except Vega (no)\n```", &[]),
    // Nobody is away whose place she could take.
    (
        "present: [ana, beto, cata, dani, elsa, fito, rosa, clara]",
        "```vote\nall yes except Raín (no)\n```",
        &["too-many-votes", "vote-without-seat"],
    ),
    ("present: [ana, beto, cata, dani, elsa, fito, clara]", "```vote\nall yes except Raín (no)\n```", &[]),
    ("present: all", "```motion\ncasting: yes\n```", &["missing-key"]),
    ("present: all\nexcused: [Mena]\nchair: Mena", "", &["chair-absent"]),
    ("present: all\nexcused: [Mena]\nchair: Vega", "", &[]),
    ("approved_by: 2026-01-20", "", &["approved-early"]),
    ("approved_by: 2026-12-20", "", &["approved-early"]),
    ("approved_by: 2026-04-20", "", &[]),
    ("state: cancelled\npresent: all", "```vote\nall yes\n```", &["off-and-held"]),
    // Nobody came: that it was not held is said by who was there.
    ("state: cancelled\npresent: [ana, beto]", "", &[]),
    // A night session, and a slip of the pen.
    ("start: \"22:30\"\nend: \"00:40\"", "", &[]),
    ("start: \"09:30\"\nend: \"09:10\"", "", &["end-before-start"]),
    (ALL, "```amendment\nvote: all yes\n```", &["amendment-alone"]),
    // What a motion says of its vote holds for a vote in a block of its own.
    (
        "present: all\nexcused: [Mena]",
        "```motion\nmajority: simple\nof: votes\ncasting: yes\nresult: adopted\n```\n```vote\nall yes except Luna, Vega, Toro (no)\n```",
        &[],
    ),
    (ALL, "```vote\nTodos los presentes votaron a favor, excepto Toro, que se abstuvo\n```", &[]),
    ("present: todos", "```vote\nall yes except Toro (no)\n```", &[]),
    ("present: Todos\nexcused: [Mena]", "```motion\nvote: {yes: todas}\n```", &[]),
];

fn votes_of(meeting: &str) -> Vec<String> {
    let outcome = built(&one(meeting));
    let table = outcome.page("data/votes.csv");
    let mut lines = table.lines();
    let column = lines.next().expect("titles").split(',').position(|title| title == "yes").expect("the votes for");
    lines.map(|line| line.split(',').nth(column).unwrap_or_default().to_owned()).collect()
}

#[test]
fn who_came_or_left_with_a_point_is_counted_by_the_number_that_it_bears() {
    let meeting = |moved: &str, [one, two]: [&str; 2]| {
        format!(
            "---\nbody: concejo\npresent: all\n{moved}\n---\n## {one} A\n\n```vote\nall yes\n```\n\n## {two} B\n\n```vote\nall yes\n```\n"
        )
    };
    assert_eq!(votes_of(&meeting("late: {Mena: 11}", ["10.", "11."])), ["6", "7"]);
    assert_eq!(votes_of(&meeting("left: {Mena: 5}", ["IV.", "V."])), ["7", "6"]);
    assert_eq!(votes_of(&meeting("left: {Mena: 4a}", ["4.", "4a."])), ["7", "6"]);
    assert_eq!(votes_of(&meeting("late: {Mena: 2}", ["", ""])), ["6", "7"]);
    let page = built(&one(&meeting("late: {Mena: 11}", ["10.", "11."]))).page("actas/2026-03-10/");
    assert!(page.contains("punto 11"), "{page}");
}

#[test]
fn acts_that_are_not_published_are_no_gaps() {
    let meeting = |more: &str, number: &str| {
        format!(
            "---\nbody: concejo\nstate: approved\n{more}decisions: [{{number: H-{number}/2026, title: Bancas}}]\n---\n"
        )
    };
    let told = |second: &str| {
        let site = one(&meeting("", "1")).with("minutes/2026-04-10.md", meeting(second, "3"));
        let site = site.with("minutes/2026-05-10.md", meeting("publish_on: 2126-01-01\n", "4"));
        let outcome = site.with("minutes/2026-06-10.md", meeting("", "5")).check();
        let gaps = outcome.findings().iter().filter(|finding| finding.code == "number-gap");
        gaps.map(|finding| finding.words.clone()).collect::<Vec<_>>()
    };
    let words = told("publish: no\n");
    assert!(words.len() == 1 && words[0].contains(": 2\n"), "{words:?}");
    assert_eq!(told("").len(), 1, "between 1 and 3");
}

#[test]
fn a_result_that_the_vote_contradicts_is_told_with_what_it_needed() {
    // Two thirds of seven members are five; of the six who voted, four.
    let meeting = |of: &str| {
        format!(
            "---\nbody: concejo\nstate: approved\npresent: all\n---\n## 1. Bancas\n\n```motion\nmajority: two_thirds\n{of}vote: \"4 yes, 2 no\"\nresult: adopted\n```\n"
        )
    };
    let words = "5 were needed to adopt it (`majority: two_thirds`, `of: members`)";
    one(&meeting("of: members\n")).check().tells("uno/minutes/2026-03-10.md", "result-contradicted", words);
    one(&meeting("of: votes\n")).check().tells_no("result-contradicted");
}

#[test]
fn who_was_missing_from_the_meeting_withdrew_from_no_vote() {
    let recused = |head: &str| {
        let meeting = format!(
            "---\nbody: concejo\nstate: approved\npresent: all\n{head}---\n## 1. Bancas\n\n```motion\nconflicts: {{Mena: su hermana}}\nvote: all yes\n```\n"
        );
        let table = built(&one(&meeting)).page("data/votes.csv");
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let titles = lines.next().expect("titles");
        let row = lines.next().expect("a vote");
        ["yes", "recused"].map(|asked| row[titles.iter().position(|title| *title == asked).expect("a side")].to_owned())
    };
    assert_eq!(recused(""), ["6", "1"]);
    assert_eq!(recused("excused: [Mena]\n"), ["6", "0"]);
    assert_eq!(recused("absent: [Mena]\n"), ["6", "0"]);
}

fn site() -> Site {
    let other = "---\nbody: concejo\nstate: approved\n---\nTexto.\n";
    let site = Site::empty().file("cabildo.yaml", format!("{}country: PA\n", crate::site::SETTINGS));
    let site = site.file(crate::site::DUTIES_FILE, crate::site::NO_DUTIES);
    CASES.iter().enumerate().fold(site, |site, (at, (head, text, _))| {
        let state = if head.contains("state:") { "" } else { "state: approved\n" };
        let head = if head.is_empty() { String::new() } else { format!("{head}\n") };
        let meeting =
            format!("---\nbody: concejo\n{state}{head}---\n## 1. Bancas\n\n{text}\n\n## 2. Varios\n\nNada.\n");
        site.town(&format!("t{at}"))
            .with("municipality.yaml", SEVEN.replacen("Uno", &format!("Uno {at}"), 1))
            .with("minutes/2026-01-20.md", other)
            .with("minutes/2026-04-20.md", other)
            .with("minutes/2026-12-20.md", other.replace("approved", "planned"))
            .with("minutes/2026-03-10.md", meeting)
    })
}

#[test]
fn what_minutes_cannot_say_is_told_and_what_they_can_is_not() {
    let outcome = site().check();
    for (at, (head, text, expected)) in CASES.iter().enumerate() {
        let of_town = outcome.findings().iter().filter(|finding| finding.place.starts_with(&format!("t{at}/")));
        let mut told: Vec<&str> = of_town.map(|finding| finding.code.as_str()).collect();
        told.sort_unstable();
        assert_eq!(told, *expected, "{head}\n{text}: {:#?}", outcome.findings());
    }
}

pub fn one(meeting: &str) -> Site {
    Site::of_one_town()
        .file("cabildo.yaml", format!("{}country: PA\n", crate::site::SETTINGS))
        .file(crate::site::DUTIES_FILE, crate::site::NO_DUTIES)
        .with("municipality.yaml", SEVEN)
        .with("minutes/2026-03-10.md", meeting)
}

pub fn built(site: &Site) -> Outcome {
    site.build_with(&["--no-search"]).exits(0)
}

#[test]
fn a_result_that_no_written_majority_explains_is_told() {
    let meeting = |vote: &str| {
        format!(
            "---\nbody: concejo\npresent: all\n---\n## 1. Bancas\n\n```motion\nvote: {vote}\nresult: rejected\n```\n"
        )
    };
    let nine = |vote: &str| {
        Site::of_one_town().with("municipality.yaml", TOWN).with("minutes/2026-03-10.md", meeting(vote)).check()
    };
    // Seven of nine may be too few for a majority that is not written.
    assert_eq!(nine("all yes").codes(), ["majority-not-written"]);
    assert_eq!(nine("all yes except Alba, Bravo (no)").codes(), ["majority-not-written"]);
    assert!(nine("all no").codes().is_empty());
}

#[test]
fn headings_are_numbered_in_many_ways_and_one_without_a_number_is_told() {
    let text =
        "## 1. Acta\n\n## 4a. Carta\n\n```vote\nall yes\n```\n\n## III. Obras\n\n## 5.º Varios\n\n## Cierre\n\nFin.\n";
    let site = one(&format!("---\nbody: concejo\npresent: all\n---\n{text}"));
    let outcome = built(&site).tells_nothing();
    let votes = outcome.page("data/votes.csv");
    assert!(votes.contains("concejo,2,4a,1,Carta,"), "{votes}");
    let page = outcome.page("actas/2026-03-10/");
    assert!(page.contains("Obras") && page.contains(">III<") || page.contains("III"), "{page}");
    let between = one(&format!(
        "---\nbody: concejo\npresent: all\n---\n{}",
        text.replace("## III. Obras", "## Obras\n\nVistas.")
    ));
    between.check().exits(0).tells("uno/minutes/2026-03-10.md:13", "heading-without-number", "Obras");
    let block = one(&format!("---\nbody: concejo\npresent: all\n---\n{}", text.replace("## 4a. Carta", "## Carta")));
    block.check().exits(1).tells("uno/minutes/2026-03-10.md:9", "block-without-number", "## 4. Carta");
    // A heading of the third level stands under its point, before a block or after it.
    let below =
        one("---\nbody: concejo\npresent: all\n---\n## 1. Acta\n\n```vote\nall yes\n```\n\n### Detalle\n\nMás.\n");
    built(&below).tells_nothing();
}

#[test]
fn a_heading_right_over_a_point_heads_the_part_of_the_agenda_that_begins_there() {
    let text = "## PARTE RESOLUTIVA\n\n## 1. Acta\n\nLeída.\n\n## CONTROL\n\n## Mociones\n\n## 2. Plaza\n\nVista.\n\n## 3. Ruegos\n";
    let head = "---\nbody: concejo\npresent: all\nagenda: headings\n---\n";
    let outcome = built(&one(&format!("{head}{text}")));
    let outcome = outcome.tells_nothing();
    let page = outcome.page("actas/2026-03-10/");
    let order: Vec<usize> =
        [">PARTE RESOLUTIVA<", "</span> Acta<", ">CONTROL<", ">Mociones<", "</span> Plaza<", "</span> Ruegos<"]
            .iter()
            .filter_map(|words| page.find(words))
            .collect();
    assert!(order.len() == 6 && order.is_sorted(), "{order:?} {page}");
    // The same as a list.
    let list =
        "---\nbody: concejo\nagenda:\n  - {title: Acta, sections: [PARTE RESOLUTIVA]}\n  - {title: Ruegos}\n---\n";
    assert!(built(&one(list)).page("actas/2026-03-10/").contains(">PARTE RESOLUTIVA<"));
    // Where a number is missing, the heading may be a point that lost its own.
    let gap = one(&format!("{head}## 1. Acta\n\nLeída.\n\n## Obras\n\n## 3. Ruegos\n"));
    gap.check().exits(0).tells("uno/minutes/2026-03-10.md:10", "heading-without-number", "Obras");
}

#[test]
fn gaps_are_found_in_every_way_of_numbering_acts() {
    let decisions = |numbers: &[&str]| {
        let rows = numbers.iter().map(|number| format!("  - {{number: \"{number}\", title: Bancas}}\n"));
        format!("---\nbody: concejo\nstate: approved\ndecisions:\n{}---\n", rows.collect::<String>())
    };
    let told = |numbers: &[&str]| {
        let outcome = one(&decisions(numbers)).check();
        outcome
            .findings()
            .iter()
            .filter(|finding| finding.code == "number-gap")
            .map(|finding| finding.words.clone())
            .collect::<Vec<_>>()
    };
    for (numbers, missing) in [
        (["01-26", "05-26"], ": 02, 03, 04"),
        (["01/26", "03/26"], ": 02"),
        (["1.204/2026", "1.206/2026"], "1.205"),
        (["A-1-2026", "A-70-2026"], "2, 3, 4, 5, 6, …"),
    ] {
        let words = told(&numbers);
        assert!(words.len() == 1 && words[0].contains(missing), "{numbers:?}: {words:?}");
    }
    assert!(told(&["01-26", "02-26"]).is_empty());
    // A numbering that goes on over the end of the year.
    let over = |first: &str| {
        let site = one(&decisions(&[first])).with("minutes/2025-12-10.md", decisions(&["1512"]));
        site.check().codes().contains(&"number-gap".to_owned())
    };
    assert!(over("1515"));
    assert!(!over("1513"));
    // One that begins anew.
    assert!(!over("3"));
    let anew = |last: &[&str], first: &str| {
        let last = decisions(last).replace("state: approved", "date: 2025-12-10\nstate: approved");
        let outcome = one(&decisions(&[first])).with("minutes/2025-12-10.md", last).check();
        outcome.codes().contains(&"number-gap".to_owned())
    };
    assert!(anew(&["RES-01-2025", "RES-02-2025"], "RES-02-2026"), "the first of the year is missing");
    assert!(!anew(&["RES-01-2025", "RES-02-2025"], "RES-01-2026"));
    assert!(!anew(&["RES-01-2025", "RES-02-2025"], "RES-40-2026"), "the year's first acts are not published");
    assert!(!anew(&["RES-08-2025", "RES-09-2025"], "RES-02-2026"), "nor were the year's before");
}

/// Without its closing fence a block takes in what stands below it, in which headings are remarks of YAML.
#[test]
fn a_block_that_nobody_closed_is_told_where_it_was_opened() {
    for (text, line) in [
        ("## 1. Acta\n\n```motion\nvote: all yes\n\n## 2. Ruegos\n\n## 3. Cierre\n", 7),
        ("## 1. Acta\n\n```decision\nnumber: AC-1\n\n## 2. Obras\n\n# nota: nada\n", 7),
        ("## 1. Acta\n\n```vote\nall yes\n\n## 2. Ruegos\n", 7),
        ("## 1. Acta\n\n```vote\nall yes\n\nMás texto.\n", 7),
        ("## 1. Acta\n\n~~~vote\nall yes\n```\n", 7),
        // The next block would close it.
        ("## 1. Acta\n\n```vote\nall yes\n\n## 2. Ruegos\n\n```vote\nall yes\n```\n", 7),
        // A fence too many opens one of no name.
        ("## 1. Acta\n\n```vote\nall yes\n```\n```\n\n## 2. Ruegos\n\n```vote\nall yes\n```\n", 10),
    ] {
        let outcome = one(&format!("---\nbody: concejo\npresent: all\n---\n{text}")).check().exits(1);
        outcome.tells(&format!("uno/minutes/2026-03-10.md:{line}"), "unclosed-block", "");
    }
    // Closed, with a remark; and a block of another kind that has a heading.
    for text in ["```vote\n# a remark\nall yes\n```\n", "```vote\nall yes\n```\n\n```text\n## no\n```\n"] {
        built(&one(&format!("---\nbody: concejo\npresent: all\n---\n## 1. Acta\n\n{text}"))).tells_nothing();
    }
}

#[test]
fn a_block_named_in_another_language_is_told_with_the_word_that_it_means() {
    for (name, own) in [("votacion", "vote"), ("votación", "vote"), ("moción", "motion"), ("acuerdo", "decision")] {
        let site = one(&format!(
            "---\nbody: concejo\npresent: all\nagenda: headings\n---\n## 1. Acta\n\n```{name}\nall yes\n```\n"
        ));
        site.check().exits(1).tells("uno/minutes/2026-03-10.md:8", "odd-block", &format!("`{own}`"));
    }
}
