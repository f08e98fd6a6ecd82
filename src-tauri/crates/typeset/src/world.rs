//! The world that typst sees: files in memory, the bundled fonts, no clock and no disk.

use crate::fonts::BundledFont;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

/// What all worlds of one typesetter share.
pub(crate) struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Shared {
    pub(crate) fn new(fonts: &[BundledFont]) -> Self {
        let fonts: Vec<Font> = fonts.iter().filter_map(|f| Font::new(Bytes::new(f.bytes), 0)).collect();
        // Row headers of tables can only be named with this feature of typst on.
        let features: Features = std::iter::once(Feature::A11yExtras).collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
    pub(crate) fn fonts(&self) -> &[Font] {
        &self.fonts
    }
}

/// Files of earlier compilations. An unchanged file keeps its identity, a changed source is edited in
/// place, so that typst recognises what did not change.
#[derive(Default)]
pub(crate) struct FileCache {
    sources: Mutex<BTreeMap<String, Source>>,
    bytes: Mutex<BTreeMap<String, Bytes>>,
}

impl FileCache {
    fn source(&self, path: &str, text: &str) -> Option<Source> {
        let mut sources = self.sources.lock().unwrap_or_else(|e| e.into_inner());
        if let Some(source) = sources.get_mut(path) {
            if source.text() != text {
                source.replace(text);
            }
            return Some(source.clone());
        }
        let source = Source::new(file_id(path)?, text.to_string());
        sources.insert(path.to_string(), source.clone());
        Some(source)
    }
    fn file(&self, path: &str, content: &[u8]) -> Bytes {
        let mut bytes = self.bytes.lock().unwrap_or_else(|e| e.into_inner());
        match bytes.get(path) {
            Some(known) if known.as_slice() == content => known.clone(),
            _ => {
                let new = Bytes::new(content.to_vec());
                bytes.insert(path.to_string(), new.clone());
                new
            }
        }
    }
    /// Forgets every file.
    pub(crate) fn clear(&self) {
        self.sources.lock().unwrap_or_else(|e| e.into_inner()).clear();
        self.bytes.lock().unwrap_or_else(|e| e.into_inner()).clear();
    }
}

/// The id of a path of ours. Paths are numbered, never made of a user's words: typst keeps every path
/// that it has ever seen, and has room for 65 535 of them.
pub(crate) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// The files of one compilation.
#[derive(Clone)]
pub(crate) struct BookWorld {
    shared: Arc<Shared>,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

/// Files handed to a compilation, by path.
#[derive(Default, Clone)]
pub(crate) struct Files {
    pub(crate) sources: BTreeMap<String, String>,
    pub(crate) data: BTreeMap<String, Vec<u8>>,
}

impl BookWorld {
    pub(crate) fn new(shared: &Arc<Shared>, cache: &FileCache, main: &str, files: &Files) -> Option<Self> {
        let mut world =
            Self { shared: shared.clone(), main: file_id(main)?, sources: HashMap::new(), files: HashMap::new() };
        for (path, text) in &files.sources {
            let source = cache.source(path, text)?;
            world.sources.insert(source.id(), source);
        }
        for (path, content) in &files.data {
            world.files.insert(file_id(path)?, cache.file(path, content));
        }
        Some(world)
    }
}

impl World for BookWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }
    fn main(&self) -> FileId {
        self.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .get(&id)
            .cloned()
            .or_else(|| self.sources.get(&id).map(|s| Bytes::from_string(s.text().to_string())))
            .ok_or_else(|| not_found(id))
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // The document's date comes from the edition.
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
