//! Several copies of one project at work: they edit apart, exchange files, and are compared.

use super::{Act, CopyHost, Mix, Oracle, beginning, below, faults, next_act, perform, words::words_of};
use crate::{Document, DocumentError};
use almanac_core::OpName;
use std::{
    collections::BTreeSet,
    sync::{Arc, atomic::AtomicI64},
};

/// Longer than a burst of typing lasts; nobody sends a file away and goes on within it.
const SENDING_MS: i64 = 5_000;

/// Several copies of one project and what is known of their texts.
pub struct Copies {
    /// The copies with their hosts.
    pub copies: Vec<(Document, CopyHost)>,
    /// Everything that each copy has stored: a snapshot and the updates since.
    pub files: Vec<(Vec<u8>, Vec<Vec<u8>>)>,
    /// What the copies must say; none once steps were taken back, which it has not learned.
    oracle: Option<Oracle>,
    /// What each copy had, and in numbers, when it last gave something away.
    sent: Vec<(Vec<u8>, Vec<u64>)>,
    inserted: BTreeSet<String>,
    deleted: BTreeSet<String>,
    /// The operations so far.
    pub operations: usize,
    /// Bundles that were cut off or came before what they build on, and were refused.
    pub refused: usize,
    /// Exchanges so far, refused ones among them.
    pub exchanges: usize,
}

impl Copies {
    /// Copies of one beginning.
    pub fn new(count: usize, seed: u64) -> Result<Self, DocumentError> {
        let clock: Arc<AtomicI64> = Arc::default();
        let first = CopyHost::new(0, seed, clock.clone());
        let mut document = Document::new("copy 0", &first);
        let changes = beginning(&first);
        let committed = document.apply(OpName::NewProject, "", &changes, &first)?;
        let mut oracle = Oracle::new(count);
        oracle.apply(0, &committed.step, &changes);
        let snapshot = document.snapshot()?;
        let mut copies = vec![(document, first)];
        for copy in 1..count {
            let host = CopyHost::new(copy, seed, clock.clone());
            oracle.combine(0, copy);
            copies.push((Document::open(&format!("copy {copy}"), &snapshot, [[0u8; 0]; 0], &host)?, host));
        }
        Ok(Self {
            sent: copies.iter().map(|(d, _)| (d.version(), oracle.known(0).to_vec())).collect(),
            files: vec![(snapshot, Vec::new()); count],
            copies,
            oracle: Some(oracle),
            inserted: BTreeSet::new(),
            deleted: BTreeSet::new(),
            operations: 0,
            refused: 0,
            exchanges: 0,
        })
    }

    /// Somebody does something in a copy.
    pub fn work(&mut self, copy: usize, mix: Mix) -> Result<Act, DocumentError> {
        let (Some((document, host)), Some((_, updates))) = (self.copies.get_mut(copy), self.files.get_mut(copy)) else {
            return Err(DocumentError::NothingToUndo);
        };
        if below(host, 4) == 0 {
            host.pause(5_000);
        }
        let act = next_act(document, mix, host);
        let done = perform(document, &act, host)?;
        match (&act, &mut self.oracle) {
            (_, None) => {}
            // Nothing was written, so there is no step to know of.
            (_, Some(_)) if done.update.is_empty() => {}
            (Act::Apply { changes, .. }, Some(oracle)) => oracle.apply(copy, &done.step, changes),
            (Act::Settle(about, decision), Some(oracle)) => oracle.settle(copy, &done.step, about, decision),
            (Act::Undo | Act::Redo | Act::Return, Some(_)) => self.oracle = None,
        }
        updates.push(done.update);
        if let Act::Apply { inserts, deletes, .. } = &act {
            self.inserted.extend(inserts.iter().cloned());
            // Two words may have come to stand without a space between them and be deleted as one.
            self.deleted.extend(deletes.iter().flat_map(|gone| words_of(gone)));
        }
        self.operations += 1;
        Ok(act)
    }

    /// One copy takes in what another has: the whole file, what is new to it, or what is new since
    /// the other last gave something to anybody. The bundle may come cut off first, and twice.
    pub fn exchange(&mut self, from: usize, to: usize) -> Result<(), DocumentError> {
        let (Some((source, _)), Some((target, host))) = (self.copies.get(from), self.copies.get(to)) else {
            return Ok(());
        };
        host.pause(SENDING_MS);
        self.exchanges += 1;
        let mut since = None;
        let bytes = match below(host, 3) {
            0 => source.snapshot()?,
            1 => source.updates_since(&target.version())?,
            _ => {
                let (version, known) = self.sent.get(from).cloned().unwrap_or_default();
                let bytes = source.updates_since(&version)?;
                since = Some(known);
                bytes
            }
        };
        let (cut, repeat) = ((below(host, 4) == 0).then(|| below(host, bytes.len())), below(host, 4) == 0);
        if let Some(sent) = self.sent.get_mut(from) {
            let known = self.oracle.as_ref().map(|oracle| oracle.known(from).to_vec());
            *sent = (source.version(), known.unwrap_or_default());
        }
        if let Some(whole) = cut {
            self.refuses(to, bytes.get(..whole).unwrap_or_default(), "a cut-off bundle")?;
        }
        // Whether the receiver lacks something from before the bundle; once steps were taken back, only
        // the receiver can tell.
        let gap = since.as_ref().map(|since| self.oracle.as_ref().map(|o| o.lacks(to, since)));
        if let (Some(Some(true)), Some(since), Some(oracle)) = (gap, &since, &self.oracle) {
            if oracle.can_take(from, since, to) {
                // What it holds builds on nothing that is missing; a part would come in, which people
                // never send each other and the oracle does not follow.
                return Ok(());
            }
            return self.refuses(to, &bytes, "a bundle whose beginning is missing");
        }
        if let (Some((target, _)), Some((_, updates))) = (self.copies.get_mut(to), self.files.get_mut(to)) {
            match target.combine(&bytes) {
                Ok(combined) => updates.push(combined.update),
                Err(DocumentError::EarlierPartMissing { .. }) if gap == Some(None) => {
                    self.refused += 1;
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
            if repeat && !target.combine(&bytes)?.update.is_empty() {
                return Err(DocumentError::Refused("the same bundle brought something twice".into()));
            }
        }
        if let Some(oracle) = &mut self.oracle {
            oracle.combine(from, to);
        }
        Ok(())
    }

    /// Hands a bundle over that must be refused, and looks that nothing came of it.
    fn refuses(&mut self, to: usize, bytes: &[u8], what: &str) -> Result<(), DocumentError> {
        let Some((target, _)) = self.copies.get_mut(to) else { return Ok(()) };
        let (version, profile) = (target.version(), target.profile());
        let refused = target.combine(bytes).is_err();
        if !refused || target.version() != version || target.profile() != profile {
            return Err(DocumentError::Refused(format!("copy {to} took {what} in")));
        }
        self.refused += 1;
        Ok(())
    }

    /// Everybody gets everything, in a different order for everybody.
    pub fn exchange_all(&mut self) -> Result<(), DocumentError> {
        let count = self.copies.len();
        if let Some((_, host)) = self.copies.first() {
            host.pause(SENDING_MS);
        }
        let bytes: Vec<Vec<u8>> = self.copies.iter().map(|(d, _)| d.snapshot()).collect::<Result<_, _>>()?;
        for to in 0..count {
            // Forwards or backwards, beginning somewhere else each time.
            let order: Vec<usize> = (0..count).map(|i| (to + i) % count).collect();
            let order = if to % 2 == 0 { order } else { order.into_iter().rev().collect() };
            for from in order {
                if let (Some((target, _)), Some((_, updates)), Some(bytes)) =
                    (self.copies.get_mut(to), self.files.get_mut(to), bytes.get(from))
                {
                    updates.push(target.combine(bytes)?.update);
                }
            }
        }
        if let Some(oracle) = &mut self.oracle {
            (0..count).for_each(|from| oracle.combine(from, 0));
            (1..count).for_each(|to| oracle.combine(0, to));
        }
        Ok(())
    }

    /// Takes the copies' files together in every order there is, each into a copy that knew only the
    /// beginning, one of them twice, and compares. To be called before everybody has everything.
    pub fn complaints_of_every_order(&self) -> Result<Vec<String>, DocumentError> {
        let bytes: Vec<Vec<u8>> = self.copies.iter().map(|(d, _)| d.snapshot()).collect::<Result<_, _>>()?;
        let (Some((begin, _)), Some((_, host))) = (self.files.first(), self.copies.first()) else {
            return Ok(Vec::new());
        };
        let mut out = Vec::new();
        let mut first: Option<Document> = None;
        for order in orders(bytes.len()) {
            let mut document = Document::open("order", begin, [[0u8; 0]; 0], host)?;
            for from in order.iter().chain(order.first()) {
                document.combine(bytes.get(*from).map(Vec::as_slice).unwrap_or_default())?;
            }
            match &first {
                None => first = Some(document),
                Some(first) => {
                    if document.profile() != first.profile() {
                        out.push(format!("combined in the order {order:?}, it is another profile"));
                    }
                    if document.disagreements() != first.disagreements() {
                        out.push(format!("combined in the order {order:?}, there are other disagreements"));
                    }
                }
            }
        }
        Ok(out)
    }

    /// What is wrong, in words, after everybody got everything; nothing when all copies show the same
    /// valid profile, disagree about what they must, and no text is lost.
    pub fn complaints(&self, mix: Mix) -> Vec<String> {
        let mut out = Vec::new();
        let Some((first, first_host)) = self.copies.first() else { return out };
        let (profile, open) = (first.profile(), first.disagreements());
        let steps = |document: &Document| -> Vec<_> {
            document.history(first_host).into_iter().map(|s| (s.id, s.undone)).collect()
        };
        let history = steps(first);
        out.extend(faults(&profile));
        for (i, (document, _)) in self.copies.iter().enumerate() {
            if document.profile() != profile {
                out.push(format!("copy {i} shows another profile than copy 0"));
            }
            if document.disagreements() != open {
                out.push(format!("copy {i} shows other disagreements than copy 0"));
            }
            if steps(document) != history {
                out.push(format!("copy {i} tells another history than copy 0"));
            }
            if !document.equals_rebuilt() {
                out.push(format!("copy {i}: the profile kept up to date differs from one read anew"));
            }
            out.extend(self.oracle.iter().flat_map(|oracle| oracle.complaints(i, document)));
        }
        if mix == Mix::Forward {
            let kept = words_of(&first.every_text());
            let lost = self.inserted.iter().filter(|word| !kept.contains(*word) && !self.deleted.contains(*word));
            out.extend(lost.map(|word| format!("the word {word} was typed, never deleted, and is lost")));
        }
        out
    }

    /// Opens every copy again from what it has stored, and compares.
    pub fn complaints_after_reopening(&self) -> Result<Vec<String>, DocumentError> {
        let mut out = Vec::new();
        for (i, ((document, host), (snapshot, updates))) in self.copies.iter().zip(&self.files).enumerate() {
            let updates = updates.iter().filter(|u| !u.is_empty());
            let again = Document::open(document.copy(), snapshot, updates, host)?;
            if again.profile() != document.profile() || again.history(host) != document.history(host) {
                out.push(format!("copy {i} opened again is another document"));
            }
        }
        Ok(out)
    }
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new()];
    for thing in 0..count {
        out = out
            .into_iter()
            .flat_map(|order| {
                (0..=order.len()).map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, thing);
                    longer
                })
            })
            .collect();
    }
    out
}
