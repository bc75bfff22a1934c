//! A territory that does not exist: so many municipalities with budgets, minutes and proposals.
//!
//! A municipality has three budget years of sixty lines, 24 minutes of about 400 words and 40
//! proposals of about 150: with its lists and its home, 71 pages, besides those that a budget's top
//! nodes have. One language, and nothing that a rule would find.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::words::Writer;

const YEARS: [i32; 3] = [2024, 2025, 2026];
const MINUTES: usize = 24;
const PROPOSALS: usize = 40;
const COUNCILLORS: usize = 13;
const IN_PROVINCE: usize = 20;
const INDICATORS: usize = 3;

const FUNCTIONS: [&str; 10] =
    ["01.1.1", "02.2.0", "03.1.0", "04.5.1", "05.1.0", "06.2.0", "07.4.0", "08.2.0", "09.1.2", "10.4.0"];
const EXPENSES: [&str; 6] = ["211", "212", "22", "263", "282", "311"];
const INCOMES: [&str; 6] = ["113", "114", "133", "141", "142", "143"];
const EXPENSE_LINES: usize = 48;
const INCOME_LINES: usize = 12;

const CATEGORIES: [&str; 6] = ["mobility", "education", "health", "environment", "safety", "digital"];
const STATES: [&str; 5] = ["received", "under_review", "accepted", "in_execution", "not_selected"];
const COLOURS: [&str; 6] = ["7a3e1d", "1d4e7a", "2f6b3a", "5b2a86", "8a1c3c", "33566b"];

/// Writes the content of a territory of so many municipalities.
pub fn write(content: &Path, municipalities: usize) -> io::Result<()> {
    fs::create_dir_all(content)?;
    fs::write(content.join("cabildo.yaml"), SETTINGS)?;
    fs::write(content.join("territory.yaml"), territory(municipalities))?;
    fs::create_dir_all(content.join("territory/indicators"))?;
    for indicator in 1..=INDICATORS {
        let path = content.join(format!("territory/indicators/medida-{indicator}.yaml"));
        fs::write(path, self::indicator(indicator, municipalities))?;
    }
    (1..=municipalities).try_for_each(|number| municipality(&content.join(id(number)), number))
}

/// A municipality's folder.
pub fn id(number: usize) -> String {
    format!("municipio-{number:04}")
}

const SETTINGS: &str = "\
format: 1
title: Territorio de medida
publisher: Agencia de medida
country: ES
languages: [es]
currency: EUR
base_url: https://medida.example/
licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}
numbers: {decimal: \".\", thousands: \",\"}
";

fn territory(municipalities: usize) -> String {
    let mut text = String::from(
        "levels:\n  - {id: province, name: Provincia}\n  - {id: municipality, name: Municipio}\n\
         areas:\n",
    );
    for number in 1..=municipalities {
        let (id, people) = (id(number), 800 + number * 37);
        if number % IN_PROVINCE == 1 {
            let province = number / IN_PROVINCE + 1;
            let _ = writeln!(text, "  - id: provincia-{province}\n    name: Provincia {province}\n    areas:");
        }
        let _ = writeln!(text, "      - {{id: {id}, name: Municipio {number}, population: {{2024: {people}}}}}");
    }
    text
}

/// A measure of every municipality in three years.
fn indicator(indicator: usize, municipalities: usize) -> String {
    let mut text = format!("name: Medida {indicator}\nunit: \"%\"\nbetter: less\nvalues:\n");
    for number in 1..=municipalities {
        let value = |year: usize| (number * 31 + indicator * 17 + year * 7) % 1000;
        let _ = writeln!(
            text,
            "  {}: {{2024: {}.5, 2025: {}.25, 2026: {}}}",
            id(number),
            value(0) / 10,
            value(1) / 10,
            value(2) / 10
        );
    }
    text
}

fn municipality(folder: &Path, number: usize) -> io::Result<()> {
    let mut writer = Writer::new(number as u64);
    for below in ["budgets", "minutes", "proposals"] {
        fs::create_dir_all(folder.join(below))?;
    }
    fs::write(folder.join("municipality.yaml"), council(&mut writer, number))?;
    for year in YEARS {
        fs::write(folder.join(format!("budgets/{year}.yaml")), budget(&mut writer, year))?;
    }
    for meeting in 0..MINUTES {
        let date = month(meeting);
        fs::write(folder.join(format!("minutes/{date}.md")), minutes(&mut writer, meeting))?;
    }
    (1..=PROPOSALS).try_for_each(|proposal| {
        fs::write(folder.join(format!("proposals/propuesta-{proposal:02}.md")), self::proposal(&mut writer, proposal))
    })
}

/// The day of the n-th meeting: one a month from January 2024.
fn month(meeting: usize) -> String {
    format!("{}-{:02}-20", 2024 + meeting / 12, 1 + meeting % 12)
}

fn council(writer: &mut Writer, number: usize) -> String {
    let id = id(number);
    let colour = COLOURS[number % COLOURS.len()];
    let description = writer.paragraph(60, false);
    let mut text = format!(
        "name: Municipio {number}\narea: {id}\ncolour: \"#{colour}\"\ndescription: {description}\n\
         contact:\n  email: contacto@{id}.example\n  phone: \"+34 900 000 000\"\n\
         bodies:\n  - {{id: pleno, name: Pleno, kind: council, quorum: majority}}\npeople:\n"
    );
    for person in 1..=COUNCILLORS {
        let role = if person == 1 { "president" } else { "member" };
        let _ = write!(
            text,
            "  - id: persona-{person}\n    name: {}\n    memberships:\n      \
             - {{body: pleno, role: {role}, from: 2023-06-17}}\n",
            writer.title(2)
        );
    }
    text
}

/// A fiscal year: what comes in is what goes out.
fn budget(writer: &mut Writer, year: i32) -> String {
    let summary = writer.paragraph(40, false);
    let mut text = format!(
        "year: {year}\nsummary: {summary}\nstages:\n  - {{stage: approved, date: {}-12-15}}\n  \
         - {{stage: accrued, as_of: {year}-12-31}}\nexpenditure:\n",
        year - 1
    );
    let mut whole = 0;
    for line in 0..EXPENSE_LINES {
        let (function, expense) = (FUNCTIONS[line % FUNCTIONS.len()], EXPENSES[line % EXPENSES.len()]);
        let approved = writer.chance.within(2_000, 900_000);
        let accrued = approved * writer.chance.within(30, 95) / 100;
        whole += approved;
        let _ = writeln!(
            text,
            "  - {{functional: \"{function}\", economic: \"{expense}\", name: {}, approved: \"{approved}.00\", \
             accrued: \"{accrued}.50\"}}",
            writer.title(4)
        );
    }
    text.push_str("revenue:\n");
    for line in 0..INCOME_LINES {
        let income = INCOMES[line % INCOMES.len()];
        let rest = whole - whole / INCOME_LINES as u64 * (INCOME_LINES as u64 - 1);
        let approved = if line == 0 { rest } else { whole / INCOME_LINES as u64 };
        let accrued = approved * writer.chance.within(60, 100) / 100;
        let _ = writeln!(
            text,
            "  - {{economic: \"{income}\", name: {}, approved: \"{approved}.00\", accrued: \"{accrued}.00\"}}",
            writer.title(4)
        );
    }
    text
}

/// A council meeting: five votes, two decisions, and about 400 words.
fn minutes(writer: &mut Writer, meeting: usize) -> String {
    let present = writer.chance.within(9, COUNCILLORS as u64);
    let names: Vec<String> = (1..=present).map(|person| format!("persona-{person}")).collect();
    let mut text = format!(
        "---\nbody: pleno\nkind: ordinary\nnumber: \"{}\"\ndate: {}\nstart: \"18:00\"\nend: \"20:30\"\nstate: approved\n\
         chair: persona-1\npresent: [{}]\nagenda:\n",
        meeting + 1,
        month(meeting),
        names.join(", ")
    );
    for item in 1..=5 {
        let no = writer.chance.below(present / 2);
        let abstain = writer.chance.below(present / 2 - no + 1);
        let _ = write!(
            text,
            "  - title: {}\n    motions:\n      - title: {}\n        vote: {{yes: {}, no: {no}, abstain: {abstain}}}\n        \
             result: adopted\n",
            writer.title(5),
            writer.title(6),
            present - no - abstain
        );
        if item <= 2 {
            let _ = writeln!(text, "        decision: \"AC-{meeting}-{item}\"");
        }
    }
    text.push_str("decisions:\n");
    for item in 1..=2 {
        let (title, summary) = (writer.title(5), writer.paragraph(14, false));
        let _ = writeln!(
            text,
            "  - {{number: \"AC-{meeting}-{item}\", kind: agreement, title: {title}, summary: {summary}, state: done}}"
        );
    }
    let _ = write!(text, "---\n{}\n", writer.paragraph(70, true));
    for item in 1..=4 {
        let _ = write!(text, "\n## {item}. {}\n\n{}\n", writer.title(4), writer.paragraph(70, true));
    }
    let _ = write!(text, "\n- {}\n- {}\n", writer.paragraph(14, true), writer.paragraph(14, true));
    text.push_str("\nVéase el [presupuesto](../budgets/2025.yaml).\n");
    text
}

/// A citizen's proposal of about 150 words.
fn proposal(writer: &mut Writer, number: usize) -> String {
    let (title, summary, author) = (writer.title(5), writer.paragraph(14, false), writer.title(2));
    let category = writer.chance.one_of(&CATEGORIES);
    let state = writer.chance.one_of(&STATES);
    let (asked, supports) = (writer.chance.within(1_000, 400_000), writer.chance.below(4_000));
    let mut text = format!(
        "---\ntitle: {title}\nsummary: {summary}\nauthor: {author}\nauthor_public: yes\ncategories: [{category}]\n\
         state: {state}\nsubmitted: 2025-{:02}-{:02}\ncost: {{asked: \"{asked}.00\"}}\nsupports: {supports}\n---\n{}\n",
        1 + number % 12,
        1 + number % 28,
        writer.paragraph(60, true)
    );
    let _ = write!(text, "\n## {}\n\n{}\n", writer.title(2), writer.paragraph(50, true));
    let _ = write!(text, "\n- {}\n- {}\n", writer.paragraph(15, true), writer.paragraph(15, true));
    text
}
