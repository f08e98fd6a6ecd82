//! What a workbook's number formats say of the stored numbers: how many decimals are shown, that 0.453 is 45.3 per cent,
//! and that 12,400 is shown as 12.

use almanac_core::Decimal;

/// A number format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberFormat {
    /// Decimals that it shows; none for General and for formats without digits.
    pub decimals: Option<u8>,
    /// Whether it shows hundredths: 0.453 as 45.3%.
    pub percent: bool,
    /// Power of ten by which it divides what it shows: 3 for `#,##0,`.
    pub divided: u8,
}

impl NumberFormat {
    /// Reads a format's code; only its part for positive numbers counts.
    pub fn of(code: &str) -> Self {
        let Some(positive) = code.split(';').next().filter(|p| !p.eq_ignore_ascii_case("general")) else {
            return Self::default();
        };
        // Texts in quotes and escaped signs are shown as they are.
        let (mut quoted, mut escaped) = (false, false);
        let bare: String = positive
            .chars()
            .filter(|c| {
                let skip = escaped || quoted || matches!(c, '"' | '\\');
                escaped = !escaped && *c == '\\';
                quoted ^= *c == '"';
                !skip
            })
            .collect();
        if !bare.contains(['0', '#']) {
            return Self::default();
        }
        let digit = |c: char| matches!(c, '0' | '#');
        let part = bare.split_once('.').map_or("", |(_, part)| part);
        let decimals = u8::try_from(part.chars().take_while(|c| digit(*c)).count()).ok();
        let behind = bare.rfind(digit).and_then(|at| bare.get(at + 1..)).unwrap_or("");
        let commas = behind.chars().take_while(|c| *c == ',').count();
        Self { decimals, percent: bare.contains('%'), divided: u8::try_from(commas * 3).unwrap_or(0) }
    }
    /// A stored number as text, in per cent where the format shows it so.
    pub fn text(self, stored: f64) -> String {
        let Some(number) = Decimal::from_f64(stored) else { return format!("{stored}") };
        match number.shifted(2).filter(|_| self.percent) {
            Some(hundredths) => format!("{hundredths}%"),
            None => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn codes() {
        for (code, decimals, percent, divided) in [
            ("General", None, false, 0),
            ("0", Some(0), false, 0),
            ("#,##0.00", Some(2), false, 0),
            ("#,##0,", Some(0), false, 3),
            ("#,##0.0,,\" mn\"", Some(1), false, 6),
            ("0.0%", Some(1), true, 0),
            ("0\"%\"", Some(0), false, 0),
            ("0\\%", Some(0), false, 0),
            ("#,##0;[Red]-#,##0,", Some(0), false, 0),
            ("@", None, false, 0),
        ] {
            assert_eq!(NumberFormat::of(code), NumberFormat { decimals, percent, divided }, "{code}");
        }
    }
    #[test]
    fn hundredths() {
        assert_eq!(NumberFormat::of("0.0%").text(0.453), "45.3%");
        assert_eq!(NumberFormat::of("0").text(0.453), "0.453");
    }
}
