//! Finds words in a text and puts others in their place.
//!
//! A match lies between two objects and never touches one: a value, a reference or a footnote's sign stays as it is,
//! with its id. What takes the place of words is set as the first of their characters was. Footnotes are texts of
//! their own; the caller decides whether they are looked into.

use almanac_core::word::is_of_word;
use almanac_core::{Inline, InlineId, Marks, Object, ObjectKind, RichText};

/// Whether capitals matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `The` is not `the`.
    Exact,
    /// Capitals and small letters are the same.
    Folded,
}

/// Where a match may begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds {
    /// Anywhere, inside of words too.
    Anywhere,
    /// Where words begin and end.
    WholeWords,
}

/// Words that are looked for.
#[derive(Debug, Clone)]
pub struct Words {
    letters: Vec<char>,
    case: Case,
    bounds: Bounds,
}

/// Which of the places of a text get other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Every one.
    All,
    /// One, counted from 0.
    Nth(usize),
}

/// One place with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What stands before, at most [`AROUND`] characters.
    pub before: String,
    /// The words as they stand there.
    pub words: String,
    /// What stands after.
    pub after: String,
}

/// So many characters are shown before and after.
pub const AROUND: usize = 48;

impl Words {
    /// None for nothing.
    pub fn new(words: &str, case: Case, bounds: Bounds) -> Option<Self> {
        if words.is_empty() { None } else { Some(Self { letters: words.chars().collect(), case, bounds }) }
    }

    fn fits(&self, here: &[Unit<'_>]) -> bool {
        here.len() >= self.letters.len()
            && self.letters.iter().zip(here).all(|(wanted, unit)| match unit {
                Unit::Letter(letter, _) => same(*wanted, *letter, self.case),
                Unit::Object(..) => false,
            })
    }

    /// Whether no word goes on over an end of the match, where whole words are meant. An object ends every word.
    fn stands_alone(&self, units: &[Unit<'_>], at: usize) -> bool {
        let goes_on = |from: usize| {
            let letter = |n: usize| match units.get(n) {
                Some(Unit::Letter(c, _)) => is_of_word(*c),
                Some(Unit::Object(..)) | None => false,
            };
            from > 0 && letter(from - 1) && letter(from)
        };
        match self.bounds {
            Bounds::Anywhere => true,
            Bounds::WholeWords => !goes_on(at) && !goes_on(at + self.letters.len()),
        }
    }

    /// Where the words begin; no two places overlap.
    fn starts(&self, units: &[Unit<'_>]) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(rest) = units.get(at..).filter(|r| !r.is_empty()) {
            if self.fits(rest) && self.stands_alone(units, at) {
                out.push(at);
                at += self.letters.len();
            } else {
                at += 1;
            }
        }
        out
    }
}

fn same(a: char, b: char, case: Case) -> bool {
    a == b || case == Case::Folded && a.to_lowercase().eq(b.to_lowercase())
}

/// A character or an object: what counts as one.
enum Unit<'a> {
    Letter(char, &'a Marks),
    Object(&'a Object, &'a Inline),
}

fn units(text: &RichText) -> Vec<Unit<'_>> {
    let mut out = Vec::new();
    for inline in &text.0 {
        match inline {
            Inline::Text { text, marks } => out.extend(text.chars().map(|c| Unit::Letter(c, marks))),
            Inline::Object { object, .. } => out.push(Unit::Object(object, inline)),
        }
    }
    out
}

/// What an object reads like beside the words that were found.
fn shown(unit: &Unit<'_>) -> String {
    match unit {
        Unit::Letter(c, _) => c.to_string(),
        Unit::Object(object, _) => match &object.kind {
            ObjectKind::Value { seen, .. } if !seen.is_empty() => seen.clone(),
            ObjectKind::LineBreak => " ".into(),
            ObjectKind::Note(_) => String::new(),
            ObjectKind::Value { .. }
            | ObjectKind::FigureRef(_)
            | ObjectKind::SectionRef(_)
            | ObjectKind::Cite(_)
            | ObjectKind::Variable(_) => "\u{2026}".into(),
        },
    }
}

/// Every place of the words, footnotes left out.
pub fn find(text: &RichText, words: &Words) -> Vec<Found> {
    let units = units(text);
    let part =
        |range: std::ops::Range<usize>| -> String { units.get(range).unwrap_or_default().iter().map(shown).collect() };
    let end = units.len();
    words
        .starts(&units)
        .into_iter()
        .map(|at| {
            let after = at + words.letters.len();
            Found {
                before: part(at.saturating_sub(AROUND)..at),
                words: part(at..after),
                after: part(after..after.saturating_add(AROUND).min(end)),
            }
        })
        .collect()
}

/// The text with other words in some places, footnotes left as they are, and in how many.
pub fn replace(text: &RichText, words: &Words, with: &str, which: Which) -> (RichText, usize) {
    let units = units(text);
    let mut starts = words.starts(&units);
    if let Which::Nth(n) = which {
        starts = starts.get(n).copied().into_iter().collect();
    }
    let (mut out, mut at) = (Vec::new(), 0);
    for start in &starts {
        copy(units.get(at..*start).unwrap_or_default(), &mut out);
        if let Some(Unit::Letter(_, marks)) = units.get(*start) {
            out.push(Inline::Text { text: with.to_string(), marks: (*marks).clone() });
        }
        at = start + words.letters.len();
    }
    copy(units.get(at..).unwrap_or_default(), &mut out);
    (RichText(out).normalised(), starts.len())
}

fn copy(units: &[Unit<'_>], out: &mut Vec<Inline>) {
    for unit in units {
        match unit {
            Unit::Object(_, inline) => out.push((*inline).clone()),
            Unit::Letter(c, marks) => match out.last_mut() {
                Some(Inline::Text { text, marks: before }) if before == *marks => text.push(*c),
                _ => out.push(Inline::Text { text: c.to_string(), marks: (*marks).clone() }),
            },
        }
    }
}

/// Footnotes of a text with their ids, in order.
pub fn notes(text: &RichText) -> Vec<(&InlineId, &RichText)> {
    text.0
        .iter()
        .filter_map(|inline| match inline {
            Inline::Object { object: Object { id, kind: ObjectKind::Note(note) }, .. } => Some((id, note)),
            Inline::Object { .. } | Inline::Text { .. } => None,
        })
        .collect()
}

/// The text with its footnotes changed by a function that also counts.
pub fn in_notes(text: &RichText, change: &dyn Fn(&InlineId, &RichText) -> (RichText, usize)) -> (RichText, usize) {
    let mut count = 0;
    let mut out = text.clone();
    for inline in &mut out.0 {
        if let Inline::Object { object, .. } = inline
            && let ObjectKind::Note(note) = &mut object.kind
        {
            let (changed, places) = change(&object.id, note);
            *note = changed;
            count += places;
        }
    }
    (out, count)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use almanac_core::Claim;
    use proptest::prelude::*;

    fn bold(text: &str) -> Inline {
        Inline::Text { text: text.into(), marks: Marks { bold: true, ..Marks::default() } }
    }
    fn plain(text: &str) -> Inline {
        Inline::Text { text: text.into(), marks: Marks::default() }
    }
    fn value(id: &str) -> Inline {
        let kind = ObjectKind::Value { question: "IMM-001".into(), format: String::new(), seen: "12".into() };
        Inline::Object { object: Object { id: InlineId::new(id), kind }, marks: Marks::default() }
    }
    fn words(text: &str, case: Case) -> Words {
        Words::new(text, case, Bounds::Anywhere).unwrap()
    }
    #[track_caller]
    fn check_whole(text: Vec<Inline>, wanted: &str, expected: Vec<Inline>) {
        let wanted = Words::new(wanted, Case::Folded, Bounds::WholeWords).unwrap();
        assert_eq!(replace(&RichText(text), &wanted, "x", Which::All).0, RichText(expected));
    }
    #[track_caller]
    fn check(text: Vec<Inline>, wanted: &str, with: &str, expected: Vec<Inline>, count: usize) {
        let made = replace(&RichText(text), &words(wanted, Case::Folded), with, Which::All);
        assert_eq!(made, (RichText(expected), count));
    }

    #[test]
    fn words_are_replaced_wherever_they_stand_and_capitals_may_differ() {
        check(vec![plain("The work. the end")], "the", "A", vec![plain("A work. A end")], 2);
        check(vec![plain("aaaa")], "aa", "b", vec![plain("bb")], 2);
        check(vec![plain("ÉTAT et état")], "état", "pays", vec![plain("pays et pays")], 2);
        check(vec![plain("one two")], " two", "", vec![plain("one")], 1);
    }
    #[test]
    fn whole_words_are_no_part_of_longer_ones_in_any_script() {
        check_whole(
            vec![plain("migrant, Migrants, immigrant (migrant)")],
            "migrant",
            vec![plain("x, Migrants, immigrant (x)")],
        );
        check_whole(vec![plain("l’état d'état étatique")], "état", vec![plain("l’x d'x étatique")]);
        check_whole(vec![plain("e\u{301}tat tat")], "tat", vec![plain("e\u{301}tat x")]);
        check_whole(vec![plain("هجرة الهجرة هجرةً")], "هجرة", vec![plain("x الهجرة هجرةً")]);
        check_whole(vec![plain("2024 20245")], "2024", vec![plain("x 20245")]);
        check_whole(vec![plain("a migrant a")], " migrant ", vec![plain("axa")]);
        check_whole(vec![plain("aaa aa")], "aa", vec![plain("aaa x")]);
    }
    #[test]
    fn a_word_goes_on_over_runs_and_ends_at_an_object() {
        check_whole(vec![plain("la"), bold("bour")], "la", vec![plain("la"), bold("bour")]);
        check_whole(vec![plain("la"), value("v"), plain("bour")], "la", vec![plain("x"), value("v"), plain("bour")]);
    }
    #[test]
    fn a_match_over_two_runs_is_set_as_its_first_letter_was() {
        check(vec![plain("la"), bold("bour"), plain(" law")], "labour", "work", vec![plain("work law")], 1);
        check(vec![bold("la"), plain("bour law")], "labour", "work", vec![bold("work"), plain(" law")], 1);
    }
    #[test]
    fn an_object_is_no_part_of_a_match_and_stays() {
        check(vec![plain("a"), value("v"), plain("b")], "ab", "x", vec![plain("a"), value("v"), plain("b")], 0);
        check(vec![plain("ab"), value("v"), plain("ab")], "ab", "x", vec![plain("x"), value("v"), plain("x")], 2);
    }
    #[test]
    fn a_claim_stays_over_its_words() {
        let claim = Claim { id: InlineId::new("c"), kind: "rose".into(), question: "IMM-001 all".into() };
        let over =
            |t: &str| Inline::Text { text: t.into(), marks: Marks { claim: Some(claim.clone()), ..Marks::default() } };
        check(vec![over("rose fast")], "fast", "slowly", vec![over("rose slowly")], 1);
    }
    #[test]
    fn one_place_alone_can_be_replaced() {
        let made = replace(&RichText::plain("a b a b a"), &words("a", Case::Exact), "x", Which::Nth(1));
        assert_eq!(made, (RichText::plain("a b x b a"), 1));
        assert_eq!(replace(&RichText::plain("a"), &words("a", Case::Exact), "x", Which::Nth(4)).1, 0);
    }
    #[test]
    fn a_place_is_shown_with_the_words_around_it() {
        let text = RichText(vec![plain("of whom "), value("v"), plain(" were Women and girls")]);
        let found = find(&text, &words("women", Case::Folded));
        assert_eq!(
            found,
            [Found { before: "of whom 12 were ".into(), words: "Women".into(), after: " and girls".into() }]
        );
        assert!(find(&text, &words("women", Case::Exact)).is_empty());
    }

    proptest! {
        #[test]
        fn objects_and_everything_else_survive(parts in proptest::collection::vec(("[abA ]{0,6}", any::<bool>(), any::<bool>()), 0..8), wanted in "[abA]{1,3}", with in "[xy]{0,3}") {
            let mut inlines = Vec::new();
            for (n, (text, strong, object)) in parts.iter().enumerate() {
                inlines.push(if *strong { bold(text) } else { plain(text) });
                if *object { inlines.push(value(&n.to_string())); }
            }
            let text = RichText(inlines).normalised();
            let wanted = words(&wanted, Case::Folded);
            let (made, count) = replace(&text, &wanted, &with, Which::All);
            prop_assert_eq!(made.objects(), text.objects());
            prop_assert_eq!(count, find(&text, &wanted).len());
            let lost = count * wanted.letters.len();
            prop_assert_eq!(made.plain_text().chars().count() + lost, text.plain_text().chars().count() + count * with.len());
            prop_assert_eq!(replace(&text, &wanted, &with, Which::Nth(count)).0, text);
        }
    }
}
