//! Every command of the border, one expression each where it can be.

use super::registers::taken;
use super::{App, lock};
use crate::acceptance::{accept_finding, take_back_finding};
use crate::border::{count_levels, finding_to_wire, step_to_wire};
use crate::data::{detail, dimension_codes, from_record, list};
use crate::export::{NotExported, Printing, export_state, write_file};
use crate::failure::{Failure, read_failure, store_failure};
use crate::overview::overview;
use crate::question::{choices, read_question, write_question};
use crate::section::outline;
use crate::value::{info, suggest};
use crate::wire::{
    AcceptedFinding, Applied, BlockPage, BlockPageRequest, Checks, Commands, DimensionCodes, DimensionRequest,
    EntryPlanRequest, EntryReadRequest, EntryReadings, ErrorCode, ExportPdf, Exported, FigureList, FigurePreview,
    FigurePreviewRequest, FigurePrint, FigurePrintRequest, FigurePut, FigureRecord, FigureRequest, FileGrid,
    FileGridRequest, FindingAccept, Grid, GridRequest, GridSummary, GridSummaryRequest, History, ImportAccept,
    ImportPlan, ImportPlanRequest, IndicatorDetail, IndicatorList, IndicatorPut, IndicatorRequest, InstitutionList,
    InstitutionPut, InstitutionRecord, InstitutionRequest, InstitutionRow, JobRequest, LangRequest, Nothing, Outline,
    Overview, PageAt, PageAtRequest, PathRequest, PreviewRequest, PriorityPut, ProjectInfo, ProjectNew, ProjectOpen,
    ProjectSample, QuestionChoices, QuestionChoicesRequest, QuestionParts, QuestionReading, QuestionText, RecentRemove,
    ReleaseRemove, ReleaseRow, SectionAdd, SectionAdded, SectionId, SectionMove, SectionPut, SectionPutReply,
    SectionRename, SectionRequest, SectionView, Settings, SourceDetail, SourceList, SourcePut, SourceRequest,
    SourceRow, SourcesRequest, SourcesView, StartInfo, StepRequest, SynonymList, SynonymPut, TextFind, TextFound,
    TextReplace, TextReplaced, ValueCandidates, ValueInfo, ValueInfoRequest, ValueOrigin, ValueOriginRequest,
    ValueSeen, ValueSuggestRequest, WireError,
};
use almanac_core::answer::{Audience, print_value};
use almanac_core::format::Formatter;
use almanac_core::truth::faults;
use almanac_core::{
    BlockId, Change, Extract, Host, IndicatorCode, InlineId, Lang, NoExtract, ObjectKind, OpName, Profile, StepId,
};
use std::path::Path;

type Reply<T> = Result<T, WireError>;

fn gone(what: &str, code: &str) -> Failure {
    Failure::new(ErrorCode::Gone, format!("there is no {what} \"{code}\" in this profile"))
}

impl Commands for App {
    fn start_info(&self, _: Nothing) -> Reply<StartInfo> {
        Ok(self.start())
    }
    fn recent_remove(&self, r: RecentRemove) -> Reply<Nothing> {
        lock(&self.settings).forget(&r.path).map(|()| Nothing {})
    }
    fn settings_get(&self, _: Nothing) -> Reply<Settings> {
        Ok(lock(&self.settings).settings().clone())
    }
    fn settings_put(&self, settings: Settings) -> Reply<Settings> {
        let mut file = lock(&self.settings);
        file.put(settings)?;
        self.host.set_author(&file.author());
        Ok(file.settings().clone())
    }
    fn project_new(&self, r: ProjectNew) -> Reply<ProjectInfo> {
        self.make(&r)
    }
    fn project_open(&self, r: ProjectOpen) -> Reply<ProjectInfo> {
        self.open_project(&r)
    }
    fn project_sample(&self, r: ProjectSample) -> Reply<ProjectInfo> {
        self.sample(&r)
    }
    fn project_close(&self, _: Nothing) -> Reply<Nothing> {
        self.close().map(|()| Nothing {})
    }
    fn project_info(&self, _: Nothing) -> Reply<ProjectInfo> {
        self.info()
    }
    fn save_copy(&self, r: PathRequest) -> Reply<Nothing> {
        self.with(|s| s.stored().save_copy(Path::new(&r.path), &*self.host, &mut |_, _| Ok(())).map_err(store_failure))
            .map(|()| Nothing {})
    }

    fn overview(&self, _: Nothing) -> Reply<Overview> {
        let state = self.state()?;
        overview(&state, &self.lang(&state), &self.findings(&state).open, self.host.now().date()).map_err(read_failure)
    }

    fn indicators(&self, _: Nothing) -> Reply<IndicatorList> {
        let state = self.state()?;
        list(&state, &self.lang(&state)).map_err(read_failure)
    }
    fn indicator_get(&self, r: IndicatorRequest) -> Reply<IndicatorDetail> {
        let state = self.state()?;
        detail(&state, &self.lang(&state), &r.indicator)
            .map_err(read_failure)?
            .ok_or_else(|| gone("indicator", &r.indicator))
    }
    fn indicator_put(&self, r: IndicatorPut) -> Reply<Applied> {
        let state = self.state()?;
        let before = state.profile.indicators.get(&IndicatorCode::new(r.record.code.trim()));
        if r.new && before.is_some() {
            return Err(taken("an indicator", r.record.code.trim()));
        }
        let indicator = from_record(&r.record, before.map(|i| &**i));
        if indicator.code.as_str().is_empty() {
            return Err(Failure::new(ErrorCode::WrongInput, "an indicator needs a code, such as IMM-005"));
        }
        // What is not said yet may be said later; what contradicts itself is never kept.
        if let Some(fault) =
            faults(&state.profile, &indicator).into_iter().find(|f| f.stops_answers() && !f.is_missing())
        {
            return Err(Failure::new(ErrorCode::WrongInput, fault.reason.explain().text()));
        }
        self.write(|s| s.transact(OpName::EditRegister, &r.record.code, &[Change::IndicatorPut(indicator)]))
    }
    fn sources(&self, _: Nothing) -> Reply<SourceList> {
        let state = self.state()?;
        let lang = self.lang(&state);
        let stored = self.with(|s| s.stored().releases().map_err(store_failure))?;
        let rows = state.profile.sources.values().map(|s| SourceRow {
            code: s.code.to_string(),
            name: s.names.best(&lang).to_string(),
            institution: institution_name(&state.profile, s.institution.as_ref(), &lang),
            kind: format!("{:?}", s.kind).to_lowercase(),
            vintage: s.vintage.clone(),
            next_date: s.next_date.map(|d| Formatter::new(&lang).date(d)),
            releases: state
                .profile
                .datasets
                .values()
                .filter(|d| d.source == s.code)
                .flat_map(|d| &d.releases)
                .map(|r| ReleaseRow {
                    release: r.release.to_string(),
                    file_name: r.file_name.clone(),
                    at: r.at.iso(),
                    by: r.by.0.clone(),
                    reason: r.reason.clone(),
                    observations: stored
                        .iter()
                        .find(|x| x.id == r.release)
                        .and_then(|x| u32::try_from(x.observations).ok())
                        .unwrap_or(0),
                })
                .collect(),
        });
        Ok(SourceList { sources: rows.collect() })
    }
    fn source_get(&self, r: SourceRequest) -> Reply<SourceDetail> {
        self.source(&r)
    }
    fn source_put(&self, r: SourcePut) -> Reply<Applied> {
        self.put_source(&r)
    }
    fn release_remove(&self, r: ReleaseRemove) -> Reply<Applied> {
        self.remove_release(&r)
    }
    fn institution_get(&self, r: InstitutionRequest) -> Reply<InstitutionRecord> {
        self.institution(&r)
    }
    fn institution_put(&self, r: InstitutionPut) -> Reply<Applied> {
        self.put_institution(&r)
    }
    fn sources_compare(&self, r: SourcesRequest) -> Reply<SourcesView> {
        self.sources_of(&r)
    }
    fn priority_put(&self, r: PriorityPut) -> Reply<Applied> {
        self.put_priority(&r)
    }
    fn institutions(&self, _: Nothing) -> Reply<InstitutionList> {
        let state = self.state()?;
        let lang = self.lang(&state);
        let institutions = state.profile.institutions.values().map(|i| InstitutionRow {
            code: i.code.to_string(),
            name: i.names.best(&lang).to_string(),
            acronym: i.acronym.clone(),
            focal_point: i.focal_point.clone(),
            international: i.international,
            sources: u32::try_from(
                state.profile.sources.values().filter(|s| s.institution.as_ref() == Some(&i.code)).count(),
            )
            .unwrap_or(u32::MAX),
        });
        Ok(InstitutionList { institutions: institutions.collect() })
    }
    fn synonyms(&self, _: Nothing) -> Reply<SynonymList> {
        self.synonym_list()
    }
    fn synonym_put(&self, r: SynonymPut) -> Reply<Applied> {
        self.change_synonym(&r)
    }
    fn dimension_codes(&self, r: DimensionRequest) -> Reply<DimensionCodes> {
        let state = self.state()?;
        Ok(dimension_codes(&state, &self.lang(&state), &r.dimension))
    }
    fn grid(&self, r: GridRequest) -> Reply<Grid> {
        self.grid_part(&r)
    }
    fn grid_summary(&self, r: GridSummaryRequest) -> Reply<GridSummary> {
        self.summary_of(&r)
    }
    fn value_origin(&self, r: ValueOriginRequest) -> Reply<ValueOrigin> {
        self.origin_of(&r)
    }

    fn entry_read(&self, r: EntryReadRequest) -> Reply<EntryReadings> {
        self.read_entered(&r)
    }
    fn entry_plan(&self, r: EntryPlanRequest) -> Reply<ImportPlan> {
        self.plan_entered(&r)
    }
    fn import_plan(&self, r: ImportPlanRequest) -> Reply<ImportPlan> {
        self.plan_import(&r)
    }
    fn file_grid(&self, r: FileGridRequest) -> Reply<FileGrid> {
        self.show_file(&r)
    }
    fn import_accept(&self, r: ImportAccept) -> Reply<Applied> {
        self.accept_import(&r)
    }

    fn outline(&self, r: LangRequest) -> Reply<Outline> {
        let state = self.state()?;
        Ok(outline(&state, &Lang::new(&*r.lang), &self.findings(&state).open))
    }
    fn section_get(&self, r: SectionRequest) -> Reply<SectionView> {
        self.section(&r)
    }
    fn section_put(&self, r: SectionPut) -> Reply<SectionPutReply> {
        self.put_section(&r)
    }
    fn section_add(&self, r: SectionAdd) -> Reply<SectionAdded> {
        self.add_section(&r)
    }
    fn section_rename(&self, r: SectionRename) -> Reply<Applied> {
        self.rename_section(&r)
    }
    fn section_move(&self, r: SectionMove) -> Reply<Applied> {
        self.move_section(&r)
    }
    fn section_remove(&self, r: SectionId) -> Reply<Applied> {
        self.remove_section(&r.section)
    }

    fn text_find(&self, r: TextFind) -> Reply<TextFound> {
        self.find_text(&r)
    }
    fn text_replace(&self, r: TextReplace) -> Reply<TextReplaced> {
        self.replace_text(&r)
    }

    fn figures(&self, r: LangRequest) -> Reply<FigureList> {
        self.list_figures(&r.lang)
    }
    fn figure_get(&self, r: FigureRequest) -> Reply<FigureRecord> {
        self.figure(&r.figure)
    }
    fn figure_put(&self, r: FigurePut) -> Reply<Applied> {
        self.put_figure(&r.record)
    }
    fn figure_preview(&self, r: FigurePreviewRequest) -> Reply<FigurePreview> {
        self.draw_figure(&r)
    }
    fn figure_print(&self, r: FigurePrintRequest) -> Reply<FigurePrint> {
        self.print_placed(&r)
    }

    fn question_read(&self, r: QuestionText) -> Reply<QuestionReading> {
        Ok(read_question(&r.question))
    }
    fn question_write(&self, r: QuestionParts) -> Reply<QuestionReading> {
        Ok(write_question(&r))
    }
    fn question_choices(&self, r: QuestionChoicesRequest) -> Reply<QuestionChoices> {
        choices(&self.state()?, &r.indicator, &Lang::new(&*r.lang)).map_err(read_failure)
    }

    fn value_suggest(&self, r: ValueSuggestRequest) -> Reply<ValueCandidates> {
        suggest(&self.state()?, &r).map_err(read_failure)
    }
    fn value_info(&self, r: ValueInfoRequest) -> Reply<ValueInfo> {
        let state = self.state()?;
        let releases = self.with(|s| s.stored().releases().map_err(store_failure))?;
        Ok(info(&state, &r, &|id| releases.iter().find(|x| x.id == *id).cloned()))
    }
    fn value_seen(&self, r: ValueSeen) -> Reply<Applied> {
        let state = self.state()?;
        let (block, lang, object) = (BlockId::new(&r.block), Lang::new(&*r.lang), InlineId::new(&r.object));
        let text = state
            .profile
            .blocks
            .get(&block)
            .and_then(|b| b.text.get(&lang))
            .ok_or_else(|| gone("paragraph", &r.block))?;
        let found = text.objects().into_iter().find(|o| o.id == object).ok_or_else(|| gone("value", &r.object))?;
        let ObjectKind::Value { question, format, .. } = &found.kind else { return Err(gone("value", &r.object)) };
        let seen = print_value(&state.engine(Audience::WorkingGroup), &Formatter::new(&lang), question, format).text;
        self.write(|s| s.transact(OpName::MarkSeen, "", &[Change::ValueSeen { block, lang, object, seen }]))
    }

    fn checks(&self, _: Nothing) -> Reply<Checks> {
        let state = self.state()?;
        let lang = self.lang(&state);
        let judged = self.findings(&state);
        let accepted = judged
            .accepted
            .iter()
            .map(|(f, reason)| AcceptedFinding { finding: finding_to_wire(&state, f, &lang), reason: reason.clone() });
        Ok(Checks {
            open: judged.open.iter().map(|f| finding_to_wire(&state, f, &lang)).collect(),
            accepted: accepted.collect(),
            counts: count_levels(&judged.open),
        })
    }
    fn finding_accept(&self, r: FindingAccept) -> Reply<Applied> {
        let judged = self.findings(&self.state()?);
        self.write(|s| match r.reason.trim() {
            "" => take_back_finding(s, &judged, &r.fingerprint),
            reason => accept_finding(s, &judged, &r.fingerprint, reason),
        })
    }

    fn preview_request(&self, r: PreviewRequest) -> Reply<Nothing> {
        self.preview.show(&self.state()?, &r.section, r.block.as_deref(), &r.lang);
        Ok(Nothing {})
    }
    fn page_at(&self, r: PageAtRequest) -> Reply<PageAt> {
        Ok(self.preview.place_at(r.page, r.x, r.y))
    }
    fn block_page(&self, r: BlockPageRequest) -> Reply<BlockPage> {
        Ok(self.preview.page_of(&r.block))
    }

    fn export_pdf(&self, r: ExportPdf) -> Reply<Exported> {
        let (state, releases) =
            self.with(|s| Ok((s.state().clone(), s.stored().releases().map_err(store_failure)?)))?;
        let lang = Lang::new(&*r.lang);
        let chosen = r.sections.as_ref().map(|ids| chapters(&state.profile, ids)).transpose()?;
        let what = Printing { template: state.template(), lang: &lang, extract: chosen.as_ref() };
        let job = self.job(&r.job);
        let made = export_state(&state, &releases, what, &job);
        self.job_done(&r.job);
        let views = |list: &[almanac_core::Finding]| list.iter().map(|f| finding_to_wire(&state, f, &lang)).collect();
        match made {
            Ok(done) => {
                write_file(Path::new(&r.path), &done.bytes)?;
                Ok(Exported {
                    path: Some(r.path),
                    pages: u32::try_from(done.pages).unwrap_or(u32::MAX),
                    bytes: u32::try_from(done.bytes.len()).unwrap_or(u32::MAX),
                    findings: views(&done.findings),
                })
            }
            Err(NotExported::Blocked(findings)) => {
                Ok(Exported { path: None, pages: 0, bytes: 0, findings: views(&findings) })
            }
            Err(NotExported::Failed(failure)) => Err(failure),
        }
    }
    fn job_stop(&self, r: JobRequest) -> Reply<Nothing> {
        if let Some(job) = lock(&self.jobs).get(&r.job) {
            job.stop();
        }
        Ok(Nothing {})
    }

    fn undo(&self, _: Nothing) -> Reply<Applied> {
        self.write(|s| s.undo())
    }
    fn redo(&self, _: Nothing) -> Reply<Applied> {
        self.write(|s| s.redo())
    }
    fn history(&self, _: Nothing) -> Reply<History> {
        self.with(|s| Ok(History { steps: s.history().iter().rev().map(step_to_wire).collect() }))
    }
    fn return_to(&self, r: StepRequest) -> Reply<Applied> {
        self.write(|s| s.return_to(&StepId::new(&r.step)))
    }
}

/// The chapters that the window chose, which may have gone meanwhile.
fn chapters(profile: &Profile, ids: &[String]) -> Reply<Extract> {
    // The window says ids, never numbers.
    let ids: Vec<String> = ids.iter().map(|id| format!("#{id}")).collect();
    Extract::of(profile, &ids).map_err(|e| match e {
        NoExtract::Nothing => {
            Failure::new(ErrorCode::WrongInput, "no chapter is chosen; choose one or the whole profile")
        }
        NoExtract::Unknown(_) => Failure::new(
            ErrorCode::Gone,
            "a chosen chapter is not there any more; open the dialog again and choose anew",
        ),
    })
}

fn institution_name(profile: &Profile, code: Option<&almanac_core::InstitutionCode>, lang: &Lang) -> String {
    code.map(|c| profile.institutions.get(c).map_or_else(|| c.to_string(), |i| i.names.best(lang).to_string()))
        .unwrap_or_default()
}
