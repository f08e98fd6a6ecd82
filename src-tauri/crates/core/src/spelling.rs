//! Spellings of names brought to one form, so that they can be compared.
//!
//! What differs between two people who write the same name disappears: case, accents, kinds of apostrophes and
//! dashes, points, commas, brackets, the article. What may differ between two names stays: every other letter, digits
//! and signs such as `+` and `<`. Two texts with one form are the same name; nothing is judged to be alike.

use icu::normalizer::DecomposingNormalizerBorrowed;

/// Zeros of the decimal digits of all scripts; nine digits follow each.
const ZEROS: [u32; 37] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x1e950,
];

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= u32::from(c)).checked_sub(1)?)?;
    u32::from(c).checked_sub(*zero).filter(|d| *d < 10)
}

/// The form of a name by which it is compared; empty for a text without letters, digits and signs.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut push = |c: char| match c {
        // Accents, Arabic vowel signs and the line that stretches Arabic words say nothing that a name needs.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => {}
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' | '\u{feff}' => {}
        '\''
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2b9}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201b}'
        | '`'
        | '´'
        | '′'
        | '\u{a78c}' => {}
        '&' => out.push_str(" and "),
        '.' | ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '«' | '»' | '“' | '”' | '„' | '/' | '_' | '،'
        | '·' | '・' => out.push(' '),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{58a}' => out.push(' '),
        c if c.is_whitespace() => out.push(' '),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'đ' | 'ð' => out.push('d'),
        'ł' => out.push('l'),
        'ı' => out.push('i'),
        'þ' => out.push_str("th"),
        // Letters that keyboards without them are made to do without.
        'ә' => out.push('а'),
        'ғ' => out.push('г'),
        'қ' | 'ҡ' => out.push('к'),
        'ң' | 'ҥ' => out.push('н'),
        'ө' => out.push('о'),
        'ү' | 'ұ' => out.push('у'),
        'һ' | 'ҳ' => out.push('х'),
        'ҷ' => out.push('ч'),
        'ى' | 'ی' => out.push('ي'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        'ٱ' => out.push('ا'),
        c => out.push(c),
    };
    if text.is_ascii() {
        text.chars().map(|c| c.to_ascii_lowercase()).for_each(&mut push);
    } else {
        let plain = DecomposingNormalizerBorrowed::new_nfkd();
        // Letters in circles become letters first and small letters then.
        let lower = plain.normalize(text).to_lowercase();
        plain.normalize_iter(lower.chars()).for_each(&mut push);
    }
    let mut words = String::with_capacity(out.len());
    for word in out.split(' ').filter(|w| !w.is_empty() && *w != "the") {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(whole_word(word));
    }
    words
}

/// The words of a folded name in alphabetical order, without the small ones: `Iran, Islamic Rep.` and `Iran (Islamic
/// Republic of)` are one. Empty for a name of one word, which has no order.
pub fn words_in_order(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty() && !is_small(w)).collect();
    if words.len() < 2 {
        return String::new();
    }
    words.sort_unstable();
    words.join(" ")
}

fn whole_word(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "rep" => "republic",
        "dem" => "democratic",
        "fed" => "federated",
        "sts" => "states",
        "peoples" => "people",
        other => other,
    }
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "and"
            | "de"
            | "du"
            | "des"
            | "del"
            | "la"
            | "le"
            | "les"
            | "el"
            | "los"
            | "las"
            | "y"
            | "et"
            | "und"
            | "d"
            | "l"
            | "da"
            | "do"
            | "в"
            | "и"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_one_name_in_many_ways() {
        for (a, b) in [
            ("Côte d’Ivoire", "COTE D'IVOIRE"),
            ("  Curaçao ", "Curacao"),
            ("Guinea-Bissau", "Guinea – Bissau"),
            ("St. Kitts & Nevis", "Saint Kitts and Nevis"),
            ("The Gambia", "Gambia, The"),
            ("Türkiye", "TURKIYE"),
            ("Йемен", "Иемен"),
            ("Кыргызстан (Республика)", "КЫРГЫЗСТАН   республика"),
            ("مُقَدونيا", "مقدونيا"),
            ("أفغانستان", "افغانستان"),
            ("Өзбекстан", "озбекстан"),
            ("ＦＲＡＮＣＥ", "France"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} and {b}");
        }
    }
    #[test]
    fn names_that_differ_stay_different() {
        for (a, b) in [
            ("Niger", "Nigeria"),
            ("Guinea", "Equatorial Guinea"),
            ("<15", "15+"),
            ("Iran", "Iraq"),
            ("Dominica", "Dominican Republic"),
        ] {
            assert_ne!(folded(a), folded(b));
            assert_ne!(words_in_order(&folded(a)), words_in_order(&folded(&format!("{b} x"))));
        }
    }
    #[test]
    fn words_in_another_order() {
        let same = |a: &str, b: &str| assert_eq!(words_in_order(&folded(a)), words_in_order(&folded(b)));
        same("Iran, Islamic Rep.", "Iran (Islamic Republic of)");
        same("Korea, Dem. People's Rep.", "Democratic People's Republic of Korea");
        same("Virgin Islands, British", "British Virgin Islands");
        assert_eq!(words_in_order("congo"), "");
    }

    proptest! {
        /// A form is its own form.
        #[test]
        fn folding_twice_is_folding_once(text in "[a-zA-ZÀ-žа-яА-ЯёЁа-яөүңء-ي٠-٩0-9 '’.,()&/–-]{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
        /// Nothing stops it, and case never makes another name.
        #[test]
        fn case_makes_no_other_name(text in "\\PC{0,40}", words in "[a-zа-яà-ö ]{0,30}") {
            let _ = words_in_order(&folded(&text));
            prop_assert_eq!(folded(&words.to_uppercase()), folded(&words));
        }
    }
}
