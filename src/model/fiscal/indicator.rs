//! The table of indicators: formula, unit, and the limits that law or practice sets.

use rust_decimal::Decimal;

use super::concept::Quantity as Q;
use super::formula::Formula::{self, Minus, Number, Of, Over, Plus, Times};
use crate::model::choice::choices;

choices! {
    /// A financial indicator.
    pub enum Indicator {
        /// Current revenue less current expenditure.
        GrossSaving "gross-saving",
        /// Gross saving in percent of current revenue.
        GrossSavingRate "gross-saving-rate",
        /// Gross saving less the debt paid back.
        NetSaving "net-saving",
        /// Debt in percent of current revenue.
        DebtLevel "debt-level",
        /// Debt per inhabitant.
        DebtPerHead "debt-per-head",
        /// Interest and repayment in percent of expenditure.
        FinancialCharge "financial-charge",
        /// Interest in percent of the debt.
        LiabilityCost "liability-cost",
        /// Own taxes and fees in percent of revenue.
        TaxAutonomy "tax-autonomy",
        /// Own revenue in percent of revenue.
        SelfFinancing "self-financing",
        /// Personnel and interest in percent of current revenue.
        Rigidity "rigidity",
        /// Capital revenue in percent of capital expenditure.
        InvestmentFinancing "investment-financing",
        /// Capital expenditure per inhabitant.
        InvestmentPerHead "investment-per-head",
        /// Own taxes and fees per inhabitant.
        TaxPerHead "tax-per-head",
        /// Expenditure per inhabitant.
        SpendingPerHead "spending-per-head",
        /// Executed in percent of planned expenditure.
        Execution "execution",
        /// Executed less approved, in percent of approved expenditure.
        Deviation "deviation",
        /// Cash at the end of the year.
        CashBalance "cash-balance",
        /// The months of operating costs that cash would pay for.
        CashCoverage "cash-coverage",
        /// Current assets by current liabilities.
        CurrentRatio "current-ratio",
        /// Cash of the balance sheet and call investments by current liabilities.
        LiquidityRatio "liquidity-ratio",
        /// Operating costs less their budget, in percent of it.
        OperatingBudgetSpending "operating-budget-spending",
        /// Capital works less their budget, in percent of it.
        CapitalBudgetSpending "capital-budget-spending",
        /// Repairs and maintenance in percent of fixed assets and investment property.
        RepairsMaintenance "repairs-maintenance",
        /// Collected in percent of billed.
        DebtorsCollection "debtors-collection",
        /// Irregular in percent of operating expenditure.
        IrregularSpending "irregular-spending",
    }
}

choices! {
    /// What an indicator is told in.
    pub enum Unit {
        /// Money.
        Money "money",
        /// Money per inhabitant.
        MoneyPerHead "money-per-head",
        /// Percent.
        Percent "percent",
        /// Months.
        Months "months",
        /// A ratio of one to another.
        Ratio "ratio",
    }
}

choices! {
    /// What a limit says of a value.
    pub enum Rating {
        /// Within the good limit.
        Good "good",
        /// Between the two.
        Fair "fair",
        /// Beyond the bad limit.
        Poor "poor",
    }
}

/// A limit, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// What a value within it is; the first that a value fits counts.
    pub rating: Rating,
    /// The values that fit.
    pub fits: Fits,
    /// The limit, in hundredths of the indicator's unit.
    pub limit: i64,
    /// The law or circular that sets it.
    pub source: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The country that it binds (ISO 3166-1); elsewhere it is a reference.
    pub country: &'static str,
}

/// Which side of a limit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// At or above it.
    AtLeast,
    /// Above it.
    Above,
    /// At or below it.
    AtMost,
    /// No further from zero than it, in either direction.
    Within,
}

impl Threshold {
    /// The limit in the indicator's unit.
    pub fn limit(&self) -> Decimal {
        Decimal::new(self.limit, 2).normalize()
    }

    fn fits(&self, value: Decimal) -> bool {
        match self.fits {
            Fits::AtLeast => value >= self.limit(),
            Fits::Above => value > self.limit(),
            Fits::AtMost => value <= self.limit(),
            Fits::Within => value.abs() <= self.limit(),
        }
    }
}

/// The limits of South Africa's National Treasury, as its Municipal Money portal applies them.
const fn treasury(rating: Rating, fits: Fits, limit: i64, source: &'static str, url: &'static str) -> Threshold {
    Threshold { rating, fits, limit: limit * 100, source, url, country: "ZA" }
}

const CIRCULAR_71: (&str, &str) =
    ("National Treasury, MFMA Circular 71", "https://mfma.treasury.gov.za/Circulars/Pages/Circular71.aspx");
const OVER_AND_UNDER: (&str, &str) = (
    "National Treasury, over and under spending reports to Parliament",
    "https://mfma.treasury.gov.za/Media_Releases/Reports%20to%20Parliament/Pages/default.aspx",
);
const STATE_OF_FINANCES: (&str, &str) = (
    "National Treasury, State of Local Government Finances",
    "https://mfma.treasury.gov.za/Media_Releases/The%20state%20of%20local%20government%20finances/Pages/default.aspx",
);
const REGULATIONS: (&str, &str) = (
    "National Treasury, Municipal Budget and Reporting Regulations",
    "https://mfma.treasury.gov.za/RegulationsandGazettes/MunicipalBudgetAndReportingRegulations/Pages/default.aspx",
);
const LOCAL_TREASURIES: (&str, &str) = (
    "Real Decreto Legislativo 2/2004, artículo 53 (Ley Reguladora de las Haciendas Locales)",
    "https://www.boe.es/buscar/act.php?id=BOE-A-2004-4214#a53",
);

use Rating::{Fair, Good, Poor};

/// Spending against a budget: within 5 % good, within 15 % fair.
const SPENDING: &[Threshold] = &[
    treasury(Good, Fits::Within, 5, OVER_AND_UNDER.0, OVER_AND_UNDER.1),
    treasury(Fair, Fits::Within, 15, OVER_AND_UNDER.0, OVER_AND_UNDER.1),
];

const HUNDRED: Formula = Number(100);
const PEOPLE: Formula = Of(Q::Population);
const GROSS: Formula = Minus(&Of(Q::CurrentRevenue), &Of(Q::CurrentExpenditure));

/// A share in percent.
macro_rules! percent {
    ($part:expr, $whole:expr) => {
        Times(&Over(&$part, &$whole), &HUNDRED)
    };
}

impl Indicator {
    /// How it is computed.
    pub fn formula(self) -> Formula {
        match self {
            Self::GrossSaving => GROSS,
            Self::GrossSavingRate => percent!(GROSS, Of(Q::CurrentRevenue)),
            Self::NetSaving => Minus(&GROSS, &Of(Q::Repayment)),
            Self::DebtLevel => percent!(Of(Q::Debt), Of(Q::CurrentRevenue)),
            Self::DebtPerHead => Over(&Of(Q::Debt), &PEOPLE),
            Self::FinancialCharge => percent!(Plus(&Of(Q::Interest), &Of(Q::Repayment)), Of(Q::Expenditure)),
            Self::LiabilityCost => percent!(Of(Q::Interest), Of(Q::Debt)),
            Self::TaxAutonomy => percent!(Of(Q::OwnTaxes), Of(Q::Revenue)),
            Self::SelfFinancing => percent!(Of(Q::OwnRevenue), Of(Q::Revenue)),
            Self::Rigidity => percent!(Plus(&Of(Q::Personnel), &Of(Q::Interest)), Of(Q::CurrentRevenue)),
            Self::InvestmentFinancing => percent!(Of(Q::CapitalRevenue), Of(Q::CapitalExpenditure)),
            Self::InvestmentPerHead => Over(&Of(Q::CapitalExpenditure), &PEOPLE),
            Self::TaxPerHead => Over(&Of(Q::OwnTaxes), &PEOPLE),
            Self::SpendingPerHead => Over(&Of(Q::Expenditure), &PEOPLE),
            Self::Execution => percent!(Of(Q::Expenditure), Of(Q::PlannedExpenditure)),
            Self::Deviation => {
                percent!(Minus(&Of(Q::Expenditure), &Of(Q::ApprovedExpenditure)), Of(Q::ApprovedExpenditure))
            }
            Self::CashBalance => Of(Q::Cash),
            Self::CashCoverage => Over(&Of(Q::Cash), &Over(&Of(Q::OperatingExpenditure), &Number(12))),
            Self::CurrentRatio => Over(&Of(Q::CurrentAssets), &Of(Q::CurrentLiabilities)),
            Self::LiquidityRatio => {
                Over(&Plus(&Of(Q::BalanceSheetCash), &Of(Q::CallInvestments)), &Of(Q::CurrentLiabilities))
            }
            Self::OperatingBudgetSpending => {
                percent!(Minus(&Of(Q::OperatingExpenditure), &Of(Q::OperatingBudget)), Of(Q::OperatingBudget))
            }
            Self::CapitalBudgetSpending => {
                percent!(Minus(&Of(Q::CapitalSpending), &Of(Q::CapitalBudget)), Of(Q::CapitalBudget))
            }
            Self::RepairsMaintenance => {
                percent!(Of(Q::Repairs), Plus(&Of(Q::FixedAssets), &Of(Q::InvestmentProperty)))
            }
            Self::DebtorsCollection => percent!(Of(Q::CollectedBills), Of(Q::Billed)),
            Self::IrregularSpending => percent!(Of(Q::IrregularExpenditure), Of(Q::OperatingExpenditure)),
        }
    }

    /// What it is told in.
    pub fn unit(self) -> Unit {
        match self {
            Self::GrossSaving | Self::NetSaving | Self::CashBalance => Unit::Money,
            Self::DebtPerHead | Self::InvestmentPerHead | Self::TaxPerHead | Self::SpendingPerHead => {
                Unit::MoneyPerHead
            }
            Self::CashCoverage => Unit::Months,
            Self::CurrentRatio | Self::LiquidityRatio => Unit::Ratio,
            _ => Unit::Percent,
        }
    }

    /// To how many decimals it is told; those of the currency for money.
    pub fn decimals(self) -> Option<u32> {
        match self.unit() {
            Unit::Money | Unit::MoneyPerHead => None,
            Unit::Months => Some(1),
            Unit::Percent | Unit::Ratio => Some(2),
        }
    }

    /// Whether a value below zero is told as nothing: cash that is not there covers no month.
    pub fn is_floored(self) -> bool {
        self == Self::CashCoverage
    }

    /// The limits that law or practice sets; what fits none of them is [`Rating::Poor`].
    pub fn thresholds(self) -> &'static [Threshold] {
        const DEBT: &[Threshold] = &[Threshold {
            rating: Good,
            fits: Fits::AtMost,
            limit: 11_000,
            source: LOCAL_TREASURIES.0,
            url: LOCAL_TREASURIES.1,
            country: "ES",
        }];
        const NET_SAVING: &[Threshold] = &[Threshold { fits: Fits::AtLeast, limit: 0, ..DEBT[0] }];
        const CASH: &[Threshold] = &[treasury(Good, Fits::Above, 0, STATE_OF_FINANCES.0, STATE_OF_FINANCES.1)];
        const COVERAGE: &[Threshold] = &[
            treasury(Good, Fits::Above, 3, STATE_OF_FINANCES.0, STATE_OF_FINANCES.1),
            treasury(Fair, Fits::Above, 1, STATE_OF_FINANCES.0, STATE_OF_FINANCES.1),
        ];
        const CURRENT: &[Threshold] = &[
            Threshold { limit: 150, ..treasury(Good, Fits::AtLeast, 1, CIRCULAR_71.0, CIRCULAR_71.1) },
            treasury(Fair, Fits::AtLeast, 1, CIRCULAR_71.0, CIRCULAR_71.1),
        ];
        const LIQUIDITY: &[Threshold] = &[treasury(Good, Fits::AtLeast, 1, REGULATIONS.0, REGULATIONS.1)];
        const REPAIRS: &[Threshold] = &[treasury(Good, Fits::AtLeast, 8, CIRCULAR_71.0, CIRCULAR_71.1)];
        const COLLECTION: &[Threshold] = &[treasury(Good, Fits::AtLeast, 95, REGULATIONS.0, REGULATIONS.1)];
        const IRREGULAR: &[Threshold] = &[treasury(Good, Fits::Within, 0, CIRCULAR_71.0, CIRCULAR_71.1)];
        match self {
            Self::DebtLevel => DEBT,
            Self::NetSaving => NET_SAVING,
            Self::CashBalance => CASH,
            Self::CashCoverage => COVERAGE,
            Self::CurrentRatio => CURRENT,
            Self::LiquidityRatio => LIQUIDITY,
            Self::OperatingBudgetSpending | Self::CapitalBudgetSpending => SPENDING,
            Self::RepairsMaintenance => REPAIRS,
            Self::DebtorsCollection => COLLECTION,
            Self::IrregularSpending => IRREGULAR,
            _ => &[],
        }
    }

    /// What the limits say of a value, where there are any.
    pub fn rating(self, value: Decimal) -> Option<Rating> {
        let limits = self.thresholds();
        let fitting = limits.iter().find(|limit| limit.fits(value)).map_or(Poor, |limit| limit.rating);
        (!limits.is_empty()).then_some(fitting)
    }
}
