//! The domain: what a municipality is, spends, decides and is asked. Values only.
//!
//! Nothing here is read from a file, written to one or shown; there is no path, no template and
//! no serialisation. A record knows the [`Place`](crate::findings::Place) it was written at, so
//! that a rule can point there.
//!
//! ```text
//! Site ── Settings, Area…, Classification…, Cohesion, DutyList
//!   └─ Portal (a municipality, its people and bodies)
//!        ├─ Budget ── Line… (a direction, codes by dimension, an amount a stage)
//!        │        └─ Snapshot…, Amendment…, Project…, Loan…, Account…
//!        ├─ Meeting ── AgendaItem… ── Motion… ── Vote
//!        │        └─ Decision… ── Step…
//!        ├─ Paper
//!        ├─ Cycle ── Phase…, Counting, Outcome
//!        ├─ Proposal ── Milestone…, Contract…
//!        ├─ Proposal
//!        ├─ Document, News, Exemption
//!        ├─ Cohesion: Indicator, Actor, Agreement, Programme, Service, Transfer
//!        ├─ Election ── Project…, Ballot… (counted: Tally ── Step…)
//!        └─ Article (a free page)
//! ```

pub mod actor;
pub mod address;
pub mod amendment;
pub mod article;
pub mod attendance;
pub mod bench;
pub mod boundary;
pub mod budget;
pub mod budget_rules;
pub mod change;
pub mod choice;
pub mod circle;
pub mod classification;
pub mod cohesion;
pub mod compliance;
pub mod council;
pub mod counting;
pub mod cycle;
pub mod debt;
pub mod decision;
pub mod disparity;
pub mod divisions;
pub mod document;
pub mod draft;
pub mod duty;
pub mod election;
pub mod execution;
pub mod fiscal;
pub mod glossary;
pub mod id;
pub mod indicator;
pub mod line;
pub mod municipality;
pub mod outlay;
pub mod paper;
pub mod payment;
pub mod picture;
pub mod portal;
pub mod prices;
pub mod programme;
pub mod project;
pub mod proposal;
pub mod prose;
pub mod reference;
pub mod result;
pub mod rollup;
pub mod seat;
pub mod service;
pub mod settings;
pub mod source;
pub mod standing;
pub mod summary;
pub mod tally;
pub mod territory;
pub mod transfer;
pub mod variance;
pub mod vote;
