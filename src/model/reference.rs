//! What a budget's line is cited by: the year and its codes, or the id that its table gives it.
//!
//! `2026-e-05.1.0-211-1.01` is the line of expenditure of 2026 with these codes, in the order of
//! [`Dimension::ALL`]; `2026-e:PA-17` the one whose id is `PA-17`. Where several lines share these
//! codes, the first words of their names follow; then their area and their source of funding; where
//! they share these too, a running number, which is told: it counts rows, and rows change places.

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
    lines.iter_mut().for_each(|line| line.is_counted = false);
    for further in [Further::Name, Further::Places, Further::Number] {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for reference in &references {
            *seen.entry(reference.clone()).or_default() += 1;
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (line, reference) in lines.iter_mut().zip(&mut references) {
            if seen[reference.as_str()] < 2 {
                continue;
            }
            match further {
                Further::Places if line.id.is_some() => {}
                Further::Places => {
                    for code in [line.area(), line.funding()].into_iter().flatten() {
                        let _ = write!(reference, "-{}", spaceless(code));
                    }
                }
                Further::Name => {
                    if let Some(name) = name_of(line) {
                        let _ = write!(reference, "-{name}");
                    }
                }
                Further::Number => {
                    line.is_counted = true;
                    let number = numbers.entry(reference.clone()).or_default();
                    *number += 1;
                    if *number > 1 {
                        let _ = write!(reference, "-{number}");
                    }
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
    if line.eliminates {
        reference.push_str("-x");
    }
    if let Some(id) = &line.id {
        let _ = write!(reference, ":{id}");
        return reference;
    }
    // Area and funding are words more often than codes: they stand where they are needed.
    let codes = Dimension::ALL.iter().filter(|dimension| !matches!(dimension, Dimension::Area | Dimension::Funding));
    for code in codes.filter_map(|dimension| line.codes[*dimension].as_deref()) {
        let _ = write!(reference, "-{}", spaceless(code));
    }
    reference
}

/// What is added to the codes of lines that share them, in this order.
#[derive(Clone, Copy)]
enum Further {
    Name,
    Places,
    Number,
}

fn spaceless(code: &str) -> String {
    code.replace(char::is_whitespace, "_")
}

fn name_of(line: &Line) -> Option<String> {
    let name = slug(line.name.as_ref()?.first())?;
    let end = name.char_indices().map(|(at, _)| at).chain([name.len()]).nth(MOST_OF_NAME).unwrap_or(name.len());
    Some(name[..end].trim_end_matches('-').to_owned())
}
