// Written by `cargo test -p almanac-app export_bindings` from src-tauri/crates/app/src/wire; not by hand.

/**
 * Why a value is not there, as far as the data tell.
 */
export type Absence = { "why": "after_edition", 
/**
 * The period as printed.
 */
period: string, 
/**
 * The year.
 */
year: string, } | { "why": "no_values", 
/**
 * Its name.
 */
indicator: string, } | { "why": "no_such_line", 
/**
 * Indicator and codes.
 */
line: string, 
/**
 * The source asked for; empty for any.
 */
source: string, } | { "why": "no_such_period", 
/**
 * Indicator and codes.
 */
line: string, 
/**
 * The period as printed.
 */
period: string, 
/**
 * Its first period with a value.
 */
first: string, 
/**
 * Its last, within the edition.
 */
last: string, } | { "why": "nothing_to_compare", 
/**
 * Indicator and codes.
 */
line: string, } | { "why": "said", 
/**
 * What stands in the cell.
 */
state: CellState, } | { "why": "withheld" } | { "why": "forbidden", 
/**
 * The rule's code, such as `sum-of-stock`.
 */
rule: string, 
/**
 * The rule and a way out, in English.
 */
explained: string, } | { "why": "part_missing" };

/**
 * A finding that somebody accepted.
 */
export type AcceptedFinding = { 
/**
 * The finding.
 */
finding: FindingView, 
/**
 * Why it is all right.
 */
reason: string, };

/**
 * The next step to offer.
 */
export type ActionHint = "open_read_only" | "choose_another_file" | "show_findings" | "go_to_place" | "reload" | "try_again" | "remove_from_list";

/**
 * An indicator that the profile does not have and that comes with the file.
 */
export type AddedIndicator = { 
/**
 * Its code.
 */
code: string, 
/**
 * What the file says of it.
 */
taken: Array<TakenPart>, 
/**
 * What the file leaves open.
 */
open: Array<RecordPart>, };

/**
 * A write has happened.
 */
export type Applied = { 
/**
 * The revision after it.
 */
revision: string, };

/**
 * Where it is printed.
 */
export type BlockPage = { 
/**
 * The page, from 0; none when it is not on the pages shown.
 */
page: number | null, 
/**
 * Points from the upper edge.
 */
y: number, };

/**
 * A block of the text.
 */
export type BlockPageRequest = { 
/**
 * The section.
 */
section: string, 
/**
 * The block.
 */
block: string, 
/**
 * The language.
 */
lang: string, };

/**
 * A block as the editor has it. New blocks and objects carry ids of the editor's making:
 * 16 characters of lower-case base 32.
 */
export type BlockPut = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
shape: BlockShape, 
/**
 * Its text.
 */
text: Array<InlineView>, };

/**
 * What a block is.
 */
export type BlockShape = { "kind": "paragraph" } | { "kind": "list_item", 
/**
 * Numbered rather than bulleted.
 */
ordered: boolean, 
/**
 * 0 to 5.
 */
level: number, } | { "kind": "quotation" } | { "kind": "box" } | { "kind": "figure", 
/**
 * Which.
 */
figure: string, } | { "kind": "page_break" };

/**
 * A block as shown.
 */
export type BlockView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
shape: BlockShape, 
/**
 * Its text; empty for figures and page breaks.
 */
text: Array<InlineView>, 
/**
 * A figure's card.
 */
figure: FigureCard | null, 
/**
 * How its translation stands.
 */
translation: TranslationState, };

/**
 * What brackets around a number say.
 */
export type BracketsMean = "negative" | "unreliable";

/**
 * What stands in a cell.
 */
export type CellState = "number" | "rounds_to_zero" | "not_available" | "not_applicable" | "suppressed" | "not_collected" | "empty" | "absent";

/**
 * A cell whose value changes.
 */
export type ChangedCell = { 
/**
 * Indicator, codes and period in words.
 */
label: string, 
/**
 * Before.
 */
old: string, 
/**
 * After.
 */
new: string, 
/**
 * The cell of the new file.
 */
cell: string, 
/**
 * What was typed, for values entered by hand; else empty.
 */
typed: string, };

/**
 * A place of the profile that will change.
 */
export type ChangedPlace = { 
/**
 * Where.
 */
place: Place, 
/**
 * The place in words.
 */
label: string, 
/**
 * Printed before.
 */
old: string, 
/**
 * Printed after.
 */
new: string, };

/**
 * What must be read again.
 */
export type ChangedScope = "about" | "registers" | "data" | "outline" | "text" | "figures" | "checks" | "history";

/**
 * All findings.
 */
export type Checks = { 
/**
 * Open ones, the heaviest first, then in reading order.
 */
open: Array<FindingView>, 
/**
 * Accepted ones.
 */
accepted: Array<AcceptedFinding>, 
/**
 * Open ones counted.
 */
counts: LevelCounts, };

/**
 * Whether a claim holds.
 */
export type ClaimInfo = { 
/**
 * Whether the data bear it out; none when it cannot be said.
 */
holds: boolean | null, 
/**
 * One sentence that says why.
 */
because: string, };

/**
 * A claim's mark.
 */
export type ClaimMark = { 
/**
 * Its id.
 */
id: string, 
/**
 * Kind, such as `rose`.
 */
kind: string, 
/**
 * The question in written form.
 */
question: string, 
/**
 * Whether the data bear it out; none when it cannot be said. Not read back.
 */
holds: boolean | null, };

/**
 * One thing that somebody points at and says of it. Rows and columns are numbers on the sheet of this file.
 */
export type Correction = { "what": "column", 
/**
 * The table.
 */
table: number, 
/**
 * The column.
 */
column: number, 
/**
 * What it means.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`; none for one called as the column.
 */
dimension: string | null, } | { "what": "column_says", 
/**
 * The table.
 */
table: number, 
/**
 * The column.
 */
column: number, 
/**
 * The period; empty for what the headings say.
 */
period: string, 
/**
 * The indicator; empty for what the headings say.
 */
indicator: string, 
/**
 * Codes by dimension.
 */
codes: Array<Filter>, } | { "what": "heading_row", 
/**
 * The table.
 */
table: number, 
/**
 * The row.
 */
row: number, 
/**
 * What its texts over the values mean; `ignore` for nothing.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`.
 */
dimension: string | null, } | { "what": "heading", 
/**
 * The table.
 */
table: number, 
/**
 * First row.
 */
first: number, 
/**
 * Last row.
 */
last: number, } | { "what": "rows", 
/**
 * The table.
 */
table: number, 
/**
 * First row.
 */
first: number, 
/**
 * Last row; none for where the values end, which lets next year's table be longer.
 */
last: number | null, } | { "what": "new_table", 
/**
 * The sheet, from 0.
 */
sheet: number, 
/**
 * First row of the heading.
 */
first: number, 
/**
 * Last row of the heading.
 */
last: number, } | { "what": "no_table", 
/**
 * The table.
 */
table: number, } | { "what": "rows_saying", 
/**
 * The table.
 */
table: number, 
/**
 * The column.
 */
column: number, 
/**
 * The text.
 */
text: string, 
/**
 * Whether they are left out.
 */
left_out: boolean, } | { "what": "goes_on", 
/**
 * The table.
 */
table: number, 
/**
 * The column.
 */
column: number, 
/**
 * Whether they do.
 */
goes_on: boolean, } | { "what": "section", 
/**
 * The table.
 */
table: number, 
/**
 * The row.
 */
row: number, 
/**
 * What the text means; `ignore` for nothing.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`.
 */
dimension: string | null, } | { "what": "sign", 
/**
 * The table.
 */
table: number, 
/**
 * The sign as received.
 */
text: string, 
/**
 * What it stands for.
 */
means: SignMeans | null, } | { "what": "table", 
/**
 * The table.
 */
table: number, 
/**
 * The decimal sign.
 */
decimal: DecimalMark, 
/**
 * Power of ten that values are multiplied by.
 */
power: number, 
/**
 * What brackets say.
 */
brackets: BracketsMean, 
/**
 * The unit of all values; empty for none.
 */
unit: string, 
/**
 * The period of all values; empty for none.
 */
period: string, 
/**
 * The indicator of all values; empty for none.
 */
indicator: string, 
/**
 * Whether rows that the sender hid are read.
 */
hidden_rows: boolean, };

/**
 * Persons or events.
 */
export type CountedUnit = "persons" | "events" | "neither";

/**
 * Which sign stands before the decimals.
 */
export type DecimalMark = "point" | "comma";

/**
 * A definition that some values have.
 */
export type DefinitionVersion = { 
/**
 * Its letter in the grid.
 */
letter: string, 
/**
 * The definition; empty where nobody wrote one.
 */
words: string, 
/**
 * The source whose own it is; empty for the indicator's.
 */
source: string, 
/**
 * The break from which it holds; none from the beginning.
 */
since: string | null, 
/**
 * Whether the sender marked the values as of another definition.
 */
marked: boolean, };

/**
 * A dimension with codes.
 */
export type DimensionChoices = { 
/**
 * The dimension.
 */
dimension: Named, 
/**
 * Codes that occur, in the order of print; the total is not among them.
 */
codes: Array<Named>, };

/**
 * The codes of a dimension, as its list has them.
 */
export type DimensionCodes = { 
/**
 * In the order of print, the total first.
 */
codes: Array<Named>, };

/**
 * A dimension by its code.
 */
export type DimensionRequest = { 
/**
 * Which.
 */
dimension: string, };

/**
 * A dimension with the codes that have values.
 */
export type DimensionView = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Codes with values, in the order of print; `_T` is the total.
 */
codes: Array<Named>, };

/**
 * A delivery that is due.
 */
export type DueSource = { 
/**
 * The source.
 */
source: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who delivers it.
 */
institution: string, 
/**
 * When it is due.
 */
due: string, 
/**
 * Whether that day has passed.
 */
late: boolean, };

/**
 * What an edition printed.
 */
export type EditionValue = { 
/**
 * The edition's year.
 */
year: number, 
/**
 * Whether it is closed.
 */
sealed: boolean, 
/**
 * Whether it keeps the state of its data; one that does not shows what counts now.
 */
keeps: boolean, 
/**
 * As its pages print it; none when it had no such value.
 */
printed: string | null, };

/**
 * One cell as somebody filled it.
 */
export type EntryCell = { 
/**
 * Its indicator.
 */
indicator: string, 
/**
 * `sex=F,age=Y15T24`; empty for the total.
 */
codes: string, 
/**
 * Its source.
 */
source: string, 
/**
 * Its period as written in questions.
 */
period: string, 
/**
 * What was typed; empty for a cell without a value.
 */
text: string, 
/**
 * The decimal sign of the text.
 */
decimal: DecimalMark, };

/**
 * Plans entered values of one source; `import_accept` takes the plan.
 */
export type EntryPlanRequest = { 
/**
 * The window's name for the job.
 */
job: string, 
/**
 * The cells.
 */
cells: Array<EntryCell>, 
/**
 * Why they are entered; needed before the plan can be taken.
 */
reason: string, };

/**
 * Texts to be read as values of one indicator; nothing is written.
 */
export type EntryReadRequest = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * What was typed or pasted.
 */
texts: Array<string>, 
/**
 * The decimal sign of the language of the window, used where the texts do not tell.
 */
usual: DecimalMark, 
/**
 * The decimal sign that somebody chose; none to find it in the texts.
 */
decimal: DecimalMark | null, };

/**
 * How one text was read.
 */
export type EntryReading = { 
/**
 * Whether it is a value at all.
 */
readable: boolean, 
/**
 * As a cell prints it.
 */
text: string, 
/**
 * What stands in the cell then.
 */
state: CellState, 
/**
 * SDMX status letters typed beside it.
 */
flags: string, };

/**
 * How the texts were read.
 */
export type EntryReadings = { 
/**
 * The decimal sign by which they were read.
 */
decimal: DecimalMark, 
/**
 * One for each text.
 */
readings: Array<EntryReading>, };

/**
 * Decides tone, wording and next step in the window. A code is added only when the window treats it differently.
 */
export type ErrorCode = "no_project" | "project_locked" | "file_from_newer_version" | "not_a_project" | "cannot_read" | "cannot_write" | "gone" | "wrong_input" | "blocked_by_findings" | "stopped" | "not_now" | "failed";

/**
 * One event.
 */
export type Event = { "event": "progress", 
/**
 * The window's name for it.
 */
job: string, 
/**
 * Its stage.
 */
stage: JobStage, 
/**
 * Done.
 */
done: number, 
/**
 * Of so many; 0 when it is not known.
 */
total: number, } | { "event": "preview", 
/**
 * The pages.
 */
preview: PreviewPages, } | { "event": "saved", 
/**
 * The state.
 */
saved: SavedState, } | { "event": "changed", 
/**
 * The revision now.
 */
revision: string, 
/**
 * What must be read again.
 */
scopes: Array<ChangedScope>, } | { "event": "findings", 
/**
 * Counted.
 */
counts: LevelCounts, } | { "event": "menu", 
/**
 * Which.
 */
command: string, } | { "event": "files", 
/**
 * Where they are.
 */
paths: Array<string>, } | { "event": "closing" };

/**
 * Writes the PDF.
 */
export type ExportPdf = { 
/**
 * The window's name for the job, for progress and Stop.
 */
job: string, 
/**
 * Where it goes.
 */
path: string, 
/**
 * The language.
 */
lang: string, 
/**
 * Ids of the chapters to write; none for the whole profile.
 */
sections: Array<string> | null, };

/**
 * What became of it.
 */
export type Exported = { 
/**
 * The file; none when findings block it.
 */
path: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * What blocks it, or is worth a look.
 */
findings: Array<FindingView>, };

/**
 * A figure's card in the text.
 */
export type FigureCard = { 
/**
 * Its number as printed: `Figure 1`.
 */
number: string, 
/**
 * Its caption.
 */
caption: string, 
/**
 * `line`, `table`, …
 */
kind: string, };

/**
 * The form of a figure.
 */
export type FigureForm = "line" | "bar" | "stacked_bar" | "share_bar" | "pyramid" | "table";

/**
 * The list in reading order, unused ones last.
 */
export type FigureList = { 
/**
 * Figures and tables.
 */
figures: Array<FigureRow>, };

/**
 * A figure as it will print: a drawing or tables, with everything that stands beside it.
 */
export type FigurePreview = { 
/**
 * `Figure 3`; empty while no text shows it.
 */
number: string, 
/**
 * Its caption.
 */
caption: string, 
/**
 * A chart as SVG, its letters as outlines; empty when there is nothing to draw.
 */
svg: string, 
/**
 * Its alternative text.
 */
alt: string, 
/**
 * Width in points.
 */
width: number, 
/**
 * Height in points.
 */
height: number, 
/**
 * A table, in parts where it is too wide for the page; the first rows of it.
 */
tables: Array<PrintedTable>, 
/**
 * Rows that are printed and not among these.
 */
rows_left: number, 
/**
 * Sources, note, what letters and symbols mean.
 */
lines: Array<PrintedLine>, 
/**
 * What is wrong with it.
 */
findings: Array<FindingView>, };

/**
 * A drawing of a record, saved or not.
 */
export type FigurePreviewRequest = { 
/**
 * The record.
 */
record: FigureRecord, 
/**
 * The language.
 */
lang: string, };

/**
 * A figure of the text as it will print.
 */
export type FigurePrint = { 
/**
 * Says what it is made of; another content has another.
 */
content: string, 
/**
 * The figure; none when the window has it already.
 */
figure: FigurePreview | null, };

/**
 * A figure of the text, and what the window shows of it already.
 */
export type FigurePrintRequest = { 
/**
 * Which.
 */
figure: string, 
/**
 * The language.
 */
lang: string, 
/**
 * The content that the window has; empty for none.
 */
known: string, };

/**
 * A changed record.
 */
export type FigurePut = { 
/**
 * The record.
 */
record: FigureRecord, };

/**
 * What a form of a figure edits.
 */
export type FigureRecord = { 
/**
 * Its id; of the window's making when it is new.
 */
id: string, 
/**
 * Its form.
 */
form: FigureForm, 
/**
 * The question in written form.
 */
question: string, 
/**
 * Caption per language.
 */
caption: Array<LocalText>, 
/**
 * Alternative text per language where somebody wrote one.
 */
alt: Array<LocalText>, 
/**
 * Note per language.
 */
note: Array<LocalText>, };

/**
 * A figure by its id.
 */
export type FigureRequest = { 
/**
 * Which.
 */
figure: string, };

/**
 * A line of the list.
 */
export type FigureRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its number as printed; empty when no text shows it.
 */
number: string, 
/**
 * Its form.
 */
form: FigureForm, 
/**
 * Its caption.
 */
caption: string, 
/**
 * The section that shows it.
 */
section: string | null, };

/**
 * A cell as received.
 */
export type FileCell = { 
/**
 * Its text.
 */
text: string, 
/**
 * What it is.
 */
role: FileCellRole, 
/**
 * What was read, where it is a value and not the text itself: `1,234.5` of `1 234,5`, as printed, `not_available` of `..`.
 */
read: string, };

/**
 * What a cell is for the plan.
 */
export type FileCellRole = "outside" | "heading" | "label" | "value" | "missing" | "unread" | "left_out";

/**
 * A column of a table.
 */
export type FileColumn = { 
/**
 * Its number on the sheet, from 1.
 */
column: number, 
/**
 * Its lowest heading as received.
 */
heading: string, 
/**
 * What it means.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`.
 */
dimension: Named | null, 
/**
 * What holds for all its values, in words, such as `2021`; empty where nothing does.
 */
says: string, 
/**
 * The period that the recipe gives its values, beside what the headings say; empty for none.
 */
period: string, 
/**
 * The codes that the recipe gives its values.
 */
codes: Array<Filter>, 
/**
 * The indicator that the recipe gives its values; empty for none.
 */
indicator: string, 
/**
 * Texts whose rows are left out.
 */
dropped: Array<string>, 
/**
 * Texts of which only the rows are kept; empty for all.
 */
kept: Array<string>, 
/**
 * Whether an empty cell says what the one above says.
 */
goes_on: boolean, };

/**
 * A part of a sheet.
 */
export type FileGrid = { 
/**
 * The sheets of the file.
 */
sheets: Array<FileSheet>, 
/**
 * Which of them this is, from 0.
 */
sheet: number, 
/**
 * Its tables that are read.
 */
tables: Array<FileTable>, 
/**
 * First row of the part.
 */
first_row: number, 
/**
 * First column of the part.
 */
first_column: number, 
/**
 * Letters of the columns of the part.
 */
letters: Array<string>, 
/**
 * Columns of the part that the sender hid, by their numbers.
 */
hidden_columns: Array<number>, 
/**
 * The rows.
 */
rows: Array<FileRow>, 
/**
 * Dimensions to choose from.
 */
dimensions: Array<Named>, };

/**
 * Asks for a part of a sheet of the file of a plan.
 */
export type FileGridRequest = { 
/**
 * The window's name for the job: a large file is opened once.
 */
job: string, 
/**
 * The plan.
 */
plan: string, 
/**
 * Which sheet, from 0; none for the one of the first table.
 */
sheet: number | null, 
/**
 * First row, from 1.
 */
first_row: number, 
/**
 * How many rows; at most 400.
 */
rows: number, 
/**
 * First column, from 1.
 */
first_column: number, 
/**
 * How many columns; at most 100.
 */
columns: number, };

/**
 * A row of a table's heading.
 */
export type FileHeading = { 
/**
 * Its number on the sheet.
 */
row: number, 
/**
 * What its texts over the values mean; `ignore` for nothing.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`.
 */
dimension: Named | null, };

/**
 * A file from outside.
 */
export type FileIn = { "from": "path", 
/**
 * Where.
 */
path: string, } | { "from": "upload", 
/**
 * What the host called them.
 */
id: string, };

/**
 * A sign instead of a number.
 */
export type FileMarker = { 
/**
 * The sign as received.
 */
text: string, 
/**
 * What it stands for.
 */
means: SignMeans, };

/**
 * A row of a sheet.
 */
export type FileRow = { 
/**
 * Its number, from 1.
 */
row: number, 
/**
 * Whether the sender hid it.
 */
hidden: boolean, 
/**
 * The cells from the first column asked for on; cells beyond the last filled one are left away.
 */
cells: Array<FileCell>, };

/**
 * Rows with one text alone, which holds for the rows below.
 */
export type FileSection = { 
/**
 * The column of the text.
 */
column: number, 
/**
 * What it means: a period or a dimension.
 */
meaning: Meaning, 
/**
 * The dimension, for `dimension`.
 */
dimension: Named | null, };

/**
 * One sheet of a file.
 */
export type FileSheet = { 
/**
 * Its name; empty for a file without sheets.
 */
name: string, 
/**
 * Whether the sender hid it.
 */
hidden: boolean, 
/**
 * Its last row.
 */
rows: number, 
/**
 * Its last column.
 */
columns: number, 
/**
 * How many tables of it are read.
 */
tables: number, };

/**
 * A table of the sheet, as the plan reads it.
 */
export type FileTable = { 
/**
 * Its place in the recipe, by which corrections name it.
 */
table: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Why it cannot be read by the recipe; empty when it can.
 */
problem: string, 
/**
 * First row of its heading; 0 where the format names its columns itself.
 */
heading_first: number, 
/**
 * Last row of its heading.
 */
heading_last: number, 
/**
 * First row of values.
 */
first_row: number, 
/**
 * Last row of values as this file has it.
 */
last_row: number, 
/**
 * Whether the recipe says the last row; else the table ends where its values end.
 */
last_row_fixed: boolean, 
/**
 * Its heading rows.
 */
headings: Array<FileHeading>, 
/**
 * Its columns within the part that was asked for.
 */
columns: Array<FileColumn>, 
/**
 * The decimal sign.
 */
decimal: DecimalMark, 
/**
 * Power of ten that values are multiplied by; 3 for values in thousands.
 */
power: number, 
/**
 * What brackets say.
 */
brackets: BracketsMean, 
/**
 * The unit of all values; empty where none is said.
 */
unit: string, 
/**
 * The period of all values; empty where columns or headings say it.
 */
period: string, 
/**
 * The indicator of all values; empty where columns or headings say it.
 */
indicator: string, 
/**
 * Whether rows that the sender hid are read.
 */
hidden_rows: boolean, 
/**
 * What signs stand for, beside the usual ones.
 */
markers: Array<FileMarker>, 
/**
 * What rows with one text alone say of the rows below them.
 */
sections: Array<FileSection>, };

/**
 * One dimension held at one code.
 */
export type Filter = { 
/**
 * The dimension.
 */
dimension: string, 
/**
 * The code.
 */
code: string, };

/**
 * Accepts a finding; an empty reason takes the acceptance back.
 */
export type FindingAccept = { 
/**
 * Which.
 */
fingerprint: string, 
/**
 * Why it is all right.
 */
reason: string, };

/**
 * One finding.
 */
export type FindingView = { 
/**
 * Stays the same while the finding does; what `finding_accept` takes.
 */
fingerprint: string, 
/**
 * How much it weighs.
 */
level: Level, 
/**
 * Kind, such as `value-changed`.
 */
kind: string, 
/**
 * Where.
 */
place: Place, 
/**
 * The place in words: `3.2 Remittances received`, `Table 1!F100`.
 */
place_label: string, 
/**
 * What was read; may be empty.
 */
read: string, 
/**
 * What was expected; may be empty.
 */
expected: string, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to do.
 */
mend: string, };

/**
 * How often it is due.
 */
export type FrequencyCode = "annual" | "half_yearly" | "quarterly" | "monthly" | "weekly" | "daily" | "five_yearly" | "ten_yearly" | "irregular";

/**
 * The part that was asked for.
 */
export type Grid = { 
/**
 * Rows in all.
 */
total_rows: number, 
/**
 * Columns in all.
 */
total_columns: number, 
/**
 * First row of this part.
 */
first_row: number, 
/**
 * First column of this part.
 */
first_column: number, 
/**
 * Names of the dimensions that the rows are made of.
 */
row_heads: Array<Named>, 
/**
 * Rows of this part.
 */
rows: Array<GridRow>, 
/**
 * Columns of this part.
 */
columns: Array<GridColumn>, 
/**
 * Cells, row after row.
 */
cells: Array<Array<GridCell>>, 
/**
 * Notes of this part.
 */
notes: Array<GridNote>, 
/**
 * Unit as printed.
 */
unit: string, };

/**
 * A cell.
 */
export type GridCell = { 
/**
 * The printed number, or the printed symbol of its missing kind; empty when there is no observation.
 */
text: string, 
/**
 * The number as received, with a decimal point; empty without one.
 */
raw: string, 
/**
 * What stands in it.
 */
state: CellState, 
/**
 * SDMX status letters in order of precedence, such as `BE`.
 */
flags: string, 
/**
 * Letter of its note below the grid; empty without one.
 */
note: string, 
/**
 * Whether it may be published.
 */
public: boolean, 
/**
 * What the delivery before said, where that was something else; as printed.
 */
was: string | null, 
/**
 * Whether somebody entered it by hand.
 */
by_hand: boolean, 
/**
 * From how many delivered values the program added it up; 0 for a delivered one.
 */
parts: number, };

/**
 * A column's head.
 */
export type GridColumn = { 
/**
 * As printed.
 */
label: string, 
/**
 * As written in questions.
 */
period: string, 
/**
 * Whether some series has a break here.
 */
break_here: boolean, };

/**
 * A note below the grid.
 */
export type GridNote = { 
/**
 * Its letter.
 */
letter: string, 
/**
 * Its text.
 */
text: string, };

/**
 * A part of an indicator's values. Rows are series, columns are periods.
 */
export type GridRequest = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * Series that are wanted; none for all.
 */
filters: Array<Filter>, 
/**
 * One source; none for all.
 */
source: string | null, 
/**
 * First row, from 0.
 */
first_row: number, 
/**
 * How many rows at most.
 */
rows: number, 
/**
 * First column, from 0.
 */
first_column: number, 
/**
 * How many columns at most.
 */
columns: number, };

/**
 * A row's head.
 */
export type GridRow = { 
/**
 * Names of its codes, one per `row_heads`.
 */
labels: Array<string>, 
/**
 * `sex=F,age=Y15T24`; empty for the total.
 */
codes: string, 
/**
 * Its source.
 */
source: string, 
/**
 * Whether it is the total of its neighbours, set by weight.
 */
total: boolean, };

/**
 * What the status bar says about a selection.
 */
export type GridSummary = { 
/**
 * Cells.
 */
cells: number, 
/**
 * Cells without a number.
 */
missing: number, 
/**
 * Cells that the program added up; they are in no sum, since their parts may be.
 */
added_up: number, 
/**
 * The sum as printed, where the measure allows one.
 */
sum: string | null, 
/**
 * Whether the sum lacks cells without a number.
 */
partial: boolean, 
/**
 * Why there is none.
 */
no_sum: NoSum | null, 
/**
 * The mean as printed, where the measure allows one.
 */
mean: string | null, };

/**
 * A block of selected cells, by row and column numbers of the whole grid.
 */
export type GridSummaryRequest = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * The same filters as the grid's.
 */
filters: Array<Filter>, 
/**
 * The same source as the grid's.
 */
source: string | null, 
/**
 * First and last row, both included.
 */
rows: [number, number], 
/**
 * First and last column, both included.
 */
columns: [number, number], };

/**
 * One reason why a plan cannot be accepted yet.
 */
export type Held = { 
/**
 * What is missing.
 */
by: HeldBy, 
/**
 * So many headings or findings.
 */
count: number, 
/**
 * Fingerprint of the finding to look at first; empty where a field asks.
 */
finding: string, };

/**
 * Why there is nothing to accept yet.
 */
export type HeldBy = "taken" | "source" | "indicators" | "findings" | "nothing";

/**
 * Steps, newest first.
 */
export type History = { 
/**
 * The list, at most 500.
 */
steps: Array<StepView>, };

/**
 * Takes the file.
 */
export type ImportAccept = { 
/**
 * The window's name for the job.
 */
job: string, 
/**
 * The plan.
 */
plan: string, 
/**
 * What becomes of the recipe.
 */
recipe: KeepRecipe, };

/**
 * What taking the file would do.
 */
export type ImportPlan = { 
/**
 * Names this plan in `import_accept`.
 */
plan: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * What was understood.
 */
understood: Array<Understood>, 
/**
 * Headings of which nobody has said yet which indicator they are.
 */
unnamed: Array<string>, 
/**
 * Names that the file has for them: the heading as code, and the name.
 */
proposed_names: Array<Named>, 
/**
 * Whose delivery; none until somebody says.
 */
source: Named | null, 
/**
 * Sources to choose from.
 */
sources: Array<Named>, 
/**
 * Indicators that it contains.
 */
indicators: Array<Named>, 
/**
 * Indicators that the profile does not have yet.
 */
added: Array<AddedIndicator>, 
/**
 * The recipe as TOML.
 */
recipe: string, 
/**
 * Values that are new.
 */
new: number, 
/**
 * Values that change.
 */
changed: number, 
/**
 * Values that stay.
 */
unchanged: number, 
/**
 * Values that are gone.
 */
gone: number, 
/**
 * Values that are new, at most 500; `old` is empty.
 */
new_cells: Array<ChangedCell>, 
/**
 * Cells that change, at most 500.
 */
changed_cells: Array<ChangedCell>, 
/**
 * Cells that are gone, at most 500; `new` is empty.
 */
gone_cells: Array<ChangedCell>, 
/**
 * Findings.
 */
findings: Array<FindingView>, 
/**
 * Labels that have no code yet, at most 200.
 */
unknown: Array<UnknownLabel>, 
/**
 * Places of the profile that will change.
 */
places: Array<ChangedPlace>, 
/**
 * Why it cannot be accepted yet, in the order in which one sees to it; empty when it can.
 */
held: Array<Held>, };

/**
 * Reads a file without writing anything.
 */
export type ImportPlanRequest = { 
/**
 * The window's name for the job, for progress and Stop.
 */
job: string, 
/**
 * The file.
 */
file: FileIn, 
/**
 * Whose delivery it is; none to be proposed.
 */
source: string | null, 
/**
 * A recipe as TOML; none for the saved or proposed one.
 */
recipe: string | null, 
/**
 * What labels mean, beside what the recipe says; only together with a recipe.
 */
labels: Array<LabelChoice>, 
/**
 * Which indicators headings are, beside what the recipe says; only together with a recipe.
 */
indicators: Array<IndicatorChoice>, 
/**
 * What somebody pointed at in the file's own sheet, in order; only together with a recipe.
 */
corrections: Array<Correction>, };

/**
 * What somebody says that a heading of a file is.
 */
export type IndicatorChoice = { 
/**
 * The heading as received, or whatever else names the values.
 */
heading: string, 
/**
 * The indicator's code; a new one is added with the file.
 */
indicator: string, 
/**
 * The name of a new one; empty for one of the list.
 */
name: string, };

/**
 * Everything about an indicator.
 */
export type IndicatorDetail = { 
/**
 * What a form edits.
 */
record: IndicatorRecord, 
/**
 * Its name.
 */
name: string, 
/**
 * Its line in the list.
 */
row: IndicatorRow, 
/**
 * Dimensions to filter by.
 */
dimensions: Array<DimensionView>, 
/**
 * Dimensions to choose from.
 */
known_dimensions: Array<Named>, 
/**
 * Sources that have values.
 */
sources: Array<Named>, 
/**
 * Units to choose from.
 */
units: Array<Named>, 
/**
 * Institutions to choose from.
 */
institutions: Array<Named>, 
/**
 * Codes of what its definition lacks or where it contradicts itself, such as `reference-missing`.
 */
gaps: Array<string>, };

/**
 * Something worth knowing beside an indicator's name.
 */
export type IndicatorHint = { "hint": "incomplete" } | { "hint": "break", 
/**
 * Where.
 */
period: string, } | { "hint": "mixed_counts" } | { "hint": "no_values" } | { "hint": "provisional" } | { "hint": "confidential" };

/**
 * The list.
 */
export type IndicatorList = { 
/**
 * In the order of modules and codes.
 */
indicators: Array<IndicatorRow>, };

/**
 * A changed record.
 */
export type IndicatorPut = { 
/**
 * The record.
 */
record: IndicatorRecord, 
/**
 * Whether its code must be new.
 */
new: boolean, };

/**
 * What a form of an indicator edits.
 */
export type IndicatorRecord = { 
/**
 * Its code.
 */
code: string, 
/**
 * Name per language.
 */
names: Array<LocalText>, 
/**
 * Definition per language.
 */
definition: Array<LocalText>, 
/**
 * Topic module.
 */
module: string, 
/**
 * What is measured.
 */
measure: Measure | null, 
/**
 * Unit code.
 */
unit: string | null, 
/**
 * Power of ten.
 */
unit_multiplier: number, 
/**
 * Persons or events.
 */
counted: CountedUnit | null, 
/**
 * Who belongs to it.
 */
population: Population | null, 
/**
 * Date or period.
 */
reference: Reference | null, 
/**
 * First month of a fiscal year, 2 to 12.
 */
fiscal_month: number | null, 
/**
 * Dimensions.
 */
dimensions: Array<string>, 
/**
 * Who answers for it.
 */
custodian: string | null, 
/**
 * How often it is due.
 */
frequency: FrequencyCode, 
/**
 * Decimals in print.
 */
decimals: number, 
/**
 * Base year.
 */
base_year: number | null, };

/**
 * An indicator by its code.
 */
export type IndicatorRequest = { 
/**
 * Which.
 */
indicator: string, };

/**
 * A line of the list of indicators.
 */
export type IndicatorRow = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Topic module.
 */
module: string, 
/**
 * What is measured; none when it is not said yet.
 */
measure: Measure | null, 
/**
 * Unit as printed.
 */
unit: string, 
/**
 * Persons or events.
 */
counted: CountedUnit | null, 
/**
 * Date or period.
 */
reference: Reference | null, 
/**
 * Observations that answer now.
 */
values: number, 
/**
 * Names of the dimensions.
 */
dimensions: Array<string>, 
/**
 * What is worth knowing.
 */
hints: Array<IndicatorHint>, };

/**
 * A run of text or an embedded object. What is printed is worked out by the program and not read back.
 */
export type InlineView = { "type": "text", 
/**
 * The characters.
 */
text: string, 
/**
 * How they are set.
 */
marks: MarkSet, } | { "type": "value", 
/**
 * Its id.
 */
id: string, 
/**
 * The question in written form.
 */
question: string, 
/**
 * The format in written form; empty for the indicator's own.
 */
format: string, 
/**
 * As printed now.
 */
printed: string, 
/**
 * As somebody last saw it; empty when nobody did.
 */
seen: string, 
/**
 * Its state.
 */
state: ValueState, 
/**
 * How it is set.
 */
marks: MarkSet, } | { "type": "figure_ref", 
/**
 * Its id.
 */
id: string, 
/**
 * The figure.
 */
figure: string, 
/**
 * As printed: `Figure 3`.
 */
printed: string, 
/**
 * How it is set.
 */
marks: MarkSet, } | { "type": "section_ref", 
/**
 * Its id.
 */
id: string, 
/**
 * The section.
 */
section: string, 
/**
 * As printed: `3.2`.
 */
printed: string, 
/**
 * How it is set.
 */
marks: MarkSet, } | { "type": "cite", 
/**
 * Its id.
 */
id: string, 
/**
 * Its key.
 */
key: string, 
/**
 * As printed.
 */
printed: string, 
/**
 * How it is set.
 */
marks: MarkSet, } | { "type": "note", 
/**
 * Its id.
 */
id: string, 
/**
 * Its text.
 */
text: Array<InlineView>, 
/**
 * How its sign is set.
 */
marks: MarkSet, } | { "type": "variable", 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * As printed.
 */
printed: string, 
/**
 * How it is set.
 */
marks: MarkSet, } | { "type": "line_break", 
/**
 * Its id.
 */
id: string, };

/**
 * The list.
 */
export type InstitutionList = { 
/**
 * By name.
 */
institutions: Array<InstitutionRow>, };

/**
 * A changed or new institution.
 */
export type InstitutionPut = { 
/**
 * The record.
 */
record: InstitutionRecord, 
/**
 * Whether its code must be new.
 */
new: boolean, };

/**
 * What a form of an institution edits.
 */
export type InstitutionRecord = { 
/**
 * Its code.
 */
code: string, 
/**
 * Name per language.
 */
names: Array<LocalText>, 
/**
 * Short form as printed.
 */
acronym: string, 
/**
 * The post that answers questions.
 */
focal_point: string, 
/**
 * Whether it is an international body.
 */
international: boolean, };

/**
 * An institution by its code; empty for a new one.
 */
export type InstitutionRequest = { 
/**
 * Which.
 */
institution: string, };

/**
 * A line of the list of institutions.
 */
export type InstitutionRow = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Short form.
 */
acronym: string, 
/**
 * The post that answers questions.
 */
focal_point: string, 
/**
 * Whether it is an international body.
 */
international: boolean, 
/**
 * Sources that it produces.
 */
sources: number, };

/**
 * A job of the window's naming.
 */
export type JobRequest = { 
/**
 * Which.
 */
job: string, };

/**
 * The stage of a job; the window finds the words.
 */
export type JobStage = "reading" | "comparing" | "writing" | "answering" | "drawing" | "typesetting" | "exporting" | "checking";

/**
 * What becomes of the recipe.
 */
export type KeepRecipe = "keep" | "once";

/**
 * A number of the page of key data.
 */
export type KeyFigure = { 
/**
 * What it is.
 */
label: string, 
/**
 * As printed; the symbol of its missing kind where there is no number.
 */
printed: string, 
/**
 * Unit as printed; may be empty.
 */
unit: string, 
/**
 * Period as printed.
 */
period: string, 
/**
 * Source as printed.
 */
source: string, 
/**
 * Its indicator.
 */
indicator: string, 
/**
 * Change from the period before, as printed with its sign; none where the rules forbid it.
 */
change: string | null, };

/**
 * What somebody says a label means.
 */
export type LabelChoice = { 
/**
 * The dimension's code.
 */
dimension: string, 
/**
 * The label as received.
 */
label: string, 
/**
 * The code.
 */
code: string, };

/**
 * A language of the document.
 */
export type LangRequest = { 
/**
 * Language tag.
 */
lang: string, };

/**
 * How much a finding weighs.
 */
export type Level = "note" | "warning" | "error";

/**
 * Findings counted by weight.
 */
export type LevelCounts = { 
/**
 * Errors.
 */
errors: number, 
/**
 * Warnings.
 */
warnings: number, 
/**
 * Notes.
 */
notes: number, };

/**
 * A text in one language.
 */
export type LocalText = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * The text.
 */
text: string, };

/**
 * How a run is set.
 */
export type MarkSet = { 
/**
 * Strong emphasis.
 */
bold: boolean, 
/**
 * Emphasis.
 */
italic: boolean, 
/**
 * Address.
 */
link: string | null, 
/**
 * A statement that the data must bear out.
 */
claim: ClaimMark | null, };

/**
 * What a column or a row of the heading means.
 */
export type Meaning = "values" | "dimension" | "indicator" | "period" | "part_of_year" | "unit" | "flags" | "missing" | "confidentiality" | "note" | "label" | "filter" | "ignore";

/**
 * What kind of number an indicator is.
 */
export type Measure = "stock" | "flow" | "balance" | "event_count" | "amount" | "rate" | "share" | "index";

/**
 * An indicator without a value for the edition's year.
 */
export type MissingIndicator = { 
/**
 * Its code.
 */
indicator: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The latest period that it has; none when it has none.
 */
latest: string | null, };

/**
 * A code with its name in the language of the window.
 */
export type Named = { 
/**
 * The code.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

/**
 * Why a selection has no sum.
 */
export type NoSum = "stock_over_time" | "ratio" | "total_and_parts" | "parts_overlap" | "several_sources" | "periods_overlap" | "incomplete" | "no_numbers";

/**
 * No parameters, or nothing to answer.
 */
export type Nothing = Record<symbol, never>;

/**
 * The name of a step.
 */
export type OpName = "new_project" | "edit_about" | "edit_edition" | "type" | "insert" | "add_section" | "move_section" | "rename_section" | "remove_section" | "edit_figure" | "edit_register" | "import" | "remove_release" | "enter_values" | "replace_words" | "mark_seen" | "accept_finding" | "combine" | "undo" | "redo" | "return";

/**
 * How a project is opened.
 */
export type OpenMode = "write" | "read";

/**
 * A delivered value that the program added up with others.
 */
export type OriginPart = { 
/**
 * Names of its codes and the period.
 */
label: string, 
/**
 * As printed.
 */
printed: string, 
/**
 * Its own origin.
 */
origin: ValueOriginRequest, };

/**
 * The tree in reading order.
 */
export type Outline = { 
/**
 * Sections.
 */
sections: Array<OutlineItem>, };

/**
 * A line of the outline.
 */
export type OutlineItem = { 
/**
 * Its id.
 */
id: string, 
/**
 * The section that it is a part of.
 */
parent: string | null, 
/**
 * 1 for a chapter.
 */
level: number, 
/**
 * Where it stands.
 */
place: SectionPlace, 
/**
 * Its number as printed; empty in the front matter.
 */
number: string, 
/**
 * Its heading in the language asked for, else in the first language.
 */
title: string, 
/**
 * Open findings in it, parts not counted.
 */
findings: LevelCounts, 
/**
 * Values in it that changed since somebody looked.
 */
changed_values: number, };

/**
 * What the room shows.
 */
export type Overview = { 
/**
 * Key figures.
 */
key_figures: Array<KeyFigure>, 
/**
 * Deliveries that are due, soonest first.
 */
due: Array<DueSource>, 
/**
 * Printed values that changed.
 */
stale: Array<StaleValue>, 
/**
 * Indicators without a value this year.
 */
missing: Array<MissingIndicator>, 
/**
 * Open findings.
 */
findings: LevelCounts, 
/**
 * Indicators in the list.
 */
indicators: number, 
/**
 * Observations that answer now.
 */
values: number, 
/**
 * Sources in the list.
 */
sources: number, 
/**
 * Sections of the text.
 */
sections: number, 
/**
 * Charts and tables.
 */
figures: number, };

/**
 * A block, when there is one.
 */
export type PageAt = { 
/**
 * The section.
 */
section: string | null, 
/**
 * The block.
 */
block: string | null, };

/**
 * A click in a page.
 */
export type PageAtRequest = { 
/**
 * The page's picture.
 */
hash: string, 
/**
 * The page, from 0.
 */
page: number, 
/**
 * Points from the left edge.
 */
x: number, 
/**
 * Points from the upper edge.
 */
y: number, };

/**
 * One page. Its picture is at `/page/<hash>.svg` of the host.
 */
export type PageInfo = { 
/**
 * Place among the pages shown, from 0.
 */
index: number, 
/**
 * Its printed number; may be empty.
 */
number: string, 
/**
 * Names its picture; equal pages have equal names.
 */
hash: string, 
/**
 * Width in points.
 */
width: number, 
/**
 * Height in points.
 */
height: number, };

/**
 * A file to be written.
 */
export type PathRequest = { 
/**
 * Where it goes.
 */
path: string, };

/**
 * Where something is; every place is a link.
 */
export type Place = { "in": "profile" } | { "in": "file", 
/**
 * Name of the file.
 */
file: string, 
/**
 * Cell or line; empty for the whole file.
 */
cell: string, } | { "in": "indicator", 
/**
 * Which.
 */
indicator: string, } | { "in": "source", 
/**
 * Which.
 */
source: string, } | { "in": "value", 
/**
 * Its indicator.
 */
indicator: string, 
/**
 * `sex=F,age=Y15T24`; empty for the total.
 */
codes: string, 
/**
 * Its period as written in questions.
 */
period: string, } | { "in": "section", 
/**
 * Which.
 */
section: string, } | { "in": "block", 
/**
 * Its section.
 */
section: string, 
/**
 * Which.
 */
block: string, 
/**
 * Object or claim in the text.
 */
inline: string | null, } | { "in": "figure", 
/**
 * Which.
 */
figure: string, };

/**
 * Who belongs to the population.
 */
export type Population = "usual_residence_12_months" | "usual_residence_6_months" | "registered" | "present" | "status_holders" | "not_applicable";

/**
 * Pages to show. When the text does not compile, these are the last good ones.
 */
export type PreviewPages = { 
/**
 * The revision that they show.
 */
revision: string, 
/**
 * The language.
 */
lang: string, 
/**
 * All pages.
 */
pages: Array<PageInfo>, 
/**
 * The page with the caret's block, from 0.
 */
at: number | null, 
/**
 * Whether newer text did not compile, so that these pages are older.
 */
stale: boolean, 
/**
 * What is wrong.
 */
diagnostics: Array<FindingView>, };

/**
 * What the window wants to see. Pages arrive as an event; newest wins.
 */
export type PreviewRequest = { 
/**
 * The section in the editor.
 */
section: string, 
/**
 * The block with the caret.
 */
block: string | null, 
/**
 * The language.
 */
lang: string, };

/**
 * A cell of a printed table.
 */
export type PrintedCell = { 
/**
 * The number or the symbol.
 */
text: string, 
/**
 * Superior letters beside it.
 */
letters: string, };

/**
 * A place that prints the value.
 */
export type PrintedIn = { 
/**
 * Where.
 */
place: Place, 
/**
 * The place in words: `2.1 Stock`.
 */
label: string, 
/**
 * What is printed there: the words, or the figure's number.
 */
text: string, };

/**
 * A line below a figure.
 */
export type PrintedLine = { 
/**
 * `Source:`; empty where the text says it all.
 */
label: string, 
/**
 * The text.
 */
text: string, };

/**
 * A row of a printed table.
 */
export type PrintedRow = { 
/**
 * What heads it.
 */
head: string, 
/**
 * Whether it is the total of others.
 */
total: boolean, 
/**
 * Its cells.
 */
cells: Array<PrintedCell>, };

/**
 * A part of a printed table.
 */
export type PrintedTable = { 
/**
 * The unit, then what heads each column.
 */
head: Array<string>, 
/**
 * Its rows.
 */
rows: Array<PrintedRow>, };

/**
 * Another order of preference.
 */
export type PriorityPut = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * Sources, the one that answers first.
 */
sources: Array<string>, 
/**
 * Why.
 */
reason: string, };

/**
 * What the title bar and the Edit menu show.
 */
export type ProjectInfo = { 
/**
 * The file.
 */
path: string, 
/**
 * Title in the document's first language.
 */
title: string, 
/**
 * ISO 3166-1 alpha-3.
 */
country: string, 
/**
 * Its name.
 */
country_name: string, 
/**
 * Year of the current edition; none when there is none.
 */
edition: number | null, 
/**
 * State of the data as printed; none when it is not set.
 */
data_as_of: string | null, 
/**
 * Whether the edition is closed.
 */
sealed: boolean, 
/**
 * Languages of the edition, the first being the one written first.
 */
languages: Array<Named>, 
/**
 * Template folder of the edition.
 */
template: string, 
/**
 * State of saving.
 */
saved: SavedState, 
/**
 * The revision that the window has when it has read everything.
 */
revision: string, 
/**
 * What Undo would take back.
 */
undo: StepLabel | null, 
/**
 * What Redo would do again.
 */
redo: StepLabel | null, 
/**
 * Open findings.
 */
findings: LevelCounts, };

/**
 * A new project.
 */
export type ProjectNew = { 
/**
 * Where it goes.
 */
path: string, 
/**
 * Template folder.
 */
template: string, 
/**
 * ISO 3166-1 alpha-3.
 */
country: string, 
/**
 * Year of the first edition.
 */
year: number, 
/**
 * Languages, the first being the one written first.
 */
languages: Array<string>, };

/**
 * A project to open.
 */
export type ProjectOpen = { 
/**
 * Its file.
 */
path: string, 
/**
 * For reading or writing.
 */
mode: OpenMode, };

/**
 * The sample profile, written to a new file.
 */
export type ProjectSample = { 
/**
 * Where it goes; none for a place of the program's choosing.
 */
path: string | null, };

/**
 * What can be chosen for an indicator: what was delivered.
 */
export type QuestionChoices = { 
/**
 * Its name; empty when there is no such indicator.
 */
name: string, 
/**
 * Dimensions by which it is broken down, with the codes that occur.
 */
dimensions: Array<DimensionChoices>, 
/**
 * Sources that have values.
 */
sources: Array<Named>, 
/**
 * Periods with values, as they are written, in order.
 */
periods: Array<Named>, 
/**
 * Whether it has a base year.
 */
base: boolean, };

/**
 * An indicator for which something is chosen.
 */
export type QuestionChoicesRequest = { 
/**
 * Its code.
 */
indicator: string, 
/**
 * Language of the names.
 */
lang: string, };

/**
 * The codes of a dimension that are asked for.
 */
export type QuestionFilter = { 
/**
 * The dimension.
 */
dimension: string, 
/**
 * Its codes.
 */
codes: Array<string>, };

/**
 * One moment.
 */
export type QuestionMoment = { "at": "this", 
/**
 * How many; 0 for the year itself, 1 for the one before.
 */
back: number, } | { "at": "base" } | { "at": "latest" } | { "at": "period", 
/**
 * As it is written: `2024`, `2024-Q3`.
 */
period: string, };

/**
 * A question in parts.
 */
export type QuestionParts = { 
/**
 * What is asked for; several make several rows.
 */
subjects: Array<QuestionSubject>, 
/**
 * For when.
 */
when: QuestionWhen, 
/**
 * What is done with it, in order.
 */
steps: Array<QuestionStepPart>, };

/**
 * What was read of a question.
 */
export type QuestionReading = { 
/**
 * Its canonical written form; as it was handed in where it cannot be read.
 */
question: string, 
/**
 * Its parts; none when it cannot be read.
 */
parts: QuestionParts | null, 
/**
 * Why it cannot be read; empty when it can.
 */
wrong: string, };

/**
 * A step.
 */
export type QuestionStepPart = { "step": "by", 
/**
 * One or two.
 */
dimensions: Array<string>, } | { "step": "change", 
/**
 * Which.
 */
since: QuestionMoment, } | { "step": "change_percent", 
/**
 * Which.
 */
since: QuestionMoment, } | { "step": "share_of", 
/**
 * Of what.
 */
subject: QuestionSubject, } | { "step": "per", 
/**
 * How many: 1, 10, 100, …
 */
number: number, 
/**
 * Of what.
 */
subject: QuestionSubject, } | { "step": "minus", 
/**
 * What.
 */
subject: QuestionSubject, } | { "step": "top", 
/**
 * How many.
 */
number: number, } | { "step": "rank", 
/**
 * Among the codes of this dimension.
 */
dimension: string, } | { "step": "sum" } | { "step": "mean" } | { "step": "max" } | { "step": "min" };

/**
 * An indicator with its filters.
 */
export type QuestionSubject = { 
/**
 * Its code.
 */
indicator: string, 
/**
 * Filters in order; several codes of one are added up.
 */
filters: Array<QuestionFilter>, 
/**
 * One source; none for the usual order of preference.
 */
source: string | null, };

/**
 * A question as somebody wrote it.
 */
export type QuestionText = { 
/**
 * In written form.
 */
question: string, };

/**
 * One moment or several.
 */
export type QuestionWhen = { "kind": "at", 
/**
 * Which.
 */
moment: QuestionMoment, } | { "kind": "range", 
/**
 * The first.
 */
from: QuestionMoment, 
/**
 * The last.
 */
to: QuestionMoment, } | { "kind": "all" };

/**
 * One observation that went into the answer.
 */
export type ReadCell = { 
/**
 * Its series and period, to ask where it comes from.
 */
origin: ValueOriginRequest, 
/**
 * What it is: indicator, codes, period.
 */
label: string, 
/**
 * As printed.
 */
printed: string, 
/**
 * Source as printed.
 */
source: string, 
/**
 * Name of the received file.
 */
file_name: string, 
/**
 * Its cell.
 */
cell: string, 
/**
 * When the file was accepted.
 */
received_at: string, 
/**
 * SDMX status letters.
 */
flags: string, };

/**
 * A project opened before.
 */
export type RecentProject = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its title, as last seen.
 */
title: string, 
/**
 * Country and edition, as last seen.
 */
subtitle: string, 
/**
 * When it was last open.
 */
opened_at: string, 
/**
 * Whether the file is still there.
 */
present: boolean, };

/**
 * Takes a project off the list of recent ones.
 */
export type RecentRemove = { 
/**
 * Where it is or was.
 */
path: string, };

/**
 * A part of the record of an indicator that comes with a file.
 */
export type RecordPart = "name" | "unit" | "multiplier" | "decimals" | "measure" | "frequency" | "dimensions" | "definition" | "reference";

/**
 * Date or period of a yearly value.
 */
export type Reference = "start_of_year" | "mid_year" | "end_of_year" | "named_day" | "calendar_year" | "fiscal_year" | "named_period";

/**
 * A delivery to be taken out.
 */
export type ReleaseRemove = { 
/**
 * Its source.
 */
source: string, 
/**
 * The delivery.
 */
release: string, };

/**
 * One delivery.
 */
export type ReleaseRow = { 
/**
 * Its id.
 */
release: string, 
/**
 * Name of the received file; empty for values entered by hand.
 */
file_name: string, 
/**
 * When it was accepted.
 */
at: string, 
/**
 * Who accepted it.
 */
by: string, 
/**
 * Observations that it holds.
 */
observations: number, 
/**
 * Why it was entered, for values entered by hand; else empty.
 */
reason: string, };

/**
 * How far a replacement reaches.
 */
export type ReplaceIn = { "where": "place", 
/**
 * The text.
 */
spot: TextSpot, 
/**
 * The how-manieth place in it.
 */
nth: number, } | { "where": "section", 
/**
 * Which.
 */
section: string, } | { "where": "profile" };

/**
 * What is known of saving.
 */
export type SavedState = { "state": "saved", 
/**
 * Since when.
 */
at: string, } | { "state": "saving" } | { "state": "failed", 
/**
 * Why.
 */
reason: string, } | { "state": "read_only" };

/**
 * A new section.
 */
export type SectionAdd = { 
/**
 * The section that it is a part of; none for a chapter.
 */
parent: string | null, 
/**
 * The sibling that it follows; none to be the first.
 */
after: string | null, 
/**
 * Where it stands, for chapters.
 */
place: SectionPlace, 
/**
 * The language of the heading.
 */
lang: string, 
/**
 * Its heading.
 */
title: string, };

/**
 * The new section.
 */
export type SectionAdded = { 
/**
 * Its id.
 */
section: string, 
/**
 * The revision now.
 */
revision: string, };

/**
 * A section by its id.
 */
export type SectionId = { 
/**
 * Which.
 */
section: string, };

/**
 * Another place.
 */
export type SectionMove = { 
/**
 * Which.
 */
section: string, 
/**
 * The section that it becomes a part of; none for a chapter.
 */
parent: string | null, 
/**
 * The sibling that it follows; none to be the first.
 */
after: string | null, };

/**
 * Where a section stands in the book.
 */
export type SectionPlace = "front" | "key_data" | "chapter" | "annex";

/**
 * The editor's blocks.
 */
export type SectionPut = { 
/**
 * Which section.
 */
section: string, 
/**
 * The language.
 */
lang: string, 
/**
 * The revision that the editor knows.
 */
base_revision: string, 
/**
 * All blocks in order.
 */
blocks: Array<BlockPut>, 
/**
 * The block with the caret.
 */
caret_block: string | null, };

/**
 * What became of them.
 */
export type SectionPutReply = { 
/**
 * The revision now.
 */
revision: string, 
/**
 * Ids of the section's blocks in order.
 */
order: Array<string>, 
/**
 * Blocks that differ from what was sent.
 */
blocks: Array<BlockView>, 
/**
 * Words in the text.
 */
words: number, };

/**
 * Another heading.
 */
export type SectionRename = { 
/**
 * Which.
 */
section: string, 
/**
 * The language.
 */
lang: string, 
/**
 * The heading.
 */
title: string, };

/**
 * A section in one language.
 */
export type SectionRequest = { 
/**
 * Which.
 */
section: string, 
/**
 * The language.
 */
lang: string, };

/**
 * A section in one language.
 */
export type SectionView = { 
/**
 * Which.
 */
section: string, 
/**
 * The language.
 */
lang: string, 
/**
 * Its number as printed.
 */
number: string, 
/**
 * Its heading; empty when there is none in this language.
 */
title: string, 
/**
 * The revision that these blocks show.
 */
revision: string, 
/**
 * Blocks in order.
 */
blocks: Array<BlockView>, 
/**
 * Words in the text.
 */
words: number, };

/**
 * Settings of this computer, not of a project.
 */
export type Settings = { 
/**
 * Language of the window.
 */
language: string, 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Name that stands in the history; empty until somebody gave one.
 */
author: string, };

/**
 * What one source says of one period.
 */
export type SideCell = { 
/**
 * As printed; empty without an observation.
 */
text: string, 
/**
 * What stands in it.
 */
state: CellState, 
/**
 * SDMX status letters.
 */
flags: string, 
/**
 * The sender's note.
 */
note: string, 
/**
 * Whether it may be published.
 */
public: boolean, 
/**
 * Which of the definitions holds, by its place in the list; none without an observation.
 */
version: number | null, };

/**
 * What a sign instead of a number stands for.
 */
export type SignMeans = "zero" | "rounds_to_zero" | "not_available" | "not_applicable" | "suppressed" | "not_collected";

/**
 * Everything about a source.
 */
export type SourceDetail = { 
/**
 * What a form edits.
 */
record: SourceRecord, 
/**
 * Institutions to choose from.
 */
institutions: Array<Named>, };

/**
 * The list.
 */
export type SourceList = { 
/**
 * By name.
 */
sources: Array<SourceRow>, };

/**
 * A changed or new source.
 */
export type SourcePut = { 
/**
 * The record.
 */
record: SourceRecord, 
/**
 * Whether its code must be new.
 */
new: boolean, };

/**
 * What a form of a source edits.
 */
export type SourceRecord = { 
/**
 * Its code.
 */
code: string, 
/**
 * Name per language.
 */
names: Array<LocalText>, 
/**
 * Who produces it.
 */
institution: string | null, 
/**
 * `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
 */
kind: string, 
/**
 * State of the delivered data.
 */
vintage: string, 
/**
 * How often it appears.
 */
frequency: FrequencyCode, 
/**
 * Next delivery, `2025-09-01`.
 */
next_date: string | null, 
/**
 * What it covers, per language.
 */
coverage: Array<LocalText>, 
/**
 * Its definition where that differs from the indicator's, per language.
 */
definition: Array<LocalText>, 
/**
 * Who may use it and how.
 */
access: string, 
/**
 * Web address; never opened by the program.
 */
address: string, };

/**
 * A source by its code; empty for a new one.
 */
export type SourceRequest = { 
/**
 * Which.
 */
source: string, };

/**
 * A line of the list of sources.
 */
export type SourceRow = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who produces it.
 */
institution: string, 
/**
 * `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
 */
kind: string, 
/**
 * State of the delivered data.
 */
vintage: string, 
/**
 * Next delivery.
 */
next_date: string | null, 
/**
 * Deliveries that count, newest first.
 */
releases: Array<ReleaseRow>, };

/**
 * One source beside the others.
 */
export type SourceSide = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who produces it.
 */
institution: string, 
/**
 * Whether an international body produces it.
 */
international: boolean, 
/**
 * `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
 */
kind: string, 
/**
 * State of the delivered data.
 */
vintage: string, 
/**
 * What it covers and what it leaves out.
 */
coverage: string, 
/**
 * Its own definition; empty where it has the indicator's.
 */
definition: string, 
/**
 * Whether it answers where no source is named.
 */
answers: boolean, 
/**
 * Its cells, one per period.
 */
cells: Array<SideCell>, };

/**
 * One line of an indicator, from every source that has it.
 */
export type SourcesRequest = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * `sex=F,age=Y15T24`; empty for the total.
 */
codes: string, };

/**
 * One line from several sources.
 */
export type SourcesView = { 
/**
 * In the order of preference.
 */
sources: Array<SourceSide>, 
/**
 * Periods in order of time.
 */
periods: Array<GridColumn>, 
/**
 * Definitions that occur.
 */
versions: Array<DefinitionVersion>, 
/**
 * Why the sources stand in this order; empty where nobody has said.
 */
reason: string, 
/**
 * Unit as printed.
 */
unit: string, };

/**
 * A printed value whose answer has changed since somebody looked.
 */
export type StaleValue = { 
/**
 * Where it is printed.
 */
place: Place, 
/**
 * The place in words.
 */
place_label: string, 
/**
 * As last seen.
 */
old: string, 
/**
 * As it is now.
 */
new: string, };

/**
 * What the start screen shows.
 */
export type StartInfo = { 
/**
 * Projects opened before, newest first.
 */
recent: Array<RecentProject>, 
/**
 * Templates.
 */
templates: Array<TemplateView>, 
/**
 * Countries for the form of a new project, ISO 3166-1 alpha-3, by name.
 */
countries: Array<Named>, 
/**
 * Languages in which a profile can be written.
 */
document_languages: Array<Named>, 
/**
 * Languages of the window.
 */
interface_languages: Array<Named>, 
/**
 * Settings in force.
 */
settings: Settings, 
/**
 * Whether nobody has worked on this computer before.
 */
first_run: boolean, 
/**
 * Version of the program.
 */
version: string, 
/**
 * The open project's file, when the window was merely reloaded.
 */
open_project: string | null, 
/**
 * This year, proposed for a new edition.
 */
year: number, };

/**
 * A step by its name and object, for "Undo …".
 */
export type StepLabel = { 
/**
 * What was done.
 */
name: OpName, 
/**
 * What it was done to; may be empty.
 */
detail: string, };

/**
 * A step by its id.
 */
export type StepRequest = { 
/**
 * Which.
 */
step: string, };

/**
 * One step.
 */
export type StepView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What was done.
 */
name: OpName, 
/**
 * What it was done to; may be empty.
 */
detail: string, 
/**
 * Who did it.
 */
by: string, 
/**
 * When it ended.
 */
at: string, 
/**
 * Whether this copy made it.
 */
own: boolean, 
/**
 * Whether it has been undone.
 */
undone: boolean, };

/**
 * All of them.
 */
export type SynonymList = { 
/**
 * By sender, dimension and word.
 */
synonyms: Array<SynonymView>, };

/**
 * Another code for a word; an empty one forgets the word.
 */
export type SynonymPut = { 
/**
 * Which.
 */
id: string, 
/**
 * The code.
 */
code: string, };

/**
 * A word that was explained.
 */
export type SynonymView = { 
/**
 * Names it in `synonym_put`.
 */
id: string, 
/**
 * The word as received.
 */
label: string, 
/**
 * The dimension.
 */
dimension: Named, 
/**
 * What it means.
 */
code: Named, 
/**
 * Whose word it is; none for every sender.
 */
source: Named | null, 
/**
 * Who said so.
 */
by: string, 
/**
 * When, ISO 8601.
 */
at: string, };

/**
 * A part that the file says.
 */
export type TakenPart = { 
/**
 * Which part.
 */
part: RecordPart, 
/**
 * What the record will hold.
 */
value: string, 
/**
 * The file's words; empty where the values themselves say it.
 */
said: string, 
/**
 * The cell; empty where no single one says it.
 */
cell: string, };

/**
 * A template to begin from.
 */
export type TemplateView = { 
/**
 * Folder name, such as `annual`.
 */
id: string, 
/**
 * Its name in the language of the window.
 */
name: string, 
/**
 * What it is for.
 */
description: string, };

/**
 * Words to look for.
 */
export type TextFind = { 
/**
 * The words.
 */
words: string, 
/**
 * Whether capitals matter.
 */
exact: boolean, 
/**
 * Whether words that only contain them are left out.
 */
whole: boolean, 
/**
 * Language of the text.
 */
lang: string, };

/**
 * Where the words stand, in reading order.
 */
export type TextFound = { 
/**
 * The first places, at most 1,000.
 */
places: Array<TextPlace>, 
/**
 * Places in all.
 */
total: number, };

/**
 * One place with the words around it.
 */
export type TextPlace = { 
/**
 * The text.
 */
spot: TextSpot, 
/**
 * The how-manieth place in that text, from 0.
 */
nth: number, 
/**
 * The section in words: `3.2 Remittances received`.
 */
label: string, 
/**
 * What stands before.
 */
before: string, 
/**
 * The words as they stand there.
 */
found: string, 
/**
 * What stands after.
 */
after: string, };

/**
 * Other words for some. One step, whatever its reach.
 */
export type TextReplace = { 
/**
 * What is looked for.
 */
find: TextFind, 
/**
 * What takes its place.
 */
with: string, 
/**
 * How far.
 */
reach: ReplaceIn, };

/**
 * What became of it.
 */
export type TextReplaced = { 
/**
 * In how many places.
 */
places: number, 
/**
 * The revision now.
 */
revision: string, };

/**
 * A text of the profile in which words were found.
 */
export type TextSpot = { "in": "heading", 
/**
 * Whose.
 */
section: string, } | { "in": "block", 
/**
 * The section.
 */
section: string, 
/**
 * The paragraph.
 */
block: string, 
/**
 * The footnote; none for the paragraph itself.
 */
note: string | null, } | { "in": "caption", 
/**
 * The section that shows it first.
 */
section: string, 
/**
 * Which.
 */
figure: string, };

/**
 * Colours of the window.
 */
export type Theme = "system" | "light" | "dark" | "contrast";

/**
 * How a block's translation stands.
 */
export type TranslationState = "source" | "current" | "source_changed" | "missing";

/**
 * One thing that was understood, with its reason.
 */
export type Understood = { 
/**
 * What.
 */
kind: UnderstoodKind, 
/**
 * What was understood: `columns 4 to 31, 1990 to 2020`.
 */
what: string, 
/**
 * Why: `all 28 heads are years`.
 */
reason: string, 
/**
 * Whether somebody should look.
 */
doubtful: boolean, };

/**
 * What kind of thing was understood.
 */
export type UnderstoodKind = "format" | "table" | "header" | "indicator" | "dimension" | "periods" | "decimal_sign" | "missing" | "unit" | "extent";

/**
 * A label of a file that has no code yet.
 */
export type UnknownLabel = { 
/**
 * The dimension.
 */
dimension: Named, 
/**
 * The label as received.
 */
label: string, 
/**
 * Codes that have this name; empty when none has.
 */
candidates: Array<Named>, 
/**
 * Codes of the sender's last file that are gone from this one and that it may be a new name of.
 */
formerly: Array<Named>, };

/**
 * A value that may be meant.
 */
export type ValueCandidate = { 
/**
 * The question in written form.
 */
question: string, 
/**
 * The format in written form.
 */
format: string, 
/**
 * What it is, in words: indicator and codes.
 */
label: string, 
/**
 * Its period as printed.
 */
period: string, 
/**
 * As it would be printed in the sentence.
 */
printed: string, 
/**
 * Where it comes from.
 */
source: string, };

/**
 * Candidates, the likeliest first.
 */
export type ValueCandidates = { 
/**
 * The list.
 */
candidates: Array<ValueCandidate>, };

/**
 * Why this number.
 */
export type ValueInfo = { 
/**
 * As printed in the sentence.
 */
printed: string, 
/**
 * The question in words.
 */
words: string, 
/**
 * Its state against what was seen.
 */
state: ValueState, 
/**
 * What somebody last saw; empty when nobody did.
 */
seen: string, 
/**
 * Why there is no number; empty when there is one.
 */
refusal: string, 
/**
 * The same as a code with its values, for the window to say in its language; none when there is a number.
 */
absence: Absence | null, 
/**
 * Name of the indicator.
 */
indicator: string, 
/**
 * Period as printed.
 */
period: string, 
/**
 * Sources as printed.
 */
sources: Array<string>, 
/**
 * Observations read, at most 50.
 */
cells: Array<ReadCell>, 
/**
 * Observations read in all.
 */
cells_total: number, 
/**
 * For a claim.
 */
claim: ClaimInfo | null, 
/**
 * Other places that print it.
 */
printed_in: Array<PrintedIn>, };

/**
 * A question to be explained.
 */
export type ValueInfoRequest = { 
/**
 * In written form.
 */
question: string, 
/**
 * The format in written form.
 */
format: string, 
/**
 * Language of the text.
 */
lang: string, 
/**
 * What somebody last saw; empty when nobody did.
 */
seen: string, 
/**
 * A claim's kind, when words and not a value are asked about.
 */
claim: string | null, };

/**
 * Where a value comes from.
 */
export type ValueOrigin = { 
/**
 * As printed.
 */
printed: string, 
/**
 * What it is: names of its codes and the period.
 */
label: string, 
/**
 * Source as printed.
 */
source: string, 
/**
 * Name of the received file.
 */
file_name: string, 
/**
 * When the file was received.
 */
received_at: string, 
/**
 * Who brought it.
 */
received_by: string, 
/**
 * Its cell.
 */
cell: string, 
/**
 * SDMX status letters.
 */
flags: string, 
/**
 * SDMX confidentiality code: `F`, `C`, `E2025-06-01`, …
 */
confidentiality: string, 
/**
 * The sender's note; may be empty.
 */
note: string, 
/**
 * Decimals and digits as received.
 */
as_received: string, 
/**
 * Places that print it.
 */
printed_in: Array<PrintedIn>, 
/**
 * Why it was entered, for values entered by hand; else empty.
 */
reason: string, 
/**
 * For a value that nobody delivered: what the program added up; else empty.
 */
parts: Array<OriginPart>, 
/**
 * What the deliveries said, newest first.
 */
history: Array<ValueVintage>, 
/**
 * What the editions print, newest first.
 */
editions: Array<EditionValue>, };

/**
 * A value by its series and period.
 */
export type ValueOriginRequest = { 
/**
 * The indicator.
 */
indicator: string, 
/**
 * `sex=F,age=Y15T24`; empty for the total.
 */
codes: string, 
/**
 * The source.
 */
source: string, 
/**
 * The period as written in questions.
 */
period: string, };

/**
 * Somebody has looked at a changed value.
 */
export type ValueSeen = { 
/**
 * The section.
 */
section: string, 
/**
 * The block.
 */
block: string, 
/**
 * Language of the text.
 */
lang: string, 
/**
 * The embedded value.
 */
object: string, };

/**
 * The state of an embedded value.
 */
export type ValueState = "current" | "changed" | "no_number" | "unanswerable";

/**
 * Words typed after `@`.
 */
export type ValueSuggestRequest = { 
/**
 * The words: `asylum 2025`.
 */
words: string, 
/**
 * Language of the text.
 */
lang: string, 
/**
 * How many at most.
 */
limit: number, };

/**
 * What one delivery said.
 */
export type ValueVintage = { 
/**
 * The delivery in words: file name, or vintage.
 */
label: string, 
/**
 * When it was accepted.
 */
at: string, 
/**
 * Who brought it.
 */
by: string, 
/**
 * What it said, as printed.
 */
printed: string, 
/**
 * SDMX status letters.
 */
flags: string, 
/**
 * Its cell.
 */
cell: string, 
/**
 * Why it was entered, for values entered by hand; else empty.
 */
reason: string, 
/**
 * Whether the delivery still counts; one that was taken out does not.
 */
counts: boolean, 
/**
 * Whether it is what answers now.
 */
answers: boolean, };

/**
 * A failure.
 */
export type WireError = { 
/**
 * What the window decides by.
 */
code: ErrorCode, 
/**
 * Verb, object, reason; no final stop.
 */
message: string, 
/**
 * The next step to offer.
 */
hint: ActionHint | null, 
/**
 * Where it happened.
 */
place: Place | null, };

/** Every command with what it takes and what it answers. */
export interface Commands {
  start_info: { request: Nothing; reply: StartInfo };
  recent_remove: { request: RecentRemove; reply: Nothing };
  settings_get: { request: Nothing; reply: Settings };
  settings_put: { request: Settings; reply: Settings };
  project_new: { request: ProjectNew; reply: ProjectInfo };
  project_open: { request: ProjectOpen; reply: ProjectInfo };
  project_sample: { request: ProjectSample; reply: ProjectInfo };
  project_close: { request: Nothing; reply: Nothing };
  project_info: { request: Nothing; reply: ProjectInfo };
  save_copy: { request: PathRequest; reply: Nothing };
  overview: { request: Nothing; reply: Overview };
  indicators: { request: Nothing; reply: IndicatorList };
  indicator_get: { request: IndicatorRequest; reply: IndicatorDetail };
  indicator_put: { request: IndicatorPut; reply: Applied };
  sources: { request: Nothing; reply: SourceList };
  source_get: { request: SourceRequest; reply: SourceDetail };
  source_put: { request: SourcePut; reply: Applied };
  release_remove: { request: ReleaseRemove; reply: Applied };
  institutions: { request: Nothing; reply: InstitutionList };
  institution_get: { request: InstitutionRequest; reply: InstitutionRecord };
  institution_put: { request: InstitutionPut; reply: Applied };
  sources_compare: { request: SourcesRequest; reply: SourcesView };
  priority_put: { request: PriorityPut; reply: Applied };
  dimension_codes: { request: DimensionRequest; reply: DimensionCodes };
  grid: { request: GridRequest; reply: Grid };
  grid_summary: { request: GridSummaryRequest; reply: GridSummary };
  value_origin: { request: ValueOriginRequest; reply: ValueOrigin };
  entry_read: { request: EntryReadRequest; reply: EntryReadings };
  entry_plan: { request: EntryPlanRequest; reply: ImportPlan };
  import_plan: { request: ImportPlanRequest; reply: ImportPlan };
  file_grid: { request: FileGridRequest; reply: FileGrid };
  import_accept: { request: ImportAccept; reply: Applied };
  synonyms: { request: Nothing; reply: SynonymList };
  synonym_put: { request: SynonymPut; reply: Applied };
  outline: { request: LangRequest; reply: Outline };
  section_get: { request: SectionRequest; reply: SectionView };
  section_put: { request: SectionPut; reply: SectionPutReply };
  section_add: { request: SectionAdd; reply: SectionAdded };
  section_rename: { request: SectionRename; reply: Applied };
  section_move: { request: SectionMove; reply: Applied };
  section_remove: { request: SectionId; reply: Applied };
  text_find: { request: TextFind; reply: TextFound };
  text_replace: { request: TextReplace; reply: TextReplaced };
  figures: { request: LangRequest; reply: FigureList };
  figure_get: { request: FigureRequest; reply: FigureRecord };
  figure_put: { request: FigurePut; reply: Applied };
  figure_preview: { request: FigurePreviewRequest; reply: FigurePreview };
  figure_print: { request: FigurePrintRequest; reply: FigurePrint };
  question_read: { request: QuestionText; reply: QuestionReading };
  question_write: { request: QuestionParts; reply: QuestionReading };
  question_choices: { request: QuestionChoicesRequest; reply: QuestionChoices };
  value_suggest: { request: ValueSuggestRequest; reply: ValueCandidates };
  value_info: { request: ValueInfoRequest; reply: ValueInfo };
  value_seen: { request: ValueSeen; reply: Applied };
  checks: { request: Nothing; reply: Checks };
  finding_accept: { request: FindingAccept; reply: Applied };
  preview_request: { request: PreviewRequest; reply: Nothing };
  page_at: { request: PageAtRequest; reply: PageAt };
  block_page: { request: BlockPageRequest; reply: BlockPage };
  export_pdf: { request: ExportPdf; reply: Exported };
  job_stop: { request: JobRequest; reply: Nothing };
  undo: { request: Nothing; reply: Applied };
  redo: { request: Nothing; reply: Applied };
  history: { request: Nothing; reply: History };
  return_to: { request: StepRequest; reply: Applied };
}

export type CommandName = keyof Commands;
