//! Draws on a sheet through plotters and remembers where texts stand.

use crate::ChartError;
use crate::fonts::{Fonts, Weight};
use crate::palette::Rgb;
use crate::sheet::{Anchor, Dash, Direction, Ink, Mark, Sheet, units};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::BackendCoord;
use std::convert::Infallible;

/// A box on paper in points, before mirroring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub(crate) fn meets(&self, other: &Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextStyle {
    pub size: f64,
    pub weight: Weight,
    pub color: Rgb,
}

impl TextStyle {
    /// The box of a line that is anchored at a point of its baseline.
    pub(crate) fn bounds(&self, fonts: &Fonts, text: &str, x: f64, baseline: f64, anchor: Anchor) -> Rect {
        let width = fonts.width(text, self.size, self.weight);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Rect { left, top: baseline - self.size * 0.78, right: left + width, bottom: baseline + self.size * 0.24 }
    }
    /// From one baseline to the next.
    pub(crate) fn leading(&self) -> f64 {
        self.size * 1.25
    }
    /// From the middle of the letters down to the baseline.
    pub(crate) fn half(&self) -> f64 {
        self.size * 0.34
    }
}

/// The sheet with what was put on it.
pub(crate) struct Canvas<'c, 's> {
    area: DrawingArea<Sheet<'s>, Shift>,
    fonts: &'c Fonts,
    texts: Vec<Rect>,
    width: f64,
}

/// Coordinates of values and places on the axis.
pub(crate) struct Plot<'s> {
    area: DrawingArea<Sheet<'s>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl From<DrawingAreaErrorKind<Infallible>> for ChartError {
    fn from(e: DrawingAreaErrorKind<Infallible>) -> Self {
        ChartError::Drawing(e.to_string())
    }
}

impl<'c, 's> Canvas<'c, 's> {
    /// An empty sheet.
    pub(crate) fn new(
        fonts: &'c Fonts,
        marks: &'s mut Vec<Mark<BackendCoord>>,
        width: f64,
        height: f64,
        direction: Direction,
    ) -> Self {
        let area = Sheet::new(marks, width, height, direction).into_drawing_area();
        Self { area, fonts, texts: Vec::new(), width }
    }

    /// A plot inside this box; `x` and `y` are the values at left and right, at bottom and top.
    pub(crate) fn plot(&self, inside: Rect, x: (f64, f64), y: (f64, f64)) -> Plot<'s> {
        let across = units(inside.left)..units(inside.right);
        let up = units(inside.bottom)..units(inside.top);
        let spec = Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(x.0..x.1, y.0..y.1, (across, up));
        Plot { area: self.area.apply_coord_spec(spec) }
    }

    /// A mark in points.
    pub(crate) fn put(&mut self, class: &str, points: &[(f64, f64)], ink: Ink) -> Result<(), ChartError> {
        let points = points.iter().map(|p| (units(p.0), units(p.1))).collect();
        Ok(self.area.draw(&Mark::<(i32, i32)> { class: class.into(), points, ink })?)
    }

    /// A stroke.
    pub(crate) fn stroke(
        &mut self,
        class: &str,
        points: &[(f64, f64)],
        color: Rgb,
        width: f64,
        dash: Dash,
    ) -> Result<(), ChartError> {
        self.put(class, points, Ink::Line { color, width, dash })
    }

    /// One line of text, kept inside the sheet.
    pub(crate) fn text(
        &mut self,
        class: &str,
        text: &str,
        x: f64,
        baseline: f64,
        anchor: Anchor,
        style: TextStyle,
    ) -> Result<(), ChartError> {
        if text.is_empty() {
            return Ok(());
        }
        let bounds = style.bounds(self.fonts, text, x, baseline, anchor);
        let x = x + (-bounds.left).max(0.0) - (bounds.right - self.width).max(0.0);
        self.texts.push(style.bounds(self.fonts, text, x, baseline, anchor));
        let TextStyle { size, weight, color } = style;
        self.put(class, &[(x, baseline)], Ink::Text { text: text.to_string(), size, weight, color, anchor })
    }

    /// The same where it lies on no other text; says whether it stands there now.
    pub(crate) fn text_where_free(
        &mut self,
        class: &str,
        text: &str,
        x: f64,
        baseline: f64,
        anchor: Anchor,
        style: TextStyle,
    ) -> Result<bool, ChartError> {
        let mut bounds = style.bounds(self.fonts, text, x, baseline, anchor);
        let move_in = (-bounds.left).max(0.0) - (bounds.right - self.width).max(0.0);
        bounds.left += move_in - 2.0;
        bounds.right += move_in + 2.0;
        if bounds.top < 0.0 || self.texts.iter().any(|t| t.meets(&bounds)) {
            return Ok(false);
        }
        self.text(class, text, x, baseline, anchor, style)?;
        Ok(true)
    }
}

impl Plot<'_> {
    /// A mark in values.
    pub(crate) fn put(&self, class: &str, points: &[(f64, f64)], ink: Ink) -> Result<(), ChartError> {
        Ok(self.area.draw(&Mark::<(f64, f64)> { class: class.into(), points: points.to_vec(), ink })?)
    }
    /// Where a value stands on paper, in points.
    pub(crate) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = self.area.map_coordinate(&(x, y));
        (f64::from(x) / 100.0, f64::from(y) / 100.0)
    }
}
