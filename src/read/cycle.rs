//! `cycles/*.yaml`: a participatory budgeting cycle.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::file;
use super::money::amount;
use super::prose::{id_of, is_public};
use super::reader::Reader;
use super::record::{At, record};
use super::values::{AmountText, Integer, OneOf, PathText, Reference, Year};
use crate::findings::Findings;
use crate::i18n::{Lang, Text};
use crate::model::choice::{Choice, choices};
use crate::model::counting::{Completion, Parameters, Rule, Start, Stop, TieKey, WithoutVotes};
use crate::model::cycle::{AreaShare, BallotForm, CategoryShare, Counting, Cycle, Outcome, Phase, PhaseKind};
use crate::model::election::BallotKind;
use crate::model::id::Id;
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;

record! {
    /// A participatory budgeting cycle.
    pub struct Written "cycle" {
        /// Its title.
        title: Option<At<Text>> = "Presupuesto participativo 2027",
        /// The year whose budget pays.
        year: Option<At<Year>> = "2027",
        /// In one sentence.
        summary: Option<At<Text>> = "B/. 300,000 para obras que proponen y votan los vecinos.",
        /// The legal act that opened it, in words.
        act: Option<At<Text>> = "Acuerdo Municipal AM-10-2026",
        /// The number of the council's decision that opened it.
        decision: Option<At<String>> = "AM-10-2026",
        /// The money that is shared out.
        money: Option<At<AmountText>> = "\"300000.00\"",
        /// The most that one project may cost.
        most_per_project: Option<At<AmountText>> = "\"120000.00\"",
        /// Parts of the money for areas alone.
        areas: Vec<At<WrittenShare>> = "[{area: pc-el-muelle, money: \"50000.00\"}]",
        /// The most that the works of a category may cost together.
        categories: Vec<At<WrittenCategory>> = "[{category: mobility, money: \"80000.00\"}]",
        /// What happens when.
        phases: Vec<At<WrittenPhase>> = "[{phase: voting, from: 2026-12-06, to: 2026-12-13}]",
        /// Who may take part.
        who: Option<At<Text>> = "Quien viva en el distrito y tenga 16 años o más.",
        /// The least age.
        min_age: Option<At<Integer>> = "16",
        /// How many people may vote.
        electorate: Option<At<Integer>> = "34120",
        /// What a ballot says.
        ballot: Option<At<WrittenBallot>> = "{kind: approval, most: 3}",
        /// How ballots are counted.
        rule: Option<At<WrittenRule>> = "{kind: greedy, ties: [lower-cost, lot]}",
        /// Who answers for it.
        responsible: Option<At<Text>> = "Dirección de Participación Ciudadana",
        /// The ballots, as a Pabulib file beside this one.
        ballots: Option<At<PathText>> = "2027.pb",
        /// What came of it.
        results: Option<At<WrittenOutcome>> = "{date: 2026-12-15, winners: [pc-parque-las-garzas]}",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// A part of the money for one area.
    pub struct WrittenShare "area-share" {
        /// The area.
        area: At<Reference> = "pc-el-muelle",
        /// How much.
        money: At<AmountText> = "\"50000.00\"",
    }
}

record! {
    /// What the works of a category may cost together.
    pub struct WrittenCategory "category-share" {
        /// The category, as proposals name it or as the ballots' file does.
        category: At<String> = "mobility",
        /// How much.
        money: At<AmountText> = "\"80000.00\"",
    }
}

record! {
    /// A phase of a cycle.
    pub struct WrittenPhase "phase" {
        /// What happens.
        phase: At<OneOf<PhaseKind>> = "voting",
        /// The first day.
        from: At<Date> = "2026-12-06",
        /// The last day.
        to: Option<At<Date>> = "2026-12-13",
        /// What there is to know: where, how.
        note: Option<At<Text>> = "En las nueve juntas comunales, con cédula.",
    }
}

record! {
    /// What a ballot says.
    pub struct WrittenBallot "ballot" {
        /// Its kind.
        kind: At<OneOf<BallotKind>> = "approval",
        /// The fewest projects.
        least: Option<At<Integer>> = "1",
        /// The most projects.
        most: Option<At<Integer>> = "3",
        /// The points to share out.
        points: Option<At<Integer>> = "10",
    }
}

choices! {
    /// How winners are found.
    pub enum Way {
        /// The most voted first; one that does not fit is passed over.
        Greedy "greedy",
        /// The most voted first, until one does not fit.
        GreedyStop "greedy-stop",
        /// Equal shares, by cost.
        EqualSharesCost "equal-shares-cost",
        /// Equal shares, every winner alike.
        EqualSharesCardinality "equal-shares-cardinality",
        /// Equal shares, by points.
        EqualSharesAdditive "equal-shares-additive",
        /// Phragmén's sequential method.
        Phragmen "phragmen",
        /// By agreement in an assembly, without a count.
        Assembly "assembly",
    }
}

record! {
    /// How ballots are counted.
    pub struct WrittenRule "counting-rule" {
        /// The rule.
        kind: At<OneOf<Way>> = "greedy",
        /// What becomes of what is left over.
        completion: Option<At<OneOf<Completion>>> = "add1u",
        /// When raising the shares ends.
        stop: Option<At<OneOf<Stop>>> = "exhaustive",
        /// The first share of each voter.
        start: Option<At<OneOf<Start>>> = "exact",
        /// By how much the shares are raised each time.
        increment: Option<At<AmountText>> = "\"1.00\"",
        /// Whether the result is held against the most voted projects.
        comparison: Option<At<bool>> = "no",
        /// What decides ties, in this order.
        ties: Vec<At<OneOf<TieKey>>> = "[lower-cost, more-votes, lot]",
        /// The lot that was drawn: numbers on the ballot, the first wins.
        lot: Vec<At<String>> = "[\"7\", \"3\"]",
        /// The least votes of a winner.
        min_score: Option<At<Integer>> = "50",
        /// What becomes of a work that nobody votes for.
        without_votes: Option<At<OneOf<WithoutVotes>>> = "never",
        /// The least ballots for the vote to count.
        quorum: Option<At<Integer>> = "1500",
        /// The smallest group whose figures are told.
        min_cell: Option<At<Integer>> = "10",
        /// What else was agreed.
        note: Option<At<Text>> = "El escrutinio es público.",
    }
}

record! {
    /// What came of a cycle.
    pub struct WrittenOutcome "results" {
        /// The day on which it was declared.
        date: Option<At<Date>> = "2026-12-15",
        /// The number of the council's decision that adopted it.
        decision: Option<At<String>> = "AM-20-2026",
        /// How many people voted.
        voters: Option<At<Integer>> = "4871",
        /// The proposals that won, as declared.
        winners: Vec<At<Reference>> = "[pc-parque-las-garzas]",
        /// Money that was added after the vote, to do what won.
        added: Option<At<AmountText>> = "\"40050.00\"",
        /// What else is to be told.
        note: Option<At<Text>> = "Los votos de cuatro mesas se contaron dos veces.",
    }
}

/// Reads a cycle, and whether it is public; nothing where it cannot be read.
pub fn read(
    source: &SourceFile,
    text: &str,
    settings: &Settings,
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Option<(Cycle, bool)>, Findings) {
    let mut reader =
        Reader::new(&source.file.path, languages, settings.numbers).in_part().in_currency(settings.currency);
    let id = id_of(source, &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let cycle = id.zip(written).map(|(id, written)| {
        let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), today);
        (meant(id, written, settings, &mut reader), public)
    });
    (cycle, reader.findings)
}

fn meant(id: Id, written: Written, settings: &Settings, reader: &mut Reader) -> Cycle {
    let mut money = |text: &At<AmountText>, key: &'static str| {
        amount(text, key, &settings.currency, settings.numbers, false, reader)
    };
    let fund = written.money.as_ref().and_then(|text| money(text, "money"));
    let most_per_project = written.most_per_project.as_ref().and_then(|text| money(text, "most_per_project"));
    let areas = written.areas.into_iter().filter_map(|share| {
        let money: Decimal = money(&share.value.money, "money")?;
        Some(AreaShare { area: share.value.area.value.0, money, place: share.place })
    });
    let areas = areas.collect();
    let categories = written.categories.into_iter().filter_map(|share| {
        let money: Decimal = money(&share.value.money, "money")?;
        Some(CategoryShare { category: share.value.category.value, money, place: share.place })
    });
    let categories = categories.collect();
    let results = written.results.map(|results| {
        let added = results.value.added.as_ref().and_then(|text| money(text, "added"));
        Outcome { added, ..meant_outcome(results.value) }
    });
    let rule = written.rule.map(|rule| {
        let increment = rule.value.increment.as_ref().and_then(|text| money(text, "increment"));
        meant_rule(rule.value, increment.filter(|increment| *increment > Decimal::ZERO))
    });
    let mut phases: Vec<Phase> = written.phases.into_iter().map(|phase| meant_phase(phase.value)).collect();
    phases.sort_by_key(|phase| (phase.from, phase.kind));
    Cycle {
        id,
        title: written.title.map(|text| text.value),
        year: written.year.map(|year| year.value.0),
        summary: written.summary.map(|text| text.value),
        act: written.act.map(|text| text.value),
        decision: written.decision.map(|number| number.value),
        money: fund,
        says_money: written.money.is_some(),
        most_per_project,
        areas,
        categories,
        phases,
        who: written.who.map(|text| text.value),
        min_age: count(written.min_age),
        electorate: count(written.electorate),
        ballot: written.ballot.map(|ballot| meant_ballot(ballot.value)),
        rule,
        responsible: written.responsible.map(|text| text.value),
        results,
        ballots: written.ballots.map(|path| path.value.0),
        place: written.place,
    }
}

/// A whole number that was written.
fn count(written: Option<At<Integer>>) -> Option<u64> {
    written.map(|number| number.value.0.unsigned_abs())
}

fn meant_phase(written: WrittenPhase) -> Phase {
    let WrittenPhase { phase, from, to, note, place } = written;
    Phase {
        kind: phase.value.0,
        from: from.value,
        to: to.map(|day| day.value),
        note: note.map(|text| text.value),
        place,
    }
}

fn meant_ballot(written: WrittenBallot) -> BallotForm {
    let WrittenBallot { kind, least, most, points, place: _ } = written;
    BallotForm { kind: kind.value.0, least: count(least), most: count(most), points: count(points) }
}

fn meant_rule(written: WrittenRule, increment: Option<Decimal>) -> Counting {
    let ties: Vec<TieKey> = written.ties.iter().map(|tie| tie.value.0).collect();
    let parameters = Rule::from_id(written.kind.value.0.id()).map(|rule| {
        let usual = Parameters::of(rule);
        Parameters {
            completion: written.completion.map_or(usual.completion, |completion| completion.value.0),
            stop: written.stop.map_or(usual.stop, |stop| stop.value.0),
            start: written.start.map_or(usual.start, |start| start.value.0),
            increment: increment.unwrap_or(usual.increment),
            without_votes: written.without_votes.map_or(usual.without_votes, |policy| policy.value.0),
            comparison: written.comparison.is_some_and(|comparison| comparison.value),
            ties: if ties.is_empty() { usual.ties.clone() } else { ties.clone() },
            lot: written.lot.into_iter().map(|id| id.value).collect(),
            min_score: written.min_score.map(|score| score.value.0.into()),
            ..usual
        }
    });
    Counting {
        parameters,
        ties,
        quorum: count(written.quorum),
        min_cell: count(written.min_cell),
        note: written.note.map(|text| text.value),
        place: written.place,
    }
}

fn meant_outcome(written: WrittenOutcome) -> Outcome {
    let WrittenOutcome { date, decision, voters, winners, added: _, note, place } = written;
    Outcome {
        date: date.map(|day| day.value),
        decision: decision.map(|number| number.value),
        voters: count(voters),
        winners: winners.iter().filter_map(|id| Id::named(&id.value.0)).collect(),
        added: None,
        note: note.map(|text| text.value),
        place,
    }
}
