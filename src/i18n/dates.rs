//! Dates and times in words. Always in the Gregorian calendar, which is that of the records.

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::fieldsets::{E, T, YM, YMD, YMDE};
use icu_datetime::input::Time as IcuTime;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_locale::{Locale as IcuLocale, locale};
use jiff::civil::{Date, Time};

use super::locale::Locale;

/// The formatters of one locale.
#[derive(Debug)]
pub(super) struct Dates {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    month_short: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    weekday_and_day: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    time: NoCalendarFormatter<T>,
}

impl Dates {
    pub(super) fn new(formats: &IcuLocale) -> Dates {
        const WHY: &str = "the compiled data has date patterns for every language";
        let with_month = &portuguese(formats, locale!("pt-PT"));
        let with_weekday = &portuguese(formats, locale!("pt-BR"));
        Dates {
            day: FixedCalendarDateTimeFormatter::try_new(formats.into(), YMD::long()).expect(WHY),
            month: FixedCalendarDateTimeFormatter::try_new(with_month.into(), YM::long()).expect(WHY),
            month_short: FixedCalendarDateTimeFormatter::try_new(with_month.into(), YM::medium()).expect(WHY),
            weekday_and_day: FixedCalendarDateTimeFormatter::try_new(with_weekday.into(), YMDE::long()).expect(WHY),
            weekday: FixedCalendarDateTimeFormatter::try_new(formats.into(), E::long()).expect(WHY),
            time: NoCalendarFormatter::try_new(formats.into(), T::hm()).expect(WHY),
        }
    }

    pub(super) fn long(&self, date: Date) -> String {
        self.day.format(&icu_date(date)).to_string()
    }
}

/// The same locale, but for Portuguese the given one of its two, which are written alike. Of ICU4X
/// 2.4's patterns, Brazil's for a month asks for a year that its formatter has not loaded and panics
/// in a debug build, and Portugal's for a weekday has the month in figures.
fn portuguese(formats: &IcuLocale, sound: IcuLocale) -> IcuLocale {
    match formats.id.language.as_str() {
        "pt" => sound,
        _ => formats.clone(),
    }
}

impl Locale {
    /// A day: "4 de marzo de 2026".
    pub fn date_long(&self, date: Date) -> String {
        self.dates.long(date)
    }

    /// A month: "marzo de 2026". The day of the date does not matter.
    pub fn month_year(&self, date: Date) -> String {
        self.dates.month.format(&icu_date(date)).to_string()
    }

    /// A month where there is little room: "mar 2026". The day of the date does not matter.
    pub fn month_short(&self, date: Date) -> String {
        self.dates.month_short.format(&icu_date(date)).to_string()
    }

    /// A day with its weekday: "miércoles, 4 de marzo de 2026".
    pub fn weekday_long(&self, date: Date) -> String {
        self.dates.weekday_and_day.format(&icu_date(date)).to_string()
    }

    /// A weekday alone: "miércoles".
    pub fn weekday(&self, date: Date) -> String {
        self.dates.weekday.format(&icu_date(date)).to_string()
    }

    /// A time of day to the minute, by the country's clock: "9:05 a. m.", "14:05". Its spaces are
    /// no-break ones; the CLDR's narrow ones are missing from too many fonts.
    pub fn time(&self, time: Time) -> String {
        let written = self.dates.time.format(&icu_time(time)).to_string();
        written.replace('\u{202f}', "\u{a0}")
    }
}

fn icu_date(date: Date) -> IcuDate<Gregorian> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    IcuDate::try_new_gregorian(year.into(), month.unsigned_abs(), day.unsigned_abs())
        .expect("a civil date is a Gregorian date")
}

fn icu_time(time: Time) -> IcuTime {
    IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0)
        .expect("a civil time is a time of day")
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use jiff::civil::{date, time};

    #[test]
    fn a_date_is_written_in_words() {
        let panama = locale("es", Some("PA"));
        let day = date(2026, 3, 4);
        assert_eq!(panama.date_long(day), "4 de marzo de 2026");
        assert_eq!(panama.month_year(day), "marzo de 2026");
        assert_eq!(panama.weekday_long(day), "miércoles, 4 de marzo de 2026");
        assert_eq!(panama.weekday(day), "miércoles");
        assert_eq!(panama.time(time(9, 0, 0, 0)), "9:00\u{a0}a.\u{a0}m.");
    }

    #[test]
    fn every_language_we_name_can_write_dates() {
        for tag in super::super::lang::tests::named() {
            let (locale, day) = (locale(tag, Some("PA")), date(2026, 12, 31));
            let written = [
                locale.date_long(day),
                locale.month_year(day),
                locale.weekday_long(day),
                locale.weekday(day),
                locale.time(time(23, 59, 0, 0)),
            ];
            assert!(written.iter().all(|text| text.chars().count() > 2), "{tag}: {written:?}");
        }
    }

    #[test]
    fn every_day_of_the_calendar_can_be_written() {
        let spain = locale("es", Some("ES"));
        assert_eq!(spain.date_long(date(2024, 2, 29)), "29 de febrero de 2024");
        assert_eq!(spain.time(time(0, 0, 0, 0)), "00:00");
        assert_eq!(spain.date_long(jiff::civil::Date::MAX), "31 de diciembre de 9999");
        assert!(!spain.date_long(jiff::civil::Date::MIN).is_empty());
    }
}
