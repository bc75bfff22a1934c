//! The HTML of others' systems becomes Markdown: paragraphs, line breaks, lists, bold, italics and
//! links; everything else is left out and its text kept.

use crate::text::clean::clean;

/// The Markdown of a text. One without tags stays as it is, but for its entities.
pub fn markdown(html: &str) -> String {
    let html = clean(html);
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    let mut links: Vec<String> = Vec::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&decoded(&rest[..at]));
        rest = &rest[at..];
        // A sign that begins no tag is a sign.
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some(end) = rest.find('>').filter(|_| is_tag) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        tag(&rest[1..end], &mut out, &mut links);
        rest = &rest[end + 1..];
    }
    out.push_str(&decoded(rest));
    tidy(&out)
}

/// What a tag becomes.
fn tag(tag: &str, out: &mut String, links: &mut Vec<String>) {
    let closing = tag.starts_with('/');
    let inner = tag.trim_start_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match name.as_str() {
        "p" | "div" | "ul" | "ol" | "blockquote" | "table" | "tr" => out.push_str("\n\n"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => out.push_str(if closing { "\n\n" } else { "\n\n## " }),
        "br" => out.push('\n'),
        "li" if !closing => out.push_str("\n- "),
        "strong" | "b" => out.push_str("**"),
        "em" | "i" => out.push('*'),
        "a" if !closing => {
            let href = attribute(inner, "href").filter(|href| href.starts_with("http"));
            if href.is_some() {
                out.push('[');
            }
            links.push(href.unwrap_or_default());
        }
        "a" => {
            if let Some(href) = links.pop().filter(|href| !href.is_empty()) {
                out.push_str(&format!("]({href})"));
            }
        }
        _ => {}
    }
}

/// The value of an attribute in quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!("{name}="))?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value[1..].split(quote).next()?;
    Some(decoded(value).replace([' ', '(', ')'], ""))
}

/// A text with its entities as letters.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest[1..].split_once(';').filter(|(name, _)| name.len() < 10).and_then(|(name, _)| entity(name)) {
            Some(letter) => {
                out.push(letter);
                rest = rest.split_once(';').map_or("", |(_, after)| after);
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The letter that an entity stands for.
fn entity(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 22] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("aacute", 'á'),
        ("eacute", 'é'),
        ("iacute", 'í'),
        ("oacute", 'ó'),
        ("uacute", 'ú'),
        ("ntilde", 'ñ'),
        ("Aacute", 'Á'),
        ("Eacute", 'É'),
        ("Iacute", 'Í'),
        ("Oacute", 'Ó'),
        ("Uacute", 'Ú'),
        ("Ntilde", 'Ñ'),
        ("uuml", 'ü'),
        ("iquest", '¿'),
        ("iexcl", '¡'),
        ("hellip", '…'),
    ];
    if let Some(number) = name.strip_prefix('#') {
        return crate::text::entity::numbered(number).filter(|c| !c.is_control());
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// No spaces at ends of lines, and no more than one empty line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        let repeats = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
        if !repeats {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn tags_become_marks_and_others_are_left_out() {
        let html = "<p>Uno &amp; <strong>dos</strong>.</p><script>x</script><ul><li>tres</li><li>cuatro</li></ul>";
        assert_eq!(markdown(html), "Uno & **dos**.\n\nx\n\n- tres\n- cuatro");
        assert_eq!(
            markdown("Ver <a href=\"https://a.example/x\">esto</a>, 3 < 4"),
            "Ver [esto](https://a.example/x), 3 < 4"
        );
        assert_eq!(markdown("<a href='javascript:x'>no</a>"), "no");
        assert_eq!(markdown("ni&ntilde;os &#233; &foo;"), "niños é &foo;");
    }
}
