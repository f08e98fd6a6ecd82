//! The document itself: making, opening, reading.
//!
//! What it is written by stands in `apply`, `undo` and `combine`.

use crate::{DocumentError, apply::Burst, history::History, mirror::Mirror, name::Name};
use almanac_core::{Host, Profile, Step};
use loro::{ContainerID, ExportMode, ID, ImportStatus, LoroDoc, StyleConfig, Subscription, VersionVector};
use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Counts the states that a document has been in since it was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// A living profile as a replicated document. It is written by one person in one copy at a time;
/// copies are combined with [`Document::combine`].
pub struct Document {
    pub(crate) doc: LoroDoc,
    /// Which copy of the project this is; stays the same across restarts, other than the peer.
    pub(crate) copy: String,
    pub(crate) mirror: Mirror,
    pub(crate) revision: Revision,
    pub(crate) burst: Option<Burst>,
    history: Mutex<History>,
    touched: Arc<Mutex<BTreeSet<Name>>>,
    _events: Subscription,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("copy", &self.copy).field("revision", &self.revision).finish()
    }
}

impl Document {
    /// An empty document. `copy` names this copy of the project; the caller keeps it beside the
    /// document and hands in the same one at every opening.
    pub fn new(copy: &str, host: &dyn Host) -> Self {
        Self::over(configured(LoroDoc::new()), copy, host)
    }

    /// Opens a document from a snapshot (may be empty) and the updates since, in order.
    ///
    /// Every opening writes under a fresh peer, since two files that share one stay different for
    /// ever while loro says that all is well.
    pub fn open<U: AsRef<[u8]>>(
        copy: &str,
        snapshot: &[u8],
        updates: impl IntoIterator<Item = U>,
        host: &dyn Host,
    ) -> Result<Self, DocumentError> {
        let mut doc = configured(LoroDoc::new());
        if !snapshot.is_empty() {
            doc = imported(doc, snapshot, "snapshot")?;
        }
        for (i, update) in updates.into_iter().enumerate() {
            doc = imported(doc, update.as_ref(), &format!("update {}", i + 1))?;
        }
        Ok(Self::over(doc, copy, host))
    }

    fn over(doc: LoroDoc, copy: &str, host: &dyn Host) -> Self {
        fresh_peer(&doc, host);
        let mirror = Mirror::of(&doc);
        let (touched, events) = listen(&doc);
        Self {
            doc,
            copy: copy.into(),
            mirror,
            revision: Revision::default(),
            burst: None,
            history: Mutex::default(),
            touched,
            _events: events,
        }
    }

    /// Goes on from another state of the same document, after a write that loro refused half-way.
    pub(crate) fn replace(&mut self, doc: LoroDoc, host: &dyn Host) {
        let revision = self.revision;
        let copy = std::mem::take(&mut self.copy);
        *self = Self::over(doc, &copy, host);
        self.revision = revision;
    }

    /// The state now; cheap, and shared with the states before where nothing changed.
    pub fn profile(&self) -> Arc<Profile> {
        self.mirror.profile().clone()
    }
    /// The state's number; grows with every change since the opening.
    pub fn revision(&self) -> Revision {
        self.revision
    }
    /// The name of this copy of the project.
    pub fn copy(&self) -> &str {
        &self.copy
    }
    /// All that has happened, oldest first; the person at the keyboard decides which steps are own.
    pub fn history(&self, host: &dyn Host) -> Vec<Step> {
        self.read_history().steps(&self.copy, &host.author())
    }

    /// The whole document with its history, to be kept as a file or given to another copy.
    pub fn snapshot(&self) -> Result<Vec<u8>, DocumentError> {
        export(&self.doc, ExportMode::Snapshot)
    }
    /// What has been done since a version; everything for an empty one.
    pub fn updates_since(&self, version: &[u8]) -> Result<Vec<u8>, DocumentError> {
        export(&self.doc, ExportMode::updates(&read_version(version)?))
    }
    /// The version now, as bytes.
    pub fn version(&self) -> Vec<u8> {
        self.doc.oplog_vv().encode()
    }

    /// The words of every text ever written and not deleted, those of removed blocks too.
    pub fn every_text(&self) -> String {
        let mut out = String::new();
        for block in self.mirror.every_block() {
            for text in block.text.values() {
                out.push_str(&text.plain_text());
                out.push('\n');
            }
        }
        out
    }

    /// Reads the whole document anew and compares: whether keeping the profile up to date has
    /// worked. For `verify` and for tests.
    pub fn equals_rebuilt(&self) -> bool {
        Mirror::of(&self.doc) == self.mirror
    }

    pub(crate) fn read_history(&self) -> MutexGuard<'_, History> {
        let mut history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        history.update(&self.doc);
        history
    }

    /// Updates the profile from the containers that loro reported; tells which these were.
    pub(crate) fn refresh(&mut self) -> BTreeSet<Name> {
        let touched = std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner));
        if !touched.is_empty() {
            self.mirror.update(&self.doc, &touched);
            self.revision.0 += 1;
        }
        touched
    }
}

/// Marks never grow by themselves, no two commits become one, and a list that somebody only looked at
/// is no content: whether loro counts an empty one depends on who asked for it before.
pub(crate) fn configured(doc: LoroDoc) -> LoroDoc {
    doc.set_change_merge_interval(-1);
    doc.set_hide_empty_root_containers(true);
    doc.config_default_text_style(Some(StyleConfig::new()));
    doc
}

/// Gives a document a peer that has never written into it.
pub(crate) fn fresh_peer(doc: &LoroDoc, host: &dyn Host) {
    let known = doc.oplog_vv();
    // The highest number is reserved by loro; and a host may repeat itself.
    for _ in 0..1_000 {
        let peer = host.random() >> 1;
        if known.get(&peer).is_none() && doc.set_peer_id(peer).is_ok() {
            return;
        }
    }
}

fn listen(doc: &LoroDoc) -> (Arc<Mutex<BTreeSet<Name>>>, Subscription) {
    let touched: Arc<Mutex<BTreeSet<Name>>> = Arc::default();
    let sink = touched.clone();
    let events = doc.subscribe_root(Arc::new(move |event| {
        let mut touched = sink.lock().unwrap_or_else(PoisonError::into_inner);
        for change in event.events {
            if let ContainerID::Root { name, .. } = change.target {
                touched.extend(Name::parse(name));
            }
        }
    }));
    (touched, events)
}

/// Takes bytes in; hostile ones that make loro panic are damaged ones.
pub(crate) fn import(doc: &LoroDoc, bytes: &[u8], what: &str) -> Result<ImportStatus, DocumentError> {
    let damaged = |reason: String| DocumentError::Damaged { what: what.into(), reason };
    match catch_unwind(AssertUnwindSafe(|| taken_in(doc, bytes))) {
        Ok(Ok(status)) => Ok(status),
        Ok(Err(error)) => Err(damaged(error.to_string())),
        Err(_) => Err(damaged("the bytes make no sense".into())),
    }
}

/// The same for a document of its own, handed back when all of the bytes came in.
pub(crate) fn imported(doc: LoroDoc, bytes: &[u8], what: &str) -> Result<LoroDoc, DocumentError> {
    match catch_unwind(AssertUnwindSafe(|| taken_in(&doc, bytes))) {
        Ok(status) => {
            let damaged = |e: loro::LoroError| DocumentError::Damaged { what: what.into(), reason: e.to_string() };
            complete(status.map_err(damaged)?, what)?;
            Ok(doc)
        }
        Err(_) => {
            // Its locks are poisoned, so that dropping it would panic again.
            std::mem::forget(doc);
            Err(DocumentError::Damaged { what: what.into(), reason: "the bytes make no sense".into() })
        }
    }
}

/// An import for which the last changes of everybody who goes on in it are in memory. Of a history that is there in
/// part, loro takes the last part in memory for the end, and gives up when what comes does not follow it.
fn taken_in(doc: &LoroDoc, bytes: &[u8]) -> loro::LoroResult<ImportStatus> {
    let known = doc.oplog_vv();
    if !known.is_empty() {
        let coming = LoroDoc::decode_import_blob_meta(bytes, true)?;
        for peer in coming.partial_end_vv.keys() {
            if let Some(end) = known.get(peer).filter(|end| **end > 0) {
                doc.try_get_change(ID::new(*peer, end - 1))?;
            }
        }
    }
    doc.import(bytes)
}

/// Bytes that wait for earlier ones are an error: nothing may lie about unseen.
pub(crate) fn complete(status: ImportStatus, what: &str) -> Result<(), DocumentError> {
    match status.pending {
        Some(pending) if !pending.is_empty() => Err(DocumentError::EarlierPartMissing { what: what.into() }),
        Some(_) | None => Ok(()),
    }
}

pub(crate) fn export(doc: &LoroDoc, mode: ExportMode<'_>) -> Result<Vec<u8>, DocumentError> {
    doc.export(mode).map_err(|e| DocumentError::Refused(e.to_string()))
}

pub(crate) fn read_version(bytes: &[u8]) -> Result<VersionVector, DocumentError> {
    if bytes.is_empty() {
        return Ok(VersionVector::default());
    }
    let damaged = |reason: String| DocumentError::Damaged { what: "version".into(), reason };
    match catch_unwind(|| VersionVector::decode(bytes)) {
        Ok(Ok(version)) => Ok(version),
        Ok(Err(error)) => Err(damaged(error.to_string())),
        Err(_) => Err(damaged("the bytes make no sense".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ann's long history with Ben's answer to it, and what Ann wrote after that answer, which therefore follows it alone.
    #[test]
    fn a_change_that_follows_only_an_answer_is_taken_in() {
        let (ann, ben) = (LoroDoc::new(), LoroDoc::new());
        ann.set_peer_id(1).unwrap();
        ben.set_peer_id(2).unwrap();
        for i in 0..10 {
            ann.get_text("t").insert(0, &format!("{i}").repeat(3_000)).unwrap();
            ann.commit();
        }
        import(&ben, &ann.export(ExportMode::Snapshot).unwrap(), "file").unwrap();
        ben.get_text("t").insert(0, "b").unwrap();
        ben.commit();
        import(&ann, &ben.export(ExportMode::Snapshot).unwrap(), "file").unwrap();
        let (before, whole) = (ann.oplog_vv(), ann.export(ExportMode::Snapshot).unwrap());
        ann.get_text("t").insert(0, "a").unwrap();
        ann.commit();
        let change = ann.export(ExportMode::updates(&before)).unwrap();

        let doc = imported(LoroDoc::new(), &whole, "file").unwrap();
        // Whoever looks at the history leaves its first part in memory.
        doc.get_change(ID::new(1, 0)).unwrap();
        let doc = imported(doc, &change, "change").unwrap();
        assert_eq!(doc.get_text("t").to_string(), ann.get_text("t").to_string());
    }

    #[test]
    fn bytes_without_sense_are_damaged() {
        let doc = LoroDoc::new();
        doc.get_text("t").insert(0, "word").unwrap();
        doc.commit();
        let mut bytes = doc.export(ExportMode::Snapshot).unwrap();
        bytes.truncate(bytes.len() / 2);
        for known in [LoroDoc::new(), doc] {
            assert!(matches!(imported(known, &bytes, "file"), Err(DocumentError::Damaged { .. })));
        }
    }
}
