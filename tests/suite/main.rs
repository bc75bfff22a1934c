//! The suite: the real program, run on real folders, and its output read as a browser reads it.
//!
//! One binary, a file an area. Rules that can be seen in one module are tested beside it; here
//! stands what only the program as a whole can keep or break.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::type_complexity,
    clippy::unwrap_used,
    reason = "tests write content, read sites, say what they skip, and may stop at what they do not expect"
)]

/// Archives of files, as office programs write them.
mod archive;
/// The demonstration content, built by the program; the plain build once for all tests.
mod demo;
/// A page as a browser's parser sees it.
mod dom;
/// Elections that nobody held.
mod invented;
/// A site in a folder of its own, and what the program does with it.
mod site;

/// Addresses that stay, and what changes between two sites.
mod addresses;
/// Wrong content or settings: told at its place, and nothing wrong is published.
mod bad_input;
/// Ballots against what the cycle and its proposals say.
mod ballots;
/// Pages in a real browser.
mod browser;
/// What a year's pages and files say of themselves.
mod budget_indicators;
mod budget_pages;
mod budget_projects;
mod budget_reports;
/// What budgets are held to.
mod budget_rules;
/// Budgets of every shape, small and large.
mod budget_shapes;
mod budget_sums;
/// The command line: arguments, exit codes, what goes to which stream.
mod commands;
/// Votes against results that were worked out by hand.
mod council;
/// Participatory budgeting, from the cycle to the finished work.
mod cycle;
/// Same input, same bytes.
mod determinism;
/// What the law asks to publish: the calendar, and how it turns.
mod duty;
mod duty_life;
/// Charts that are taken along.
mod embed;
/// Faults on the real disk.
#[cfg(unix)]
mod faults;
/// Money on pages against sums made from the content without the program.
mod figures;
/// What parses, given what nobody would write.
mod fuzz;
/// The house's invariants, read from the source.
mod house;
/// Others' files brought into the content.
mod imbalance;
mod import;
/// Tables brought a second time, next year's, and rows that are no lines.
mod import_again;
mod import_areas_again;
/// Columns of official tables that say something about areas and are none.
mod import_beside;
/// Treasuries' tables of many forms brought into the content.
mod import_budget;
mod import_budget_apart;
mod import_budget_back;
mod import_budget_changes;
mod import_budget_countries;
mod import_budget_dates;
/// Lines that stand several times: by months, by quarters, in several files.
mod import_budget_doubles;
mod import_budget_movements;
mod import_budget_parts;
mod import_budget_periods;
/// What in them could be read in two ways.
mod import_budget_readings;
/// Where columns tell the sides of a budget, or are filled for one alone.
mod import_budget_reports;
mod import_budget_several;
mod import_budget_sides;
/// Rows that are sums of others, found by arithmetic.
mod import_budget_sums;
/// Areas, boundaries and indicators brought into the content.
mod import_divisions;
/// What texts of Word and LibreOffice hide.
mod import_hidden;
/// Others' tables of votes brought into the content.
mod import_measures;
mod import_minutes;
/// OParl of other councils, and what is published of it.
mod import_oparl;
mod import_outline;
mod import_own_areas;
mod import_own_levels;
mod import_own_rows;
/// The points, lists and tables that texts of Word and LibreOffice become.
mod import_points;
/// Others' proposals and votes brought into the content.
mod import_proposals;
/// An official register in several tables with different spellings of the same codes.
mod import_registers;
mod import_territory;
mod import_votes;
mod import_votes_doubts;
mod import_votes_unread;
/// Texts of Word and LibreOffice as readers see them.
mod import_word;
/// Proof that a site is as it was published.
mod integrity;
/// Texts, dates, money and words in each language.
mod languages;
/// The data's licence, wherever data go.
mod licence;
/// Links, fragments and absolute addresses.
mod links;
/// The manual: its reference, its index, and itself as a site.
mod manual;
/// Minutes: how they are written, and in which forms they are published.
mod meetings;
/// Slips: recognised, and mended.
mod mending;
/// What smaller pages show.
mod minify;
mod minutes;
/// What is published of minutes, and what is not.
mod minutes_published;
mod minutes_rules;
/// Budgets as Fiscal Data Packages.
mod open_data;
/// Counts against another program's.
mod oracles;
/// What holds on every page.
mod pages;
/// What hostile people write into content, and where it must not run.
mod payloads;
/// Who was paid, and what nobody may learn.
mod payments;
/// Photos, in the sizes in which pages show them.
mod photos;
/// The pages of the places inside a municipality, and the rows behind them.
mod places;
/// Personal data.
mod privacy;
/// What stands on the disk after builds, failed and killed builds, and beside others' files.
mod publishing;
/// A real town's tables, where there are any.
mod real;
/// Real councils' records and votes, where there are any.
mod real_minutes;
/// The record of changes, from the history of the content.
mod record;
mod record_fields;
mod record_silent;
/// The CI that makes releases.
#[cfg(unix)]
mod release;
/// The count in the browser.
mod replay;
/// New portals and files, and the CI that publishes them.
mod scaffold;
/// Schemas for editors.
mod schema;
/// Where the search lies.
mod search;
/// The preview: what a browser is answered.
mod serve;
/// A site built by several machines, and joined.
mod shards;
/// Pictures for sharing, and data for search engines.
mod sharing;
/// Tables as treasuries have them.
mod tables;
/// Ballots counted from the command line.
mod tally;
/// Areas, and what binds a territory together.
mod territory;
mod territory_currency;
mod territory_governments;
mod territory_joint;
mod territory_layers;
mod territory_told;
mod territory_whole;
mod territory_years;
/// Votes of works without ballots, and what was chosen before anything is declared.
mod told_votes;
/// The tutorial, done as it says.
#[cfg(unix)]
mod tutorial;
/// What a first visit to each page costs.
mod weight;
/// What became of what was chosen.
mod works;
