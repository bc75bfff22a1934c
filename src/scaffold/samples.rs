//! The examples that begun files come with. Published as they stand they would say what nobody decided, so
//! they are known again.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::TEXTS;

/// Lines that are an example where all of them stand in a file.
type Sample = Vec<String>;

/// Where an example stands in a text that is to be published; nothing where there is none.
pub fn left(text: &str) -> Option<Range<usize>> {
    if is_held_back(text) {
        return None;
    }
    let lines: BTreeSet<String> = text.lines().map(compared).collect();
    let first = samples().iter().find(|sample| sample.iter().all(|line| lines.contains(line)))?.first()?;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if compared(line) == *first {
            let indent = line.len() - line.trim_start().len();
            return Some(at + indent..at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

/// Whether a text says that it is not to be published yet.
pub fn is_held_back(text: &str) -> bool {
    let is_no = |line: &str| line.strip_prefix("publish:").is_some_and(|said| matches!(said.trim(), "no" | "false"));
    text.lines().any(is_no)
}

/// Whether the row that stands in the example of a table of payments stands in a table.
pub fn is_in_table(bytes: &[u8]) -> bool {
    let text = crate::text::encoding::decoded(bytes);
    payees().iter().any(|payee| text.contains(payee.as_str()))
}

/// A line as it is compared: whatever mark its amounts have before their decimals.
fn compared(line: &str) -> String {
    line.trim_end().replace(',', ".")
}

/// The texts of a name in all languages.
fn texts(ending: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = TEXTS.dirs().flat_map(|lang| lang.files());
    let named = move |file: &include_dir::File<'static>| file.path().to_string_lossy().ends_with(ending);
    files.filter(move |file| named(file)).filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        (name != "README.md").then(|| Some((name, file.contents_utf8()?)))?
    })
}

fn samples() -> &'static [Sample] {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        // Of what is written in words, the last line asks for them.
        let asked = texts(".md").filter_map(|(_, text)| text.lines().rfind(|line| !line.trim().is_empty()));
        let mut all: Vec<Sample> = asked.map(|line| vec![compared(line)]).collect();
        let is_amount = |line: &&str| line.starts_with("  - {") && line.contains("approved: \"");
        let lines = texts("budget.yaml").flat_map(|(_, text)| text.lines().filter(is_amount));
        all.extend(lines.map(|line| vec![compared(line)]));
        // A town may share out just as much, or let just these vote; both are the example.
        for (_, text) in texts("cycle.yaml") {
            let of_key = |key: &str| text.lines().find(|line| line.starts_with(key)).map(compared);
            all.extend(of_key("money:").zip(of_key("who:")).map(|(money, who)| vec![money, who]));
        }
        all
    })
}

/// Whom the examples of payments pay.
fn payees() -> &'static [String] {
    static PAYEES: OnceLock<Vec<String>> = OnceLock::new();
    PAYEES.get_or_init(|| {
        let row = |(_, text): (&str, &str)| text.lines().nth(1)?.split(',').nth(3).map(str::to_owned);
        texts("payments.csv").filter_map(row).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_known_until_it_is_changed_or_while_it_is_not_public() {
        let proposal = "---\ntitle: X\n---\n\nEscriba aquí la propuesta, con las palabras de quien la hace.\n";
        assert_eq!(left(proposal).map(|at| &proposal[at]), proposal.lines().last());
        assert_eq!(left(&proposal.replace("title", "publish: no\ntitle")), None);
        assert_eq!(left(&proposal.replace("Escriba aquí la propuesta", "Tres bancas")), None);
        let line = "  - {functional: \"05.1.0\", economic: \"21\", name: Aseo, approved: \"70000.00\"}\n";
        assert!(left(line).is_some() && left(&line.replace("000.00", "000,00")).is_some());
        assert!(left(&line.replace("70000", "70001")).is_none());
        let cycle = "money: \"100000.00\"\nwho: Quien viva en el municipio y tenga dieciséis años o más.\n";
        assert!(left(cycle).is_some() && left(&cycle.replace("100000", "90000")).is_none());
        assert!(is_in_table("a,Ferretería de Ejemplo,1\n".as_bytes()) && !is_in_table(b"a,Ferreteria Sol,1\n"));
    }

    #[test]
    fn every_text_that_asks_for_words_has_an_example_in_every_language() {
        // Proposal, page, service, document, news, programme, agreement and minutes; four lines of a budget; a cycle.
        assert_eq!((samples().len(), payees().len()), (3 * (8 + 4 + 1), 3));
    }
}
