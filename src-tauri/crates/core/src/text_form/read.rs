//! Reads sections, blocks and texts from their written form. What cannot be read stays as text and
//! becomes a finding with its line; nothing is dropped.

use super::{BlockDraft, MAX_LEVEL, SectionDraft, kind_of_word};
use crate::question::{Question, ValueFormat};
use crate::{
    BlockKind, CiteKey, Claim, FigureId, Finding, Inline, InlineId, Level, Marks, Object, ObjectKind, Place, RichText,
    SectionId, SectionKind,
};

/// Brackets within brackets that are followed; deeper ones stay as text.
const MAX_DEPTH: usize = 16;

/// Reads a whole text. Embedded objects and claims get their ids from `ids`.
///
/// Text before the first heading becomes a section without id and title, and a finding.
pub fn read(text: &str, ids: &mut dyn FnMut() -> String) -> (Vec<SectionDraft>, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)).collect();
    let mut reader = Reader { lines, at: 0, ids, findings: Vec::new(), sections: Vec::new() };
    reader.run();
    (reader.sections, reader.findings)
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    ids: &'a mut dyn FnMut() -> String,
    findings: Vec<Finding>,
    sections: Vec<SectionDraft>,
}

/// What a line begins.
enum Start<'a> {
    Blank,
    Heading(usize, &'a str),
    Item { ordered: bool, level: u8, number_one: bool, rest: &'a str },
    Quote(&'a str),
    BoxOpen,
    BoxClose,
    Alone(BlockKind),
    Words(&'a str),
}

fn blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

fn start(line: &str) -> Start<'_> {
    let words = line.trim_start_matches(blank);
    let whole = trim_line_end(words);
    if whole.is_empty() {
        return Start::Blank;
    }
    let hashes = words.chars().take_while(|c| *c == '#').count();
    if let Some(rest) = words.get(hashes..).filter(|r| r.is_empty() || r.starts_with(blank))
        && (1..=MAX_LEVEL).contains(&hashes)
        && words.len() == line.len()
    {
        return Start::Heading(hashes, rest);
    }
    if let Some(rest) = words.strip_prefix('>') {
        return Start::Quote(rest);
    }
    if let Some(rest) = words.strip_prefix(":::") {
        match rest.trim_matches(blank) {
            "" => return Start::BoxClose,
            "box" => return Start::BoxOpen,
            _ => {}
        }
    }
    let indent: usize = line.chars().take_while(|c| blank(*c)).map(|c| if c == '\t' { 2 } else { 1 }).sum();
    let level = u8::try_from(indent / 2).unwrap_or(5).min(5);
    if let Some(rest) = words.strip_prefix('-').filter(|r| r.is_empty() || r.starts_with(blank)) {
        return Start::Item { ordered: false, level, number_one: true, rest };
    }
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    if let (1..=3, Some(number), Some(rest)) =
        (digits, words.get(..digits), words.get(digits..).and_then(|r| r.strip_prefix('.')))
        && (rest.is_empty() || rest.starts_with(blank))
    {
        return Start::Item { ordered: true, level, number_one: number == "1", rest };
    }
    if let Some(inner) = whole.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
        if inner.is_empty() {
            return Start::Alone(BlockKind::Paragraph);
        }
        if inner == "pagebreak" {
            return Start::Alone(BlockKind::PageBreak);
        }
        if let Some(id) = inner.strip_prefix("figure ") {
            let chars: Vec<char> = id.chars().collect();
            let id = plain(trimmed(&chars));
            if !id.is_empty() && find_raw_end(&chars, 0).is_none() {
                return Start::Alone(BlockKind::Figure(FigureId::new(id)));
            }
        }
    }
    Start::Words(words)
}

/// Drops blanks at the end of a line, but not one that is escaped.
fn trim_line_end(line: &str) -> &str {
    let cut = line.trim_end_matches(blank);
    if cut.len() < line.len() && ends_in_escape(cut) { line.get(..cut.len() + 1).unwrap_or(line) } else { cut }
}

fn ends_in_escape(line: &str) -> bool {
    line.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

impl Reader<'_> {
    fn find(&mut self, level: Level, kind: &str, line: usize, read: &str, message: &str, mend: &str) {
        let place = Place::File { file: "text".into(), cell: format!("line {}", line + 1) };
        let read: String = read.chars().take(80).collect();
        self.findings.push(Finding::new(level, kind, place, message, mend).with(read, ""));
    }

    fn run(&mut self) {
        while let Some(line) = self.lines.get(self.at).copied() {
            match start(line) {
                Start::Blank => self.at += 1,
                Start::Heading(level, rest) => {
                    let section = self.heading(level, rest);
                    self.sections.push(section);
                    self.at += 1;
                }
                Start::Alone(kind) => {
                    self.push(kind, RichText::default());
                    self.at += 1;
                }
                Start::Item { ordered, level, rest, .. } => {
                    self.flowing(BlockKind::ListItem { ordered, level }, rest);
                }
                Start::Quote(rest) => self.quotation(rest),
                Start::BoxOpen => self.boxed(),
                Start::BoxClose => {
                    self.stray(line, "this ::: closes no box");
                    self.flowing(BlockKind::Paragraph, line.trim_start_matches(blank));
                }
                Start::Words(words) => self.flowing(BlockKind::Paragraph, words),
            }
        }
    }

    fn stray(&mut self, line: &str, message: &str) {
        let at = self.at;
        self.find(Level::Warning, "text-box", at, line, message, "Write ::: box before the box and ::: after it.");
    }

    fn push(&mut self, kind: BlockKind, text: RichText) {
        if self.sections.is_empty() {
            self.find(
                Level::Warning,
                "text-before-heading",
                self.at,
                "",
                "this text stands before the first heading",
                "Begin with a heading such as # Title {#id}.",
            );
            self.sections.push(SectionDraft {
                id: None,
                level: 1,
                kind: SectionKind::Chapter,
                title: String::new(),
                blocks: Vec::new(),
            });
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(BlockDraft { kind, text });
        }
    }

    fn heading(&mut self, level: usize, rest: &str) -> SectionDraft {
        let chars: Vec<char> = trim_line_end(rest.trim_start_matches(blank)).chars().collect();
        let mut section =
            SectionDraft { id: None, level, kind: SectionKind::Chapter, title: String::new(), blocks: Vec::new() };
        // The attributes are the last braces of the line.
        let open = positions(&chars).filter(|i| chars.get(*i) == Some(&'{')).last();
        let closed = chars.last() == Some(&'}') && !escaped_at(&chars, chars.len().saturating_sub(1));
        let mut title: &[char] = &chars;
        if let (Some(open), true) = (open, closed) {
            let inner = chars.get(open + 1..chars.len() - 1).unwrap_or(&[]);
            let mut good = inner.first() == Some(&'#');
            let (mut id, mut kind) = (None, SectionKind::Chapter);
            for word in words_of(inner) {
                match word.strip_prefix(&['#']) {
                    Some(name) if !name.is_empty() => id = Some(SectionId::new(plain(name))),
                    _ => match plain(word).strip_prefix("kind=").and_then(kind_of_word) {
                        Some(named) => kind = named,
                        None => good = false,
                    },
                }
            }
            if good && id.is_some() {
                title = chars.get(..open).unwrap_or(&[]);
                section.id = id;
                section.kind = kind;
            } else {
                let read: String = inner.iter().collect();
                self.find(
                    Level::Warning,
                    "text-heading",
                    self.at,
                    &read,
                    "these braces say neither id nor kind of the section, so they stay in the heading",
                    "Write {#id} or {#id kind=annex}; kinds are front, key_data, chapter, annex.",
                );
            }
        }
        section.title = plain(trimmed(title));
        section
    }

    /// A paragraph or a list item: this line and those that follow without beginning anything else.
    fn flowing(&mut self, kind: BlockKind, first: &str) {
        let from = self.at;
        let mut joined = String::from(trim_line_end(first.trim_start_matches(blank)));
        self.at += 1;
        while let Some(line) = self.lines.get(self.at).copied() {
            match start(line) {
                Start::Words(words) => {
                    joined.push('\n');
                    joined.push_str(trim_line_end(words));
                }
                // "2024." at the start of a line of a paragraph is no list.
                Start::Item { ordered: true, number_one: false, .. } if kind == BlockKind::Paragraph => {
                    joined.push('\n');
                    joined.push_str(trim_line_end(line.trim_start_matches(blank)));
                }
                Start::Blank
                | Start::Heading(..)
                | Start::Item { .. }
                | Start::Quote(_)
                | Start::BoxOpen
                | Start::BoxClose
                | Start::Alone(_) => break,
            }
            self.at += 1;
        }
        let text = self.inline(&joined, from);
        self.push(kind, text);
    }

    fn quotation(&mut self, first: &str) {
        let from = self.at;
        let mut lines = vec![first];
        self.at += 1;
        while let Some(Start::Quote(rest)) = self.lines.get(self.at).map(|l| start(l)) {
            lines.push(rest);
            self.at += 1;
        }
        let joined = join(lines.into_iter());
        let text = self.inline(&joined, from);
        self.push(BlockKind::Quotation, text);
    }

    fn boxed(&mut self) {
        let from = self.at;
        let end = self
            .lines
            .iter()
            .enumerate()
            .skip(from + 1)
            .map(|(i, l)| (i, start(l)))
            .take_while(|(_, s)| !matches!(s, Start::Heading(..) | Start::BoxOpen))
            .find(|(_, s)| matches!(s, Start::BoxClose))
            .map(|(i, _)| i);
        let Some(end) = end else {
            let line = self.lines.get(from).copied().unwrap_or("");
            self.stray(line, "this box has no end");
            return self.flowing(BlockKind::Paragraph, line.trim_start_matches(blank));
        };
        let joined = join(self.lines.get(from + 1..end).unwrap_or(&[]).iter().copied());
        self.at = end + 1;
        let text = self.inline(&joined, from + 1);
        self.push(BlockKind::Box, text);
    }

    fn inline(&mut self, joined: &str, line: usize) -> RichText {
        let chars: Vec<char> = joined.chars().collect();
        let pairs = pairs(&chars);
        let mut out = Vec::new();
        let ends: Vec<usize> = chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(i, _)| i).collect();
        let mut span = Span { chars: &chars, pairs: &pairs, ends: &ends, line, reader: self };
        span.scope(0, chars.len(), &Marks::default(), 0, &mut out);
        RichText(out).normalised()
    }
}

/// Joins the lines of a quotation or a box; an empty line parts them.
fn join<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for (i, line) in lines.enumerate() {
        let line = trim_line_end(line.trim_start_matches(blank));
        match (i, line) {
            (0, _) => joined.push_str(line),
            (_, "") if joined.is_empty() || ends_in_escape(&joined) => joined.push_str("\n\\"),
            (_, "") => joined.push('\\'),
            _ => {
                joined.push('\n');
                joined.push_str(line);
            }
        }
    }
    joined
}

/// Positions that are not escaped and do not escape.
fn positions(chars: &[char]) -> impl Iterator<Item = usize> + '_ {
    let mut escaped = false;
    chars.iter().enumerate().filter_map(move |(i, c)| {
        if escaped {
            escaped = false;
            None
        } else if *c == '\\' {
            escaped = true;
            None
        } else {
            Some(i)
        }
    })
}

fn escaped_at(chars: &[char], at: usize) -> bool {
    chars.get(..at).unwrap_or(&[]).iter().rev().take_while(|c| **c == '\\').count() % 2 == 1
}

/// Without blanks at both ends, an escaped one kept.
fn trimmed(chars: &[char]) -> &[char] {
    let white = |c: &char| blank(*c) || *c == '\n';
    let from = chars.iter().take_while(|c| white(c)).count();
    let mut to = chars.len() - chars.iter().rev().take_while(|c| white(c)).count();
    if to < chars.len() && escaped_at(chars, to) && to > 0 {
        to += 1;
    }
    chars.get(from..to).unwrap_or(&[])
}

/// Words between blanks that are not escaped.
fn words_of(chars: &[char]) -> Vec<&[char]> {
    let cuts: Vec<usize> = positions(chars).filter(|i| chars.get(*i).is_some_and(|c| blank(*c))).collect();
    let mut out = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([chars.len()]) {
        out.extend(chars.get(from..cut).filter(|w| !w.is_empty()));
        from = cut + 1;
    }
    out
}

/// One character and how many were read for it, at a backslash or not. None at a forced line break.
fn unescape(chars: &[char], at: usize) -> (Option<char>, usize) {
    let get = |i: usize| chars.get(at + i).copied();
    match (get(0), get(1)) {
        (Some('\\'), None | Some('\n')) => (None, 2),
        (Some('\\'), Some('u')) if get(2) == Some('{') => {
            let digits: String =
                chars.get(at + 3..).unwrap_or(&[]).iter().take(7).take_while(|c| c.is_ascii_hexdigit()).collect();
            match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                Some(c) if get(3 + digits.len()) == Some('}') => (Some(c), digits.len() + 4),
                _ => (Some('\\'), 1),
            }
        }
        (Some('\\'), Some(c)) if c.is_ascii_punctuation() || c == ' ' => (Some(c), 2),
        (Some('\n'), _) => (Some(' '), 1),
        (Some(c), _) => (Some(c), 1),
        (None, _) => (Some(' '), 1),
    }
}

/// Text that is taken as it is, with its escapes undone.
fn plain(chars: &[char]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let (c, n) = unescape(chars, at);
        out.push(c.unwrap_or('\\'));
        at += n;
    }
    out
}

/// Where raw content ends: at the next closing brace, unless another opens before.
fn find_raw_end(chars: &[char], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' if starts_at(chars, at, "\\u{") => at += unescape(chars, at).1.max(3),
            '\\' => at += 2,
            '}' => return Some(at),
            '{' => return None,
            _ => at += 1,
        }
    }
    None
}

fn find_address_end(chars: &[char], from: usize) -> Option<usize> {
    let (mut at, mut depth) = (from, 0usize);
    while let Some(c) = chars.get(at) {
        match c {
            '\\' if starts_at(chars, at, "\\u{") => at += unescape(chars, at).1.max(3),
            '\\' => at += 2,
            '(' => {
                depth += 1;
                at += 1;
            }
            ')' if depth == 0 => return Some(at),
            ')' => {
                depth -= 1;
                at += 1;
            }
            '[' | ']' | '{' | '}' => return None,
            _ => at += 1,
        }
    }
    None
}

fn starts_at(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

/// For each opening bracket or brace its closing one, found in one pass so that no text is read twice.
fn pairs(chars: &[char]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; chars.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut notes = 0usize;
    let mut at = 0;
    let mut set = |from: usize, to: usize| {
        if let Some(slot) = pairs.get_mut(from) {
            *slot = Some(to);
        }
    };
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += unescape(chars, at).1,
            '[' => {
                open.push(at);
                at += 1;
            }
            ']' => {
                if open.last().is_some_and(|o| chars.get(*o) == Some(&'[')) {
                    if let Some(o) = open.pop() {
                        set(o, at);
                    }
                    if chars.get(at + 1) == Some(&'(')
                        && let Some(end) = find_address_end(chars, at + 2)
                    {
                        set(at + 1, end);
                        at = end;
                    }
                }
                at += 1;
            }
            '{' if starts_at(chars, at, "{note") => {
                open.push(at);
                notes += 1;
                at += 1;
            }
            '{' => {
                if let Some(end) = find_raw_end(chars, at + 1) {
                    set(at, end);
                    at = end;
                }
                at += 1;
            }
            '}' => {
                while notes > 0 {
                    let Some(o) = open.pop() else { break };
                    if chars.get(o) == Some(&'{') {
                        set(o, at);
                        notes -= 1;
                        break;
                    }
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    pairs
}

/// What stands in a scope, before emphasis is settled.
enum Token {
    Text(String),
    Bold(usize),
    Italic(usize),
    Object(ObjectKind),
    Group { from: usize, to: usize, link: Option<String>, claim: Option<(String, String)> },
}

struct Span<'a, 'r, 'i> {
    chars: &'a [char],
    pairs: &'a [Option<usize>],
    ends: &'a [usize],
    line: usize,
    reader: &'r mut Reader<'i>,
}

impl Span<'_, '_, '_> {
    fn line_of(&self, at: usize) -> usize {
        self.line + self.ends.partition_point(|end| *end < at)
    }

    fn find(&mut self, kind: &str, at: usize, read: &str, message: &str, mend: &str) {
        let line = self.line_of(at);
        self.reader.find(Level::Warning, kind, line, read, message, mend);
    }

    fn pair(&self, at: usize) -> Option<usize> {
        self.pairs.get(at).copied().flatten()
    }

    fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to).unwrap_or(&[])
    }

    fn scope(&mut self, from: usize, to: usize, base: &Marks, depth: usize, out: &mut Vec<Inline>) {
        let mut tokens = self.tokens(from, to, depth);
        self.settle(&mut tokens);
        let mut marks = base.clone();
        for token in tokens {
            match token {
                Token::Text(text) => out.push(Inline::Text { text, marks: marks.clone() }),
                Token::Bold(_) => marks.bold = !marks.bold,
                Token::Italic(_) => marks.italic = !marks.italic,
                Token::Object(kind) => {
                    let id = InlineId::new((self.reader.ids)());
                    out.push(Inline::Object { object: Object { id, kind }, marks: marks.clone() });
                }
                Token::Group { from, to, link, claim } => {
                    let mut inner = marks.clone();
                    if link.is_some() {
                        inner.link = link;
                    }
                    if let Some((kind, question)) = claim {
                        let id = InlineId::new((self.reader.ids)());
                        inner.claim = Some(Claim { id, kind, question });
                    }
                    self.scope(from, to, &inner, depth + 1, out);
                }
            }
        }
    }

    /// A mark that nothing closes is a character.
    fn settle(&mut self, tokens: &mut [Token]) {
        let last_bold = tokens.iter().rposition(|t| matches!(t, Token::Bold(_)));
        let last_italic = tokens.iter().rposition(|t| matches!(t, Token::Italic(_)));
        let bolds = tokens.iter().filter(|t| matches!(t, Token::Bold(_))).count();
        let italics = tokens.iter().filter(|t| matches!(t, Token::Italic(_))).count();
        for (count, last, stars) in [(bolds, last_bold, "**"), (italics, last_italic, "*")] {
            if count % 2 == 0 {
                continue;
            }
            let Some(slot) = last.and_then(|i| tokens.get_mut(i)) else { continue };
            let (Token::Bold(at) | Token::Italic(at)) = *slot else { continue };
            *slot = Token::Text(stars.into());
            self.find(
                "text-emphasis",
                at,
                stars,
                "this mark opens emphasis that nothing closes",
                "Close it, or write \\* for a star.",
            );
        }
    }

    fn tokens(&mut self, from: usize, to: usize, depth: usize) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut text = String::new();
        let mut at = from;
        let flush = |text: &mut String, tokens: &mut Vec<Token>| {
            if !text.is_empty() {
                tokens.push(Token::Text(std::mem::take(text)));
            }
        };
        while at < to {
            let Some(c) = self.chars.get(at).copied() else { break };
            match c {
                '*' => {
                    let stars = self.slice(at, to).iter().take_while(|c| **c == '*').count();
                    flush(&mut text, &mut tokens);
                    match stars {
                        1 => tokens.push(Token::Italic(at)),
                        2 => tokens.push(Token::Bold(at)),
                        3 => tokens.extend([Token::Bold(at), Token::Italic(at)]),
                        _ => text.push_str(&"*".repeat(stars)),
                    }
                    at += stars;
                }
                '[' => match self.group(at, to, depth) {
                    Some((token, next)) => {
                        flush(&mut text, &mut tokens);
                        tokens.push(token);
                        at = next;
                    }
                    None => {
                        text.push('[');
                        at += 1;
                    }
                },
                '{' => match self.object(at, to, depth) {
                    Some((kind, next)) => {
                        flush(&mut text, &mut tokens);
                        tokens.push(Token::Object(kind));
                        at = next;
                    }
                    None => {
                        text.push('{');
                        at += 1;
                    }
                },
                _ => {
                    let end = self.chars.get(..to).unwrap_or(self.chars);
                    let (read, n) = unescape(end, at);
                    match read {
                        Some(c) => text.push(c),
                        None => {
                            flush(&mut text, &mut tokens);
                            tokens.push(Token::Object(ObjectKind::LineBreak));
                        }
                    }
                    at += n;
                }
            }
        }
        flush(&mut text, &mut tokens);
        tokens
    }

    /// Words in brackets with an address or a claim after them.
    fn group(&mut self, at: usize, to: usize, depth: usize) -> Option<(Token, usize)> {
        let close = self.pair(at).filter(|c| *c < to)?;
        if close == at + 1 {
            return None;
        }
        let next = close + 1;
        let is_link = self.chars.get(next) == Some(&'(');
        let is_claim = starts_at(self.chars, next, "{claim ");
        if !is_link && !is_claim {
            return None;
        }
        if depth >= MAX_DEPTH {
            self.find("text-depth", at, "[", "brackets stand too deep inside each other", "Take some of them out.");
            return None;
        }
        let end = self.pair(next).filter(|e| *e < to);
        if is_link {
            let address = end.map(|end| plain(trimmed(self.slice(next + 1, end)))).filter(|a| !a.is_empty());
            match (address, end) {
                (Some(address), Some(end)) => {
                    return Some((Token::Group { from: at + 1, to: close, link: Some(address), claim: None }, end + 1));
                }
                (None, _) | (_, None) => {
                    self.find(
                        "text-link",
                        next,
                        "](",
                        "this link has no address that ends with a bracket",
                        "Write [words](address).",
                    );
                    return None;
                }
            }
        }
        let end = end?;
        let inner = self.slice(next + "{claim ".len(), end);
        let Some((kind, question)) = split_at_semicolon(inner) else {
            let read: String = inner.iter().collect();
            self.find(
                "text-claim",
                next,
                &read,
                "this claim has no question",
                "Write [words]{claim rose ; CODE 2015..this}.",
            );
            return None;
        };
        let (kind, question) = (plain(trimmed(kind)), plain(trimmed(question)));
        self.check_question(next, &question);
        Some((Token::Group { from: at + 1, to: close, link: None, claim: Some((kind, question)) }, end + 1))
    }

    fn check_question(&mut self, at: usize, question: &str) {
        if let Err(why) = question.parse::<Question>() {
            self.find("text-question", at, question, &format!("this is no question: {why}"), "Correct the question.");
        }
    }

    /// An embedded object in braces.
    fn object(&mut self, at: usize, to: usize, depth: usize) -> Option<(ObjectKind, usize)> {
        let end = self.pair(at).filter(|e| *e < to);
        let Some(end) = end else {
            self.unknown(at, at + 20);
            return None;
        };
        if starts_at(self.chars, at, "{note ")
            || starts_at(self.chars, at, "{note\n")
            || starts_at(self.chars, at, "{note}")
        {
            if depth >= MAX_DEPTH {
                self.find(
                    "text-depth",
                    at,
                    "{note",
                    "notes stand too deep inside each other",
                    "Take some of them out.",
                );
                return None;
            }
            let from = (at + "{note".len() + 1).min(end);
            let inner = self.slice(from, end);
            let lead = inner.iter().take_while(|c| blank(**c) || **c == '\n').count();
            let cut = trimmed(inner).len();
            let mut out = Vec::new();
            self.scope(from + lead, from + lead + cut, &Marks::default(), depth + 1, &mut out);
            return Some((ObjectKind::Note(RichText(out).normalised()), end + 1));
        }
        let inner = self.slice(at + 1, end).to_vec();
        let kind = if let Some(value) = inner.strip_prefix(&['=']) {
            let (question, format) = split_at_semicolon(value).unwrap_or((value, &[]));
            let (question, format) = (plain(trimmed(question)), plain(trimmed(format)));
            self.check_question(at, &question);
            if let Err(why) = format.parse::<ValueFormat>() {
                self.find("text-format", at, &format, &why.to_string(), "Correct the format.");
            }
            Some(ObjectKind::Value { question, format, seen: String::new() })
        } else {
            let word: String = inner.iter().take_while(|c| !blank(**c) && **c != '\n').collect();
            let rest = trimmed(inner.get(word.chars().count()..).unwrap_or(&[]));
            let name = plain(rest);
            match word.as_str() {
                _ if name.is_empty() => None,
                "ref" if rest.first() == Some(&'#') => {
                    name.strip_prefix('#').filter(|n| !n.is_empty()).map(|n| ObjectKind::SectionRef(SectionId::new(n)))
                }
                "ref" => Some(ObjectKind::FigureRef(FigureId::new(name))),
                "cite" => Some(ObjectKind::Cite(CiteKey::new(name))),
                "var" => Some(ObjectKind::Variable(name)),
                _ => None,
            }
        };
        if kind.is_none() {
            self.unknown(at, end + 1);
        }
        kind.map(|k| (k, end + 1))
    }

    fn unknown(&mut self, at: usize, to: usize) {
        let read: String = self.slice(at, to.min(self.chars.len())).iter().collect();
        self.find(
            "text-braces",
            at,
            &read,
            "these braces hold nothing that is known here",
            "Known are {=…}, {ref …}, {cite …}, {var …}, {note …}; write \\{ for a brace.",
        );
    }
}

/// The two sides of the first semicolon that is not escaped.
fn split_at_semicolon(chars: &[char]) -> Option<(&[char], &[char])> {
    let at = positions(chars).find(|i| chars.get(*i) == Some(&';'))?;
    Some((chars.get(..at)?, chars.get(at + 1..)?))
}
