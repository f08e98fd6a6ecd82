//! Measures what the format promises: seconds and bytes for two million observations, and how long a
//! question takes among five million. Run it optimised:
//! `cargo run -p almanac-store --example bench_insert --release -- [millions]`
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use almanac_core::{
    Author, Code, Dataset, DatasetId, DatasetRelease, Decimal, DimensionCode, Extent, FixedHost, Host, IndicatorCode,
    ObsRow, ObsValue, ObservationTable, Observations, Period, Profile, ReleaseId, Selection, SeriesKey, SourceCode,
    Timestamp, observations::Wanted, release::ReleaseRecord,
};
use almanac_store::{ProjectFile, Received};
use sha2::{Digest, Sha256};
use std::{error::Error, sync::Arc, time::Instant};

/// Like a refugee agency's file: country of asylum by origin, sex and year.
fn made(rows: usize, host: &FixedHost, decimals: u8) -> ObservationTable {
    let years = 25;
    let count = rows.div_ceil(years);
    let mut table = ObservationTable::default();
    for n in 0..count {
        let codes = [
            ("asylum", format!("A{:02}", n / 800)),
            ("origin", format!("O{:03}", n % 200)),
            ("sex", "FMUT".chars().nth(n / 200 % 4).unwrap_or('T').to_string()),
        ];
        table.series.number(&SeriesKey {
            indicator: IndicatorCode::new(format!("IND-{:03}", n / 2000)),
            source: SourceCode::new("UNHCR"),
            codes: codes.iter().map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
        });
    }
    for n in 0..rows {
        // Files come by year, not by series.
        let (year, series) = (n / count, n % count);
        let mantissa = (host.random() % 200_000) as i64;
        let value = ObsValue::Number(Decimal { mantissa, scale: decimals });
        let Some(mut row) = ObsRow::new(series as u32, Period::Year(2000 + year as i32), value) else { continue };
        (row.row, row.column) = (2 + n as u32, 9);
        table.rows.push(row);
    }
    table
}

fn record(id: &str, table: &ObservationTable, received: &[u8], host: &FixedHost) -> ReleaseRecord {
    let mut indicators: Vec<IndicatorCode> = table.series.heads().iter().map(|h| h.indicator.clone()).collect();
    indicators.dedup();
    ReleaseRecord {
        id: ReleaseId::new(id),
        source: SourceCode::new("UNHCR"),
        file_hash: Sha256::digest(received).iter().map(|b| format!("{b:02x}")).collect(),
        file_name: "demographics.csv".into(),
        file_size: received.len() as u64,
        recipe: String::new(),
        reader: "bench".into(),
        indicators,
        observations: table.rows.len() as u64,
        at: host.now(),
        by: Author("bench".into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let millions: f64 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(2.0);
    let rows = (millions * 1e6) as usize;
    let folder = tempfile::tempdir()?;
    let host = FixedHost::new("bench", 1);
    for decimals in [0, 2] {
        let path = folder.path().join(format!("bench{decimals}.almanac"));
        let table = made(rows, &host, decimals);
        let file = ProjectFile::create(&path, &host)?;
        let (start, cpu) = (Instant::now(), on_processor());
        let mut stages = Vec::new();
        file.transact(|tx| {
            tx.add_release(&record("r0", &table, b"0", &host), &table, &Received::pack(b"0")?, &mut |done, total| {
                if done == 0 || done == total {
                    stages.push(format!("{:.2}", start.elapsed().as_secs_f64()));
                }
                Ok(())
            })
        })?;
        let (seconds, cpu) = (start.elapsed().as_secs_f64(), on_processor() - cpu);
        file.close()?;
        let bytes = std::fs::metadata(&path)?.len() as f64 / rows as f64;
        println!(
            "{rows} observations with {decimals} decimals: {seconds:.2} s ({cpu:.2} s on the processor), {bytes:.1} bytes each, file closed"
        );
        println!("  series kept, rows sorted, rows written after {} s", stages.join(", "));
    }
    sizes(&folder.path().join("bench0.almanac"), rows)?;
    plain(&folder.path().join("plain.db"), &made(rows, &host, 2))?;
    questions(&folder.path().join("bench0.almanac"), rows, &host)
}

/// Seconds that this thread was on a processor, as Linux tells; 0 elsewhere. Steadier than the clock on
/// a machine that does other things too.
fn on_processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// Where the bytes are.
fn sizes(path: &std::path::Path, rows: usize) -> Result<(), Box<dyn Error>> {
    let c = rusqlite::Connection::open(path)?;
    let mut statement =
        c.prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name HAVING sum(pgsize) > 100000 ORDER BY 2 DESC, 1")?;
    let mut found = statement.query(())?;
    while let Some(row) = found.next()? {
        println!("  {}: {:.2} bytes each", row.get::<_, String>(0)?, row.get::<_, i64>(1)? as f64 / rows as f64);
    }
    Ok(())
}

/// The same in one flat table of texts and reals, as a program without thought would keep it.
fn plain(path: &std::path::Path, table: &ObservationTable) -> Result<(), Box<dyn Error>> {
    let mut c = rusqlite::Connection::open(path)?;
    c.execute_batch("CREATE TABLE o (indicator TEXT, source TEXT, codes TEXT, period TEXT, value REAL, flags TEXT, conf TEXT, release TEXT, cell TEXT)")?;
    let start = Instant::now();
    let tx = c.transaction()?;
    {
        let mut insert = tx.prepare("INSERT INTO o VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        for row in &table.rows {
            let Some(s) = table.series.get(row.series) else { continue };
            let value = row.value().number().map(Decimal::to_f64);
            insert.execute((
                s.indicator.as_str(),
                s.source.as_str(),
                s.codes_text(),
                row.period().to_string(),
                value,
                "",
                "F",
                "r0",
                table.cell(row).to_string(),
            ))?;
        }
    }
    tx.commit()?;
    let seconds = start.elapsed().as_secs_f64();
    let bytes = std::fs::metadata(path)?.len() as f64 / table.rows.len() as f64;
    println!("the same in a plain table, without index: {seconds:.2} s, {bytes:.1} bytes each");
    Ok(())
}

/// Fills up to five million with later deliveries and many corrections, then asks.
fn questions(path: &std::path::Path, rows: usize, host: &FixedHost) -> Result<(), Box<dyn Error>> {
    let file = ProjectFile::open(path, host)?;
    let mut members = vec![("r0".to_string(), Extent::Everything)];
    let mut total = rows;
    while total < 5_000_000 {
        let table = made(rows.min(5_000_000 - total), host, 0);
        let id = format!("r{}", members.len());
        let received = id.clone().into_bytes();
        let start = Instant::now();
        file.transact(|tx| {
            tx.add_release(&record(&id, &table, &received, host), &table, &Received::pack(&received)?, &mut |_, _| {
                Ok(())
            })
        })?;
        println!("another {} of the same cells: {:.2} s", table.rows.len(), start.elapsed().as_secs_f64());
        total += table.rows.len();
        members.push((id, Extent::Cells));
    }
    let start = Instant::now();
    for n in 0..200 {
        let id = format!("c{n}");
        let mut table = made(50, host, 0);
        table.series.retain(&(0..table.series.len()).map(|n| n < 2).collect::<Vec<_>>());
        table.rows.retain(|r| r.series < 2);
        let received = id.clone().into_bytes();
        file.transact(|tx| {
            tx.add_release(&record(&id, &table, &received, host), &table, &Received::pack(&received)?, &mut |_, _| {
                Ok(())
            })
        })?;
        members.push((id, Extent::Cells));
    }
    println!("200 corrections: {:.3} s", start.elapsed().as_secs_f64());
    let releases = members
        .iter()
        .zip(0..)
        .map(|((id, extent), at)| DatasetRelease {
            release: ReleaseId::new(id),
            extent: extent.clone(),
            at: Timestamp(at),
            by: Author("bench".into()),
            file_name: String::new(),
            reason: String::new(),
            knew: vec![],
        })
        .collect();
    let mut profile = Profile::default();
    let id = DatasetId::new("d");
    profile.datasets.insert(id.clone(), Arc::new(Dataset { id, source: SourceCode::new("UNHCR"), releases }));
    let wanted =
        |pairs: &[(&str, Wanted)]| Some(pairs.iter().map(|(d, w)| (DimensionCode::new(d), w.clone())).collect());
    let code = |c: &str| Wanted::Codes(vec![Code::new(c)]);
    let all = Selection::all(IndicatorCode::new("IND-003"));
    let one = Selection {
        codes: wanted(&[("asylum", code("A08")), ("origin", code("O007")), ("sex", code("F"))]),
        ..all.clone()
    };
    let many = Selection {
        codes: wanted(&[("asylum", code("A08")), ("origin", Wanted::Any), ("sex", code("F"))]),
        ..all.clone()
    };
    for (what, selection) in [("one series", one), ("200 series", many), ("2000 series", all)] {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..7 {
            let start = Instant::now();
            let view = file.observations(&profile, None)?;
            found = view.select(&selection)?.len();
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        let first = times.first().copied().unwrap_or(0.0);
        times.sort_by(f64::total_cmp);
        println!(
            "{what} among {total}: {found} values, first {first:.1} ms, then {:.1} ms",
            times.get(3).copied().unwrap_or(0.0)
        );
    }
    let start = Instant::now();
    file.close()?;
    println!(
        "closing: {:.2} s, {:.1} bytes each",
        start.elapsed().as_secs_f64(),
        std::fs::metadata(path)?.len() as f64 / total as f64
    );
    Ok(())
}
