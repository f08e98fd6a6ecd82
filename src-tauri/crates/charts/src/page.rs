//! What every chart has around its plot: the unit above, a legend where labels do not fit, notes below.

use crate::canvas::{Canvas, TextStyle};
use crate::fonts::{Fonts, Weight};
use crate::palette::{INK, QUIET, Rgb};
use crate::sheet::{Anchor, Dash, Direction, Ink, Mark};
use crate::{ChartError, DrawContext};
use almanac_core::answer::{AnswerUnit, Header};
use plotters_backend::BackendCoord;

pub(crate) const TICK: TextStyle = TextStyle { size: 8.0, weight: Weight::Regular, color: QUIET };
pub(crate) const LABEL: TextStyle = TextStyle { size: 8.0, weight: Weight::Regular, color: INK };
pub(crate) const STRONG: TextStyle = TextStyle { size: 8.0, weight: Weight::Bold, color: INK };
pub(crate) const NOTE: TextStyle = TextStyle { size: 7.0, weight: Weight::Regular, color: QUIET };
const SWATCH: f64 = 8.0;

/// A finished picture.
pub(crate) struct Picture {
    pub marks: Vec<Mark<BackendCoord>>,
    pub width: f64,
    pub height: f64,
    pub direction: Direction,
}

/// What the picture is drawn for, with the fonts at hand.
pub(crate) struct Page<'a> {
    pub context: &'a DrawContext<'a>,
    pub fonts: Fonts,
    pub width: f64,
    pub direction: Direction,
}

/// How a legend shows a series.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Swatch {
    /// A filled box.
    Area(Rgb),
    /// A stroke of this width.
    Line(Rgb, f64),
}

/// A legend laid out in rows.
pub(crate) struct Legend {
    entries: Vec<(Swatch, f64, f64, Vec<String>)>,
    pub height: f64,
}

impl<'a> Page<'a> {
    pub(crate) fn new(context: &'a DrawContext<'a>) -> Self {
        let direction = if context.formatter.lang().is_rtl() { Direction::Rtl } else { Direction::Ltr };
        let width = if context.width.is_finite() { context.width.clamp(120.0, 4000.0) } else { 453.0 };
        Self { context, fonts: Fonts::new(), width, direction }
    }
    /// Height of the plot alone, when this much is taken by what stands around it.
    pub(crate) fn plot_height(&self, own: f64, around: f64) -> f64 {
        match self.context.height {
            Some(h) if h.is_finite() => (h.min(4000.0) - around).max(80.0),
            Some(_) | None => own,
        }
    }
    pub(crate) fn name(&self, header: &Header) -> String {
        self.context.formatter.header(self.context.profile, header)
    }
    pub(crate) fn unit(&self, unit: &AnswerUnit) -> String {
        self.context.formatter.unit(self.context.profile, unit)
    }
    pub(crate) fn text_width(&self, text: &str, style: TextStyle) -> f64 {
        self.fonts.width(text, style.size, style.weight)
    }
    pub(crate) fn wrap(&self, text: &str, style: TextStyle, room: f64) -> Vec<String> {
        self.fonts.wrap(text, style.size, style.weight, room)
    }
    /// All notes in lines as wide as the drawing.
    pub(crate) fn note_lines(&self, notes: &[String]) -> Vec<String> {
        notes.iter().flat_map(|n| self.wrap(n, NOTE, self.width)).collect()
    }
    /// Height of the notes with the space above them.
    pub(crate) fn notes_height(lines: &[String]) -> f64 {
        if lines.is_empty() { 0.0 } else { 7.0 + lines.len() as f64 * NOTE.leading() }
    }
    /// Puts the notes below this line.
    pub(crate) fn put_notes(
        &self,
        canvas: &mut Canvas<'_, '_>,
        lines: &[String],
        below: f64,
    ) -> Result<(), ChartError> {
        for (i, line) in lines.iter().enumerate() {
            let baseline = below + 5.0 + NOTE.size * 0.9 + i as f64 * NOTE.leading();
            canvas.text("note", line, 0.0, baseline, Anchor::Start, NOTE)?;
        }
        Ok(())
    }
    /// Lines of the unit above the plot; nothing for a number without unit.
    pub(crate) fn head_lines(&self, unit: &AnswerUnit) -> Vec<String> {
        self.wrap(&capital(&self.unit(unit)), TICK, self.width)
    }
    pub(crate) fn put_head(&self, canvas: &mut Canvas<'_, '_>, lines: &[String]) -> Result<f64, ChartError> {
        for (i, line) in lines.iter().enumerate() {
            let baseline = TICK.size * 0.85 + i as f64 * TICK.leading();
            canvas.text("unit", line, 0.0, baseline, Anchor::Start, TICK)?;
        }
        Ok(Self::head_height(lines))
    }
    pub(crate) fn head_height(lines: &[String]) -> f64 {
        if lines.is_empty() { 0.0 } else { lines.len() as f64 * TICK.leading() + 1.0 }
    }
    /// Lays a legend out in rows as wide as the drawing.
    pub(crate) fn legend(&self, entries: Vec<(Swatch, String)>) -> Legend {
        let (mut x, mut y, mut row) = (0.0, 0.0, 0.0f64);
        let mut placed = Vec::new();
        for (swatch, name) in entries {
            let lines = self.wrap(&name, LABEL, self.width - SWATCH - 6.0);
            let text = lines.iter().map(|l| self.text_width(l, LABEL)).fold(0.0, f64::max);
            if x > 0.0 && x + SWATCH + 4.0 + text > self.width {
                (x, y, row) = (0.0, y + row + 2.0, 0.0);
            }
            row = row.max(lines.len().max(1) as f64 * LABEL.leading());
            placed.push((swatch, x, y, lines));
            x += SWATCH + 4.0 + text + 14.0;
        }
        let height = if placed.is_empty() { 0.0 } else { y + row + 5.0 };
        Legend { entries: placed, height }
    }
    /// Puts a legend below this line.
    pub(crate) fn put_legend(
        &self,
        canvas: &mut Canvas<'_, '_>,
        legend: &Legend,
        below: f64,
    ) -> Result<(), ChartError> {
        for (swatch, x, y, lines) in &legend.entries {
            let top = below + y + 1.0;
            match swatch {
                Swatch::Area(fill) => {
                    let ink = Ink::Box { fill: *fill, outline: None };
                    canvas.put("legend", &[(*x, top), (x + SWATCH, top + SWATCH)], ink)?;
                }
                Swatch::Line(color, width) => {
                    let middle = top + SWATCH / 2.0;
                    canvas.stroke("legend", &[(*x, middle), (x + SWATCH, middle)], *color, *width, Dash::Solid)?;
                }
            }
            for (i, line) in lines.iter().enumerate() {
                let baseline = top + SWATCH / 2.0 + LABEL.half() + i as f64 * LABEL.leading();
                canvas.text("legend", line, x + SWATCH + 4.0, baseline, Anchor::Start, LABEL)?;
            }
        }
        Ok(())
    }
}

/// A unit that stands alone begins like a sentence.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
