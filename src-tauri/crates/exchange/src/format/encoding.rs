//! Which character encoding a text file is in, and its text.
//!
//! Only what the bytes show counts: byte order marks, validity as UTF-8, and for the rest which
//! legacy encoding gives words of one script.

use encoding_rs::{
    Encoding, IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256,
};
use std::borrow::Cow;

/// The text of a file and the name of its encoding.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF])
        && let Ok(text) = std::str::from_utf8(rest)
    {
        return (Cow::Borrowed(text), "UTF-8");
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || looks_utf16(bytes, 1) {
        return (UTF_16LE.decode_with_bom_removal(bytes).0, "UTF-16LE");
    }
    if bytes.starts_with(&[0xFE, 0xFF]) || looks_utf16(bytes, 0) {
        return (UTF_16BE.decode_with_bom_removal(bytes).0, "UTF-16BE");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), "UTF-8");
    }
    let (encoding, label) = legacy(bytes);
    (encoding.decode_without_bom_handling(bytes).0, label)
}

/// The beginning of a file as text, cut anywhere.
pub fn decode_head(bytes: &[u8], most: usize) -> String {
    let mut head = bytes.get(..most).unwrap_or(bytes);
    // A cut in the middle of a UTF-8 character must not make the rest look like a legacy encoding.
    if head.len() < bytes.len()
        && let Err(e) = std::str::from_utf8(head)
        && e.error_len().is_none()
    {
        head = head.get(..e.valid_up_to()).unwrap_or(head);
    }
    decode(head).0.into_owned()
}

/// Text without a mark in which every other byte is zero.
fn looks_utf16(bytes: &[u8], zero_at: usize) -> bool {
    let pairs = bytes.chunks_exact(2).take(512);
    let total = pairs.len();
    let zeros = pairs.filter(|p| p.get(zero_at) == Some(&0) && p.get(1 - zero_at).is_some_and(|b| *b != 0)).count();
    total >= 4 && zeros * 10 >= total * 7
}

fn legacy(bytes: &[u8]) -> (&'static Encoding, &'static str) {
    let candidates: [(&'static Encoding, &'static str); 6] = [
        (WINDOWS_1252, "Windows-1252"),
        (WINDOWS_1251, "Windows-1251"),
        (KOI8_R, "KOI8-R"),
        (IBM866, "IBM866"),
        (WINDOWS_1256, "Windows-1256"),
        (WINDOWS_1250, "Windows-1250"),
    ];
    let sample = sample(bytes);
    let mut best = (WINDOWS_1252, "Windows-1252", i64::MIN);
    for (encoding, label) in candidates {
        let score = score(&encoding.decode_without_bom_handling(&sample).0);
        if score > best.2 {
            best = (encoding, label, score);
        }
    }
    // Without bytes that only Windows uses, and without Windows' line ends, the name is the standard's.
    let windows = bytes.iter().any(|b| (0x80..0xA0).contains(b)) || bytes.windows(2).any(|w| w == b"\r\n");
    if best.1 == "Windows-1252" && !windows {
        return (WINDOWS_1252, "ISO-8859-1");
    }
    (best.0, best.1)
}

/// The neighbourhoods of the bytes above 127, at most 64 KB.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut until = 0;
    for (i, b) in bytes.iter().enumerate() {
        if *b >= 0x80 && i >= until {
            let end = (i + 24).min(bytes.len());
            out.extend_from_slice(bytes.get(i.saturating_sub(12).max(until)..end).unwrap_or(&[]));
            out.push(b' ');
            until = end;
            if out.len() > 65_536 {
                break;
            }
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' => Script::Latin,
        '\u{400}'..='\u{4FF}' => Script::Cyrillic,
        '\u{600}'..='\u{6FF}' => Script::Arabic,
        _ => Script::Other,
    }
}

/// Words of one script in ordinary case score; mixtures, runs of accents and odd signs cost.
fn score(text: &str) -> i64 {
    let mut total = 0;
    let mut before = ' ';
    let mut before_that = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            total += match script(c) {
                Script::Other if c.is_alphabetic() => -1,
                Script::Other
                    if matches!(c, '\u{a0}' | '–' | '—' | '«' | '»' | '’' | '‘' | '“' | '”' | '№' | '°' | '…') =>
                {
                    1
                }
                Script::Other => -3,
                Script::Latin if before.is_ascii_alphabetic() || !before.is_alphabetic() => {
                    if c.is_uppercase() && before.is_lowercase() { -2 } else { 2 }
                }
                Script::Latin => -2,
                s @ (Script::Cyrillic | Script::Arabic) if script(before) == s => {
                    if c.is_uppercase() && before.is_lowercase() {
                        -3
                    } else if before_that.is_alphabetic() {
                        3
                    } else {
                        2
                    }
                }
                Script::Cyrillic | Script::Arabic if before.is_ascii_alphabetic() => -3,
                Script::Cyrillic | Script::Arabic => 0,
            };
            if ('\u{80}'..'\u{a0}').contains(&c) || c == '\u{fffd}' {
                total -= 10;
            }
        } else if c.is_ascii_alphabetic() && matches!(script(before), Script::Cyrillic | Script::Arabic) {
            total -= 3;
        }
        before_that = before;
        before = c;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(encoding: &'static Encoding, text: &str, label: &str) {
        let bytes = encoding.encode(text).0;
        let (read, found) = decode(&bytes);
        assert_eq!((read.as_ref(), found), (text, label));
    }

    #[test]
    fn legacy_encodings_are_told_apart_by_their_words() {
        check(WINDOWS_1251, "Год;Пол;Значение\n2020;мужской;12\nКыргызская Республика;женщины;3", "Windows-1251");
        check(KOI8_R, "Год;Пол;Значение\n2020;мужской;12\nКыргызская Республика;женщины;3", "KOI8-R");
        check(WINDOWS_1252, "Pays;Année\nTürkiye – Côte d’Ivoire;2020", "Windows-1252");
        check(WINDOWS_1252, "Pays;Année\nTürkiye;2020", "ISO-8859-1");
        check(WINDOWS_1256, "السنة;الجنس\nالجزائر;إناث", "Windows-1256");
    }

    #[test]
    fn marks_and_sixteen_bits() {
        assert_eq!(decode(b"\xEF\xBB\xBFa,b").0, "a,b");
        let wide: Vec<u8> = "Год,Value\n2020,1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
        assert_eq!(decode(&marked), ("Год,Value\n2020,1".into(), "UTF-16LE"));
        let plain: Vec<u8> = "Year,Value\n2020,1".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&plain).1, "UTF-16BE");
    }
}
