//! The examples of the rules about YAML provoke them, and every mended one can be read.

use super::*;
use crate::text::yaml::{self, FaultKind};

/// The files of an example: name and text.
fn files(example: &str) -> Vec<(&str, &str)> {
    example.split("# file: ").skip(1).filter_map(|part| part.split_once('\n')).collect()
}

/// What is wrong as YAML with an example.
fn faults(example: &str) -> Vec<FaultKind> {
    let yaml = files(example).into_iter().filter_map(|(name, text)| match name.rsplit_once('.') {
        Some((_, "yaml")) => Some(text),
        Some((_, "md")) => text.strip_prefix("---\n")?.split_once("---\n").map(|(yaml, _)| yaml),
        _ => None,
    });
    yaml.flat_map(|yaml| yaml::parse(yaml, 0..yaml.len()).1).map(|fault| fault.kind).collect()
}

fn is_of(code: Code, fault: &FaultKind) -> bool {
    match code {
        Code::YamlTab => matches!(fault, FaultKind::Tab),
        Code::YamlQuote => matches!(fault, FaultKind::UnclosedQuote),
        Code::SmartQuote => matches!(fault, FaultKind::SmartQuotes),
        Code::SmartQuoteParted => matches!(fault, FaultKind::SmartQuotesParted),
        Code::YamlBracket => matches!(fault, FaultKind::UnclosedBracket),
        Code::YamlColon => matches!(fault, FaultKind::ColonInText),
        Code::YamlHash => matches!(fault, FaultKind::HashInText),
        Code::YamlIndent => matches!(fault, FaultKind::Indentation),
        Code::YamlKey => matches!(fault, FaultKind::KeyExpected),
        Code::YamlQuoteTail => matches!(fault, FaultKind::TextAfterQuotes),
        Code::YamlEscape => matches!(fault, FaultKind::Escape),
        Code::YamlMark => matches!(fault, FaultKind::ReservedMark),
        Code::YamlSyntax => matches!(fault, FaultKind::Other),
        Code::ControlCharacter => matches!(fault, FaultKind::ControlCharacter),
        Code::DuplicateKey => matches!(fault, FaultKind::DuplicateKey { .. }),
        Code::YamlTag => matches!(fault, FaultKind::Tag(_)),
        Code::YamlMerge => matches!(fault, FaultKind::MergeKey),
        Code::YamlAlias => matches!(fault, FaultKind::UnknownAlias),
        Code::YamlSecondDocument => matches!(fault, FaultKind::SecondDocument),
        _ => false,
    }
}

#[test]
fn an_example_has_the_fault_that_it_is_for_and_no_other() {
    for messages in Messages::languages().map(Messages::in_language) {
        for code in Code::ALL {
            let entry = messages.entry(*code);
            let (wrong, right) = (faults(&entry.wrong), faults(&entry.right));
            assert_eq!(right, [], "{}: {}", messages.lang, code.id());
            let about_yaml = code.id().starts_with("yaml-") && !entry.wrong.is_empty()
                || matches!(
                    code,
                    Code::DuplicateKey | Code::ControlCharacter | Code::SmartQuote | Code::SmartQuoteParted
                );
            let expected = if about_yaml { 1 } else { 0 };
            let found = wrong.iter().filter(|fault| is_of(*code, fault)).count();
            assert_eq!((found, wrong.len()), (expected, expected), "{}: {}: {wrong:?}", messages.lang, code.id());
        }
    }
}
