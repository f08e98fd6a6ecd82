//! How an embedded value is printed: `{=QUESTION ; 1 decimal unit}`.

use std::{fmt, str::FromStr};

/// Which part of an answer is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The number.
    #[default]
    Number,
    /// The period that it belongs to.
    Period,
    /// The name of the row, as in "the largest group, Tajikistan".
    Name,
}

/// The written format. Words in any order: `unit`, `N decimal(s)`, `thousand`, `million`, `billion`,
/// `signed`, `absolute`, `period`, `name`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ValueFormat {
    /// Which part.
    pub part: Part,
    /// With the unit's words.
    pub unit: bool,
    /// Decimals; none for the indicator's own.
    pub decimals: Option<u8>,
    /// Printed in thousands (3), millions (6) or billions (9), with the word.
    pub scale: u8,
    /// A plus sign before positive numbers.
    pub signed: bool,
    /// Without its sign, for sentences that say "fell by".
    pub absolute: bool,
}

/// A word that is no format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFormat(pub String);
impl fmt::Display for BadFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is no format; formats are unit, 1 decimal, thousand, million, billion, signed, absolute, period, name",
            self.0
        )
    }
}
impl std::error::Error for BadFormat {}

impl FromStr for ValueFormat {
    type Err = BadFormat;
    fn from_str(text: &str) -> Result<Self, BadFormat> {
        let mut format = Self::default();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            match word {
                "unit" => format.unit = true,
                "thousand" => format.scale = 3,
                "million" => format.scale = 6,
                "billion" => format.scale = 9,
                "signed" => format.signed = true,
                "absolute" => format.absolute = true,
                "period" => format.part = Part::Period,
                "name" => format.part = Part::Name,
                "number" => format.part = Part::Number,
                n => {
                    let decimals = n.parse::<u8>().ok().filter(|d| *d <= 9).ok_or_else(|| BadFormat(n.into()))?;
                    if !matches!(words.next(), Some("decimal" | "decimals")) {
                        return Err(BadFormat(n.into()));
                    }
                    format.decimals = Some(decimals);
                }
            }
        }
        Ok(format)
    }
}

impl fmt::Display for ValueFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = Vec::new();
        match self.part {
            Part::Number => {}
            Part::Period => words.push("period".into()),
            Part::Name => words.push("name".into()),
        }
        if let Some(d) = self.decimals {
            words.push(format!("{d} decimal{}", if d == 1 { "" } else { "s" }));
        }
        match self.scale {
            3 => words.push("thousand".into()),
            6 => words.push("million".into()),
            9 => words.push("billion".into()),
            _ => {}
        }
        for (set, word) in [(self.unit, "unit"), (self.signed, "signed"), (self.absolute, "absolute")] {
            if set {
                words.push(word.into());
            }
        }
        write!(f, "{}", words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        for text in ["", "unit", "1 decimal", "2 decimals million unit", "period", "name", "signed", "absolute"] {
            assert_eq!(text.parse::<ValueFormat>().unwrap().to_string(), text);
        }
        assert!("1".parse::<ValueFormat>().is_err());
        assert!("bold".parse::<ValueFormat>().is_err());
    }
}
