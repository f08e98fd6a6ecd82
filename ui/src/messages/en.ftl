# Words of the window, in English. Every other language has the same messages.

# The program and its start screen.
app-name = Almanac
app-purpose = A country’s living migration profile, in one file.
starting = Starting…
cannot-start = The program cannot start
first-run = Before you begin
begin = Begin
sample-hint = The sample is complete: data, chapters, charts. Try anything in it.
recent = Opened before
no-recent = Profiles that you open will stand here.
missing-file = the file is no longer there
remove-from-list = Remove from list
country = Country
country-needed = Choose the country that the profile is about.
edition-year = Year of the edition
template = Template
first-language = Language written first
other-languages = Other languages of the document
create = Choose the place and create
choose = Choose…

# File dialogs.
choose-project = Open a profile
choose-new = Where the new profile goes
choose-copy = Where the copy goes
choose-data = Choose a data file
choose-pdf = Where the PDF goes
kind-project = Migration profile
kind-data = Data files
kind-pdf = PDF document

# Commands, as in menus and in the palette.
command-new = New profile…
command-open = Open…
command-sample = Open the sample
command-save = Save
command-save-copy = Save a copy…
command-import = Import data…
command-export = Export as PDF…
command-print = Print preview
command-settings = Settings…
command-close = Close profile
command-undo = Undo
command-redo = Redo
command-history = History…
command-goto = Go to…
command-rail = Show or hide the rooms
command-palette = All commands…
command-next-pane = Next pane
command-previous-pane = Previous pane
command-shortcuts = Keyboard shortcuts
command-about = About Almanac
undo-step = Undo: { $step }
redo-step = Redo: { $step }
# Said after it. $step (text): a step of the history, with what it was done to.
taken-back = Taken back: { $step }
done-again = Done again: { $step }
about-what = Almanac keeps a country’s migration profile: indicators, values with their origin, chapters, and every past edition. It opens no network connection.
about-version = Version { $version }
key-ctrl = Ctrl

# Title bar, rail, status bar.
rooms = Rooms
room-overview = Overview
room-data = Data
room-profile = Profile
room-checks = Checks
find-or-do = Find or do…
export-pdf = Export PDF
status = Status
notices = Notices
saved-at = Saved { $time }
saving = Saving…
save-failed = Not saved: { $reason }
all-saved = Everything is saved, as always.
read-only = For reading only
copy-saved = The copy is saved.
document-language = Language of the document
edition = Edition { $year }
edition-as-of = Edition { $year } · data as of { $date }
open-findings = { $count ->
    [one] { $count } open finding
   *[other] { $count } open findings
  }
open-read-only = Open for reading
show-findings = Show the findings
go-to-place = Go there
dismiss = Dismiss
close = Close
cancel = Cancel
apply = Apply
save = Save
add = Add
remove = Remove
insert = Insert
stop = Stop
found = Found
found-commands = What can be done
found-chapters = Chapters
found-indicators = Indicators
find-section = chapter
nothing-found = Nothing found.
find = Find
find-and-replace = Find and replace
find-in-profile = In the whole profile
find-previous = The place before
find-next = The next place
find-exact = Capitals matter
find-whole = Whole words
found-at = { $at } of { $count }
found-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
replace = Replace
replace-with = Replace with
replace-in-section = Replace in this chapter ({ $count })
replace-in-profile = Replace in the whole profile ({ $count })
replaced = { $count ->
    [one] Replaced in { $count } place. One undo takes it back.
   *[other] Replaced in { $count } places. One undo takes it all back.
 }
width-of = Width of the panel { $panel }
and-more = and { $count } more
not-set = not set

# Table heads.
keys-everywhere = Everywhere
keys-text = In the text
keys-values = Among the values
keys-edit-cell = Change a cell
keys-edit-figure = Change the chosen chart or table
keys-clear-cells = Empty the cells
keys-fill-down = Fill down
keys-select-more = Select more cells
keys-to-edge = To the first or last cell
column-step = Step
column-who = By
column-when = When
column-indicator = Indicator
column-value = Value
column-change = Change
column-period = Period
column-series = Series
column-source = Source
column-place = Place
column-old = Before
column-new = After
column-file = File

# Settings.
settings = Settings
interface-language = Language of the window
theme = Colours
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
author = Your name, as it stands in the history

# Steps of the history.
history = History
undone = undone
return-here = Return to here
step-with-detail = { $step }: { $detail }
step-new_project = new profile
step-edit_about = title and country
step-edit_edition = edition
step-type = typing
step-insert = insertion into the text
step-add_section = section added
step-move_section = section moved
step-rename_section = heading changed
step-remove_section = section removed
step-edit_figure = figure changed
step-edit_register = register changed
step-import = import
step-remove_release = delivery removed
step-enter_values = values entered
step-replace_words = words replaced
step-mark_seen = changed values seen
step-accept_finding = finding accepted
step-combine = copies combined
step-undo = undo
step-redo = redo
step-return = return to an earlier state
undo-at-hand = Undo brings everything back.

# Stages of long work.
stage-reading = Reading the file
stage-comparing = Comparing with what is there
stage-writing = Writing
stage-answering = Working out the numbers
stage-drawing = Drawing the figures
stage-typesetting = Setting the pages
stage-exporting = Making the PDF
stage-checking = Checking
seconds-left = { $seconds } s left

# Overview.
key-figures = Key figures
no-key-figures = There are no key figures yet. They appear when the first data are in, and a value stands in the text.
no-key-figures-of-text = There are no key figures yet. The first value that you put into the text makes the first one.
key-figures-hint = The change is since the period before; where it is empty, that period has no value or the rules forbid a comparison.
first-data = Bring in the first data
first-data-why = A file of a ministry or of an international source, as it was sent.
first-text = Write the chapters
first-text-why = Type @ in a sentence and pick a number: it follows the data from then on.
first-pages = See the pages
first-pages-why = The PDF can be written at any moment, however little is there.
stale-values = Printed values that changed ({ $count })
open-points = Open points
due = Due
nothing-due = Nothing is due.
was-due = was due { $date }
is-due = due { $date }
missing-this-year = Without a value for { $year }
nothing-missing = Every indicator has one.
no-indicators-yet = There are no indicators yet.
latest-is = latest: { $period }
no-values-yet = no values yet
overview-counts = { $indicatorCount ->
    [one] { $indicators } indicator
   *[other] { $indicators } indicators
  } · { $valueCount ->
    [one] { $values } value
   *[other] { $values } values
  } · { $sourceCount ->
    [one] { $sources } source
   *[other] { $sources } sources
  }

# Checks. $errors, $warnings, $notes are counts.
findings-counted = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
  }, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
  }, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
  }
checks-purpose = What contradicts itself, is missing or has changed, each with its place and a way to mend it. What is right all the same is accepted with a reason.
findings = Findings
level-error = Error
level-warning = Warning
level-note = Note
levels-all = All
levels-error = Errors
levels-warning = Warnings
levels-note = Notes
show-levels = Show
no-findings = Nothing to mend: data, figures and text agree.
no-findings-of-level = None of this kind.
finding-read = Read: { $read }.
finding-expected = Expected: { $expected }.
finding-accepted = The finding is accepted.
# Findings by their kind: what is wrong, in one line, and what to do.
finding-kind-unknown-label = A label has no code; it is kept as it is
finding-mend-unknown-label = Say once which code it is.
finding-kind-ambiguous-label = A label means more than one code
finding-mend-ambiguous-label = Say which one the sender means.
finding-kind-nothing-read = No value was read
finding-mend-nothing-read = Look at the table and its heading in how the file is read.
finding-kind-nothing-new = Everything in it is there already
finding-mend-nothing-new = There is nothing to take.
finding-kind-two-values = A value is given twice and differently; the first is kept
finding-mend-two-values = Name the column that tells the two apart, or correct the file.
finding-kind-same-value-twice = Values are given twice and are equal
finding-mend-same-value-twice = Nothing needs to be done.
finding-kind-no-values = No table with values was found
finding-mend-no-values = Check that it is the right file; code lists and notes are not imported as data.
finding-kind-notes-below = Lines below the table hold no values and are taken for notes
finding-mend-notes-below = Look at them: they may explain signs or definitions.
finding-kind-marker = Cells hold a sign instead of a number
finding-mend-marker = Ask the sender whether it means zero, not available or suppressed.
finding-kind-marker-explained = A sign stands for what the file says
finding-mend-marker-explained = Look at what the file says of it; point at the cell if it means something else.
finding-kind-labels-go-on = Empty cells go on with the label above them
finding-mend-labels-go-on = Check it; if an empty cell means the total, say so of the column.
finding-kind-title-differs = The title is another one than before
finding-mend-title-differs = Check that it is the same table; else open “How the file was read” and say which indicator it is.
finding-kind-title-changed = Some words of the title are others than before
finding-mend-title-changed = Check that it is the same table; else open “How the file was read” and say which indicator it is.
finding-kind-unit-differs = The file says another unit than before
finding-mend-unit-differs = Compare with the values of the year before; else say the unit of the table.
finding-kind-read-anew = It seems to be another table than the sender’s earlier ones, and was read anew
finding-mend-read-anew = Say which indicator it is; if it is the same table, choose the indicator that it gave before.
finding-kind-shown-divided = The cells show their numbers divided
finding-mend-shown-divided = Compare with what the workbook shows; else say what the values are given in.
finding-kind-column-left-out = A column is left out, since its heading is of another kind
finding-mend-column-left-out = Say what the column holds if its values are wanted.
finding-kind-formula-error = A formula has no result
finding-mend-formula-error = Ask the sender, or open the workbook, save it and import that.
finding-kind-no-period = Values have no period
finding-mend-no-period = Set the period in how the file is read.
finding-kind-period-of-name = Only the name of the file says the period
finding-mend-period-of-name = Check it, and set another period if the values belong to it.
finding-kind-heading-moved = The heading stands elsewhere than last time
finding-mend-heading-moved = Check that the right table is read.
finding-kind-country-of-origin = It is not said which country of origin is meant
finding-mend-country-of-origin = Say whether it is citizenship, birth or previous residence.
finding-kind-characters-lost = Characters were lost before the file was sent
finding-mend-characters-lost = Ask the sender for the words again if they matter.
finding-kind-hidden-rows = Rows are hidden in the workbook
finding-mend-hidden-rows = Ask the sender whether they belong to the table.
finding-kind-rows-left-out = Rows are left out by what they say
finding-mend-rows-left-out = Look at them on the sheet; a column that means something else has them read again.
finding-kind-column-renamed = A column has another heading than before
finding-mend-column-renamed = Check that it means the same; else say on the sheet what it means.
finding-kind-column-new = A column is new and is not read
finding-mend-column-new = Say what it means in how the file is read.
finding-kind-column-gone = A column is not in the file any more
finding-mend-column-gone = Ask the sender, or take it out of how the file is read.
finding-kind-not-a-number = A cell holds neither a number nor a known sign; it is left out
finding-mend-not-a-number = Correct it in the file, or say what the sign means.
finding-kind-indicator-new = An indicator is not in the list and will be added with what the file says of it
finding-mend-indicator-new = Complete its definition before it is used in a chapter.
finding-kind-no-source = It is not said whose delivery it is
finding-mend-no-source = Choose the source.
finding-kind-source-unknown = The source is not in this profile
finding-mend-source-unknown = Add it to the sources, or choose another one.
finding-kind-indicator-unknown = It is not said which indicator it is
finding-mend-indicator-unknown = Choose the indicator, or leave the column out.
finding-kind-already-taken = This very file is taken already; there is nothing to take
finding-mend-already-taken = If its values are right and later ones are not, undo the later deliveries, or enter the values with a reason.
finding-kind-period-follows = The file says another period than last time; its values are taken as those of that period
finding-mend-period-follows = Check it where the period is of another length; else nothing needs to be done.
finding-kind-period-differs = The title and the sheet’s name say two periods
finding-mend-period-differs = Ask the sender which one it is; then say the period of the table if need be.
finding-kind-period-of-recipe = Nothing in the file says a period; the one that somebody said of the table is taken
finding-mend-period-of-recipe = Check that the file is of that period; else say another one of the table.
finding-kind-split-years = Years such as 2010-11 are read as running from one year into the next, not as months
finding-mend-split-years = Check it; if months are meant, say calendar = "gregorian" in how the file is read.
finding-kind-part-of-year = The file speaks of a part of the year
finding-mend-part-of-year = Check which periods the columns are of, and say it on the sheet where it was misunderstood.
finding-kind-year-of-few-parts = The total of a year is the sum of some of its months or quarters
finding-mend-year-of-few-parts = It is left out. Wait for the whole year, or enter the value with a reason.
finding-kind-sheet-new = A new sheet is laid out as the one before
finding-mend-sheet-new = Check that it is the same table of another time.
finding-kind-sheet-not-read = A new sheet is not read
finding-mend-sheet-not-read = If its values are wanted, save the sheet as a file of its own and import that.
finding-kind-decimal-differs = The numbers have another decimal sign than in the file before
finding-mend-decimal-differs = Say the decimal sign of the table on the sheet.
finding-kind-another-calendar = The years may be those of another calendar
finding-mend-another-calendar = Check it, and say the calendar in how the file is read, or correct the periods.
finding-kind-not-a-period = The period of a row cannot be read; its values are left out
finding-mend-not-a-period = Correct the cell in the file, or ask the sender.
finding-kind-shown-hidden = The workbook hides the numbers of some cells; they are read as empty
finding-mend-shown-hidden = Look at them in the workbook; show the numbers there if they are to be read, else ask the sender.
finding-kind-shown-with-words = Cells show words beside their numbers, such as “mn”; the numbers are read as they are stored
finding-mend-shown-with-words = Check the unit; if the words mean thousands or millions, say what the values are given in.
finding-kind-encoding-unsure = The file does not say how its letters are encoded; some may be wrong
finding-mend-encoding-unsure = Look at the names; if they are wrong, ask the sender for a file in UTF-8.
finding-kind-more-cells = A line has more cells than its heading; it is not read, or not all of it
finding-mend-more-cells = Ask the sender for quotation marks around cells that hold the sign between cells, and for a heading over every column.
finding-kind-quote-over-lines = Quotation marks hold several lines together as one cell
finding-mend-quote-over-lines = Compare with the sender’s file; if these are lines of the table, take the marks out and choose the file again.
finding-kind-stray-quotation-mark = A quotation mark opens a cell and is not closed
finding-mend-stray-quotation-mark = Compare the line with the sender’s file.
finding-kind-ambiguous-decimal-sign = It is not certain whether a sign parts thousands or decimals
finding-mend-ambiguous-decimal-sign = Compare one number with what you know; else say the decimal sign of the table.
finding-kind-two-decimal-signs = The numbers of the table are written with two decimal signs
finding-mend-two-decimal-signs = Check it; say the other decimal sign of the table if it is that one.
finding-kind-brackets = Numbers stand in brackets
finding-mend-brackets = Ask the sender, and say on the sheet what brackets mean.
finding-kind-lines-without-values = Lines inside the table hold a text and no values, and are not read
finding-mend-lines-without-values = Look at them; if they head groups of rows, say on the sheet what they say of the rows below.
finding-kind-rows-below-left-out = Rows with values below the last row that is read are left out
finding-mend-rows-below-left-out = If they belong to the table, say on the sheet where the values end.
finding-kind-hidden-rows-left-out = Rows that the workbook hides are left out
finding-mend-hidden-rows-left-out = Ask the sender whether they belong to the table; they can be read if so.
finding-kind-hidden-columns = Columns that the workbook hides are read
finding-mend-hidden-columns = Ask the sender whether they belong to the table; else leave them out on the sheet.
finding-kind-hidden-sheet = A sheet is hidden in the workbook
finding-mend-hidden-sheet = Read it only if the sender meant it to be read.
finding-kind-headings-unknown = The headings are periods where labels of a breakdown were expected
finding-mend-headings-unknown = Check that it is the same table; else say on the sheet which indicator it is.
finding-kind-column-moved = A column stands elsewhere than before and is read there
finding-mend-column-moved = Nothing needs to be done.
finding-kind-too-many-columns = Very many columns hold no numbers; the last of them are left alone
finding-mend-too-many-columns = Check that it is the right file, and say what further columns mean.
finding-kind-label-new = Labels were not in the last file
finding-mend-label-new = Check that they are new, and not another name of earlier ones.
finding-kind-label-renamed = A label is new and one of the last file is gone; it may be its new name
finding-mend-label-renamed = Say which code it is.
finding-kind-label-gone = Labels of the last file are not in this one
finding-mend-label-gone = Ask the sender whether they are left out, counted elsewhere or written in another way.
finding-kind-name-settled = A name stands for several codes; one of them was taken
finding-mend-name-settled = Say which code it is if the sender means another one.
finding-kind-age-made-date = A spreadsheet made a date of an age group; it is read as the age group
finding-mend-age-made-date = Check it, and say which code it is if the sender meant something else.
finding-kind-values-gone = Values that the source gave before are not in this file and will be taken back
finding-mend-values-gone = If the file is only a part or a correction, say extent = "cells" in how the file is read; then it takes nothing back.
finding-kind-value-impossible = A value cannot be; it is kept as received and printed nowhere
finding-mend-value-impossible = Compare with the file, and ask the sender.
finding-kind-values-rescaled = The numbers are of another size than before
finding-mend-values-rescaled = Say the decimal sign or what the values are given in, unless the sender corrects what was wrong.
finding-kind-too-many-tables = The sheet holds too many tables; further down none was looked for
finding-mend-too-many-tables = Check that it is the right file, or import the rest as a file of its own.
finding-kind-table-new = Another table begins below that is not known; it is not read
finding-mend-table-new = If its values are wanted, save it as a file of its own and import that.
finding-kind-values-stay = Values of before that the file does not give stay, since not all of it could be read
finding-mend-values-stay = Mend what could not be read, and import the file again.
finding-kind-row-of-another-unit = A row says of how many cases the shares are; it is left out
finding-mend-row-of-another-unit = Import its numbers from a table of their own if they are wanted.
finding-kind-decimal-follows = Another decimal sign than in the file before, which is followed
finding-mend-decimal-follows = Check some of the values; else say the decimal sign of the table.
finding-kind-marker-differs = The file explains a sign otherwise than the one before, and is believed
finding-mend-marker-differs = Look at the words, and say what the sign stands for if they were misunderstood.
finding-kind-recipe-unfit = The kept way of reading this sender’s files does not fit, and the file was read anew
finding-mend-recipe-unfit = Say which indicators it holds, or correct the file and import it again.
finding-kind-indicator-gone = An indicator of the last file is nowhere in this one; its values stay
finding-mend-indicator-gone = Ask the sender whether it is left out, counted elsewhere or called otherwise now.
finding-kind-period-length-differs = The periods are of another length than all before
finding-mend-period-length-differs = If they are the next ones, say which period their column or table is of.
finding-kind-day-among-years = A column of one day beside columns of years
finding-mend-day-among-years = If it is the value of the year, say that its period is the year.
finding-kind-synonyms-not-kept = Other spellings were not kept, since no dimension has the list yet
finding-mend-synonyms-not-kept = Make its dimension, and set the same table once more.
finding-kind-reference-differs = The title counts on another day of the year than the indicator
finding-mend-reference-differs = Ask the sender; else choose an indicator of that day.
finding-kind-unit-scale = The file says other thousands or millions than the indicator; the values are taken as they stand
finding-mend-unit-scale = Compare with earlier values; then say what the values are given in, or correct the indicator.
finding-kind-unit-of-indicator = The file says a unit that the indicator is not defined in
finding-mend-unit-of-indicator = Choose another indicator, or say the unit of the table on the sheet.
finding-kind-children-and-adults = Children are read as persons under 18, and men and women beside them as adults
finding-mend-children-and-adults = Check what the sender means; else say on the sheet what the labels are.
finding-kind-formula-without-value = The results of formulas are not stored in the workbook
finding-mend-formula-without-value = Open the workbook in a spreadsheet program, save it there, and import that.
finding-kind-sheet-cut-off = A sheet breaks off before its end
finding-mend-sheet-cut-off = Ask the sender for the file again.
finding-kind-person-level = The file holds records of single persons; it is not read
finding-mend-person-level = Ask the sender for counts of persons; files of single persons do not belong here.
finding-kind-macros = The workbook brings macros; they are never run
finding-mend-macros = Nothing needs to be done.
finding-kind-delivered-twice = The same values come from two files or sources
finding-mend-delivered-twice = Take one of them out, or accept it with the reason.
finding-kind-number-typed = A number is typed into a sentence, without its origin
finding-mend-number-typed = Put the value itself there with @, or accept the number with its source as the reason.
finding-kind-jump = A value changes far more than this series usually does
finding-mend-jump = Compare with the received file; mark a break where the method changed, or accept it with the reason.
finding-kind-hidden-derivable = A hidden value can be worked out from a total and its other parts
finding-mend-hidden-derivable = Hide a second part of the same total as well, or the total, or combine categories.
finding-kind-parts-and-total = The parts do not make up their total
finding-mend-parts-and-total = See whether categories are missing, such as “unknown”, or accept it with a reason.
finding-kind-sources-differ = Two sources give different values for the same thing
finding-mend-sources-differ = Decide which source comes first, and accept it with the reason.
finding-kind-unit-slip = Values look like those of another unit
finding-mend-unit-slip = Look at the unit in the received file and import it again.
finding-kind-stock-account = The stock is not the previous stock plus what came in minus what went out
finding-mend-stock-account = Look for a flow that is missing, or a break; otherwise accept it with the reason.
finding-kind-period-missing = Periods are missing within the series
finding-mend-period-missing = Ask the sender for them, or enter “not collected”.
finding-kind-period-due = The last value is older than the edition should print
finding-mend-period-due = Ask the source for newer values, or write in its record when the next delivery is due.
finding-kind-delivery-overdue = A delivery was due and has not come
finding-mend-delivery-overdue = Ask the focal point for it, or write the new day in the source’s record.
finding-kind-coverage-missing = The source does not say whom it covers
finding-mend-coverage-missing = Say whom it covers and whom it leaves out; it is printed under its tables.
finding-kind-value-changed = A printed value has changed since somebody last looked
finding-mend-value-changed = Read the sentence again and mark the value as seen.
finding-kind-value-missing = A sentence has no number here
finding-mend-value-missing = Choose another period, import the data, or rewrite the sentence.
finding-kind-claim-contradicted = The data say otherwise than the sentence
finding-mend-claim-contradicted = Change the words, or what the claim asks.
finding-kind-text-missing = A paragraph has no text in this language
finding-mend-text-missing = Translate it; the other languages can be exported meanwhile.
finding-kind-caption-missing = A figure has no caption in this language
finding-kind-question-without-answer = The question of a figure has no answer
finding-kind-figure-empty = A figure has no number to show
finding-kind-figure-not-drawn = A figure cannot be drawn
finding-kind-figure-contradicts = The form of a figure does not fit its numbers
finding-mend-caption-missing = Write what is shown, for whom and when.
finding-mend-question-without-answer = Choose it anew from the lists, or complete the indicator’s definition.
finding-mend-figure-empty = Choose another period or filter, or import the data.
finding-mend-figure-not-drawn = Change its question or its form.
finding-mend-figure-contradicts = Choose another form, or another breakdown.
reason = Reason
accept = Accept
accept-with-reason = Accept with a reason…
accepted-findings = Accepted with a reason ({ $count })
accepted-because = Accepted: { $reason }
take-back = Take back

# Data.
registers = Registers
indicators-counted = Indicators · { $count }
sources-counted = Sources · { $count }
values = Values
values-counted = { $count ->
    [one] { $count } value
   *[other] { $count } values
  }
releases = Deliveries
releases-counted = { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
  }
definition = Definition…
definition-gaps = The definition is incomplete or contradicts itself; the room Checks says what and why.
no-indicators = No data yet
no-indicators-hint = Indicators and their values stand here. Import a file from a ministry or an international source; you see what would change before anything is written.
measure-stock = stock
measure-flow = flow
measure-balance = balance
measure-event_count = events
measure-amount = amount
measure-rate = rate
measure-share = share
measure-index = index
reference-start_of_year = start of year
reference-mid_year = mid-year
reference-end_of_year = end of year
reference-named_day = named day
reference-calendar_year = calendar year
reference-fiscal_year = fiscal year
reference-named_period = named period

# As in "stock · mid-year".
measure-at = { $measure }, { $reference }
counted-persons = persons
counted-events = events
counted-neither = neither persons nor events
population-usual_residence_12_months = usual residence, 12 months
population-usual_residence_6_months = usual residence, 6 months
population-registered = registered residence
population-present = present on the day
population-status_holders = holders of a status
population-not_applicable = no population
hint-incomplete = definition incomplete
hint-break = break { $period }
hint-mixed_counts = persons and cases mixed
hint-no_values = no values yet
hint-provisional = provisional
hint-confidential = some not public
filter-all = { $dimension }: all
all-sources = All sources
grid-size = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 } × { $columns ->
    [one] { $columns } period
   *[other] { $columns } periods
 }
cells-selected = { $count ->
    [one] { $count } cell selected
   *[other] { $count } cells selected
 }
cells-missing = { $count } without a number
cells-added = { $count } added up by the program, not summed again
sum-is = Sum { $sum }
sum-partial = Sum { $sum }, of the cells with a number
mean-is = Mean { $mean }
no-sum-stock_over_time = no sum: a stock over time
no-sum-ratio = no sum: rates and shares
no-sum-total_and_parts = no sum: totals with their parts
no-sum-parts_overlap = no sum: the parts overlap
no-sum-several_sources = no sum: two sources tell of the same
no-sum-periods_overlap = no sum: a year with a part of it
no-sum-incomplete = no sum: the definition does not say what is measured
no-sum-no_numbers = no numbers
break-here = break in the series
not-public = not for publication
state-rounds_to_zero = rounds to zero
state-number = number
state-absent = no value
state-not_available = not available
state-not_applicable = not applicable
state-suppressed = suppressed
state-not_collected = not collected
state-empty = empty
stock-hint = A stock is not summed over years.
origin = Origin
origin-hint = Choose a value to see where it comes from and where it is printed.
added-up-from = Added up from
added-up-hint = Nobody delivered this value; the program adds these up wherever it is asked for. What is delivered later takes its place.
back-to-sum = Back to the sum
taken-out = taken out
in-editions = In the editions
edition-without = no such value
edition-sealed = as sealed
edition-pinned = of the deliveries that it keeps
edition-keeps-nothing = the edition kept no state of its data; this is what counts now
edition-open = open; what counts now
show-in-data = Show among the data
read-numbers = Numbers that were read, each with its history
sources-compare = Sources side by side
sources-compare-counted = { $count ->
    [one] Sources side by side · { $count }
   *[other] Sources side by side · { $count }
 }
sources-none = No source has this line.
indicators-word = Indicators
sources-word = Sources
comparability = Comparability: the same letter, the same definition
no-definition-words = no definition written yet
definition-of = as { $source } defines it
definition-of-indicator = the definition of the indicator
definition-since = since the break in { $period }
definition-word = Definition
as-the-indicator = as the indicator
coverage = Coverage
no-coverage = says nothing about it
national = national
international = international
priority = Order of preference
priority-hint = Where a text or a figure names no source, the first of these that has the line answers.
priority-reason = Why in this order?
priority-reason-missing = Say in a few words why this source answers first.
priority-keep = Keep this order
source-up = { $source }: earlier
source-down = { $source }: later
source-place = place { $place } of { $count }
institutions = Institutions
institutions-counted = Institutions · { $count }
no-institutions = No institutions yet
no-institutions-hint = Ministries, offices and organisations that answer for data stand here, each with the post that answers questions.
no-sources = No sources yet
no-sources-hint = A source is what an institution sends again and again: a register, a survey, a census. Every value belongs to one. Its deliveries stand here, each can be taken out again.
none-yet = none yet
add-source = Add a source…
edit-source = Source { $source }
add-institution = Add an institution…
edit-institution = Institution { $institution }
edit-record = Edit…
column-institution = Institution
code = Code
code-needed = Code (needed; letters, digits, - _ .)
kind = Kind
focal-point = Post that answers questions
acronym = Short form
is-international = It is an international body
frequency = Appears
frequency-annual = every year
frequency-half_yearly = twice a year
frequency-quarterly = every quarter
frequency-monthly = every month
frequency-weekly = every week
frequency-daily = every day
frequency-irregular = every several years, or irregularly
access = Who may use it, licence
web-address = Web address (never opened by the program)
coverage-in = Coverage, { $language }
own-definition-in = Its own definition where it differs, { $language }
take-out = Take out
take-out-hint = Taking a delivery out lets the values before it count again. Nothing is deleted, and undo brings it back.
release-removed = The delivery was taken out; the values before it count again.
add-row = Add a row…
add-row-hint = The row is kept as soon as a value of it is kept.
add-period = Add a period…
period = Period
period-hint = Such as 2024, 2024-Q3 or 2024-07
total = Total
grid-empty = No values yet. Import a file, or add a row and a period and type the values.
entered-values = Entered values
entered-count = { $count ->
    [one] { $count } value entered, not kept yet
   *[other] { $count } values entered, not kept yet
 }
entered-wrong = { $count ->
    [one] { $count } is no number
   *[other] { $count } are no numbers
 }
entered-elsewhere = { $count } of other indicators
entered-cells = Entered values
entered-kept = Kept: { $new } new values, { $changed } corrected
discard = Discard
keep-entered = Look and keep…
keep-entered-of = Entered values: { $source }
keep-entered-now = Keep the values
entry-later = Later
entry-reason = Why are these values entered? (needed; kept with them)
entry-reason-missing = Say it in a few words, such as “corrected by the ministry’s letter of 3 March”.
entry-hint = After a number: p provisional, e estimated, b break. Instead of a number: .. not available, z not applicable, c withheld, l not collected.
column-typed = As typed
decimal-point = Point (1,234.5)
decimal-comma = Comma (1.234,5)
decimal-both = Both
pasted-outside = { $count ->
    [one] { $count } cell falls outside the grid and was left out. Add rows or periods first.
   *[other] { $count } cells fall outside the grid and were left out. Add rows or periods first.
 }
too-many-cells = So many cells cannot be taken at once; select fewer.
mark-entered = entered, not kept yet
mark-wrong = “{ $text }” is neither a number nor a known sign
mark-changed = changed; before: { $was }
mark-added = { $count ->
    [one] added up by the program from { $count } value
   *[other] added up by the program from { $count } values
 }
key-added = added up by the program from delivered values
key-changed = changed since the delivery before
received = Received
received-file = { $file }, { $date }, by { $by }
received-by-hand = entered by hand, { $date }, by { $by }
by-hand = entered by hand
cell = Cell
as-received = As received
flags = Flags
flag-b = break in the series
flag-d = definition differs
flag-e = estimated
flag-f = forecast
flag-i = imputed
flag-p = provisional
flag-u = low reliability
flag-a = normal
confidentiality = Confidentiality
conf-free = free
conf-closed = not for publication ({ $code })
conf-embargo = under embargo until { $date }
note = Note
printed-in = Printed in
printed-nowhere = Nowhere yet.
answers-now = answers now
source-kind = Kind
kind-census = census
kind-survey = survey
kind-register = register
kind-administrative = administrative files
kind-estimate = estimate
kind-website = website
vintage = State of the data
next-date = Next delivery
name-in = Name, { $language }
definition-in = Definition, { $language }
measure-needed = Measure (needed)
reference-needed = Reference time (needed)
unit-needed = Unit (needed)
counted = Counted
population = Population
custodian = Institution that answers for it
decimals = Decimals in print

# Import.
import-of = Import { $file }
import-hint = CSV, Excel, OpenDocument, SDMX. You see what was understood and what would change; nothing is written before you accept.
choose-file = Choose a file…
import-effect = Effect of the import
count-new = new
count-changed = changed
count-unchanged = unchanged
count-gone = gone
delivery-of-whom = Whose file is it?
which-indicators = Which indicator is it?
which-indicators-hint = Say it once; the next file of this source is read the same way.
column-heading = In the file
# $heading (text): the heading as received.
indicator-of-heading = Indicator of { $heading }
new-indicator = A new one…
new-indicator-name = Name
add-indicator = Add an indicator…
broken-down-by = Broken down by
added-indicators = Indicators that come with the file
added-indicators-hint = They are not in the list yet. Each takes what the file says of it; complete the rest before it is used in a chapter.
# Heading of a table: a part of an indicator's record.
column-part = Part
column-taken = Taken
record-part-name = Name
record-part-unit = Unit
record-part-multiplier = Given in units of
record-part-decimals = Decimals in print
record-part-measure = Measure
record-part-frequency = Frequency
record-part-dimensions = Broken down by
record-part-definition = Definition
record-part-reference = Reference time
# $parts (text): parts of the record, divided by commas.
record-open = The file does not say: { $parts }
understood = What was understood
understood-format = Format
understood-table = Table
understood-header = Header
understood-indicator = Indicators
understood-dimension = Dimension
understood-periods = Periods
understood-decimal_sign = Decimal sign
understood-missing = Missing values
understood-unit = Unit
understood-extent = Extent
please-check = please check
changed-cells = Values that change
unknown-labels = Labels without a code
unknown-labels-hint = Say once what each means; it is kept for the next file of this source. Without a code a label is kept as it is.
column-label = Label
column-dimension = Dimension
column-code = Code
# $label (text): the label as received.
code-of-label = Code of { $label }
keep-label = Keep the label
# A button: the label is the new name of what the sender's last file had and this one has not.
# $label (text): its name then.
label-formerly = It is the former { $label }
# $count (number): how many codes have this name.
choose-between = { $count ->
    [one] Choose: { $count } has this name
   *[other] Choose: { $count } have this name
 }
words-of-source = What its words mean
words-of-source-hint = Used in the next file of this source. Files taken in before stay as they are.
forget-word = Forget
# $label (text): the label as received.
forget-label = Forget { $label }
gone-cells = Values that are gone
changed-places = Places in the profile that will change
recipe = How the file is read
recipe-hint = Change a line and read again; the correction is kept for the next delivery.
read-again = Read again
answers-waiting = Some answers are not read yet. The new plan comes first; nothing is taken before.
keep-recipe = Read the next delivery of this source the same way
accept-import = Accept
held-before = Before this can be accepted:
held-source = choose the source
held-source-none = add the source
# $count (number): headings of which nobody has said which indicator they are.
held-indicators = { $count ->
    [one] say which indicator it is
   *[other] say which indicators they are ({ $count })
 }
# $count (number): errors that hold the import up.
held-errors = { $count ->
    [one] look at the error
   *[other] look at { $count } errors
 }
held-taken = This file is taken already; there is nothing to take.
held-nothing = It holds no value that could be taken.
# $new, $changed, $gone (numbers): values that are new, that have changed, and that the source does not give any more.
imported = { $gone ->
    [0] Imported: { $new } new, { $changed } changed. One undo takes it all back.
   *[other] Imported: { $new } new, { $changed } changed, { $gone } taken back. One undo takes it all back.
 }

# The received file as its sender made it, and its correction by pointing.
# The received file with what the program makes of it, where mistakes are pointed at.
file-how-read = How the file was read…
# $file (text): name of the file.
file-how = How { $file } was read
file-lost = The file cannot be shown as it was read. Choose the file again.
file-opening = Opening the sheet…
file-sheets = Sheets of the file
# $count (number): tables of the sheet that are read.
file-tables = { $count ->
    [one] { $count } table
   *[other] { $count } tables
 }
# Of a sheet, a row or a column that the sender hid.
file-hidden = hidden
file-hidden-row = The sender hid this row.
file-panel = What is chosen, and its correction
file-chosen = Chosen
file-whole-table = The whole table
file-meanings = What the columns hold
# $what (text): what holds for all values of the column, such as 2021.
file-values-of = Values · { $what }
# What a column of a received sheet holds, or what a row of its heading says.
meaning-values = Values
meaning-indicator = Indicator
meaning-period = Period
meaning-part_of_year = Month or quarter
meaning-unit = Unit
meaning-flags = Flags
meaning-missing = Why there is no number
meaning-confidentiality = Confidentiality
meaning-note = Notes
meaning-label = Another name of the column before
meaning-filter = Only for choosing rows
meaning-ignore = Nothing (left out)
file-left-out = left out
file-heading-row = heading
# $what (text): what the texts of this row say of the values below.
file-heading-says = heading: { $what }
file-read-number = read as { $number }
file-read-missing = read as: no number, { $what }
# What a sign in the place of a number stands for.
sign-zero = a true zero
sign-rounds_to_zero = less than half the unit
sign-not_available = not available
sign-not_applicable = not applicable
sign-suppressed = suppressed
sign-not_collected = not collected
# What a cell of the received sheet is.
file-role-outside = outside of the tables
file-role-heading = heading
file-role-label = label
file-role-value = value
file-role-missing = missing
file-role-unread = cannot be read
file-role-left_out = left out
file-column = Column
file-row = Row
file-column-of = Column { $letter }
file-row-of = Row { $row }
file-cell-of = Cell { $cell }
file-what-it-is = Understood as
file-sign-means = This sign means
file-sign-usual = its usual meaning
file-sign-nothing = nothing is said of it yet
file-leave-these = Leave out rows that say this
file-read-these = Read these rows again
file-column-holds = This column holds
file-own-dimension = Another breakdown, called as the column
file-not-in-table = Not part of the table
file-all-values = Of all its values
# $what (text): what holds for all values of the column now.
file-now-says = Now: { $what }
file-of-period = All values are of the period
file-by-headings = as the headings say
file-add-code = Add a breakdown
file-drop-code = Remove this breakdown
file-only-read = Only read
file-goes-on = An empty cell says what the one above says
# $count (number): rows of the table that are like the chosen one.
file-says-below = { $count ->
    [0] This row says of the rows below it
    [one] This row says of the rows below it
   *[other] Rows like this one say of the rows below them
 }
file-says-until = It holds down to the next row of this kind, or to the end of the table.
file-leave-rows = leave them out
file-read-rows = read them again
file-row-says = This row says over the values
file-says-nothing = Nothing
file-heading-begins = The heading begins here
file-heading-ends = The heading ends here
file-values-begin = Values begin here
file-values-end = Values end here
file-values-open = Values go on to the end
file-new-table = A table begins here: this row is its heading
file-new-table-hint = If the heading has several rows, say afterwards where it ends.
file-given-in = The values are given in
power-0 = units
power-1 = tens
power-2 = hundreds
power-3 = thousands
power-4 = tens of thousands
power-5 = hundreds of thousands
power-6 = millions
power-7 = tens of millions
power-8 = hundreds of millions
power-9 = billions
file-power = units of 10 to the power of { $power }
file-unit-all = Unit of all values
file-period-all = Period of all values
file-indicator-all = Indicator of all values
file-brackets = A number in brackets is
brackets-negative = below zero: (12) is −12
brackets-unreliable = of low reliability
file-hidden-rows = Rows that the sender hid
file-are-read = are read
file-are-left-out = are left out
file-no-table = This table is not read
# $heading, $values (text): rows, such as 4–5.
file-extent = Rows: heading { $heading }, values { $values }
file-extent-values = Rows: values { $values }
file-no-tables = No table of this sheet is read. Choose the row with the headings and say that a table begins there.
# Said after a correction.
# $values (text): how many values there are.
file-read-now = Read again: { $values } values
# $count (number): cells whose value is not taken. A button that leads to the next of them.
file-cells-not-taken = { $count ->
    [one] { $count } cell not taken
   *[other] { $count } cells not taken
 }
file-next-not-taken = { $count ->
    [one] { $count } cell not taken: go to it
   *[other] { $count } cells not taken: go to the next one
 }
# A place of a text file. $line, $column (text): their numbers.
file-line = line { $line }
file-line-column = line { $line }, column { $column }
# What is wrong with a cell, or worth a look; and a cell whose value is not taken.
file-finding = finding
file-not-taken = not taken
file-value-not-taken = a value that is not taken
# $what (text): what holds for every value of the table, such as its indicator.
file-values-common = All values: { $what }
# $count (number): corrections made in this dialog.
file-corrections = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
 }
file-take-back = Take back the last correction
file-done = Done
new-cells = New values
code-in-recipe = This code stands in how the file is read; change it there. The name can be changed here.

# Export.
export-hint = The PDF is what the pages show: tagged, with its data attached, the same on every machine.
# What of the profile the PDF shall hold: two choices and, for the second, a list of chapters.
export-what = What to export
export-whole = The whole profile
export-chosen = Chosen chapters
# Below the list of chapters to choose from.
export-chosen-hint = An extract: the chapters keep their numbers, lists and annexes hold only what is in them, and the cover says so.
# Part of the proposed file name of such a PDF.
extract = extract
export-errors = { $count ->
    [one] { $count } error may block the export; it names its place.
   *[other] { $count } errors may block the export; each names its place.
  }
export-blocked = The PDF was not written. These points stand in the way:
exported = { $pages ->
    [one] The PDF is written: { $pages } page.
   *[other] The PDF is written: { $pages } pages.
  }
kilobytes = { $size } KB
choose-and-export = Choose the place and export

# Outline.
outline = Chapters
outline-tools = Chapter tools
chapter = Chapter
part = Part
add-chapter = Add a chapter
add-part = Add a part of this chapter
move-up = Move up
move-down = Move down
remove-section = Remove this section

# $title is number and heading; $parts is how many sections lie below it.
remove-section-result = “{ $title }” and its { $parts } parts leave this profile’s text. Data and figures stay.
heading = Heading
errors-here = { $count ->
    [one] { $count } error
   *[other] { $count } errors
  }
warnings-here = { $count } to look at
changed-here = { $count ->
    [one] { $count } changed value
   *[other] { $count } changed values
  }
no-chapters = No chapters yet
no-chapters-hint = The text of the profile stands here, chapter by chapter. The pages appear beside it while you write.

# Text.
text = Text
text-of = Text of { $title }
editor-hint = Write here. Type @ and what is counted to put a value into a sentence; tables and charts come from the bar above.
text-tools = Text tools
words-counted = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
translation-missing = Some of this text is not written in this language yet.
shape = Kind of paragraph
shape-paragraph = Text
shape-bullets = Bulleted list
shape-numbers = Numbered list
shape-quotation = Quotation
shape-box = Box
format-bold = Bold
format-italic = Italic
format-link = Link…
link-address = Address; nothing takes the link away
link-wrong = An address begins with https:// or mailto:
list-inward = One level inward
list-outward = One level outward
insert-value = Value…
insert-figure = Chart…
insert-table = Table…
insert-footnote = Footnote
insert-page-break = Page break
tool-footnote = Footnote
tool-value = Value
tool-table = Table
tool-chart = Chart
picker-hint = Type what you look for: “asylum 2025”.
# A button beside a value of the text, and the field in which another is looked for.
value-another = Another value in its place
picker-active = { $printed }, { $label }
why-this-number = Why this number
footnote = Footnote
claim = Claim
claim-broken = Not true any more
claim-holds = The data bear it out
claim-unknown = The data do not say
claim-contradicted = The data say otherwise
insert-claim = Claim that the data must bear out
change-claim = Change the claim
claim-remove = Take the claim away
claim-select-words = Select the words that say it first, within one paragraph.
claim-says = The words say
claim-rose = it rose
claim-fell = it fell
claim-above = every number is above
claim-below = every number is below
claim-at_least = every number is at least
claim-at_most = every number is at most
claim-between = every number lies between
claim-largest = it is the largest
claim-smallest = it is the smallest
claim-number = Number
claim-from = From
claim-to = to
claim-needs-series = It is judged over a series, such as IMM-001 2010..this: the last number against the others.
claim-needs-numbers = It is judged for every number of the question.
insert-reference = Reference to a figure, table or chapter
insert-citation = Citation of a source
asked = Asked
value-changed = Was { $old }, now { $new }
value-looked-at = I have looked at it
# Why a value has no number, and what to do. $period, $year, $line, $indicator, $source are words.
absent-after-edition = { $period } is later than this edition, which is of { $year }
absent-after-edition-way = An edition prints nothing that lies after its year. Ask for a period up to { $year }, or for “latest”.
absent-no-values = { $indicator } has no values yet
absent-no-values-way = Import a delivery of it, or type its values in the room Data.
absent-no-line = Nobody delivered { $line }
absent-not-of-source = { $source } did not deliver { $line }
absent-no-line-way = The indicator has other lines; the room Data shows which. Ask for one of them.
absent-no-period = { $line } has no value for { $period }
absent-periods = There are values from { $first } to { $last }.
absent-only-period = There is a value for { $period } only.
absent-no-earlier = There is nothing to compare { $line } with
absent-no-earlier-way = The earlier period has no value. Compare with one that has.
absent-said = The sender says: { $state }
absent-said-way = Where a number comes from below leads to the cell that says so.
absent-withheld = There is a value, but it is not for publication
absent-withheld-way = Ask the sender whether it may be published, or leave the sentence without it.
absent-part = Something that it is worked out from is missing
absent-part-way = The numbers that were read stand below; look for the one that is missing in the room Data.
absent-forbidden = A rule of statistics forbids this number
forbidden-sum-of-stock = A stock is not summed over time
forbidden-sum-of-stock-way = The same persons would be counted once for every date. Ask for one date, or for the change between two.
forbidden-sum-of-quotient = Rates and shares are not added up
forbidden-sum-of-quotient-way = Add up what they are made of and divide then.
forbidden-parts-overlap = The parts overlap
forbidden-parts-overlap-way = One person may stand in several of them. Ask for the total that the source gives.
forbidden-age-groups-do-not-fit = The age groups that were delivered do not make up this one
forbidden-age-groups-do-not-fit-way = Nothing is estimated. Ask for a group that the delivered ones add up to.
forbidden-codes-nest = A group is asked for together with a part of it
forbidden-codes-nest-way = The part would be counted twice. Ask for one of the two.
forbidden-across-break = The series breaks between the two periods
forbidden-across-break-way = Before and after the break something else was counted. Compare within one side of it.
forbidden-no-growth-base = There is no growth from zero or from less than zero
forbidden-no-growth-base-way = Say the difference instead of the per cent.
forbidden-zero-denominator = It would be divided by zero
forbidden-zero-denominator-way = Look at the value that it is divided by.
forbidden-too-large = The number is too large to be worked out exactly
forbidden-too-large-way = Look at the values that were read; one of them is probably in another unit.
forbidden-periods-overlap = The periods overlap
forbidden-periods-overlap-way = A year and a part of it would be added. Ask for periods of one length.
forbidden-negative-count = A count below zero was received
forbidden-negative-count-way = It is kept as received and printed nowhere. Ask the sender, or correct it in the room Data.
forbidden-share-out-of-range = A share below 0 or above 100 per cent was received
forbidden-share-out-of-range-way = It is kept as received and printed nowhere. Ask the sender, or correct it in the room Data.
forbidden-stock-over-span = A stock was received for a span of time
forbidden-stock-over-span-way = A stock belongs to a date. Correct its period in the way the file is read.

# Figures.
form = Form
form-line = line
form-bar = bars
form-stacked_bar = stacked bars
form-share_bar = shares
form-pyramid = age pyramid
form-table = table
change-figure = Change the figure
figure-find = Find an indicator
question = Question
caption = Caption
note-below = Note below
alt-text = Alternative text; empty, it is made from the data
figure-hint = The drawing appears here once there is a question.
edit = Edit
# $figure (text): its number, such as “Figure 3”.
edit-figure = Edit { $figure }
# Said to screen readers when a figure is chosen in the text. $figure (text): number and caption.
figure-chosen = { $figure }. Enter opens its form.
# Figures came into the text that stand there already, and were left out. $count (number): how many; $figure (text): the first.
figure-twice = { $count ->
    [one] { $figure } already stands in this text. A figure stands once, so that it has one number; it was not put in again.
   *[other] { $count } figures already stand in this text. A figure stands once, so that it has one number; they were not put in again.
 }
figure-as-copy = Insert a copy as a new figure
figure-as-reference = Insert a reference to it
figure-as-printed = As it will be printed
# The rest of a table of which the first rows are shown.
rows-left = { $count ->
    [one] … and { $count } more row
   *[other] … and { $count } more rows
 }

# Questions put together by choosing.
question-indicator-nth = Indicator { $n }
question-add-indicator = Another indicator, as a row of its own
question-only = Only
question-total = the total
question-add-code = add another to it…
question-any-source = the first that has it
# $name (text): what is taken out of the question.
question-without = Take out: { $name }
question-rows = Rows by
question-columns = Columns by
question-no-breakdown = not broken down
question-columns-periods = periods
question-written = The question as it is written
when-all = all there are
when-at = one
when-range = from – to
when-which = Which
when-from = From
when-to = To
moment-this = this edition’s year
moment-previous = the year before
# Years before the edition’s year.
moment-back = { $count ->
    [one] { $count } year before
   *[other] { $count } years before
 }
moment-latest = the latest with a number
moment-base = the base year
moment-periods = Periods with values
then = Then
then-nothing = add a step…
then-change = Change
then-change_percent = Change in per cent
then-share_of = Per cent of
then-per = Per so many of
then-minus = Minus
then-top = The largest only
then-rank = Place in the order
then-sum = Sum over the periods
then-mean = Mean over the periods
then-max = The largest of the periods
then-min = The smallest of the periods
then-since = Since
then-how-many = How many
then-among = Among
then-of = Of
# $name (text): the step.
then-earlier = Earlier: { $name }

# Pages.
pages = Pages
page-go = Page { $number }, go to its text
page-of = Page { $number } of { $total }
no-pages = The pages appear here while you write.
preview-stale = These are the last good pages; the newest text cannot be set yet.
fit-width = Fit width
fit-page = Fit page
zoom-in = Zoom in
zoom-out = Zoom out
percent = { $value } %
