//! The one list of commands.
//!
//! [`with_commands!`] hands the list to another macro. Here it makes the trait [`Commands`], which the
//! application implements, and [`dispatch`], which every host calls; a command without an adapter does not compile.

use super::*;

/// Hands the list of commands, `name(Request) -> Reply;` each, to the macro named.
#[macro_export]
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            /// What the start screen shows.
            start_info(Nothing) -> StartInfo;
            /// Takes a project off the list of recent ones; no file is touched.
            recent_remove(RecentRemove) -> Nothing;
            /// Settings of this computer.
            settings_get(Nothing) -> Settings;
            /// Changes them.
            settings_put(Settings) -> Settings;
            /// A new project; it becomes the open one.
            project_new(ProjectNew) -> ProjectInfo;
            /// Opens a project.
            project_open(ProjectOpen) -> ProjectInfo;
            /// Writes and opens the sample.
            project_sample(ProjectSample) -> ProjectInfo;
            /// Closes the open project.
            project_close(Nothing) -> Nothing;
            /// What the title bar and the Edit menu show.
            project_info(Nothing) -> ProjectInfo;
            /// A copy of the file as it is now.
            save_copy(PathRequest) -> Nothing;

            /// The room Overview.
            overview(Nothing) -> Overview;

            /// The list of indicators.
            indicators(Nothing) -> IndicatorList;
            /// Everything about one; an empty record for a new one.
            indicator_get(IndicatorRequest) -> IndicatorDetail;
            /// Changes its record.
            indicator_put(IndicatorPut) -> Applied;
            /// The list of sources with their deliveries.
            sources(Nothing) -> SourceList;
            /// Everything about a source; an empty record for a new one.
            source_get(SourceRequest) -> SourceDetail;
            /// Changes or adds a source.
            source_put(SourcePut) -> Applied;
            /// Takes a delivery out; what counted before counts again.
            release_remove(ReleaseRemove) -> Applied;
            /// The list of institutions.
            institutions(Nothing) -> InstitutionList;
            /// An institution's record; an empty one for a new one.
            institution_get(InstitutionRequest) -> InstitutionRecord;
            /// Changes or adds an institution.
            institution_put(InstitutionPut) -> Applied;
            /// One line of an indicator from every source that has it.
            sources_compare(SourcesRequest) -> SourcesView;
            /// Another order of preference, with its reason.
            priority_put(PriorityPut) -> Applied;
            /// The codes of a dimension, for a new row.
            dimension_codes(DimensionRequest) -> DimensionCodes;
            /// A part of an indicator's values.
            grid(GridRequest) -> Grid;
            /// What the status bar says about a selection.
            grid_summary(GridSummaryRequest) -> GridSummary;
            /// Where a value comes from.
            value_origin(ValueOriginRequest) -> ValueOrigin;

            /// How typed or pasted texts are read as values.
            entry_read(EntryReadRequest) -> EntryReadings;
            /// Plans entered values without writing anything; `import_accept` takes them.
            entry_plan(EntryPlanRequest) -> ImportPlan;

            /// Reads a data file without writing anything.
            import_plan(ImportPlanRequest) -> ImportPlan;
            /// A part of the file's own sheet, with what the plan makes of it.
            file_grid(FileGridRequest) -> FileGrid;
            /// Takes it.
            import_accept(ImportAccept) -> Applied;

            /// What senders' words mean.
            synonyms(Nothing) -> SynonymList;
            /// Corrects or forgets one.
            synonym_put(SynonymPut) -> Applied;

            /// The tree of sections.
            outline(LangRequest) -> Outline;
            /// A section's blocks in one language.
            section_get(SectionRequest) -> SectionView;
            /// The editor's blocks.
            section_put(SectionPut) -> SectionPutReply;
            /// A new section.
            section_add(SectionAdd) -> SectionAdded;
            /// Another heading.
            section_rename(SectionRename) -> Applied;
            /// Another place.
            section_move(SectionMove) -> Applied;
            /// Takes a section and its parts out.
            section_remove(SectionId) -> Applied;

            /// Every place of some words.
            text_find(TextFind) -> TextFound;
            /// Other words in their place, as one step.
            text_replace(TextReplace) -> TextReplaced;

            /// The list of figures.
            figures(LangRequest) -> FigureList;
            /// A figure's record.
            figure_get(FigureRequest) -> FigureRecord;
            /// Changes or adds one.
            figure_put(FigurePut) -> Applied;
            /// Its drawing and alternative text, saved or not.
            figure_preview(FigurePreviewRequest) -> FigurePreview;
            /// A figure of the text as it will print; nothing when it is as the window has it.
            figure_print(FigurePrintRequest) -> FigurePrint;

            /// A written question in parts that are chosen from lists.
            question_read(QuestionText) -> QuestionReading;
            /// Parts as a written question, and in parts again.
            question_write(QuestionParts) -> QuestionReading;
            /// What can be chosen for an indicator.
            question_choices(QuestionChoicesRequest) -> QuestionChoices;

            /// Values that words may mean.
            value_suggest(ValueSuggestRequest) -> ValueCandidates;
            /// Why this number.
            value_info(ValueInfoRequest) -> ValueInfo;
            /// Somebody has looked at a changed value.
            value_seen(ValueSeen) -> Applied;

            /// All findings.
            checks(Nothing) -> Checks;
            /// Accepts one with a reason.
            finding_accept(FindingAccept) -> Applied;

            /// Asks for pages; they arrive as an event.
            preview_request(PreviewRequest) -> Nothing;
            /// From a page to the text.
            page_at(PageAtRequest) -> PageAt;
            /// From the text to a page.
            block_page(BlockPageRequest) -> BlockPage;

            /// Writes the PDF.
            export_pdf(ExportPdf) -> Exported;
            /// Stops a job; its own call answers with the code `stopped`.
            job_stop(JobRequest) -> Nothing;

            /// Takes this copy's newest own step back.
            undo(Nothing) -> Applied;
            /// Does it again.
            redo(Nothing) -> Applied;
            /// Steps, newest first.
            history(Nothing) -> History;
            /// Returns to the state after a step.
            return_to(StepRequest) -> Applied;
        }
    };
}

macro_rules! make_trait {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $reply:ty;)*) => {
        /// What the application can do for a window. One method per command.
        pub trait Commands {
            $($(#[$doc])* fn $name(&self, request: $request) -> Result<$reply, WireError>;)*
        }

        /// Names of all commands, in the order of the list.
        pub const COMMAND_NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Calls a command by its name with its parameters as JSON, and answers with JSON.
        pub fn dispatch(
            commands: &dyn Commands,
            name: &str,
            payload: serde_json::Value,
        ) -> Result<serde_json::Value, WireError> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(payload).map_err(|e| unreadable(name, &e))?;
                    let reply = commands.$name(request)?;
                    serde_json::to_value(reply).map_err(|e| unreadable(name, &e))
                })*
                _ => Err(WireError::new(ErrorCode::Failed, format!("there is no command \"{name}\""))),
            }
        }
    };
}
with_commands!(make_trait);

fn unreadable(name: &str, why: &serde_json::Error) -> WireError {
    WireError::new(ErrorCode::Failed, format!("the parameters of \"{name}\" cannot be read: {why}"))
}
