//! The section `PROJECTS`.

use std::collections::HashMap;

use super::sections::{Row, Section};
use super::{Teller, cells};
use crate::findings::Code;
use crate::model::election::{Declared, Project};
use crate::text::place::Span;

/// The columns that the format has, or had.
const COLUMNS: [&str; 20] = [
    "project_id",
    "cost",
    "votes",
    "score",
    "name",
    "category",
    "categories",
    "beneficiaries",
    "target",
    "targets",
    "selected",
    "neighborhood",
    "neighborhoods",
    "subunit",
    "district",
    "description",
    "proposer",
    "public_id",
    "latitude",
    "longitude",
];

/// The numbers of the columns.
struct Columns {
    id: usize,
    cost: usize,
    name: Option<usize>,
    votes: Option<usize>,
    score: Option<usize>,
    categories: Option<usize>,
    areas: Option<usize>,
    selected: Option<usize>,
}

/// The section read.
pub(super) struct Read {
    /// The projects. One whose cost cannot be read is told and costs nothing here, so that ballots that
    /// name it are not blamed; there is no election then.
    pub projects: Vec<Project>,
    /// How many rows there are.
    pub rows: usize,
    /// Whether each of them is a project whose cost is known.
    pub is_whole: bool,
}

/// Reads the projects; what cannot be read is told.
pub(super) fn read(section: Section, teller: &mut Teller) -> Read {
    let none = Read { projects: Vec::new(), rows: section.rows.len(), is_whole: false };
    section.tell_unknown(&COLUMNS, teller);
    section.tell_ragged(teller);
    let (id, cost) = (section.needed("project_id", teller), section.needed("cost", teller));
    let (Some(id), Some(cost)) = (id, cost) else { return none };
    let columns = Columns {
        id,
        cost,
        name: section.column(&["name"]),
        votes: section.column(&["votes"]),
        score: section.column(&["score"]),
        categories: section.column(&["category", "categories"]),
        areas: section.column(&["neighborhood", "neighborhoods", "subunit", "district"]),
        selected: section.column(&["selected"]),
    };
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut projects = Vec::new();
    let mut is_whole = true;
    for row in &section.rows {
        let (project, is_known) = project(row, &columns, teller);
        is_whole &= is_known;
        if project.id.is_empty() {
            continue;
        }
        match seen.get(&project.id) {
            Some(first) => {
                let finding = teller.at(Code::DuplicateId, row.span).with("id", &project.id).and(teller.place(*first));
                teller.tell(finding);
            }
            None => {
                seen.insert(project.id.clone(), row.span);
                projects.push(project);
            }
        }
    }
    Read { rows: section.rows.len(), is_whole: is_whole && projects.len() == section.rows.len(), projects }
}

/// A row's project, and whether all that the count needs of it could be read.
fn project(row: &Row, columns: &Columns, teller: &mut Teller) -> (Project, bool) {
    let id = row.cell(Some(columns.id)).to_owned();
    for (cell, key, example) in [(columns.id, "project_id", "12"), (columns.cost, "cost", "15000")] {
        if row.cell(Some(cell)).is_empty() {
            let finding = teller.at(Code::EmptyValue, row.span).with("key", key).with("example", example);
            teller.tell(finding);
        }
    }
    let cost = Some(row.cell(Some(columns.cost))).filter(|cell| !cell.is_empty());
    let cost = cost.and_then(|cell| cells::cost(cell, "cost", row.span, teller));
    let told = |column: Option<usize>| Some(row.cell(column)).filter(|cell| !cell.is_empty());
    let told_votes = told(columns.votes).and_then(|cell| cells::number(cell, row.span, teller));
    let told_score = told(columns.score).and_then(|cell| cells::amount(cell, row.span, teller));
    let declared = told(columns.selected).map(|cell| match cell {
        "1" | "1.0" => Declared::Won,
        "0" | "0.0" => Declared::Lost,
        _ => Declared::Special,
    });
    let is_known = cost.is_some() && !id.is_empty();
    let project = Project {
        name: told(columns.name).unwrap_or(&id).to_owned(),
        cost: cost.unwrap_or_default(),
        areas: row.list(columns.areas),
        categories: row.list(columns.categories),
        told_votes,
        told_score,
        declared,
        place: teller.place(row.span),
        id,
    };
    (project, is_known)
}
