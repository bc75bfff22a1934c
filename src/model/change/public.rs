//! What of a record of changes may be repeated today: names and words that are still published. What was taken
//! out, a name that was published by mistake, say, stays out.

use std::collections::{HashMap, HashSet};

use super::tree::Tree;
use super::{Change, Edit, Field, Thing, Told};
use crate::i18n::Text;
use crate::model::portal::{Portal, Shared};

/// The words that a portal publishes today.
pub struct Public {
    words: HashSet<String>,
    /// What ids stand for.
    names: HashMap<String, Text>,
    /// The titles of decisions by their numbers.
    decisions: HashMap<String, Text>,
}

impl Public {
    /// Of a portal, with its part of what is shared.
    pub fn of(portal: &Portal, shared: &Shared) -> Self {
        let decisions = portal.meetings.iter().flat_map(|meeting| &meeting.decisions);
        let decisions = decisions.map(|decision| (decision.number.clone(), decision.title.clone())).collect();
        let mut public = Self { words: HashSet::new(), names: names(portal, shared), decisions };
        public.take(&Tree::of(&portal.municipality));
        let budgets = portal.budgets.iter().map(|budget| {
            let names = budget.lines.iter().filter_map(|line| line.name.clone()).collect::<Vec<_>>();
            let rest = crate::model::budget::Budget { lines: Vec::new(), ..budget.clone() };
            (names, Tree::of(&rest))
        });
        for (names, rest) in budgets {
            names.iter().for_each(|name| public.take(&Tree::Text(name.clone())));
            public.take(&rest);
        }
        let payees = portal.payments.iter().flat_map(|payments| &payments.payees);
        payees.for_each(|payee| public.take(&Tree::of(payee)));
        let entries = portal.payments.iter().flat_map(|payments| &payments.entries);
        for entry in entries {
            public
                .words
                .extend([entry.description.clone(), entry.number.clone(), entry.line.clone()].into_iter().flatten());
        }
        public.take(&Tree::of(&(&portal.meetings, &portal.cycles, &portal.papers)));
        public.take(&Tree::of(&(&portal.proposals, &portal.articles, &portal.documents, &portal.news)));
        public.take(&Tree::of(&portal.cohesion));
        public.take(&Tree::of(&shared.prices));
        for classification in &shared.classifications {
            public.take(&Tree::Text(classification.name.clone()));
            for node in classification.nodes() {
                public.take(&Tree::Text(node.name.clone()));
                public.words.insert(node.code.to_string());
            }
        }
        let settings = &shared.settings;
        let own = [Some(&settings.title), settings.description.as_ref(), settings.publisher.as_ref()];
        own.into_iter().flatten().chain(&settings.notice).for_each(|text| public.take(&Tree::Text(text.clone())));
        public.take(&Tree::of(&(&settings.contact, settings.licence.as_ref().map(|licence| &licence.name))));
        let areas = shared.territory.areas.iter().map(|area| area.name.clone());
        public.take(&Tree::List(areas.map(Tree::Text).collect()));
        let projects = portal.polls.iter().flat_map(|poll| &poll.election.projects);
        projects.for_each(|project| public.take(&Tree::of(project)));
        public
    }

    fn take(&mut self, tree: &Tree) {
        let words = &mut self.words;
        tree.texts(&mut |text| words.extend(text.all().map(|(_, text)| text.to_owned())));
    }

    /// Leaves out of edits what is not public any more, and puts names in the place of ids.
    pub fn keep(&self, edits: &mut [Edit]) {
        for change in edits.iter_mut().flat_map(|edit| &mut edit.changes) {
            match change {
                Change::Came(of) | Change::Gone(of) | Change::Rewritten { of, .. } | Change::More { of, .. } => {
                    self.thing(of)
                }
                Change::Cost { of, .. } | Change::State { of, .. } => self.thing(of),
                Change::Title { before, .. } => {
                    *before = before.take().filter(|title| self.is_public(title));
                }
                Change::Field(field) => self.field(field),
                Change::Figure(_) => {}
            }
        }
    }

    fn field(&self, field: &mut Field) {
        self.thing(&mut field.of);
        field.items.iter_mut().for_each(|item| self.told(item));
        field.items.retain(|item| *item != Told::Whole);
        field.before.iter_mut().for_each(|told| self.told(told));
        field.after.iter_mut().for_each(|told| self.told(told));
    }

    fn thing(&self, of: &mut Thing) {
        match of {
            Thing::Other(_, title) if title.as_ref().is_some_and(|title| !self.is_public(title)) => *title = None,
            // By the title that it has today: the one before may name somebody.
            Thing::Decision(number, title) => {
                *title = self.decisions.get(number).cloned().unwrap_or_default();
            }
            _ => {}
        }
    }

    fn told(&self, told: &mut Told) {
        match told {
            Told::Text(text) => {
                if let Some(name) = self.names.get(text.first()) {
                    *text = name.clone();
                } else if !self.is_public(text) {
                    *told = Told::Whole;
                }
            }
            Told::Several(all) => all.iter_mut().for_each(|told| self.told(told)),
            _ => {}
        }
    }

    fn is_public(&self, text: &Text) -> bool {
        let is_year = |words: &str| words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
        text.all().all(|(_, words)| self.words.contains(words) || is_year(words))
    }
}

fn names(portal: &Portal, shared: &Shared) -> HashMap<String, Text> {
    let mut names = HashMap::new();
    for area in &shared.territory.areas {
        names.insert(area.id.clone(), area.name.clone());
    }
    names.extend(shared.territory.elsewhere.clone());
    let cohesion = &portal.cohesion;
    names.extend(cohesion.actors.iter().map(|one| (one.id.to_string(), one.title.clone())));
    names.extend(cohesion.programmes.iter().map(|one| (one.id.to_string(), one.title.clone())));
    names.extend(portal.papers.iter().map(|one| (one.id.to_string(), one.title.clone())));
    names.extend(portal.proposals.iter().map(|one| (one.id.to_string(), one.title.clone())));
    names.extend(portal.municipality.bodies.iter().map(|body| (body.id.to_string(), body.name.clone())));
    let people = portal.municipality.people.iter();
    names.extend(people.map(|person| (person.id.to_string(), Text::plain(person.name.clone()))));
    names
}
