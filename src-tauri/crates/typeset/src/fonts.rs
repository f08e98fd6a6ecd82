//! The bundled faces: the only ones that pages, charts and the window are set in.

/// A bundled font file.
#[derive(Debug, Clone, Copy)]
pub struct BundledFont {
    /// File name in `assets/fonts`.
    pub name: &'static str,
    /// Family as typst and CSS name it.
    pub family: &'static str,
    /// The TrueType file.
    pub bytes: &'static [u8],
}

macro_rules! bundled {
    ($($family:literal: $($file:literal),+;)*) => {
        &[$($(BundledFont {
            name: $file,
            family: $family,
            bytes: include_bytes!(concat!("../../../../assets/fonts/", $file)),
        }),+),*]
    };
}

static FONTS: &[BundledFont] = bundled! {
    "Noto Serif": "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf";
    "Noto Sans": "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf";
    "Noto Naskh Arabic": "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf";
    "Noto Sans Arabic": "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf";
    "Noto Serif Devanagari": "NotoSerifDevanagari-Regular.ttf", "NotoSerifDevanagari-Bold.ttf";
    "Noto Sans Devanagari": "NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf";
    // For ≤, ≥, ≠, → and their kin, which the text faces lack.
    "Noto Sans Math": "NotoSansMath-Regular.ttf";
};

/// Every bundled font, in a fixed order.
pub fn fonts() -> &'static [BundledFont] {
    FONTS
}
