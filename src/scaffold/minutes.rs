//! Minutes begun from an agenda: its points become headings, the members of the body are listed with
//! the quorum that they need, and the public notice is made of the same.

use jiff::civil::Date;

use super::Wanted;
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::municipality::{Body, Municipality};
use crate::text::slug::slug;
use crate::text::yaml::write::{Entry, Value, front_matter};

/// Where editors find what minutes may say.
const SCHEMA: &str = "yaml-language-server: $schema=../../.cabildo/schema/minutes.json";

/// The minutes that an agenda begins, and the notice to hang on the board.
pub fn from_agenda(wanted: &Wanted, body: &Body, date: Date, agenda: &str) -> Result<(Draft, String), Told> {
    let points = points(agenda);
    if points.is_empty() {
        return Err(Told::new("add-empty-agenda"));
    }
    let municipality = wanted.known.ok_or_else(|| Told::new("add-no-body").with("file", "municipality.yaml"))?;
    let present: Vec<&str> = municipality.members_on(&body.id, date).map(|person| person.id.as_str()).collect();
    let seats = body.seats.unwrap_or(present.len());
    let needed = body.quorum.needs(seats);
    let word = |key: &str, facts: &[(&str, String)]| wanted.messages.word(key, facts);
    let quorum = word("minutes-quorum", &[("needed", needed.to_string()), ("members", seats.to_string())]);
    let entries = [
        Entry::new("organ", Value::text(body.id.as_str())).remark(SCHEMA),
        Entry::new("kind", Value::plain("ordinary")),
        Entry::new("date", Value::plain(date)),
        Entry::new("start", Value::quoted("09:00")).off(),
        Entry::new("state", Value::plain("draft")),
        Entry::new("publish", Value::plain("no")).remark(&word("minutes-publish", &[])),
        Entry::new("present", Value::FlowList(present.iter().map(|id| Value::text(*id)).collect())).remark(&quorum),
        Entry::new("agenda", Value::plain("headings")).remark(&word("minutes-blocks", &[])),
    ];
    let sections = points.iter().enumerate().map(|(at, point)| format!("## {}. {point}\n", at + 1));
    let text = front_matter(&entries, &sections.collect::<Vec<_>>().join("\n"));
    let path = format!("{}/minutes/{}.md", wanted.municipality, name(wanted, body, date));
    Ok((Draft::text(path, text), notice(wanted, municipality, body, date, &points)))
}

/// The file's name: the date, with the body where it is not the municipality's first.
fn name(wanted: &Wanted, body: &Body, date: Date) -> String {
    let first = wanted.known.and_then(|known| known.bodies.first());
    let other = first.is_some_and(|first| first.id != body.id).then(|| slug(body.id.as_str())).flatten();
    other.map_or_else(|| date.to_string(), |id| format!("{date}-{id}"))
}

/// The points of an agenda: its list's items or second-level headings, or else its lines. Of a file of
/// the content, the titles in its front matter.
fn points(agenda: &str) -> Vec<String> {
    let lines = agenda.lines().map(str::trim);
    let titles: Vec<String> = lines.clone().filter_map(|line| line.strip_prefix("- title:")).map(unquoted).collect();
    if agenda.starts_with("---") && !titles.is_empty() {
        return titles;
    }
    let marked: Vec<String> = lines.clone().filter_map(marked).collect();
    if !marked.is_empty() {
        return marked;
    }
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.or_else(|| text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''))).unwrap_or(text).to_owned()
}

/// What stands after a list's mark, a number, or the marks of a second-level heading.
fn marked(line: &str) -> Option<String> {
    let after = line.strip_prefix("## ").or_else(|| line.strip_prefix("- ")).or_else(|| line.strip_prefix("* "));
    let rest = after.unwrap_or(line);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (digits > 0).then(|| rest[digits..].strip_prefix(['.', ')'])).flatten();
    let text = numbered.or(after)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The public notice, in the officer's language.
fn notice(wanted: &Wanted, municipality: &Municipality, body: &Body, date: Date, points: &[String]) -> String {
    let name = municipality.official_name.as_ref().unwrap_or(&municipality.name).first().to_owned();
    let facts = [("body", body.name.first().to_owned()), ("name", name), ("date", date.to_string())];
    let mut out = format!("{}\n\n", wanted.messages.word("minutes-notice", &facts));
    for (at, point) in points.iter().enumerate() {
        out.push_str(&format!("{}. {point}\n", at + 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_are_read_from_lists_headings_files_and_lines() {
        assert_eq!(points("# Orden del día\n\n1. Acta anterior\n2) Presupuesto\n"), ["Acta anterior", "Presupuesto"]);
        assert_eq!(points("## 1. Acta anterior\ntexto\n## Presupuesto\n"), ["Acta anterior", "Presupuesto"]);
        assert_eq!(points("---\nbody: c\nagenda:\n  - title: \"Acta\"\n  - title: Votos\n---\n"), ["Acta", "Votos"]);
        assert_eq!(points("Acta anterior\n\nPresupuesto\n"), ["Acta anterior", "Presupuesto"]);
        assert!(points("\n\n").is_empty());
    }
}
