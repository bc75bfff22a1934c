//! YAML and Markdown become records; one file a subject.
//!
//! A file is read in two steps: its text becomes a tree in which everything knows its place
//! ([`crate::text::yaml`]), and the tree is taken apart by the definition of its record
//! ([`record`]), which collects every unknown key, wrong type and missing field. What was written
//! (the types in the files here) then becomes what was meant (the types of [`crate::model`]).

pub mod article;
pub mod budget;
pub mod classification;
pub mod file;
pub mod minutes;
pub mod municipality;
pub mod portal;
pub mod proposal;
pub mod prose;
pub mod reader;
pub mod record;
pub mod settings;
pub mod shared;
pub mod table;
pub mod territory;
pub mod values;
