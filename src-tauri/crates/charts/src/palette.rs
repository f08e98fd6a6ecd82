//! Colours, once for screen and paper.
//!
//! Areas go from dark to light in even steps, so that neighbours differ in grey print and for
//! colour-blind readers; lines are all dark enough against white paper and are told apart by their
//! labels. Nothing here knows what a colour is used for.

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Mixed with white: 1 is the colour itself, 0 is white.
    pub(crate) fn tint(self, strength: f64) -> Self {
        let mix = |c: u8| (255.0 - (255.0 - f64::from(c)) * strength).round().clamp(0.0, 255.0) as u8;
        Self(mix(self.0), mix(self.1), mix(self.2))
    }
    /// `#0b6166`
    pub(crate) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
    /// Perceived lightness, 0 to 100 (CIE L*).
    #[cfg(test)]
    fn lightness(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let y = 0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2);
        if y > 0.008856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
    }
}

pub(crate) const INK: Rgb = Rgb(0x22, 0x22, 0x22);
pub(crate) const QUIET: Rgb = Rgb(0x55, 0x55, 0x55);
pub(crate) const AXIS: Rgb = Rgb(0x77, 0x77, 0x77);
pub(crate) const GRID: Rgb = Rgb(0xe2, 0xe2, 0xe0);
pub(crate) const PAPER: Rgb = Rgb(0xff, 0xff, 0xff);

/// Colours of areas, from dark to light.
pub(crate) const AREAS: [Rgb; 8] = [
    Rgb(0x0b, 0x61, 0x66),
    Rgb(0xab, 0x4a, 0x2a),
    Rgb(0x5c, 0x76, 0xbe),
    Rgb(0x83, 0x90, 0x3c),
    Rgb(0xd8, 0x91, 0x4c),
    Rgb(0x94, 0xb6, 0xdb),
    Rgb(0xac, 0xd5, 0xc4),
    Rgb(0xef, 0xe1, 0xba),
];

/// Colours of lines, from dark to light, none lighter than 3 : 1 on paper.
pub(crate) const LINES: [Rgb; 6] = [
    Rgb(0x0b, 0x61, 0x66),
    Rgb(0x98, 0x47, 0x6c),
    Rgb(0xb0, 0x50, 0x2a),
    Rgb(0x55, 0x73, 0xbd),
    Rgb(0x8f, 0x7c, 0x1c),
    Rgb(0x83, 0x88, 0x8c),
];

/// How wide the n-th line is: where colours repeat, the width tells the lines apart.
pub(crate) fn line_width(n: usize) -> f64 {
    match n / LINES.len() % 3 {
        0 => 1.6,
        1 => 0.8,
        _ => 2.6,
    }
}

/// The colour of the n-th of so many areas. Few of them take every second colour, so that they stand
/// further apart in grey print; after the last colour they repeat.
pub(crate) fn area(n: usize, of: usize) -> Rgb {
    let step = match of {
        0..=4 => 2,
        _ => 1,
    };
    AREAS.get(n * step % AREAS.len()).copied().unwrap_or(QUIET)
}

/// The colours of the two sides of a pyramid, dark enough for the words above them.
pub(crate) const SIDES: [Rgb; 2] = [AREAS[0], AREAS[1]];
/// The colour of the n-th line; they repeat after the last.
pub(crate) fn line(n: usize) -> Rgb {
    LINES.get(n % LINES.len()).copied().unwrap_or(QUIET)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_get_lighter_in_visible_steps() {
        for pair in AREAS.windows(2) {
            let step = pair[1].lightness() - pair[0].lightness();
            assert!(step > 5.0, "{} to {}: {step:.1}", pair[0].hex(), pair[1].hex());
        }
    }

    #[test]
    fn few_areas_stand_far_apart_in_grey() {
        for of in 2..=4 {
            let steps: Vec<f64> = (0..of).map(|n| area(n, of).lightness()).collect();
            assert!(steps.windows(2).all(|w| w[1] - w[0] > 11.0), "{of}: {steps:?}");
        }
    }

    #[test]
    fn lines_are_dark_enough_and_ordered() {
        for pair in LINES.windows(2) {
            assert!(pair[1].lightness() > pair[0].lightness(), "{} {}", pair[0].hex(), pair[1].hex());
        }
        // 3 : 1 on white is L* 61.7.
        assert!(LINES.iter().all(|c| c.lightness() < 61.0));
    }
}
