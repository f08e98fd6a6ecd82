//! A drawn figure, on its way from `charts` to the page and the window.

/// A chart as SVG with everything measured; text stays text, in the bundled family.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// A complete SVG document; coordinates rounded to 0.01.
    pub svg: String,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Alternative text in the drawing's language.
    pub alt: String,
}
