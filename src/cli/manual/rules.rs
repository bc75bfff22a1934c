//! The page of rules, from the table of codes and their sentences.

use super::markdown::{block, head};
use super::words::Words;
use crate::findings::Code;

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("rules", words);
    for code in Code::ALL {
        out += &rule(*code, words);
    }
    out
}

fn rule(code: Code, words: &Words) -> String {
    let entry = words.messages.entry(code);
    let severity = words.message(&format!("severity-{}", code.severity().id()));
    let fixed = if code.can_be_lowered() { "" } else { words.say("rules.fixed") };
    let mut out = format!("\n## `{}`\n\n**{severity}**{fixed}: {}\n", code.id(), entry.message);
    if !entry.explain.is_empty() {
        out += &format!("\n{}\n", entry.explain.trim_end());
    }
    if !entry.help.is_empty() {
        out += &format!("\n**{}**: {}\n", words.message("report-help"), entry.help.join("; "));
    }
    for (word, example) in [("explain-wrong", &entry.wrong), ("explain-right", &entry.right)] {
        if !example.is_empty() {
            out += &format!("\n{}:\n\n{}", words.message(word), block(example));
        }
    }
    out
}
