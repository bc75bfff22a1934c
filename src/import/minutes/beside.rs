//! A meeting of which a file stands already: what one source says and another does not is put together.
//! A table of votes goes below the points of the text, whichever came first; of two texts of other sources
//! the one that stands is kept, and that is told. Nothing that one source brought goes because of another.

use super::super::{Asked, Brought, LeftOut, Why};
use super::sheet::by_sides;
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::vote::Side;
use crate::text::front_matter;
use crate::text::numbering::Numbers;
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, document};
use crate::text::yaml::{Node, parse};

/// Where minutes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A text that somebody wrote.
    Text,
    /// A table of votes.
    Votes,
    /// A council's own records, each with its address.
    Record,
    /// A command that began them, with examples.
    Begun,
}

/// Puts the drafts from a place on together with what stands of the same meetings, in the content or before it.
pub fn settle(from: usize, source: Source, asked: &Asked, brought: &mut Brought) {
    for draft in brought.drafts.split_off(from) {
        let is_minutes = draft.path.split('/').nth(1) == Some("minutes");
        let before = brought.drafts.iter().position(|other| other.path == draft.path);
        let standing = match before {
            Some(at) => String::from_utf8(brought.drafts[at].bytes.clone()).ok(),
            None => asked.standing(&draft.path),
        };
        let (Some(standing), true, Ok(new)) = (standing, is_minutes, std::str::from_utf8(&draft.bytes)) else {
            brought.drafts.push(draft);
            continue;
        };
        let untouched = before.is_some() || (asked.untouched)(&draft.path);
        let settled = together(&standing, new, source, untouched);
        let left_out = |why: Told| LeftOut { file: draft.path.clone(), row: 0, why: Why::Told(why) };
        brought.left_out.extend(settled.told.map(left_out));
        let Some(text) = settled.text else { continue };
        match before {
            Some(at) => brought.drafts[at] = Draft::text(draft.path, text),
            None => brought.drafts.push(Draft::text(draft.path, text)),
        }
    }
}

/// What comes of two files of a meeting.
struct Settled {
    /// The file; nothing where the one that stands is to stay.
    text: Option<String>,
    /// What was not taken.
    told: Option<Told>,
}

fn together(standing: &str, new: &str, source: Source, untouched: bool) -> Settled {
    let as_it_is = || Settled { text: Some(new.to_owned()), told: None };
    let before = source_of(standing, new);
    match (before, source) {
        (None, _) => as_it_is(),
        (Some(Source::Votes), Source::Votes) if is_other_meeting(standing, new) => {
            Settled { text: None, told: Some(Told::new("import-other-source")) }
        }
        (Some(Source::Votes), Source::Votes) => {
            Settled { told: listed("import-votes-went", &gone(standing, new)), ..as_it_is() }
        }
        (Some(before), Source::Votes) => {
            let joined = with_votes(standing, new, untouched);
            if before == Source::Begun && untouched && joined.taken == 0 {
                return as_it_is();
            }
            let told = listed("import-votes-without-point", &joined.without);
            Settled { text: Some(joined.text), told }
        }
        (Some(before), _) if before != source && !matches!(before, Source::Votes | Source::Begun) => {
            Settled { text: None, told: Some(Told::new("import-other-source")) }
        }
        (Some(_), _) => {
            let joined = with_votes(new, standing, false);
            match listed("import-votes-would-go", &joined.without) {
                Some(told) => Settled { text: None, told: Some(told) },
                None => Settled { text: Some(joined.text), told: None },
            }
        }
    }
}

fn listed(key: &'static str, titles: &[String]) -> Option<Told> {
    let all = titles.iter().map(|title| format!("«{title}»")).collect::<Vec<_>>().join(", ");
    (!titles.is_empty()).then(|| Told::new(key).with("points", all))
}

/// Whether two tables of votes say of themselves that they are of two meetings: of another kind, number or hour.
fn is_other_meeting(standing: &str, new: &str) -> bool {
    let (Some(standing), Some(new)) = (File::of(standing), File::of(new)) else { return false };
    let differs = |key: &&str| standing.key(key).zip(new.key(key)).is_some_and(|(one, other)| one != other);
    ["kind", "number", "start"].iter().any(differs)
}

/// The points of a table of votes that another, in whose place it comes, does not have.
fn gone(standing: &str, new: &str) -> Vec<String> {
    let (Some(standing), Some(new)) = (File::of(standing), File::of(new)) else { return Vec::new() };
    let titles = |file: &File| -> Vec<(String, String)> {
        let all: Vec<&str> = file.sections.iter().map(|section| section.title).collect();
        let numbers = Numbers::of(&all);
        all.iter().map(|title| ((*title).to_owned(), fold(&numbers.split(title).1))).collect()
    };
    let kept = titles(&new);
    let went = titles(&standing).into_iter().filter(|(_, own)| !kept.iter().any(|(_, other)| other == own));
    went.map(|(title, _)| title).collect()
}

/// What a file of minutes came from, as it shows itself; nothing where it is none. A table of votes may have the title
/// that it has in the `new` one.
fn source_of(text: &str, new: &str) -> Option<Source> {
    let file = File::of(text)?;
    if file.key("source").is_some_and(|lines| lines.contains("://")) {
        return Some(Source::Record);
    }
    let is_prose = |line: &&str| !line.trim().is_empty() && !line.starts_with("## ");
    let mut prose = file.opening.lines().chain(file.sections.iter().flat_map(|section| section.prose()));
    let has_prose = prose.any(|line| is_prose(&line));
    if file.key("publish").is_some() {
        return Some(Source::Begun);
    }
    let has_votes = file.sections.iter().any(|section| !section.votes().is_empty());
    let is_titled =
        file.key("title").is_some_and(|title| File::of(new).and_then(|new| new.key("title")) != Some(title));
    Some(if has_votes && !has_prose && !is_titled { Source::Votes } else { Source::Text })
}

/// A text with the votes of a table.
struct Joined {
    text: String,
    /// At how many points there are votes of the table now.
    taken: usize,
    /// The points whose votes have no place in the text.
    without: Vec<String>,
}

/// Puts the votes of a table below the points of a text. `again` says that votes which stand there are an earlier
/// state of the table's.
fn with_votes(text: &str, votes: &str, again: bool) -> Joined {
    let mut joined = Joined { text: text.to_owned(), taken: 0, without: Vec::new() };
    let (Some(file), Some(table)) = (File::of(text), File::of(votes)) else { return joined };
    let own: &[&str] = &["present", "excused", "absent"];
    let has_own = own.iter().any(|key| file.key(key).is_some_and(|lines| table.key(key) != Some(lines)));
    let present = table.names("present");
    let mut added: Vec<Vec<String>> = vec![Vec::new(); file.sections.len()];
    for section in &table.sections {
        let blocks = section.votes();
        if blocks.is_empty() {
            continue;
        }
        // Whom *all* means in the table is who was there by the table.
        let blocks: Vec<String> =
            blocks.iter().map(|block| if has_own { spelt(block, &present) } else { (*block).to_owned() }).collect();
        let at = file.point(section.title).filter(|at| added[*at].is_empty());
        let fits = |at: &usize| {
            let standing = file.sections[*at].votes();
            standing.is_empty() || again || standing == blocks
        };
        match at.filter(fits) {
            Some(at) => added[at] = blocks,
            None => joined.without.push(section.title.to_owned()),
        }
    }
    joined.taken = added.iter().filter(|blocks| !blocks.is_empty()).count();
    if joined.taken == 0 {
        return joined;
    }
    let meeting = ["kind", "number", "start"];
    let attendance = own.iter().filter(|_| !has_own);
    let missing = meeting.iter().chain(attendance).filter(|key| file.key(key).is_none());
    let keys: String = missing.filter_map(|key| table.key(key)).collect();
    joined.text = file.with(&keys, &added);
    joined
}

/// A vote in which everybody is named: `all yes except …` of a table says who was there by that table.
fn spelt(block: &str, present: &[String]) -> String {
    let inner: Vec<&str> = block.lines().collect();
    let [_, lines @ .., _] = inner.as_slice() else { return block.to_owned() };
    let Some(at) = lines.iter().position(|line| line.trim_start_matches("vote: ").starts_with("all ")) else {
        return block.to_owned();
    };
    let line = lines[at].trim_start_matches("vote: ").trim_start_matches("all ");
    let (usual, others) = line.split_once(" except ").unwrap_or((line, ""));
    let side_of = |word: &str| Side::ALL.iter().find(|side| side.id() == word.trim());
    let Some(usual) = side_of(usual) else { return block.to_owned() };
    let mut sides: [Vec<String>; 5] = Default::default();
    for part in others.split(')').filter(|part| !part.trim().is_empty()) {
        let Some((names, side)) = part.split_once('(') else { return block.to_owned() };
        let Some(side) = side_of(side) else { return block.to_owned() };
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        sides[*side as usize].extend(names.map(str::to_owned));
    }
    let named: Vec<String> = sides.concat();
    sides[*usual as usize].extend(present.iter().filter(|name| !named.contains(name)).cloned());
    let vote = document(&[Entry::new("vote", by_sides(&sides))]);
    let mut all: Vec<&str> = lines.to_vec();
    all[at] = vote.trim_end();
    format!("```motion\n{}\n```", all.join("\n"))
}

/// A file of minutes in its parts.
struct File<'t> {
    text: &'t str,
    /// The keys of its front matter, each with all its lines.
    keys: Vec<(&'t str, &'t str)>,
    matter: &'t str,
    /// What stands before the first point.
    opening: &'t str,
    sections: Vec<Section<'t>>,
}

/// A point with its text.
struct Section<'t> {
    /// Its number and title.
    title: &'t str,
    lines: &'t str,
}

/// A point's number and the words of its title.
type Named = (Option<String>, Vec<String>);

impl<'t> File<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let parts = front_matter::split(text).ok()?;
        let matter = &text[parts.front_matter];
        let body = &text[parts.body];
        let mut starts = Vec::new();
        let (mut at, mut fence) = (0, None);
        for line in body.split_inclusive('\n') {
            match (fence, fence_of(line)) {
                (None, Some(opens)) => fence = Some(opens),
                (Some(open), Some(closes))
                    if closes >= open && line.trim_matches(['`', '\n', '\r', ' ']).is_empty() =>
                {
                    fence = None;
                }
                (None, None) if line.starts_with("## ") => starts.push(at),
                _ => {}
            }
            at += line.len();
        }
        let ends = starts.iter().skip(1).copied().chain([body.len()]);
        let section = |(start, end): (&usize, usize)| {
            let lines = &body[*start..end];
            Section { title: lines.lines().next().unwrap_or("").trim_start_matches('#').trim(), lines }
        };
        let sections = starts.iter().zip(ends).map(section).collect();
        let opening = &body[..starts.first().copied().unwrap_or(body.len())];
        Some(Self { text, keys: keys(matter), matter, opening, sections })
    }

    /// A key with all its lines.
    fn key(&self, key: &str) -> Option<&'t str> {
        self.keys.iter().find(|(name, _)| *name == key).map(|(_, lines)| *lines)
    }

    /// The names that a key lists.
    fn names(&self, key: &str) -> Vec<String> {
        let Some(lines) = self.key(key) else { return Vec::new() };
        let (root, _) = parse(lines, 0..lines.len());
        let Some(Node::Map(entries)) = root.map(|root| root.value) else { return Vec::new() };
        let scalar = |node: &Node| match node {
            Node::Scalar(scalar) => Some(scalar.text.to_string()),
            Node::Seq(_) | Node::Map(_) => None,
        };
        match entries.first().map(|(_, value)| &value.value) {
            Some(Node::Seq(items)) => items.iter().filter_map(|item| scalar(&item.value)).collect(),
            _ => Vec::new(),
        }
    }

    /// The point that a title of another source means: that with the same words; else the only one that has all
    /// words of it, or whose words it has all; else that of its number, if they share a long word.
    fn point(&self, title: &str) -> Option<usize> {
        if self.key("agenda").is_none_or(|lines| !lines.contains("headings")) {
            return None;
        }
        let titles: Vec<&str> = self.sections.iter().map(|section| section.title).collect();
        let own = Numbers::of(&titles);
        let asked = Numbers::of(&[title]).split(title);
        let points: Vec<Named> =
            titles.iter().map(|title| own.split(title)).map(|(number, title)| (number, words(&title))).collect();
        let asked = (asked.0, words(&asked.1));
        let only = |fits: &dyn Fn(&Named) -> bool| {
            let mut all = points.iter().enumerate().filter(|(_, point)| fits(point)).map(|(at, _)| at);
            all.next().filter(|_| all.next().is_none())
        };
        let within = |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|word| many.contains(word));
        let same_number = |point: &Named| point.0.is_some() && point.0 == asked.0;
        let is_long = |word: &&String| word.chars().count() >= 5;
        only(&|point| point.1 == asked.1)
            .or_else(|| only(&|point| point.1 == asked.1 && same_number(point)))
            .or_else(|| only(&|point| within(&point.1, &asked.1) || within(&asked.1, &point.1)))
            .or_else(|| {
                only(&|point| same_number(point) && point.1.iter().filter(is_long).any(|w| asked.1.contains(w)))
            })
    }

    /// The file with keys before its agenda, and blocks at the end of its points in the place of their votes.
    fn with(&self, keys: &str, added: &[Vec<String>]) -> String {
        let agenda = self
            .key("agenda")
            .map_or(self.matter.len(), |lines| lines.as_ptr() as usize - self.matter.as_ptr() as usize);
        let at = self.matter.as_ptr() as usize - self.text.as_ptr() as usize + agenda;
        let body = self.opening.as_ptr() as usize - self.text.as_ptr() as usize;
        let mut out = format!("{}{keys}{}", &self.text[..at], &self.text[at..body]);
        out.push_str(self.opening);
        for (section, blocks) in self.sections.iter().zip(added) {
            if blocks.is_empty() || section.votes() == *blocks {
                out.push_str(section.lines);
                continue;
            }
            let mut lines = section.lines.to_owned();
            for old in section.votes() {
                lines = lines.replacen(old, "", 1);
            }
            out.push_str(&format!("{}\n\n{}\n\n", lines.trim_end(), blocks.join("\n\n")));
        }
        format!("{}\n", out.trim_end())
    }
}

impl<'t> Section<'t> {
    /// Its blocks with votes.
    fn votes(&self) -> Vec<&'t str> {
        let is_votes = |block: &&str| {
            let name = block.lines().next().unwrap_or("").trim_matches(['`', ' ']);
            matches!(name, "vote" | "motion")
        };
        self.blocks().into_iter().filter(is_votes).collect()
    }

    /// The lines that stand in no block, without its heading.
    fn prose(&self) -> impl Iterator<Item = &'t str> {
        let blocks = self.blocks();
        let is_in = move |line: &&'t str| {
            let at = line.as_ptr() as usize;
            blocks.iter().any(|block| (block.as_ptr() as usize..block.as_ptr() as usize + block.len()).contains(&at))
        };
        self.lines.lines().skip(1).filter(move |line| !is_in(line))
    }

    /// Its fenced blocks.
    fn blocks(&self) -> Vec<&'t str> {
        let mut all = Vec::new();
        let (mut at, mut open) = (0, None);
        for line in self.lines.split_inclusive('\n') {
            let bare = line.trim_matches(['`', '\n', '\r', ' ']).is_empty();
            match (open, fence_of(line)) {
                (None, Some(length)) => open = Some((at, length)),
                (Some((start, length)), Some(closes)) if closes >= length && bare => {
                    all.push(self.lines[start..at + line.len()].trim_end());
                    open = None;
                }
                _ => {}
            }
            at += line.len();
        }
        all
    }
}

/// How many backquotes a line begins with, if it opens or closes a block.
fn fence_of(line: &str) -> Option<usize> {
    let length = line.len() - line.trim_start_matches('`').len();
    (length >= 3).then_some(length)
}

/// The keys of a front matter, each with all its lines.
fn keys(matter: &str) -> Vec<(&str, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in matter.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_alphabetic() || c == '"' || c == '#');
        if begins {
            starts.push((line.split(':').next().unwrap_or("").trim_matches('"'), at));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([matter.len()]);
    starts.iter().zip(ends).map(|((name, start), end)| (*name, &matter[*start..end])).collect()
}

/// The words of a title that tell it from others, folded.
fn words(title: &str) -> Vec<String> {
    let folded = fold(title);
    let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let long: Vec<String> = all.clone().filter(|word| word.chars().count() > 3).map(str::to_owned).collect();
    if long.is_empty() { all.map(str::to_owned).collect() } else { long }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: ACTA No. 12\norgan: concejo\ndate: 2026-07-14\nagenda: headings\n---\n\n\
        Se reunió el Concejo.\n\n## 1. Aprobación del acta anterior\n\nSe aprueba.\n\n## 2. Compra de un camión\n\nSe discute.\n";
    const VOTES: &str = "---\norgan: concejo\ndate: 2026-07-14\npresent: [ana, luis, rosa]\nagenda: headings\n---\n\n\
        ## 1. Aprobación del acta\n\n```vote\nall yes\n```\n\n## 2. Compra de camión\n\n```vote\nall yes except luis (no)\n```\n";
    const BOTH: &str = "---\ntitle: ACTA No. 12\norgan: concejo\ndate: 2026-07-14\npresent: [ana, luis, rosa]\nagenda: headings\n---\n\n\
        Se reunió el Concejo.\n\n## 1. Aprobación del acta anterior\n\nSe aprueba.\n\n```vote\nall yes\n```\n\n\
        ## 2. Compra de un camión\n\nSe discute.\n\n```vote\nall yes except luis (no)\n```\n";

    #[test]
    fn points_of_an_earlier_table_do_not_go_without_a_word_and_another_meeting_stays() {
        let other = VOTES.replace("2. Compra de camión", "2. Obras");
        let settled = together(VOTES, &other, Source::Votes, true);
        assert_eq!(settled.text.as_deref(), Some(other.as_str()));
        let points = settled.told.map(|told| told.facts);
        assert_eq!(points, Some(vec![("points", "«2. Compra de camión»".to_owned())]));
        assert!(together(VOTES, VOTES, Source::Votes, true).told.is_none());
        let [morning, evening] =
            ["10:00", "18:00"].map(|start| VOTES.replace("present:", &format!("start: \"{start}\"\npresent:")));
        let settled = together(&morning, &evening, Source::Votes, true);
        assert_eq!((settled.text, settled.told.map(|told| told.key)), (None, Some("import-other-source")));
    }

    #[test]
    fn votes_and_text_come_together_whichever_was_first() {
        assert_eq!((source_of(TEXT, VOTES), source_of(VOTES, VOTES)), (Some(Source::Text), Some(Source::Votes)));
        let settled = together(TEXT, VOTES, Source::Votes, true);
        assert_eq!(settled.text.as_deref(), Some(BOTH));
        assert!(settled.told.is_none());
        assert_eq!(together(VOTES, TEXT, Source::Text, true).text.as_deref(), Some(BOTH));
        // Either of them again, as it was.
        assert_eq!(together(BOTH, VOTES, Source::Votes, true).text.as_deref(), Some(BOTH));
        assert_eq!(together(BOTH, TEXT, Source::Text, true).text.as_deref(), Some(BOTH));
        let corrected = VOTES.replace("luis (no)", "luis (abstain)");
        let settled = together(BOTH, &corrected, Source::Votes, true);
        assert_eq!(settled.text, Some(BOTH.replace("luis (no)", "luis (abstain)")));
        // What somebody wrote by hand stays, and is told.
        let settled = together(BOTH, &corrected, Source::Votes, false);
        assert_eq!((settled.text.as_deref(), settled.told.is_some()), (Some(BOTH), true));
    }

    #[test]
    fn who_all_are_is_said_where_the_text_has_others() {
        let own = TEXT.replace("agenda:", "present: [ana, luis, rosa, pedro]\nagenda:");
        let text = together(&own, VOTES, Source::Votes, false).text.expect("a file");
        assert!(text.contains("present: [ana, luis, rosa, pedro]\n"), "{text}");
        assert!(text.contains("vote: {\"yes\": [ana, rosa], \"no\": [luis]}\n"), "{text}");
        assert!(!text.contains("all yes"), "{text}");
    }

    #[test]
    fn votes_without_a_point_are_told_and_no_text_is_lost_for_them() {
        let other = VOTES.replace("Compra de camión", "Permiso de mercado");
        let settled = together(TEXT, &other, Source::Votes, true);
        let text = settled.text.expect("a file");
        assert!(text.contains("Se discute.") && text.contains("all yes\n") && !text.contains("luis (no)"), "{text}");
        let told = settled.told.expect("it is told");
        assert_eq!(told.key, "import-votes-without-point");
        // A text without a place for votes that stand does not take their place.
        let settled = together(&other, TEXT, Source::Text, true);
        assert_eq!((settled.text, settled.told.map(|told| told.key)), (None, Some("import-votes-would-go")));
    }

    #[test]
    fn of_two_texts_of_other_sources_the_one_that_stands_is_kept() {
        let record = TEXT.replace("agenda:", "source: https://ris.example/1\nagenda:");
        for (standing, new, source) in [(TEXT, record.as_str(), Source::Record), (&record, TEXT, Source::Text)] {
            let settled = together(standing, new, source, true);
            assert_eq!((settled.text, settled.told.map(|told| told.key)), (None, Some("import-other-source")));
        }
        let newer = record.replace("Se discute.", "Se discute otra vez.");
        assert_eq!(together(&record, &newer, Source::Record, true).text.as_deref(), Some(newer.as_str()));
        // What a command began makes room.
        let begun = TEXT.replace("agenda: headings", "publish: no\nagenda:\n  - title: Apertura");
        assert_eq!(together(&begun, VOTES, Source::Votes, true).text.as_deref(), Some(VOTES));
        assert_eq!(together(&begun, TEXT, Source::Text, true).text.as_deref(), Some(TEXT));
    }
}
