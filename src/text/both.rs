//! Two changes of one Markdown file brought together: what a command wrote once, what it would write
//! now, and what somebody has made of it in between.
//!
//! Each key of the front matter, with the remarks above it, is a part, and so is the text. A part that
//! somebody changed, added or took out stays as they left it; any other becomes what is new.

use super::front_matter;

/// A file in its parts.
struct Parts<'t> {
    /// The keys in their order, each with all its lines.
    keys: Vec<(&'t str, &'t str)>,
    /// What stands after the last key.
    rest: &'t str,
    /// The text.
    body: &'t str,
}

/// The parts of a file; nothing where its front matter cannot be told from its text.
fn parts(text: &str) -> Option<Parts<'_>> {
    let split = front_matter::split(text).ok()?;
    let matter = &text[split.front_matter];
    let mut keys: Vec<(&str, &str)> = Vec::new();
    let (mut at, mut begin, mut named) = (0, 0, None);
    let mut remarks = None;
    for line in matter.split_inclusive('\n') {
        let first = line.chars().next().unwrap_or(' ');
        if first == '#' {
            remarks.get_or_insert(at);
        } else if !first.is_whitespace() && first != '-' && first != ']' && first != '}' {
            let start = remarks.unwrap_or(at);
            keys.extend(named.map(|name| (name, &matter[begin..start])));
            (named, begin) = (line.split(':').next(), start);
            remarks = None;
        } else if !line.trim().is_empty() {
            remarks = None;
        }
        at += line.len();
    }
    let end = remarks.unwrap_or(matter.len());
    let last = if named.is_some() { &matter[begin..end] } else { "" };
    keys.extend(named.map(|name| (name, last)));
    let rest = if named.is_some() { &matter[end..] } else { matter };
    Some(Parts { keys, rest, body: &text[split.body] })
}

impl<'t> Parts<'t> {
    fn lines(&self, key: &str) -> Option<&'t str> {
        self.keys.iter().find(|(name, _)| *name == key).map(|(_, lines)| *lines)
    }
}

/// Whether two texts differ only in the ends of their lines.
fn is_same(one: &str, other: &str) -> bool {
    let lines = |text: &str| -> Vec<String> { text.trim().lines().map(|line| line.trim_end().to_owned()).collect() };
    lines(one) == lines(other)
}

/// What is new and what somebody changed, together; nothing where one of the three cannot be taken apart.
pub fn together(written: &str, new: &str, standing: &str) -> Option<String> {
    let (written, new, theirs) = (parts(written)?, parts(new)?, parts(standing)?);
    let mut out = String::from("---\n");
    for (key, lines) in &theirs.keys {
        let untouched = written.lines(key).is_some_and(|before| is_same(before, lines));
        match new.lines(key) {
            Some(now) if untouched => out.push_str(if is_same(now, lines) { lines } else { now }),
            None if untouched => {}
            _ => out.push_str(lines),
        }
    }
    for (key, lines) in &new.keys {
        if theirs.lines(key).is_none() && written.lines(key).is_none() {
            out.push_str(lines);
        }
    }
    out.push_str(theirs.rest);
    out.push_str("---\n");
    let body =
        if is_same(written.body, theirs.body) && !is_same(new.body, theirs.body) { new.body } else { theirs.body };
    out.push_str(body);
    let crlf = standing.contains("\r\n");
    Some(if crlf { out.replace("\r\n", "\n").replace('\n', "\r\n") } else { out })
}

#[cfg(test)]
mod tests {
    use super::together;

    const WRITTEN: &str = "---\ntitle: Un puente\nstate: received\nsupports: 7\n---\n\nHace falta.\n";

    #[test]
    fn what_somebody_changed_stays_and_the_rest_becomes_new() {
        let theirs = "---\n# Revisado.\ntitle: Un puente colgante\nstate: received\nsupports: 7\narea: centro\n---\n\nHace falta.\n";
        let new = "---\ntitle: Puente\nstate: accepted\nsupports: 9\nvotes: 3\n---\n\nHace mucha falta.\n";
        assert_eq!(
            together(WRITTEN, new, theirs).expect("parts"),
            "---\n# Revisado.\ntitle: Un puente colgante\nstate: accepted\nsupports: 9\narea: centro\nvotes: 3\n---\n\nHace mucha falta.\n"
        );
    }

    #[test]
    fn what_somebody_took_out_does_not_come_back() {
        let theirs = "---\ntitle: Un puente\nstate: received\n---\n\nOtro texto.\n";
        let new = WRITTEN.replace("supports: 7", "supports: 9").replace("falta", "prisa");
        assert_eq!(together(WRITTEN, &new, theirs).as_deref(), Some(theirs));
    }

    #[test]
    fn values_of_several_lines_belong_to_their_key() {
        let written = "---\ntitle: A\nanswer: |\n  Uno.\n\n  Dos.\ncategories:\n- mobility\n---\n";
        let theirs = written.replace("title: A", "title: B");
        let new = written.replace("Dos", "Tres").replace("- mobility", "- health");
        assert_eq!(together(written, &new, &theirs).expect("parts"), new.replace("title: A", "title: B"));
        let windows = theirs.replace('\n', "\r\n");
        assert_eq!(together(written, written, &windows).expect("parts"), windows, "other ends of lines are no change");
    }
}
