//! Charts as files: the drawing with its headline above and its source below.

use super::File;
use crate::chart::alone::{self, Beside};
use crate::pages::Page;
use crate::pages::view::View;

/// The files of the charts that have a page of their own.
pub fn files<'p>(pages: impl IntoIterator<Item = &'p Page>) -> Vec<File> {
    let drawn = pages.into_iter().filter_map(|page| {
        let View::Embed(embed) = &page.view else { return None };
        let beside =
            Beside { headline: &embed.chart.headline, subtitle: &embed.chart.subtitle, source: &embed.credits };
        let path = page.address.as_str().trim_end_matches('/');
        Some((format!("{path}.svg"), alone::file(&embed.chart.svg, &beside)?.into_bytes()))
    });
    drawn.collect()
}
