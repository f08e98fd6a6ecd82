//! What typst alone needs for a book that was written out as sources: the measure for an export.
//!
//! `compiler_alone FOLDER OUT.pdf`: compiles `FOLDER/book.typ` with the bundled fonts and writes the PDF with
//! the same standards as an export.
#![allow(clippy::print_stdout)]

use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// The allocator of our programs: its gain is not ours.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Plain {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    sources: HashMap<FileId, Source>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = words.next().ok_or("a folder is wanted")?;
    let out = words.next().ok_or("a file is wanted")?;
    let fonts: Vec<Font> = almanac_typeset::fonts().iter().filter_map(|f| Font::new(Bytes::new(f.bytes), 0)).collect();
    let mut world = Plain {
        library: LazyHash::new(
            Library::builder().with_features(std::iter::once(Feature::A11yExtras).collect()).build(),
        ),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main: id("/book.typ")?,
        files: HashMap::new(),
        sources: HashMap::new(),
    };
    world.read(&folder, &folder)?;
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|e| format!("{e:?}"))?;
    let options = PdfOptions {
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).map_err(|e| e.message().to_string())?,
        timestamp: Datetime::from_ymd_hms(2025, 1, 1, 0, 0, 0).map(Timestamp::new_utc),
        ..Default::default()
    };
    std::fs::write(out, typst_pdf::pdf(&document, &options).map_err(|e| format!("{e:?}"))?)?;
    println!("pages\t{}", document.pages().len());
    Ok(())
}

fn id(path: &str) -> Result<FileId, Box<dyn Error>> {
    Ok(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).map_err(|e| format!("{e:?}"))?).intern())
}

impl Plain {
    fn read(&mut self, top: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.read(top, &path)?;
                continue;
            }
            let name = format!("/{}", path.strip_prefix(top)?.to_str().ok_or("a strange name")?);
            let (id, bytes) = (id(&name)?, std::fs::read(&path)?);
            if name.ends_with(".typ") {
                self.sources.insert(id, Source::new(id, String::from_utf8(bytes)?));
            } else {
                self.files.insert(id, Bytes::new(bytes));
            }
        }
        Ok(())
    }
}

impl World for Plain {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
