//! What a workbook's number formats say of the stored numbers: how many decimals are shown, that 0.453 is 45.3 per cent,
//! that 12,400 is shown as 12, and where something else than the number is shown. And which part of a date is shown.

use almanac_core::{CellRef, Decimal, Finding, Level, Place};
use std::sync::Arc;

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

/// Which part of a date a format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateShown {
    /// The day, or something that is no day, month or year.
    #[default]
    Day,
    /// `mmm-yy`
    Month,
    /// `yyyy`
    Year,
}

impl DateShown {
    /// Reads a format's code; only its first part counts.
    pub fn of(code: &str) -> Self {
        let first = sections(code).into_iter().next().unwrap_or_default();
        let (mut year, mut month, mut other) = (false, false, false);
        for token in tokens(first) {
            match token {
                Token::Sign(c) => match c.to_ascii_lowercase() {
                    'y' | 'e' => year = true,
                    'm' => month = true,
                    'd' | 'h' | 's' | '0' | '#' => other = true,
                    _ => {}
                },
                Token::Literal(_) | Token::Bracket(_) => {}
            }
        }
        match (year, month, other) {
            (true, true, false) => DateShown::Month,
            (true, false, false) => DateShown::Year,
            (_, _, true) | (false, _, false) => DateShown::Day,
        }
    }
    /// The part of a day such as `2024-01-31` that is shown.
    pub fn text(self, mut day: String) -> String {
        match self {
            DateShown::Day => {}
            DateShown::Month => day.truncate(7),
            DateShown::Year => day.truncate(4),
        }
        day
    }
}

/// A format that may show something else than the number. Most do not and are none.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    parts: Vec<Part>,
}

/// What a cell shows of its number.
#[derive(Debug, Clone, PartialEq)]
pub enum Showing<'a> {
    /// The number, whatever its dress.
    Number,
    /// This text.
    Text(String),
    /// Nothing.
    Nothing,
    /// The number and these words.
    Words(&'a str),
}

/// The first cells of a sheet that hide their numbers, and that show words beside them.
#[derive(Debug, Default)]
pub struct Odd {
    /// Row and column.
    pub hidden: Option<(u32, u32)>,
    /// Row, column and the words.
    pub words: Option<((u32, u32), String)>,
}

impl Odd {
    /// Tells of them.
    pub fn findings(self, file: &str, sheet: &str) -> Vec<Finding> {
        let place = |(row, column): (u32, u32)| {
            let cell = CellRef { sheet: Some(Arc::from(sheet)), row, column };
            Place::File { file: file.into(), cell: cell.to_string() }
        };
        let hidden = self.hidden.map(|at| {
            Finding::new(
                Level::Warning,
                "shown-hidden",
                place(at),
                "The workbook hides the numbers of some cells, this one being the first; they are read as empty",
                "Look at it in the workbook; show the numbers there if they are to be read, else ask the sender",
            )
            .with("", "a number that the workbook shows")
        });
        let words = self.words.map(|(at, words)| {
            Finding::new(
                Level::Warning,
                "shown-with-words",
                place(at),
                format!("Cells show their numbers with the words \"{words}\"; the numbers are read as they are stored"),
                "Check the unit, and say the unit or the power of ten of the table if the words mean it",
            )
            .with(words, "numbers alone")
        });
        hidden.into_iter().chain(words).collect()
    }
}

/// What stands between two semicolons.
#[derive(Debug, Clone, Default, PartialEq)]
struct Part {
    condition: Option<(Comparison, f64)>,
    /// Places for digits; `?` alone is a place that zero leaves blank.
    digits: bool,
    places: bool,
    general: bool,
    before: String,
    behind: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
    Unequal,
}

/// Signs before a number that make another value of it.
const BOUNDS: [&str; 8] = ["<", "≤", "<=", ">", "≥", ">=", "менее", "less than"];

impl Shown {
    /// Reads a format's code; none for formats that show every number as it is.
    pub fn of(code: &str) -> Option<Self> {
        let parts: Vec<Part> = sections(code).into_iter().take(4).map(Part::of).collect();
        let shown = Self { parts };
        let plain = shown
            .parts
            .iter()
            .take(3)
            .all(|p| p.condition.is_none() && (p.digits || p.general) && p.mark().is_none() && p.words().is_none());
        (!plain).then_some(shown)
    }
    /// What is shown of a number.
    pub fn show(&self, x: f64, format: NumberFormat) -> Showing<'_> {
        let Some(part) = self.part(x) else { return Showing::Number };
        if part.general || part.digits || part.places && x != 0.0 {
            return match (part.mark(), part.words()) {
                (Some((before, behind)), _) => Showing::Text(format!("{before}{}{behind}", format.text(x))),
                (None, Some(words)) => Showing::Words(words),
                (None, None) => Showing::Number,
            };
        }
        let text = part.before.trim();
        let first = self.parts.first();
        if text.is_empty() {
            // A zero that is left blank is a zero; a number that is left blank is not to be seen.
            let blank = first.is_some_and(|p| !p.digits && !p.general);
            return if x == 0.0 && !blank { Showing::Number } else { Showing::Nothing };
        }
        // Book-keepers write a dash for zero, in the dress of the other numbers.
        let dress = |word: &str| first.is_some_and(|p| p.before.contains(word) || p.behind.contains(word));
        let dash = |c: char| matches!(c, '-' | '–' | '—' | '−') || is_currency(c);
        let words: Vec<&str> = text.split_whitespace().map(|w| w.trim_matches(dash)).collect();
        if x == 0.0 && text.contains(['-', '–', '—', '−']) && words.iter().all(|w| w.is_empty() || dress(w)) {
            return Showing::Number;
        }
        Showing::Text(text.to_string())
    }
    /// The part by which a number is shown.
    fn part(&self, x: f64) -> Option<&Part> {
        let (first, second, third) = (self.parts.first()?, self.parts.get(1), self.parts.get(2));
        let holds = |p: &Part| p.condition.is_some_and(|(c, than)| c.holds(x, than));
        match (first.condition, second.and_then(|p| p.condition)) {
            (None, None) if x > 0.0 => Some(first),
            (None, None) if x < 0.0 => Some(second.unwrap_or(first)),
            (None, None) => Some(third.unwrap_or(first)),
            _ if holds(first) => Some(first),
            (_, Some(_)) if second.is_some_and(holds) => second,
            (Some(_), Some(_)) => third,
            (Some(_), None) => second,
            (None, Some(_)) => Some(first),
        }
    }
}

impl Comparison {
    fn holds(self, x: f64, than: f64) -> bool {
        match self {
            Comparison::Less => x < than,
            Comparison::LessOrEqual => x <= than,
            Comparison::More => x > than,
            Comparison::MoreOrEqual => x >= than,
            Comparison::Equal => x == than,
            Comparison::Unequal => x != than,
        }
    }
}

impl Part {
    fn of(code: &str) -> Self {
        let mut out = Self { general: code.to_ascii_lowercase().contains("general"), ..Self::default() };
        if out.general {
            return out;
        }
        for token in tokens(code) {
            match token {
                Token::Bracket(inside) => out.condition = out.condition.or_else(|| condition(inside)),
                Token::Literal(text) => out.literal(text),
                Token::Sign('0' | '#') => {
                    out.digits = true;
                    out.behind.clear();
                }
                Token::Sign('?') => out.places = true,
                Token::Sign('@') => out.general = true,
                // Between digits they belong to the number.
                Token::Sign('.' | ',' | 'E' | 'e' | '%' | '/') if out.digits => {}
                Token::Sign(c) => out.literal(c.encode_utf8(&mut [0; 4])),
            }
        }
        out
    }
    fn literal(&mut self, text: &str) {
        if self.digits { &mut self.behind } else { &mut self.before }.push_str(text);
    }
    /// What stands before and behind the number, where it makes another value of it: a bound, a flag, a note.
    fn mark(&self) -> Option<(&str, &str)> {
        let (before, behind) = (self.before.trim(), self.behind.trim());
        let lower = before.to_lowercase();
        let bound = BOUNDS.contains(&lower.as_str());
        let inner = behind.strip_prefix('(').and_then(|b| b.strip_suffix(')')).unwrap_or(behind);
        let one = |c: char| matches!(c, 'b' | 'c' | 'd' | 'e' | 'f' | 'i' | 'n' | 'p' | 'r' | 's' | 'u' | 'z');
        // "bn" is a billion.
        let flag = !inner.is_empty() && inner.len() <= 2 && inner != "bn" && inner.chars().all(one);
        let note = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾');
        let note = !behind.is_empty() && behind.chars().all(note) || inner.len() < behind.len() && is_number(inner);
        let open = behind == "+" && before.is_empty();
        if !(bound || flag || note || open) {
            return None;
        }
        // The blank before "менее" and "less than" is a part of them.
        Some((
            if bound { self.before.as_str() } else { "" },
            if flag || note || open { self.behind.trim_end() } else { "" },
        ))
    }
    /// Words beside the number.
    fn words(&self) -> Option<&str> {
        let word = |text: &str| text.contains(|c: char| c.is_alphabetic());
        let (before, behind) = (self.before.trim(), self.behind.trim());
        let code = before.len() == 3 && before.bytes().all(|b| b.is_ascii_uppercase());
        Some(behind).filter(|b| word(b)).or_else(|| Some(before).filter(|b| word(b) && !code))
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '₠'..='⃀')
}

/// `<5` of `[<5]`; colours and locales are none.
fn condition(inside: &str) -> Option<(Comparison, f64)> {
    let (comparison, rest) = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::MoreOrEqual),
        ("<>", Comparison::Unequal),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ]
    .into_iter()
    .find_map(|(sign, comparison)| Some((comparison, inside.strip_prefix(sign)?)))?;
    Some((comparison, rest.trim().parse().ok()?))
}

/// A sign of a format, a text that it shows as it is, or what stands in square brackets.
enum Token<'a> {
    Sign(char),
    Literal(&'a str),
    Bracket(&'a str),
}

/// The signs of one part; what only makes room is left out.
fn tokens(part: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        loop {
            let mut chars = rest.chars();
            let sign = chars.next()?;
            let after = chars.as_str();
            let (token, left) = match sign {
                '"' => {
                    let (text, left) = after.split_once('"').unwrap_or((after, ""));
                    (Some(Token::Literal(text)), left)
                }
                '[' => {
                    let (text, left) = after.split_once(']').unwrap_or((after, ""));
                    (Some(Token::Bracket(text)), left)
                }
                '\\' | '_' | '*' => {
                    let _ = chars.next();
                    let left = chars.as_str();
                    let text = after.get(..after.len() - left.len()).unwrap_or("");
                    ((sign == '\\').then_some(Token::Literal(text)), left)
                }
                sign => (Some(Token::Sign(sign)), after),
            };
            rest = left;
            if token.is_some() {
                return token;
            }
        }
    })
}

/// The parts of a format between semicolons.
fn sections(code: &str) -> Vec<&str> {
    let (mut out, mut from) = (Vec::new(), 0);
    let (mut quoted, mut escaped, mut bracket) = (false, false, false);
    for (at, c) in code.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            ';' if !bracket => {
                out.push(code.get(from..at).unwrap_or(""));
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(code.get(from..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::{DateShown, NumberFormat, Showing, Shown};

    #[track_caller]
    fn check(code: &str, x: f64, expected: &str) {
        let shown = Shown::of(code);
        let text = match shown.as_ref().map(|s| s.show(x, NumberFormat::of(code))) {
            None => "plain".to_string(),
            Some(Showing::Number) => "number".into(),
            Some(Showing::Text(text)) => format!("'{text}'"),
            Some(Showing::Nothing) => "nothing".into(),
            Some(Showing::Words(words)) => format!("words {words}"),
        };
        assert_eq!(text, expected, "{x} by {code}");
    }

    #[test]
    fn plain_formats_pay_nothing() {
        for code in [
            "General",
            "0",
            "#,##0.00",
            "0%",
            "0.00E+00",
            "# ?/?",
            "#,##0 ;(#,##0)",
            "#,##0.00;[Red](#,##0.00)",
            "_-* #,##0.00\\ _₽_-",
            "[$-409]#,##0",
            "[$€-2] #,##0",
            "\"$\"#,##0_);(\"$\"#,##0)",
            "0\\%",
            "#\\ ##0",
            "@",
            "#,##0.00 [$€-407]",
            "0.0,",
            "[Blue]0;[Red]-0;0",
        ] {
            check(code, 5.0, "plain");
        }
    }
    #[test]
    fn what_is_shown_instead() {
        check("\"<\"0", 5.0, "'<5'");
        check("\"менее \"0", 5.0, "'менее 5'");
        check("#,##0;-#,##0;\"..\"", 0.0, "'..'");
        check("#,##0;-#,##0;\"..\"", 7.0, "number");
        check("0\"p\"", 34.0, "'34p'");
        check("0.0\"(e)\"", 3.5, "'3.5(e)'");
        check("0\" *\"", 45.0, "'45 *'");
        check("0\"+\"", 65.0, "'65+'");
        check("\"c\"", 5.0, "'c'");
        check(";;;", 45.0, "nothing");
        check(";;;", 0.0, "nothing");
        check(";;", 45.0, "nothing");
        check("0;;", -3.0, "nothing");
    }
    #[test]
    fn conditions() {
        for (x, expected) in [(4.0, "'c'"), (5.0, "number"), (0.0, "'c'")] {
            check("[<5]\"c\";0", x, expected);
        }
        check("[=0]\"..\";0", 0.0, "'..'");
        check("[=0]\"..\";0", 3.0, "number");
        check("[=1]\"Men\";[=2]\"Women\";0", 2.0, "'Women'");
        check("[=1]\"Men\";[=2]\"Women\";0", 3.0, "number");
        check("[<5]\"c\"", 6.0, "number");
        check("[Red][<5]0;0", 3.0, "number");
    }
    #[test]
    fn a_dash_for_zero_is_zero() {
        for code in [
            "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-",
            "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
            "_-* #,##0\\ \"kr.\"_-;-* #,##0\\ \"kr.\"_-;_-* \"-\"??\\ \"kr.\"_-",
            "0;-0;–",
            "0;-0;",
            "0;-0;;@",
        ] {
            check(code, 0.0, "number");
        }
        check("_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-", -5.0, "number");
        check("0;-0;\"- not asked\"", 0.0, "'- not asked'");
    }
    #[test]
    fn words_beside_the_number() {
        check("0\" mn\"", 5.0, "words mn");
        check("#,##0.0,\" тыс.\"", 5.0, "words тыс.");
        check("0\"bn\"", 5.0, "words bn");
        check("\"As of 1 Jan \"0", 2022.0, "words As of 1 Jan");
        check("\"USD \"0", 5.0, "plain");
    }
    #[test]
    fn dates_without_a_day() {
        for (code, expected) in [
            ("mmm-yy", DateShown::Month),
            ("[$-409]mmmm\\ yyyy;@", DateShown::Month),
            ("mm/yyyy", DateShown::Month),
            ("yyyy", DateShown::Year),
            ("yyyy\"年\"m\"月\"", DateShown::Month),
            ("yyyy\\ \"d.\"", DateShown::Year),
            ("d-mmm", DateShown::Day),
            ("d-mmm-yy", DateShown::Day),
            ("mmm", DateShown::Day),
            ("m/d/yy h:mm", DateShown::Day),
            ("[$-F800]dddd, mmmm dd, yyyy", DateShown::Day),
        ] {
            assert_eq!(DateShown::of(code), expected, "{code}");
        }
        assert_eq!(DateShown::Month.text("2024-01-31".into()), "2024-01");
    }

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
