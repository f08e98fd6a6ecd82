//! The one way in which a user's text enters typst source: as a string literal.
//!
//! Text is never written as markup, so no character of it can be taken for a heading, a formula or
//! code. Nothing else in this crate may put foreign text between quotation marks.

use std::fmt::Write;

/// A string literal that typst reads back as exactly this text.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Every other kind of line end and control character, so that a literal stays on its line.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The text without characters that no page can show: control characters go, tabulators and line
/// ends become blanks (a forced line break is an object of its own).
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str) {
        let written = literal(text);
        let root = typst::syntax::parse_code(&written);
        assert!(root.errors_and_warnings().0.is_empty(), "{written} must be read without errors");
        let read = root.children().find_map(|n| n.cast::<typst::syntax::ast::Str>().map(|s| s.get().to_string()));
        assert_eq!(read.as_deref(), Some(text), "{written}");
    }

    #[test]
    fn quotes_hashes_and_backslashes_stay_text() {
        for text in
            ["", "\"", "\\", "\\\"#", "#pagebreak()", "$x$ *b* _i_ = h", "a\r\nb\u{2028}\0", "\\u{41}", "// c /* d"]
        {
            check(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in any::<String>()) {
            check(&text);
        }
    }
}
