//! What a budget's line is cited by: the year and its codes, or the id that its table gives it.
//!
//! `2026-e-05.1.0-211-1.01` is the line of expenditure of 2026 with these codes, in the order of
//! [`Dimension::ALL`]; `2026-e:PA-17` the one whose id is `PA-17`. Where several lines share their
//! codes, the first words of their names follow; where they share these too, a running number.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use super::budget::{Dimension, Direction, Line};
use super::choice::Choice;
use super::id::Id;
use crate::text::slug::slug;

/// The most letters of a name in a reference.
const MOST_OF_NAME: usize = 40;

/// Gives every line its reference.
pub fn refer(budget: &Id, lines: &mut [Line]) {
    let mut references: Vec<String> = lines.iter().map(|line| by_codes(budget, line)).collect();
    for told in [true, false] {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for reference in &references {
            *seen.entry(reference.clone()).or_default() += 1;
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (line, reference) in lines.iter().zip(&mut references) {
            if seen[reference.as_str()] < 2 {
                continue;
            }
            if told {
                if let Some(name) = name_of(line) {
                    let _ = write!(reference, "-{name}");
                }
            } else {
                let number = numbers.entry(reference.clone()).or_default();
                *number += 1;
                if *number > 1 {
                    let _ = write!(reference, "-{number}");
                }
            }
        }
    }
    for (line, reference) in lines.iter_mut().zip(references) {
        line.reference = Arc::from(reference);
    }
}

fn by_codes(budget: &Id, line: &Line) -> String {
    let side = match line.direction {
        Direction::Revenue => "r",
        Direction::Expenditure => "e",
    };
    let mut reference = format!("{budget}-{side}");
    if let Some(id) = &line.id {
        let _ = write!(reference, ":{id}");
        return reference;
    }
    if line.eliminates {
        reference.push_str("-x");
    }
    // Area and funding are words more often than codes, and change with the territory's files.
    let codes = Dimension::ALL.iter().filter(|dimension| !matches!(dimension, Dimension::Area | Dimension::Funding));
    for code in codes.filter_map(|dimension| line.codes[*dimension].as_deref()) {
        let _ = write!(reference, "-{}", code.replace(char::is_whitespace, "_"));
    }
    reference
}

fn name_of(line: &Line) -> Option<String> {
    let name = slug(line.name.as_ref()?.first())?;
    let end = name.char_indices().map(|(at, _)| at).chain([name.len()]).nth(MOST_OF_NAME).unwrap_or(name.len());
    Some(name[..end].trim_end_matches('-').to_owned())
}
