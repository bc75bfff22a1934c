//! The one door through which amounts pass that a command writes: they leave it as `numbers` of
//! `cabildo.yaml` says that the site types them. Which keys hold amounts, the definitions of the records say.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::i18n::NumberFormat;
use crate::model::draft::Draft;
use crate::read::record::Definition;
use crate::text::front_matter;

/// A file of keys and values with its amounts as the site types them, in remarks too. What is typed otherwise than
/// with a point before decimals, and tables, which say themselves how they are typed, stay.
#[must_use]
pub fn as_typed(draft: Draft, numbers: Option<NumberFormat>) -> Draft {
    let Some(numbers) = numbers.filter(|numbers| numbers.decimal() != '.') else { return draft };
    let is_record = [".yaml", ".md"].iter().any(|ending| draft.path.ends_with(ending));
    let Some(text) = std::str::from_utf8(&draft.bytes).ok().filter(|_| is_record) else { return draft };
    let end = match draft.path.ends_with(".md") {
        true => front_matter::split(text).map_or(0, |parts| parts.front_matter.end),
        false => text.len(),
    };
    let mut out = String::with_capacity(text.len());
    for line in text[..end].split_inclusive('\n') {
        out.push_str(&typed(line, numbers.decimal()));
    }
    out.push_str(&text[end..]);
    Draft::text(draft.path, out)
}

/// A line with another mark before the decimals of its amounts.
fn typed(line: &str, mark: char) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(": \"") {
        let start = at + ": \"".len();
        let length = rest[start..].find('"').unwrap_or(rest.len() - start);
        let value = &rest[start..start + length];
        let key = rest[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
        out.push_str(&rest[..start]);
        match value.split_once('.').filter(|_| is_plain(value) && keys().contains(key)) {
            Some((whole, cents)) => out.push_str(&format!("{whole}{mark}{cents}")),
            None => out.push_str(value),
        }
        rest = &rest[start + length..];
    }
    out + rest
}

/// Whether a text is digits with a point among them.
fn is_plain(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.split_once('.').is_some_and(|(whole, cents)| is_digits(whole) && is_digits(cents))
}

/// The keys under which amounts stand, in whatever record.
fn keys() -> &'static BTreeSet<&'static str> {
    static KEYS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let all = crate::read::definitions().into_iter().flat_map(Definition::with_inner);
        let fields = all.flat_map(|definition| definition.fields);
        fields.filter(super::is_money).map(|field| field.key).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(path: &str, text: &str, numbers: Option<NumberFormat>) -> String {
        String::from_utf8(as_typed(Draft::text(path, text), numbers).bytes).expect("text")
    }

    #[test]
    fn amounts_are_as_the_site_types_them_and_nothing_else_is() {
        let comma = NumberFormat::new(',', Some('.'));
        let line = "  - {functional: \"05.1\", economic: \"21.0\", name: \"Aseo 1.5\", approved: \"70000.00\", paid: \"-3.50\"}\n";
        let expected = line.replace("70000.00", "70000,00").replace("-3.50", "-3,50");
        assert_eq!(written("uno/budgets/2026.yaml", line, comma), expected);
        assert_eq!(written("uno/budgets/2026.yaml", line, None), line);
        assert_eq!(written("uno/budgets/2026.yaml", line, NumberFormat::new('.', Some(','))), line);
        assert_eq!(written("uno/budgets/2026.csv", line, comma), line, "a table says itself how it is typed");
        let remark = "# areas: [{area: centro, money: \"30000.00\"}]\nmoney: \"100000\"\n";
        assert_eq!(written("uno/cycles/2027.yaml", remark, comma), remark.replace("30000.00", "30000,00"));
    }

    #[test]
    fn the_text_below_a_front_matter_stays() {
        let comma = NumberFormat::new(',', None);
        let file = "---\ncost: {asked: \"92840.00\"}\n---\n\nEscriben asked: \"92840.00\" y nada más.\n";
        let expected = file.replacen("92840.00", "92840,00", 1);
        assert_eq!(written("uno/proposals/a.md", file, comma), expected);
    }
}
