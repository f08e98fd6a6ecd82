//! An answer turned the way a chart needs it: series by points, or categories by series.
//!
//! Nothing here knows coordinates on paper.

use crate::ChartError;
use almanac_core::answer::{Answer, AnswerUnit, Cell, CellValue, Header};
use almanac_core::release::{Flags, ObsStatus};
use almanac_core::{Decimal, DimensionRole, Frequency, Period, Profile};

/// Series in one direction, points (periods or categories) in the other.
pub(crate) struct Grid<'a> {
    /// What has a colour.
    pub series: Vec<&'a Header>,
    /// What has a place on the axis.
    pub points: Vec<&'a Header>,
    /// Unit of the numbers.
    pub unit: &'a AnswerUnit,
    cells: Vec<Option<&'a Cell>>,
}

/// The status flags that make a mark hollow.
pub(crate) const HOLLOW: [ObsStatus; 4] =
    [ObsStatus::PROVISIONAL, ObsStatus::ESTIMATED, ObsStatus::IMPUTED, ObsStatus::FORECAST];

fn is_period(h: &Header) -> bool {
    matches!(h, Header::Period(_))
}

fn is_total(h: &Header) -> bool {
    match h {
        Header::Total => true,
        Header::Code(_, code) => code.is_total(),
        Header::Period(_) | Header::Indicator(..) | Header::Other(_) | Header::Only => false,
    }
}

impl<'a> Grid<'a> {
    /// Rows are series and columns points, or turned round where the rows are the periods.
    pub(crate) fn for_lines(answer: &'a Answer) -> Self {
        let turn = answer.rows.iter().all(is_period) && !answer.columns.iter().all(is_period);
        let rows: Vec<usize> = (0..answer.rows.len()).collect();
        let columns: Vec<usize> = (0..answer.columns.len()).collect();
        Self::take(answer, &rows, &columns, if turn { Turn::Round } else { Turn::AsIs })
    }

    /// Periods are always the categories; without several periods the rows are. A total among its
    /// parts is left out: it would dwarf them, or count them twice where they are stacked.
    pub(crate) fn for_bars(answer: &'a Answer) -> Self {
        let kept = |headers: &[Header]| {
            let parts: Vec<usize> = headers.iter().enumerate().filter(|(_, h)| !is_total(h)).map(|(i, _)| i).collect();
            if parts.is_empty() { (0..headers.len()).collect() } else { parts }
        };
        let (rows, columns) = (kept(&answer.rows), kept(&answer.columns));
        let turn = answer.columns.len() > 1
            && answer.columns.iter().all(is_period)
            && !(answer.rows.len() > 1 && answer.rows.iter().all(is_period));
        // `take` makes rows the series; bars of one period have their rows as categories.
        Self::take(answer, &rows, &columns, if turn { Turn::AsIs } else { Turn::Round })
    }

    fn take(answer: &'a Answer, rows: &[usize], columns: &[usize], turn: Turn) -> Self {
        let pick = |headers: &'a [Header], which: &[usize]| which.iter().filter_map(|i| headers.get(*i)).collect();
        let (row_headers, column_headers) = (pick(&answer.rows, rows), pick(&answer.columns, columns));
        let (series, points, cells) = match turn {
            Turn::AsIs => {
                let cells = rows.iter().flat_map(|r| columns.iter().map(|c| answer.cell(*r, *c))).collect();
                (row_headers, column_headers, cells)
            }
            Turn::Round => {
                let cells = columns.iter().flat_map(|c| rows.iter().map(|r| answer.cell(*r, *c))).collect();
                (column_headers, row_headers, cells)
            }
        };
        Self { series, points, unit: &answer.unit, cells }
    }

    /// The cell of a series at a point.
    pub(crate) fn cell(&self, series: usize, point: usize) -> Option<&'a Cell> {
        if point >= self.points.len() {
            return None;
        }
        self.cells.get(series.checked_mul(self.points.len())?.checked_add(point)?).copied().flatten()
    }
    /// The number there; what rounds to zero is drawn at zero.
    pub(crate) fn number(&self, series: usize, point: usize) -> Option<Decimal> {
        match self.cell(series, point)?.value {
            CellValue::Number(d) => Some(d),
            CellValue::RoundsToZero => Some(Decimal::ZERO),
            CellValue::Missing(_) | CellValue::Absent | CellValue::Withheld(_) | CellValue::Refused(_) => None,
        }
    }
    /// Whether a number is there and not shown.
    pub(crate) fn withheld(&self, series: usize, point: usize) -> bool {
        self.cell(series, point).is_some_and(|c| c.value.is_withheld())
    }
    /// The number as a double with a power of ten taken away; for drawing only.
    pub(crate) fn value(&self, series: usize, point: usize, power: i8) -> Option<f64> {
        self.number(series, point).map(|d| d.to_f64() / 10f64.powi(power.into()))
    }
    /// All numbers.
    pub(crate) fn values(&self, power: i8) -> impl Iterator<Item = f64> {
        (0..self.series.len()).flat_map(move |s| (0..self.points.len()).filter_map(move |p| self.value(s, p, power)))
    }
    /// The largest magnitude, 0 when there is none.
    pub(crate) fn largest(&self) -> f64 {
        self.values(0).fold(0.0, |a, v| a.max(v.abs()))
    }
    fn flags(&self, series: usize, point: usize) -> Flags {
        self.cell(series, point).map_or(Flags::NONE, |c| c.flags)
    }
    /// Whether a number is provisional, estimated, imputed or forecast.
    pub(crate) fn hollow(&self, series: usize, point: usize) -> bool {
        self.number(series, point).is_some() && HOLLOW.iter().any(|s| self.flags(series, point).has(*s))
    }
    /// Whether the series changes its content or method from this point on.
    pub(crate) fn breaks(&self, series: usize, point: usize) -> bool {
        self.number(series, point).is_some() && self.flags(series, point).has(ObsStatus::BREAK)
    }
    /// Whether a number covers only a part of what it should.
    pub(crate) fn partial(&self, series: usize, point: usize) -> bool {
        self.cell(series, point).is_some_and(|c| c.partial)
    }
    /// The flags among those that make a mark hollow that occur, in order.
    pub(crate) fn hollow_flags(&self) -> Vec<ObsStatus> {
        let all = (0..self.series.len())
            .flat_map(|s| (0..self.points.len()).map(move |p| (s, p)))
            .filter(|(s, p)| self.number(*s, *p).is_some())
            .fold(Flags::NONE, |f, (s, p)| f.union(self.flags(s, p)));
        HOLLOW.into_iter().filter(|f| all.has(*f)).collect()
    }
    /// Whether the points are periods.
    pub(crate) fn over_time(&self) -> bool {
        self.points.iter().all(|h| is_period(h))
    }
    /// Frequency of the points where they are periods of one kind.
    pub(crate) fn frequency(&self) -> Option<Frequency> {
        let mut kinds = self.points.iter().map(|h| match h {
            Header::Period(p) => Some(p.frequency()),
            Header::Code(..) | Header::Indicator(..) | Header::Other(_) | Header::Total | Header::Only => None,
        });
        let first = kinds.next()??;
        kinds.all(|k| k == Some(first)).then_some(first)
    }
    /// Places on the axis: the middle of each period in years, or 0, 1, 2 for categories.
    pub(crate) fn positions(&self) -> Vec<f64> {
        let over_time = self.over_time();
        self.points
            .iter()
            .enumerate()
            .map(|(i, h)| match h {
                Header::Period(p) if over_time => middle(*p),
                _ => i as f64,
            })
            .collect()
    }
}

#[derive(Clone, Copy)]
enum Turn {
    AsIs,
    Round,
}

/// The middle of a period in years.
fn middle(period: Period) -> f64 {
    let part = |n: u8, of: f64| (f64::from(n) - 0.5) / of;
    match period {
        Period::Year(y) => f64::from(y) + 0.5,
        Period::Half(y, p) => f64::from(y) + part(p, 2.0),
        Period::Quarter(y, p) => f64::from(y) + part(p, 4.0),
        Period::Month(y, p) => f64::from(y) + part(p, 12.0),
        Period::Week(y, p) => f64::from(y) + part(p, 53.0),
        // The packed form keeps the day of the year in its low nine bits.
        Period::Day(_) => f64::from(period.year()) + ((period.pack() & 511) as f64 - 0.5) / 366.0,
        Period::Years(a, b) => f64::midpoint(f64::from(a), f64::from(b)) + 0.5,
    }
}

/// The usual distance between neighbours, with half of it as tolerance: what lies further apart is not joined.
/// Of two distances equally usual the smaller counts, so that a skipped year is seen.
pub(crate) fn joinable(positions: &[f64]) -> f64 {
    let mut steps: Vec<i64> =
        positions.windows(2).filter_map(|w| Some(((w.get(1)? - w.first()?) * 1000.0).round() as i64)).collect();
    steps.retain(|s| *s > 0);
    steps.sort_unstable();
    let mut best: Option<(usize, i64)> = None;
    for group in steps.chunk_by(|a, b| a == b) {
        if let Some(step) = group.first()
            && best.is_none_or(|(n, _)| group.len() > n)
        {
            best = Some((group.len(), *step));
        }
    }
    best.map_or(f64::INFINITY, |(_, step)| step as f64 / 1000.0 * 1.5)
}

/// Ages from young to old with women and men.
pub(crate) struct Pyramid<'a> {
    /// Series 0 are men, 1 women; points are ages, the youngest first.
    pub grid: Grid<'a>,
}

impl<'a> Pyramid<'a> {
    /// Finds ages and sexes by the roles of their dimensions; ages in the order of their code list.
    pub(crate) fn new(answer: &'a Answer, profile: &Profile) -> Result<Self, ChartError> {
        let role = |h: &Header| match h {
            Header::Code(d, _) => profile.dimensions.get(d).map(|d| d.role).or(match d.as_str() {
                "sex" => Some(DimensionRole::Sex),
                "age" => Some(DimensionRole::Age),
                _ => None,
            }),
            Header::Period(_) | Header::Indicator(..) | Header::Other(_) | Header::Total | Header::Only => None,
        };
        let ages = |headers: &[Header]| {
            let mut found: Vec<(usize, usize)> = headers
                .iter()
                .enumerate()
                .filter(|(_, h)| role(h) == Some(DimensionRole::Age) && !is_total(h))
                .map(|(i, h)| {
                    let rank = match h {
                        Header::Code(d, c) => profile
                            .code_list_of(d)
                            .and_then(|l| l.items.iter().position(|item| &item.code == c))
                            .unwrap_or(usize::MAX),
                        _ => usize::MAX,
                    };
                    (rank, i)
                })
                .collect();
            found.sort_unstable();
            found.into_iter().map(|(_, i)| i).collect::<Vec<usize>>()
        };
        let sex = |headers: &[Header], wanted: &str| {
            headers.iter().position(
                |h| matches!(h, Header::Code(_, c) if role(h) == Some(DimensionRole::Sex) && c.as_str() == wanted),
            )
        };
        let found = |a: &[Header], s: &[Header]| {
            let ages = ages(a);
            (!ages.is_empty()).then_some(())?;
            Some((ages, [sex(s, "M")?, sex(s, "F")?]))
        };
        if let Some((ages, sexes)) = found(&answer.rows, &answer.columns) {
            return Ok(Self { grid: Grid::take(answer, &ages, &sexes, Turn::Round) });
        }
        if let Some((ages, sexes)) = found(&answer.columns, &answer.rows) {
            return Ok(Self { grid: Grid::take(answer, &sexes, &ages, Turn::AsIs) });
        }
        Err(ChartError::NotByAgeAndSex(format!(
            "{} by {}",
            kind_of(answer.rows.first()),
            kind_of(answer.columns.first())
        )))
    }
}

fn kind_of(header: Option<&Header>) -> String {
    match header {
        Some(Header::Period(_)) => "periods".into(),
        Some(Header::Code(d, _)) => d.to_string(),
        Some(Header::Indicator(..)) => "indicators".into(),
        Some(Header::Other(_) | Header::Total | Header::Only) | None => "one value".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skipped_year_is_not_joined() {
        let far = |p: &[f64]| joinable(p);
        assert!(far(&[2010.0, 2011.0, 2013.0]) < 2.0);
        assert!(far(&[1990.0, 1995.0, 2000.0, 2004.0]) > 5.0);
        assert!(far(&[1999.0, 2009.0, 2022.0]) > 13.0, "censuses are not evenly spaced");
    }
}
