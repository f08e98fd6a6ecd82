//! Reads one cell's text as a value: numbers as people write them, missing markers, flags beside numbers.
//!
//! What cannot be read is said; nothing is guessed between two readings of one text.

use almanac_core::release::{Flags, MissingKind, ObsStatus, ObsValue};
use almanac_core::spelling::digit;
use almanac_core::{Confidentiality, Decimal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which sign stands before the decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

/// What brackets around a number say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brackets {
    /// Book-keepers' minus: `(12)` is -12.
    #[default]
    Negative,
    /// The number rests on few cases: `(12)` is 12, of low reliability.
    Unreliable,
}

/// What a marker without digits stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// Nothing to count: a true zero.
    Zero,
    /// More than nothing, less than half of the unit.
    RoundsToZero,
    /// See [`MissingKind`].
    NotAvailable,
    /// See [`MissingKind`].
    NotApplicable,
    /// See [`MissingKind`].
    Suppressed,
    /// See [`MissingKind`].
    NotCollected,
}

impl Marker {
    /// As a value.
    pub fn value(self) -> ObsValue {
        match self {
            Marker::Zero => ObsValue::Number(Decimal::ZERO),
            Marker::RoundsToZero => ObsValue::RoundsToZero,
            Marker::NotAvailable => ObsValue::Missing(MissingKind::NotAvailable),
            Marker::NotApplicable => ObsValue::Missing(MissingKind::NotApplicable),
            Marker::Suppressed => ObsValue::Missing(MissingKind::Suppressed),
            Marker::NotCollected => ObsValue::Missing(MissingKind::NotCollected),
        }
    }
}

/// The usual meaning of a marker; none when the text is no known marker. A lone dash is among them
/// because it is never a number; what it stands for is the sender's to say.
pub fn usual_marker(text: &str) -> Option<Marker> {
    let lower = text.to_lowercase();
    Some(match lower.as_str() {
        ".." | "..." | "…" | "...." | ":" | "n/a" | "na" | "n.a." | "n.a" | "n.d." | "nd" | "n/d" | "s/d" | "#n/a"
        | "nan" | "null" | "none" | "." | "-" | "–" | "—" | "−" | "--" | "~" | "?" | "(..)" | "(:)" | "н/д" | "нд"
        | "x" | "х" | "*" | "n.r." | "n/r" | "s.d." | "s.o." | "غ.م" | "٫٫" | "،،" => Marker::NotAvailable,
        "z" | "(z)" | ": z" | ":z" | "not applicable" | "n.a.p." => Marker::NotApplicable,
        "c" | "(c)" | ": c" | ":c" | "**" | "***" | "conf." | "nc" | "n.c." | "confidential" | "suppressed" | "#" => {
            Marker::Suppressed
        }
        "not available" | "missing" | "no data" | "нет данных" | "non disponible" | "no disponible" => {
            Marker::NotAvailable
        }
        "not collected" | "l" => Marker::NotCollected,
        _ => return None,
    })
}

/// How the numbers of a table are written.
#[derive(Debug, Clone, Default)]
pub struct NumberStyle {
    /// Decimal sign.
    pub decimal: DecimalSign,
    /// The sender's markers, before the usual ones.
    pub markers: BTreeMap<String, Marker>,
    /// What brackets say.
    pub brackets: Brackets,
}

/// A value as read from one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadValue {
    /// The value.
    pub value: ObsValue,
    /// Flags written beside it.
    pub flags: Flags,
    /// Confidentiality written beside it.
    pub confidentiality: Confidentiality,
    /// Whether a per cent sign stood there.
    pub percent: bool,
    /// What else stood there: `*`, `(1)`.
    pub note: Option<String>,
}

impl ReadValue {
    fn of(value: ObsValue) -> Self {
        Self { value, flags: Flags::NONE, confidentiality: Confidentiality::F, percent: false, note: None }
    }
}

/// A text that is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAValue;

impl NumberStyle {
    /// Reads a cell. Empty text is a value that is missing without a reason.
    pub fn read(&self, text: &str) -> Result<ReadValue, NotAValue> {
        if let Some(number) = plain(text, self.decimal) {
            return Ok(ReadValue::of(ObsValue::Number(number)));
        }
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Ok(ReadValue::of(ObsValue::Missing(MissingKind::Empty)));
        }
        if let Some(marker) = self.markers.get(text) {
            return Ok(ReadValue::of(marker.value()));
        }
        self.number(text).or_else(|| self.marked(text)).ok_or(NotAValue)
    }

    /// A number with what may stand around it.
    fn number(&self, text: &str) -> Option<ReadValue> {
        let folded = fold_digits(text);
        // A dash that a word processor put in the place of the minus.
        let dashed = folded.trim().strip_prefix('–').filter(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        let minus = dashed.map(|rest| format!("-{rest}"));
        let mut body = minus.as_deref().unwrap_or(folded.trim());
        let marked = footnoted(body);
        body = marked.map_or(body, |(number, _)| number);
        let (mut negative, mut unreliable) = (false, false);
        if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
            // "(1)" alone is a note.
            if inner.len() < 2 {
                return None;
            }
            match self.brackets {
                Brackets::Negative => negative = true,
                Brackets::Unreliable => unreliable = true,
            }
            body = inner.trim();
        }
        let mut less_than = false;
        for sign in ["<", "≤", "менее ", "less than "] {
            if let Some(rest) = body.strip_prefix(sign) {
                less_than = true;
                body = rest.trim();
            }
        }
        let end = body
            .char_indices()
            .find(|(i, c)| {
                let sign = *i == 0 && matches!(c, '-' | '+');
                let exponent = matches!(c, 'e' | 'E') && exponent_follows(body.get(*i + 1..).unwrap_or(""));
                let exponent_sign = matches!(c, '-' | '+') && body.get(..*i).is_some_and(|b| b.ends_with(['e', 'E']));
                !(sign || exponent || exponent_sign || c.is_ascii_digit() || matches!(c, '.' | ',') || is_group(*c))
            })
            .map_or(body.len(), |(i, _)| i);
        let (digits, rest) = (body.get(..end)?, body.get(end..)?);
        // "nd" is no nothing with two flags.
        if !digits.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut number = self.digits(digits.trim())?;
        if negative {
            number = number.negated()?;
        }
        // "2.3b" is a billion as often as a break; "123b" and "2.3 b" are flags.
        if rest == "b" && number.scale > 0 && !digits.ends_with(is_blank) {
            return None;
        }
        let mut rest = rest.trim();
        // "1)" is the mark of a footnote.
        if rest == ")" {
            return None;
        }
        if rest == "-" {
            number = number.negated()?;
            rest = "";
        }
        let mut read = ReadValue::of(ObsValue::Number(number));
        read.note = marked.map(|(_, mark)| mark.to_string());
        if unreliable {
            read.flags = read.flags.with(ObsStatus::UNRELIABLE);
        }
        if less_than {
            // "<5" says that the count is withheld because it is small; "<0.5" that it rounds to zero.
            let small = number <= Decimal::int(1);
            read.value = if small { ObsValue::RoundsToZero } else { ObsValue::Missing(MissingKind::Suppressed) };
            read.note = Some(text.to_string());
        }
        if let Some(after) = rest.strip_prefix('%') {
            read.percent = true;
            rest = after.trim();
        }
        if !rest.is_empty() {
            // "12O" is a number with a mistyped zero, not twelve with the status that says there is no value.
            let status = rest.chars().next().filter(|_| rest.len() == 1).and_then(ObsStatus::new);
            if matches!(status.and_then(ObsValue::of_status), Some(ObsValue::Missing(_))) {
                return None;
            }
            beside(rest, &mut read)?;
        }
        Some(read)
    }

    /// A missing marker, alone or with flags: `: b`, `..`.
    fn marked(&self, text: &str) -> Option<ReadValue> {
        if let Some(marker) = usual_marker(text) {
            return Some(ReadValue::of(marker.value()));
        }
        let (head, tail) = text.split_once(is_blank)?;
        let marker = self.markers.get(head).copied().or_else(|| usual_marker(head))?;
        let mut read = ReadValue::of(marker.value());
        beside(tail.trim(), &mut read)?;
        Some(read)
    }

    /// Digits with signs for decimals and groups.
    fn digits(&self, text: &str) -> Option<Decimal> {
        let (unsigned, minus) = match text.strip_prefix('-') {
            Some(rest) => (rest.trim_start(), true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        };
        let (decimal, group) = match self.decimal {
            DecimalSign::Point => ('.', ','),
            DecimalSign::Comma => (',', '.'),
        };
        let mut out = String::with_capacity(unsigned.len());
        if minus {
            out.push('-');
        }
        let (body, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => (unsigned.get(..at)?, unsigned.get(at..)?),
            None => (unsigned, ""),
        };
        let (whole, part) = match body.split_once(decimal) {
            Some((whole, part)) => (whole, Some(part)),
            None => (body, None),
        };
        if whole.contains(group) || whole.contains(is_group) {
            push_grouped(whole, group, &mut out)?;
        } else {
            out.push_str(if whole.is_empty() { "0" } else { whole });
        }
        if let Some(part) = part {
            if part.contains(|c: char| !c.is_ascii_digit()) || (part.is_empty() && whole.is_empty()) {
                return None;
            }
            if !part.is_empty() {
                out.push('.');
                out.push_str(part);
            }
        }
        out.push_str(exponent);
        out.parse().ok()
    }
}

/// `123 2)`: a number and the mark of a footnote behind a blank.
fn footnoted(text: &str) -> Option<(&str, &str)> {
    let head = text.strip_suffix(')').filter(|h| !h.contains('('))?;
    let plain = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = head.len() - plain.len();
    let number = plain.trim_end_matches(is_blank);
    let apart = number.len() < plain.len() && number.ends_with(|c: char| c.is_ascii_digit());
    ((1..=2).contains(&digits) && apart).then(|| (number, text.get(plain.len()..).unwrap_or_default()))
}

/// Groups of three, or the Indian two after the first; anything else is no number.
fn push_grouped(whole: &str, group: char, out: &mut String) -> Option<()> {
    let groups: Vec<&str> = whole.split(|c: char| c == group || is_group(c)).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let fits = !first.is_empty()
        && first.len() <= 3
        && last.len() == 3
        && (middle.iter().all(|g| g.len() == 3) || middle.iter().all(|g| g.len() == 2) && first.len() <= 2);
    if !fits || groups.iter().any(|g| g.contains(|c: char| !c.is_ascii_digit())) {
        return None;
    }
    groups.iter().for_each(|g| out.push_str(g));
    Some(())
}

fn exponent_follows(rest: &str) -> bool {
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The commonest case without detours: digits with a point.
#[inline]
fn plain(text: &str, decimal: DecimalSign) -> Option<Decimal> {
    let (mut mantissa, mut scale, mut point, mut digits) = (0_i64, 0_u8, false, 0_u8);
    let (negative, unsigned) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    for b in unsigned {
        match b {
            b'0'..=b'9' => {
                digits += 1;
                if digits > 17 {
                    return None;
                }
                mantissa = mantissa * 10 + i64::from(b - b'0');
                scale += u8::from(point);
            }
            b'.' if !point && digits > 0 && matches!(decimal, DecimalSign::Point) => point = true,
            _ => return None,
        }
    }

    (digits > 0 && (!point || scale > 0))
        .then_some(Decimal { mantissa: if negative { -mantissa } else { mantissa }, scale })
}

/// Flags and notes that stand beside a number or a marker.
fn beside(rest: &str, read: &mut ReadValue) -> Option<()> {
    // "bn" is a billion and "pp" are percentage points.
    let twice = rest.chars().enumerate().any(|(i, c)| rest.chars().skip(i + 1).any(|other| other == c));
    if rest == "bn" || twice && rest.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    // "(a)" is a footnote; of the letters that stand so for a status, these are the usual ones.
    if let "(p)" | "(e)" | "(r)" = rest {
        return rest.chars().nth(1).and_then(|letter| eurostat_flag(letter, read));
    }
    if rest.chars().all(|c| c.is_ascii_lowercase()) && rest.len() <= 4 {
        for letter in rest.chars() {
            eurostat_flag(letter, read)?;
        }
        return Some(());
    }
    if rest.len() == 1
        && let Some(status) = rest.chars().next().and_then(ObsStatus::new)
    {
        read.flags = read.flags.with(status);
        return Some(());
    }
    let note = rest.trim_matches(['(', ')', '[', ']', ' ']);
    let is_note = !rest.is_empty()
        && rest.chars().count() <= 8
        && rest.chars().all(|c| {
            matches!(
                c,
                '*' | '(' | ')' | '[' | ']' | ' ' | ',' | '†' | '‡' | '#' | '/' | '¹' | '²' | '³' | '⁰' | '⁴'
                    ..='⁹' | '⁾'
            ) || c.is_ascii_digit()
        })
        && rest.contains(|c: char| !c.is_ascii_digit() && c != ' ' && c != ',');
    // "(45%)" is another value.
    let word_note =
        rest.starts_with('(') && rest.ends_with(')') && note.chars().count() <= 3 && !note.contains(['%', '.']);
    if is_note || word_note {
        read.note = Some(rest.to_string());
        return Some(());
    }
    None
}

/// One letter of Eurostat's flags.
pub fn eurostat_flag(letter: char, read: &mut ReadValue) -> Option<()> {
    let mut note = |text: &str| {
        let held = read.note.take();
        read.note = Some(held.map_or_else(|| text.to_string(), |h| format!("{h}; {text}")));
    };
    match letter {
        'b' => read.flags = read.flags.with(ObsStatus::BREAK),
        'e' | 's' => read.flags = read.flags.with(ObsStatus::ESTIMATED),
        'p' => read.flags = read.flags.with(ObsStatus::PROVISIONAL),
        'u' => read.flags = read.flags.with(ObsStatus::UNRELIABLE),
        'f' => read.flags = read.flags.with(ObsStatus::FORECAST),
        'd' => read.flags = read.flags.with(ObsStatus::DEFINITION_DIFFERS),
        'r' => note("revised"),
        'i' => note("see metadata"),
        'n' => note("not significant"),
        'z' => {
            if matches!(read.value, ObsValue::Missing(_)) {
                read.value = ObsValue::Missing(MissingKind::NotApplicable);
            }
        }
        'c' => {
            if matches!(read.value, ObsValue::Missing(_)) {
                read.value = ObsValue::Missing(MissingKind::Suppressed);
            } else {
                read.confidentiality = Confidentiality::C;
            }
        }
        _ => return None,
    }
    Some(())
}

/// Blanks of all kinds.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{2060}')
}

/// Signs that group digits whatever the decimal sign.
fn is_group(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’' | '٬')
}

/// Digits of other scripts, minus signs and the Arabic decimal sign as ASCII.
pub fn fold_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    text.chars()
        .map(|c| match c {
            '−' | '‐' | '‑' => '-',
            '٫' => '.',
            _ => ascii(c),
        })
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}'))
        .collect::<String>()
        .into()
}

/// A digit of any script as ASCII, anything else as it is.
fn ascii(c: char) -> char {
    digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)
}

/// What the way a number is written says about the decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Only the point can be the decimal sign.
    Point,
    /// Only the comma can.
    Comma,
    /// `1,234`: thousands with a comma, or three decimals after one.
    AmbiguousComma,
    /// `1.234`: thousands with a point, or three decimals after one.
    AmbiguousPoint,
}

/// What one text says; none when it says nothing.
pub fn evidence(text: &str) -> Option<Evidence> {
    let text = text.trim_matches(|c: char| is_blank(c) || matches!(c, '%' | '-' | '−' | '–' | '+' | '(' | ')'));
    // ".." is no number with two points.
    if !text.contains(|c: char| c.is_ascii_digit())
        || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',') || is_group(c))
    {
        return None;
    }
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let spaced = text.contains(is_group);
    let after = |sign: char| text.rsplit(sign).next().map_or(0, str::len);
    let before = |sign: char| text.split(sign).next().map_or(0, str::len);
    match (commas, points) {
        (0, 0) => None,
        (1.., 1..) => Some(if text.rfind(',') > text.rfind('.') { Evidence::Comma } else { Evidence::Point }),
        (2.., 0) => Some(Evidence::Point),
        (0, 2..) => Some(Evidence::Comma),
        (1, 0) => Some(if spaced || after(',') != 3 || before(',') > 3 || text.starts_with("0,") {
            Evidence::Comma
        } else {
            Evidence::AmbiguousComma
        }),
        (0, 1) => Some(if spaced || after('.') != 3 || before('.') > 3 || text.starts_with("0.") {
            Evidence::Point
        } else {
            Evidence::AmbiguousPoint
        }),
    }
}

/// The decimal sign of a block of texts: what most of those say that can only be read one way, else `usual`.
pub fn decimal_of<'t>(texts: impl Iterator<Item = &'t str>, usual: DecimalSign) -> DecimalSign {
    let (mut points, mut commas) = (0_usize, 0_usize);
    for text in texts {
        match evidence(text) {
            Some(Evidence::Point) => points += 1,
            Some(Evidence::Comma) => commas += 1,
            Some(Evidence::AmbiguousComma | Evidence::AmbiguousPoint) | None => {}
        }
    }
    match points.cmp(&commas) {
        std::cmp::Ordering::Greater => DecimalSign::Point,
        std::cmp::Ordering::Less => DecimalSign::Comma,
        std::cmp::Ordering::Equal => usual,
    }
}

/// Whether a text is a number under one of the two signs, a marker, or neither; for understanding only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Nothing there.
    Empty,
    /// Digits.
    Number,
    /// A missing marker.
    Marker,
    /// Words.
    Text,
}

/// What a text looks like.
pub fn looks(text: &str) -> Looks {
    let trimmed = text.trim_matches(is_blank);
    if trimmed.is_empty() {
        return Looks::Empty;
    }
    if plain(trimmed, DecimalSign::Point).is_some() {
        return Looks::Number;
    }
    let style = |decimal| NumberStyle { decimal, ..NumberStyle::default() };
    if trimmed.contains(|c: char| c.is_numeric())
        && (style(DecimalSign::Point).number(trimmed).is_some() || style(DecimalSign::Comma).number(trimmed).is_some())
    {
        return Looks::Number;
    }
    if style(DecimalSign::Point).marked(trimmed).is_some() { Looks::Marker } else { Looks::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(decimal: DecimalSign, text: &str) -> String {
        match (NumberStyle { decimal, ..NumberStyle::default() }).read(text) {
            Err(NotAValue) => "?".into(),
            Ok(r) => {
                let value = match r.value {
                    ObsValue::Number(d) => d.to_string(),
                    ObsValue::RoundsToZero => "~0".into(),
                    ObsValue::Missing(k) => k.code().into(),
                };
                let percent = if r.percent { "%" } else { "" };
                format!("{value}{percent} {} {}", r.flags.letters(), r.note.unwrap_or_default()).trim().to_string()
            }
        }
    }
    #[track_caller]
    fn point(text: &str, expected: &str) {
        assert_eq!(show(DecimalSign::Point, text), expected, "{text}");
    }
    #[track_caller]
    fn comma(text: &str, expected: &str) {
        assert_eq!(show(DecimalSign::Comma, text), expected, "{text}");
    }

    #[test]
    fn numbers_as_people_write_them() {
        point("1,234,567.80", "1234567.80");
        point(" 617,812 ", "617812");
        point(" 27\u{a0}630", "27630");
        point("12'345.5", "12345.5");
        point("12,34,567", "1234567");
        point("−5", "-5");
        point("–10", "-10");
        point("(1,234)", "-1234");
        point("٣٤٥", "345");
        point("१२", "12");
        point("1.5E-3", "0.0015");
        point("-0.05", "-0.05");
        comma("1.341,9 ", "1341.9");
        comma("9,30%", "9.30%");
        comma("1.234", "1234");
        comma("319013,5", "319013.5");
    }
    #[test]
    fn flags_and_notes_stay_beside_the_number() {
        point("123 b", "123 B");
        point("12.5ep", "12.5 EP");
        point("77 *", "77  *");
        point("45 (1)", "45  (1)");
        point("123 2)", "123  2)");
        point("1 234 1)", "1234  1)");
        point("123⁴", "123  ⁴");
        point("2021¹⁰⁾", "2021  ¹⁰⁾");
        point("45 (a)", "45  (a)");
        for text in ["1,234p", "1,234(p)", "1 234 (p)"] {
            point(text, "1234 P");
        }
        point("123b", "123 B");
        point("2.3 b", "2.3 B");
        point("12 (r)", "12  revised");
        point(": b", "not_available B");
        point(": c", "suppressed");
        point(": z", "not_applicable");
    }
    #[test]
    fn nothing_is_told_from_zero() {
        point("0", "0");
        point("0.0", "0.0");
        point("", "empty");
        point("..", "not_available");
        point("–", "not_available");
        point("<5", "suppressed  <5");
        point("<0.5", "~0  <0.5");
    }
    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["abc", "1,23", "1,2345", "12 34", "1.2.3", "12 apples", "1-2", "2020-21"] {
            point(bad, "?");
        }
        comma("1.23.4", "?");
    }
    #[test]
    fn what_is_more_than_one_number_is_none() {
        for bad in ["2.3bn", "2.3b", "2.3 bn", "12pp", "12 pp", "1 234 (45%)", "12 (4.5)"] {
            point(bad, "?");
            assert_eq!(looks(bad), Looks::Text, "{bad}");
        }
    }
    #[test]
    fn evidence_for_the_decimal_sign() {
        assert_eq!(evidence("1.341,9"), Some(Evidence::Comma));
        assert_eq!(evidence("1,234"), Some(Evidence::AmbiguousComma));
        assert_eq!(evidence("1,234,567"), Some(Evidence::Point));
        assert_eq!(evidence("12,5"), Some(Evidence::Comma));
        assert_eq!(evidence("27 630,5"), Some(Evidence::Comma));
        assert_eq!(evidence("12"), None);
    }
}
