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
//!        ├─ Meeting ── AgendaItem… ── Motion… ── Vote
//!        │        └─ Decision…
//!        ├─ Proposal
//!        ├─ Document, News, Exemption
//!        ├─ Cohesion: Indicator, Actor, Agreement, Programme, Service, Transfer
//!        └─ Article (a free page)
//! ```

pub mod actor;
pub mod address;
pub mod article;
pub mod boundary;
pub mod budget;
pub mod choice;
pub mod classification;
pub mod cohesion;
pub mod compliance;
pub mod council;
pub mod document;
pub mod duty;
pub mod id;
pub mod indicator;
pub mod municipality;
pub mod portal;
pub mod programme;
pub mod proposal;
pub mod prose;
pub mod rollup;
pub mod service;
pub mod settings;
pub mod summary;
pub mod territory;
pub mod transfer;
