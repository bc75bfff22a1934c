//! Pieces of Markdown.

use super::words::Words;

/// A page's beginning: its title, that it is made from the program, and what it is about.
pub fn head(page: &str, words: &Words) -> String {
    let [title, about] = ["title", "about"].map(|part| format!("{page}.{part}"));
    format!("# {}\n\n{}\n\n{}\n", words.say(&title), words.say("made"), words.say(&about))
}

/// A text as code, in marks that it does not hold.
pub fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// A table: the keys of its titles, and its rows.
pub fn table(titles: &[&str], rows: &[Vec<String>], words: &Words) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = line(titles.iter().map(|title| words.say(title).to_owned()));
    out += &line(titles.iter().map(|_| "---".to_owned()));
    for row in rows {
        out += &line(row.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")));
    }
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// A block shown as it is, in a fence longer than those that it holds.
pub fn block(text: &str) -> String {
    format!("````text\n{}\n````\n", text.trim_end())
}
