//! What an import would make of a file, line by line: what comes and what goes; and of a file that somebody
//! wrote, which is kept, what it does not have.

use std::collections::HashMap;

use super::super::content::{Desk, Fate};
use super::is_record;
use crate::findings::messages::Messages;
use crate::model::draft::Draft;

/// The most lines that are shown of a file.
const MOST: usize = 60;

/// The lines of a draft that are shown below what becomes of it: all of a dry run; else those that a file lacks
/// which is kept.
pub fn lines(desk: &Desk, draft: &Draft, dry_run: bool, messages: &Messages) -> String {
    let fate = desk.fate(draft);
    let texts = desk.before_and_after(draft).filter(|_| is_record(draft) || dry_run);
    match (fate, texts) {
        (Fate::Same, _) => String::new(),
        (Fate::Kept, None) => told("import-kept-table", draft, messages),
        (Fate::Kept, Some((before, after))) => {
            let added = marked('+', &lacking(&after, &before));
            told("import-kept", draft, messages) + &few(&added)
        }
        (Fate::New, Some((_, after))) if dry_run => few(&after.lines().map(str::to_owned).collect::<Vec<_>>()),
        (_, Some((before, after))) if dry_run => {
            let mut both = marked('-', &lacking(&before, &after));
            both.extend(marked('+', &lacking(&after, &before)));
            few(&both)
        }
        _ => String::new(),
    }
}

fn told(key: &str, draft: &Draft, messages: &Messages) -> String {
    format!("  {}\n", messages.word(key, &[("path", draft.path.clone())]))
}

/// The lines of a text that another does not have, or not as often.
fn lacking<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    other.lines().for_each(|line| *known.entry(line.trim_end()).or_default() += 1);
    let is_lacking = |line: &&str| match known.get_mut(line.trim_end()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => !line.trim().is_empty(),
    };
    text.lines().filter(is_lacking).collect()
}

fn marked(mark: char, lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| format!("{mark} {line}")).collect()
}

/// The first lines, and how many more there are.
fn few(lines: &[String]) -> String {
    let mut out: String = lines.iter().take(MOST).map(|line| format!("    {line}\n")).collect();
    if lines.len() > MOST {
        out.push_str(&format!("    … (+{})\n", lines.len() - MOST));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_lacking_as_often_as_it_is_not_there() {
        assert_eq!(lacking("a\nb\nb\n\nc\n", "b\nc\r\n"), ["a", "b"]);
        let many: Vec<String> = (0..62).map(|number| number.to_string()).collect();
        assert!(few(&many).ends_with("    59\n    … (+2)\n"));
    }
}
