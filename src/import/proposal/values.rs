//! What a row's cells say, in the words of the content.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::columns::{Meaning, Translated};
use super::cost::Costs;
use super::html;
use crate::i18n::Lang;
use crate::import::Asked;
use crate::import::figure::Said;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::choice::Choice;
use crate::model::proposal::{Category, ProposalState, Reason, TargetGroup};
use crate::text::slug::fold;
use crate::text::yaml::write::Value;

/// A row's cells by what they mean.
pub struct Row<'r> {
    /// The table.
    pub grid: &'r Grid,
    /// The row's number in the file.
    pub number: usize,
    /// The cells.
    pub cells: &'r [String],
    /// What each column holds.
    pub meanings: &'r [Meaning],
    /// Columns that say the same in another language.
    pub translated: &'r [Translated],
    /// What the whole table tells of how its rows are written.
    pub table: &'r Table,
}

/// A cost, and the cell that says it.
pub struct Cost<'r> {
    /// What the cell's column holds.
    pub meaning: Meaning,
    /// The cell, or the part of it that is about the cost.
    pub cell: &'r str,
    /// What it says.
    pub said: Said,
}

/// What can only be told from a whole table.
#[derive(Debug)]
pub struct Table {
    /// How its costs are written.
    costs: Costs,
    /// Whether the vote has been held, since some have won.
    decided: bool,
}

impl Table {
    /// Looks at all rows.
    pub fn of<'a>(grid: &'a Grid, meanings: &'a [Meaning], asked: &Asked) -> Self {
        let unknown = Self { costs: Costs::of(std::iter::empty(), asked), decided: false };
        let all = || {
            let row = |(number, cells): &'a (usize, Vec<String>)| Row {
                grid,
                number: *number,
                cells,
                meanings,
                translated: &[],
                table: &unknown,
            };
            grid.rows.iter().map(row)
        };
        let texts = all().filter_map(|row| row.cost_cell()).filter(|(.., is_number)| !is_number);
        let costs = Costs::of(texts.map(|(_, cell, _)| cell), asked);
        Self { costs, decided: all().any(|row| row.says_yes(Meaning::Winner)) }
    }
}

impl<'r> Row<'r> {
    /// A cell that is not empty; of a text that its own column lacks, the one in another language.
    pub fn get(&self, meaning: Meaning) -> Option<&'r str> {
        let at = self.meanings.iter().position(|known| *known == meaning)?;
        let others = self.translated.iter().filter(|other| other.meaning == meaning).map(|other| other.at);
        std::iter::once(at).chain(others).find_map(|at| self.cell(at))
    }

    fn cell(&self, at: usize) -> Option<&'r str> {
        self.cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// What the row says in other languages.
    pub fn others(&self, meaning: Meaning) -> impl Iterator<Item = (Lang, &str)> {
        let all = self.translated.iter().filter(move |other| other.meaning == meaning);
        all.filter_map(|other| Some((other.lang?, self.cell(other.at)?)))
    }

    /// Whether a cell says yes, or since when.
    fn says_yes(&self, meaning: Meaning) -> bool {
        let yes = |cell: &str| matches!(fold(cell).as_str(), "true" | "yes" | "si" | "1" | "1.0" | "t" | "x");
        self.get(meaning).is_some_and(|cell| yes(cell) || day(cell).is_some())
    }

    /// A text, in each language that it is told in.
    pub fn text(&self, meaning: Meaning, first: Lang) -> Option<Value> {
        let own = html::markdown(self.get(meaning)?);
        let others: Vec<(String, Value)> = self
            .others(meaning)
            .map(|(lang, cell)| (lang.as_str().to_owned(), Value::Text(html::markdown(cell))))
            .collect();
        Some(match others.is_empty() {
            true => Value::Text(own),
            false => {
                let all = std::iter::once((first.as_str().to_owned(), Value::Text(own))).chain(others);
                Value::Flow(all.collect())
            }
        })
    }

    /// Whether it is a change to another proposal.
    pub fn is_amendment(&self) -> bool {
        self.says_yes(Meaning::Amendment)
    }

    /// How far it is, in our words; received where no word tells.
    pub fn state(&self) -> ProposalState {
        if self.says_yes(Meaning::Winner) {
            return ProposalState::Selected;
        }
        if self.get(Meaning::Retired).is_some_and(|cell| !is_no(cell)) {
            return ProposalState::Withdrawn;
        }
        let words = [Meaning::State, Meaning::Feasibility].into_iter().filter_map(|meaning| self.get(meaning));
        let known = words.filter_map(our_state).next();
        if self.table.decided && self.get(Meaning::Votes).is_some() && known != Some(ProposalState::Rejected) {
            return ProposalState::NotSelected;
        }
        if self.says_yes(Meaning::Selected) && known != Some(ProposalState::Rejected) {
            return ProposalState::OnBallot;
        }
        known.unwrap_or(ProposalState::Received)
    }

    /// Why it was refused, where the word for it says so: what cannot be done. Any other reason is for
    /// the town to give.
    pub fn reason(&self) -> Option<Reason> {
        let words = [Meaning::State, Meaning::Feasibility].into_iter().filter_map(|meaning| self.get(meaning));
        let refused = words.filter_map(|cell| Some((cell, our_state(cell)?))).next();
        let (cell, _) = refused.filter(|(_, state)| *state == ProposalState::Rejected)?;
        titles::has(cell, "unfeasib|infeasib|not feasib|inviab|no viab|inviavel").then_some(Reason::NotViable)
    }

    /// The cells that say something which could not be read, and so is not written.
    pub fn unread(&self, asked: &Asked) -> Vec<(Meaning, String)> {
        let cost = self.cost().filter(|cost| cost.said == Said::Words).map(|cost| cost.meaning);
        let is_read = |meaning, cell: &str| match meaning {
            Meaning::State => our_state(cell).is_some(),
            Meaning::Feasibility if cost == Some(meaning) => false,
            Meaning::Feasibility => our_state(cell).is_some() || self.get(Meaning::State).is_some(),
            Meaning::Submitted => day(cell).is_some(),
            Meaning::Supports | Meaning::Votes => self.count(meaning).is_some(),
            Meaning::Latitude | Meaning::Longitude => self.coordinates().is_some(),
            Meaning::Area => self.area(asked).is_some(),
            Meaning::Cost => cost != Some(meaning),
            _ => true,
        };
        let all = self.meanings.iter().filter_map(|meaning| Some((*meaning, self.get(*meaning)?)));
        let whole =
            all.filter(|(meaning, cell)| !is_read(*meaning, cell)).map(|(meaning, cell)| (meaning, cell.to_owned()));
        // Of several words in a cell only those that are not known.
        let parts = [(Meaning::Category, self.categories().1), (Meaning::Groups, self.groups().1)];
        let parts = parts.into_iter().filter(|(_, unknown)| !unknown.is_empty());
        whole.chain(parts.map(|(meaning, unknown)| (meaning, unknown.join(", ")))).collect()
    }

    /// The area that has the name, among those of the municipality.
    pub fn area(&self, asked: &Asked) -> Option<String> {
        let name = fold(self.get(Meaning::Area)?);
        let territory = &asked.shared.territory;
        let named = |area: &&crate::model::territory::Area| fold(area.name.first()) == name || area.id == name;
        territory.areas.iter().find(named).map(|area| area.id.clone())
    }

    /// What it is about, by words that systems and towns use; and the words that are not known.
    pub fn categories(&self) -> (Vec<Category>, Vec<&'r str>) {
        let known = |part: &str| titles::meaning(part, CATEGORIES).map(|(category, _)| category);
        self.words(Meaning::Category, known)
    }

    /// Whom it is for; and the words that are not known.
    pub fn groups(&self) -> (Vec<TargetGroup>, Vec<&'r str>) {
        let known = |part: &str| titles::meaning(part, GROUPS).map(|(group, _)| group);
        self.words(Meaning::Groups, known)
    }

    /// The words of a cell: those that are ours or known, each once, and the others.
    fn words<C: Choice + PartialEq>(
        &self,
        meaning: Meaning,
        known: impl Fn(&str) -> Option<C>,
    ) -> (Vec<C>, Vec<&'r str>) {
        let (mut all, mut unknown) = (Vec::new(), Vec::new());
        let parts = self.get(meaning).into_iter().flat_map(|cell| cell.split([',', ';', '|']));
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            match C::from_id(&fold(part).replace(' ', "-")).or_else(|| known(part)) {
                Some(one) if all.contains(&one) => {}
                Some(one) => all.push(one),
                None => unknown.push(part),
            }
        }
        (all, unknown)
    }

    /// A day written `2015-09-15…` or, as CONSUL does, `15/09/2015`.
    pub fn date(&self, meaning: Meaning) -> Option<String> {
        self.get(meaning).and_then(day).map(|day| day.to_string())
    }

    /// A count of things.
    pub fn count(&self, meaning: Meaning) -> Option<String> {
        let cell = self.get(meaning)?;
        let whole = cell.strip_suffix(".0").unwrap_or(cell);
        // Signs in a whole number part its thousands.
        let mut parts = whole.split([',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}']);
        let first = parts
            .next()
            .filter(|first| (1..=3).contains(&first.len()) || !whole.contains(|c: char| !c.is_ascii_digit()))?;
        let mut digits = first.to_owned();
        for part in parts {
            digits.push_str(Some(part).filter(|part| part.len() == 3)?);
        }
        digits.parse::<u64>().ok().map(|number| number.to_string())
    }

    /// What it costs, and the cell that says it.
    pub fn cost(&self) -> Option<Cost<'r>> {
        let (meaning, cell, is_number) = self.cost_cell()?;
        let costs = &self.table.costs;
        let said = if is_number { costs.read_number(cell) } else { costs.read(cell) };
        Some(Cost { meaning, cell, said })
    }

    /// The cell with the cost, and whether it is a number to what it comes from. CONSUL writes it after the
    /// feasibility, in brackets.
    fn cost_cell(&self) -> Option<(Meaning, &'r str, bool)> {
        let at = self.meanings.iter().position(|known| *known == Meaning::Cost);
        if let Some((at, cell)) = at.and_then(|at| Some((at, self.cell(at)?))) {
            return Some((Meaning::Cost, cell, self.grid.is_number(self.number, at)));
        }
        let (inside, _) = self.get(Meaning::Feasibility)?.split_once('(')?.1.split_once(')')?;
        inside.contains(|c: char| c.is_ascii_digit()).then_some((Meaning::Feasibility, inside, false))
    }

    /// The cost with the currency's decimals; nothing where it is none.
    pub fn amount(&self, asked: &Asked) -> Option<String> {
        let digits = usize::from(asked.shared.settings.currency.digits());
        match self.cost()?.said {
            Said::Figure(amount) if amount > Decimal::ZERO => Some(format!("{amount:.digits$}")),
            _ => None,
        }
    }

    /// The point on the map.
    pub fn coordinates(&self) -> Option<Value> {
        let degrees = |meaning, most: i64| {
            let cell = self.get(meaning)?.replace(',', ".");
            let number = cell.parse::<Decimal>().ok()?;
            (number.abs() <= Decimal::from(most) && !number.is_zero()).then(|| Value::quoted(cell))
        };
        let (latitude, longitude) = (degrees(Meaning::Latitude, 90)?, degrees(Meaning::Longitude, 180)?);
        Some(Value::Flow(vec![("lat".to_owned(), latitude), ("lon".to_owned(), longitude)]))
    }
}

/// Our state for a word of Decidim or CONSUL, for our own, or as towns write it. What stands in brackets
/// after it does not count.
fn our_state(cell: &str) -> Option<ProposalState> {
    let word = fold(cell);
    let word = word.split('(').next().unwrap_or(&word).trim().replace(['_', '-'], " ");
    let own = || ProposalState::from_id(&word.replace(' ', "_"));
    let known = |(state, words): &(ProposalState, &str)| words.split('|').any(|one| one == word).then_some(*state);
    own().or_else(|| STATES.iter().find_map(known))
}

/// Whether a cell says that something is not so: a word for no, for nothing, or the lack of the thing itself.
/// Anything else (a day, a yes, a reason) says that it is.
fn is_no(cell: &str) -> bool {
    let said = fold(cell);
    let nothing = matches!(
        said.as_str(),
        "false" | "no" | "f" | "n" | "n/a" | "na" | "nan" | "null" | "nil" | "none" | "ninguno" | "ninguna" | "nada"
    );
    let is_zero = said.parse().is_ok_and(|number: Decimal| number.is_zero());
    let lacks = ["sin ", "no ", "not ", "sem ", "nao "].iter().any(|start| said.starts_with(start));
    nothing || is_zero || lacks || !cell.chars().any(char::is_alphanumeric)
}

/// Words for states, folded: those of Decidim and CONSUL, and of towns in several languages.
const STATES: &[(ProposalState, &str)] = &[
    (
        ProposalState::Received,
        "not answered|active|open|new|submitted|pending|sin respuesta|abierta|abierto|nueva|presentada|recibida|\
         recibido|pendiente|aberta|recebida|pendente|recue|ouverte|ricevuta|aperta",
    ),
    (
        ProposalState::UnderReview,
        "evaluating|undecided|valuating|in review|in evaluation|en evaluacion|en revision|en estudio|sin decidir|\
         em analise|em avaliacao|a l'etude|en cours d'examen|in valutazione",
    ),
    (
        ProposalState::Accepted,
        "feasible|published|approved|aceptada|aceptado|admitida|viable|aprobada|aprobado|aceita|aceite|viavel|\
         aprovada|acceptee|recevable|accettata|ammessa",
    ),
    (
        ProposalState::Rejected,
        "unfeasible|infeasible|not feasible|refused|declined|rechazada|rechazado|inviable|no viable|denegada|\
         desestimada|rejeitada|inviavel|recusada|refusee|rejetee|respinta|non ammessa",
    ),
    (ProposalState::Withdrawn, "retired|retirada|retirado|retiree|ritirata"),
    (ProposalState::OnBallot, "in vote|voting|en votacion|a votacion|em votacao|au vote|al voto"),
    (
        ProposalState::Selected,
        "winner|won|funded|ganadora|ganador|seleccionada|seleccionado|elegida|financiada|vencedora|selecionada|\
         eleita|laureate|retenue|vincitrice|finanziata",
    ),
    (
        ProposalState::NotSelected,
        "archived|expired|not funded|not winner|lost|archivada|no seleccionada|no seleccionado|no ganadora|\
         no financiada|nao selecionada|nao vencedora|non retenue|non vincitrice|non finanziata",
    ),
    (
        ProposalState::InExecution,
        "in progress|under way|underway|ongoing|in construction|started|en ejecucion|en marcha|en obra|en proceso|\
         em execucao|em andamento|em obra|en cours|en cours de realisation|in corso|in esecuzione",
    ),
    (ProposalState::Delayed, "late|retrasada|retrasado|atrasada|en retard|in ritardo"),
    (ProposalState::Suspended, "on hold|paused|suspendida|suspendido|suspensa|suspendue|sospesa"),
    (
        ProposalState::Finished,
        "completed|complete|done|built|terminada|terminado|finalizada|finalizado|ejecutada|ejecutado|\
         completada|concluida|realizada|terminee|realisee|completata|realizzata|conclusa",
    ),
    (ProposalState::Cancelled, "canceled|cancelada|cancelado|anulada|annulee|annullata"),
];

/// Words for what proposals are about.
const CATEGORIES: titles::Meanings<'static, Category> = &[
    (Category::Mobility, "movilidad|transporte|calles|mobility|transport|transit|vial|urbanismo|roads|streets"),
    (Category::PublicSpace, "parque|espacio publico|public space|plaza|urban greenery|parks"),
    (Category::WaterSanitation, "agua|saneamiento|drenaje|water|sanitation"),
    (Category::Education, "educacion|escuela|education|school"),
    (Category::Health, "salud|health|sanidad"),
    (Category::CultureSport, "cultura|deporte|culture|sport"),
    (Category::Environment, "ambiente|sostenib|environment|reciclaje"),
    (Category::Safety, "seguridad|emergencia|safety|security"),
    (Category::SocialServices, "social|mayores|care|igualdad|welfare"),
    (Category::Economy, "empleo|economia|comercio|economy|employment"),
    (Category::Digital, "digital|tecnologia|internet"),
];

/// Words for those whom proposals are for.
const GROUPS: titles::Meanings<'static, TargetGroup> = &[
    (TargetGroup::Children, "nino|nina|ninez|infan|child"),
    (TargetGroup::Youth, "joven|juven|youth|young"),
    (TargetGroup::Adults, "adultos.|adults."),
    (TargetGroup::Seniors, "mayores|elder|senior"),
    (TargetGroup::Disabilities, "discapac|disabilit"),
    (TargetGroup::Families, "famil"),
    (TargetGroup::Women, "mujer|women"),
    (TargetGroup::Indigenous, "indigen"),
    (TargetGroup::Migrants, "migrant"),
    (TargetGroup::Students, "estudiant|student"),
    (TargetGroup::Animals, "animal"),
];

/// A day at the beginning of a cell.
fn day(cell: &str) -> Option<Date> {
    let begin = cell.get(..10)?;
    if let Ok(day) = begin.parse::<Date>() {
        return Some(day);
    }
    let parts: Vec<i16> = begin.split(['/', '.']).filter_map(|part| part.parse().ok()).collect();
    let [day, month, year] = parts[..] else { return None };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a text seems to hold an address or a telephone number of somebody.
pub fn names_people(text: &str) -> bool {
    const DIGITS_OF_A_NUMBER: usize = 7;
    let mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let number = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        digits >= DIGITS_OF_A_NUMBER && word.chars().all(|c| c.is_ascii_digit() || "+-.()".contains(c))
    };
    text.split_whitespace().any(|word| mail(word) || number(word.trim_end_matches([',', '.', ';'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_taken_back_was_not() {
        for cell in ["false", "No", "0", "0.0", "-", "—", "n/a", "null", "nil", "sin retirar", "not retired"] {
            assert!(is_no(cell), "{cell}");
        }
        for cell in ["true", "2024-03-01 10:20", "duplicated", "x", "1"] {
            assert!(!is_no(cell), "{cell}");
        }
    }
}
