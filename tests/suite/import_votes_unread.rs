//! `cabildo import minutes` of tables of votes with marks that nobody understands, ways of voting, numbers of votes and
//! the same name twice: what is written says no more than what was read.

use crate::import_minutes::text;
use crate::site::Site;

const NOBODY: &str = "name: Uno\nbodies: [{id: concejo, name: Concejo, kind: council}]\n";

/// Runs the import of a table of a day: its minutes, and what was said.
fn imported(country: &str, table: &str, more: &[&str], code: i32) -> (String, String) {
    let settings = format!("{}{country}", crate::site::SETTINGS);
    let site = Site::of_one_town().file("cabildo.yaml", settings).with("municipality.yaml", NOBODY);
    let site = site.beside("votes.csv", table);
    let asked = ["import", "minutes", "votes.csv", "--set", "date=2026-02-20", "--lang", "en"];
    let outcome = site.run(&[&asked[..], more].concat()).exits(code);
    if code != 0 {
        assert!(!site.path("content").join("uno/minutes").exists(), "{}", outcome.stderr);
        return (String::new(), outcome.stderr);
    }
    (text(&site, "uno/minutes/2026-02-20.md"), outcome.stdout)
}

fn minutes(table: &str, more: &[&str]) -> (String, String) {
    imported("", table, more, 0)
}

fn refused(table: &str) -> String {
    imported("", table, &[], 1).1
}

/// What stands below the heading of a point, up to the next.
fn point<'t>(written: &'t str, heading: &str) -> &'t str {
    let (_, below) = written.split_once(heading).unwrap_or_else(|| panic!("{heading}: {written}"));
    below.split("\n## ").next().unwrap_or(below)
}

#[test]
fn a_vote_whose_marks_nobody_understands_is_there_without_its_votes() {
    let rows = "Item,Title,Member,Vote,Result\n\
        1,Zoning,Sam Lee,Concur,Passed\n1,Zoning,Rosa Diaz,Concur,Passed\n1,Zoning,Tom Field,Nonconcur,Passed\n\
        2,Library,Sam Lee,Excused,\n2,Library,Rosa Diaz,Yes,\n2,Library,Tom Field,No,\n\
        3,Roads,Sam Lee,Concur,\n3,Roads,Rosa Diaz,Concur,\n3,Roads,Tom Field,Yes,\n";
    let matrix = "Item,Title,Sam Lee,Rosa Diaz,Tom Field,Result\n1,Zoning,Concur,Concur,Nonconcur,Passed\n\
        2,Library,Excused,Yes,No,\n3,Roads,Concur,Concur,Yes,\n";
    let turned = "Member,Zoning,Library,Roads\nSam Lee,Concur,Excused,Concur\nRosa Diaz,Concur,Yes,Concur\n\
        Tom Field,Yes,No,Yes\nAnn Poe,Yes,No,Yes\n";
    for (table, result) in [(rows, "result: adopted"), (matrix, "result: adopted"), (turned, "result: unclear")] {
        let (written, said) = minutes(table, &[]);
        let zoning = point(&written, "Zoning\n");
        assert!(!zoning.contains("vote") && zoning.contains(result), "{zoning}");
        // What two marks that were not read say, nobody knows, so the one that was is no vote of all.
        let roads = point(&written, "Roads\n");
        assert!(!roads.contains("vote:") && roads.contains("result: unclear"), "{roads}");
        // Who was missing in the only vote that was read may have been there for the others.
        let library = point(&written, "Library\n");
        assert!(library.contains("absent: [sam-lee]") && !written.contains("excused:"), "{written}");
        assert!(!written.contains("\nabsent:"), "{written}");
        assert!(said.contains("Zoning") && said.contains("`--set \"Concur=yes\"`"), "{said}");
    }
    let read = ["--set", "Concur=yes", "--set", "Nonconcur=no"];
    let (written, said) = minutes(rows, &read);
    assert!(point(&written, "Zoning\n").contains("all yes except tom-field (no)"), "{written}");
    assert!(!said.contains("not all marks"), "{said}");
}

#[test]
fn who_is_missing_in_all_votes_that_were_read_is_missing_from_the_meeting_only_where_all_were() {
    for (mark, is_missing) in [("Excused", true), ("Perhaps", false), ("Did not vote", false)] {
        let table = format!(
            "Item,Title,Member,Vote\n1,Budget,Sam Lee,Excused\n1,Budget,Rosa Diaz,Yes\n1,Budget,Tom Field,No\n\
             2,Roads,Sam Lee,{mark}\n2,Roads,Rosa Diaz,Yes\n2,Roads,Tom Field,No\n"
        );
        let (written, _) = minutes(&table, &[]);
        assert_eq!(written.contains("\nexcused: [sam-lee]"), is_missing, "{mark}: {written}");
        assert_eq!(written.contains("absent: [sam-lee]"), !is_missing, "{mark}: {written}");
    }
    // Whose vote it is may be open too: of two of a surname, either may have been there.
    let table = "Item,Title,Member,Vote\n1,Budget,Sam Lee,Absent\n1,Budget,Ann Lee,Yes\n1,Budget,Tom Field,No\n\
        2,Roads,Sam Lee,Absent\n2,Roads,Tom Field,No\n2,Roads,Ann Lee,Yes\n3,Park,Lee,Yes\n3,Park,Tom Field,Yes\n";
    let people = "people:\n  - {id: sam-lee, name: Sam Lee}\n  - {id: ann-lee, name: Ann Lee}\n";
    let site = Site::of_one_town().with("municipality.yaml", format!("{NOBODY}{people}")).beside("votes.csv", table);
    site.run(&["import", "minutes", "votes.csv", "--set", "date=2026-02-20", "--lang", "en"]).exits(0);
    let written = text(&site, "uno/minutes/2026-02-20.md");
    assert!(!written.contains("\nabsent:") && point(&written, "Budget\n").contains("absent: [sam-lee]"), "{written}");
}

#[test]
fn counts_that_are_no_numbers_leave_their_vote_open() {
    let (written, said) = minutes("Item,Title,For,Against,Result\n1,Zoning,seven,two,Lost\n2,Roads,8,1,\n", &[]);
    let zoning = point(&written, "Zoning\n");
    assert!(zoning.contains("result: rejected") && !zoning.contains("vote:"), "{written}");
    assert!(point(&written, "Roads\n").contains("8 yes, 1 no"), "{written}");
    assert!(said.contains("“seven” cannot be read as a number of votes"), "{said}");
    // A line that has the titles once more, or says nothing of what was voted on, is no vote.
    let (written, _) = minutes("Item,Title,For,Against\n1,Roads,8,1\nItem,Title,For,Against\n,,see,page\n", &[]);
    assert_eq!(written.matches("\n## ").count(), 1, "{written}");
}

#[test]
fn how_was_voted_is_read_where_the_minutes_have_a_word_for_it() {
    for (title, way, method) in [
        ("Tipo de votación", "Nominal", "roll_call"),
        ("Voting method", "Show of hands", "show_of_hands"),
        ("Abstimmungsart", "geheim", "secret"),
        ("Modo de votação", "Secreta", "secret"),
        ("Mode de scrutin", "Scrutin secret", "secret"),
        ("Votación", "A mano alzada", "show_of_hands"),
        ("Tipo", "Secreta", "secret"),
        ("Vote type", "Unanimous consent", "acclamation"),
    ] {
        let (written, said) = minutes(&format!("Item,Title,{title},Ayes,Noes\n1,Budget,{way},7,2\n"), &[]);
        assert!(written.contains(&format!("method: {method}\n")), "{title} {way}: {written}{said}");
    }
    let table = "Item,Title,Tipo de votación,Ayes,Noes\n1,Budget,Ordinaria,7,2\n2,Roads,Electrónica,7,2\n";
    // In Spain an ordinary vote is by signs; elsewhere it is not known which.
    let (written, said) = imported("country: ES\n", table, &[], 0);
    assert_eq!(written.matches("method: show_of_hands").count(), 1, "{written}");
    assert!(said.contains("“Electrónica” is no way of voting"), "{said}");
    let (written, said) = imported("country: CO\n", table, &[], 0);
    assert!(!written.contains("method:") && said.contains("`--set \"Ordinaria=show_of_hands\"`"), "{written}{said}");
    let (written, _) = imported("country: CO\n", table, &["--set", "Ordinaria=show_of_hands"], 0);
    assert_eq!(written.matches("method: show_of_hands").count(), 1, "{written}");
    // Meetings have kinds that are called so too.
    let (written, _) = imported("country: ES\n", "Item,Title,Tipo,Ayes,Noes\n1,Budget,Ordinaria,7,2\n", &[], 0);
    assert!(written.contains("kind: ordinary") && !written.contains("method:"), "{written}");
    // Who voted how in secret is not written, and is told.
    let table = "Item,Title,Voting method,Member,Vote\n1,Chair,Secret,Sam Lee,Yes\n1,Chair,Secret,Ann Poe,No\n";
    let (written, said) = minutes(table, &[]);
    assert!(written.contains("1 yes, 1 no") && !point(&written, "Chair\n").contains("sam-lee"), "{written}");
    assert!(said.contains("these votes were secret"), "{said}");
}

#[test]
fn the_number_of_a_vote_parts_it_from_another_on_the_same() {
    let rows = "1,1,Zoning,Sam Lee,Yes\n1,1,Zoning,Rosa Diaz,No\n\
        1,2,Zoning,Ann Poe,Yes\n1,2,Zoning,Sam Lee,Yes\n1,2,Zoning,Rosa Diaz,Yes\n";
    for title in ["Motion No.", "Vote Number", "N.º de votación"] {
        let (written, _) = minutes(&format!("Item,{title},Title,Member,Vote\n{rows}"), &[]);
        assert_eq!(written.matches("\n## ").count(), 1, "{written}");
        assert!(
            written.contains("{\"yes\": [sam-lee], \"no\": [rosa-diaz]}") && written.contains("all yes"),
            "{written}"
        );
    }
    // Alone it is the point's.
    let (written, _) = minutes("Vote Number,Title,Ayes,Noes\n12,Zoning,5,2\n14,Roads,6,1\n", &[]);
    assert!(written.contains("## 12. Zoning") && written.contains("## 14. Roads"), "{written}");
    // What numbers the rows of members numbers no motion.
    let each = "Vote Number,Title,Member,Vote\n1,Zoning,Sam Lee,Yes\n2,Zoning,Rosa Diaz,No\n3,Roads,Sam Lee,Yes\n4,Roads,Rosa Diaz,Yes\n";
    let (written, _) = minutes(each, &[]);
    assert_eq!(written.matches("\n## ").count(), 2, "{written}");
    assert!(written.contains("all yes except rosa-diaz (no)"), "{written}");
}

#[test]
fn a_council_in_a_column_is_the_body() {
    let table = "Date,Council,Title,Ayes,Noes\n2026-02-20,Concejo,Budget,5,2\n2026-02-20,Youth Board,Park,3,1\n";
    let (written, _) = minutes(table, &[]);
    assert!(written.contains("Budget") && !written.contains("Park"), "{written}");
    // The only one is that of the municipality, by whatever name.
    let table = "Date,Council,Title,Ayes,Noes\n2026-02-20,City of Uno,Budget,5,2\n2026-02-20,City of Uno,Park,3,1\n";
    let (written, said) = minutes(table, &[]);
    assert!(written.contains("organ: concejo") && written.contains("Park"), "{written}{said}");
}

#[test]
fn one_name_twice_in_one_vote_is_told_with_its_rows() {
    let said = refused("Councillor,Budget,Roads\nAna Paz,Yes,No\nLuis Gil,Yes,Yes\nAna Paz (PSOE),No,No\n");
    assert!(said.contains("has several rows (2, 4)"), "{said}");
    let said = refused("Concejala,Presupuesto,Calles\nAna Paz,Sí,No\nAna Paz,Sí,No\nLuis Gil,No,No\n");
    assert!(said.contains("“Ana Paz” has several rows (2, 3)"), "{said}");
    let said = refused("Item,Title,Ana Paz,Luis Gil,Ana Paz\n1,Budget,Yes,No,No\n");
    assert!(said.contains("several columns are called “Ana Paz"), "{said}");
}

#[test]
fn a_column_of_people_is_not_offered_as_what_was_voted_on_nor_its_votes_as_a_member() {
    for (table, advice) in [
        (
            "Sag;Hvem;Holdning\nBudget for 2026;Karin Berg;Ja\nBudget for 2026;Ole Ek;Nej\nVej;Karin Berg;Ja\nVej;Ole Ek;Ja\n",
            "`--column \"person=Hvem\" --column \"vote=Holdning\"`",
        ),
        (
            "Topic,Who,Vote\nBudget of 2026,Karin Berg,Yes\nBudget of 2026,Ole Ek,No\n",
            "`--column \"person=Who\" --column \"vote=Vote\"`",
        ),
    ] {
        let said = refused(table);
        assert!(said.contains(advice) && !said.contains("title=Hvem") && !said.contains("title=Who"), "{said}");
    }
    let table = "Sag;Hvem;Holdning\nBudget for 2026;Karin Berg;Ja\nBudget for 2026;Ole Ek;Nej\n";
    let named = ["person=Hvem", "vote=Holdning", "title=Sag"].map(|said| ["--column", said]).concat();
    let (written, _) = minutes(table, &named);
    assert!(written.contains("all yes except ole-ek (no)"), "{written}");
    let (written, _) = minutes("Ärende;Ledamot;Röst\nBudget;Karin Berg;Ja\nBudget;Olle Ek;Nej\n", &[]);
    assert!(written.contains("all yes except olle-ek (no)"), "{written}");
}

#[test]
fn between_dots_the_day_stands_first() {
    let table = |day: &str| format!("Date,Item,Title,Ayes,Noes\n{day},1,Budget,5,2\n");
    let (_, said) = minutes_of(&table("12.02.2026"), "2026-02-12");
    assert!(!said.contains("can be two days"), "{said}");
    let (_, said) = minutes_of(&table("12/02/2026"), "2026-02-12");
    assert!(said.contains("can be two days"), "{said}");
}

fn minutes_of(table: &str, day: &str) -> (String, String) {
    let site = Site::of_one_town().with("municipality.yaml", NOBODY).beside("votes.csv", table);
    let said = site.run(&["import", "minutes", "votes.csv", "--lang", "en"]).exits(0).stdout;
    (text(&site, &format!("uno/minutes/{day}.md")), said)
}

#[test]
fn columns_that_nothing_else_replaces_are_told_and_votes_among_a_members_are_all_read() {
    for (table, advice) in [
        (
            "Séance tenue,Objet,Pour,Contre,Sens\nx,Budget,20,5,Adopté\nx,Taxe,3,22,Rejeté\n",
            "`--column \"result=Sens\"`",
        ),
        ("Fecha acta,Asunto,A favor,En contra\nx,Mercado,4,1\nx,Calles,3,2\n", ""),
        ("Nº Expte,Asunto,A favor,En contra\n155,Mercado,4,1\n156,Calles,3,2\n", "`--column \"number=Nº Expte\"`"),
        ("Ordine del giorno,Oggetto,Favorevoli,Contrari\n4,Bilancio,4,1\n7,Strade,3,2\n", ""),
        ("Tidpunkt,Title,Ayes,Noes\n2026-02-23,Budget,4,1\n2026-03-23,Roads,3,2\n", "`--column \"date=Tidpunkt\"`"),
    ] {
        let (_, said) = minutes(table, &[]);
        assert!(said.contains(advice), "{table}: {said}");
        assert_eq!(said.contains("nothing else says the same"), !advice.is_empty(), "{table}: {said}");
    }
    // A vote in which most marks are not known stands among those of its members.
    let table = "Member,Party,Zoning,Library,Roads\nSam Lee,A,Concur,Yes,No\nRosa Diaz,B,Concur,Yes,Yes\nTom Field,B,Yes,No,Yes\n";
    let (written, said) = minutes(table, &[]);
    assert!(
        point(&written, "Zoning\n").contains("result: unclear") && said.contains("not read as votes: Party."),
        "{said}"
    );
    // Several motions of one point keep their titles.
    let table = "item_id,item_title,motion_id,motion_description,councillor_name,councillor_vote\n\
        EX1,Budget,1,Motion to amend,Ann Poe,Yes\nEX1,Budget,1,Motion to amend,Lou Ray,No\n\
        EX1,Budget,2,Motion to adopt,Ann Poe,Yes\nEX1,Budget,2,Motion to adopt,Lou Ray,Yes\n";
    let (written, _) = minutes(table, &[]);
    assert!(written.contains("title: Motion to amend") && written.contains("title: Motion to adopt"), "{written}");
    // Who is named by *all* is not known, and the point stands.
    let table = "Item,Title,Moved,Seconded,In Favour,Opposed\n1,Bylaw,Smith,Lee,All,None\n2,Park,Lee,Smith,\"Smith, Lee\",Ray\n";
    let (written, _) = minutes(table, &[]);
    assert!(
        point(&written, "Bylaw\n").contains("mover: [smith]") && !point(&written, "Bylaw\n").contains("vote:"),
        "{written}"
    );
}

/// The motions of a point: their titles and results as the minutes have them.
fn outcome(written: &str, heading: &str) -> (Option<String>, Option<String>) {
    let own = point(written, heading);
    let own = own.split("\n## ").next().unwrap_or(own);
    let said = |key: &str| own.lines().find_map(|line| line.strip_prefix(key)).map(|text| text.trim().to_owned());
    (said("title:"), said("result:"))
}

/// The counts say which of two columns has the result: what was moved by *Postpone* and lost was not postponed.
#[test]
fn what_was_moved_is_not_what_came_of_it() {
    for (table, expected) in [
        (
            "Item,Subject,Action Taken,Ayes,Noes,Vote Result\n1,Appeal,Deny,5,2,Passed\n2,Park,Continue to March,2,5,Failed\n",
            [("Appeal", "Deny", "adopted"), ("Park", "Continue to March", "rejected")],
        ),
        (
            "Punto,Asunto,Acción,A favor,En contra,Resultado\n1,Plan,Aplazar,1,4,Rechazada\n2,Ordenanza,Retirar,2,3,No aprobada\n",
            [("Plan", "Aplazar", "rejected"), ("Ordenanza", "Retirar", "rejected")],
        ),
        (
            "Item,Title,Disposition,Outcome,Ayes,Noes\n1,Bylaw,Defer,Lost,1,2\n2,Road,Refer,Carried,2,1\n",
            [("Bylaw", "Defer", "rejected"), ("Road", "Refer", "adopted")],
        ),
        // The result may stand first, and under *Vote* where nobody votes.
        (
            "Item,Title,Vote,Action,Ayes,Noes\n1,Bylaw,Failed,Table,1,2\n2,Road,Passed,Deny,2,1\n",
            [("Bylaw", "Table", "rejected"), ("Road", "Deny", "adopted")],
        ),
    ] {
        let (written, said) = minutes(table, &[]);
        for (heading, moved, result) in expected {
            let known = outcome(&written, &format!("{heading}\n"));
            assert_eq!(known, (Some(moved.to_owned()), Some(result.to_owned())), "{table}: {written}");
        }
        assert!(said.contains("for what was moved") && said.contains("--column \"result="), "{table}: {said}");
    }
    // Each one's vote, as registers of votes have it.
    let rows = |item: &str, moved: &str, sides: [&str; 3]| -> String {
        let row = |(name, side): (&str, &str)| format!("{item},Rezoning {item},{moved},Fail,Kim Park,{name},{side}\n");
        ["Kim Park", "Lou Diaz", "Ann Ode"].into_iter().zip(sides).map(row).collect()
    };
    let titles = "Agenda #,Title,Action,Result,Mover,Person Name,Vote\n";
    let table =
        [titles, &rows("9", "Approve", ["Yes", "No", "No"]), &rows("10", "Postpone", ["No", "Yes", "No"])].concat();
    let (written, _) = minutes(&table, &[]);
    assert!(!written.contains("result: adopted") && !written.contains("result: postponed"), "{written}");
    assert_eq!(outcome(&written, "Rezoning 10\n").1.as_deref(), Some("rejected"), "{written}");
    // Somebody says which it is.
    let (written, said) = minutes(&table, &["--column", "result=Action"]);
    assert!(written.contains("result: postponed") && !said.contains("for what was moved"), "{written}");
    let (written, _) = minutes(&table, &["--column", "motion=Action"]);
    assert_eq!(outcome(&written, "Rezoning 10\n").1.as_deref(), Some("rejected"), "{written}");
}

#[test]
fn of_two_results_the_one_that_the_counts_bear_out_is_taken_and_the_other_told() {
    let table = "Item,Title,Decision,Action,Ayes,Noes\n1,Bylaw,Approve,Rejected,1,4\n2,Road,Reject,Approved,4,1\n";
    let (written, said) = minutes(table, &[]);
    assert_eq!(outcome(&written, "Bylaw\n").1.as_deref(), Some("rejected"), "{written}");
    assert_eq!(outcome(&written, "Road\n").1.as_deref(), Some("adopted"), "{written}");
    assert!(said.contains("“Action”") && said.contains("“Decision”"), "{said}");
    // A count in the place of the result leaves what was done, which is told.
    let (written, said) = minutes("Item,Title,Action,Result,Ayes,Noes\n1,Bylaw,Approved,4-1,4,1\n", &[]);
    assert!(written.contains("result: adopted") && said.contains("“Result” was not"), "{written}{said}");
    // One alone is what it was.
    let (written, said) = minutes("Item,Title,Action,Ayes,Noes\n1,Bylaw,Approved,4,1\n", &[]);
    assert!(written.contains("result: adopted") && !said.contains("came of each vote"), "{written}{said}");
}
