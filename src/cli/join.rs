//! `cabildo join`: the shares of several machines become one site.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::build::{PublicationArguments, conclude, run_pipeline};
use super::eprint_line;
use crate::pipeline::{Failure, Joined, join};
use crate::source::Unreadable;

/// What `join` takes.
#[derive(Debug, Args)]
pub struct JoinArguments {
    /// The outputs of `build --shard`, each with its `<output>.cabildo` beside it.
    #[arg(required = true, value_name = "SHARE")]
    shares: Vec<PathBuf>,
    #[command(flatten)]
    publication: PublicationArguments,
}

/// Runs it.
pub fn run(arguments: &JoinArguments) -> u8 {
    let publication = &arguments.publication;
    conclude(publication, || {
        let worlds = publication.site.worlds()?;
        let joined = {
            let publisher = publication.own()?;
            let shares = arguments.shares.iter().map(|share| {
                if share.is_dir() {
                    return publication.open(share, None);
                }
                let error = io::ErrorKind::NotFound.into();
                Err(Failure::Unreadable(Unreadable { path: share.clone(), error }))
            });
            join(&worlds.content, &publisher, &shares.collect::<Result<Vec<_>, _>>()?, publication.options().figures)?
        };
        tell(arguments, &joined);
        let built = run_pipeline(&publication.site, &publication.options(), &worlds, Some(publication.own()?));
        built.map(|mut outcome| {
            outcome.with_taken(joined.changed);
            outcome
        })
    })
}

/// Says what the shares held, and what is to be built here.
fn tell(arguments: &JoinArguments, joined: &Joined) {
    let messages = arguments.publication.site.messages();
    let facts = [("portals", joined.taken.len().to_string()), ("shares", arguments.shares.len().to_string())];
    eprint_line(&messages.word("shares-joined", &facts));
    if !joined.absent.is_empty() {
        eprint_line(&messages.word("shares-lack", &[("names", joined.absent.join(", "))]));
    }
}
