//! Texts that spreadsheet programs would compute, made harmless and read again.

use std::borrow::Cow;

/// Whether a spreadsheet program would take the text for a formula, now or after an apostrophe is taken away.
/// Numbers stay numbers, and a single sign computes nothing.
fn risky(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r'])
        && bare.chars().nth(1).is_some()
        && bare.parse::<almanac_core::Decimal>().is_err()
}

/// The text with an apostrophe before it where it would be computed otherwise. [`plain`] takes it away again.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if risky(text) { format!("'{text}").into() } else { text.into() }
}

/// A text as it was before [`neutral`].
pub fn plain(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_computed_and_everything_comes_back() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("@sum", "'@sum"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-5", "-5"),
            ("-x", "'-x"),
            ("-", "-"),
            ("'quoted'", "'quoted'"),
            ("\t=1", "'\t=1"),
            ("", ""),
        ] {
            assert_eq!(neutral(text), written);
            assert_eq!(plain(written), text);
        }
    }
}
