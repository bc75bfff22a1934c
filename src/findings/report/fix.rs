//! The line of a finding as it should be, where a likely slip was recognised and mending it changes
//! nothing else: a decimal comma, a date in local order, a tab, a missing space after a colon, a
//! quote that a word processor has bent, a code without quotes, a key that goes by another name.

use super::stretch;
use crate::findings::{Code, Finding};

/// The whole line, mended; nothing where it is not sure what was meant.
pub fn corrected(finding: &Finding) -> Option<String> {
    let line = finding.quote.as_deref()?;
    let suggestion = finding.facts.iter().find(|(name, _)| name == "suggestion").map(|(_, value)| value.as_str());
    let indent = &line[..line.len() - line.trim_start().len()];
    let mended = match finding.code {
        Code::YamlTab => without_tabs(line),
        Code::YamlColon | Code::YamlKey | Code::YamlMark | Code::YamlQuote => format!("{indent}{}", suggestion?),
        // Where something else may be meant, too, the help shows it, and nothing is mended.
        Code::YamlQuoteTail => format!("{indent}{}", finding.fact("sure")?),
        Code::NotAmount | Code::NotDate | Code::NotTime | Code::SmartQuote | Code::SmartQuoteParted => {
            replaced(line, finding, |typed| suggestion.or_else(|| unbent(typed)).map(quoted))?
        }
        Code::BodyInEditor => format!("organ{}", line.strip_prefix("body")?),
        Code::UnknownKey => joined(line, finding)?,
        Code::UnquotedCode => replaced(line, finding, |typed| Some(quoted(typed)))?,
        Code::NotInteger | Code::NotBoolean | Code::UnknownChoice | Code::NotColour | Code::NotUrl => {
            replaced(line, finding, |typed| unbent(typed).map(quoted))?
        }
        _ => return None,
    };
    (mended != line).then_some(mended)
}

/// The line with another value where the finding is.
fn replaced(line: &str, finding: &Finding, value: impl FnOnce(&str) -> Option<String>) -> Option<String> {
    if finding.place.span.column == 0 {
        return None;
    }
    let stretch = stretch::of(finding)?;
    let typed = line.get(stretch.clone())?;
    // A value that goes on over further lines is not mended by halves.
    let whole = (finding.place.span.end - finding.place.span.start) as usize == stretch.len();
    // Between braces, digits after a comma are more of the same amount.
    let goes_on =
        line[stretch.end..].strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let value = value(typed.trim()).filter(|_| whole && !typed.is_empty() && !goes_on)?;
    Some(format!("{}{value}{}", &line[..stretch.start], &line[stretch.end..]))
}

/// The line with an amount or a day whole that a comma within braces had parted: `{approved: 1250,50}`.
fn joined(line: &str, finding: &Finding) -> Option<String> {
    let (typed, mended) = (finding.fact("typed")?, finding.fact("quoted").or_else(|| finding.fact("day"))?);
    let at = stretch::of(finding)?.start;
    let mut found = line.match_indices(typed).filter(|(start, _)| (*start..start + typed.len()).contains(&at));
    let (start, _) = found.next()?;
    let end = start + typed.len();
    let is_whole = line[end..].trim_start().starts_with([',', '}']);
    is_whole.then(|| format!("{}{mended}{}", &line[..start], &line[end..]))
}

/// What stands between the quotes of a word processor; nothing where there are none.
fn unbent(typed: &str) -> Option<&str> {
    let typed = typed.trim_matches(['"', '\'']);
    let opens = ['“', '”', '„', '«', '‘', '’'];
    let inner = typed.strip_prefix(opens)?;
    Some(inner.strip_suffix(['“', '”', '»', '’', '‘']).unwrap_or(inner).trim())
}

fn quoted(value: &str) -> String {
    let value = value.trim_matches(['"', '\'']);
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Tabs that indent become spaces, two each.
fn without_tabs(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    format!("{}{text}", line[..line.len() - text.len()].replace('\t', "  "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::text::place::Span;

    fn finding(code: Code, line: &str, typed: &str) -> Finding {
        let at = line.find(typed).expect("it stands there");
        let mut finding = Finding::new(code, Place::new(&"a.yaml".into(), Span::of(line, at..at + typed.len())));
        finding.quote = Some(line.to_owned());
        finding
    }

    #[test]
    fn a_slip_is_mended_and_everything_around_it_stays() {
        let amount = finding(Code::NotAmount, "  - {code: \"1\", approved: 1250.5O} # ley", "1250.5O");
        assert_eq!(corrected(&amount), None, "nothing is guessed");
        let amount = amount.with("suggestion", "1250.50");
        assert_eq!(corrected(&amount).as_deref(), Some("  - {code: \"1\", approved: \"1250.50\"} # ley"));
        let date = finding(Code::NotDate, "date: 14/03/2026  # sesión", "14/03/2026").with("suggestion", "2026-03-14");
        assert_eq!(corrected(&date).as_deref(), Some("date: \"2026-03-14\"  # sesión"));
        let code = finding(Code::UnquotedCode, "economic: 1.10", "1.10");
        assert_eq!(corrected(&code).as_deref(), Some("economic: \"1.10\""));
        let bent = finding(Code::NotInteger, "year: “2026”", "“2026”");
        assert_eq!(corrected(&bent).as_deref(), Some("year: \"2026\""));
        let tab = finding(Code::YamlTab, "\t\tname: x\ty", "name");
        assert_eq!(corrected(&tab).as_deref(), Some("    name: x\ty"));
        let colon = finding(Code::YamlColon, "  title: Acta: uno", "Acta").with("suggestion", "title: \"Acta: uno\"");
        assert_eq!(corrected(&colon).as_deref(), Some("  title: \"Acta: uno\""));
    }
}
