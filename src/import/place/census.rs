//! The tables of the United States' Census Bureau in which rows are of several of its summary levels (`SUMLEV`): the
//! state, its counties, and its cities with a part of each in every county. Parts are no areas, and a city has the code
//! of its place, not that of a county.

use std::collections::{BTreeMap, BTreeSet};

use super::Meaning;
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::text::slug::fold;

/// Summary levels: what is larger than a state, a state, a county, what a county is divided into, and a place that is
/// incorporated. All others in these tables are parts of these.
const LARGER: [&str; 3] = ["10", "20", "30"];
const STATE: &str = "40";
const COUNTY: &str = "50";
const SUBDIVISION: &str = "61";
const PLACE: &str = "162";

/// The columns of such a table.
struct Bureau {
    level: usize,
    state: usize,
    county: usize,
    place: Option<usize>,
    subdivision: Option<usize>,
    name: usize,
    state_name: Option<usize>,
}

impl Bureau {
    fn of(grid: &Grid) -> Option<Self> {
        let column = |title: &str| grid.titles.iter().position(|own| fold(own) == title);
        let (place, subdivision) = (column("place"), column("cousub"));
        place.or(subdivision)?;
        Some(Self {
            level: column("sumlev")?,
            state: column("state")?,
            county: column("county")?,
            place,
            subdivision,
            name: column("name")?,
            state_name: column("stname"),
        })
    }

    fn level<'c>(&self, cells: &'c [String]) -> &'c str {
        text_at(cells, self.level).trim_start_matches('0')
    }
}

/// Gives each row the columns of its own level and of what contains it; takes out the others, and tells each.
pub fn settle(grid: &mut Grid, meanings: &mut Vec<Meaning>) -> Vec<(usize, Told)> {
    let Some(own) = Bureau::of(grid) else { return Vec::new() };
    let there: BTreeSet<&str> = grid.rows.iter().map(|(_, cells)| own.level(cells)).collect();
    // A city may be a place and a subdivision as well: of both the places govern themselves.
    let smaller = [(PLACE, own.place), (SUBDIVISION, own.subdivision)].into_iter();
    let smallest = smaller.filter(|(level, _)| there.contains(level)).find_map(|(level, code)| Some((level, code?)));
    let Some((smallest, code)) = smallest else { return Vec::new() };
    let mut left = BTreeMap::new();
    for (row, cells) in &grid.rows {
        let level = own.level(cells);
        if LARGER.contains(&level) {
            left.insert(*row, Told::new("import-sum"));
        } else if ![STATE, COUNTY, smallest].contains(&level) {
            let told = Told::new("import-census-level").with("level", text_at(cells, own.level));
            left.insert(*row, told.with("name", text_at(cells, own.name)));
        }
    }
    grid.rows.retain(|(row, _)| !left.contains_key(row));
    let key = |cells: &[String]| (text_at(cells, own.state).to_owned(), text_at(cells, own.county).to_owned());
    let of_county = grid.rows.iter().filter(|(_, cells)| own.level(cells) == COUNTY);
    let counties: BTreeMap<_, String> =
        of_county.map(|(_, cells)| (key(cells), text_at(cells, own.name).to_owned())).collect();
    let has_county = |cells: &[String]| ![STATE, PLACE].contains(&own.level(cells));
    let county = |(_, cells): &(usize, Vec<String>)| counties.get(&key(cells)).filter(|_| has_county(cells)).cloned();
    let names: Vec<Option<String>> = grid.rows.iter().map(county).collect();
    let is_smallest = |cells: &[String]| own.level(cells) == smallest;
    let codes =
        grid.rows.iter().map(|(_, cells)| is_smallest(cells).then(|| text_at(cells, code).to_owned())).collect();
    for (_, cells) in &mut grid.rows {
        let (has_county, is_smallest) = (has_county(cells), is_smallest(cells));
        let cleared = [(own.county, !has_county), (own.name, !is_smallest)];
        for (at, _) in cleared.into_iter().filter(|(_, is_cleared)| *is_cleared) {
            cells.get_mut(at).into_iter().for_each(String::clear);
        }
    }
    mean(grid, meanings, &own, names, codes);
    left.into_iter().collect()
}

/// Adds the columns of counties' names and of the smallest areas' codes, and says what all of them mean.
fn mean(
    grid: &mut Grid,
    meanings: &mut Vec<Meaning>,
    own: &Bureau,
    names: Vec<Option<String>>,
    codes: Vec<Option<String>>,
) {
    let text = |text: &str| Some(text.to_owned());
    meanings.iter_mut().for_each(|meaning| *meaning = Meaning::Other);
    meanings[own.state] = Meaning::Code(text("state"));
    meanings[own.county] = Meaning::Code(text("county"));
    meanings[own.name] = Meaning::Name(text("municipality"));
    if let Some(at) = own.state_name {
        meanings[at] = Meaning::Name(text("state"));
    }
    grid.add_column("County".to_owned(), names);
    meanings.resize(grid.titles.len() - 1, Meaning::Other);
    meanings.push(Meaning::Name(text("county")));
    grid.add_column("Municipality".to_owned(), codes);
    meanings.resize(grid.titles.len() - 1, Meaning::Other);
    meanings.push(Meaning::Code(text("municipality")));
}

#[cfg(test)]
mod tests {
    use super::super::{columns::levels, guessed, order::Told as Order};
    use super::*;

    /// What each row says, the largest first, and the numbers of those that were left.
    fn settled(rows: &str) -> (Vec<String>, Vec<usize>) {
        let text = format!("SUMLEV,STATE,COUNTY,PLACE,COUSUB,NAME,STNAME,POPESTIMATE2021\n{rows}");
        let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let mut meanings = guessed(&grid);
        let left = settle(&mut grid, &mut meanings);
        let (columns, _) = levels(&grid, &meanings, Order { said: &[], country: Some("US") });
        let said = |cells: &[String]| {
            let level = |level: &super::super::Columns| {
                [level.name(cells), level.code(cells)].into_iter().flatten().collect::<Vec<_>>().join(" ")
            };
            columns.iter().map(level).filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" / ")
        };
        (grid.rows.iter().map(|(_, cells)| said(cells)).collect(), left.into_iter().map(|(row, _)| row).collect())
    }

    /// As the bureau's sub-est tables write them, in a state with places and in one with towns alone.
    #[test]
    fn a_city_has_the_code_of_its_place_and_its_parts_are_no_areas() {
        let alabama = "040,01,000,00000,00000,Alabama,Alabama,5049196\n162,01,000,00124,00000,Abbeville city,Alabama,2380\n\
            050,01,001,00000,00000,Autauga County,Alabama,59029\n157,01,001,03220,00000,Autaugaville town,Alabama,795\n\
            162,01,000,03220,00000,Autaugaville town,Alabama,795\n";
        let expected = [
            "Alabama 01",
            "Alabama 01 / Abbeville city 00124",
            "Alabama 01 / Autauga County 001",
            "Alabama 01 / Autaugaville town 03220",
        ];
        assert_eq!(settled(alabama), (expected.map(str::to_owned).to_vec(), vec![5]));
        let vermont = "40,50,0,0,0,Vermont,Vermont,646972\n50,50,1,0,0,Addison County,Vermont,37497\n\
            61,50,1,0,325,Addison town,Vermont,1375\n";
        assert_eq!(settled(vermont).0[2], "Vermont 50 / Addison County 1 / Addison town 325");
    }
}
