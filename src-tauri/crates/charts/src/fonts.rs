//! How wide a text is, measured with the bundled fonts.
//!
//! plotters' own estimate counts bytes, which is wrong for every script but Latin. Each run of
//! characters is shaped with the first bundled face that has them, as the page will do it.
//! Nothing here draws.

use rustybuzz::{Face, UnicodeBuffer};

/// The families that a drawing names, the second and third for the scripts that the first lacks.
pub(crate) const FAMILIES: [&str; 3] = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari"];

const REGULAR: [&[u8]; 3] = [
    include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/NotoSansDevanagari-Regular.ttf"),
];
const BOLD: [&[u8]; 3] = [
    include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/NotoSansDevanagari-Bold.ttf"),
];

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// As the text.
    Regular,
    /// For the one label that the eye should find first.
    Bold,
}

/// The bundled faces, ready to measure.
pub(crate) struct Fonts {
    regular: Vec<Face<'static>>,
    bold: Vec<Face<'static>>,
}

impl Fonts {
    /// Reads the faces; takes some microseconds.
    pub(crate) fn new() -> Self {
        let read = |files: [&'static [u8]; 3]| files.into_iter().filter_map(|f| Face::from_slice(f, 0)).collect();
        Self { regular: read(REGULAR), bold: read(BOLD) }
    }

    fn faces(&self, weight: Weight) -> &[Face<'static>] {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The text in runs of one family each, as indices into [`FAMILIES`]. The family of the text's own
    /// script is taken for every character that it has.
    pub(crate) fn runs(&self, text: &str, weight: Weight) -> Vec<(usize, String)> {
        let faces = self.faces(weight);
        let own = own_family(text);
        let mut runs: Vec<(usize, String)> = Vec::new();
        for c in text.chars() {
            let has = |i: usize| faces.get(i).is_some_and(|f| f.glyph_index(c).is_some());
            let family = if has(own) { own } else { (0..faces.len()).find(|i| has(*i)).unwrap_or(own) };
            match runs.last_mut() {
                Some((same, run)) if *same == family => run.push(c),
                Some(_) | None => runs.push((family, c.to_string())),
            }
        }
        runs
    }

    /// Advance width in points.
    pub(crate) fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let faces = self.faces(weight);
        self.runs(text, weight).iter().map(|(family, run)| shaped(faces.get(*family), run, size)).sum()
    }

    /// Breaks a text into lines not wider than `room`, at spaces where it can, inside words where it must.
    pub(crate) fn wrap(&self, text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
        let fits = |t: &str| self.width(t, size, weight) <= room;
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_string() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if fits(word) {
                line = word.to_string();
                continue;
            }
            for c in word.chars() {
                line.push(c);
                if !fits(&line) && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::take(&mut line));
                    line.push(c);
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

fn shaped(face: Option<&Face<'static>>, text: &str, size: f64) -> f64 {
    let (Some(face), false) = (face, text.is_empty()) else { return 0.0 };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = rustybuzz::shape(face, &[], buffer);
    let units: i64 = glyphs.glyph_positions().iter().map(|p| i64::from(p.x_advance)).sum();
    units as f64 * size / f64::from(face.units_per_em().max(1))
}

/// Whether a text has letters of a script that runs from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// The family of the text's own script, as an index into [`FAMILIES`].
pub(crate) fn own_family(text: &str) -> usize {
    if has_rtl(text) {
        1
    } else if text.chars().any(|c| matches!(c, '\u{900}'..='\u{97f}')) {
        2
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_follows_letters_not_bytes() {
        let fonts = Fonts::new();
        let w = |t: &str| fonts.width(t, 10.0, Weight::Regular);
        assert!(
            w("Миграция") < w("Migration of persons"),
            "eight Cyrillic letters are narrower than twenty Latin ones"
        );
        assert!(w("iiii") < w("MMMM"));
        assert!((w("0123456789") - 57.2).abs() < 0.5, "{}", w("0123456789"));
        // Joined Arabic letters are narrower than the same letters apart.
        assert!(w("الهجرة") < w("ا ل ه ج ر ة"));
        assert!(w("الهجرة 2024") > w("الهجرة"));
        assert!(w("प्रवासन") > 0.0);
    }

    #[test]
    fn long_words_are_broken_only_where_they_must() {
        let fonts = Fonts::new();
        let lines = |t: &str, room| fonts.wrap(t, 8.0, Weight::Regular, room);
        assert_eq!(lines("a bc", 100.0), ["a bc"]);
        assert_eq!(lines("labour migration", 50.0), ["labour", "migration"]);
        assert!(lines("Donaudampfschifffahrt", 30.0).len() > 2);
        assert!(lines("", 30.0).is_empty());
    }
}
