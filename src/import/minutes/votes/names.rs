//! Names that stand in several columns of a table of votes, given names in one and family names in another, joined
//! into one: half of a name is nobody's.

use super::super::super::Asked;
use super::super::super::grid::{Grid, text_at};
use super::super::words::{Part, name_part, plain};

/// The columns of whole names, once those of their parts are joined in the first of them.
pub(super) struct Names {
    /// What was said of columns, with that column as the person's where parts of it were named by hand.
    pub(super) said: Vec<(String, String)>,
    /// The titles and first values that the parts had, by their columns.
    pub(super) parts: Vec<(usize, String, String)>,
}

/// Joins the columns of parts of names, those that were named by hand or else those whose titles say so.
pub(super) fn joined(grid: &mut Grid, asked: &Asked) -> Names {
    let is_person = |(word, _): &&(String, String)| word == "person";
    let mut own: Vec<usize> = Vec::new();
    let mut is_said = false;
    for (_, title) in asked.columns.iter().filter(is_person) {
        own.extend(grid.column(title).filter(|at| !own.contains(at)));
        is_said = true;
    }
    let are_known = asked.columns.iter().filter(is_person).all(|(_, title)| grid.column(title).is_some());
    let order = match is_said {
        false => by_title(grid, asked),
        true if are_known && own.len() > 1 => own,
        true => Vec::new(),
    };
    let part = |at: &usize| (*at, grid.name(*at), grid.values(*at).next().unwrap_or_default().to_owned());
    let parts: Vec<(usize, String, String)> = order.iter().map(part).collect();
    let mut said = asked.columns.to_vec();
    if let Some(title) = join(grid, &order) {
        said.retain(|(word, _)| word != "person");
        said.push(("person".to_owned(), title));
    }
    Names { said, parts }
}

/// Puts what stands in several columns into the first of them, and empties the others, so that each column keeps its
/// number; gives back its title.
fn join(grid: &mut Grid, order: &[usize]) -> Option<String> {
    let (first, others) = order.split_first()?;
    if grid.titles.len() < grid.width() {
        grid.titles.resize(grid.width(), String::new());
    }
    let titles: Vec<&str> =
        order.iter().map(|at| grid.titles[*at].as_str()).filter(|title| !title.is_empty()).collect();
    let title = if titles.is_empty() { "name".to_owned() } else { titles.join(" ") };
    for (_, cells) in &mut grid.rows {
        let parts = order.iter().map(|at| text_at(cells, *at).to_owned()).filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join(" ");
        for at in others {
            if let Some(cell) = cells.get_mut(*at) {
                cell.clear();
            }
        }
        if cells.len() <= *first {
            cells.resize(first + 1, String::new());
        }
        cells[*first] = name;
    }
    for at in others {
        grid.titles[*at].clear();
    }
    grid.titles[*first].clone_from(&title);
    Some(title)
}

/// The columns of given names and then those of family names, where both stand in the table and no other column has
/// the whole.
fn by_title(grid: &Grid, asked: &Asked) -> Vec<usize> {
    let is_said = |at: usize| asked.columns.iter().any(|(_, title)| grid.column(title) == Some(at));
    let of = |part: Part| -> Vec<usize> {
        (0..grid.titles.len()).filter(|at| name_part(&grid.titles[*at]) == Some(part) && !is_said(*at)).collect()
    };
    let (mut given, mut family) = (of(Part::Given), of(Part::Family));
    // What is called *name* is the part that is missing.
    let other = of(Part::Either).into_iter().next();
    match (given.is_empty(), family.is_empty()) {
        (true, false) => given.extend(other),
        (false, true) => family.extend(other),
        _ => {}
    }
    let order = [given.as_slice(), &family].concat();
    let is_whole = || (0..grid.width()).any(|whole| contains(grid, whole, &order));
    if given.is_empty() || family.is_empty() || is_whole() { Vec::new() } else { order }
}

/// Whether each cell of a column has in it what stands in some others beside it.
fn contains(grid: &Grid, whole: usize, parts: &[usize]) -> bool {
    let parts: Vec<usize> = parts.iter().copied().filter(|at| *at != whole).collect();
    let words = |text: &str| plain(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let names = |cells: &[String]| -> Vec<String> {
        let filled = parts.iter().map(|at| text_at(cells, *at)).filter(|part| !part.is_empty());
        filled.flat_map(words).collect()
    };
    let has = |cells: &[String]| {
        let text = text_at(cells, whole);
        let own = words(text);
        // An address is no name.
        !text.contains('@') && names(cells).iter().all(|name| own.contains(name))
    };
    let mut rows = grid.rows.iter().map(|(_, cells)| cells).filter(|cells| !names(cells).is_empty()).peekable();
    rows.peek().is_some() && rows.all(|cells| has(cells))
}
