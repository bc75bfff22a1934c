//! A rule explained, as `cabildo explain` prints it.

use crate::findings::Code;
use crate::findings::messages::Messages;

/// The width to which the explanation is wrapped: comfortable to read, and narrower than most terminals.
const WIDTH: usize = 80;

/// A rule: its code and weight, what it says, why it exists, and an example before and after.
///
/// The facts of the message stay as `{places}`, since they differ from finding to finding.
pub fn explain(code: Code, messages: &Messages) -> String {
    let entry = messages.entry(code);
    let severity = messages.word(&format!("severity-{}", code.severity().id()), &[]);
    let mut parts = vec![format!("{} ({severity})", code.id()), indented(&wrapped(&entry.message, WIDTH - 4))];
    if !entry.explain.is_empty() {
        parts.push(wrapped(&entry.explain, WIDTH));
    }
    for (word, example) in [("explain-wrong", &entry.wrong), ("explain-right", &entry.right)] {
        if !example.is_empty() {
            parts.push(format!("{}:\n\n{}", messages.word(word, &[]), indented(example)));
        }
    }
    let help = wrapped(&entry.help.join("; "), WIDTH - 4);
    parts.push(format!("{}:\n\n{}", messages.word("report-help", &[]), indented(&help)));
    parts.join("\n\n") + "\n"
}

/// A text in lines of at most `width` characters, broken at spaces.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// A text moved in by four spaces, as Markdown sets code off; empty lines stay empty.
fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrapped("uno dos tres cuatro", 8), "uno dos\ntres\ncuatro");
        assert_eq!(wrapped("una-palabra-larga a", 4), "una-palabra-larga\na");
    }
}
