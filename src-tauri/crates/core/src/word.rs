//! Where words begin and end, the same for every search.
//!
//! Letters, marks, digits and connecting signs make words, as in the regular expressions of Unicode (UTS #18). An
//! apostrophe or a hyphen ends a word: whoever looks for the word "état" means the one in "l'état" too.

use icu::properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup},
};

/// Whether a character is part of a word. The window asks the same with `[\p{L}\p{M}\p{N}\p{Pc}\u200C\u200D]`.
pub fn is_of_word(c: char) -> bool {
    let of_words = GeneralCategoryGroup::Letter
        .union(GeneralCategoryGroup::Mark)
        .union(GeneralCategoryGroup::Number)
        .union(GeneralCategoryGroup::ConnectorPunctuation);
    // Joiners stand inside words of Arabic and Indic scripts.
    matches!(c, '\u{200c}' | '\u{200d}') || of_words.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_digits_of_every_script_make_words_and_signs_do_not() {
        for c in ['a', 'É', 'ж', 'م', '\u{64e}', '\u{301}', '7', '٣', '²', '_', '漢', '\u{200c}'] {
            assert!(is_of_word(c), "{c:?}");
        }
        for c in [' ', '-', '\'', '’', '.', '،', '%', '\u{a0}', '\u{fffc}', '€', '«'] {
            assert!(!is_of_word(c), "{c:?}");
        }
    }
}
