//! Rows of a table of areas that are about what contains the others: a province's own row among those of its cantons.
//! Its smaller name is empty or says «all», or its smaller code is the container's or zeros behind it, or it has the
//! container's name and the sum of the others. It gives the container its code and its figures, and is no area in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::figures::{Figures, is_about, is_at_least};
use super::order::Told as Order;
use super::parted::CODE;
use super::whole::{is_like, rest_of, without_zeros};
use super::{Columns, MOST_NAMED, Meaning, all, levels, nested};
use crate::findings::Told;
use crate::import::figure::Style;
use crate::import::grid::{Grid, text_at};
use crate::import::titles::has;
use crate::text::slug::fold;

/// Names of rows that are sums.
pub const SUMS: &str = "total.|totales.|subtotal.|gran total|localidades vivienda";
/// What was found.
#[derive(Debug, Default)]
pub struct Settled {
    /// What is told of it.
    pub notes: Vec<Told>,
    /// The numbers of rows that are the whole table's, which were taken out.
    pub wholes: Vec<usize>,
    /// The numbers of other rows that are about no area, with what is told of each.
    pub left: Vec<(usize, Told)>,
}

/// A row that says something of a level.
struct Row {
    /// Its place in the table.
    at: usize,
    /// Its name; nothing where that is a mark alone.
    name: Option<String>,
    code: Option<String>,
    /// Whether it says in the name's place that it is about all areas there.
    is_all: bool,
    /// The depth of what contains it, with what it calls that.
    container: Option<(usize, String)>,
    /// What tells its containers apart, down to that.
    path: Vec<String>,
    /// Whether it says nothing of deeper levels.
    is_deepest: bool,
}

/// A container's own row.
struct Own {
    container: usize,
    code: Option<String>,
}

/// Finds the containers' own rows, empties what they say of smaller levels, and gives their codes to the containers.
pub fn settle(grid: &mut Grid, meanings: &mut Vec<Meaning>, file: &str, told: Order, figures: &Figures) -> Settled {
    let mut settled = Settled::default();
    let (columns, _) = levels(grid, meanings, told);
    if columns.len() < 2 || meanings.contains(&Meaning::Parent) {
        return settled;
    }
    let mut found: BTreeMap<usize, Own> = BTreeMap::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut perhaps: BTreeSet<String> = BTreeSet::new();
    for depth in (1..columns.len()).rev() {
        let level = Level::of(grid, &columns, depth, &found);
        let own: Vec<(usize, usize, Option<String>)> = level.own(figures);
        perhaps.extend(level.perhaps(figures, &own));
        for (at, container, code) in own {
            let cells = &mut grid.rows[at].1;
            for cleared in columns[depth].code.into_iter().chain(columns[depth].name) {
                cells.get_mut(cleared).into_iter().for_each(String::clear);
            }
            found.insert(at, Own { container, code: code.filter(|code| !is_zero(code)) });
        }
    }
    leave_marks(grid, &columns);
    names.extend(found.iter().map(|(at, own)| called(&columns[own.container], &grid.rows[*at].1)));
    give_codes(grid, meanings, &columns, &found);
    settled.wholes = leave_whole(grid, &columns);
    settled.notes.extend(note("import-own-rows", file, found.len(), &names));
    settled.notes.extend(note("import-own-perhaps", file, perhaps.len(), &perhaps));
    settled
}

pub(super) fn note(key: &'static str, file: &str, number: usize, names: &BTreeSet<String>) -> Option<Told> {
    let more = if names.len() > MOST_NAMED { ", …" } else { "" };
    let first = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| Told::new(key).with("file", file).with("number", number).with("names", first + more))
}

fn called(columns: &Columns, cells: &[String]) -> String {
    columns.name(cells).or(columns.code(cells)).unwrap_or_default().to_owned()
}

pub(super) fn is_zero(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte == b'0')
}

/// Empties marks in the place of names: what has a code is called by that.
fn leave_marks(grid: &mut Grid, columns: &[Columns]) {
    for (_, cells) in &mut grid.rows {
        for name in columns
            .iter()
            .filter(|level| level.code(cells).is_some())
            .filter_map(|level| level.name)
            .collect::<Vec<_>>()
        {
            cells.get_mut(name).filter(|cell| all::is_mark(cell)).into_iter().for_each(String::clear);
        }
    }
}

/// Takes out the rows that name no area and whose code is zeros alone: the whole of all.
fn leave_whole(grid: &mut Grid, columns: &[Columns]) -> Vec<usize> {
    let is_whole = |cells: &[String]| {
        let mut codes = columns.iter().filter_map(|level| level.code(cells)).peekable();
        codes.peek().is_some() && codes.all(is_zero) && columns.iter().all(|level| level.name(cells).is_none())
    };
    let wholes = grid.rows.iter().filter(|(_, cells)| is_whole(cells)).map(|(row, _)| *row).collect();
    grid.rows.retain(|(_, cells)| !is_whole(cells));
    wholes
}

/// What tells the areas of each row apart, level by level; an empty cell is as the one above it.
pub(super) fn paths(grid: &Grid, columns: &[Columns]) -> Vec<Vec<String>> {
    let mut last = vec![String::new(); columns.len()];
    let path = |(_, cells): &(usize, Vec<String>)| {
        for (depth, level) in columns.iter().enumerate() {
            let own = level.key(cells);
            if !own.is_empty() && own != last[depth] {
                last[depth] = own;
                last[depth + 1..].iter_mut().for_each(String::clear);
            }
        }
        last.clone()
    };
    grid.rows.iter().map(path).collect()
}

/// The rows of a table that say something of one level.
struct Level<'t> {
    grid: &'t Grid,
    columns: &'t Columns,
    rows: Vec<Row>,
    /// The codes of what contains a row, by its place in the table.
    above: HashMap<usize, String>,
    /// The places among `rows` by what contains them, nearest or not.
    groups: HashMap<Vec<String>, Vec<usize>>,
    /// The fewest digits of the codes of areas that have a name of their own.
    shortest: Option<usize>,
}

impl<'t> Level<'t> {
    fn of(grid: &'t Grid, columns: &'t [Columns], depth: usize, found: &BTreeMap<usize, Own>) -> Self {
        let own = &columns[depth];
        let mut level = Self {
            grid,
            columns: own,
            rows: Vec::new(),
            above: HashMap::new(),
            groups: HashMap::new(),
            shortest: None,
        };
        for ((at, (_, cells)), path) in grid.rows.iter().enumerate().zip(paths(grid, columns)) {
            let says = |one: &Columns| one.name(cells).or(one.code(cells)).is_some();
            let Some(deepest) = columns.iter().rposition(says).filter(|deepest| *deepest >= depth) else { continue };
            let in_hand = found.get(&at).filter(|own| own.container == depth).and_then(|own| own.code.clone());
            let written = own.name(cells);
            let name = written.filter(|name| !all::is_mark(name)).map(str::to_owned);
            let code = own.code(cells).map(str::to_owned).or(in_hand);
            let container = columns[..depth].iter().rposition(says);
            let above = container.and_then(|up| columns[up].name(cells));
            let is_it = |name: &str| {
                let level = container.and_then(|up| columns[up].level.as_deref());
                all::is_all(name) || all::is_container(name, level, above) || code.is_none() && all::is_mark(name)
            };
            let is_all = written.is_some_and(is_it);
            let is_other = |name: &String| above.is_none_or(|above| fold(above) != fold(name));
            if let Some(code) = code.as_ref().filter(|_| name.as_ref().is_some_and(is_other)) {
                level.shortest = Some(level.shortest.map_or(code.len(), |least| least.min(code.len())));
            }
            if let Some(above) = container.and_then(|up| columns[up].code(cells)) {
                level.above.insert(at, above.to_owned());
            }
            let container = container.map(|up| (up, called(&columns[up], cells)));
            let held = container.as_ref().map_or(depth, |(up, _)| up + 1);
            for end in 1..=depth {
                level.groups.entry(path[..end].to_vec()).or_default().push(level.rows.len());
            }
            let path = path[..held].to_vec();
            level.rows.push(Row { at, name, code, container, path, is_deepest: deepest == depth, is_all });
        }
        level
    }

    /// The other areas of a row's container.
    fn others(&self, row: &Row) -> impl Iterator<Item = &Row> {
        let inside = self.groups.get(&row.path).into_iter().flatten().map(|at| &self.rows[*at]);
        let (name, code) = (row.name.clone(), row.code.clone());
        inside.filter(move |other| other.name != name || other.code != code)
    }

    /// The rows that are the container's own: the place of each, the container's depth, and the code.
    fn own(&self, figures: &Figures) -> Vec<(usize, usize, Option<String>)> {
        let candidates: Vec<&Row> = self.rows.iter().filter(|row| self.may_be(row)).collect();
        let among: Vec<&Row> = candidates
            .iter()
            .copied()
            .filter(|row| self.is_coded_so(row) && self.others(row).next().is_some())
            .collect();
        let stem = |row: &&Row| row.code.as_deref().map_or(0, |code| code.trim_end_matches('0').len());
        let longest = among.iter().map(stem).max();
        // Where a container has a row of its own and no other, it is so in the tables of others.
        let is_alone = |row: &&Row| {
            let ends = |code: &str| code.ends_with('0') && longest.is_some_and(|longest| stem(row) <= longest);
            let code = row.code.as_deref();
            self.others(row).next().is_none()
                && (row.name.is_some() && self.is_coded_so(row) && longest.is_some()
                    || row.name.is_none() && (code.is_some_and(ends) || self.is_coded_so(row)))
        };
        let regular = self.regular();
        let is_own = |row: &&Row| {
            row.is_all
                || self.others(row).next().is_some() && self.is_coded_so(row)
                || is_alone(row)
                || self.is_sum(row, figures)
                || self.lacks_name_alone(row, &regular, figures)
        };
        let own = candidates.iter().copied().filter(is_own);
        // The code of a row that says «all» may be anything.
        let code = |row: &Row| row.code.clone().filter(|_| !row.is_all || self.is_coded_so(row));
        own.filter_map(|row| Some((row.at, row.container.as_ref()?.0, code(row)))).collect()
    }

    /// How deep the containers stand of which each has one row without a name among those that have one, and no other.
    fn regular(&self) -> BTreeSet<usize> {
        let is_nameless = |row: &&Row| row.name.is_none() && row.is_deepest && row.container.is_some();
        let mut nameless: BTreeMap<&[String], usize> = BTreeMap::new();
        for row in self.rows.iter().filter(is_nameless) {
            *nameless.entry(&row.path).or_default() += 1;
        }
        let is_named = |rows: &[usize]| rows.iter().any(|at| self.rows[*at].name.is_some());
        let is_regular = |depth: &usize| {
            let all = self.groups.iter().filter(|(path, rows)| path.len() == *depth && is_named(rows));
            let counts: Vec<usize> = all.map(|(path, _)| nameless.get(&path[..]).copied().unwrap_or(0)).collect();
            counts.len() > 1 && counts.iter().all(|count| *count == 1)
        };
        nameless.keys().map(|path| path.len()).filter(is_regular).collect()
    }

    /// Whether a row's name is empty where all others of its container have one, as it is with each container, or
    /// its figures are at least the sum of the others'.
    fn lacks_name_alone(&self, row: &Row, regular: &BTreeSet<usize>, figures: &Figures) -> bool {
        let is_alone = || self.others(row).all(|other| other.name.is_some() || other.path.len() > row.path.len());
        if row.name.is_some() || self.columns.name.is_none() || !is_alone() {
            return false;
        }
        let sums = if figures.is_people { self.sums(row, figures) } else { Vec::new() };
        let is_least = |(own, sum, others): &(Decimal, Decimal, usize)| *others > 0 && is_at_least(*own, *sum);
        let is_whole = sums.iter().all(is_least);
        let is_sum = is_whole && sums.iter().any(|(.., others)| *others > 1);
        is_sum || regular.contains(&row.path.len()) && is_whole
    }

    /// Whether a row's name does not speak against it: it is empty, the container's, or that of a sum.
    fn may_be(&self, row: &Row) -> bool {
        let Some((_, container)) = row.container.as_ref().filter(|_| row.is_deepest) else { return false };
        match &row.name {
            _ if row.is_all => true,
            // Where no column has names, all rows are without one.
            None if self.columns.name.is_none() => row.code.as_deref().is_some_and(is_zero),
            None => row.code.is_some(),
            Some(name) => is_like(name, container) || has(name, SUMS) && row.code.is_some(),
        }
    }

    /// Whether the code is the container's: zeros, its own, or that with zeros behind.
    fn is_coded_so(&self, row: &Row) -> bool {
        let Some(code) = row.code.as_deref() else { return false };
        if is_zero(code) {
            return row.name.is_some() || self.columns.name.is_some() || self.others(row).next().is_some();
        }
        if let Some(above) = self.above.get(&row.at) {
            let begins = |other: &Row| other.code.as_deref().is_some_and(|code| rest_of(code, above).is_some());
            let is_it = without_zeros(code) == without_zeros(above);
            let is_filled = rest_of(code, above).is_some_and(|rest| rest.is_empty());
            let has_name = row.name.is_some();
            return is_it && (!has_name || self.is_shorter(code) && self.others(row).all(begins))
                || is_filled && self.others(row).all(begins);
        }
        let begins = |other: &Row| other.code.as_deref().is_some_and(|other| rest_of(other, code).is_some());
        let is_short = || row.name.is_none() || self.others(row).next().is_some() && self.others(row).all(begins);
        self.is_shorter(code) && is_short() || self.is_stem(row, code)
    }

    /// Whether a code is shorter than those of all areas that have a name of their own.
    fn is_shorter(&self, code: &str) -> bool {
        self.shortest.is_some_and(|least| code.len() < least)
    }

    /// Whether a code that ends in zeros is that with which all codes of the container's areas begin.
    fn is_stem(&self, row: &Row, code: &str) -> bool {
        let stem = code.trim_end_matches('0');
        let fewest = if row.name.is_none() { 1 } else { 2 };
        let fits = |other: &Row| {
            other.code.as_deref().is_some_and(|other| other.len() == code.len() && other.starts_with(stem))
        };
        let mut others = self.others(row).peekable();
        !stem.is_empty() && code.len() >= stem.len() + fewest && others.peek().is_some() && others.all(fits)
    }

    /// What a row and the others of its container have in each column of figures, and how many others.
    fn sums(&self, row: &Row, figures: &Figures) -> Vec<(Decimal, Decimal, usize)> {
        let year = |row: &Row| figures.year(self.grid, row.at);
        let figure = |row: &Row, column: &(usize, Style)| figures.figure(self.grid, row.at, *column);
        let inside = || self.groups.get(&row.path).into_iter().flatten().map(|at| &self.rows[*at]);
        // What has no name may be what contains some of the others.
        let counts = |other: &&Row| other.is_deepest && !other.is_all && (row.name.is_some() || other.name.is_some());
        let others = || inside().filter(|other| other.at != row.at && year(other) == year(row)).filter(counts);
        let sum = |column: &(usize, Style)| {
            let all: Vec<Decimal> = others().filter_map(|other| figure(other, column)).collect();
            Some((figure(row, column)?, all.iter().sum(), all.len()))
        };
        figures.columns.iter().filter_map(sum).collect()
    }

    /// Whether a row has its container's name and about the sum of the others.
    fn is_sum(&self, row: &Row, figures: &Figures) -> bool {
        let is_sum = |(own, sum, others): &(Decimal, Decimal, usize)| {
            *others > 1 && sum > &Decimal::ZERO && is_about(*own, *sum)
        };
        let sums = if self.is_called_so(row) { self.sums(row, figures) } else { Vec::new() };
        !sums.is_empty() && sums.iter().all(is_sum)
    }

    fn is_called_so(&self, row: &Row) -> bool {
        let container = row.container.as_ref().filter(|_| row.is_deepest);
        container.is_some_and(|(_, container)| row.name.as_deref().is_some_and(|name| fold(name) == fold(container)))
    }

    /// The names of rows that have the container's name and more than all others, and may be its own.
    fn perhaps(&self, figures: &Figures, own: &[(usize, usize, Option<String>)]) -> Vec<String> {
        let is_more = |(own, sum, others): &(Decimal, Decimal, usize)| *others > 1 && own > sum;
        let held: BTreeSet<usize> = own.iter().map(|(at, ..)| *at).collect();
        let is_perhaps = |row: &&Row| {
            let sums = if self.is_called_so(row) { self.sums(row, figures) } else { Vec::new() };
            !held.contains(&row.at) && !sums.is_empty() && sums.iter().all(is_more)
        };
        self.rows.iter().filter(is_perhaps).filter_map(|row| row.name.clone()).collect()
    }
}

/// Gives the codes of the own rows to the containers: in their column, or in one that is added.
fn give_codes(grid: &mut Grid, meanings: &mut Vec<Meaning>, columns: &[Columns], found: &BTreeMap<usize, Own>) {
    let all = paths(grid, columns);
    for (depth, level) in columns.iter().enumerate() {
        let mut codes: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        let own = found.iter().filter(|(_, own)| own.container == depth);
        for (at, code) in own.filter_map(|(at, own)| Some((*at, own.code.as_deref()?))) {
            let code = short(grid, columns, code, depth);
            match level.code {
                Some(column) if level.code(&grid.rows[at].1).is_none() => grid.rows[at].1[column] = code,
                Some(_) => {}
                None => _ = codes.entry(all[at][..=depth].to_vec()).or_default().insert(code),
            }
        }
        // Two codes of one container are none.
        codes.retain(|_, codes| codes.len() == 1);
        if !codes.is_empty() {
            add_column(grid, meanings, level, &|at| codes.get(&all[at][..=depth])?.first().cloned());
        }
    }
}

/// Adds a column of codes of a level, for the rows that name its areas.
fn add_column(grid: &mut Grid, meanings: &mut Vec<Meaning>, level: &Columns, code: &dyn Fn(usize) -> Option<String>) {
    let Some(name) = level.name else { return };
    let of_row =
        |(at, (_, cells)): (usize, &(usize, Vec<String>))| code(at).filter(|_| !text_at(cells, name).is_empty());
    let codes: Vec<Option<String>> = grid.rows.iter().enumerate().map(of_row).collect();
    grid.add_column(format!("{}{CODE}", grid.titles[name]), codes);
    meanings.resize(grid.titles.len() - 1, Meaning::Other);
    meanings.push(Meaning::Code(level.level.clone()));
}

/// The container's part of a code that is filled with zeros to the length of its areas' codes, where such codes are
/// known to be parted so: `05000` is `05`, and `010100` is `0101`.
fn short(grid: &Grid, columns: &[Columns], code: &str, depth: usize) -> String {
    let Some(column) = columns.iter().rev().find_map(|level| level.code) else { return code.to_owned() };
    let length = grid.every(column).map(|cell| cell.trim_end_matches(".0").len()).max().unwrap_or(0);
    let lost = length.saturating_sub(code.len());
    // A spreadsheet takes one zero, seldom two.
    let end = nested::parted(length, columns.len()).and_then(|ends| ends.get(depth)?.checked_sub(lost));
    match end.filter(|end| lost < 2 && *end > 0 && code.is_char_boundary(*end)).map(|end| code.split_at(end)) {
        Some((own, rest)) if is_zero(rest) => own.to_owned(),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::guessed;
    use super::*;

    /// The names and codes of each row, the largest first, as they are read then; and the notes.
    fn settled(text: &str) -> (Vec<String>, Vec<usize>, usize) {
        let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let mut meanings = guessed(&grid);
        let figures = (0..grid.width()).filter(|at| grid.titles[*at].starts_with("Población"));
        let figures = figures.map(|at| (at, Style::of(grid.every(at)))).collect();
        let figures = Figures { columns: figures, years: None, is_people: true };
        let all = settle(&mut grid, &mut meanings, "x.csv", Order::default(), &figures);
        let (columns, _) = levels(&grid, &meanings, Order::default());
        let said = |cells: &[String]| {
            let level = |level: &Columns| {
                Some([level.name(cells), level.code(cells)].into_iter().flatten().collect::<Vec<_>>().join(" "))
            };
            columns.iter().filter_map(level).filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" / ")
        };
        (grid.rows.iter().map(|(_, cells)| said(cells)).collect(), all.wholes, all.notes.len())
    }

    /// As Ecuador's INEC, Colombia's DANE, Peru's INEI and Honduras' INE write them.
    #[test]
    fn a_row_without_the_smaller_name_is_the_containers() {
        let ecuador = "Código;Provincia;Cantón;Población\n00;;;9\n01;Azuay;;5\n0101;Azuay;Cuenca;4\n0102;Azuay;Girón;1\n24;Elena;;7\n";
        let rows = ["Azuay 01", "Azuay 01 / Cuenca 0101", "Azuay 01 / Girón 0102", "Elena 24"];
        assert_eq!(settled(ecuador), (rows.map(str::to_owned).to_vec(), vec![2], 1));
        let colombia = "Código,Departamento,Municipio\n50000,Meta,\n50001,Meta,Villavicencio\n50006,Meta,Acacías\n05000,Antioquia,\n05001,Antioquia,Medellín\n";
        let (rows, ..) = settled(colombia);
        assert_eq!(
            (rows[0].as_str(), rows[3].as_str(), rows[4].as_str()),
            ("Meta 50", "Antioquia 05", "Antioquia 05 / Medellín 05001")
        );
        let peru = "UBIGEO;DEPARTAMENTO;PROVINCIA;DISTRITO\n010000;AMAZONAS;;\n010100;AMAZONAS;CHACHAPOYAS;\n010101;AMAZONAS;CHACHAPOYAS;CHACHAPOYAS\n010102;AMAZONAS;CHACHAPOYAS;ASUNCION\n";
        let (rows, ..) = settled(peru);
        assert_eq!(
            rows[..3],
            ["AMAZONAS 01", "AMAZONAS 01 / CHACHAPOYAS 0101", "AMAZONAS 01 / CHACHAPOYAS 0101 / CHACHAPOYAS 010101"]
        );
        let honduras = "Departamento,Municipio,Código\nAtlántida,La Ceiba,0101\nAtlántida,Tela,0107\nAtlántida,,01\n";
        assert_eq!(settled(honduras).0[2], "Atlántida 01");
    }

    /// As the Census Bureau and Panama's INEC write them; Germany's towns that are districts of their own have zeros too.
    #[test]
    fn a_code_of_zeros_is_the_containers_where_there_are_others() {
        let panama = "Cód. provincia,Provincia,Cód. distrito,Distrito\n02,Coclé,00,Coclé\n02,Coclé,01,Aguadulce\n02,Coclé,05,Penonomé\n";
        assert_eq!(settled(panama).0[..2], ["Coclé 02", "Coclé 02 / Aguadulce 01"]);
        let filled = "Cód. provincia,Provincia,Cód. distrito,Distrito\n02,Coclé,0200,Coclé\n02,Coclé,0201,Aguadulce\n";
        assert_eq!(settled(filled).0[0], "Coclé 02");
        let germany =
            "Kreis,Kreis Name,Gemeinde Code,Gemeinde\n12,Karlsruhe,000,Karlsruhe\n11,Baden-Baden,000,Baden-Baden\n";
        assert_eq!(settled(germany).0[0], "Karlsruhe 12 / Karlsruhe 000");
        let unknown = "Cód. estado,Estado,Cód. município,Município\n11,Rondônia,110000,Ignorado\n11,Rondônia,110001,Alta Floresta\n";
        assert_eq!(settled(unknown).0[0], "Rondônia 11 / Ignorado 110000", "what nobody knows is not all");
    }

    #[test]
    fn the_containers_name_with_the_sum_of_the_others_is_the_container() {
        let head = "Provincia,Distrito,Población\n";
        let sum = format!(
            "{head}Coclé,Coclé,300\nCoclé,Antón,100\nCoclé,Natá,200\nPanamá,Panamá,900\nPanamá,Chepo,100\nPanamá,Taboga,1\n"
        );
        let (rows, _, notes) = settled(&sum);
        assert_eq!((rows[0].as_str(), rows[3].as_str(), notes), ("Coclé", "Panamá / Panamá", 2), "the capital is told");
        let same = format!("{head}Panamá,Panamá,1001\nPanamá,Panamá,900\nPanamá,Chepo,100\nPanamá,Taboga,1\n");
        assert_eq!(settled(&same).0[..2], ["Panamá", "Panamá / Panamá"]);
    }

    #[test]
    fn an_area_without_a_name_and_one_whose_code_ends_in_a_nought_stay() {
        let text = "Código;Provincia;Cantón\n0101;Azuay;Cuenca\n0102;Azuay;Girón\n0103;Azuay;\n0110;Azuay;Oña\n";
        let (rows, _, notes) = settled(text);
        assert_eq!((rows[2].as_str(), rows[3].as_str(), notes), ("Azuay / 0103", "Azuay / Oña 0110", 0));
    }
}
