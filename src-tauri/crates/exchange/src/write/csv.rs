//! Rows of CSV whose cells compute nothing.

use super::formula::neutral;
use std::io::{Result, Write};

/// Writes rows of CSV with neutral cells.
pub struct CsvWriter<'w> {
    inner: csv::Writer<&'w mut dyn Write>,
}

impl<'w> CsvWriter<'w> {
    /// A writer.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { inner: csv::WriterBuilder::new().flexible(true).from_writer(out) }
    }
    /// One row.
    pub fn row(&mut self, fields: &[&str]) -> Result<()> {
        for field in fields {
            self.inner.write_field(neutral(field).as_bytes())?;
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }
    /// Writes what is held back.
    pub fn finish(&mut self) -> Result<()> {
        self.inner.flush()
    }
}
