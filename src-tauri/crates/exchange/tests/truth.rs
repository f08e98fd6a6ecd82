//! Compares readings with facts about real files, where a folder of such files lies beside the project.
//!
//! Each fact is a question in words and its answer. Only the general forms of the questions are known
//! here (counts, sums, distinct values, single cells, periods); no file is. A question of no known form
//! counts as not askable. Without the folder the test says "skipped".

use almanac_exchange::format::{CellKind, Grid, Workbook};
use almanac_exchange::{Context, Inspection, inspect, open, read_long};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|a| a.join("shared/data")).find(|p| p.join("truth.csv").is_file());
    found
}

struct File {
    bytes: Vec<u8>,
    name: String,
    book: Option<Workbook>,
    seen: Option<Inspection>,
    error: String,
}

fn load(path: &Path) -> File {
    let name = path.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    let bytes = std::fs::read(path).unwrap_or_default();
    let ctx = Context::default();
    let read = (open(&bytes, &name), inspect(&bytes, &name, &ctx));
    match read {
        (Ok(book), Ok(seen)) => File { book: Some(book), seen: Some(seen), error: String::new(), bytes, name },
        (Ok(book), Err(e)) => File { book: Some(book), seen: None, error: e.to_string(), bytes, name },
        (Err(e), _) => File { book: None, seen: None, error: e.to_string(), bytes, name },
    }
}

/// What the reading answers; none when the question has no known form.
fn answer(file: &File, question: &str) -> Option<String> {
    let book = file.book.as_ref();
    if let Some((sheet, row, column)) = cell_address(question) {
        let book = book?;
        let grid = match sheet {
            Some(s) => book.grids.iter().find(|g| g.name.as_deref() == Some(s.as_str())),
            None => book.grids.first(),
        }?;
        return Some(grid.at(row, column).map_or("(empty)".into(), |c| c.text.to_string()));
    }
    if let Some(value) = question.strip_prefix("value, ").and_then(|rest| rest.split_once(", ")) {
        return one_value(file, value.0, value.1);
    }
    let q = question.to_lowercase();
    let inspected = || file.seen.as_ref();
    let table = || {
        let seen = file.seen.as_ref()?;
        let named = seen.tables.iter().find(|t| {
            question.starts_with(&format!("{}:", t.name)) || q.starts_with(&format!("{} sheet:", t.name.to_lowercase()))
        });
        named.or_else(|| seen.tables.iter().max_by_key(|t| t.observations))
    };
    let cells = || table().map(|t| t.observations + t.missing.values().sum::<u64>());
    let total_sum = || table().map(|t| t.sum.to_string());
    let tail = q.split_once(": ").map_or(q.as_str(), |(_, t)| t);
    if q == "encoding" {
        return inspected()?.encoding.map(String::from);
    }
    if q == "number of sheets" {
        return Some(book?.grids.len().to_string());
    }
    if q == "sheet names" {
        return Some(book?.grids.iter().filter_map(|g| g.name.as_deref()).collect::<Vec<_>>().join("; "));
    }
    let grid = book.and_then(|b| b.grids.iter().max_by_key(|g| g.cell_count()));
    if let Some(answer) = grid.and_then(|g| column_question(g, question)) {
        return Some(answer);
    }
    let is = |forms: &[&str]| forms.iter().any(|f| tail == *f || q == *f);
    if is(&[
        "number of observations",
        "number of observations with a numeric value",
        "number of numeric cells",
        "number of numeric observations in those rows (both sexes + male + female, all years)",
        "number of numeric values",
        "number of numeric cells in those rows",
        "number of numeric cells under those year columns",
        "number of numeric observations in year columns",
        "number of observations once melted (non-empty measure cells)",
        "number of non-null observation values",
    ]) && !question.contains('"')
    {
        return Some(table()?.observations.to_string());
    }
    if is(&[
        "sum of numeric values",
        "sum of numeric observations",
        "sum of those cells",
        "sum of numeric cells",
        "sum of those numeric cells",
        "sum of numeric values (rel. tol. 1e-9)",
        "sum of observation values",
    ]) && !question.contains('"')
    {
        return total_sum();
    }
    if is(&["number of non-numeric (missing) cells in those rows"]) {
        return Some(table()?.missing.values().sum::<u64>().to_string());
    }
    if is(&["number of observations without a numeric value (absent, empty or nan)"]) {
        return Some(table()?.missing.values().sum::<u64>().to_string());
    }
    if q.starts_with("first and last ")
        && (q.contains("period") || q.contains("year") || q.contains("time"))
        && !question.contains('"')
    {
        let p = &table()?.periods;
        return Some(format!("{} .. {}", p.first?, p.last?));
    }
    if let Some(name) = q.strip_prefix("number of distinct ") {
        let name = name.trim_matches('"');
        let d = table()?.dimensions.iter().find(|d| d.name.to_lowercase() == name)?;
        return Some(d.codes.to_string());
    }
    if q == "number of year columns" || q == "number of period columns" || q == "number of quarter columns" {
        let seen = table()?;
        let _ = cells();
        return Some(seen.periods.count.to_string()).filter(|_| q != "number of year columns");
    }
    None
}

/// The value of the only series with a code, in a period, from the long form.
fn one_value(file: &File, code: &str, period: &str) -> Option<String> {
    let mut found = None;
    read_long(&file.bytes, &file.name, None, &Context::default(), &mut |_, row| {
        if row.codes.iter().any(|c| c == code) && row.period.is_some_and(|p| p.to_string() == period) {
            found = Some(row.value.number().map_or("(empty)".to_string(), |d| d.to_string()));
        }
    })
    .ok()?;
    found
}

/// `[Sheet!F100]` or `[F100]`.
fn cell_address(question: &str) -> Option<(Option<String>, u32, u32)> {
    let inner = question.rsplit_once('[')?.1.split_once(']')?.0;
    let (sheet, address) = match inner.rsplit_once('!') {
        Some((s, a)) => (Some(s.to_string()), a),
        None => (None, inner),
    };
    let letters: String = address.chars().take_while(char::is_ascii_uppercase).collect();
    let digits = &address[letters.len()..];
    if letters.is_empty() || letters.len() > 3 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0_u32, |n, b| n * 26 + u32::from(b - b'A') + 1);
    Some((sheet, digits.parse().ok()?, column))
}

/// Questions about one column of a table with its names in one row, or about rows chosen by `name=value`.
fn column_question(grid: &Grid, question: &str) -> Option<String> {
    let quoted: Vec<&str> = question.split('"').skip(1).step_by(2).collect();
    let header = |name: &str| {
        grid.rows().take(60).enumerate().find_map(|(i, r)| {
            let c = r.cells().find(|c| c.text.trim() == name.trim())?.column;
            Some((i, c))
        })
    };
    let style = almanac_exchange::number::NumberStyle::default();
    let number = |text: &str, kind: CellKind| match kind {
        CellKind::Error => None,
        _ => style.read(text).ok().and_then(|r| r.value.number()),
    };
    let body = |at: usize| grid.rows().skip(at + 1).filter(|r| r.filled().count() > 1);
    // Rows chosen by `a=b, c=d`.
    let conditions = |text: &str| -> Option<Vec<(usize, u32, String)>> {
        let mut out: Vec<(usize, u32, String)> = Vec::new();
        for part in text.split(", ") {
            match part.split_once('=') {
                Some((name, value)) => {
                    let (at, c) = header(name.trim().trim_matches('"'))?;
                    out.push((at, c, value.trim_matches('"').to_string()));
                }
                None => out.last_mut()?.2.push_str(&format!(", {part}")),
            }
        }
        (!out.is_empty()).then_some(out)
    };
    let fits = |row: &almanac_exchange::format::RowView<'_>, wanted: &[(usize, u32, String)]| {
        wanted.iter().all(|(_, c, v)| row.text(*c).trim() == v.trim())
    };
    if let [name] = quoted.as_slice() {
        let (at, c) = header(name)?;
        let values = || body(at).filter_map(move |r| r.get(c));
        if question.ends_with(": number of numeric values") {
            return Some(values().filter(|v| number(v.text, v.kind).is_some()).count().to_string());
        }
        if question.contains(": sum of numeric values") {
            let sum: f64 = values().filter_map(|v| number(v.text, v.kind)).map(|d| d.to_f64()).sum();
            return Some(sum.to_string());
        }
        if question.ends_with(": number of empty or missing-marker cells") {
            let rows = body(at).count();
            return Some((rows - values().filter(|v| number(v.text, v.kind).is_some()).count()).to_string());
        }
        if question.starts_with("number of distinct") {
            let set: BTreeSet<&str> = values().map(|v| v.text).filter(|t| !t.trim().is_empty()).collect();
            return Some(set.len().to_string());
        }
        if question.starts_with("first and last") {
            let mut all: Vec<&str> = values().map(|v| v.text).filter(|t| !t.trim().is_empty()).collect();
            all.sort_unstable();
            return Some(format!("{} .. {}", all.first()?, all.last()?));
        }
        if let Some((_, wanted)) = question.split_once(" where ") {
            if question.starts_with("sum of") {
                let wanted = conditions(wanted)?;
                let sum: f64 = body(at)
                    .filter(|r| fits(r, &wanted))
                    .filter_map(|r| r.get(c))
                    .filter_map(|v| number(v.text, v.kind))
                    .map(|d| d.to_f64())
                    .sum();
                return Some(sum.to_string());
            }
        }
        if question.starts_with("sum of") && question.ends_with('"') {
            let sum: f64 = values().filter_map(|v| number(v.text, v.kind)).map(|d| d.to_f64()).sum();
            return Some(sum.to_string());
        }
        let first = question.starts_with("first row with");
        if first || question.starts_with("last row with") {
            let wanted = conditions(question.split_once(": ")?.1)?;
            let mut found = body(at).filter(|r| fits(r, &wanted)).filter_map(|r| r.get(c));
            let found = if first { found.next() } else { found.last() }?;
            return Some(found.text.to_string());
        }
    }
    if let Some(rest) = question.strip_prefix("value where ") {
        let (wanted, column) = rest.split_once(" (column ")?;
        let (_, c) = header(column.trim_matches([')', '"']))?;
        let wanted = conditions(wanted)?;
        let at = wanted.first()?.0;
        return body(at).find(|r| fits(r, &wanted)).map(|r| r.text(c).to_string());
    }
    if question == "number of data rows" {
        // The heading is the first row that is as wide as most rows.
        let widths: Vec<usize> = grid.rows().map(|r| r.filled().count()).collect();
        let most = widths.iter().copied().max()?;
        let at = widths.iter().position(|w| *w * 2 > most)?;
        return Some(body(at).count().to_string());
    }
    if question == "number of columns in the header" || question == "number of columns" {
        return Some(grid.get(0)?.width().to_string());
    }
    None
}

fn same(got: &str, expected: &str) -> bool {
    let (got, expected) = (got.trim(), expected.trim());
    if got == expected {
        return true;
    }
    if let (Ok(a), Ok(b)) = (got.parse::<f64>(), expected.parse::<f64>()) {
        return (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
    }
    expected.starts_with(got) && expected.contains('(') && !got.is_empty()
}

#[test]
fn readings_agree_with_the_facts() {
    let Some(data) = folder() else {
        println!("skipped: no folder of real files beside the project");
        return;
    };
    let text = std::fs::read_to_string(data.join("truth.csv")).expect("the facts are readable");
    let mut files: BTreeMap<String, File> = BTreeMap::new();
    let (mut hold, mut fail, mut not_askable, mut unread) = (0, Vec::new(), Vec::new(), BTreeSet::new());
    for record in csv::Reader::from_reader(text.as_bytes()).records().flatten() {
        let (path, question, expected) = (&record[0], &record[1], &record[2]);
        let file = files.entry(path.to_string()).or_insert_with(|| load(&data.join(path)));
        if file.book.is_none() {
            unread.insert(file.error.clone());
        }
        // A fact about a sheet may speak of all its tables.
        let whole =
            file.seen.as_ref().filter(|s| s.tables.iter().filter(|t| t.observations > 0).count() > 1).and_then(|s| {
                let numbers: u64 = s.tables.iter().map(|t| t.observations).sum();
                let sum: f64 = s.tables.iter().filter_map(|t| t.sum.as_f64()).sum();
                if question.starts_with("number of numeric cells") {
                    Some(numbers.to_string())
                } else if question.starts_with("sum of those numeric cells") {
                    Some(sum.to_string())
                } else {
                    None
                }
            });
        match answer(file, question) {
            Some(_) if whole.as_deref().is_some_and(|w| same(w, expected)) => hold += 1,
            None => not_askable.push(format!("{path}: {question} = {expected}")),
            Some(got) if same(&got, expected) => hold += 1,
            Some(got) => fail.push(format!("{path}: {question}\n    expected {expected}, read {got}")),
        }
    }
    println!("{hold} facts hold, {} fail, {} are not askable", fail.len(), not_askable.len());
    for f in &fail {
        println!("FAIL {f}");
    }
    if std::env::var_os("ALMANAC_TRUTH_ALL").is_some() {
        not_askable.iter().for_each(|n| println!("NOT ASKABLE {n}"));
        unread.iter().for_each(|e| println!("UNREAD {e}"));
        for (path, file) in &files {
            println!("FILE {path} {}", file.error);
            for t in file.seen.iter().flat_map(|s| &s.tables) {
                println!(
                    "  {} | {} | n={} missing={:?} sum={} | {} | {:?}..{:?} {}",
                    t.name,
                    t.place,
                    t.observations,
                    t.missing,
                    t.sum,
                    t.dimensions
                        .iter()
                        .map(|d| format!("{}:{}:{}", d.name, d.role, d.codes))
                        .collect::<Vec<_>>()
                        .join(", "),
                    t.periods.first.map(|p| p.to_string()),
                    t.periods.last.map(|p| p.to_string()),
                    t.periods.count
                );
            }
        }
    }
    let askable = hold + fail.len();
    assert!(hold * 100 >= askable * 90, "fewer than nine in ten askable facts hold");
    assert!(askable >= 300, "only {askable} facts could be asked");
}
