//! A level's columns in a table, and which levels a table has.

use std::collections::{BTreeMap, BTreeSet};

use super::whole::rest_of;
use super::{Meaning, order};
use crate::import::grid::{Grid, text_at};
use crate::text::slug::fold;

/// A level's columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The level's id; none of the row's own area where no title names its level.
    pub level: Option<String>,
    /// The column of codes.
    pub code: Option<usize>,
    /// The column of names.
    pub name: Option<usize>,
}

impl Columns {
    /// What tells this level's areas apart in a row: the code, or the name.
    pub(super) fn key(&self, cells: &[String]) -> String {
        let cell = |at: Option<usize>| at.map_or("", |at| text_at(cells, at));
        match cell(self.code) {
            "" => fold(cell(self.name)),
            code => code.to_owned(),
        }
    }

    /// The code in a row, as text.
    pub fn code<'c>(&self, cells: &'c [String]) -> Option<&'c str> {
        let cell = cells.get(self.code?)?.trim();
        let cell = cell.strip_suffix(".0").unwrap_or(cell);
        (!cell.is_empty()).then_some(cell)
    }

    /// The name in a row.
    pub fn name<'c>(&self, cells: &'c [String]) -> Option<&'c str> {
        Some(cells.get(self.name?)?.trim()).filter(|cell| !cell.is_empty())
    }
}

/// The levels of a table, the largest first, with what is told of their order; and whether another order is as
/// possible.
pub fn levels(grid: &Grid, meanings: &[Meaning], told: order::Told) -> (Vec<Columns>, bool) {
    let mut all: Vec<Columns> = Vec::new();
    for (at, meaning) in meanings.iter().enumerate() {
        let (Meaning::Code(level) | Meaning::Name(level)) = meaning else { continue };
        let place = all.iter().position(|columns| columns.level == *level).unwrap_or_else(|| {
            all.push(Columns { level: level.clone(), ..Columns::default() });
            all.len() - 1
        });
        let column = if matches!(meaning, Meaning::Code(_)) { &mut all[place].code } else { &mut all[place].name };
        *column = column.or(Some(at));
    }
    let own = all.iter().position(|columns| columns.level.is_none()).map(|at| all.remove(at));
    let (mut all, mut doubtful) = order::ordered(grid, all, told);
    if let Some(own) = own.and_then(|own| place_own(grid, own, &mut all)) {
        all.push(own);
        (all, doubtful) = order::ordered(grid, all, told);
    }
    (all, doubtful)
}

/// Whether all codes of the own columns begin with those of a level of which they tell the areas apart alike: a row
/// for each container, as in a list of seats, which lie in them and are not they.
fn lies_in(grid: &Grid, own: &Columns, level: &Columns) -> bool {
    let rest =
        |cells: &[String]| own.code(cells).zip(level.code(cells)).map(|(own, code)| rest_of(own, code).is_some());
    let mut all = grid.rows.iter().filter_map(|(_, cells)| rest(cells)).peekable();
    own.name.is_some() && all.peek().is_some() && all.all(|begins| begins)
}

/// Gives the columns of which no title names the level to the level that they are of: the one whose
/// areas they tell apart alike, or else the deepest that lacks them; or gives them back as a level of their own.
fn place_own(grid: &Grid, own: Columns, all: &mut [Columns]) -> Option<Columns> {
    let lacks = |columns: &Columns| {
        (own.code.is_none() || columns.code.is_none()) && (own.name.is_none() || columns.name.is_none())
    };
    let own_keys: Vec<String> = grid.rows.iter().map(|(_, cells)| own.key(cells)).collect();
    // Two areas may share a name in what contains them, and have a code each.
    let keys = |depth: usize| -> Vec<Vec<String>> {
        let key = |cells: &[String]| all[..=depth].iter().map(|columns| columns.key(cells)).collect();
        grid.rows.iter().map(|(_, cells)| key(cells)).collect()
    };
    let is_alike = |depth: usize| {
        let keys = keys(depth);
        let pairs: BTreeMap<&str, &Vec<String>> = own_keys.iter().map(String::as_str).zip(&keys).collect();
        let is_one = own_keys.iter().zip(&keys).all(|(own, key)| pairs.get(own.as_str()) == Some(&key));
        is_one && keys.iter().collect::<BTreeSet<_>>().len() == pairs.len()
    };
    // The whole code beside the one that counts within what contains the area.
    let is_free = |columns: &Columns| own.name.is_none() || columns.name.is_none();
    let at = (0..all.len()).rev().find(|depth| is_free(&all[*depth]) && is_alike(*depth)).or_else(|| {
        let deepest = all.len().checked_sub(1)?;
        (lacks(&all[deepest]) && own.code.is_some() != own.name.is_some()).then_some(deepest)
    });
    let Some(at) = at else { return Some(own) };
    let ends =
        |cells: &[String]| own.code(cells).zip(all[at].code(cells)).is_none_or(|(own, code)| own.ends_with(code));
    let is_whole = grid.rows.iter().all(|(_, cells)| ends(cells));
    if (!is_whole || at == 0) && lies_in(grid, &own, &all[at]) {
        return Some(own);
    }
    all[at].code = if is_whole { own.code.or(all[at].code) } else { all[at].code.or(own.code) };
    all[at].name = all[at].name.or(own.name);
    None
}

#[cfg(test)]
mod tests {
    use super::super::guessed;
    use super::*;

    fn of(text: &str) -> Vec<(Option<String>, Option<usize>, Option<usize>)> {
        let grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let (levels, _) = levels(&grid, &guessed(&grid), order::Told::default());
        levels.into_iter().map(|columns| (columns.level, columns.code, columns.name)).collect()
    }

    fn level(id: &str, code: Option<usize>, name: Option<usize>) -> (Option<String>, Option<usize>, Option<usize>) {
        (Some(id.to_owned()), code, name)
    }

    #[test]
    fn tables_of_several_countries_are_understood() {
        let guatemala = "id_municipal,municipio,id_dep,departamento,IPM2014\n101,Guatemala,1,Guatemala,0.1\n102,Mixco,1,Guatemala,0.2\n201,Sanarate,2,El Progreso,0.3\n";
        assert_eq!(of(guatemala), [level("department", Some(2), Some(3)), level("municipality", Some(0), Some(1))]);
        let mexico = "CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,POBTOT\n01,Aguascalientes,001,Aguascalientes,948990\n01,Aguascalientes,002,Asientos,51536\n02,Colima,003,Ensenada,443807\n";
        assert_eq!(of(mexico), [level("state", Some(0), Some(1)), level("municipality", Some(2), Some(3))]);
        let peru = "UBIGEO;DEPARTAMENTO;PROVINCIA;DISTRITO;POBLACION 2017\n010101;Amazonas;Chachapoyas;Chachapoyas;1\n010102;Amazonas;Chachapoyas;Asunción;2\n010201;Amazonas;Bagua;Bagua;3\n010202;Amazonas;Bagua;Aramango;4\n";
        assert_eq!(
            of(peru),
            [level("department", None, Some(1)), level("province", None, Some(2)), level("district", Some(0), Some(3))]
        );
        let spain = "CPRO;CMUN;NOMBRE\n01;001;Alegría\n01;002;Amurrio\n02;003;Abengibre\n";
        assert_eq!(of(spain), [level("province", Some(0), None), level("municipality", Some(1), Some(2))]);
        let panama = "iso,province,district,corregimiento\nPA-1,BOCAS,ALMIRANTE,CENTRO\nPA-1,BOCAS,ALMIRANTE,BAJO\nPA-2,COCLE,ANTON,RIO HATO\nPA-2,COCLE,NATA,TOZA\n";
        let found = of(panama);
        assert_eq!(found[0], level("province", Some(0), Some(1)));
        assert_eq!((found[1].0.as_deref(), found[2].0.as_deref()), (Some("district"), Some("corregimiento")));
    }

    #[test]
    fn what_repeats_in_each_area_lies_in_it() {
        let called = |text: &str| of(text).into_iter().map(|(level, ..)| level.unwrap_or_default()).collect::<Vec<_>>();
        let wards = "Ward,Province,District,Municipality\n1,P,A,A1\n2,P,A,A1\n1,P,A,A2\n2,P,A,A2\n1,P,B,B1\n2,P,B,B1\n1,Q,C,C1\n2,Q,C,C1\n";
        assert_eq!(called(wards), ["province", "district", "municipality", "ward"]);
        let capitals = "Provincia,Municipio\nAlta,Centro\nBaja,Centro\nMedia,Centro\nMedia,Sur\n";
        assert_eq!(called(capitals), ["province", "municipality"]);
        // Three districts' parishes have one name, and the table begins with the smallest.
        let backwards = "Parroquia,Cantón\nEl Carmen,A\nUno,A\nDos,A\nEl Carmen,B\nTres,B\nCuatro,B\nCinco,B\n";
        assert_eq!(called(backwards), ["canton", "parish"]);
    }

    /// A row for each province and its capital, as a list of seats has them: the town lies in it.
    #[test]
    fn what_has_a_code_that_begins_with_its_containers_lies_in_it() {
        let spain = "cod_prov,cod,nombre,poblacion 2023\n01,01059,Vitoria-Gasteiz,255000\n28,28079,Madrid,3332035\n";
        assert_eq!(of(spain), [level("province", Some(0), None), (None, Some(1), Some(2))]);
        let france = "code,nom,departement,region\n01053,Bourg-en-Bresse,01,84\n69123,Lyon,69,84\n75056,Paris,75,11\n";
        let found = of(france);
        assert_eq!(found[1..], [level("department", Some(2), None), (None, Some(0), Some(1))]);
        // The whole code and the one within the state are one level's.
        let mexico = "CVEGEO,CVE_ENT,CVE_MUN,NOMGEO\n01001,01,001,Aguascalientes\n02004,02,004,Tijuana\n";
        assert_eq!(of(mexico)[1], level("municipality", Some(0), Some(3)));
    }
}
