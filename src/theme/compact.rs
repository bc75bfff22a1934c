//! Templates made smaller once, when a theme is loaded, so that pages are born small.
//!
//! Making every page smaller by itself costs more than all the rest of its making, and finds the
//! same spaces in the same places each time. So what the engine fills is set aside, the HTML around
//! it is made smaller, and what was set aside is put back. What the engine fills is never touched:
//! where a tag's attributes depend on a condition they stay as typed, and where the minifier would
//! move or drop anything, the whole template does.

/// A template with the space taken out that shows nothing; nothing where it cannot be done safely.
pub fn compact(template: &str) -> Option<String> {
    let mut slots = Slots::default();
    let html = set_aside(template, &mut slots)?;
    let small = String::from_utf8(minify(html.as_bytes())).ok()?;
    if tags(&html) != tags(&small) {
        return None;
    }
    slots.put_back(&small)
}

/// The careful form: what a browser reads is the same, closing tags and the head stay, and neither
/// CSS nor JavaScript is touched (rewritten media queries fail on old phones).
fn minify(html: &[u8]) -> Vec<u8> {
    let careful = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html, &careful)
}

/// The template with its slots in place of what the engine fills.
fn set_aside<'t>(template: &'t str, slots: &mut Slots<'t>) -> Option<String> {
    let mut html = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<']) {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if let Some(length) = filled(rest)? {
            html.push_str(&slots.text(&rest[..length]));
            length
        } else if is_tag(rest) {
            let length = tag_length(rest)?;
            set_aside_in_tag(&rest[..length], slots, &mut html)?;
            length
        } else {
            html.push_str(&rest[..1]);
            1
        };
        rest = &rest[length..];
    }
    html.push_str(rest);
    Some(html)
}

/// The length of what the engine fills, if the text begins with it; nothing where it has no end.
fn filled(text: &str) -> Option<Option<usize>> {
    let end = match text.as_bytes().get(..2) {
        Some(b"{{") => "}}",
        Some(b"{%") => "%}",
        Some(b"{#") => return text.find("#}").map(|at| Some(at + 2)),
        _ => return Some(None),
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[at..].starts_with(end) => return Some(Some(at + end.len())),
            None => {}
        }
    }
    None
}

fn is_tag(text: &str) -> bool {
    text.as_bytes().get(1).is_some_and(|c| c.is_ascii_alphabetic() || *c == b'/')
}

/// The length of a tag, to its `>`; nothing where it has no end.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut at = 0;
    while at < text.len() {
        if let Some(length) = filled(&text[at..])? {
            at += length;
            continue;
        }
        let c = text[at..].chars().next()?;
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '>' => return Some(at + 1),
            None => {}
        }
        at += c.len_utf8();
    }
    None
}

/// A tag with slots: one for each value that is filled in, or one for all attributes where they
/// depend on a condition.
fn set_aside_in_tag<'t>(tag: &'t str, slots: &mut Slots<'t>, html: &mut String) -> Option<()> {
    let attributes = name_length(tag)?;
    let mut name = &tag[..attributes];
    while let Some(at) = name.find("{{") {
        html.push_str(&name[..at]);
        let length = filled(&name[at..])??;
        html.push_str(&slots.text(&name[at..at + length]));
        name = &name[at + length..];
    }
    html.push_str(name);
    let rest = &tag[attributes..];
    let end = rest.len() - if rest.ends_with("/>") { 2 } else { 1 };
    let (mut rest, end) = (&rest[..end], &rest[end..]);
    if rest.contains("{%") || rest.contains("{#") || is_filled_outside_values(rest)? {
        html.push_str(&slots.attributes(rest));
        rest = "";
        // A slash must not become a part of the slot.
        html.push_str(if end == "/>" { " " } else { "" });
    }
    while let Some(at) = rest.find("{{") {
        html.push_str(&rest[..at]);
        let length = filled(&rest[at..])??;
        html.push_str(&slots.value(&rest[at..at + length]));
        rest = &rest[at + length..];
    }
    html.push_str(rest);
    html.push_str(end);
    Some(())
}

/// Where a tag's name ends.
fn name_length(tag: &str) -> Option<usize> {
    let mut at = 1;
    while at < tag.len() {
        match filled(&tag[at..])? {
            Some(_) if tag[at..].starts_with("{%") => return Some(at),
            Some(length) => at += length,
            None if tag[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/' && at == 1 || c == '-') => {
                at += 1;
            }
            None => return Some(at),
        }
    }
    None
}

/// Whether something is filled in that is not a quoted value or a part of one.
fn is_filled_outside_values(attributes: &str) -> Option<bool> {
    let mut quote = None;
    let mut at = 0;
    while at < attributes.len() {
        if let Some(length) = filled(&attributes[at..])? {
            if quote.is_none() {
                return Some(true);
            }
            at += length;
            continue;
        }
        let c = attributes[at..].chars().next()?;
        quote = match quote {
            Some(open) if c == open => None,
            None if matches!(c, '"' | '\'') => Some(c),
            same => same,
        };
        at += c.len_utf8();
    }
    Some(false)
}

/// The names of a text's tags, in their order.
fn tags(html: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in html.match_indices('<') {
        let name = html[at + 1..].split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or_default();
        names.push(name.trim_end_matches('/'));
    }
    names
}

/// What was set aside.
#[derive(Default)]
struct Slots<'t> {
    texts: Vec<&'t str>,
    /// Those that must stay in their order; values of attributes need not.
    order: Vec<usize>,
    values: usize,
}

/// What begins and ends a slot: letters that no template holds.
const MARK: &str = "zqzq";

impl<'t> Slots<'t> {
    /// The same text has the same number, so that a tag whose name is filled in finds its end.
    fn number(&mut self, text: &'t str) -> usize {
        let known = self.texts.iter().position(|known| *known == text);
        if known.is_none() {
            self.texts.push(text);
        }
        known.unwrap_or(self.texts.len() - 1)
    }

    /// A slot among text, or in a tag's name.
    fn text(&mut self, text: &'t str) -> String {
        let number = self.number(text);
        self.order.push(number);
        format!("{MARK}{number}{MARK}")
    }

    /// A slot for all of a tag's attributes.
    fn attributes(&mut self, text: &'t str) -> String {
        let number = self.number(text);
        self.order.push(number);
        format!(" {MARK}a{number}{MARK}")
    }

    /// A slot in a value: with a space, so that the quotes around it stay.
    fn value(&mut self, text: &'t str) -> String {
        self.values += 1;
        format!("{MARK} {}{MARK}", self.number(text))
    }

    /// The text with all slots filled; nothing where one moved or is gone.
    fn put_back(&self, small: &str) -> Option<String> {
        let mut out = String::with_capacity(small.len() * 2);
        let mut order = Vec::with_capacity(self.order.len());
        let mut values = 0;
        let mut parts = small.split(MARK);
        out.push_str(parts.next()?);
        while let Some(slot) = parts.next() {
            let number: usize = slot.trim_start_matches([' ', 'a']).parse().ok()?;
            if slot.starts_with(' ') {
                values += 1;
            } else {
                order.push(number);
            }
            if slot.starts_with('a') {
                // They bring their own space.
                out.pop();
            }
            out.push_str(self.texts.get(number)?);
            out.push_str(parts.next()?);
        }
        (order == self.order && values == self.values).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(template: &str, small: &str) {
        assert_eq!(compact(template).as_deref(), Some(small), "{template}");
    }

    #[test]
    fn space_between_blocks_goes_and_space_between_words_stays() {
        is("<ul>\n  <li> <b>a</b> c </li>\n</ul>\n", "<ul><li><b>a</b> c</li></ul>");
        is("<ul>\n<li>{{ a }}  {{ b }}</li>\n</ul>", "<ul><li>{{ a }} {{ b }}</li></ul>");
    }

    #[test]
    fn a_separator_between_turns_of_a_loop_keeps_its_space() {
        let template =
            "<p>{% for x in xs %}{% if not loop.first %} {% endif %}<a href=\"{{ x }}\">{{ x }}</a>{% endfor %}</p>";
        is(template, template);
    }

    #[test]
    fn what_is_filled_in_keeps_its_quotes() {
        is("<a class=\"b\" href=\"{{ x }}\">c</a>", "<a href=\"{{ x }}\" class=b>c</a>");
        is("<a class=\"b {{ x }} c\">d</a>", "<a class=\"b {{ x }} c\">d</a>");
    }

    #[test]
    fn attributes_under_a_condition_stay_as_typed() {
        let template = "<li class=\"x\"{% if a > \"<b>\" %} aria-current=\"step\"{% endif %}>c</li>";
        is(template, template);
        let drawn = "<svg{% if a %} class=\"b\"{% endif %}><rect width=\"{{ w }}\"/></svg>";
        is(drawn, drawn);
    }

    #[test]
    fn a_name_that_is_filled_in_has_its_end() {
        is("<h{{ level }} id=\"{{ a }}\">b</h{{ level }}>", "<h{{ level }} id=\"{{ a }}\">b</h{{ level }}>");
    }

    #[test]
    fn what_the_engine_reads_is_not_html() {
        is("{{ \"a  }} <b>\" }}", "{{ \"a  }} <b>\" }}");
        is("{#-  <p>  -#}<p> a </p>", "{#-  <p>  -#}<p>a</p>");
    }

    #[test]
    fn a_template_that_is_not_whole_html_stays_as_it_is() {
        assert_eq!(compact("<p>a{% if a %}</b>{% endif %}"), None);
        assert_eq!(compact("{{ a"), None);
        assert_eq!(compact("<!-- {{ a }} -->"), None);
    }
}
