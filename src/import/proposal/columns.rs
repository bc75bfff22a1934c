//! What the columns of proposals' tables mean: the words of Decidim, of CONSUL, and of towns.

use crate::i18n::Lang;
use crate::import::grid::Grid;
use crate::import::titles::{Meanings, meaning, words};

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
         budget id|is amend|original proposal|coauthor|reference|cost report|execution period|updated at",
    ),
    (Meaning::Id, "id.|identificador|numero propuesta|project id|proposal id|codigo"),
    (Meaning::Title, "title|titulo|name.|nombre|propuesta."),
    (Meaning::Summary, "summary|resumen"),
    (Meaning::Body, "body|description|descripcion|text.|texto|detalle"),
    (Meaning::Place, "address|direccion|location.|lugar|ubicacion"),
    (Meaning::Latitude, "latitude|latitud|lat."),
    (Meaning::Longitude, "longitude|longitud|lon.|lng."),
    (
        Meaning::Area,
        "scope name|heading name|heading|barrio|distrito|district|neighborhood|corregimiento|area|ambito|geozone",
    ),
    (Meaning::Category, "category name|taxonom name|category|categoria|tema.|tags|etiquetas"),
    (Meaning::Groups, "beneficiar|target|poblacion objetivo|grupos.|para quien"),
    (Meaning::State, "state.|estado|status"),
    (Meaning::Feasibility, "feasibility|viabilidad"),
    (Meaning::Selected, "selected|seleccionad"),
    (Meaning::Winner, "winner|ganador|selected at"),
    (Meaning::Retired, "retired|retirad|withdrawn"),
    (Meaning::Submitted, "published at|created at|fecha|date.|creada|presentada"),
    (Meaning::Cost, "budget amount|price.|cost.|costo|coste|precio|monto|presupuesto"),
    (Meaning::Supports, "supports|num supports|votes total count|apoyos|cached votes up|proposal votes|firmas"),
    (Meaning::Votes, "confirmed votes|votes.|votos|ballot lines|num votes"),
    (Meaning::Answer, "answer.|respuesta|unfeasibility explanation"),
    (Meaning::Url, "url.|enlace"),
];

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
            Self::Nothing => return None,
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
/// in the first language where the title names one (`title/es`).
pub fn meanings(grid: &Grid, lang: &str) -> Vec<Meaning> {
    let mut best: Vec<(Meaning, usize, usize)> = Vec::new();
    for at in 0..grid.width() {
        let title = grid.titles.get(at).map_or("", String::as_str);
        let Some((meaning, letters)) = meaning(title, TABLE).filter(|(meaning, _)| *meaning != Meaning::Nothing) else {
            continue;
        };
        let told = words(title);
        let in_language = told.last().is_some_and(|last| last == lang);
        // A title that says nothing else says it best.
        let score = letters * 4 + usize::from(in_language) * 2 + usize::from(told.len() == 1);
        match best.iter_mut().find(|(known, ..)| *known == meaning) {
            Some(held) if held.1 < score => *held = (meaning, score, at),
            Some(_) => {}
            None => best.push((meaning, score, at)),
        }
    }
    let mut all = vec![Meaning::Nothing; grid.width()];
    best.into_iter().for_each(|(meaning, _, at)| all[at] = meaning);
    all
}

/// Columns that say in another language of the site what one of the columns taken says (`title/en`).
pub fn translated(grid: &Grid, taken: &[Meaning], languages: &[Lang]) -> Vec<(Meaning, Lang, usize)> {
    let mut found: Vec<(Meaning, Lang, usize)> = Vec::new();
    for (at, title) in grid.titles.iter().enumerate() {
        let Some((meaning, _)) = meaning(title, TABLE) else { continue };
        let told = words(title);
        // A column that stands for itself has no language in its title, or the first.
        let lang = languages
            .iter()
            .skip(1)
            .find(|lang| told.len() > 1 && told.last().is_some_and(|last| last == lang.as_str()));
        let free = taken.contains(&meaning) && taken.get(at) == Some(&Meaning::Nothing);
        if let Some(lang) = lang.filter(|_| free && meaning != Meaning::Nothing) {
            found.push((meaning, *lang, at));
        }
    }
    found
}
