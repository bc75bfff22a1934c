//! Rows that are a part of an area's people, beside the one that is the whole: urban and rural, women and men.

use std::collections::BTreeSet;

use super::{Meaning, guess};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::titles::has;

/// Titles of columns that part people.
const TITLES: &str = "area|zona|zone|ambito|clase|sexo|sex.|genero|gender|sexe.|sesso|geschlecht|residencia|residence|situacao|localizacion";
/// Of these, those that part women and men.
const SEXES: &str = "sexo|sex.|genero|gender|sexe.|sesso|geschlecht";
/// The cells of rows that are the whole, and of those that are a part.
const WHOLES: &str = "total.|totales.|ambos|todos|both|conjunto|totale.";
const PARTS: &str = "urban|rural|cabecera|resto.|centro poblado|centros poblados|disperso|hombre|mujer|varon|masculin|femenin|\
                     feminin|homem|homens|mulher|male.|males.|female|men.|women.|uomini|donne";

/// Whether a title says that its column parts the people of an area.
pub fn is_of_parts(title: &str) -> bool {
    has(title, TITLES)
}

/// Leaves the rows of the whole alone, and empties the columns that say so; tells what was left out. A column that
/// the command names is left as it is.
pub fn leave_wholes(grid: &mut Grid, file: &str, named: &[(String, String)]) -> Vec<Told> {
    let mut told = Vec::new();
    for at in 0..grid.titles.len() {
        let title = grid.titles[at].clone();
        let names_areas = |other: usize| matches!(guess(grid, other), Meaning::Code(_) | Meaning::Name(_));
        let has_areas = || (0..grid.width()).any(|other| other != at && names_areas(other));
        if !has(&title, TITLES) || !has_areas() || named.iter().any(|(_, name)| grid.column(name) == Some(at)) {
            continue;
        }
        let cells: BTreeSet<String> = grid.every(at).map(|cell| cell.trim().to_owned()).collect();
        let (wholes, parts): (Vec<&String>, Vec<&String>) = cells.iter().partition(|cell| has(cell, WHOLES));
        if wholes.is_empty() && has(&title, SEXES) && parts.len() > 1 && parts.iter().all(|cell| has(cell, PARTS)) {
            let names: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
            let one = Told::new("import-parts-alone").with("file", file).with("column", &title);
            told.push(one.with("parts", names.join(", ")));
        }
        if wholes.is_empty() || !parts.iter().all(|cell| has(cell, PARTS)) {
            continue;
        }
        let count = grid.rows.len();
        let is_part =
            |cells: &[String]| cells.get(at).is_some_and(|cell| parts.iter().any(|part| *part == cell.trim()));
        grid.rows.retain(|(_, cells)| !is_part(cells));
        for (_, cells) in &mut grid.rows {
            if let Some(cell) = cells.get_mut(at) {
                cell.clear();
            }
        }
        if grid.rows.len() < count {
            let names: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
            let one = Told::new("import-parts").with("file", file).with("column", &title).with("value", wholes[0]);
            told.push(one.with("parts", names.join(", ")).with("number", count - grid.rows.len()));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> (Vec<usize>, usize) {
        let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let told = leave_wholes(&mut grid, "x.csv", &[]);
        (grid.rows.iter().map(|(row, _)| *row).collect(), told.len())
    }

    #[test]
    fn of_a_whole_and_its_parts_the_whole_is_taken() {
        let dane = "MPIO,ÁREA GEOGRÁFICA,TOTAL\n05001,Cabecera Municipal,2\n05001,Centros Poblados y Rural Disperso,1\n05001,Total,3\n";
        assert_eq!(left(dane), (vec![4], 1));
        assert_eq!(left("Municipio,Sexo,Población\nA,Hombres,1\nA,Mujeres,2\nA,Ambos sexos,3\n"), (vec![4], 1));
        assert_eq!(left("Municipio,Área,Población\nA,Total,1\nB,Total,2\n"), (vec![2, 3], 0));
    }

    #[test]
    fn parts_without_a_whole_and_areas_of_their_own_stay() {
        assert_eq!(left("Municipio,Zona,Población\nA,Urbana,1\nA,Rural,2\n"), (vec![2, 3], 0));
        assert_eq!(left("Área,Población\nNorte,1\nSur,2\nTotal,3\n"), (vec![2, 3, 4], 0));
        assert_eq!(left("Zona,Población\nUrbana,1\nRural,2\nTotal,3\n"), (vec![2, 3, 4], 0), "these are the areas");
    }
}
