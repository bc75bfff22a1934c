//! What can be said as `--set KEY=VALUE`, by kind. What no kind asks for is refused, and so is a value that none
//! of them knows: said without effect it would be thrown away without a word.

use crate::findings::Told;
use crate::import::minutes::is_vote;
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::indicator::{Better, Relation};
use crate::model::vote::VoteMethod;

/// What a key takes: some words, or anything.
type Values = fn() -> Vec<&'static str>;

/// Something that can be said: of which kind, its key, and what it takes.
const KNOWN: &[(&str, &str, Values)] = &[
    ("budget", "classifications", || vec!["cofog", "gfsm", "none"]),
    ("budget", "decimal", marks),
    ("budget", "direction", words::<Direction>),
    ("budget", "headings", || [words::<Dimension>(), vec!["sides"]].concat()),
    ("budget", "list", anything),
    ("budget", "periods", || vec!["accumulated", "each"]),
    ("budget", "plan", || vec!["year", "each"]),
    ("budget", "report", anything),
    ("budget", "sheet", anything),
    ("budget", "sums", || vec!["yes", "no"]),
    ("budget", "table", anything),
    ("budget", "times", || vec!["1", "1000", "100000", "1000000", "10000000", "1000000000"]),
    ("minutes", "body", anything),
    ("minutes", "date", anything),
    ("minutes", "dates", || vec!["dmy", "mdy"]),
    ("minutes", "points", || vec!["1", "2", "3", "4", "5", "6"]),
    ("proposals", "cycle", anything),
    ("proposals", "decimal", marks),
    ("proposals", "sheet", anything),
    ("areas", "areas", anything),
    ("areas", "country", anything),
    ("areas", "decimal", marks),
    ("areas", "empty", || vec!["above", "none"]),
    ("areas", "level", anything),
    ("areas", "levels", anything),
    ("areas", "people", || vec!["thousands", "units"]),
    ("areas", "people-of", || vec!["each"]),
    ("areas", "sheet", anything),
    ("areas", "sums", anything),
    ("indicators", "areas", anything),
    ("indicators", "better", words::<Better>),
    ("indicators", "decimal", marks),
    ("indicators", "relation", words::<Relation>),
    ("indicators", "sheet", anything),
    ("indicators", "source", anything),
    ("indicators", "sums", anything),
    ("indicators", "unit", anything),
    ("indicators", "url", anything),
    ("indicators", "values-of", || vec!["each"]),
];

fn anything() -> Vec<&'static str> {
    Vec::new()
}

fn marks() -> Vec<&'static str> {
    vec![",", "."]
}

fn words<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|choice| choice.id()).collect()
}

/// Whether all that is said is something that the kind asks for.
pub fn judge(kind: &str, said: &[(String, String)]) -> Result<(), Told> {
    for (key, value) in said {
        let own = || KNOWN.iter().filter(|(of, ..)| *of == kind);
        // In tables of votes what a sign or a way of voting means, in budgets what a word says of the side.
        let is_word = match kind {
            "minutes" => is_vote(value) || words::<VoteMethod>().contains(&value.as_str()),
            "budget" => value == "-" || words::<Direction>().contains(&value.as_str()),
            _ => false,
        };
        if is_word && !own().any(|(_, known, _)| known == key) {
            continue;
        }
        let Some((_, _, values)) = own().find(|(_, known, _)| known == key) else { return Err(unknown(kind, key)) };
        let values = values();
        if !values.is_empty() && !values.contains(&value.as_str()) {
            let told = Told::new("import-no-set-value").with("key", key).with("value", value);
            return Err(told.with("known", values.join(", ")));
        }
    }
    Ok(())
}

/// What is told of a key that a kind does not ask for.
pub fn unknown(kind: &str, key: &str) -> Told {
    let known: Vec<&str> = KNOWN.iter().filter(|(of, ..)| *of == kind).map(|(_, known, _)| *known).collect();
    Told::new("import-no-set").with("key", key).with("known", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: &str, key: &str, value: &str) -> Option<String> {
        judge(kind, &[(key.to_owned(), value.to_owned())]).err().map(|told| told.key.to_owned())
    }

    #[test]
    fn what_no_kind_asks_for_is_refused() {
        assert_eq!(told("budget", "direction", "revenue"), None);
        assert_eq!(told("budget", "direction", "ingresos").as_deref(), Some("import-no-set-value"));
        assert_eq!(told("budget", "direccion", "ingresos").as_deref(), Some("import-no-set"));
        assert_eq!((told("budget", "Inversiones", "expenditure"), told("budget", "Notas", "-")), (None, None));
        assert_eq!(told("budget", "sheet", "Gastos 2026"), None);
        assert_eq!(told("proposals", "direction", "revenue").as_deref(), Some("import-no-set"));
        assert_eq!((told("minutes", "x", "absent"), told("minutes", "points", "1")), (None, None));
        assert_eq!(told("minutes", "organo", "concejo").as_deref(), Some("import-no-set"));
        assert_eq!(told("indicators", "better", "mas").as_deref(), Some("import-no-set-value"));
    }
}
