//! Charts that are taken along: as a file, or shown on another site's page.

use serde::Serialize;

use super::{Chart, Day, Link, View, Words};

/// How a chart is taken along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Take {
    /// The drawing as a file.
    pub file: String,
    /// The name under which it is kept: `puerto-cedro-presupuestos-2026-flujo.svg`.
    pub name: String,
    /// The page with the chart alone.
    pub alone: String,
    /// What another site puts into its page; nothing where this site's address is not known.
    pub snippet: Option<String>,
}

/// A chart on a page of its own, to be shown inside another site's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Embed {
    /// The chart; its drawing stands in the file.
    pub chart: Chart,
    /// The drawing's file.
    pub image: String,
    /// The page that it is from.
    pub page: Link,
    /// Where the figures come from.
    pub source: Words,
    /// The newest date in them.
    pub updated: Option<Day>,
    /// What the file says below the drawing, line by line.
    #[serde(skip)]
    pub credits: Vec<String>,
}

impl View {
    /// The page's charts, each with a name of its own on the page.
    pub fn charts(&mut self) -> Vec<(String, &mut Chart)> {
        let named: Vec<(&str, Option<&mut Chart>)> = match self {
            Self::Budgets(view) => vec![("years", view.chart.as_mut()), ("per-head", view.per_head.as_mut())],
            Self::Budget(view) => vec![
                ("flow", view.flow.as_mut()),
                ("spending", view.chart.as_mut()),
                ("execution", view.execution.as_mut().and_then(|part| part.chart.as_mut())),
                ("changes", view.changes.as_mut().and_then(|part| part.chart.as_mut())),
            ],
            Self::BudgetNode(view) => vec![("parts", view.chart.as_mut()), ("years", view.history.as_mut())],
            Self::BudgetHistory(view) => vec![("years", view.chart.as_mut())],
            Self::Comparison(view) => vec![("changes", view.chart.as_mut())],
            Self::Projects(view) => vec![("map", view.map.as_mut())],
            Self::Debt(view) => vec![("years", view.chart.as_mut())],
            Self::Payments(view) => vec![("kinds", view.chart.as_mut())],
            Self::Cycle(view) => vec![("map", view.map.as_mut().and_then(|map| map.chart.as_mut()))],
            Self::Sheet(view) => {
                let sections = view.sections.iter_mut().map(|section| (section.id.clone(), section.chart.as_mut()));
                return sections.filter_map(|(name, chart)| Some((name, chart?))).collect();
            }
            _ => Vec::new(),
        };
        named.into_iter().filter_map(|(name, chart)| Some((name.to_owned(), chart?))).collect()
    }
}
