//! `cabildo check`: all that build does, and nothing is written.

use std::io::{self, IsTerminal};

use super::{SiteArguments, build, code_of, eprint_line, fail};
use crate::findings::report::Format;

/// Runs it.
pub fn run(arguments: &SiteArguments) -> u8 {
    let messages = arguments.messages();
    let outcome = arguments.worlds().and_then(|worlds| build::run_pipeline(arguments, &worlds, None));
    match outcome {
        Err(failure) => fail(&failure, messages),
        Ok(outcome) => {
            let mut out = io::stdout().lock();
            arguments.report(&outcome, io::stdout().is_terminal(), &mut out);
            drop(out);
            if arguments.format() == Format::Human {
                eprint_line(&build::counted("checked", &outcome, messages));
            }
            code_of(&outcome)
        }
    }
}
