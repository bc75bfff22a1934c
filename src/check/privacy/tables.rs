//! The cells of tables that are published: payments, budget lines, documents, and what ballots were about.

use std::collections::BTreeSet;

use crate::findings::Place;
use crate::i18n::Text;
use crate::model::payment::Payee;
use crate::model::portal::Portal;

/// The published texts that stand in tables, with their places; not those of files that were `read` as texts.
pub fn cells<'p>(portal: &'p Portal, read: &BTreeSet<&str>) -> Vec<(&'p Place, &'p str)> {
    let in_table = |place: &Place| !read.contains(&*place.file);
    let mut all: Vec<(&Place, &str)> = Vec::new();
    for payments in &portal.payments {
        for entry in payments.entries.iter().filter(|entry| in_table(&entry.place)) {
            let texts = entry.description.as_deref().into_iter().chain(entry.number.as_deref());
            all.extend(texts.map(|text| (&entry.place, text)));
            if let Some(Payee::Named { name, registered }) = entry.payee.and_then(|at| payments.payees.get(at)) {
                all.push((&entry.place, name));
                all.extend(registered.as_deref().map(|number| (&entry.place, number)));
            }
        }
    }
    for budget in &portal.budgets {
        for line in budget.lines.iter().filter(|line| in_table(&line.place)) {
            all.extend(line.name.iter().flat_map(Text::all).map(|(_, text)| (&line.place, text)));
        }
    }
    for election in portal.polls.iter().map(|poll| &poll.election).filter(|election| in_table(&election.place)) {
        // Of the head, what its file says is published with it.
        all.extend(election.head.iter().map(|(_, value)| (&election.place, value.as_str())));
        for project in &election.projects {
            let told = project.areas.iter().chain(&project.categories).map(String::as_str);
            all.extend(told.chain([project.name.as_str()]).map(|text| (&project.place, text)));
        }
    }
    for document in portal.documents.iter().filter(|document| in_table(&document.place)) {
        let texts = [Some(&document.title), document.summary.as_ref()].into_iter().flatten();
        all.extend(texts.flat_map(Text::all).map(|(_, text)| (&document.place, text)));
    }
    all
}
