//! What a table of votes leaves open that would be published wrong if it were guessed: figures that nobody read beside
//! those of one side, votes without what they were on, and two people whose names begin alike. Such a table is
//! refused with what to say, or what was taken is told.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::grid::{Grid, text_at};
use super::super::super::{Asked, Brought, Given};
use super::super::naming::is_name;
use super::super::words::{Part, Signs, heading, is_day, is_of_hours, is_remark, is_sum, name_part, of_meeting, plain};
use super::members::Council;
use super::names::Names;
use super::titles::{holds_numbers, holds_votes, names_results};
use crate::findings::Told;

/// A table with the columns of which nothing is known.
pub(super) struct Open<'t> {
    pub(super) grid: &'t Grid,
    pub(super) signs: &'t Signs,
    pub(super) columns: &'t BTreeMap<&'static str, usize>,
    pub(super) free: &'t [usize],
    pub(super) council: &'t Council<'t>,
    pub(super) given: &'t Given,
}

/// Whether a column has whole numbers as votes are counted in, and not those by which something is known.
pub(super) fn holds_figures(grid: &Grid, at: usize) -> bool {
    const MOST_DIGITS: usize = 4;
    const NUMBERED: [&str; 26] = [
        "n", "no", "nr", "num", "numero", "number", "id", "code", "codigo", "cod", "acta", "year", "ano", "anno",
        "annee", "jahr", "jaar", "ward", "distrito", "district", "folio", "page", "pagina", "orden", "ordinal", "row",
    ];
    let title = plain(&grid.name(at));
    let is_numbered = title.split(' ').any(|word| NUMBERED.contains(&word));
    let number = |value: &str| value.parse::<usize>().ok().filter(|_| value.len() <= MOST_DIGITS);
    let all: Option<Vec<usize>> = grid.values(at).map(number).collect();
    let Some(all) = all.filter(|all| !all.is_empty() && !is_numbered && !is_sum(&title)) else { return false };
    let is_year = |number: &usize| (1900..2100).contains(number);
    // What counts on from one has the numbers of rows.
    let counts_on = all.len() > 2 && all.iter().enumerate().all(|(at, number)| *number == at + 1);
    !counts_on && !all.iter().all(is_year)
}

/// Whether a column has figures that no vote in signs can be: above one.
pub(super) fn holds_counts(grid: &Grid, at: usize) -> bool {
    holds_figures(grid, at) && grid.values(at).any(|value| value.parse::<usize>().is_ok_and(|number| number > 1))
}

/// Refuses a column of given names alone for that of people, unless somebody said that it is.
pub(super) fn refuse_half(grid: &Grid, person: usize, given: &Given, asked: &Asked) -> Result<(), Told> {
    let is_said = asked.columns.iter().any(|(word, _)| word == "person");
    let title = grid.name(person);
    if is_said || name_part(&title) != Some(Part::Given) {
        return Ok(());
    }
    Err(Told::new("import-minutes-half-name").with("file", &given.name).with("column", title))
}

impl Open<'_> {
    fn has(&self, word: &str) -> bool {
        self.columns.contains_key(word)
    }

    fn told(&self, key: &'static str) -> Told {
        Told::new(key).with("file", &self.given.name)
    }

    /// What to say of some columns, one way each.
    fn advice(&self, word: &str, columns: &[usize]) -> String {
        let one = |at: &usize| format!("`--column \"{word}={}\"`", self.grid.name(*at));
        columns.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// Refuses what is in doubt, and tells what was not used; gives back the column that says what was voted on,
    /// where no title does.
    pub(super) fn settle(
        &self,
        names: &Names,
        asked: &Asked,
        has_members: bool,
        brought: &mut Brought,
    ) -> Result<Option<usize>, Told> {
        self.tell_unused(brought);
        if self.has("person") && self.has("vote") {
            let of = |title: &str| format!("--column \"person={title}\"");
            let named = match names.parts.is_empty() {
                true => of(&self.grid.name(self.columns["person"])),
                false => names.parts.iter().map(|(_, title, _)| of(title)).collect::<Vec<_>>().join(" "),
            };
            self.of_people(asked, &named)?;
            return self.subject(brought);
        }
        if self.has("person") {
            return Ok(None);
        }
        if !has_members {
            self.of_counts()?;
        }
        if !has_members && !self.has("yes") {
            return Ok(None);
        }
        self.tell_figures(brought);
        self.subject(brought)
    }

    fn figures(&self) -> Vec<usize> {
        self.free.iter().copied().filter(|at| holds_figures(self.grid, *at)).collect()
    }

    /// Refuses counts of which a side may not have been read, for one that was not is not nought.
    fn of_counts(&self) -> Result<(), Told> {
        let figures = self.figures();
        let known = [self.has("yes"), self.has("no")];
        if known == [true, true] || (known == [false, false] && !figures.iter().any(|at| holds_counts(self.grid, *at)))
        {
            return Ok(());
        }
        let (side, key) = match known {
            [true, _] => ("no", "import-minutes-no-against"),
            [false, true] => ("yes", "import-minutes-no-for"),
            _ => ("yes", "import-minutes-figures"),
        };
        let names: Vec<String> = figures.iter().map(|at| self.grid.name(*at)).collect();
        Err(match figures.is_empty() {
            true => self.told("import-minutes-one-side").with("word", side),
            false => self.told(key).with("columns", names.join(", ")).with("advice", self.advice(side, &figures)),
        })
    }

    /// Tells columns that were not used and say something that no other does: days, how votes ended, and numbers.
    fn tell_unused(&self, brought: &mut Brought) {
        let mut tell = |word: &str, at: usize| {
            let told = self.told("import-minutes-unused").with("column", self.grid.name(at));
            brought.notes.push(told.with("advice", self.advice(word, &[at])));
        };
        let has_days = |at: &&usize| self.grid.every(**at).next().is_some() && self.grid.every(**at).all(is_day);
        let is_numbered = |at: &&usize| {
            const SIGNS: [&str; 8] = ["no", "n", "nr", "nro", "num", "numero", "number", "nummer"];
            let title = heading(&self.grid.titles[**at]);
            let is_sign = |word: Option<&str>| word.is_some_and(|word| SIGNS.contains(&word) || word.ends_with("nr"));
            let is_of_number = is_sign(title.split(' ').next()) || is_sign(title.rsplit(' ').next());
            is_of_number && of_meeting(&title).is_none() && holds_numbers(self.grid, **at) && self.has_several(**at)
        };
        let first = |is: &dyn Fn(&&usize) -> bool| self.free.iter().find(is);
        for (word, found) in [
            ("date", first(&has_days)),
            ("result", first(&|at| names_results(self.grid, **at))),
            ("number", first(&is_numbered)),
        ] {
            if let Some(at) = found.filter(|_| !self.has(word)) {
                tell(word, *at);
            }
        }
    }

    /// Whether a column has several values.
    fn has_several(&self, at: usize) -> bool {
        self.grid.every(at).collect::<BTreeSet<_>>().len() > 1
    }

    /// Tells figures beside votes that were not used.
    fn tell_figures(&self, brought: &mut Brought) {
        for at in self.figures() {
            // A side that another column has is not given away.
            let sides = ["abstain", "absent", "recused"].into_iter().filter(|side| !self.has(side));
            let advice = sides.map(|side| self.advice(side, &[at])).collect::<Vec<_>>().join(", ");
            let told = self.told("import-minutes-unread-figures").with("column", self.grid.name(at));
            brought.notes.push(told.with("advice", if advice.is_empty() { self.advice("-", &[at]) } else { advice }));
        }
    }

    /// The column that says what was voted on, where none is known by its title: the only one that can. Refuses where
    /// votes of several people would be of nothing, or several columns may say it.
    fn subject(&self, brought: &mut Brought) -> Result<Option<usize>, Told> {
        let texts: Vec<usize> = self.free.iter().copied().filter(|at| self.is_text(*at)).collect();
        if self.has("title") || self.has("motion") {
            return Ok(None);
        }
        let by_person = self.has("person");
        if let Some(number) = self.columns.get("number") {
            let fits = |at: &usize| self.goes_with(*at, *number) && !self.is_of_people(*at);
            let with_number = texts.into_iter().filter(fits).collect::<Vec<_>>();
            if !with_number.is_empty() {
                let advice = self.advice("title", &with_number);
                brought.notes.push(self.told("import-minutes-untitled").with("advice", advice));
            }
            return Ok(None);
        }
        let fits = |at: &usize| if by_person { self.has_voters(*at) } else { self.is_of_rows(*at) };
        let fitting: Vec<usize> = texts.iter().copied().filter(fits).collect();
        if let [at] = fitting[..] {
            let told = self.told("import-minutes-subject").with("column", self.grid.name(at));
            brought.notes.push(told);
            return Ok(Some(at));
        }
        // Who voted is not what was voted on.
        let others: Vec<usize> = texts.iter().copied().filter(|at| !self.is_of_people(*at)).collect();
        let candidates = if fitting.is_empty() { &others } else { &fitting };
        match candidates.is_empty() {
            true if !by_person => Ok(None),
            true => Err(self.told("import-minutes-no-subject").with("advice", "`--column \"title=…\"`")),
            false => Err(self.told("import-minutes-no-subject").with("advice", self.advice("title", candidates))),
        }
    }

    /// Whether a column has the names of people, some of them more than once.
    fn is_of_people(&self, at: usize) -> bool {
        let all: Vec<&str> = self.grid.values(at).collect();
        let distinct = all.iter().copied().collect::<BTreeSet<_>>().len();
        let named = all.iter().filter(|text| is_name(text) || self.council.knows(text)).count();
        // In a table of one vote nobody stands twice, and what was voted on is always the same.
        let is_same = |other: usize| {
            let texts = self.grid.values(other).collect::<BTreeSet<_>>().len();
            other != at && self.is_text(other) && texts == 1
        };
        let is_again = distinct < all.len() || (0..self.grid.titles.len()).any(is_same);
        distinct > 1 && named * 2 > all.len() && is_again
    }

    /// Refuses one column of votes beside one of people's names that nothing says is that: each row is somebody's vote, and whoever the title of
    /// the votes names is nobody.
    pub(super) fn refuse_lone_member(&self, members: &[(usize, String)]) -> Result<(), Told> {
        let votes = match members {
            [(at, title)] => Some(*at).filter(|_| !self.council.knows(title)),
            [] => self.columns.get("vote").copied(),
            _ => None,
        };
        let Some(votes) = votes.filter(|_| !self.has("person")) else { return Ok(()) };
        let Some(person) = self.free.iter().copied().find(|at| *at != votes && self.is_of_people(*at)) else {
            return Ok(());
        };
        let told = self.told("import-minutes-person-and-vote").with("person", self.grid.name(person));
        Err(told.with("vote", self.grid.name(votes)))
    }

    /// Whether a column has texts that nothing else explains.
    fn is_text(&self, at: usize) -> bool {
        const LETTERS: usize = 3;
        let title = self.grid.name(at);
        let is_said = |value: &str| value.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS;
        let is_other = |value: &str| value.contains("://") || value.contains('@') || is_day(value);
        let said = self.grid.values(at).filter(|value| is_said(value) && !is_other(value)).count();
        said * 2 > self.grid.values(at).count()
            && !(is_sum(&title) || is_remark(&title) || is_of_hours(&title))
            && name_part(&title).is_none()
            && of_meeting(&title).is_none()
            && !holds_votes(self.grid, self.signs, at)
            && !names_results(self.grid, at)
    }

    /// Whether a column says the same at each row of a point, and not at all points.
    fn goes_with(&self, at: usize, number: usize) -> bool {
        let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for (_, cells) in &self.grid.rows {
            let text = text_at(cells, at);
            let point = (self.day(cells), text_at(cells, number));
            if !text.is_empty() && *known.entry(point).or_insert(text) != text {
                return false;
            }
        }
        self.grid.every(at).collect::<BTreeSet<_>>().len() > 1
    }

    /// Whether each text of a column has several people, each once on a day, and some day has several.
    fn has_voters(&self, at: usize) -> bool {
        let Some(person) = self.columns.get("person") else { return false };
        let mut voters: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        let mut on_day: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (_, cells) in &self.grid.rows {
            let (day, text) = (self.day(cells), text_at(cells, at));
            if text.is_empty() || !voters.entry((day, text)).or_default().insert(text_at(cells, *person)) {
                return false;
            }
            on_day.entry(day).or_default().insert(text);
        }
        let of_several = voters.values().filter(|voters| voters.len() > 1).count();
        of_several * 2 > voters.len() && on_day.values().any(|texts| texts.len() > 1)
    }

    /// Whether a column says something else in most rows, and no names of people.
    fn is_of_rows(&self, at: usize) -> bool {
        let all: Vec<&str> = self.grid.every(at).collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        let named = all.iter().filter(|text| is_name(text) || self.council.knows(text)).count();
        distinct.len() * 2 > all.len() && named * 2 <= all.len()
    }

    fn day<'c>(&self, cells: &'c [String]) -> &'c str {
        self.columns.get("date").map_or("", |at| text_at(cells, *at))
    }

    /// Refuses half of a name for the whole, and two people for one: who votes twice in the same, with something else
    /// beside it each time. `named` says how the person's column is named by hand.
    fn of_people(&self, asked: &Asked, named: &str) -> Result<(), Told> {
        let Some(person) = self.columns.get("person").copied() else { return Ok(()) };
        refuse_half(self.grid, person, self.given, asked)?;
        let title = self.grid.name(person);
        let told_apart = |at: &&usize| self.is_text(**at) && self.tells_apart(**at, person);
        let Some(at) = self.free.iter().find(told_apart) else { return Ok(()) };
        let other = self.grid.name(*at);
        Err(self.told("import-minutes-two-people").with("column", title).with("other", other).with("advice", named))
    }

    /// Whether rows that say the same of a person and a vote differ in a column, and not as the rounds of a vote do, in
    /// which all voted again.
    fn tells_apart(&self, at: usize, person: usize) -> bool {
        let vote = self.columns.get("vote").copied();
        let says: Vec<usize> =
            self.columns.values().copied().filter(|known| *known != person && Some(*known) != vote).collect();
        let mut motions: BTreeMap<Vec<&str>, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
        for (_, cells) in &self.grid.rows {
            let motion = says.iter().map(|at| text_at(cells, *at)).collect();
            let texts = motions.entry(motion).or_default().entry(text_at(cells, person)).or_default();
            texts.push(text_at(cells, at));
        }
        let mut found = false;
        for people in motions.values() {
            let sets: Vec<BTreeSet<&str>> = people.values().map(|texts| texts.iter().copied().collect()).collect();
            let is_apart = |(texts, set): (&Vec<&str>, &BTreeSet<&str>)| texts.len() == set.len() && !set.contains("");
            let several = || people.values().zip(&sets).filter(|(texts, _)| texts.len() > 1);
            if !several().all(is_apart) {
                return false;
            }
            let is_round = sets.len() > 1 && sets.iter().all(|set| *set == sets[0]);
            found |= several().next().is_some() && !is_round;
        }
        found
    }
}
