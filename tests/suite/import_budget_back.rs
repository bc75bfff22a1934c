//! What a year publishes, brought back by `cabildo import budget`: internal transfers of any sign stay what they are.

use crate::import_budget::{brought, sum};
use crate::site::Site;

#[test]
fn transfers_whose_stages_have_both_signs_are_brought_back_as_they_are() {
    let entities =
        "entities: [{code: M, name: Municipio, kind: municipality}, {code: A, name: Aguas, kind: company}]\n";
    let table = |file: &str, more: &str| {
        format!(
            "  - {{file: {file}, direction: revenue, {more}columns: {{entity: E, economic: C, name: N}}, amounts: {{approved: Ley, accrued: Dev}}}}\n"
        )
    };
    let year = format!("year: 2025\n{entities}lines:\n{}{}", table("a.csv", ""), table("x.csv", "eliminations: yes, "));
    // Given back: less than nothing came in of one transfer, and another was undone altogether.
    let transfers = "A,13,De M,200.00,-35.25\nA,14,Devuelto,-20.00,-20.00\nM,15,De A,50.00,50.00\n";
    let site = Site::of_one_town()
        .with("budgets/2025.yaml", year)
        .with("budgets/a.csv", format!("E,C,N,Ley,Dev\nM,11,Tasas,1000.00,900.00\n{transfers}"))
        .with("budgets/x.csv", format!("E,C,N,Ley,Dev\n{transfers}"));
    let built = site.build();
    let before = built.page("presupuestos/2025/2025.csv");
    // Without the transfers, the fees alone are left.
    let sums = |csv: &str| ["approved", "accrued"].map(|stage| sum(csv, "revenue", stage));
    assert_eq!(sums(&before), [100_000, 90_000]);
    let mut back = Site::of_one_town();
    for file in ["2025.csv", "2025-codes.csv", "datapackage.json"] {
        back = back.beside(file, built.page(&format!("presupuestos/2025/{file}")));
    }
    let after = brought(&back, "datapackage.json", "2025", &[]);
    assert_eq!(sums(&after), [100_000, 90_000]);
    assert_eq!(before.lines().count(), after.lines().count(), "{after}");
}
