//! `cabildo explain CODE`: what a rule looks at and why, with an example.

use clap::Args;

use super::{eprint_line, exit, print, speech};
use crate::findings::Code;
use crate::findings::report::explain;
use crate::text::nearest::nearest;

/// The code to explain.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A finding's code, as it stands between square brackets; all codes where it is missing.
    code: Option<String>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &ExplainArguments) -> u8 {
    let messages = arguments.speech.messages_here();
    let Some(asked) = &arguments.code else {
        let list: String = Code::ALL.iter().map(|code| format!("{}\n", code.id())).collect();
        return print(&list, exit::DONE, messages);
    };
    let Some(code) = Code::named(asked.trim_matches(['[', ']'])) else {
        let near = nearest(asked, Code::ALL.iter().map(|code| code.id()));
        let key = if near.is_some() { "unknown-code-asked" } else { "unknown-code-far" };
        let facts = [("code", asked.clone()), ("nearest", near.unwrap_or_default().to_owned())];
        eprint_line(&messages.word(key, &facts));
        return exit::USAGE;
    };
    let text = explain(code, messages);
    print(&format!("{}\n", text.trim_end()), exit::DONE, messages)
}
