//! Alternative text, written from the data for those who cannot see the chart.
//!
//! It says what kind of chart it is, what it counts and when, and then what a reader would see
//! first: where each series begins and ends, its highest and lowest value, breaks and gaps. The
//! sentences are built so that they need no plural forms. Only what the answer holds is said, so
//! nothing that is withheld gets out here.

mod words;

pub(crate) use words::Words;

use crate::DrawContext;
use crate::grid::{Grid, Pyramid};
use crate::notes::places;
use crate::page::Page;
use almanac_core::answer::{Answer, AnswerUnit, Header};
use almanac_core::{Code, Decimal, Figure, FigureKind};

/// Series that are described one by one; of more, the first ones are.
const MOST_SERIES: usize = 6;
/// Values that are told one by one.
const MOST_VALUES: usize = 12;

/// The figure's own text in this language, else one made from the answer.
pub(crate) fn alternative_text(figure: &Figure, answer: &Answer, context: &DrawContext<'_>) -> String {
    let lang = context.formatter.lang();
    if let Some(own) = figure.alt.get(lang).map(str::trim).filter(|t| !t.is_empty()) {
        return own.to_string();
    }
    let page = Page::new(context);
    let words = Words::of(lang);
    let kind = crate::drawable(figure.kind, answer);
    let grid = match kind {
        FigureKind::Line | FigureKind::Table => Grid::for_lines(answer),
        FigureKind::Bar | FigureKind::StackedBar | FigureKind::ShareBar => Grid::for_bars(answer),
        FigureKind::Pyramid => match Pyramid::new(answer, context.profile) {
            Ok(p) => p.grid,
            Err(_) => Grid::for_bars(answer),
        },
    };
    let shares = kind == FigureKind::ShareBar;
    let unit = if shares {
        AnswerUnit { code: Some(Code::new("PT")), multiplier: 0, decimals: 1, difference: false }
    } else {
        answer.unit.clone()
    };
    let told = if shares { Told::Shares } else { Told::Values };
    let teller = Teller { page: &page, grid: &grid, words, unit, told };
    let mut parts = vec![teller.opening(figure, kind)];
    if grid.over_time() && grid.points.len() > 1 {
        parts.extend((0..grid.series.len().min(MOST_SERIES)).filter_map(|s| teller.course(s)));
        if grid.series.len() > MOST_SERIES {
            parts.push(teller.rest());
        }
    } else {
        parts.extend(teller.categories());
    }
    for (pattern, holds) in [
        (words.breaks, &(|s, p| grid.breaks(s, p)) as &dyn Fn(usize, usize) -> bool),
        (words.uncertain, &|s, p| grid.hollow(s, p)),
        (words.no_value, &|s, p| grid.number(s, p).is_none() && !grid.withheld(s, p)),
        (words.withheld, &|s, p| grid.withheld(s, p)),
        (words.partial, &|s, p| grid.partial(s, p)),
    ] {
        let where_ = places(&page, &grid, holds);
        if !where_.is_empty() {
            parts.push(pattern.replace("{places}", &where_));
        }
    }
    parts.into_iter().map(ended).collect::<Vec<_>>().join(" ")
}

/// With a full stop.
fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '!', '?', '؟', '।']) { sentence } else { format!("{sentence}.") }
}

struct Teller<'a, 'b> {
    page: &'b Page<'a>,
    grid: &'b Grid<'b>,
    words: &'static Words,
    unit: AnswerUnit,
    told: Told,
}

/// Which numbers are told.
#[derive(Clone, Copy)]
enum Told {
    /// Those of the answer.
    Values,
    /// Their part of the sum at each point, in per cent, as a chart of shares shows them.
    Shares,
}

impl Teller<'_, '_> {
    fn number(&self, n: Decimal) -> String {
        self.page.context.formatter.number(n, self.unit.decimals)
    }
    fn name(&self, header: Option<&&Header>) -> String {
        header.map_or(String::new(), |h| self.page.name(h))
    }

    fn told(&self, s: usize, p: usize) -> Option<Decimal> {
        let own = self.grid.number(s, p)?;
        match self.told {
            Told::Values => Some(own),
            Told::Shares => {
                // A share of an incomplete sum would be wrong.
                let parts: Option<Vec<Decimal>> = (0..self.grid.series.len()).map(|s| self.grid.number(s, p)).collect();
                let parts = parts.filter(|list| list.iter().all(|d| !d.is_negative()))?;
                own.ratio(parts.into_iter().try_fold(Decimal::ZERO, Decimal::add)?, 2, self.unit.decimals)
            }
        }
    }

    /// `Line chart: Immigrants by sex. Unit: persons. Period: 2010 to 2023. Series: Women, Men.`
    fn opening(&self, figure: &Figure, kind: FigureKind) -> String {
        let (words, grid) = (self.words, self.grid);
        let kind = match kind {
            FigureKind::Line => words.line,
            FigureKind::Bar => words.bar,
            FigureKind::StackedBar => words.stacked_bar,
            FigureKind::ShareBar => words.share_bar,
            FigureKind::Pyramid => words.pyramid,
            FigureKind::Table => words.table,
        };
        let caption = figure.caption.best(self.page.context.formatter.lang());
        let mut parts =
            vec![if caption.is_empty() { kind.to_string() } else { format!("{kind}{}{caption}", words.colon) }];
        let unit = self.page.unit(&self.unit);
        if !unit.is_empty() {
            parts.push(words.unit.replace("{unit}", &unit));
        }
        if grid.over_time() {
            let (first, last) = (self.name(grid.points.first()), self.name(grid.points.last()));
            parts.push(if grid.points.len() > 1 {
                words.from_to.replace("{first}", &first).replace("{last}", &last)
            } else {
                words.at.replace("{period}", &first)
            });
        } else if let [Header::Period(_)] = grid.series.as_slice() {
            parts.push(words.at.replace("{period}", &self.name(grid.series.first())));
        }
        if grid.series.len() > 1 {
            let names: Vec<String> = grid.series.iter().map(|h| self.page.name(h)).collect();
            parts.push(words.series.replace("{names}", &self.page.context.formatter.list(&names)));
        }
        parts.into_iter().map(ended).collect::<Vec<_>>().join(" ")
    }

    /// First, last, highest and lowest value of a series over time.
    fn course(&self, s: usize) -> Option<String> {
        let grid = self.grid;
        let values: Vec<(usize, Decimal)> =
            (0..grid.points.len()).filter_map(|p| Some((p, self.told(s, p)?))).collect();
        let (first, last) = (values.first()?, values.last()?);
        let higher = |a: (usize, Decimal), b: (usize, Decimal)| if b.1 > a.1 { b } else { a };
        let lower = |a: (usize, Decimal), b: (usize, Decimal)| if b.1 < a.1 { b } else { a };
        let high = values.iter().copied().reduce(higher)?;
        let low = values.iter().copied().reduce(lower)?;
        let value_in = |(p, n): (usize, Decimal)| {
            let period = self.name(grid.points.get(p));
            self.words.value_in.replace("{value}", &self.number(n)).replace("{period}", &period)
        };
        let text = if values.len() == 1 {
            value_in(*first)
        } else {
            self.words
                .course
                .replace("{first}", &value_in(*first))
                .replace("{last}", &value_in(*last))
                .replace("{high}", &value_in(high))
                .replace("{low}", &value_in(low))
        };
        if grid.series.len() == 1 {
            return Some(crate::page::capital(&text));
        }
        Some(format!("{}{}{text}", self.name(grid.series.get(s)), self.words.colon))
    }

    fn rest(&self) -> String {
        let names: Vec<String> = self.grid.series.iter().skip(MOST_SERIES).map(|h| self.page.name(h)).collect();
        self.words.not_told.replace("{names}", &self.page.context.formatter.list(&names))
    }

    /// Every value where they are few, else the largest and the smallest of each series.
    fn categories(&self) -> Vec<String> {
        let grid = self.grid;
        let cells = grid.series.len() * grid.points.len();
        (0..grid.series.len().min(MOST_SERIES))
            .filter_map(|s| {
                let values: Vec<(usize, Decimal)> =
                    (0..grid.points.len()).filter_map(|p| Some((p, self.told(s, p)?))).collect();
                let one = |(p, n): &(usize, Decimal)| {
                    let name = self.name(grid.points.get(*p));
                    if name.is_empty() { self.number(*n) } else { format!("{name} {}", self.number(*n)) }
                };
                let text = if cells <= MOST_VALUES {
                    (!values.is_empty()).then(|| values.iter().map(one).collect::<Vec<_>>().join(self.words.comma))?
                } else {
                    let high = values.iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
                    let low = values.iter().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
                    self.words.range.replace("{high}", &one(high)).replace("{low}", &one(low))
                };
                let alone = grid.series.len() == 1;
                let text = if alone {
                    crate::page::capital(&text)
                } else {
                    format!("{}{}{text}", self.name(grid.series.get(s)), self.words.colon)
                };
                Some(text)
            })
            .collect()
    }
}
