//! Cabildo makes static portals for municipal transparency and participatory budgeting: it reads
//! the YAML and Markdown that a municipality keeps about its budgets, council minutes and citizen
//! proposals, checks them, and writes a searchable portal for each municipality and the pages of
//! the territory that they share.
//!
//! # One idea
//!
//! **The portal is the unit of work.** A municipality's folder and the shared settings are all that
//! its portal depends on. So a portal is what is built in parallel, what is skipped when its
//! fingerprint has not changed, what is published at once or not at all, and what bounds memory: it
//! is read, rendered, written and dropped, and only its small [`model::summary::Summary`] is kept.
//! No portal's page shows another municipality's figures; comparisons live in the territory's
//! pages, made from summaries. There is no graph of dependencies and no invalidation.
//!
//! # The flow
//!
//! ```text
//! Files ─discover→ Sources ─read→ Records ─link→ Portal ─┬─check→ Findings
//!                                                        ├─plan→ Pages [address, template, typed view] ─render→ HTML ─┐
//!                                                        ├─search─────────────────────────────────────────────────────┤→ publish → disk
//!                                                        └─export (csv, json, atom, sitemap)──────────────────────────┘
//!          all portals' Summaries ─────────────────────────→ Territory: the same plan → render → publish
//! ```
//!
//! [`pipeline`] is that drawing in code; [`pipeline::preview`] is the same for an officer who writes:
//! nothing on the disk, and pages made when they are asked for.
//!
//! # The house
//!
//! Rooms are stages of the flow; the same subject has the same file name in each room
//! (`model/budget.rs`, `read/budget.rs`, `pages/budget.rs`, `templates/pages/budget.html`).
//!
//! | room | what it does |
//! |---|---|
//! | [`cli`] | one file a command; the only room that prints, and asks for the date and the environment |
//! | [`pipeline`] | the whole build on one screen |
//! | [`publish`] | files to the disk: staged, exchanged whole, only what changed |
//! | [`render`] | a view and its template become HTML, made smaller |
//! | [`theme`] | templates, words, assets; a site's own over the default |
//! | [`search`] | what is found, and the index; the engine stands behind two functions |
//! | [`export`] | the formats that machines read, one file each |
//! | [`import`] | others' files become files of the content |
//! | [`scaffold`] | new files of the content, begun from nothing |
//! | [`schema`] | what editors and forms need to know of the files that people write |
//! | [`pages`] | records become typed views with addresses; no HTML |
//! | [`check`] | the rules, one file each |
//! | [`link`] | references between records, and the ways back |
//! | [`count`] | ballots become a tally: the rules of participatory budgeting, exact |
//! | [`read`] | YAML, Markdown and tables become records; each field is defined once |
//! | [`source`] | the outside world as a trait: files, and today's date |
//! | [`chart`] | figures become accessible SVG |
//! | [`model`] | the domain: values only |
//! | [`findings`] | what is wrong, where, and what to do; shown in several forms and languages |
//! | [`i18n`] | languages, numbers, money, dates |
//! | [`text`] | YAML with places, Markdown, HTML, slugs; knows no municipality |
//!
//! # Invariants
//!
//! Each is a test in `tests/suite/house.rs`.
//!
//! 1. Imports only go down the table above; stages do not import one another, only [`pipeline`]
//!    joins them.
//! 2. Below [`cli`], only [`source`] and [`publish`] touch the disk, and nothing reads the clock or
//!    the environment.
//! 3. A template sees one typed view and its frame ([`pages::view`]), and nothing else.
//! 4. A stage never fails on bad content: it returns its value *and* findings, all of them.
//!    `Result` is for the machine, panic for our own bugs.
//! 5. What was written (the types in [`read`]), what was meant ([`model`]) and what is shown
//!    ([`pages::view`]) are three types.
//! 6. The same input gives the same bytes, whatever the number of threads.
//! 7. Money and counting are exact: decimals from the first digit that was typed to the last that is
//!    shown, and fractions where voters share.
//!
//! # Recipes
//!
//! - **A new rule**: a code in [`findings::code`], its sentences in `findings/messages/*.yaml`, a
//!   file in [`check`] and its line in [`check::RULES`].
//! - **A new field**: a line in the record of its file in [`read`], a field in [`model`], and what
//!   shows it in [`pages`].
//! - **A new format**: a file in [`export`] and its line in [`export::FORMATS`].
//! - **A new kind of import**: a file in [`import`] and its line in [`import::KINDS`].
//! - **A new kind of file to begin** (`cabildo add`): its text in each language in
//!   `scaffold/texts/`, and its line in [`scaffold::KINDS`].
//! - **A new kind of page**: a view in [`pages::view`], its plan in [`pages`], its template.
//! - **A new language**: `themes/default/words/<lang>.yaml`; for messages to officers also
//!   `findings/messages/<lang>.yaml`.

pub mod cli;
pub mod pipeline;

pub mod publish;
pub mod render;
pub mod theme;

pub mod check;
pub mod count;
pub mod export;
pub mod import;
pub mod link;
pub mod pages;
pub mod read;
pub mod scaffold;
pub mod schema;
pub mod search;

pub mod chart;
pub mod source;

pub mod model;

pub mod findings;
pub mod i18n;
pub mod text;
