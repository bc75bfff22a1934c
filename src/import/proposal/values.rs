//! What a row's cells say, in the words of the content.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::columns::{Meaning, Translated};
use super::html;
use crate::i18n::{Lang, read_amount};
use crate::import::Asked;
use crate::import::titles;
use crate::model::choice::Choice;
use crate::model::proposal::{Category, ProposalState, Reason, TargetGroup};
use crate::text::slug::fold;
use crate::text::yaml::write::Value;

/// A row's cells by what they mean.
pub struct Row<'r> {
    /// The cells.
    pub cells: &'r [String],
    /// What each column holds.
    pub meanings: &'r [Meaning],
    /// Columns that say the same in another language.
    pub translated: &'r [Translated],
    /// What the whole table tells of how its rows are written.
    pub table: &'r Table,
}

/// What can only be told from a whole table.
#[derive(Debug, Default)]
pub struct Table {
    /// The mark before the decimals of its costs, where one of them shows it and none another.
    decimal: Option<char>,
    /// Whether the vote has been held, since some have won.
    decided: bool,
}

impl Table {
    /// Looks at all rows.
    pub fn of(rows: &[(usize, Vec<String>)], meanings: &[Meaning]) -> Self {
        let unknown = Self::default();
        let all = || rows.iter().map(|(_, cells)| Row { cells, meanings, translated: &[], table: &unknown });
        let shown = |row: Row| decimal_mark(&digits_of(row.get(Meaning::Cost)?)).filter(|_| row.shows_a_mark());
        let mut marks: Vec<char> = all().filter_map(shown).collect();
        marks.sort_unstable();
        marks.dedup();
        let decimal = if let [mark] = marks[..] { Some(mark) } else { None };
        Self { decimal, decided: all().any(|row| row.says_yes(Meaning::Winner)) }
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
        let no = |cell: &str| matches!(fold(cell).as_str(), "false" | "no" | "0" | "f");
        if self.says_yes(Meaning::Winner) {
            return ProposalState::Selected;
        }
        if self.get(Meaning::Retired).is_some_and(|cell| !no(cell)) {
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
    pub fn unread(&self, asked: &Asked) -> Vec<(Meaning, &'r str)> {
        let is_read = |meaning, cell: &str| match meaning {
            Meaning::State => our_state(cell).is_some(),
            Meaning::Feasibility => our_state(cell).is_some() || self.get(Meaning::State).is_some(),
            Meaning::Submitted => day(cell).is_some(),
            Meaning::Supports | Meaning::Votes => self.count(meaning).is_some(),
            Meaning::Latitude | Meaning::Longitude => self.coordinates().is_some(),
            Meaning::Area => self.area(asked).is_some(),
            Meaning::Category => !self.categories().is_empty(),
            Meaning::Groups => !self.groups().is_empty(),
            Meaning::Cost => self.cost(asked).is_err() || digits_of(cell).chars().any(|c| c.is_ascii_digit()),
            _ => true,
        };
        let all = self.meanings.iter().filter_map(|meaning| Some((*meaning, self.get(*meaning)?)));
        all.filter(|(meaning, cell)| !is_read(*meaning, cell)).collect()
    }

    /// The area that has the name, among those of the municipality.
    pub fn area(&self, asked: &Asked) -> Option<String> {
        let name = fold(self.get(Meaning::Area)?);
        let territory = &asked.shared.territory;
        let named = |area: &&crate::model::territory::Area| fold(area.name.first()) == name || area.id == name;
        territory.areas.iter().find(named).map(|area| area.id.clone())
    }

    /// What it is about, by words that systems and towns use.
    pub fn categories(&self) -> Vec<Category> {
        let mut all = Vec::new();
        for part in self.get(Meaning::Category).into_iter().flat_map(|cell| cell.split([',', ';', '|'])) {
            let own = Category::from_id(&fold(part).replace(' ', "-"));
            let found = own.or_else(|| titles::meaning(part, CATEGORIES).map(|(category, _)| category));
            all.extend(found.filter(|category| !all.contains(category)));
        }
        all
    }

    /// Whom it is for.
    pub fn groups(&self) -> Vec<TargetGroup> {
        let mut all = Vec::new();
        for part in self.get(Meaning::Groups).into_iter().flat_map(|cell| cell.split([',', ';', '|'])) {
            let own = TargetGroup::from_id(&fold(part.trim()).replace(' ', "-"));
            let found = own.or_else(|| titles::meaning(part, GROUPS).map(|(group, _)| group));
            all.extend(found.filter(|group| !all.contains(group)));
        }
        all
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

    /// The cost with the currency's decimals; nothing where it is none. What could mean two amounts is
    /// given back as it is. CONSUL writes it after the feasibility, in brackets.
    pub fn cost(&self, asked: &Asked) -> Result<Option<String>, &str> {
        let beside = || self.get(Meaning::Feasibility)?.split_once('(')?.1.split_once(')').map(|(inside, _)| inside);
        let Some(cell) = self.get(Meaning::Cost).or_else(beside) else { return Ok(None) };
        let digits = digits_of(cell);
        if digits.is_empty() {
            return Ok(None);
        }
        let currency = &asked.shared.settings.currency;
        let mark = asked.said("decimal").and_then(|mark| mark.chars().next()).or(self.table.decimal);
        let plain = mark.or_else(|| decimal_mark(&digits)).and_then(|mark| with_point(&digits, mark));
        let amount = plain.or_else(|| read_amount(&digits, asked.shared.settings.numbers, currency.digits()).ok());
        let amount = amount.ok_or(cell)?;
        Ok((amount > Decimal::ZERO).then(|| format!("{:.*}", currency.digits() as usize, amount)))
    }

    /// Whether the cost shows which mark stands before its decimals.
    fn shows_a_mark(&self) -> bool {
        self.get(Meaning::Cost).is_some_and(|cell| digits_of(cell).contains(['.', ',']))
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

/// The digits and marks of an amount, without currency or words.
fn digits_of(cell: &str) -> String {
    let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    digits.trim_matches(['.', ',']).to_owned()
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
    (Category::Mobility, "movilidad|transporte|calles|mobility|transport|vial|urbanismo|roads|streets"),
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

/// The mark before the decimals, where there is no doubt: the last of two kinds, or the only one unless
/// three digits follow it. A number without marks has a point.
fn decimal_mark(digits: &str) -> Option<char> {
    let last = digits.rfind(['.', ',']).map(|at| (at, digits.as_bytes()[at] as char));
    let Some((at, mark)) = last else { return Some('.') };
    let other = if mark == '.' { ',' } else { '.' };
    let alone = digits.matches(mark).count() == 1;
    if alone && (digits.contains(other) || digits.len() - at - 1 != 3) {
        return Some(mark);
    }
    // The same mark twice parts thousands.
    (!alone && !digits.contains(other)).then_some(other)
}

/// The number, once it is known which mark stands before the decimals.
fn with_point(digits: &str, mark: char) -> Option<Decimal> {
    let other = if mark == '.' { ',' } else { '.' };
    digits.replace(other, "").replace(mark, ".").parse().ok()
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
    use super::{decimal_mark, with_point};

    #[test]
    fn the_mark_before_the_decimals_is_told_where_there_is_no_doubt() {
        let read = |digits: &str| decimal_mark(digits).and_then(|mark| with_point(digits, mark)).map(|n| n.to_string());
        for (digits, number) in [
            ("15000", "15000"),
            ("15000.5", "15000.5"),
            ("15.000,50", "15000.50"),
            ("15,000.50", "15000.50"),
            ("1.250.000", "1250000"),
            ("12,5", "12.5"),
            ("25000.0", "25000.0"),
        ] {
            assert_eq!(read(digits).as_deref(), Some(number), "{digits}");
        }
        assert_eq!(read("12.500"), None, "twelve and a half, or twelve thousand five hundred");
    }
}
