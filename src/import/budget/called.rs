//! What a title is called as among amounts. *The project* that a line is, of which a title may speak, is no draft of the
//! budget: `Ejecutado del proyecto` was spent.

use super::meaning::Meaning;
use super::words;
use crate::import::titles;

/// What a title is called as, and by how many letters.
pub fn amount(title: &str) -> Option<(Meaning, usize)> {
    titles::meaning(&without_projects(title), words::AMOUNTS)
}

/// What a title says besides that it is of execution: `Ejecución: pagos` is what was paid.
pub fn particular(title: &str) -> Option<(Meaning, usize)> {
    let is_execution = |word: &&String| titles::has(word, words::EXECUTION);
    let words = titles::words(title);
    let (execution, rest): (Vec<&String>, Vec<&String>) = words.iter().partition(is_execution);
    let rest = rest.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    let (meaning, letters) = amount(&rest)?;
    let is_one = matches!(meaning, Meaning::Stage(stage) if !stage.is_plan());
    (is_one && !execution.is_empty())
        .then(|| (meaning, letters + execution.iter().map(|word| word.len()).sum::<usize>()))
}

/// A title without the projects that it is about; that of a budget or a law, and one that nothing stands before, is
/// the draft.
fn without_projects(title: &str) -> String {
    let all = titles::words(title);
    let is_about = |at: usize| {
        let before = at.checked_sub(1).map_or("", |at| all[at].as_str());
        let after = all[at + 1..].iter().find(|word| !titles::has(word, words::OF));
        titles::has(&all[at], words::PROJECTS)
            && titles::has(before, words::ABOUT)
            && !after.is_some_and(|word| titles::has(word, words::DRAFTED))
    };
    let kept: Vec<&str> = (0..all.len()).filter(|at| !is_about(*at)).map(|at| all[at].as_str()).collect();
    if kept.len() == all.len() { title.to_owned() } else { kept.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::budget::Stage;

    #[test]
    fn a_project_that_a_title_speaks_of_is_no_proposal() {
        let is = |title: &str| amount(title).map(|(meaning, _)| meaning);
        for title in
            ["Proyecto", "Proyecto 2026", "Presupuesto proyecto", "Monto del proyecto de presupuesto", "Projet"]
        {
            assert_eq!(is(title), Some(Meaning::Stage(Stage::Proposed)), "{title}");
        }
        assert_eq!(is("Ejecutado del proyecto"), Some(Meaning::Stage(Stage::Accrued)));
        assert_eq!(is("Pagado a proyectos"), Some(Meaning::Stage(Stage::Paid)));
        for title in ["Gasto del proyecto", "Valor total del proyecto", "Montant du projet", "Valor do projeto"] {
            assert_eq!(is(title), None, "{title}");
        }
    }
}
