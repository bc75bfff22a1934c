//! Lines of JSON that stand below what they belong to: departments with programmes with lines.
//!
//! A row is made of each line, with what stands above it (`departments/name`). What those above say of amounts is
//! the sum of what is below them, and is left out.

use serde_json::{Map, Value};

use super::{values, words};
use crate::findings::Told;
use crate::import::json::{self, Found};
use crate::import::titles;

/// The lines of a JSON file as CSV; `wanted` names the list that they stand in, where several may be it.
pub fn csv(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Vec<u8>, Told> {
    let value = json::parse(name, bytes)?;
    let mut lines = Lines { name, wanted, rows: Vec::new() };
    let above = json::year_of_all(&value).into_iter().chain(side_of_all(&value)).collect();
    // What stands in a list at the top is no whole file.
    lines.below(&value, if value.is_array() { ABOVE } else { "" }, above)?;
    let grid = if lines.rows.is_empty() { json::grid(name, bytes)? } else { json::table(name, lines.rows)? };
    json::csv(name, grid)
}

struct Lines<'n> {
    name: &'n str,
    wanted: Option<&'n str>,
    rows: Vec<Vec<Found>>,
}

impl Lines<'_> {
    /// Takes the lines that stand in a value, each with what was said above it. `key` is the list's.
    fn below(&mut self, value: &Value, key: &str, above: Vec<Found>) -> Result<(), Told> {
        let fields = match value {
            Value::Array(items) => return items.iter().try_for_each(|item| self.below(item, key, above.clone())),
            Value::Object(fields) => fields,
            _ => return Ok(()),
        };
        let lists = self.lists(fields)?;
        if lists.is_empty() {
            let mut row = above;
            // The whole file is no line.
            if !key.is_empty() {
                json::flatten(value, "", &mut row);
                self.rows.push(row);
            }
            return Ok(());
        }
        let mut said = above;
        if !key.is_empty() {
            let own = fields.iter().filter(|(field, _)| lists.iter().all(|(list, _)| list != field));
            own.for_each(|(field, value)| json::flatten(value, &format!("{key}/{field}"), &mut said));
            said.retain(|one| !is_amount(one.way.rsplit('/').next().unwrap_or_default(), &one.cell));
        }
        for (list, value) in lists {
            let mut said = said.clone();
            if let Some(way) = side(list).filter(|_| said.iter().all(|one| one.way != DIRECTION)) {
                said.push(Found::text(DIRECTION.to_owned(), way.to_owned()));
            }
            self.below(value, list, said)?;
        }
        Ok(())
    }

    /// The fields in which lines stand: lists of objects with amounts, or what holds such lists. Several are
    /// taken together where they are the two sides of a budget.
    fn lists<'v>(&self, fields: &'v Map<String, Value>) -> Result<Vec<(&'v String, &'v Value)>, Told> {
        let all: Vec<(&String, &Value)> = fields.iter().filter(|(_, value)| holds_lines(value)).collect();
        if let Some(wanted) = all.iter().find(|(key, _)| Some(key.as_str()) == self.wanted) {
            return Ok(vec![*wanted]);
        }
        let sides: Vec<Option<&str>> = all.iter().map(|(key, _)| side(key)).collect();
        if all.len() > 1 && sides.iter().any(Option::is_none) {
            let lists: Vec<&str> = all.iter().map(|(key, _)| key.as_str()).collect();
            return Err(Told::new("import-several-lists").with("file", self.name).with("lists", lists.join(", ")));
        }
        Ok(all)
    }
}

/// The title of the column that says whether a list is of money that comes in or goes out.
const DIRECTION: &str = "direction";

/// What the fields above lines are called by where no list has a name.
const ABOVE: &str = "parent";

/// The side of a budget that a whole file says that it is of.
fn side_of_all(value: &Value) -> Option<Found> {
    let says = |(key, value): (&String, &Value)| {
        let text = value.as_str()?;
        (titles::has(key, words::DIRECTION) && side(text).is_some())
            .then(|| Found::text(DIRECTION.to_owned(), text.to_owned()))
    };
    value.as_object()?.iter().find_map(says)
}

/// Which side of a budget a list's key names.
fn side(key: &str) -> Option<&str> {
    let is = |words: &str| titles::has(key, words);
    (is(words::REVENUE) != is(words::EXPENDITURE)).then_some(key)
}

/// Whether lines stand in a value: a list of objects in which an amount stands somewhere, or an object with one.
fn holds_lines(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| item.is_object() && holds_amount(item)),
        Value::Object(fields) => fields.values().any(holds_lines),
        _ => false,
    }
}

fn holds_amount(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_amount),
        Value::Object(fields) => fields.iter().any(|(key, value)| match value {
            Value::Number(number) => is_amount(key, &number.to_string()),
            Value::String(text) => is_amount(key, text),
            // `amounts: {approved: 10}`
            other => holds_amount(other),
        }),
        _ => false,
    }
}

/// Whether a field is an amount: called as one, and a number.
fn is_amount(key: &str, text: &str) -> bool {
    let is_called = titles::meaning(key, words::AMOUNTS).is_some()
        || titles::has(key, words::AMOUNT)
        || titles::has(key, words::BUDGET);
    is_called && values::is_number(text)
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn text(json: &str) -> String {
        String::from_utf8(csv("x.json", json.as_bytes(), None).expect("a table")).expect("a text")
    }

    #[test]
    fn lines_below_departments_and_programmes_are_rows() {
        let json = r#"{"fiscal_year": 2026, "departments": [
            {"code": "01", "name": "Mayor", "budget": 1010.5, "programs": [
                {"code": "01.1", "lines": [{"object": "211", "budget": 1000.5}, {"object": "22", "budget": 10}]}]},
            {"code": "02", "name": "Works", "budget": 500, "programs": [
                {"code": "02.1", "lines": [{"object": "31", "budget": 500}]}]}]}"#;
        let expected = "fiscal_year,departments/code,departments/name,programs/code,budget,object\n\
            2026,01,Mayor,01.1,1000.5,211\n2026,01,Mayor,01.1,10,22\n2026,02,Works,02.1,500,31\n";
        assert_eq!(text(json), expected);
    }

    #[test]
    fn both_sides_of_a_budget_are_taken_and_told_apart() {
        let json =
            r#"{"year": 2026, "ingresos": [{"rubro": "11", "monto": 5}], "gastos": [{"rubro": "21", "monto": 4}]}"#;
        assert_eq!(text(json), "year,direction,monto,rubro\n2026,gastos,4,21\n2026,ingresos,5,11\n");
    }

    #[test]
    fn of_two_lists_none_is_chosen_but_by_hand() {
        let json = r#"[{"name": "Works", "staff": [{"amount": 7}], "lines": [{"amount": 9}]}]"#;
        let told = csv("x.json", json.as_bytes(), None).expect_err("two lists");
        assert_eq!(told.key, "import-several-lists");
        let said = csv("x.json", json.as_bytes(), Some("lines")).expect("a table");
        assert!(String::from_utf8(said).expect("a text").ends_with("9\n"));
    }
}
