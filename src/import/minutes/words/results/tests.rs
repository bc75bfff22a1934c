//! Results as councils word them, read.

use super::*;

#[test]
fn a_result_is_what_its_words_leave_no_doubt_of() {
    use MotionResult as R;
    for (known, texts) in [
        (
            R::Adopted,
            "Aprobado por unanimidad|PASS|Motion Passed|einstimmig angenommen|Carried|Adoptée à l'unanimité|\
             mehrheitlich beschlossen|Unanimidad|Approved as amended, 5-0|Aprobado por 7 votos a favor y 2 en \
             contra|Approved and referred to the Mayor|Acordado|Unanimous consent|Aprovada|Approvato all'unanimità|\
             Motion No. 5 approved|Approved (no objections)|Aprobado sin votos en contra|Adopted with no amendments|\
             Se aprueba|Queda aprobada|ungeändert beschlossen|geändert beschlossen|È approvata|S'aprova|Deferido|\
             Adopté sans aucune opposition|Aprovat per unanimitat",
        ),
        (
            R::Rejected,
            "NO APROBADA|Abgelehnt|mehrheitlich abgelehnt|Unanimously rejected|Unánimemente rechazada|\
             No se aprueba|Desestimada|No prospera|Decae|Fracasada|Non adoptée|Non approuvée|Refusée|Repoussée|\
             Non approvato|Bocciato|Non accolta|Reprovado|Não aprovada|nicht angenommen|nicht beschlossen|\
             keine Mehrheit|No alcanza mayoría|Not carried|Not adopted|Did not pass|Failed to pass|Negatived|\
             Not agreed|No aprovada|Rebutjada|Verworpen|Approval denied|Aprobación rechazada|Adoption refusée|\
             Failed for lack of two-thirds|Rechazada por falta de quórum de dos tercios|No ha sido aprobada|\
             Rejected (two-thirds required)|n'est pas adoptée|Motion lost|The motion was not approved|\
             Non è approvata|Nessuno l'ha approvata|No s'aprova|Indeferido|Afgewezen",
        ),
        (
            R::Postponed,
            "vertagt|Queda sobre la mesa|La moción queda sobre la mesa|Fica sobre a mesa|Laid on the table|\
             Carried over to May|CONTINUED|Aplazado|Reportée|Ajournée|Rinviato|Postponed to May 4|Tabled|\
             zurückgestellt|Aangehouden",
        ),
        (R::Referred, "Pasa a comisión|Referred to committee|Baixou à comissão|Verwiesen"),
        (R::Withdrawn, "Retirado|Removed|zurückgezogen|Retirée|abgesetzt|Ingetrokken"),
        (R::Lapsed, "No quorum|Falta de quórum"),
    ] {
        for text in texts.split('|').map(str::trim) {
            assert_eq!(result(text), Said::Result(known), "{text}");
        }
    }
    for open in "Se tomó nota|Vetoed|Held|No action taken|Unanimità non raggiunta|Passed over|Aprobado el \
                 aplazamiento|Pending approval|Approved? No|No unánime|Not rejected|To be approved|No|Sí|\
                 Motion to approve failed|Motion to reject carried|No objection to adopted text|Por mayoría en contra|\
                 Approved, then rejected|Nadie la aprobó|nicht geändert beschlossen und angenommen|\
                 No queda rechazada|zur Kenntnis genommen|Archivada|Inadmitida|Avis favorable"
        .split('|')
    {
        assert_eq!(result(open.trim()), Said::Unclear, "{open}");
    }
    for votes in ["Por mayoría", "5-4", "5 a favor, 4 en contra", "Vote 5 to 4", "Mehrheit"] {
        assert_eq!(result(votes), Said::Votes, "{votes}");
    }
}
