//! The time zone in which a municipality's clocks run.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// A time zone. The rules are those inside the program, so that every machine reckons alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// The countries that have one zone, or one in which nearly all live (ISO 3166-1, IANA).
const COUNTRIES: &[(&str, &str)] = &[
    ("AR", "America/Argentina/Buenos_Aires"),
    ("BO", "America/La_Paz"),
    ("CL", "America/Santiago"),
    ("CO", "America/Bogota"),
    ("CR", "America/Costa_Rica"),
    ("CU", "America/Havana"),
    ("DE", "Europe/Berlin"),
    ("DO", "America/Santo_Domingo"),
    ("EC", "America/Guayaquil"),
    ("ES", "Europe/Madrid"),
    ("FR", "Europe/Paris"),
    ("GT", "America/Guatemala"),
    ("HN", "America/Tegucigalpa"),
    ("IT", "Europe/Rome"),
    ("NI", "America/Managua"),
    ("PA", "America/Panama"),
    ("PE", "America/Lima"),
    ("PR", "America/Puerto_Rico"),
    ("PT", "Europe/Lisbon"),
    ("PY", "America/Asuncion"),
    ("SV", "America/El_Salvador"),
    ("UY", "America/Montevideo"),
    ("VE", "America/Caracas"),
];

impl Zone {
    /// The zone with this IANA name.
    pub fn named(name: &str) -> Option<Self> {
        TimeZoneDatabase::bundled().get(name).ok().map(Self)
    }

    /// The zone of a country, where it has one.
    pub fn of_country(country: &str) -> Option<Self> {
        let (_, name) = COUNTRIES.iter().find(|(code, _)| code.eq_ignore_ascii_case(country))?;
        Self::named(name)
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The instant of a local time; of one that the clocks pass twice, the first.
    pub fn instant(&self, date: Date, time: Time) -> Option<Timestamp> {
        self.0.to_timestamp(date.to_datetime(time)).ok()
    }

    /// The local time of an instant.
    pub fn local(&self, instant: Timestamp) -> DateTime {
        instant.to_zoned_datetime(self.0.clone()).datetime()
    }

    /// A local time with its offset: `2026-03-10T09:00:00-05:00`.
    pub fn stamp(&self, date: Date, time: Time) -> Option<String> {
        let instant = self.instant(date, time)?;
        Some(instant.to_zoned_datetime(self.0.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_local_time_has_its_zones_offset() {
        let panama = Zone::of_country("PA").expect("a zone");
        assert_eq!(panama.stamp(date(2026, 3, 10), time(9, 0, 0, 0)).as_deref(), Some("2026-03-10T09:00:00-05:00"));
        let berlin = Zone::named("Europe/Berlin").expect("a zone");
        assert_eq!(berlin.stamp(date(2026, 7, 1), time(17, 0, 0, 0)).as_deref(), Some("2026-07-01T17:00:00+02:00"));
        assert_eq!(berlin.stamp(date(2026, 1, 1), time(17, 0, 0, 0)).as_deref(), Some("2026-01-01T17:00:00+01:00"));
        assert_eq!(Zone::named("Atlantis/Poseidonis"), None);
    }

    #[test]
    fn every_country_named_has_its_zone() {
        for (country, _) in COUNTRIES {
            assert!(Zone::of_country(country).is_some(), "{country}");
        }
    }
}
