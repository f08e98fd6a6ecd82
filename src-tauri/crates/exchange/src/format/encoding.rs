//! Which character encoding a text file is in, and its text.
//!
//! Only what the bytes show counts: byte order marks, validity as UTF-8, and for the rest which
//! legacy encoding gives words of one script.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, IBM866, KOI8_R, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1256, WINDOWS_1257,
};
use std::borrow::Cow;

/// The text of a file and the name of its encoding.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    let decoded = decode_with_doubt(bytes);
    (decoded.text, decoded.label)
}

/// The text of a file, the name of its encoding, and whether its words look wrong in every encoding that is known.
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub label: &'static str,
    pub unsure: bool,
}

/// Decodes a file and says whether that is in doubt.
pub fn decode_with_doubt(bytes: &[u8]) -> Decoded<'_> {
    if let Some((text, label)) = said(bytes) {
        return Decoded { text, label, unsure: false };
    }
    let Guess { encoding, label, unsure } = legacy(bytes);
    Decoded { text: encoding.decode_without_bom_handling(bytes).0, label, unsure }
}

/// The text of a file whose bytes leave no doubt.
fn said(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static str)> {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF])
        && let Ok(text) = std::str::from_utf8(rest)
    {
        return Some((Cow::Borrowed(text), "UTF-8"));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || looks_utf16(bytes, 1) {
        return Some((UTF_16LE.decode_with_bom_removal(bytes).0, "UTF-16LE"));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) || looks_utf16(bytes, 0) {
        return Some((UTF_16BE.decode_with_bom_removal(bytes).0, "UTF-16BE"));
    }
    std::str::from_utf8(bytes).ok().map(|text| (Cow::Borrowed(text), "UTF-8"))
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

/// An encoding that nothing but the words speaks for.
struct Guess {
    encoding: &'static Encoding,
    label: &'static str,
    unsure: bool,
}

fn legacy(bytes: &[u8]) -> Guess {
    let candidates: [(&'static Encoding, &'static str); 7] = [
        (WINDOWS_1252, "Windows-1252"),
        (WINDOWS_1251, "Windows-1251"),
        (KOI8_R, "KOI8-R"),
        (IBM866, "IBM866"),
        (WINDOWS_1256, "Windows-1256"),
        (WINDOWS_1250, "Windows-1250"),
        (WINDOWS_1253, "Windows-1253"),
    ];
    let sample = sample(bytes);
    let mut best = (WINDOWS_1252, "Windows-1252", i64::MIN);
    for (encoding, label) in candidates {
        let score = score(&encoding.decode_without_bom_handling(&sample).0);
        if score > best.2 {
            best = (encoding, label, score);
        }
    }
    if let Some((encoding, label)) = double_bytes(bytes, &sample, best.2) {
        return Guess { encoding, label, unsure: false };
    }
    let high = |bytes: &[u8]| bytes.iter().filter(|b| **b >= 0x80).count();
    let words = best.0.decode_without_bom_handling(&sample).0;
    // "1ª" and "µ" are no words.
    let words = words.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ'));
    let mut unsure = best.2 < 0 && words && high(&sample) >= 4;
    if best.1 == "Windows-1252" {
        match latin(&sample) {
            Latin::West => {}
            Latin::Turkish => return Guess { encoding: WINDOWS_1254, label: "Windows-1254", unsure },
            Latin::Baltic => return Guess { encoding: WINDOWS_1257, label: "Windows-1257", unsure },
            Latin::Unclear => unsure = true,
        }
    }
    // Without bytes that only Windows uses, and without Windows' line ends, the name is the standard's.
    let windows = bytes.iter().any(|b| (0x80..0xA0).contains(b)) || bytes.windows(2).any(|w| w == b"\r\n");
    if best.1 == "Windows-1252" && !windows {
        return Guess { encoding: WINDOWS_1252, label: "ISO-8859-1", unsure };
    }
    Guess { encoding: best.0, label: best.1, unsure }
}

/// What Latin letters are written in the upper half of the bytes.
enum Latin {
    West,
    Turkish,
    Baltic,
    Unclear,
}

/// Tells alphabets apart that give Latin letters everywhere: by letters that only one of them has.
fn latin(sample: &[u8]) -> Latin {
    // Capitals stand thirty-two below the small letters in all of them.
    let letters: std::collections::BTreeSet<u8> =
        sample.iter().filter(|b| **b >= 0xC0).map(|b| if *b < 0xE0 { b + 0x20 } else { *b }).collect();
    // English, French, German, Spanish, Portuguese and the Nordic languages but Icelandic have none of these three.
    let apart = [0xF0, 0xFD, 0xFE];
    if !letters.iter().any(|b| apart.contains(b)) {
        return Latin::West;
    }
    let within = |alphabet: &[u8]| letters.iter().all(|b| alphabet.contains(b));
    let turkish = within(&[0xE7, 0xF0, 0xF6, 0xFC, 0xFD, 0xFE, 0xE2, 0xEE, 0xFB]);
    let icelandic = within(&[0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xFD, 0xF0, 0xFE, 0xE6, 0xF6]);
    let lithuanian = within(&[0xE0, 0xE8, 0xE6, 0xEB, 0xE1, 0xF0, 0xF8, 0xFB, 0xFE]);
    let latvian = within(&[0xE2, 0xE8, 0xE7, 0xEC, 0xEE, 0xED, 0xEF, 0xF2, 0xF0, 0xFB, 0xFE]);
    match (turkish, icelandic, lithuanian || latvian) {
        (true, false, false) => Latin::Turkish,
        (false, true, false) => Latin::West,
        (false, false, true) => Latin::Baltic,
        (false, false, false) | (true, true, _) | (true, _, true) | (_, true, true) => Latin::Unclear,
    }
}

/// Encodings of two bytes a sign.
#[derive(Clone, Copy)]
enum Double {
    Gb,
    Big5,
    Korean,
    Japanese,
}

/// Signs that most Chinese, Japanese and Korean texts and tables use: two encodings may take the same bytes for letters
/// of daily use, but not for these.
const COMMON: &str = "的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就要下以生会自之过家学对可里后小多天而能好都\
    日于起发成事只作当想看文无开手十用主行方如前所本见经面公同三已从动两长民样现分将外但与高意进把法此实回二理美点月明其种全\
    工者向部正名定女男力机等业最间新位因重被四第门相次东政海口使教西再平世信北少关并内加化代军产入先山五水万市合计总数居移籍\
    別别區区省县縣國個來說們為這時會過學對後樣現將與進實點種業間東關產萬總數計歲岁龄齡\
    이다는에의가을하고지인도한사를자로기서어나대리부시수정아일상전제구해주장원국보성은명과그년동여개선계조공스라중등민외남북미유\
    별합출입체류자연령총생";

/// The encoding of two bytes a sign that fits better than the best of one byte a sign; none that a byte contradicts.
fn double_bytes(bytes: &[u8], sample: &[u8], single: i64) -> Option<(&'static Encoding, &'static str)> {
    let lines = lines(bytes);
    let high = |bytes: &[u8]| bytes.iter().filter(|b| **b >= 0x80).count().max(1) as i64;
    let mut best = (None, single.saturating_mul(2).saturating_mul(high(&lines)) / high(sample));
    for (encoding, label, kind) in [
        (GB18030, "GB18030", Double::Gb),
        (BIG5, "Big5", Double::Big5),
        (EUC_KR, "EUC-KR", Double::Korean),
        (SHIFT_JIS, "Shift_JIS", Double::Japanese),
    ] {
        let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(&lines) else { continue };
        let common = text.chars().filter(|c| !c.is_ascii() && COMMON.contains(*c)).count();
        let score = double_score(&lines, kind) + 3 * i64::try_from(common).unwrap_or(0);
        if score > best.1 && score > 10 {
            best = (Some((encoding, label)), score);
        }
    }
    best.0
}

/// Whole lines with bytes above 127, about 64 KB of them: no sign is cut.
fn lines(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in bytes.split(|b| matches!(b, b'\n' | b'\r')).filter(|l| !l.is_ascii()) {
        out.extend_from_slice(line);
        out.push(b'\n');
        if out.len() > 65_536 {
            break;
        }
    }
    out
}

/// Twice the points of [`score`]: signs that are in daily use score, rare ones do not. The lists of signs are in order
/// of use, so the first byte tells.
fn double_score(bytes: &[u8], kind: Double) -> i64 {
    let (mut total, mut at, mut before) = (0, 0, b' ');
    while let Some(first) = bytes.get(at) {
        if *first < 0x80 {
            (at, before) = (at + 1, *first);
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(b' ');
        let plain = second >= 0xA1;
        let (points, length) = match (kind, *first) {
            (Double::Gb, _) if second.is_ascii_digit() => (-4, 4),
            (Double::Gb, 0xB0..=0xD7) if plain => (3, 2),
            (Double::Gb, 0xD8..=0xF7) if plain => (0, 2),
            (Double::Big5, 0xA4..=0xC6) => (3, 2),
            (Double::Big5, 0xC9..=0xF9) => (0, 2),
            (Double::Korean, 0xB0..=0xC8) if plain => (3, 2),
            (Double::Korean, 0xCA..=0xFD) if plain => (-1, 2),
            (Double::Gb | Double::Big5 | Double::Korean, 0xA1..=0xA3) if plain => (2, 2),
            (Double::Japanese, 0x82 | 0x83) => (6, 2),
            (Double::Japanese, 0x88..=0x97) => (3, 2),
            (Double::Japanese, 0x81) => (2, 2),
            (Double::Japanese, 0x98..=0x9F | 0xE0..=0xEA) => (0, 2),
            // Letters of half the width.
            (Double::Japanese, 0xA0..=0xDF) => (-4, 1),
            (Double::Gb | Double::Big5 | Double::Korean | Double::Japanese, _) => (-4, 2),
        };
        at += length;
        let after = bytes.get(at).copied().unwrap_or(b' ');
        let beside = i64::from(before.is_ascii_alphabetic()) + i64::from(after.is_ascii_alphabetic());
        total += points - 2 * beside;
        before = b' ';
    }
    total
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
    Greek,
    Arabic,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' => Script::Latin,
        '\u{370}'..='\u{3FF}' => Script::Greek,
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
                s @ (Script::Cyrillic | Script::Greek | Script::Arabic) if script(before) == s => {
                    if c.is_uppercase() && before.is_lowercase() {
                        -3
                    } else if before_that.is_alphabetic() {
                        3
                    } else {
                        2
                    }
                }
                Script::Cyrillic | Script::Greek | Script::Arabic if before.is_ascii_alphabetic() => -3,
                Script::Cyrillic | Script::Greek | Script::Arabic => 0,
            };
            if ('\u{80}'..'\u{a0}').contains(&c) || c == '\u{fffd}' {
                total -= 10;
            }
        } else if c.is_ascii_alphabetic() && matches!(script(before), Script::Cyrillic | Script::Greek | Script::Arabic)
        {
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
        check(WINDOWS_1253, "Έτος;Φύλο;Αξία\n2020;Άνδρες;12\nΕλλάδα;Γυναίκες;3", "Windows-1253");
        check(WINDOWS_1254, "Yıl;Cinsiyet;Değer\n2020;Kadın;12\nKırgızistan;Göçmen sayısı;3", "Windows-1254");
        check(WINDOWS_1257, "Metai;Lytis\nVyrai;Lietuvių emigrantų skaičius\nŠalis;Moterys iš viso", "Windows-1257");
        check(WINDOWS_1252, "Ár;Kyn\nÍsland;Karlar og konur frá Noregi\nÞýskaland;það", "ISO-8859-1");
        check(WINDOWS_1252, "Año;Región\nEspaña;2020\nPerú;Niñez", "ISO-8859-1");
    }
    #[test]
    fn encodings_of_two_bytes_a_sign() {
        check(GB18030, "国家,2022年\n内地居民,5\n外国人,6\n合计,11", "GB18030");
        check(BIG5, "國家,2022年\n內地居民,5\n外國人,6\n合計,11", "Big5");
        check(SHIFT_JIS, "国,2022年\nベトナム人,5\n中国からの移民,6\n合計,11", "Shift_JIS");
        check(EUC_KR, "국가,2022년\n베트남,5\n중국,6\n합계,11", "EUC-KR");
    }
    #[test]
    fn short_files_of_one_byte_a_letter_stay_what_they_are() {
        check(WINDOWS_1251, "Года;Сумма\n1;2", "Windows-1251");
        check(WINDOWS_1251, "Мали,Перу,Куба,Чили\n1,2,3,4", "Windows-1251");
        check(KOI8_R, "Мали,Перу,Куба,Чили\n1,2,3,4", "KOI8-R");
        check(WINDOWS_1256, "مالي,2020\nسنة,مصري", "Windows-1256");
    }
    #[test]
    fn doubt_is_said() {
        assert!(!decode_with_doubt(&WINDOWS_1251.encode("Год;Пол\n2020;мужской").0).unsure);
        assert!(!decode_with_doubt(b"1\xAA;2\xAA;3\xAA;4\xAA;5\xAA").unsure);
        assert!(!decode_with_doubt(b"Price;5 \x80\nCost;7 \x80\nSum;9 \x80\nAll;9 \x80").unsure);
        assert!(decode_with_doubt(b"a\xC0b;c\xC1d;e\xC2f;g\xC3h\n").unsure);
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
