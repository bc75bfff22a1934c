//! A Markdown text in its sections: second-level headings with what stands under each, and the fenced
//! blocks of some names among it. Places are byte ranges of the text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A section: a heading, and all up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's words; none for what stands before the first.
    pub heading: Option<String>,
    /// The heading and all that stands under it.
    pub range: Range<usize>,
    /// What stands under the heading.
    pub inner: Range<usize>,
    /// The blocks under it.
    pub blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The name after the opening fence.
    pub name: String,
    /// The block with its fences.
    pub range: Range<usize>,
    /// What stands between the fences.
    pub inner: Range<usize>,
    /// The words of the lower heading that it stands under, within its section.
    pub under: Option<String>,
    /// Whether it stands in a list, a quotation or the like.
    pub nested: bool,
}

/// The sections of a text, the first being what stands before any heading. Blocks are those whose
/// name `is_block` accepts.
pub fn sections(markdown: &str, is_block: impl Fn(&str) -> bool) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let mut depth = 0_usize;
    let mut heading = false;
    // The lower heading that was met last, and whether its words are being read.
    let (mut lower, mut reads_lower) = (None::<String>, false);
    let mut block: Option<Block> = None;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let last = all.len() - 1;
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) if depth == 0 => {
                all[last].close(range.start);
                all.push(Section {
                    heading: Some(String::new()),
                    inner: range.end..range.end,
                    range,
                    ..Section::default()
                });
                (heading, depth, lower) = (true, 1, None);
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) if heading => (heading, depth) = (false, 0),
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                lower = (level > HeadingLevel::H2).then(String::new);
                (reads_lower, depth) = (true, 1);
            }
            Event::End(TagEnd::Heading(_)) if reads_lower => (reads_lower, depth) = (false, 0),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let name = info.split_whitespace().next().unwrap_or("").to_lowercase();
                if is_block(&name) {
                    let (inner, nested) = (range.end..range.end, depth > 0);
                    block = Some(Block { name, inner, range, under: lower.clone(), nested });
                }
                depth += 1;
            }
            Event::End(TagEnd::CodeBlock) => {
                all[last].blocks.extend(block.take());
                depth -= 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(_) if block.is_some() => {
                if let Some(block) = &mut block {
                    let begun = block.inner.start < block.range.end;
                    block.inner = if begun { block.inner.start..range.end } else { range };
                }
            }
            Event::Text(text) | Event::Code(text) if heading => {
                if let Some(words) = &mut all[last].heading {
                    words.push_str(&text);
                }
            }
            Event::Text(text) | Event::Code(text) if reads_lower => {
                lower.iter_mut().for_each(|words| words.push_str(&text));
            }
            _ => {}
        }
    }
    if let Some(last) = all.last_mut() {
        last.close(markdown.len());
    }
    all
}

impl Section {
    fn close(&mut self, end: usize) {
        self.range.end = end;
        self.inner.end = end.max(self.inner.start);
    }
}

/// A text with spaces in the place of some stretches; every other character stays where it was.
pub fn blanked<'r>(text: &str, ranges: impl IntoIterator<Item = &'r Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        for byte in &mut bytes[range.start..range.end.min(text.len())] {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Abrió la sesión.\n\n## 1. Acta *anterior*\nTexto.\n\n```vote\nall yes\n```\n\n### Menor\n\n- uno\n  ```vote\n  all no\n  ```\n\n## Cierre\n\n```rust\n## no\n```\n";

    #[test]
    fn a_text_is_cut_at_second_level_headings_and_blocks_are_found_in_it() {
        let all = sections(TEXT, |name| name == "vote");
        let headings: Vec<_> = all.iter().map(|section| section.heading.as_deref()).collect();
        assert_eq!(headings, [None, Some("1. Acta anterior"), Some("Cierre")]);
        assert_eq!(&TEXT[all[0].inner.clone()], "Abrió la sesión.\n\n");
        let blocks: Vec<_> = all[1].blocks.iter().map(|block| (&TEXT[block.inner.clone()], block.nested)).collect();
        assert_eq!(blocks[0], ("all yes\n", false));
        assert!(blocks[1].1, "a block in a list is told apart");
        let under: Vec<_> = all[1].blocks.iter().map(|block| block.under.as_deref()).collect();
        assert_eq!(under, [None, Some("Menor")]);
        assert!(all[2].blocks.is_empty());
        assert_eq!(all.iter().map(|section| &TEXT[section.range.clone()]).collect::<String>(), TEXT);
    }

    #[test]
    fn what_is_blanked_leaves_the_rest_in_its_place() {
        let all = sections(TEXT, |name| name == "vote");
        let without = blanked(TEXT, [&all[1].blocks[0].range]);
        assert_eq!(without.len(), TEXT.len());
        assert_eq!(without.find("### Menor"), TEXT.find("### Menor"));
        assert!(!without.contains("all yes") && without.contains("all no"));
        assert_eq!(blanked("año ñu", [&(0..4)]), "     ñu");
    }
}
