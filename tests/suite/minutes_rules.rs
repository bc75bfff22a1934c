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
fn a_secret_ballot_tells_nobodys_vote_anywhere() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Auditor\n\n```motion\nmethod: secret\nvote: all yes except Mena (no)\n```\n";
    let outcome = built(&one(meeting));
    assert!(outcome.page("data/votes.csv").contains(",6,1,0,"), "{}", outcome.page("data/votes.csv"));
    assert!(!outcome.has("data/roll-calls.csv"));
    let popolo = outcome.page("data/popolo-2026.json");
    assert!(!popolo.contains("\"voter"), "{popolo}");
    assert!(!outcome.page("concejo/personas/dani/").contains("Auditor"));
    let page = outcome.page("actas/2026-03-10/");
    let motion =
        page.rsplit_once("motion-title").and_then(|(_, rest)| rest.split_once("<section")).expect("the motion").0;
    assert!(!motion.contains("Mena"), "{motion}");
}

#[test]
fn a_translation_is_laid_on_the_points_by_their_numbers() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Acta\n\n## 2. Auditor\n\n```vote\nall yes except Mena (no)\n```\n\n## 3. Voces\n\nHablaron dos.\n";
    let translated = |text: &str| {
        let site = one(meeting).file("cabildo.yaml", crate::site::SETTINGS.replace("[es]", "[es, en]"));
        let site = site.with("minutes/2026-03-10.en.md", format!("---\ntitle: Meeting\n---\n{text}"));
        built(&site)
    };
    let outcome = translated("## 1. Minutes\n\n## III. Voices\n\nTwo spoke.\n").tells_nothing();
    let page = outcome.page("en/minutes/2026-03-10/");
    let (before, voices) = page.rsplit_once("Auditor").expect("the point that is not translated");
    assert!(before.contains("Minutes") && !before.contains("Voices"), "{before}");
    assert!(voices.contains("Two spoke."), "{voices}");
    let place = "uno/minutes/2026-03-10.en.md:8";
    translated("## 1. Minutes\n\nRead.\n\n## 7. Voices\n").tells(place, "translated-point", "7. Voices");
    // Without numbers, only as many can be told apart.
    let three = translated("## Minutes\n\n## Auditor\n\n## Voices\n").tells_nothing();
    assert!(three.page("en/minutes/2026-03-10/").contains("Voices"));
    translated("## Minutes\n\n## Voices\n").tells("uno/minutes/2026-03-10.en.md:6", "translated-point", "Voices");
}

#[test]
fn what_is_put_under_a_lower_heading_is_called_so() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Obras\n\n### 1.1. Muelle\n\n```motion\nvote: all yes\n```\n```decision\nnumber: A-1/2026\n```\n\n### 1.2. Plaza\n\n```vote\nall yes except Mena (no)\n```\n";
    let outcome = built(&one(meeting)).tells_nothing();
    let votes = outcome.page("data/votes.csv");
    assert!(votes.contains("1.1. Muelle") && votes.contains("1.2. Plaza"), "{votes}");
    let decisions = outcome.page("data/decisions.csv");
    assert!(decisions.contains("1.1. Muelle"), "{decisions}");
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
fn a_step_changes_a_decisions_state_on_its_day() {
    let meeting = "---\nbody: concejo\npresent: all\ndecisions: [{number: A-1/2026, title: Bancas, steps: [{date: 2026-03-20, what: Empezó, state: under_way}, {date: 2026-12-24, what: Listo, state: done}]}]\n---\n";
    let mut site = one(meeting);
    assert!(built(&site).page("data/decisions.csv").contains("under_way"));
    site.today("2026-12-24");
    assert!(built(&site).page("data/decisions.csv").contains(",done,"));
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
            .with("municipality.yaml", SEVEN)
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

fn one(meeting: &str) -> Site {
    Site::of_one_town()
        .file("cabildo.yaml", format!("{}country: PA\n", crate::site::SETTINGS))
        .file(crate::site::DUTIES_FILE, crate::site::NO_DUTIES)
        .with("municipality.yaml", SEVEN)
        .with("minutes/2026-03-10.md", meeting)
}

fn built(site: &Site) -> Outcome {
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
    let between = one(&format!("---\nbody: concejo\npresent: all\n---\n{}", text.replace("## III. Obras", "## Obras")));
    between.check().exits(0).tells("uno/minutes/2026-03-10.md:13", "heading-without-number", "Obras");
    let block = one(&format!("---\nbody: concejo\npresent: all\n---\n{}", text.replace("## 4a. Carta", "## Carta")));
    block.check().exits(1).tells("uno/minutes/2026-03-10.md:9", "block-without-number", "## 4. Carta");
    // A heading of the third level stands under its point, before a block or after it.
    let below =
        one("---\nbody: concejo\npresent: all\n---\n## 1. Acta\n\n```vote\nall yes\n```\n\n### Detalle\n\nMás.\n");
    built(&below).tells_nothing();
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
        (["01-26", "05-26"], "2, 3, 4"),
        (["01/26", "03/26"], "2"),
        (["1.204/2026", "1.206/2026"], "1205"),
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

#[test]
fn votes_on_amendments_stand_on_the_members_page_and_side_by_side() {
    let motion = "```motion\ntitle: Plaza\nvote: all yes\namendments: [{title: Más árboles, mover: Toro, vote: \"all yes except Toro (no)\"}]\n```";
    let outcome = built(&one(&format!("---\nbody: concejo\npresent: all\n---\n## 1. Plaza\n\n{motion}\n")));
    let toro = outcome.page("concejo/personas/cata/");
    assert_eq!(toro.matches("Más árboles").count(), 2, "moved it, and voted otherwise: {toro}");
    let side_by_side = outcome.page("concejo/organos/concejo/votaciones/");
    assert!(side_by_side.contains("Más árboles"), "{side_by_side}");
    // Two votes by name, of which Toro and Soto voted alike in one.
    assert!(side_by_side.contains("50"), "{side_by_side}");
}

#[test]
fn a_night_session_ends_on_the_next_day_wherever_it_is_told() {
    let meeting = "---\nbody: concejo\nstate: approved\nstart: \"22:30\"\nend: \"00:40\"\npresent: all\nleft: {Mena: \"00:10\"}\nagenda: [{title: Bancas, start: \"00:15\", motions: [{title: Bancas, vote: all yes}]}]\n---\n";
    let outcome = built(&one(meeting));
    let page = outcome.page("actas/2026-03-10/");
    assert!(page.contains("del día siguiente"), "{page}");
    assert!(page.contains("2026-03-11T00:40:00-05:00"), "{page}");
    // Half past ten at night in Panama is half past three of the next day in Greenwich.
    let calendar = outcome.page("calendar.ics");
    assert!(calendar.contains("DTSTART:20260311T033000Z") && calendar.contains("DTEND:20260311T054000Z"), "{calendar}");
    let oparl = outcome.page("oparl/meeting/2026-03-10.json");
    assert!(oparl.contains("\"end\":\"2026-03-11T00:40:00-05:00\""), "{oparl}");
    assert!(
        oparl.contains("\"start\":\"2026-03-11T00:15:00-05:00\"") && oparl.contains("\"result\":\"Aprobada\""),
        "{oparl}"
    );
    assert!(outcome.page("data/popolo-2026.json").contains("\"end_date\":\"2026-03-11T00:40:00-05:00\""));
    // Mena left at ten past twelve: six were there.
    assert!(outcome.page("data/votes.csv").contains(",6,0,0,0,0,,adopted,"));
}

#[test]
fn nobody_says_that_minutes_are_approved_until_it_is_written() {
    let outcome = built(&one("---\nbody: concejo\npresent: all\n---\nTexto.\n"));
    for page in ["actas/2026-03-10/", "actas/"] {
        assert!(!outcome.page(page).contains("Acta aprobada"), "{page}");
    }
    let written = built(&one("---\nbody: concejo\nstate: approved\npresent: all\n---\nTexto.\n"));
    assert!(written.page("actas/2026-03-10/").contains("Acta aprobada"));
}

#[test]
fn a_meeting_that_is_off_stands_among_those_to_come_with_what_is_held_instead() {
    let site = one("---\nbody: concejo\n---\nTexto.\n")
        .with("minutes/2026-11-26.md", "---\nbody: concejo\nstate: postponed\npostponed_to: 2026-12-03\n---\n")
        .with("minutes/2026-12-03.md", "---\nbody: concejo\nkind: extraordinary\n---\n");
    let page = built(&site).page("actas/");
    let (coming, past) = page.split_once("id=\"y2026\"").or_else(|| page.split_once("id=y2026")).expect("a year");
    assert!(coming.contains("actas") && coming.contains("Aplazada") && coming.contains("Se pasó a la"), "{coming}");
    assert!(!past.contains("Aplazada"));
    let calendar = built(&site).page("calendar.ics");
    for line in calendar.lines().filter(|line| line.starts_with("DTSTAMP") || line.starts_with("LAST-MODIFIED")) {
        let day = line.split_once(':').expect("a value").1;
        assert!(day <= "20261123T999999Z", "{line} is to come");
    }
    assert!(calendar.contains("SEQUENCE:1"));
}

#[test]
fn of_what_is_kept_back_nothing_is_named_and_its_files_are_kept_back_too() {
    let scan = |more: &str| {
        format!(
            "---\nbody: concejo\nstate: approved\n{more}documents: [{{kind: minutes, file: files/acta-reservada.pdf}}]\ndecisions: [{{number: ZZ-9, title: Zanahoria}}]\n---\n"
        )
    };
    let meeting = "---\nbody: concejo\nstate: approved\npresent: all\napproved_by: 2026-04-14\ndecisions: [{number: AA-1, title: Bancas, revoked_by: ZZ-9}]\n---\nTexto.\n";
    let site = one(meeting).with("files/acta-reservada.pdf", "%PDF-1.4\n").with("files/plano.pdf", "%PDF-1.4\n");
    let outcome = built(&site.with("minutes/2026-04-14.md", scan("publish: no\n")));
    assert_eq!(outcome.codes().iter().filter(|code| *code == "not-public-yet").count(), 2, "{:?}", outcome.findings());
    assert!(outcome.has("files/plano.pdf"));
    for (path, bytes) in outcome.files() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["acta-reservada", "ZZ-9", "zz-9", "2026-04-14", "Zanahoria"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} is in {path}");
        }
    }
    // What took a decision back is not public: it is not taken back yet, nor are minutes approved.
    let told = one("---\nbody: concejo\npresent: all\napproved_by: 2026-04-14\ndecisions: [{number: AA-1, title: Bancas, state: revoked, revoked_by: ZZ-9, steps: [{date: 2026-03-20, what: Se empezó, state: under_way}, {date: 2026-04-14, what: La dejó sin efecto ZZ-9, state: revoked}]}]\n---\nTexto.\n")
        .with("minutes/2026-04-14.md", scan("publish: no\n"));
    let outcome = built(&told);
    let decisions = outcome.page("data/decisions.csv");
    assert!(decisions.contains("under_way") && !decisions.contains("revoked,"), "{decisions}");
    let page = outcome.page("actas/2026-03-10/");
    assert!(page.contains("En marcha") && !page.contains("Revocad") && !page.contains("Aprobada"), "{page}");
    for (path, bytes) in outcome.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("ZZ-9"), "{path}");
    }
    // Named by a public page, the file is public.
    let linked = one(&meeting.replace("Texto.", "[Acta](../files/acta-reservada.pdf)"))
        .with("files/acta-reservada.pdf", "%PDF-1.4\n")
        .with("minutes/2026-04-14.md", scan("publish: no\n"));
    assert!(built(&linked).has("files/acta-reservada.pdf"));
}

#[test]
fn oparl_has_the_councils_terms() {
    let outcome = built(&one("---\nbody: concejo\n---\nTexto.\n"));
    let body: serde_json::Value = serde_json::from_str(&outcome.page("oparl/body.json")).expect("JSON");
    // Rosa came in January 2026 in the midst of the others' term.
    let [term] = &body["legislativeTerm"].as_array().expect("a list")[..] else { panic!("{body}") };
    assert_eq!((&term["startDate"], &term["endDate"]), (&"2024-07-01".into(), &"2029-06-30".into()));
    assert!(outcome.has("oparl/legislative-term/2024-07-01-2029-06-30.json"));
    assert!(outcome.has("oparl/legislative-terms.json"));
}

#[test]
fn who_follows_decisions_finds_them_in_the_feed() {
    let meeting = "---\nbody: concejo\nstate: approved\ndecisions: [{number: AA-1, title: Bancas nuevas, steps: [{date: 2026-05-02, what: Se compraron, state: done}]}]\n---\n";
    let feed = built(&one(meeting)).page("feed.xml");
    assert!(feed.contains("Bancas nuevas") && feed.contains("2026-05-02T12:00:00"), "{feed}");
}
