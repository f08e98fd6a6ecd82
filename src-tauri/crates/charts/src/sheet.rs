//! The sheet that plotters draws on: marks and texts with a class, written out as SVG.
//!
//! One unit is a hundredth of a point, so every coordinate is rounded to 0.01 by construction.
//! For languages that run from right to left the whole sheet is mirrored here and nowhere else:
//! axes, bars and the time axis then run from right to left, as readers of Arabic print expect.
//! Nothing here decides where anything stands.

use crate::fonts::{FAMILIES, Fonts, Weight, has_rtl};
use crate::palette::Rgb;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Which way the drawing runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// The side of its place on which a text stands, before mirroring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The text begins there.
    Start,
    /// Half on each side.
    Middle,
    /// The text ends there.
    End,
}

/// Whether a stroke is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dash {
    /// Whole.
    Solid,
    /// Provisional, estimated, forecast.
    Dashed,
}

/// How a mark is made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ink {
    /// Lines from point to point.
    Line { color: Rgb, width: f64, dash: Dash },
    /// A box between two corners; the outline is inside.
    Box { fill: Rgb, outline: Option<(Rgb, Dash)> },
    /// A circle of this radius.
    Dot { fill: Rgb, outline: Rgb, radius: f64 },
    /// One line of text; the point is on its baseline.
    Text { text: String, size: f64, weight: Weight, color: Rgb, anchor: Anchor },
}

/// A mark with its class, in whatever coordinates it was made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark<C> {
    /// What it is: `grid`, `tick`, `series-0`, …
    pub class: String,
    /// Its points.
    pub points: Vec<C>,
    /// How it is made.
    pub ink: Ink,
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Mark<C> {
    type Point = &'a C;
    type IntoIter = std::slice::Iter<'a, C>;
    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<C> Drawable<Sheet<'_>> for Mark<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        sheet: &mut Sheet<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        sheet.put(Mark { class: self.class.clone(), points: points.collect(), ink: self.ink.clone() });
        Ok(())
    }
}

/// The sheet.
pub(crate) struct Sheet<'a> {
    marks: &'a mut Vec<Mark<BackendCoord>>,
    width: i32,
    height: i32,
    direction: Direction,
}

impl<'a> Sheet<'a> {
    /// A sheet of a size in points that collects its marks.
    pub(crate) fn new(marks: &'a mut Vec<Mark<BackendCoord>>, width: f64, height: f64, direction: Direction) -> Self {
        Self { marks, width: units(width), height: units(height), direction }
    }

    fn put(&mut self, mut mark: Mark<BackendCoord>) {
        if self.direction == Direction::Rtl {
            for p in &mut mark.points {
                p.0 = self.width.saturating_sub(p.0);
            }
            if let Ink::Text { anchor, .. } = &mut mark.ink {
                *anchor = match anchor {
                    Anchor::Start => Anchor::End,
                    Anchor::Middle => Anchor::Middle,
                    Anchor::End => Anchor::Start,
                };
            }
        }
        self.marks.push(mark);
    }

    fn plain(&mut self, points: Vec<BackendCoord>, ink: Ink) -> Result<(), DrawingErrorKind<Infallible>> {
        self.put(Mark { class: "mark".into(), points, ink });
        Ok(())
    }
}

/// Points as hundredths.
pub(crate) fn units(points: f64) -> i32 {
    (points * 100.0).round() as i32
}

fn rgb(color: BackendColor) -> Rgb {
    Rgb(color.rgb.0, color.rgb.1, color.rgb.2)
}

/// What plotters' own elements draw arrives here; our marks come through [`Mark`].
impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width.unsigned_abs(), self.height.unsigned_abs())
    }
    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), DrawingErrorKind<Infallible>> {
        let end = (at.0.saturating_add(1), at.1.saturating_add(1));
        self.plain(vec![at, end], Ink::Box { fill: rgb(color), outline: None })
    }
    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_path([from, to], style)
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let width = f64::from(style.stroke_width()) / 100.0;
        self.plain(path.into_iter().collect(), Ink::Line { color: rgb(style.color()), width, dash: Dash::Solid })
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let color = rgb(style.color());
        if fill {
            return self.plain(vec![a, b], Ink::Box { fill: color, outline: None });
        }
        self.draw_path([a, (b.0, a.1), b, (a.0, b.1), a], style)
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let color = rgb(style.color());
        let inside = if fill { color } else { crate::palette::PAPER };
        self.plain(vec![at], Ink::Dot { fill: inside, outline: color, radius: f64::from(radius) / 100.0 })
    }
    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        use plotters_backend::text_anchor::HPos;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let ink = Ink::Text {
            text: text.to_string(),
            size: style.size() / 100.0,
            weight: Weight::Regular,
            color: rgb(style.color()),
            anchor,
        };
        self.plain(vec![at], ink)
    }
}

/// A number of hundredths as points: `12.5`, `0.07`.
struct Pt(i32);
impl std::fmt::Display for Pt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, n) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match (n / 100, n % 100) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            (whole, part) => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

/// The marks as an SVG document. Class by class nothing is reordered: what was drawn later lies above.
pub(crate) fn svg(
    fonts: &Fonts,
    marks: &[Mark<BackendCoord>],
    width: f64,
    height: f64,
    direction: Direction,
) -> String {
    let (w, h) = (Pt(units(width)), Pt(units(height)));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" direction=\"ltr\">\n"
    );
    for mark in marks {
        write_mark(&mut out, fonts, mark, direction);
    }
    out.push_str("</svg>\n");
    out
}

fn write_mark(out: &mut String, fonts: &Fonts, mark: &Mark<BackendCoord>, direction: Direction) {
    let class = &mark.class;
    // Writing into a string cannot fail.
    let _ = match (&mark.ink, mark.points.as_slice()) {
        (Ink::Line { color, width, dash }, points) if points.len() > 1 => {
            let mut path = String::new();
            for (i, p) in points.iter().enumerate() {
                let _ = write!(path, "{}{} {}", if i == 0 { "M" } else { "L" }, Pt(p.0), Pt(p.1));
            }
            let (color, width, dash) = (color.hex(), Pt(units(*width)), dashes(*dash, *width));
            writeln!(
                out,
                "<path class=\"{class}\" d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\"{dash}/>"
            )
        }
        (Ink::Box { fill, outline }, [a, b]) => {
            let inset = if outline.is_some() { 35 } else { 0 };
            let (x, y) = (a.0.min(b.0).saturating_add(inset), a.1.min(b.1).saturating_add(inset));
            let (w, h) = (a.0.abs_diff(b.0) as i32, a.1.abs_diff(b.1) as i32);
            let (w, h) = (w.saturating_sub(2 * inset).max(0), h.saturating_sub(2 * inset).max(0));
            let stroke = outline.map_or(String::new(), |(c, d)| {
                format!(" stroke=\"{}\" stroke-width=\"0.7\"{}", c.hex(), dashes(d, 0.7))
            });
            writeln!(
                out,
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{stroke}/>",
                Pt(x),
                Pt(y),
                Pt(w),
                Pt(h),
                fill.hex()
            )
        }
        (Ink::Dot { fill, outline, radius }, [at]) => writeln!(
            out,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.2\"/>",
            Pt(at.0),
            Pt(at.1),
            Pt(units(*radius)),
            fill.hex(),
            outline.hex()
        ),
        (Ink::Text { text, size, weight, color, anchor }, [at]) => {
            let pieces = pieces(fonts, text, *size, *weight, direction);
            let weight = match weight {
                Weight::Regular => "",
                Weight::Bold => " font-weight=\"700\"",
            };
            let alone = pieces.len() == 1;
            let total: f64 = pieces.iter().map(|p| p.width).sum();
            let (mut x, anchor) = match anchor {
                _ if alone => (at.0, anchor_attribute(*anchor)),
                Anchor::Start => (at.0, ""),
                Anchor::Middle => (at.0.saturating_sub(units(total / 2.0)), ""),
                Anchor::End => (at.0.saturating_sub(units(total)), ""),
            };
            for piece in &pieces {
                let start = x.saturating_add(units(piece.indent));
                x = x.saturating_add(units(piece.width));
                if piece.text.is_empty() {
                    continue;
                }
                let _ = writeln!(
                    out,
                    "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\"{weight} fill=\"{}\"{anchor}>{}</text>",
                    Pt(start),
                    Pt(at.1),
                    FAMILIES.get(piece.family).copied().unwrap_or_default(),
                    Pt(units(*size)),
                    color.hex(),
                    escaped(&piece.text)
                );
            }
            Ok(())
        }
        // A line of one point and the like: nothing to see.
        (Ink::Line { .. } | Ink::Box { .. } | Ink::Dot { .. } | Ink::Text { .. }, _) => Ok(()),
    };
}

fn anchor_attribute(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

fn dashes(dash: Dash, width: f64) -> String {
    match dash {
        Dash::Solid => String::new(),
        Dash::Dashed => format!(" stroke-dasharray=\"{} {}\"", Pt(units(width * 2.2 + 0.6)), Pt(units(width + 0.9))),
    }
}

/// A part of a line that stands in one family and one direction.
#[derive(Debug, PartialEq)]
struct Piece {
    /// Index into [`FAMILIES`].
    family: usize,
    /// What is written out.
    text: String,
    /// Its width in points, with the spaces at its ends.
    width: f64,
    /// The space left of the text, in points. Spaces at the ends are not written: SVG drops them.
    indent: f64,
}

/// A line in pieces from left to right; one piece where one family has all and there is one direction.
///
/// No renderer is trusted with a line that mixes families or directions: typst's takes the base direction
/// from the picture, leaves boxes where letters join and another family is needed (PDF/UA forbids them),
/// and stops altogether on spans of two families in one Arabic line.
fn pieces(fonts: &Fonts, text: &str, size: f64, weight: Weight, direction: Direction) -> Vec<Piece> {
    let space = |spaces: &str| fonts.width(spaces, size, weight);
    let one = |family: usize, source: &str, text: String, indent: f64| Piece {
        family,
        text,
        indent,
        width: fonts.width(source, size, weight),
    };
    let families = fonts.runs(text, weight);
    if let [(family, _)] = families.as_slice()
        && (!has_rtl(text) || text.chars().all(|c| c == ' ' || is_rtl_letter(c)))
    {
        return vec![one(*family, text, text.to_string(), 0.0)];
    }
    let base = match direction {
        Direction::Ltr => unicode_bidi::Level::ltr(),
        Direction::Rtl => unicode_bidi::Level::rtl(),
    };
    let info = unicode_bidi::BidiInfo::new(text, Some(base));
    let mut pieces = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let rtl = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
            let Some(part) = text.get(run) else { continue };
            // The family of a whole run, so that its spaces stay with its letters.
            let mut parts = fonts.runs(part, weight);
            if rtl {
                parts.reverse();
            }
            for (family, source) in parts {
                let inner = source.trim_matches(' ');
                let leading = source.len() - source.trim_start_matches(' ').len();
                let trailing = source.len() - source.trim_end_matches(' ').len();
                let shown = if !rtl || inner.chars().all(|c| c == ' ' || is_rtl_letter(c)) {
                    inner.to_string()
                } else if inner.chars().any(is_rtl_letter) {
                    // Embedded, so that a colon at its end stays on its side.
                    format!("\u{202b}{inner}\u{202c}")
                } else {
                    // Brackets and the like on their own: turned round here, since nothing beside them says so.
                    inner.chars().rev().map(mirrored).collect()
                };
                let left = if inner.is_empty() {
                    0
                } else if rtl {
                    trailing
                } else {
                    leading
                };
                pieces.push(one(family, &source, shown, space(&" ".repeat(left))));
            }
        }
    }
    pieces
}

fn is_rtl_letter(c: char) -> bool {
    c.is_alphabetic() && has_rtl(c.encode_utf8(&mut [0; 4]))
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '<' => '>',
        '>' => '<',
        '\u{ab}' => '\u{bb}',
        '\u{bb}' => '\u{ab}',
        other => other,
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no other control characters.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The marks as a list that a colleague can read, for tests: texts with their places, marks by their classes.
#[cfg(test)]
pub(crate) fn dump(marks: &[Mark<BackendCoord>]) -> String {
    let mut out = String::new();
    for mark in marks {
        let points: Vec<String> = mark.points.iter().map(|p| format!("{},{}", p.0 / 100, p.1 / 100)).collect();
        let what = match &mark.ink {
            Ink::Line { dash: Dash::Solid, .. } => "line".to_string(),
            Ink::Line { .. } => "line, dashed".to_string(),
            Ink::Box { outline: None, .. } => "box".to_string(),
            Ink::Box { .. } => "box, hollow".to_string(),
            Ink::Dot { fill, .. } if *fill == crate::palette::PAPER => "dot, hollow".to_string(),
            Ink::Dot { .. } => "dot".to_string(),
            Ink::Text { text, .. } => format!("\"{text}\""),
        };
        let _ = writeln!(out, "{:<12} {what} {}", mark.class, points.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_written_short() {
        let w = |n| Pt(n).to_string();
        assert_eq!([w(0), w(1250), w(7), w(-310), w(100)], ["0", "12.5", "0.07", "-3.1", "1"]);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("a<b>&\"\u{1}"), "a&lt;b&gt;&amp;&quot; ");
    }

    #[track_caller]
    fn check(text: &str, direction: Direction, expected: &str) {
        let fonts = Fonts::new();
        let pieces = pieces(&fonts, text, 8.0, Weight::Regular, direction);
        let shown: Vec<String> = pieces.iter().map(|p| format!("{} {:?}", FAMILIES[p.family], p.text)).collect();
        assert_eq!(shown.join(", "), expected);
        let sum: f64 = pieces.iter().map(|p| p.width).sum();
        assert!((sum - fonts.width(text, 8.0, Weight::Regular)).abs() < 1.0, "as wide in pieces as whole");
    }

    #[test]
    fn a_line_of_one_kind_is_one_piece() {
        check("Women & men (2020)", Direction::Ltr, "Noto Sans \"Women & men (2020)\"");
        check("Женщины", Direction::Ltr, "Noto Sans \"Женщины\"");
        check("بلد الميلاد", Direction::Rtl, "Noto Sans Arabic \"بلد الميلاد\"");
        check("32,410", Direction::Rtl, "Noto Sans \"32,410\"");
        check("", Direction::Rtl, "");
    }

    #[test]
    fn mixed_arabic_is_laid_out_from_left_to_right() {
        check(
            "النساء (2020)",
            Direction::Rtl,
            "Noto Sans \"(\", Noto Sans \"2020\", Noto Sans \")\", Noto Sans Arabic \"النساء\"",
        );
        check("IOM النساء", Direction::Rtl, "Noto Sans Arabic \"النساء\", Noto Sans \"IOM\"");
    }
}
