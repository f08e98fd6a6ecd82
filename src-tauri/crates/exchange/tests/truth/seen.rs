//! One file as the reader understood it: opened, a recipe suggested, inspected, and read into observations.

use almanac_core::Period;
use almanac_core::release::ObsValue;
use almanac_exchange::format::{Grid, Structures};
use almanac_exchange::recipe::{Means, Recipe};
use almanac_exchange::{Context, Inspection, Workbook, inspect_book, open, read_long_book, suggest};
use std::collections::HashMap;
use std::path::Path;

/// One value that was read.
pub struct Obs {
    /// Place in [`Seen::rows`].
    pub row: usize,
    /// Place in [`Seen::columns`].
    pub column: usize,
    /// Place in [`Seen::series`].
    pub series: usize,
    pub period: Option<Period>,
    pub value: ObsValue,
    /// Its notes, as a place in [`Seen::words`].
    pub note: u32,
}

/// A row with values.
pub struct RowAt {
    pub table: usize,
    pub number: u32,
}

/// A column with values.
pub struct ColumnAt {
    pub table: usize,
    /// As received.
    pub received: u32,
    /// Its lowest heading.
    pub heading: String,
}

/// What tells an observation from others.
pub struct Series {
    /// Its indicator, as a place in [`Seen::words`].
    pub indicator: u32,
    /// Its codes, in the order of [`Seen::dimensions`].
    pub codes: Vec<u32>,
}

/// A column beside the values.
pub struct Label {
    pub table: usize,
    pub heading: String,
    pub means: Means,
    pub dimension: String,
    /// Text of each row with values, as a place in [`Seen::words`]; none for rows of other tables.
    pub texts: Vec<Option<u32>>,
}

/// Everything.
#[derive(Default)]
pub struct Seen {
    pub bytes: Vec<u8>,
    pub book: Option<Workbook>,
    pub inspection: Option<Inspection>,
    pub recipe: Recipe,
    pub dimensions: Vec<String>,
    pub observations: Vec<Obs>,
    pub rows: Vec<RowAt>,
    pub columns: Vec<ColumnAt>,
    pub series: Vec<Series>,
    pub labels: Vec<Label>,
    /// Every text, code and indicator once.
    pub words: Vec<String>,
    known: HashMap<String, u32>,
}

impl Seen {
    /// Reads a file; what cannot be read stays empty.
    pub fn load(path: &Path) -> Self {
        let name = path.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
        let mut seen = Seen { bytes: std::fs::read(path).unwrap_or_default(), ..Seen::default() };
        let ctx = Context::default();
        let Ok(book) = open(&seen.bytes, &name) else { return seen };
        seen.recipe = suggest(&book, &ctx).recipe;
        seen.inspection = inspect_book(&book, &seen.recipe, &ctx).ok();
        seen.read(&book, &ctx);
        seen.label(&book);
        seen.book = Some(book);
        seen
    }

    fn read(&mut self, book: &Workbook, ctx: &Context<'_>) {
        let recipe = self.recipe.clone();
        let mut rows: HashMap<(usize, u32), usize> = HashMap::new();
        let mut columns: HashMap<(usize, u32), usize> = HashMap::new();
        let mut series: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut key = Vec::new();
        let tables = self.inspection.as_ref().map_or(Vec::new(), |i| i.tables.iter().map(|t| t.heading).collect());
        let read = read_long_book(book, &recipe, ctx, &mut |_, row| {
            let number = row.cell.row;
            let at = *rows.entry((row.table, number)).or_insert_with(|| {
                self.rows.push(RowAt { table: row.table, number });
                self.rows.len() - 1
            });
            let column = *columns.entry((row.table, row.cell.column)).or_insert_with(|| {
                let heading = self.recipe.tables.get(row.table).and_then(|t| {
                    let grid = grid(book, t.sheet.as_deref())?;
                    let [top, bottom] = tables.get(row.table).copied().unwrap_or([0, 0]);
                    let column = grid_column(grid, row.cell.column);
                    (top..=bottom).rev().find_map(|r| grid.at(r, column).filter(|c| !c.text.trim().is_empty()))
                });
                let heading = heading.map_or(String::new(), |c| c.text.trim().to_string());
                self.columns.push(ColumnAt { table: row.table, received: row.cell.column, heading });
                self.columns.len() - 1
            });
            key.clear();
            key.push(word(&mut self.known, &mut self.words, &row.indicator));
            key.extend(row.codes.iter().map(|c| word(&mut self.known, &mut self.words, c)));
            let of = match series.get(&key) {
                Some(of) => *of,
                None => {
                    self.series.push(Series { indicator: key[0], codes: key[1..].to_vec() });
                    series.insert(key.clone(), self.series.len() - 1);
                    self.series.len() - 1
                }
            };
            self.observations.push(Obs {
                row: at,
                column,
                series: of,
                period: row.period,
                value: row.value,
                note: word(&mut self.known, &mut self.words, &row.note),
            });
        });
        self.dimensions = read.map_or(Vec::new(), |long| long.dimensions);
    }

    /// Texts beside the values, in the columns that the recipe names.
    fn label(&mut self, book: &Workbook) {
        for (table, rules) in self.recipe.tables.iter().enumerate() {
            let Some(grid) = grid(book, rules.sheet.as_deref()) else { continue };
            for rule in &rules.columns {
                let texts = self.rows.iter().map(|row| {
                    if row.table != table {
                        return None;
                    }
                    let text = grid.at(row.number, rule.at).map_or("", |c| c.text).trim();
                    Some(word(&mut self.known, &mut self.words, text))
                });
                let texts = texts.collect();
                self.labels.push(Label {
                    table,
                    heading: rule.heading.clone(),
                    means: rule.means,
                    dimension: rule.dimension.as_ref().map_or(String::new(), |d| d.as_str().to_string()),
                    texts,
                });
            }
        }
    }

    /// Which words are meant.
    pub fn meant(&self, is: &dyn Fn(&str) -> bool) -> Vec<bool> {
        self.words.iter().map(|w| is(w)).collect()
    }

    /// A word.
    pub fn word(&self, at: u32) -> &str {
        &self.words[at as usize]
    }

    /// The text of a label column in a row.
    pub fn text(&self, label: &Label, row: usize) -> &str {
        label.texts.get(row).copied().flatten().map_or("", |w| self.words[w as usize].as_str())
    }

    /// Code lists and structures, where the file defines them.
    pub fn structures(&self) -> Option<&Structures> {
        self.book.as_ref()?.structures.as_ref()
    }

    /// The grid of a table.
    pub fn grid_of(&self, table: usize) -> Option<&Grid> {
        grid(self.book.as_ref()?, self.recipe.tables.get(table)?.sheet.as_deref())
    }

    /// How a value is written in the file.
    pub fn received(&self, obs: &Obs) -> &str {
        let (row, column) = (&self.rows[obs.row], &self.columns[obs.column]);
        let cell = self.grid_of(row.table).and_then(|g| g.at(row.number, grid_column(g, column.received)));
        cell.map_or("", |c| c.text).trim()
    }

    /// The grid with most cells: the only one, in formats without sheets.
    pub fn main_grid(&self) -> Option<&Grid> {
        self.book.as_ref()?.grids.iter().max_by_key(|g| g.cell_count())
    }
}

/// The place of a word, made where it is new.
fn word(known: &mut HashMap<String, u32>, words: &mut Vec<String>, text: &str) -> u32 {
    if let Some(at) = known.get(text) {
        return *at;
    }
    let at = u32::try_from(words.len()).unwrap_or(u32::MAX);
    words.push(text.to_string());
    known.insert(text.to_string(), at);
    at
}

fn grid<'a>(book: &'a Workbook, sheet: Option<&str>) -> Option<&'a Grid> {
    match sheet {
        Some(name) => book.grids.iter().find(|g| g.name.as_deref() == Some(name)),
        None => book.grids.first(),
    }
}

/// The column of a grid in which a received column stands, where the first one was parted.
fn grid_column(grid: &Grid, received: u32) -> u32 {
    if grid.split > 1 { received + grid.split - 1 } else { received }
}
