//! Formulas: evaluated exactly, and told piece by piece as they are shown.

use rust_decimal::Decimal;

use super::concept::Quantity;

/// A formula over quantities.
#[derive(Debug, Clone, Copy)]
pub enum Formula {
    /// A quantity.
    Of(Quantity),
    /// A number.
    Number(u32),
    /// A sum.
    Plus(&'static Formula, &'static Formula),
    /// A difference.
    Minus(&'static Formula, &'static Formula),
    /// A product.
    Times(&'static Formula, &'static Formula),
    /// A quotient.
    Over(&'static Formula, &'static Formula),
}

/// A piece of a formula as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A quantity.
    Quantity(Quantity),
    /// A number.
    Number(u32),
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// Why a formula has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// A quantity is missing.
    Missing,
    /// It would divide by nothing.
    DivisionByZero,
    /// It is larger than any amount.
    TooLarge,
}

impl Formula {
    /// Its value, with what each quantity is.
    pub fn value(&self, of: &impl Fn(Quantity) -> Option<Decimal>) -> Result<Decimal, Undefined> {
        let both = |a: &Self, b: &Self| Ok::<_, Undefined>((a.value(of)?, b.value(of)?));
        match self {
            Self::Of(quantity) => of(*quantity).ok_or(Undefined::Missing),
            Self::Number(number) => Ok(Decimal::from(*number)),
            Self::Plus(a, b) => both(a, b).and_then(|(a, b)| a.checked_add(b).ok_or(Undefined::TooLarge)),
            Self::Minus(a, b) => both(a, b).and_then(|(a, b)| a.checked_sub(b).ok_or(Undefined::TooLarge)),
            Self::Times(a, b) => both(a, b).and_then(|(a, b)| a.checked_mul(b).ok_or(Undefined::TooLarge)),
            Self::Over(a, b) => both(a, b).and_then(|(a, b)| match b.is_zero() {
                true => Err(Undefined::DivisionByZero),
                false => a.checked_div(b).ok_or(Undefined::TooLarge),
            }),
        }
    }

    /// Its quantities, each once, in the order in which they are read.
    pub fn quantities(&self) -> Vec<Quantity> {
        let mut all = Vec::new();
        for token in self.tokens() {
            if let Token::Quantity(quantity) = token
                && !all.contains(&quantity)
            {
                all.push(quantity);
            }
        }
        all
    }

    /// Its pieces, with the parentheses that it needs.
    pub fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.tell(0, &mut tokens);
        tokens
    }

    /// How tightly it binds: sums loosely, products tightly.
    fn rank(&self) -> u8 {
        match self {
            Self::Plus(..) | Self::Minus(..) => 1,
            Self::Times(..) | Self::Over(..) => 2,
            Self::Of(_) | Self::Number(_) => 3,
        }
    }

    fn tell(&self, around: u8, tokens: &mut Vec<Token>) {
        let enclosed = self.rank() < around;
        if enclosed {
            tokens.push(Token::Open);
        }
        // What stands right of `−` or `÷` needs parentheses even at the same rank.
        let mut sides = |a: &Self, sign: Token, b: &Self, right: u8| {
            a.tell(self.rank(), tokens);
            tokens.push(sign);
            b.tell(right, tokens);
        };
        match self {
            Self::Of(quantity) => tokens.push(Token::Quantity(*quantity)),
            Self::Number(number) => tokens.push(Token::Number(*number)),
            Self::Plus(a, b) => sides(a, Token::Plus, b, 1),
            Self::Minus(a, b) => sides(a, Token::Minus, b, 2),
            Self::Times(a, b) => sides(a, Token::Times, b, 2),
            Self::Over(a, b) => sides(a, Token::Over, b, 3),
        }
        if enclosed {
            tokens.push(Token::Close);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Formula = Formula::Of(Quantity::CurrentRevenue);
    const B: Formula = Formula::Of(Quantity::CurrentExpenditure);

    #[test]
    fn parentheses_stand_where_they_are_needed() {
        const DIFFERENCE: Formula = Formula::Minus(&A, &B);
        const RATE: Formula = Formula::Times(&Formula::Over(&DIFFERENCE, &A), &Formula::Number(100));
        let (a, b) = (Token::Quantity(Quantity::CurrentRevenue), Token::Quantity(Quantity::CurrentExpenditure));
        let told = [Token::Open, a, Token::Minus, b, Token::Close, Token::Over, a, Token::Times, Token::Number(100)];
        assert_eq!(RATE.tokens(), told);
        assert_eq!(RATE.quantities(), [Quantity::CurrentRevenue, Quantity::CurrentExpenditure]);
        let nested = Formula::Minus(&A, &DIFFERENCE);
        assert_eq!(nested.tokens(), [a, Token::Minus, Token::Open, a, Token::Minus, b, Token::Close]);
    }

    #[test]
    fn nothing_is_divided_by_nothing_and_no_gap_is_filled() {
        let share = Formula::Over(&A, &B);
        assert_eq!(share.value(&|_| Some(Decimal::ZERO)), Err(Undefined::DivisionByZero));
        let gap = |quantity| (quantity == Quantity::CurrentRevenue).then_some(Decimal::ONE);
        assert_eq!(share.value(&gap), Err(Undefined::Missing));
    }
}
