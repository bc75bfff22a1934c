//! What economic codes mean, whatever a country's numbers for them are, and the sums of them that
//! indicators are made of.

use crate::model::budget::{Direction, Stage};
use crate::model::choice::choices;

choices! {
    /// What an economic code means. A classification says it of its codes (`concept`); those below
    /// a code mean the same unless they say otherwise. The division is that of the chapters of
    /// Spanish and Latin American budgets, and can be told from GFSM 2014 too.
    pub enum Concept {
        /// Direct and indirect taxes, social contributions (ES I1 and I2; GFSM 11, 12).
        Taxes "taxes",
        /// Fees, sales of services, fines (ES I3; GFSM 142, 143, 145).
        Fees "fees",
        /// Transfers received for running costs (ES I4; GFSM 13, 144).
        TransfersReceived "transfers-received",
        /// Interest, rents, concessions (ES I5; GFSM 141).
        PropertyIncome "property-income",
        /// Sale of land, buildings and other assets (ES I6).
        AssetSales "asset-sales",
        /// Transfers received for investment (ES I7; GFSM 1312, 1322, 1332, 1442).
        CapitalTransfersReceived "capital-transfers-received",
        /// Loans given that come back, shares sold (ES I8).
        FinancialAssetsSold "financial-assets-sold",
        /// Money borrowed (ES I9).
        Borrowing "borrowing",
        /// Wages and contributions (ES E1; GFSM 21).
        Personnel "personnel",
        /// Goods and services (ES E2; GFSM 22).
        Goods "goods",
        /// Interest (ES E3; GFSM 24).
        Interest "interest",
        /// Subsidies, grants and benefits for running costs (ES E4; GFSM 25 to 28).
        TransfersPaid "transfers-paid",
        /// Set aside for what nobody foresees (ES E5).
        Contingency "contingency",
        /// Works and equipment (ES E6; GFSM 31).
        Investment "investment",
        /// Transfers paid for investment (ES E7; GFSM 2612, 2622, 2632, 2822).
        CapitalTransfersPaid "capital-transfers-paid",
        /// Loans given, shares bought (ES E8; GFSM 32).
        FinancialAssetsBought "financial-assets-bought",
        /// Debt paid back (ES E9; GFSM 33).
        Repayment "repayment",
    }
}

impl Concept {
    /// What it means on a side of the budget: the same code can stand for an asset sold and bought,
    /// for money borrowed and paid back.
    pub fn on(self, direction: Direction) -> Self {
        match (direction, self) {
            (Direction::Revenue, Self::Investment) => Self::AssetSales,
            (Direction::Revenue, Self::FinancialAssetsBought) => Self::FinancialAssetsSold,
            (Direction::Revenue, Self::Repayment) => Self::Borrowing,
            (Direction::Expenditure, Self::Borrowing) => Self::Repayment,
            (_, same) => same,
        }
    }

    /// The side of the budget that it is on.
    pub fn direction(self) -> Direction {
        if self < Self::Personnel { Direction::Revenue } else { Direction::Expenditure }
    }
}

choices! {
    /// What indicators are made of.
    pub enum Quantity {
        /// Taxes, fees, transfers for running costs, property income.
        CurrentRevenue "current-revenue",
        /// Taxes and fees.
        OwnTaxes "own-taxes",
        /// Taxes, fees and property income: what does not depend on others.
        OwnRevenue "own-revenue",
        /// All revenue.
        Revenue "revenue",
        /// Sale of assets and transfers for investment.
        CapitalRevenue "capital-revenue",
        /// Personnel, goods, interest, transfers for running costs.
        CurrentExpenditure "current-expenditure",
        /// Wages and contributions.
        Personnel "personnel",
        /// Interest.
        Interest "interest",
        /// Debt paid back.
        Repayment "repayment",
        /// Works, equipment and transfers for investment.
        CapitalExpenditure "capital-expenditure",
        /// All expenditure.
        Expenditure "expenditure",
        /// Expenditure as the council approved it.
        ApprovedExpenditure "approved-expenditure",
        /// Expenditure as planned at the end: adjusted, or else approved.
        PlannedExpenditure "planned-expenditure",
        /// Running costs as planned at the end.
        PlannedCurrentExpenditure "planned-current-expenditure",
        /// Investment as planned at the end.
        PlannedCapitalExpenditure "planned-capital-expenditure",
        /// What is owed at the end of the year.
        Debt "debt",
        /// Inhabitants in the year.
        Population "population",
        /// Cash and bank balances at the end of the year, as the statement of cash flows tells them.
        Cash "cash",
        /// The same of the balance sheet, where it is another figure.
        BalanceSheetCash "balance-sheet-cash",
        /// Investments that can be called in at once.
        CallInvestments "call-investments",
        /// What becomes money within a year.
        CurrentAssets "current-assets",
        /// What is to be paid within a year.
        CurrentLiabilities "current-liabilities",
        /// Property, plant and equipment.
        FixedAssets "fixed-assets",
        /// Property held to earn rent.
        InvestmentProperty "investment-property",
        /// Spent on repairs and maintenance.
        Repairs "repairs",
        /// Operating costs of the year, as the accounts state them.
        OperatingExpenditure "operating-expenditure",
        /// Operating costs as budgeted.
        OperatingBudget "operating-budget",
        /// Spent on capital works, as the accounts state it.
        CapitalSpending "capital-spending",
        /// Capital works as budgeted.
        CapitalBudget "capital-budget",
        /// Billed to residents in the year.
        Billed "billed",
        /// Collected of what was billed.
        CollectedBills "collected-bills",
        /// Spent without authority, against the rules or in vain.
        IrregularExpenditure "irregular-expenditure",
    }
}

/// Where a quantity is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the lines that mean these; no concept means all lines of the direction.
    Lines(Direction, &'static [Concept], Moment),
    /// In the loans.
    Loans,
    /// In the territory.
    Population,
    /// In the accounts.
    Accounts,
}

/// At which stage lines are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// As executed, or as planned where the year is not over: that of the card.
    Basis,
    /// As approved.
    Approved,
    /// As planned at the end.
    Planned,
}

impl Moment {
    /// The stage that is always meant.
    pub fn stage(self) -> Option<Stage> {
        (self == Self::Approved).then_some(Stage::Approved)
    }
}

use Concept as C;

const CURRENT_REVENUE: &[Concept] = &[C::Taxes, C::Fees, C::TransfersReceived, C::PropertyIncome];
const CURRENT_EXPENDITURE: &[Concept] = &[C::Personnel, C::Goods, C::Interest, C::TransfersPaid];
const CAPITAL_EXPENDITURE: &[Concept] = &[C::Investment, C::CapitalTransfersPaid];

impl Quantity {
    /// Where it is found.
    pub fn origin(self) -> Origin {
        use Direction::{Expenditure, Revenue};
        match self {
            Self::CurrentRevenue => Origin::Lines(Revenue, CURRENT_REVENUE, Moment::Basis),
            Self::OwnTaxes => Origin::Lines(Revenue, &[C::Taxes, C::Fees], Moment::Basis),
            Self::OwnRevenue => Origin::Lines(Revenue, &[C::Taxes, C::Fees, C::PropertyIncome], Moment::Basis),
            Self::Revenue => Origin::Lines(Revenue, &[], Moment::Basis),
            Self::CapitalRevenue => {
                Origin::Lines(Revenue, &[C::AssetSales, C::CapitalTransfersReceived], Moment::Basis)
            }
            Self::CurrentExpenditure => Origin::Lines(Expenditure, CURRENT_EXPENDITURE, Moment::Basis),
            Self::Personnel => Origin::Lines(Expenditure, &[C::Personnel], Moment::Basis),
            Self::Interest => Origin::Lines(Expenditure, &[C::Interest], Moment::Basis),
            Self::Repayment => Origin::Lines(Expenditure, &[C::Repayment], Moment::Basis),
            Self::CapitalExpenditure => Origin::Lines(Expenditure, CAPITAL_EXPENDITURE, Moment::Basis),
            Self::Expenditure => Origin::Lines(Expenditure, &[], Moment::Basis),
            Self::ApprovedExpenditure => Origin::Lines(Expenditure, &[], Moment::Approved),
            Self::PlannedExpenditure => Origin::Lines(Expenditure, &[], Moment::Planned),
            Self::PlannedCurrentExpenditure => Origin::Lines(Expenditure, CURRENT_EXPENDITURE, Moment::Planned),
            Self::PlannedCapitalExpenditure => Origin::Lines(Expenditure, CAPITAL_EXPENDITURE, Moment::Planned),
            Self::Debt => Origin::Loans,
            Self::Population => Origin::Population,
            _ => Origin::Accounts,
        }
    }
}
