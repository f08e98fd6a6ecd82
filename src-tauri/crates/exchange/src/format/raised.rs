//! Parts of a cell's text that are set above the line: the mark of a note behind a number is no further digit.
//!
//! Only how such a part is written is decided here; what a mark means is for those who read the text.

use std::ops::Range;

/// Parts of a text that are looked at; a note has few of them.
const MOST_PARTS: usize = 50;

/// A text put together of parts, and which of them are set above the line.
#[derive(Debug, Default)]
pub struct Parts {
    text: String,
    raised: Vec<Range<usize>>,
}

impl Parts {
    /// Adds a part.
    pub fn push(&mut self, text: &str, raised: bool) {
        let from = self.text.len();
        self.text.push_str(text);
        if !raised || text.is_empty() {
            return;
        }
        match self.raised.last_mut().filter(|r| r.end == from) {
            Some(last) => last.end = self.text.len(),
            None => self.raised.push(from..self.text.len()),
        }
    }
    /// The parts one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The text with its marks, where it has some. A text that is above the line as a whole is none.
    pub fn marked(&self) -> Option<String> {
        let letters = |range: &Range<usize>| self.text.get(range.clone()).map_or(0, |t| t.trim().len());
        let above: usize = self.raised.iter().map(letters).sum();
        if above == 0 || self.raised.len() > MOST_PARTS || above >= self.text.split_whitespace().map(str::len).sum() {
            return None;
        }
        let mut out = String::with_capacity(self.text.len() + 8);
        let mut at = 0;
        for range in &self.raised {
            out.push_str(self.text.get(at..range.start)?);
            let rest = self.text.get(range.end..)?;
            push_mark(&mut out, self.text.get(range.clone())?, rest);
            at = range.end;
        }
        out.push_str(self.text.get(at..)?);
        (out != self.text).then_some(out)
    }
}

/// Writes a part above the line behind what stands before it.
fn push_mark(out: &mut String, part: &str, rest: &str) {
    let mark = part.trim();
    let digits = mark.contains(|c: char| c.is_ascii_digit());
    if digits && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, ')' | ',' | ';' | ' ' | '*')) {
        out.extend(part.chars().map(small));
        return;
    }
    let word = out.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let glued = mark.chars().all(|c| !c.is_alphanumeric()) || is_word(mark) || is_ordinal(word, mark, out, rest);
    if glued && !mark.starts_with('(') {
        out.push_str(part);
    } else if out.trim().is_empty() {
        let inner = mark.trim_matches(['(', ')']);
        out.push_str(&format!("({inner}) "));
    } else {
        let inner = mark.trim_matches(['(', ')']);
        out.truncate(out.trim_end().len());
        out.push_str(&format!(" ({inner})"));
        if rest.starts_with(char::is_alphanumeric) {
            out.push(' ');
        }
    }
}

/// More than the two letters of a note's mark, or letters beside other signs: no mark.
fn is_word(mark: &str) -> bool {
    let inner = mark.strip_prefix('(').unwrap_or(mark);
    let inner = inner.strip_suffix(')').unwrap_or(inner);
    let one = |m: &str| {
        let m = m.trim();
        let short = m.chars().count() <= 2;
        short && !m.is_empty() && m.chars().all(|c| c.is_alphabetic() && !c.is_uppercase() || c.is_ascii_digit())
    };
    inner.chars().count() > 5 || !inner.split([',', ';', '/']).all(one)
}

/// `1er`, `2nd`, `XIXe`, `Nº`: the letters belong to the word before.
fn is_ordinal(word: &str, mark: &str, before: &str, rest: &str) -> bool {
    let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let number = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // A cell of a number and one letter is a value with its mark: "87" and a small "a".
    let value = before.trim() == word && rest.trim().is_empty() && matches!(mark, "a" | "b" | "c" | "d");
    roman || letter || number && !value
}

/// A digit or a closing bracket as it is written above the line.
fn small(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        ')' => '⁾',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts divided by `|`, those above the line with `^` before them.
    #[track_caller]
    fn check(written: &str, expected: Option<&str>) {
        let mut parts = Parts::default();
        for part in written.split('|') {
            parts.push(part.trim_start_matches('^'), part.starts_with('^'));
        }
        assert_eq!(parts.marked().as_deref(), expected, "{written}");
    }

    #[test]
    fn digits_become_marks() {
        check("1234|^4", Some("1234⁴"));
        check("2021|^1)", Some("2021¹⁾"));
        check("Serbia|^10", Some("Serbia¹⁰"));
        check("Serbia |^1,2", Some("Serbia ¹,²"));
        check("12|^3| of 2023", Some("12³ of 2023"));
        check("12|^(3)", Some("12 (3)"));
        check("^1| without Osh", Some("¹ without Osh"));
    }
    #[test]
    fn letters_and_signs_stand_beside() {
        check("Serbia|^a", Some("Serbia (a)"));
        check("1234|^p", Some("1234 (p)"));
        check("87|^a", Some("87 (a)"));
        check("^a|Estimates", Some("(a) Estimates"));
        check("Total|^a,b", Some("Total (a,b)"));
        check("Total|^*", None);
    }
    #[test]
    fn ordinals_and_words_stay() {
        for written in
            ["1|^er| janvier", "2|^nd", "XIX|^e| siècle", "N|^os| 1", "Visa|^TM", "10|^ème", "1|^a| quincena"]
        {
            check(written, None);
        }
    }
    #[test]
    fn a_text_above_the_line_as_a_whole_stays() {
        check("^12", None);
        check("^1|^2", None);
        check(" |^12", None);
    }
}
