//! What the columns of proposals' tables mean: the words of Decidim, of CONSUL, and of towns.

use crate::i18n::Lang;
use crate::import::grid::Grid;
use crate::import::titles::{Meanings, has, meaning, words};

/// What a column of proposals holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Its number where it comes from.
    Id,
    /// What is proposed.
    Title,
    /// In one sentence.
    Summary,
    /// The text.
    Body,
    /// Where in the area.
    Place,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// The area.
    Area,
    /// What it is about.
    Category,
    /// Whom it is for.
    Groups,
    /// How far it is.
    State,
    /// Whether it can be done, apart from its state.
    Feasibility,
    /// Whether it is voted on.
    Selected,
    /// Whether it won.
    Winner,
    /// When it was taken back.
    Retired,
    /// When it came in.
    Submitted,
    /// What it costs.
    Cost,
    /// Signatures.
    Supports,
    /// Votes.
    Votes,
    /// The municipality's answer.
    Answer,
    /// Its page where it comes from.
    Url,
    /// Whether it is a change to another proposal, not one of its own.
    Amendment,
    /// What is not taken: people's names and numbers, and what Cabildo has no place for.
    Nothing,
}

/// Each meaning with beginnings of words, in English and Spanish.
const TABLE: Meanings<'_, Meaning> = &[
    (
        Meaning::Nothing,
        "author id|author name|author url|autor|author|user id|user|usuario|category id|scope id|component id|\
         component url|space id|space url|taxonom id|comments count|comments|comentarios|attachments|followers|\
         state published|answered at|machine translations|organization|related|meeting|valuator|administrator|\
         endorsement|email|correo|telefono|phone|cedula|dni|administrador|evaluador|valuation|mostrar|show|\
         budget id|original proposal|coauthor|reference|cost report|execution period|updated at|submitted by|\
         proposed by|presentada por|presentado por|proposta por|nombre complet|nombre apellido|apellido|full name|\
         first name|last name|surname|nome complet|sobrenome|nombre autor|nombre proponente|proponente|solicitante|\
         nombre solicitante|remitente|e mail|celular|whatsapp|documento identidad",
    ),
    (Meaning::Amendment, "is amend"),
    (Meaning::Id, "id.|identificador|numero propuesta|project id|proposal id|codigo|ref."),
    (Meaning::Title, "title|titulo|name.|nombre|propuesta.|titre|titolo|nome."),
    (Meaning::Summary, "summary|resumen|resumo|resume."),
    (Meaning::Body, "body|description|descripcion|text.|texto|detalle"),
    (Meaning::Place, "address|direccion|location.|lugar|ubicacion"),
    (Meaning::Latitude, "latitude|latitud|lat."),
    (Meaning::Longitude, "longitude|longitud|lon.|lng.|long."),
    (
        Meaning::Area,
        "scope name|scope operation|heading name|heading|barrio|bairro|distrito|district|neighborhood|\
         neighbourhood|corregimiento|area|ambito|geozone|ward.|quartier|quartiere",
    ),
    (Meaning::Category, "category name|taxonom name|category|categoria|tema.|tags|etiquetas"),
    (Meaning::Groups, "beneficiar|target|poblacion objetivo|grupos.|para quien"),
    (Meaning::State, "state.|estado|status"),
    (Meaning::Feasibility, "feasibility|viabilidad"),
    (Meaning::Selected, "selected|seleccionad"),
    (Meaning::Winner, "winner|ganador|selected at"),
    (Meaning::Retired, "retired|retirad|withdrawn"),
    (Meaning::Submitted, "published at|created at|submitted|fecha|date.|creada|presentada"),
    (Meaning::Cost, "budget amount|price.|cost.|costo|coste|custo|cout.|precio|monto|presupuesto"),
    (Meaning::Supports, "supports|num supports|votes total count|apoyos|cached votes up|proposal votes|firmas"),
    (Meaning::Votes, "confirmed votes|votes.|votos|ballot lines|num votes"),
    (Meaning::Answer, "answer.|respuesta|unfeasibility explanation"),
    (Meaning::Url, "url.|enlace"),
];

/// Titles that name a person as often as a proposal.
const NAMES: &str = "nombre|nombres|name.|nome.|nom.";
/// Titles that say what is proposed.
const TITLES: &str = "title|titulo|titre|titolo|propuesta.|proyecto|project|proposal|proposta|projeto|idea";
/// Titles of columns that tell who somebody is, or how to reach them.
const PERSONS: &str = "email|e mail|correo|telefono|telefone|phone|celular|whatsapp|cedula|dni|apellido|surname|last name|\
    sobrenome|edad|sexo";

impl Meaning {
    /// The word by which it is told and named by hand; none for what is not taken.
    pub fn word(self) -> Option<&'static str> {
        let word = match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Body => "text",
            Self::Place => "place",
            Self::Latitude => "lat",
            Self::Longitude => "lon",
            Self::Area => "area",
            Self::Category => "categories",
            Self::Groups => "groups",
            Self::State => "state",
            Self::Feasibility => "feasibility",
            Self::Selected => "selected",
            Self::Winner => "winner",
            Self::Retired => "retired",
            Self::Submitted => "submitted",
            Self::Cost => "cost",
            Self::Supports => "supports",
            Self::Votes => "votes",
            Self::Answer => "answer",
            Self::Url => "url",
            // No word by hand: whatever another system calls so is left out.
            Self::Amendment | Self::Nothing => return None,
        };
        Some(word)
    }

    /// All words, in the order in which proposals are written.
    pub fn words() -> Vec<&'static str> {
        TABLE.iter().filter_map(|(meaning, _)| meaning.word()).collect()
    }

    /// The meaning that has a word.
    pub fn named(word: &str) -> Option<Self> {
        TABLE.iter().map(|(meaning, _)| *meaning).find(|meaning| meaning.word() == Some(word))
    }
}

/// The meaning of each column. One thing is taken from one column: that whose title says it best,
/// in the first language where the title names one (`title/es`), among those that hold anything.
pub fn meanings(grid: &Grid, lang: &str) -> Vec<Meaning> {
    let mut best: Vec<(Meaning, (bool, usize), usize)> = Vec::new();
    for at in 0..grid.width() {
        let title = grid.titles.get(at).map_or("", String::as_str);
        let Some((meaning, letters)) = meaning(title, TABLE).filter(|(meaning, _)| *meaning != Meaning::Nothing) else {
            continue;
        };
        let told = words(title);
        let in_language = told.last().is_some_and(|last| last == lang);
        // A title that says nothing else says it best.
        let score = letters * 4 + usize::from(in_language) * 2 + usize::from(told.len() == 1);
        let score = (grid.values(at).next().is_some(), score);
        match best.iter_mut().find(|(known, ..)| *known == meaning) {
            Some(held) if held.1 < score => *held = (meaning, score, at),
            Some(_) => {}
            None => best.push((meaning, score, at)),
        }
    }
    if let Some(held) = best.iter_mut().find(|(meaning, _, at)| *meaning == Meaning::Title && is_name(grid, *at)) {
        match title_beside(grid) {
            Some(other) => held.2 = other,
            None if grid.titles.iter().any(|title| has(title, PERSONS)) => held.0 = Meaning::Nothing,
            None => {}
        }
    }
    let mut all = vec![Meaning::Nothing; grid.width()];
    best.into_iter().for_each(|(meaning, _, at)| all[at] = meaning);
    all
}

/// Whether a column's title may be that of people's names.
fn is_name(grid: &Grid, at: usize) -> bool {
    let title = grid.titles.get(at).map_or("", String::as_str);
    has(title, NAMES) && !has(title, TITLES)
}

/// The first column whose title says that it is what is proposed, among those that hold anything.
fn title_beside(grid: &Grid) -> Option<usize> {
    let is_one = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        has(title, TITLES) && meaning(title, TABLE).is_some_and(|(meaning, _)| meaning == Meaning::Title)
    };
    (0..grid.width()).filter(is_one).find(|at| grid.values(*at).next().is_some())
}

/// A column that says in another language what one of the columns taken says (`title/en`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translated {
    /// What it holds.
    pub meaning: Meaning,
    /// The language, where the site has it besides its first.
    pub lang: Option<Lang>,
    /// The column.
    pub at: usize,
}

/// Those columns. One of a language that is not the site's stands in where no other says anything.
pub fn translated(grid: &Grid, taken: &[Meaning], languages: &[Lang]) -> Vec<Translated> {
    let mut found = Vec::new();
    for (at, title) in grid.titles.iter().enumerate() {
        let told = words(title);
        let [begin @ .., last] = &told[..] else { continue };
        let names_language = last.len() == 2 && last.chars().all(|c| c.is_ascii_lowercase());
        let meaning = meaning(title, TABLE).map_or(Meaning::Nothing, |(meaning, _)| meaning);
        let own = taken.iter().position(|known| *known == meaning);
        let Some(own) = own.filter(|own| *own != at && meaning != Meaning::Nothing) else { continue };
        let same = words(&grid.titles[own]);
        let says_the_same = same == begin || same.split_last().is_some_and(|(_, begins)| begins == begin);
        if names_language && says_the_same && taken.get(at) == Some(&Meaning::Nothing) {
            let lang = languages.iter().skip(1).find(|lang| last == lang.as_str()).copied();
            found.push(Translated { meaning, lang, at });
        }
    }
    found
}
