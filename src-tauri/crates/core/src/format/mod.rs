//! The printed form of numbers, dates, periods, units and lists, once for every surface.
//!
//! Digits, grouping, decimal signs, dates, lists and plural forms come from ICU data; the few words
//! that ICU has not (units, "total", "other") stand in [`words`]. Nothing else in the product turns
//! a number into text.

mod words;

use crate::answer::{AnswerUnit, Cell, CellValue, Header};
use crate::question::{Part, ValueFormat};
use crate::{CodeListCode, Decimal, Lang, MissingKind, Period, Profile};
use chrono::{Datelike, NaiveDate};
use icu::datetime::{DateTimeFormatter, fieldsets};
use icu::decimal::{
    DecimalFormatter,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use icu::list::{
    ListFormatter,
    options::{ListFormatterOptions, ListLength},
};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

/// The code list that names units.
pub const UNIT_LIST: &str = "CL_UNIT";

/// Prints for one language. Making one costs about as much as printing a few hundred numbers.
pub struct Formatter {
    lang: Lang,
    locale: Locale,
    grouped: Option<DecimalFormatter>,
    plain: Option<DecimalFormatter>,
    plurals: Option<PluralRules>,
}

impl Formatter {
    /// A formatter for a language; a tag that ICU cannot read is printed like English.
    pub fn new(lang: &Lang) -> Self {
        let locale: Locale = lang.as_str().parse().unwrap_or(icu::locale::locale!("en"));
        let with = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new((&locale).into(), options).ok()
        };
        Self {
            grouped: with(GroupingStrategy::Always),
            plain: with(GroupingStrategy::Never),
            plurals: PluralRules::try_new((&locale).into(), Default::default()).ok(),
            lang: lang.clone(),
            locale,
        }
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// A number rounded half away from zero to some decimals, with grouping and a true minus sign.
    pub fn number(&self, number: Decimal, decimals: u8) -> String {
        self.digits(number.rounded(decimals), self.grouped.as_ref())
    }

    /// A number with all the decimals that it was received with.
    pub fn as_received(&self, number: Decimal) -> String {
        self.digits(number, self.grouped.as_ref())
    }

    fn digits(&self, number: Decimal, with: Option<&DecimalFormatter>) -> String {
        let plain = number.abs().to_string();
        let text = match (with, plain.parse::<icu::decimal::input::Decimal>()) {
            (Some(f), Ok(d)) => f.format(&d).to_string(),
            _ => plain,
        };
        // ICU's hyphen-minus is too short in print and splits from its number at line ends.
        if number.is_negative() && !number.is_zero() { format!("\u{2212}{text}") } else { text }
    }

    /// A year or another number that is a name: without grouping.
    pub fn label_number(&self, n: i32) -> String {
        self.digits(Decimal::int(n.into()), self.plain.as_ref())
    }

    /// A day in words: `12 March 2025`.
    pub fn date(&self, date: NaiveDate) -> String {
        let day = icu::calendar::Date::try_new_gregorian(date.year(), date.month() as u8, date.day() as u8);
        match (DateTimeFormatter::try_new((&self.locale).into(), fieldsets::YMD::long()), day) {
            (Ok(f), Ok(d)) => {
                let text = f.format(&d.to_calendar(icu::calendar::Iso)).to_string();
                // Official English of the United Nations puts the day first.
                if self.lang.as_str() == "en" { day_first(&text).unwrap_or(text) } else { text }
            }
            _ => date.to_string(),
        }
    }

    /// A period in words: `2024`, `Q3 2024`, `July 2024`, `1990–1995`.
    pub fn period(&self, period: Period) -> String {
        let year = |y: i32| self.label_number(y);
        match period {
            Period::Year(y) => year(y),
            Period::Half(y, p) => {
                words::period(&self.lang, words::PeriodWord::Half, &self.label_number(p.into()), &year(y))
            }
            Period::Quarter(y, p) => {
                words::period(&self.lang, words::PeriodWord::Quarter, &self.label_number(p.into()), &year(y))
            }
            Period::Week(y, p) => {
                words::period(&self.lang, words::PeriodWord::Week, &self.label_number(p.into()), &year(y))
            }
            Period::Month(y, p) => {
                let first = icu::calendar::Date::try_new_gregorian(y, p, 1);
                match (DateTimeFormatter::try_new((&self.locale).into(), fieldsets::YM::long()), first) {
                    (Ok(f), Ok(d)) => f.format(&d.to_calendar(icu::calendar::Iso)).to_string(),
                    _ => period.to_string(),
                }
            }
            Period::Day(d) => self.date(d),
            Period::Years(a, b) => format!("{}\u{2013}{}", year(a), year(b)),
        }
    }

    /// Items joined as in a sentence: `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        match ListFormatter::try_new_and((&self.locale).into(), options) {
            // Official English has no comma before "and".
            Ok(f) => {
                let text = f.format(items.iter()).to_string();
                if self.lang.as_str() == "en" { text.replace(", and ", " and ") } else { text }
            }
            Err(_) => items.join(", "),
        }
    }

    /// A header in words.
    pub fn header(&self, profile: &Profile, header: &Header) -> String {
        match header {
            Header::Period(p) => self.period(*p),
            Header::Code(dimension, code) if code.is_total() => {
                let _ = dimension;
                words::total(&self.lang).to_string()
            }
            Header::Code(dimension, code) => profile.code_name(dimension, code, &self.lang),
            Header::Indicator(code, filters) => {
                let name = profile.indicators.get(code).map_or(code.as_str(), |i| i.names.best(&self.lang));
                let parts: Vec<String> = filters
                    .iter()
                    .flat_map(|(d, codes)| codes.iter().map(move |c| profile.code_name(d, c, &self.lang)))
                    .collect();
                if parts.is_empty() { name.to_string() } else { format!("{name} ({})", parts.join(", ")) }
            }
            Header::Other(_) => words::other(&self.lang).to_string(),
            Header::Total => words::total(&self.lang).to_string(),
            Header::Only => String::new(),
        }
    }

    /// A unit for a table's head or an axis: `persons`, `million US dollars`, `per cent`.
    pub fn unit(&self, profile: &Profile, unit: &AnswerUnit) -> String {
        let name = match &unit.code {
            Some(code) => words::unit_head(&self.lang, code.as_str())
                .map(str::to_string)
                .or_else(|| {
                    profile.code_lists.get(&CodeListCode::new(UNIT_LIST)).map(|l| l.name(code, &self.lang).to_string())
                })
                .unwrap_or_else(|| code.as_str().to_string()),
            None => String::new(),
        };
        match words::scale(&self.lang, unit.multiplier.unsigned_abs(), PluralCategory::Many) {
            Some(word) if unit.multiplier > 0 => format!("{word} {name}").trim().to_string(),
            _ => name,
        }
    }

    /// The printed symbol of what is no number; the legend is [`Formatter::symbol_meaning`].
    pub fn symbol(value: &CellValue) -> &'static str {
        match value {
            CellValue::Number(_) => "",
            CellValue::RoundsToZero => "0",
            CellValue::Missing(MissingKind::NotAvailable) => "..",
            CellValue::Missing(MissingKind::NotApplicable) => "x",
            CellValue::Missing(MissingKind::Suppressed) | CellValue::Withheld(_) => "c",
            CellValue::Missing(MissingKind::NotCollected) => "nc",
            CellValue::Missing(MissingKind::Empty) => "...",
            CellValue::Absent => "\u{2014}",
            CellValue::Refused(_) => "/",
        }
    }

    /// What a symbol stands for, in this language; none for numbers.
    pub fn symbol_meaning(&self, value: &CellValue) -> Option<&'static str> {
        words::meaning(&self.lang, value)
    }

    /// A status flag in words: `estimated`, `provisional`, `break in the series`.
    pub fn flag(&self, status: crate::release::ObsStatus) -> Option<&'static str> {
        words::flag(&self.lang, status.letter())
    }

    /// A cell for a table: the number in the answer's unit, or a symbol.
    pub fn cell(&self, unit: &AnswerUnit, cell: &Cell) -> String {
        match &cell.value {
            CellValue::Number(n) => self.number(*n, unit.decimals),
            other => Self::symbol(other).to_string(),
        }
    }

    /// A value for a sentence. `row` is the name that `name` prints.
    pub fn value(
        &self,
        profile: &Profile,
        unit: &AnswerUnit,
        cell: &Cell,
        row: &Header,
        format: &ValueFormat,
    ) -> String {
        match format.part {
            Part::Period => {
                return cell.period.map_or_else(|| Self::symbol(&cell.value).to_string(), |p| self.period(p));
            }
            Part::Name => return self.header(profile, row),
            Part::Number => {}
        }
        let number = match &cell.value {
            CellValue::Number(n) => *n,
            other => return Self::symbol(other).to_string(),
        };
        let number = if format.absolute { number.abs() } else { number };
        let power = i16::from(unit.multiplier) - i16::from(format.scale);
        let (shown, scale) = match format.scale {
            0 => (Some(number), unit.multiplier.max(0).unsigned_abs()),
            _ => (i8::try_from(power).ok().and_then(|p| number.shifted(p)), format.scale),
        };
        let Some(shown) = shown else {
            return Self::symbol(&CellValue::Refused(crate::answer::Refusal::TooLarge)).to_string();
        };
        let decimals = format.decimals.unwrap_or(if format.scale > 0 { 1 } else { unit.decimals });
        let rounded = shown.rounded(decimals);
        let mut text = self.number(rounded, decimals);
        if format.signed && !rounded.is_negative() && !rounded.is_zero() {
            text.insert(0, '+');
        }
        // A scale is never dropped silently: a value in millions without the word would be another number.
        let category = self.category(rounded);
        if let Some(word) = words::scale(&self.lang, scale, category) {
            text = format!("{text}\u{a0}{word}");
        }
        if format.unit
            && let Some(code) = &unit.code
        {
            let name = || {
                profile
                    .code_lists
                    .get(&CodeListCode::new(UNIT_LIST))
                    .map_or(code.as_str().to_string(), |l| l.name(code, &self.lang).to_string())
            };
            text = match words::with_unit(
                &self.lang,
                code.as_str(),
                if scale > 0 { PluralCategory::Many } else { category },
                scale > 0,
            ) {
                Some(pattern) => pattern.replace("{n}", &text),
                None => format!("{text} {}", name()),
            };
        }
        text
    }

    fn category(&self, number: Decimal) -> PluralCategory {
        match (&self.plurals, number.abs().to_string().parse::<icu::decimal::input::Decimal>()) {
            (Some(rules), Ok(d)) => rules.category_for(&d.absolute),
            _ => PluralCategory::Other,
        }
    }

    /// The word for the total.
    pub fn total(&self) -> &'static str {
        words::total(&self.lang)
    }
}

/// `March 12, 2025` as `12 March 2025`.
fn day_first(text: &str) -> Option<String> {
    let (month_day, year) = text.split_once(", ")?;
    let (month, day) = month_day.split_once(' ')?;
    Some(format!("{day} {month} {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, release::Flags};

    #[track_caller]
    fn check(lang: &str, number: &str, decimals: u8, expected: &str) {
        assert_eq!(Formatter::new(&Lang::new(lang)).number(number.parse().unwrap(), decimals), expected, "{lang}");
    }

    #[test]
    fn numbers_follow_the_language() {
        check("en", "1234567.891", 1, "1,234,567.9");
        check("fr", "1234567.891", 1, "1\u{202f}234\u{202f}567,9");
        check("es", "1234567.891", 1, "1.234.567,9");
        check("ru", "1234567.891", 1, "1\u{a0}234\u{a0}567,9");
        check("sr-Cyrl", "1234567.891", 1, "1.234.567,9");
        check("sr-Latn", "1234567.891", 1, "1.234.567,9");
        // CLDR: plain `ar` writes European digits, Arabic of Egypt writes Arabic-Indic ones.
        check("ar", "1234567.891", 1, "1,234,567.9");
        check("ar-EG", "1234567.891", 1, "١٬٢٣٤٬٥٦٧٫٩");
        check("en", "-48.55", 1, "\u{2212}48.6");
        check("en", "-0.04", 1, "0.0");
    }

    #[test]
    fn dates_and_periods_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
        let of = |lang: &str, text: &str| Formatter::new(&Lang::new(lang)).period(text.parse().unwrap());
        assert_eq!(Formatter::new(&Lang::en()).date(day), "12 March 2025");
        assert_eq!(Formatter::new(&Lang::new("fr")).date(day), "12 mars 2025");
        assert_eq!(of("en", "2024"), "2024");
        assert_eq!(of("ar-EG", "2024"), "٢٠٢٤");
        assert_eq!(of("en", "2024-Q3"), "Q3 2024");
        assert_eq!(of("fr", "2024-07"), "juillet 2024");
        assert_eq!(of("en", "1990/1995"), "1990–1995");
    }

    #[test]
    fn lists_follow_the_language() {
        let items = ["a".to_string(), "b".into(), "c".into()];
        assert_eq!(Formatter::new(&Lang::en()).list(&items), "a, b and c");
        assert_eq!(Formatter::new(&Lang::new("fr")).list(&items), "a, b et c");
    }

    #[track_caller]
    fn check_value(lang: &str, number: &str, unit: &str, multiplier: i8, format: &str, expected: &str) {
        let unit = AnswerUnit { code: Some(Code::new(unit)), multiplier, decimals: 1, difference: false };
        let cell = Cell {
            value: CellValue::Number(number.parse().unwrap()),
            flags: Flags::NONE,
            partial: false,
            period: Some(Period::Year(2021)),
            origins: vec![],
        };
        let text = Formatter::new(&Lang::new(lang)).value(
            &Profile::default(),
            &unit,
            &cell,
            &Header::Only,
            &format.parse().unwrap(),
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn values_stand_in_sentences() {
        check_value("en", "20.44", "PT", 0, "unit", "20.4 per cent");
        check_value("fr", "20.44", "PT", 0, "unit", "20,4\u{a0}%");
        check_value("en", "1", "PS", 0, "0 decimals unit", "1 person");
        check_value("en", "199011", "PS", 0, "0 decimals unit", "199,011 persons");
        check_value("en", "199011", "PS", 0, "0 decimals thousand", "199\u{a0}thousand");
        check_value("en", "2100", "USD", 6, "0 decimals unit", "US$ 2,100\u{a0}million");
        check_value("en", "2100", "USD", 6, "billion unit", "US$ 2.1\u{a0}billion");
        check_value("ru", "3", "PS", 0, "0 decimals unit", "3 человека");
        check_value("en", "-3.2", "PT", 0, "absolute", "3.2");
        check_value("en", "3.2", "PT", 0, "signed", "+3.2");
        check_value("en", "3.2", "PT", 0, "period", "2021");
    }
}
