//! Changes inputs at random: bits, pieces, numbers, words of the format, and the parts inside archives.

use std::io::{Cursor, Read, Write};

/// Inputs grow to this many bytes at most.
const MOST_BYTES: usize = 1 << 18;
/// Numbers at the borders of what programs count with.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "7",
    "255",
    "256",
    "65535",
    "65536",
    "16384",
    "1048576",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999999",
    "1e308",
    "-1e-308",
    "1e999",
    "NaN",
    "0.000000000000000000000001",
    "1.5",
    "2024",
    "0000",
    "9999",
    "10000",
];
const BYTES: &[u32] =
    &[0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x0001_0000, 0x7FFF_FFFF, 0xFFFF_FFFE, u32::MAX];

/// Makes new inputs of old ones.
pub struct Changer {
    state: u64,
    words: &'static [&'static str],
    packed: bool,
}

impl Changer {
    /// With these random numbers and words of the format; `packed` for formats that are archives.
    pub fn new(random: u64, words: &'static [&'static str], packed: bool) -> Self {
        Self { state: random.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, words, packed }
    }

    /// The next input.
    pub fn next(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let one = self.pick(corpus).cloned().unwrap_or_default();
        let other = self.pick(corpus).cloned().unwrap_or_default();
        let out = if self.packed && self.below(10) > 0 {
            self.archive(&one, &other).unwrap_or_else(|| self.bytes(one, &other))
        } else {
            self.bytes(one, &other)
        };
        if out.len() > MOST_BYTES { out.get(..MOST_BYTES).unwrap_or_default().to_vec() } else { out }
    }

    fn random(&mut self) -> u64 {
        // xorshift: the same seed gives the same inputs.
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.random() >> 11).unwrap_or(0) % most.max(1)
    }
    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = self.below(list.len());
        list.get(at)
    }
    /// Two places in order, mostly close together.
    fn range(&mut self, len: usize) -> (usize, usize) {
        let from = self.below(len + 1);
        let most = if self.below(4) == 0 { len } else { 40 };
        (from, (from + self.below(most.max(1)) + 1).min(len))
    }

    fn bytes(&mut self, mut bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
        for _ in 0..=self.below(4) {
            bytes = self.once(bytes, other);
        }
        bytes
    }

    fn once(&mut self, mut bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
        let len = bytes.len();
        match self.below(14) {
            0 => {
                let (at, bit) = (self.below(len), self.below(8));
                if let Some(b) = bytes.get_mut(at) {
                    *b ^= 1 << bit;
                }
            }
            1 => {
                let (at, to) = (self.below(len), self.random().to_le_bytes());
                if let Some(b) = bytes.get_mut(at) {
                    *b = to.first().copied().unwrap_or(0);
                }
            }
            2 => bytes.truncate(self.below(len + 1)),
            3 => {
                let (from, to) = self.range(len);
                bytes.drain(from.min(to)..to);
            }
            4 => {
                // A piece again, once or many times.
                let (from, to) = self.range(len);
                let times = if self.below(3) == 0 { 1 + self.below(400) } else { 1 };
                let piece = bytes.get(from.min(to)..to).unwrap_or_default().repeat(times);
                let at = if self.below(2) == 0 { to } else { self.below(len + 1) };
                insert(&mut bytes, at, piece.get(..piece.len().min(MOST_BYTES)).unwrap_or_default());
            }
            5 | 6 => {
                // A piece of another input.
                let (from, to) = self.range(other.len());
                let piece = other.get(from.min(to)..to).unwrap_or_default().to_vec();
                let at = self.below(len + 1);
                if self.below(2) == 0 {
                    insert(&mut bytes, at, &piece);
                } else {
                    bytes.truncate(at);
                    bytes.extend(other.get(from..).unwrap_or_default());
                }
            }
            7..=9 => self.number(&mut bytes),
            10 | 11 => {
                if let Some(word) = self.pick(self.words) {
                    let at = self.below(len + 1);
                    if self.below(3) == 0 {
                        let to = (at + word.len()).min(len);
                        bytes.drain(at..to);
                    }
                    insert(&mut bytes, at, word.as_bytes());
                }
            }
            12 => {
                // A number in binary.
                let value = self.pick(BYTES).copied().unwrap_or(0).to_le_bytes();
                let width = [1, 2, 4].get(self.below(3)).copied().unwrap_or(4);
                let at = self.below(len);
                for (slot, b) in bytes.iter_mut().skip(at).zip(value.iter().take(width)) {
                    *slot = *b;
                }
            }
            _ => {
                // Two lines change places, or one goes.
                let mut lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
                let (a, b) = (self.below(lines.len()), self.below(lines.len()));
                if self.below(2) == 0 {
                    lines.swap(a, b);
                } else {
                    lines.remove(a);
                }
                bytes = lines.join(&b'\n');
            }
        }
        bytes
    }

    /// Another number in the place of one.
    fn number(&mut self, bytes: &mut Vec<u8>) {
        let starts: Vec<usize> = (0..bytes.len())
            .filter(|i| {
                let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
                digit(*i) && (*i == 0 || !digit(*i - 1))
            })
            .collect();
        let Some(from) = self.pick(&starts).copied() else { return };
        let to = from + bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
        let new = self.pick(NUMBERS).copied().unwrap_or("0");
        bytes.splice(from..to, new.bytes());
    }

    /// Changes a part of an archive and packs it again; none when it is no archive.
    fn archive(&mut self, one: &[u8], other: &[u8]) -> Option<Vec<u8>> {
        let mut parts = unpack(one)?;
        let others = unpack(other).unwrap_or_default();
        // Mostly the parts with the data.
        let big: Vec<usize> = (0..parts.len())
            .filter(|i| {
                parts
                    .get(*i)
                    .is_some_and(|(n, _)| n.contains("sheet") || n.contains("content.xml") || n.contains("shared"))
            })
            .collect();
        let at = if self.below(3) > 0 { self.pick(&big).copied() } else { None };
        let at = at.unwrap_or_else(|| self.below(parts.len()));
        let second = self.pick(&others).map(|(_, b)| b.clone()).unwrap_or_default();
        match self.below(16) {
            0 => {
                parts.remove(at.min(parts.len().checked_sub(1)?));
            }
            1 => {
                let extra = self.pick(&others).cloned()?;
                parts.push(extra);
            }
            _ => {
                let part = parts.get_mut(at)?;
                part.1 = self.bytes(std::mem::take(&mut part.1), &second);
            }
        }
        pack(&parts)
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(bytes.len());
    bytes.splice(at..at, piece.iter().copied());
}

fn unpack(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut out = Vec::new();
    for i in 0..archive.len().min(100) {
        let entry = archive.by_index(i).ok()?;
        let name = entry.name().ok()?.to_string();
        let mut content = Vec::new();
        entry.take(1 << 20).read_to_end(&mut content).ok()?;
        out.push((name, content));
    }
    (!out.is_empty()).then_some(out)
}

fn pack(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).ok()?;
        writer.write_all(content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
