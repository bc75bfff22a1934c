//! Numbers on paper: decimals become lengths, and lengths are written as exact tenths of a unit.
//!
//! Between the two lies `f64`, of which only `+ - * /`, `sqrt` and rounding are used: IEEE 754
//! defines each to the last bit, so every platform draws the same. Sine and cosine, which every
//! mathematics library rounds in its own way, are computed here.

use std::f64::consts::{FRAC_PI_2, PI};
use std::fmt;
use std::ops::{Add, Sub};

use rust_decimal::Decimal;

/// `10^0` to `10^28`, the scales that a [`Decimal`] can have.
const POWERS_OF_TEN: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// The decimal as a real number, within two units in the last place; never `-0`, never NaN.
///
/// Sums are made of these and not of decimals, since a sum of decimals can overflow.
pub(super) fn real(value: Decimal) -> f64 {
    if value.is_zero() {
        return 0.0;
    }
    // The mantissa has 96 bits; the conversion rounds to nearest.
    value.mantissa() as f64 / POWERS_OF_TEN[value.scale() as usize]
}

/// A length or coordinate in tenths of a unit: what a chart writes. An integer, so that `-0` and
/// NaN do not exist and neighbours share their edge exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tenths(pub i64);

impl Tenths {
    /// The nearest tenth, halves away from zero; NaN becomes zero, infinities the ends of `i64`.
    pub fn round(value: f64) -> Self {
        Self((value * 10.0).round() as i64)
    }

    /// The length in units.
    pub fn units(self) -> f64 {
        self.0 as f64 / 10.0
    }
}

impl Add for Tenths {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Tenths {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// `12`, `12.5`, `-0.3`: no trailing zero, no exponent.
impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        match tenth {
            0 => write!(f, "{whole}"),
            _ => write!(f, "{whole}.{tenth}"),
        }
    }
}

/// Sine and cosine of an angle in radians, from their Taylor series.
///
/// Good to 12 decimals within a few turns of zero, and the same bits everywhere.
pub(super) fn sin_cos(angle: f64) -> (f64, f64) {
    let turned = angle - (angle / (2.0 * PI)).round() * 2.0 * PI;
    // Now within half a turn; fold the outer quarters inwards, where the series is short.
    if turned > FRAC_PI_2 {
        let (sin, cos) = series(PI - turned);
        (sin, -cos)
    } else if turned < -FRAC_PI_2 {
        let (sin, cos) = series(-PI - turned);
        (sin, -cos)
    } else {
        series(turned)
    }
}

/// The Taylor series of both up to the 23rd power, for angles within a quarter turn.
fn series(x: f64) -> (f64, f64) {
    let (mut sin, mut cos, mut term) = (0.0, 0.0, 1.0);
    for power in 0..24 {
        match power % 4 {
            0 => cos += term,
            1 => sin += term,
            2 => cos -= term,
            _ => sin -= term,
        }
        term = term * x / f64::from(power + 1);
    }
    (sin, cos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tenths_are_written_without_trailing_zero_or_negative_zero() {
        for (value, written) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.04, "0"),
            (-0.06, "-0.1"),
            (12.0, "12"),
            (12.34, "12.3"),
            (-12.36, "-12.4"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(Tenths::round(value).to_string(), written, "{value}");
        }
    }

    #[test]
    fn the_largest_and_smallest_decimals_become_numbers() {
        assert_eq!(real(Decimal::MAX), 79_228_162_514_264_337_593_543_950_335_f64);
        assert_eq!(real(Decimal::MIN), -79_228_162_514_264_337_593_543_950_335_f64);
        assert!((real(Decimal::new(1, 28)) - 1e-28).abs() <= 1e-43);
        assert_eq!(real(Decimal::new(-125, 1)), -12.5);
        assert!(real(-Decimal::ZERO).is_sign_positive());
    }

    proptest! {
        #[test]
        fn sine_and_cosine_agree_with_the_library(angle in -20.0..20.0_f64) {
            let (sin, cos) = sin_cos(angle);
            prop_assert!((sin - angle.sin()).abs() < 1e-12);
            prop_assert!((cos - angle.cos()).abs() < 1e-12);
        }

        #[test]
        fn a_decimal_keeps_its_value(mantissa in any::<i64>(), scale in 0_u32..28) {
            let value = Decimal::new(mantissa, scale);
            let parsed: f64 = value.to_string().parse().expect("a decimal is a number");
            prop_assert!((real(value) - parsed).abs() <= parsed.abs() * 1e-15);
        }
    }
}
