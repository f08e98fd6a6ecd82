//! Writes sections, blocks and texts in their written form.

use super::{MAX_LEVEL, kind_word};
use crate::{
    BlockKind, Claim, Inline, Lang, Marks, Object, ObjectKind, Profile, RichText, Section, SectionId, SectionKind,
};

/// A section and its parts in one language; empty when there is no such section.
pub fn write(profile: &Profile, root: &SectionId, lang: &Lang) -> String {
    let mut out = String::new();
    if let Some(section) = profile.section(root) {
        write_section(profile, section, lang, profile.level(section), &mut out);
    }
    out
}

fn write_section(profile: &Profile, section: &Section, lang: &Lang, level: usize, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&"#".repeat(level.clamp(1, MAX_LEVEL)));
    let title = escape_raw(section.title.get(lang).unwrap_or(""), "{}");
    if !title.is_empty() {
        out.push(' ');
        out.push_str(&title);
    }
    out.push_str(&format!(" {{#{}", escape_raw(section.id.as_str(), "{} ")));
    if section.kind != SectionKind::Chapter {
        out.push_str(&format!(" kind={}", kind_word(section.kind)));
    }
    out.push_str("}\n");
    let mut numbers = [0u32; 6];
    let mut after_item = false;
    let empty = RichText::default();
    for block in profile.blocks_of(section) {
        let text = block.text.get(lang).unwrap_or(&empty);
        let item = matches!(block.kind, BlockKind::ListItem { .. });
        if !(item && after_item) {
            out.push('\n');
            numbers = [0; 6];
        }
        after_item = item;
        out.push_str(&numbered(&block.kind, text, &mut numbers));
        out.push('\n');
    }
    for part in profile.parts(Some(&section.id)) {
        if level < MAX_LEVEL {
            write_section(profile, part, lang, level + 1, out);
        }
    }
}

/// One block without a line end after it. A numbered item gets the number 1.
pub fn write_block(kind: &BlockKind, text: &RichText) -> String {
    numbered(kind, text, &mut [0; 6])
}

fn numbered(kind: &BlockKind, text: &RichText, numbers: &mut [u32; 6]) -> String {
    match kind {
        BlockKind::Paragraph => {
            let lines = lines_of(text);
            if lines.is_empty() { "{}".into() } else { lines.join("\n") }
        }
        BlockKind::ListItem { ordered, level } => {
            let depth = usize::from((*level).min(5));
            for deeper in numbers.iter_mut().skip(depth + 1) {
                *deeper = 0;
            }
            let mut marker = "-".to_string();
            if let Some(number) = numbers.get_mut(depth) {
                *number = if *ordered { (*number + 1).min(999) } else { 0 };
                if *ordered {
                    marker = format!("{}.", *number);
                }
            }
            let (indent, rest) = ("  ".repeat(depth), " ".repeat(2 * depth + marker.len() + 1));
            let lines = lines_of(text);
            match lines.split_first() {
                None => format!("{indent}{marker}"),
                Some((first, others)) => {
                    let mut out = format!("{indent}{marker} {first}");
                    for line in others {
                        out.push_str(&format!("\n{rest}{line}"));
                    }
                    out
                }
            }
        }
        BlockKind::Quotation => {
            let lines = lines_of(text);
            if lines.is_empty() {
                ">".into()
            } else {
                lines.iter().map(|l| format!("> {l}")).collect::<Vec<_>>().join("\n")
            }
        }
        BlockKind::Box => {
            let lines = lines_of(text);
            if lines.is_empty() { "::: box\n:::".into() } else { format!("::: box\n{}\n:::", lines.join("\n")) }
        }
        BlockKind::Figure(id) => format!("{{figure {}}}", escape_raw(id.as_str(), "{}")),
        BlockKind::PageBreak => "{pagebreak}".into(),
    }
}

/// The lines of a text, each safe at the start of a line.
fn lines_of(text: &RichText) -> Vec<String> {
    let written = write_inline(text);
    if written.is_empty() {
        return Vec::new();
    }
    // A break at the very end is a last line that ends with a backslash.
    written.strip_suffix('\n').unwrap_or(&written).split('\n').map(safe_line).collect()
}

/// Escapes what would begin another block, and blanks at the edges.
fn safe_line(line: &str) -> String {
    let mut out = safe_edges(line);
    let hashes = out.chars().take_while(|c| *c == '#').count();
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    if hashes > 0 || out == "-" || out.starts_with("- ") || out.starts_with('>') || out.starts_with(":::") {
        out.insert(0, '\\');
    } else if digits > 0 && out.chars().nth(digits) == Some('.') {
        out.insert(digits, '\\');
    }
    out
}

fn safe_edges(line: &str) -> String {
    if line == " " {
        return "\\ ".into();
    }
    let mut out = line.to_string();
    if out.starts_with(' ') {
        out.insert(0, '\\');
    }
    let escapes = out.trim_end_matches(' ').chars().rev().take_while(|c| *c == '\\').count();
    let escaped = escapes % 2 == 1 && out.ends_with("\\ ");
    if out.ends_with(' ') && !escaped {
        out.pop();
        out.push_str("\\ ");
    }
    out
}

/// A text without block marks; line breaks stand as `\` and a line end.
pub fn write_inline(text: &RichText) -> String {
    let text = text.clone().normalised();
    let mut out = String::new();
    write_claims(&text.0, &mut out);
    out
}

fn marks_of(inline: &Inline) -> &Marks {
    match inline {
        Inline::Text { marks, .. } | Inline::Object { marks, .. } => marks,
    }
}

/// How the characters are set at one place.
#[derive(Clone, Copy, PartialEq)]
struct Emphasis {
    bold: bool,
    italic: bool,
}

const PLAIN: Emphasis = Emphasis { bold: false, italic: false };

fn switch(from: Emphasis, to: Emphasis, out: &mut String) {
    if from.bold != to.bold {
        out.push_str("**");
    }
    if from.italic != to.italic {
        out.push('*');
    }
}

fn write_claims(run: &[Inline], out: &mut String) {
    let mut at = PLAIN;
    for group in run.chunk_by(|a, b| marks_of(a).claim == marks_of(b).claim) {
        match group.first().and_then(|i| marks_of(i).claim.as_ref()) {
            Some(Claim { kind, question, .. }) => {
                switch(at, PLAIN, out);
                out.push('[');
                let end = write_links(group, PLAIN, out);
                switch(end, PLAIN, out);
                at = PLAIN;
                out.push_str(&format!("]{{claim {} ; {}}}", escape_raw(kind, "{};"), escape_raw(question, "{};")));
            }
            None => at = write_links(group, at, out),
        }
    }
    switch(at, PLAIN, out);
}

fn write_links(run: &[Inline], mut at: Emphasis, out: &mut String) -> Emphasis {
    for group in run.chunk_by(|a, b| marks_of(a).link == marks_of(b).link) {
        match group.first().and_then(|i| marks_of(i).link.as_ref()) {
            Some(address) => {
                switch(at, PLAIN, out);
                out.push('[');
                let end = write_runs(group, PLAIN, out);
                switch(end, PLAIN, out);
                at = PLAIN;
                out.push_str(&format!("]({})", escape_raw(address, "{}[]()")));
            }
            None => at = write_runs(group, at, out),
        }
    }
    at
}

fn write_runs(run: &[Inline], mut at: Emphasis, out: &mut String) -> Emphasis {
    for inline in run {
        let marks = marks_of(inline);
        let wanted = Emphasis { bold: marks.bold, italic: marks.italic };
        switch(at, wanted, out);
        at = wanted;
        match inline {
            Inline::Text { text, .. } => text.chars().for_each(|c| escape_char(c, "*[]{}", out)),
            Inline::Object { object, .. } => write_object(object, out),
        }
    }
    at
}

fn write_object(object: &Object, out: &mut String) {
    match &object.kind {
        ObjectKind::Value { question, format, .. } => {
            out.push_str(&format!("{{={}", escape_raw(question, "{};")));
            if !format.is_empty() {
                out.push_str(&format!(" ; {}", escape_raw(format, "{};")));
            }
            out.push('}');
        }
        ObjectKind::FigureRef(id) => out.push_str(&format!("{{ref {}}}", escape_raw(id.as_str(), "{}#"))),
        ObjectKind::SectionRef(id) => out.push_str(&format!("{{ref #{}}}", escape_raw(id.as_str(), "{}"))),
        ObjectKind::Cite(key) => out.push_str(&format!("{{cite {}}}", escape_raw(key.as_str(), "{}"))),
        ObjectKind::Variable(name) => out.push_str(&format!("{{var {}}}", escape_raw(name, "{}"))),
        ObjectKind::Note(text) => {
            let inner = write_inline(text);
            let lines: Vec<String> = inner.split('\n').map(safe_edges).collect();
            out.push_str(&format!("{{note {}}}", lines.join("\n")));
        }
        ObjectKind::LineBreak => out.push_str("\\\n"),
    }
}

fn escape_char(c: char, special: &str, out: &mut String) {
    if c == '\\' || special.contains(c) {
        out.push('\\');
        out.push(c);
    } else if c.is_control() || c == '\u{feff}' {
        out.push_str(&format!("\\u{{{:X}}}", u32::from(c)));
    } else {
        out.push(c);
    }
}

/// Text that is taken as it is (a question, an address, an id): only what would end it is escaped.
fn escape_raw(text: &str, special: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| escape_char(c, special, &mut out));
    safe_edges(&out)
}
