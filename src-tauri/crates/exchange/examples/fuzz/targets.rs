//! The readers, each as a function from bytes to a number for its outcome; shared with the tests of past failures.
//!
//! Two inputs with the same number were handled alike. Beside "no crash", a target checks the laws that hold for
//! every input: a recipe is read back as it was written, and so is a question.

use almanac_core::question::{Question, ValueFormat};
use almanac_core::{
    Code, CodeItem, CodeList, CodeListCode, Dimension, DimensionCode, DimensionRole, Lang, Localized, Profile,
    SourceCode,
};
use almanac_exchange::correct::{Corrector, Holds};
use almanac_exchange::read::layout;
use almanac_exchange::recipe::Means;
use almanac_exchange::{Context, Recipe, Workbook, apply, open, read_long, register, sniff, suggest};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// One reader.
pub struct Target {
    /// Its name on the command line and of its folder.
    pub name: &'static str,
    /// Runs it; the number stands for the outcome.
    pub run: fn(&[u8]) -> u64,
    /// Whether a real file is of this kind.
    #[allow(dead_code, reason = "the tests of past failures know the kind")]
    pub takes: fn(&[u8]) -> bool,
    /// Words of the format.
    #[allow(dead_code, reason = "the tests of past failures change nothing")]
    pub words: &'static [&'static str],
    /// Whether it is an archive of parts.
    #[allow(dead_code, reason = "the tests of past failures change nothing")]
    pub packed: bool,
}

macro_rules! target {
    ($name:literal, $file:literal, $formats:expr, $words:expr, $packed:literal) => {
        Target {
            name: $name,
            run: |bytes| table(bytes, $file),
            takes: |bytes| sniff(bytes, $file).is_ok_and(|f| $formats.contains(&f.code())),
            words: $words,
            packed: $packed,
        }
    };
    ($name:literal, $run:expr, $words:expr) => {
        Target { name: $name, run: $run, takes: |_| false, words: $words, packed: false }
    };
}

const TEXT: &[&str] = &[
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\r\n",
    "\n\n",
    "sep=;\n",
    "..",
    ":",
    "(1,234)",
    "<5",
    "12,5",
    "1.234,5",
    "%",
    "2020",
    "2020-Q1",
    "2019/20",
    "January",
    "Total",
    "Female",
    "0-4",
    "65+",
    "KGZ",
    "\u{feff}",
    "٣",
    "é",
    "\u{202f}",
    "Year",
    "Value",
    "Country",
    "OBS_VALUE",
    "TIME_PERIOD",
    "women",
    "Source: ",
    "1e5",
];
const XML: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "\"",
    "&amp;",
    "&#0;",
    "&#x10FFFF;",
    "&a;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<?x?>",
    "<!DOCTYPE x>",
    "<Obs",
    "<Series",
    "</Series>",
    "<DataSet",
    "<Group",
    "<Value id=\"",
    "<Comp id=\"",
    "TIME_PERIOD=\"2020\"",
    "OBS_VALUE=\"1\"",
    "xmlns:a=\"b\"",
    "<generic:ObsValue value=\"1\"/>",
    "<Time>",
    "</Time>",
    "<Obs>",
    "</Obs>",
];
const SHEET: &[&str] = &[
    "<row r=\"1\">",
    "</row>",
    "<c r=\"A1\"",
    "<c r=\"XFD1048576\">",
    "<v>",
    "</v>",
    "t=\"s\"",
    "t=\"e\"",
    "t=\"b\"",
    "t=\"d\"",
    "t=\"inlineStr\"",
    "<is><t>x</t></is>",
    "<f>1+1</f>",
    "<mergeCell ref=\"A1:B2\"/>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "hidden=\"1\"",
    "s=\"1\"",
    "uniqueCount=\"9\"",
    "count=\"4294967295\"",
    "<si><t>a</t></si>",
    "numFmtId=\"14\"",
    "date1904=\"1\"",
    "</sheetData>",
    "&lt;",
    "<f t=\"shared\" si=\"0\" ref=\"A1:A9\">",
];
const ODS: &[&str] = &[
    "<table:table table:name=\"T\">",
    "</table:table>",
    "<table:table-row>",
    "</table:table-row>",
    "<table:table-cell/>",
    "table:number-rows-repeated=\"1048576\"",
    "table:number-columns-repeated=\"16384\"",
    "office:value=\"1\"",
    "office:date-value=\"2024-01-01\"",
    "office:value-type=\"float\"",
    "<text:p>",
    "</text:p>",
    "<text:s text:c=\"9999\"/>",
    "table:number-rows-spanned=\"4294967295\"",
    "table:visibility=\"collapse\"",
    "<table:covered-table-cell/>",
];
const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "\"",
    "\"id\"",
    "\"values\"",
    "\"dataSets\"",
    "\"series\"",
    "\"observations\"",
    "\"0:0\"",
    "\"structure\"",
    "\"dimension\"",
    "\"size\"",
    "\"index\"",
    "\"value\"",
    "\"status\"",
    "\"category\"",
    "\\u0000",
    "\\ud800",
    "[[[[[[[[",
    "1e400",
    "-0",
];
const YAML: &[&str] = &[
    ": ",
    "- ",
    "? ",
    "\n  ",
    "\n",
    "&a ",
    "*a",
    "<<: *a\n",
    "!!str ",
    "!!binary ",
    "|\n  ",
    ">-\n  ",
    "|2+\n",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "'",
    "\"",
    "# ",
    "---\n",
    "...\n",
    "%YAML 1.2\n---\n",
    "\t",
    "\\x00",
    "\\U0010ffff",
    "name: Rate\n",
    "~",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "[[[[[[[[",
    "{{{{{{{{",
];
const STRUCTURE: &[&str] = &[
    "<str:Codelists>",
    "</str:Codelists>",
    "<str:Codelist id=\"CL_A\">",
    "</str:Codelist>",
    "<str:Code id=\"A\">",
    "<str:Code id=\"A\"/>",
    "<str:Code value=\"A\" parentCode=\"A\"/>",
    "</str:Code>",
    "<com:Name xml:lang=\"en\">",
    "<com:Name>",
    "<com:Name xml:lang=\"\">",
    "</com:Name>",
    "<com:Description xml:lang=\"fr\">x</com:Description>",
    "<str:Parent>",
    "<Ref id=\"A\"/>",
    "</str:Parent>",
    "<str:Enumeration>",
    "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=X:CL_A(1.0)",
    "</str:Enumeration>",
    "<str:DimensionList>",
    "<str:Dimension id=\"D\">",
    "</str:Dimension>",
    "<str:AttributeList>",
    "<s:KeyFamilies>",
    "<s:Components>",
    "<s:Dimension conceptRef=\"SEX\" codelist=\"CL_A\"/>",
    "&amp;",
    "&#x10FFFF;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "\"",
    "<",
    "/>",
];
const STRUCTURE_JSON: &[&str] = &[
    "\"codelists\":[",
    "\"codes\":[",
    "{\"id\":\"A\"}",
    "\"parent\":\"A\"",
    "\"name\":\"x\"",
    "\"names\":{\"en\":\"x\"}",
    "\"names\":{\"\":1}",
    "\"version\":1",
    "\"conceptSchemes\":[",
    "\"concepts\":[",
    "\"dataStructures\":[",
    "\"dataStructureComponents\":{",
    "\"dimensionList\":{",
    "\"localRepresentation\":{\"enumeration\":\"urn:a=B:C(1)\"}",
    "\"timeDimension\":{\"id\":\"T\"}",
    "\"contentLanguages\":[\"fr\"]",
    "\"dataSets\":[]",
    "{",
    "}",
    "[",
    "]",
    ",",
    "null",
    "\\ud800",
    "[[[[[[[[",
    "1e400",
];
const PX: &[&str] = &[
    "STUB=",
    "HEADING=",
    "VALUES(\"",
    "CODES(\"",
    "TIMEVAL(\"",
    "DATA=",
    ";",
    "\"",
    "\"..\"",
    "CHARSET=\"ANSI\";",
    "KEYS=",
    "[fr]",
    "-",
    "\n",
    "VALUES(\"a\")=\"b\",\"c\";",
    "TLIST(A1)",
];
const RECIPE: &[&str] = &[
    "version = 1\n",
    "[[table]]\n",
    "[[table.column]]\n",
    "[table.values]\n",
    "[[table.values.heading]]\n",
    "[[table.values.named]]\n",
    "[[table.column.inner]]\n",
    "at = 1\n",
    "row = 1\n",
    "columns = [0, 0]\n",
    "columns = [4294967295, 4294967295]\n",
    "header = [4294967295, 1]\n",
    "first_row = 4294967295\n",
    "last_row = 0\n",
    "means = \"dimension\"\n",
    "means = \"period\"\n",
    "means = \"part_of_year\"\n",
    "means = \"flags\"\n",
    "means = \"note\"\n",
    "means = \"filter\"\n",
    "dimension = \"sex\"\n",
    "heading = \"\"\n",
    "times_ten_to = 127\n",
    "times_ten_to = -128\n",
    "period = \"2020\"\n",
    "extent = \"cells\"\n",
    "[labels.sex]\n",
    "hidden_rows = \"leave_out\"\n",
    "others = \"leave_out\"\n",
    "column_heading = \"Value\"\n",
    "keep = [\"KGZ\"]\n",
    "\n---\n",
];
const QUESTION: &[&str] = &[
    "[",
    "]",
    "=",
    "+",
    ",",
    "@",
    "|",
    "..",
    "this",
    "previous",
    "base",
    "latest",
    "all",
    "by ",
    "change ",
    "change% ",
    "share of ",
    "per 1000 ",
    "minus ",
    "top 10",
    "rank ",
    "sum",
    "mean",
    "IMM-001",
    "2020-Q1",
    "this-5",
    "; ",
    "2147483647",
    "-2147483648",
    " ",
    "2 decimals",
    "unit",
];
const PAGE: &[&str] = &[
    "# ",
    "## ",
    "{#id kind=annex}",
    "\n\n",
    "- ",
    "1. ",
    "  ",
    "> ",
    ":::\n",
    "::: box\n",
    "{figure F}",
    "{pagebreak}",
    "{}",
    "**",
    "*",
    "[w](https://a.org)",
    "{=IMM-001 this}",
    "[w]{claim rose ; IMM-001 this}",
    "{ref F}",
    "{cite K}",
    "{var N}",
    "{note ",
    "}",
    "\\*",
    "\\u{A0}",
    "\\",
    "؀",
    "\u{202e}",
    "{",
    "]{",
];
const REGISTER: &[&str] = &[
    "code",
    "name_en",
    "name_fr",
    "name_zz-Latn-XX",
    "valid_from",
    "2024-02-30",
    "synonyms",
    "yes",
    ";",
    ",",
    "\"",
    "\n",
    "stock",
    "flow",
    "dimensions",
    "small_cell_threshold",
    "'=1",
    "\u{feff}",
    "decimals",
    "parent",
];

/// All readers.
pub static ALL: &[Target] = &[
    target!("csv", "a.csv", ["csv", "tsv"], TEXT, false),
    target!("eurostat", "a.tsv", ["eurostat-tsv"], TEXT, false),
    target!("sdmx-csv", "b.csv", ["sdmx-csv-1", "sdmx-csv-2"], TEXT, false),
    target!("xlsx", "a.xlsx", ["xlsx"], SHEET, true),
    target!("xls", "a.xls", ["xls"], &[], false),
    target!("ods", "a.ods", ["ods"], ODS, true),
    target!("sdmx-ml", "a.xml", ["sdmx-ml"], XML, false),
    target!("sdmx-json", "a.json", ["sdmx-json"], JSON, false),
    target!("json-stat", "b.json", ["json-stat"], JSON, false),
    target!("px", "a.px", ["px"], PX, false),
    target!("yaml", "m.yml", ["yaml"], YAML, false),
    target!("markdown", "m.md", ["markdown"], YAML, false),
    Target {
        takes: |b| defines(b, "s.xml") && b.first() == Some(&b'<'),
        ..target!("structure", structure_xml, STRUCTURE)
    },
    Target {
        takes: |b| defines(b, "s.json") && b.first() == Some(&b'{'),
        ..target!("structure-json", structure_json, STRUCTURE_JSON)
    },
    target!("recipe", recipe, RECIPE),
    target!("register", register, REGISTER),
    target!("question", question, QUESTION),
    target!("text-form", text_form, PAGE),
];

/// The outcome as a number: what was said and how much was found, not the words of the file.
struct Outcome(DefaultHasher);

impl Outcome {
    fn new() -> Self {
        Self(DefaultHasher::new())
    }
    fn say(&mut self, what: impl Hash) {
        what.hash(&mut self.0);
    }
    /// Only the size of a number, so that one more row is not another outcome.
    fn count(&mut self, n: usize) {
        n.checked_ilog2().hash(&mut self.0);
    }
    /// A text without its numbers and quotations.
    fn words(&mut self, text: &str) {
        let plain: String =
            text.split(['"', '`']).step_by(2).flat_map(str::chars).filter(|c| !c.is_ascii_digit()).take(200).collect();
        plain.hash(&mut self.0);
    }
    fn findings<'f>(&mut self, findings: impl IntoIterator<Item = &'f almanac_core::Finding>) {
        let kinds: BTreeSet<&str> = findings.into_iter().map(|f| f.kind.as_str()).collect();
        kinds.hash(&mut self.0);
    }
    fn done(self) -> u64 {
        self.0.finish()
    }
}

fn lists() -> (Vec<CodeList>, Vec<Dimension>) {
    let item = |code: &str, name: &str| CodeItem {
        code: Code::new(code),
        names: Localized([(Lang::en(), name.to_string())].into()),
        parent: None,
        valid_from: None,
        valid_to: None,
    };
    let list = |code: &str, items: Vec<CodeItem>| CodeList {
        code: CodeListCode::new(code),
        version: "1".into(),
        names: Localized::default(),
        items,
    };
    let dimension = |code: &str, role, list: &str| Dimension {
        code: DimensionCode::new(code),
        names: Localized::default(),
        role,
        code_list: CodeListCode::new(list),
    };
    let areas = [("KGZ", "Kyrgyzstan"), ("UZB", "Uzbekistan"), ("KAZ", "Kazakhstan"), ("_T", "Total")];
    let sexes = [("F", "Female"), ("M", "Male"), ("_T", "Both sexes")];
    (
        vec![
            list("CL_AREA", areas.iter().map(|(c, n)| item(c, n)).collect()),
            list("CL_SEX", sexes.iter().map(|(c, n)| item(c, n)).collect()),
        ],
        vec![
            dimension("ref_area", DimensionRole::ReferenceArea, "CL_AREA"),
            dimension("sex", DimensionRole::Sex, "CL_SEX"),
        ],
    )
}

/// Opens, understands, counts, reads, and writes in long form.
fn table(bytes: &[u8], name: &str) -> u64 {
    let mut seen = Outcome::new();
    let book = match open(bytes, name) {
        Ok(book) => book,
        Err(e) => {
            seen.say(format!("{:?}", e.kind));
            seen.words(&e.reason);
            assert!(!e.mend.is_empty(), "an error without a way on: {e}");
            return seen.done();
        }
    };
    seen.say(book.format.code());
    seen.count(book.grids.len());
    seen.findings(&book.findings);
    let (code_lists, dimensions) = lists();
    let ctx = Context {
        code_lists: &code_lists,
        dimensions: &dimensions,
        country: Some(Code::new("KGZ")),
        source: Some(SourceCode::new("S")),
        ..Context::default()
    };
    let suggestion = suggest(&book, &ctx);
    seen.findings(&suggestion.findings);
    let text = suggestion.recipe.to_toml().expect("a suggested recipe can be written");
    let kept = Recipe::from_toml(&text).expect("a suggested recipe can be read again");
    assert_eq!(kept, suggestion.recipe, "a recipe changes by being kept");
    for t in &suggestion.recipe.tables {
        seen.say((t.columns.iter().map(|c| format!("{:?}", c.means)).collect::<Vec<_>>(), t.values.headings.len()));
    }
    read_by(&suggestion.recipe, &book, &ctx, &mut seen);
    point_at(suggestion.recipe, &book, &ctx, bytes, &mut seen);
    // The long form opens the file once more; a part of the inputs is enough.
    if bytes.len().is_multiple_of(4) {
        let mut rows = 0_usize;
        let long = read_long(bytes, name, None, &Context::default(), &mut |_, _| rows += 1);
        seen.count(rows);
        seen.say(long.map(|l| l.dimensions.len()).ok());
    }
    seen.done()
}

/// Whether a file defines code lists or structures and holds no data.
fn defines(bytes: &[u8], name: &str) -> bool {
    open(bytes, name).is_ok_and(|b| b.structures.is_some())
}

fn structure_xml(bytes: &[u8]) -> u64 {
    structure(bytes, "s.xml")
}

fn structure_json(bytes: &[u8]) -> u64 {
    structure(bytes, "s.json")
}

/// Like a table; and each code list is written as a table that is read back with its codes.
fn structure(bytes: &[u8], name: &str) -> u64 {
    let mut seen = Outcome::new();
    seen.say(table(bytes, name));
    let Ok(book) = open(bytes, name) else { return seen.done() };
    let Some(structures) = book.structures else { return seen.done() };
    seen.count(structures.lists.len());
    seen.count(structures.concepts.len());
    seen.count(structures.languages().len());
    for d in &structures.data_structures {
        seen.say((d.dimensions.len().min(9), d.attributes.len().min(9)));
    }
    for list in structures.lists.iter().take(20) {
        seen.count(list.items.len());
        let text = register::write_code_list(list, &Lang::en());
        let blank = CodeList { items: Vec::new(), ..list.clone() };
        let (read, _) = register::read_code_list("l.csv", text.as_bytes(), &blank);
        let plain = |c: &Code| !c.as_str().is_empty() && c.as_str().bytes().all(|b| b.is_ascii_alphanumeric());
        let codes: BTreeSet<&Code> = read.items.iter().map(|i| &i.code).collect();
        for item in list.items.iter().filter(|i| plain(&i.code)) {
            assert!(codes.contains(&item.code), "the code {} is lost on the way through a table", item.code);
        }
    }
    seen.done()
}

/// Points at places that the bytes choose: whatever is said of them, the recipe stays one that can be kept and read.
fn point_at(recipe: Recipe, book: &Workbook, ctx: &Context<'_>, bytes: &[u8], seen: &mut Outcome) {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let mut number = hasher.finish();
    let mut below = |most: u64| {
        // A generator of Knuth's; any would do.
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % most.max(1)
    };
    let small = |n: u64| u32::try_from(n).unwrap_or(0);
    let mut corrector = Corrector::new(book, ctx, recipe);
    for _ in 0..4 {
        let (table, column, row) = (below(2) as usize, small(below(8)), small(below(12)));
        let done = match below(9) {
            0 => corrector.column(table, column, &Holds::Values),
            1 => corrector.column(table, column, &Holds::Beside(Means::Dimension, None)),
            2 => corrector.column(table, column, &Holds::Beside(Means::Period, None)),
            3 => corrector.column(table, column, &Holds::Beside(Means::PartOfYear, None)),
            4 => corrector.heading(table, row, row.saturating_add(small(below(3)))),
            5 => corrector.rows(table, row, Some(row.saturating_add(small(below(20))))),
            6 => corrector.new_table(0, row, row),
            7 => corrector.heading_row(table, row, Means::Dimension, Some(DimensionCode::new("sex"))),
            _ => corrector.column(table, column, &Holds::Beside(Means::Ignore, None)),
        };
        seen.say(done.is_ok());
    }
    let recipe = corrector.recipe();
    let text = recipe.to_toml().expect("a corrected recipe can be written");
    assert_eq!(Recipe::from_toml(&text).expect("a corrected recipe can be read again"), recipe);
    for grid in book.grids.iter().take(2) {
        let tables = layout(book, &recipe, grid, &(1..=40), &(1..=20), ctx);
        seen.say(tables.iter().map(|t| (t.problem.is_some(), t.columns.len())).collect::<Vec<_>>());
    }
    read_by(&recipe, book, ctx, seen);
}

fn read_by(recipe: &Recipe, book: &Workbook, ctx: &Context<'_>, seen: &mut Outcome) {
    match almanac_exchange::read::inspect_book(book, recipe, ctx) {
        Ok(inspection) => {
            seen.count(inspection.tables.len());
            for t in &inspection.tables {
                seen.count(usize::try_from(t.observations).unwrap_or(usize::MAX));
                seen.say(t.missing.keys().collect::<Vec<_>>());
                seen.count(t.dimensions.len());
            }
        }
        Err(e) => seen.words(&e.reason),
    }
    match apply(recipe, book, ctx) {
        Ok(reading) => {
            seen.findings(&reading.findings);
            seen.count(reading.table.rows.len());
            seen.count(reading.table.series.len());
            seen.count(reading.table.notes.len());
            for row in &reading.table.rows {
                assert!((row.series as usize) < reading.table.series.len(), "a row of no series");
            }
        }
        Err(e) => seen.words(&e.reason),
    }
}

/// A table to which hostile recipes are applied where the input brings none.
const PLAIN: &str = "Title\n\nCountry,Sex,Month,Year,2019,2020,Note\nKyrgyzstan,Female,Jan,2019,1,2.50,a\nUzbekistan,Male,Feb,2020,..,(1),\n,,,,,,\nTotal,Both sexes,,2020,10,\"1,000\",=1\n";

/// A recipe, and after a line `---` the table that it is applied to.
fn recipe(bytes: &[u8]) -> u64 {
    let mut seen = Outcome::new();
    let text = String::from_utf8_lossy(bytes);
    let (text, file) = text.split_once("\n---\n").unwrap_or((&text, PLAIN));
    let recipe = match Recipe::from_toml(text) {
        Ok(recipe) => recipe,
        Err(e) => {
            seen.words(e.0.lines().last().unwrap_or(""));
            return seen.done();
        }
    };
    let written = recipe.to_toml().expect("a recipe that was read can be written");
    assert_eq!(Recipe::from_toml(&written).as_ref(), Ok(&recipe), "a recipe changes by being kept: {written}");
    let (code_lists, dimensions) = lists();
    let ctx = Context { code_lists: &code_lists, dimensions: &dimensions, ..Context::default() };
    if let Ok(book) = open(file.as_bytes(), "t.csv") {
        read_by(&recipe, &book, &ctx, &mut seen);
    }
    seen.done()
}

fn register(bytes: &[u8]) -> u64 {
    let mut seen = Outcome::new();
    let profile = Profile::default();
    let file = "r.csv";
    let (indicators, findings) = register::read_indicators(file, bytes, &profile);
    seen.count(indicators.len());
    seen.findings(&findings);
    let (sources, findings) = register::read_sources(file, bytes, &profile);
    seen.count(sources.len());
    seen.findings(&findings);
    let (institutions, findings) = register::read_institutions(file, bytes, &profile);
    seen.count(institutions.len());
    seen.findings(&findings);
    let (dimensions, findings) = register::read_dimensions(file, bytes, &profile);
    seen.count(dimensions.len());
    seen.findings(&findings);
    let (lists, _) = lists();
    for list in &lists {
        let (read, findings) = register::read_code_list(file, bytes, list);
        seen.count(read.items.len());
        seen.findings(&findings);
        seen.count(register::read_synonyms(file, bytes, &list.code).len());
    }
    seen.done()
}

/// A question, and after a `;` how its value is printed.
fn question(bytes: &[u8]) -> u64 {
    let mut seen = Outcome::new();
    let text = String::from_utf8_lossy(bytes);
    let (text, form) = text.split_once(';').unwrap_or((&text, ""));
    match text.parse::<Question>() {
        Ok(question) => {
            let written = question.to_string();
            assert_eq!(written.parse::<Question>().as_ref(), Ok(&question), "written as {written}");
            seen.count(question.subjects.len());
            seen.say(format!("{:?}", question.when).chars().filter(|c| !c.is_ascii_digit()).collect::<String>());
            let steps = question.steps.iter().map(|s| format!("{s:?}").split(['(', ' ']).next().map(String::from));
            seen.say(steps.take(4).collect::<Vec<_>>());
        }
        Err(e) => seen.words(&e.to_string()),
    }
    match form.parse::<ValueFormat>() {
        Ok(form) => {
            let written = form.to_string();
            assert_eq!(written.parse::<ValueFormat>().as_ref(), Ok(&form), "written as {written}");
            seen.say(form);
        }
        Err(e) => seen.words(&e.to_string()),
    }
    seen.done()
}

/// Reading the text form never fails; writing what was read and reading it again changes nothing more.
fn text_form(bytes: &[u8]) -> u64 {
    use almanac_core::text_form::{read, write_block};
    let mut seen = Outcome::new();
    let text = String::from_utf8_lossy(bytes);
    let mut n = 0;
    let mut ids = || {
        n += 1;
        format!("id{n}")
    };
    let (sections, findings) = read(&text, &mut ids);
    seen.findings(&findings);
    seen.count(sections.len());
    for section in &sections {
        seen.say((section.level, section.id.is_some()));
        for block in &section.blocks {
            let written = write_block(&block.kind, &block.text);
            seen.say(std::mem::discriminant(&block.kind));
            seen.say(written.is_empty());
        }
    }
    seen.done()
}
