//! Codes that stand before names in one cell, as statistics offices write them: `01001 Alegría-Dulantzi`.

use super::NAMES;
use super::level::of_title;
use crate::import::grid::Grid;
use crate::import::titles::has;

/// Of ten cells of such a column, so many begin with a code; the others are sums.
const MOST: usize = 9;
/// What the title of the codes ends with.
pub(super) const CODE: &str = " (código)";

/// The code and the name of a cell: digits, a space or a dash, and a name.
fn parted(cell: &str) -> Option<(&str, &str)> {
    let cell = cell.trim();
    let end = cell.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 1)?;
    let (code, rest) = cell.split_at(end);
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.'));
    let is_name = rest.len() > name.len() && name.chars().next().is_some_and(char::is_alphabetic);
    is_name.then_some((code, name))
}

/// Parts such columns of a table in two: the names stay, and their codes stand in a column after the last.
pub fn part_codes(grid: &mut Grid) {
    for at in 0..grid.titles.len() {
        let title = &grid.titles[at];
        if of_title(title).is_none() && !has(title, NAMES) {
            continue;
        }
        let all = grid.every(at).count();
        let codes: Vec<usize> = grid.every(at).filter_map(|cell| Some(parted(cell)?.0.len())).collect();
        let is_one = codes.first().is_some_and(|length| codes.iter().all(|other| other == length));
        if all < 2 || !is_one || codes.len() * 10 < all * MOST {
            continue;
        }
        let part = |cells: &mut Vec<String>| {
            let (code, name) = parted(cells.get(at)?).map(|(code, name)| (code.to_owned(), name.to_owned()))?;
            cells[at] = name;
            Some(code)
        };
        let codes: Vec<Option<String>> = grid.rows.iter_mut().map(|(_, cells)| part(cells)).collect();
        grid.add_column(format!("{}{CODE}", grid.titles[at]), codes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_before_each_name_is_parted_from_it_and_a_number_in_some_is_not() {
        let of = |text: &str| {
            let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
            part_codes(&mut grid);
            (grid.titles.clone(), grid.rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>())
        };
        let (titles, rows) = of("Municipios;Total\n01001 Alegría-Dulantzi;2\n01002 Amurrio;3\n");
        assert_eq!(titles, ["Municipios", "Total", "Municipios (código)"]);
        assert_eq!(rows, [["Alegría-Dulantzi", "2", "01001"], ["Amurrio", "3", "01002"]]);
        let (titles, _) = of("Municipio;Plazo\nAlto;30 días\nBajo;45 días\n");
        assert_eq!(titles, ["Municipio", "Plazo"]);
        let (titles, _) = of("Barrio;Total\n24 de Diciembre;2\nAlto;3\n12 de Octubre;4\n");
        assert_eq!(titles, ["Barrio", "Total"]);
    }
}
