//! The engine that answers questions: validate, fetch every period, apply the steps, cut out the
//! periods asked for. Steps work on whole time lines, so that `change previous` after `share of` finds
//! last year's share.

use super::fetch::{Row, fetch};
use super::{Answer, AnswerUnit, Cell, CellValue, Header, NoAnswer, Refusal, Shape, arithmetic, hidden, periods};
use crate::question::{Moment, Question, QuestionStep, Subject, When};
use crate::truth::{self, Fault, Operand, Reason, country_without_role, faults};
use crate::{
    Code, DimensionCode, Edition, Indicator, MeasureType, ObsStatus, Observations, Period, Profile, SourceCode,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// For whom an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The working group: every value.
    WorkingGroup,
    /// Everybody, on a day: only free values and those whose embargo has lapsed by then.
    Public(Option<NaiveDate>),
}

/// Answers questions about one profile in one edition for one audience.
#[derive(Clone, Copy)]
pub struct Engine<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) observations: &'a dyn Observations,
    pub(crate) edition: Option<&'a Edition>,
    pub(crate) audience: Audience,
}

/// What the steps work on.
pub(super) struct State {
    pub rows: Vec<Row>,
    pub unit: AnswerUnit,
    pub measure: MeasureType,
    /// Set once periods have been cut out and rows no longer are time lines.
    pub cut: Option<Vec<Period>>,
    pub collapsed: bool,
    /// What was subtracted so far.
    pub taken: Vec<Subject>,
    pub indicators: BTreeSet<crate::IndicatorCode>,
}

impl<'a> Engine<'a> {
    /// An engine for an edition; none where the profile has no edition.
    pub fn new(
        profile: &'a Profile,
        observations: &'a dyn Observations,
        edition: Option<&'a Edition>,
        audience: Audience,
    ) -> Self {
        Self { profile, observations, edition, audience }
    }

    /// Reads a written question and answers it.
    pub fn ask_text(&self, text: &str) -> Result<Answer, NoAnswer> {
        self.ask(&text.parse::<Question>().map_err(|e| NoAnswer::Unreadable(e.to_string()))?)
    }

    /// Answers a question. Cells that the rules forbid say so; only a question that has no meaning
    /// in this profile has no answer.
    pub fn ask(&self, question: &Question) -> Result<Answer, NoAnswer> {
        let by = self.by(question)?;
        let first = question.subjects.first().ok_or_else(|| NoAnswer::Unreadable("no indicator".into()))?;
        let lead = self.usable(first)?;
        let mut state = State {
            rows: Vec::new(),
            unit: AnswerUnit {
                code: lead.unit.clone(),
                multiplier: lead.unit_multiplier,
                decimals: lead.decimals,
                difference: false,
            },
            measure: lead.measure.ok_or_else(|| NoAnswer::Incomplete(lead.code.clone()))?,
            cut: None,
            collapsed: false,
            taken: Vec::new(),
            indicators: BTreeSet::new(),
        };
        for subject in &question.subjects {
            let indicator = self.usable(subject)?;
            if indicator.unit != lead.unit || indicator.unit_multiplier != lead.unit_multiplier {
                return Err(NoAnswer::StepDoesNotFit(format!(
                    "{} and {} have different units and do not share a table",
                    lead.code, indicator.code
                )));
            }
            self.known_dimensions(indicator, subject.filters.iter().map(|(d, _)| d).chain(&by))?;
            state.indicators.insert(indicator.code.clone());
            let mut rows = fetch(self, indicator, subject, &by)?;
            if question.subjects.len() > 1 && by.is_empty() {
                for row in &mut rows {
                    row.header = Header::Indicator(subject.indicator.clone(), subject.filters.clone());
                }
            }
            state.rows.extend(rows);
        }
        self.point_in_time_of_rank(question)?;
        for step in &question.steps {
            self.step(&mut state, question, lead, step)?;
        }
        self.answer(state, question, lead, &by)
    }

    fn usable(&self, subject: &Subject) -> Result<&'a Indicator, NoAnswer> {
        let indicator = self
            .profile
            .indicators
            .get(&subject.indicator)
            .ok_or_else(|| NoAnswer::UnknownIndicator(subject.indicator.clone()))?;
        let fault = faults(self.profile, indicator).into_iter().find(Fault::stops_answers);
        match fault {
            None => Ok(indicator),
            Some(f) if f.is_missing() => Err(NoAnswer::Incomplete(indicator.code.clone())),
            Some(f) => Err(NoAnswer::Contradicts(indicator.code.clone(), f.reason)),
        }
    }

    fn known_dimensions<'d>(
        &self,
        indicator: &Indicator,
        dimensions: impl Iterator<Item = &'d DimensionCode>,
    ) -> Result<(), NoAnswer> {
        for d in dimensions {
            if !indicator.dimensions.contains(d) {
                return Err(NoAnswer::UnknownDimension(indicator.code.clone(), d.clone()));
            }
            if self.profile.dimensions.get(d).is_some_and(|x| country_without_role(self.profile, x)) {
                return Err(NoAnswer::Contradicts(indicator.code.clone(), Reason::CountryRoleMissing));
            }
        }
        Ok(())
    }

    fn by(&self, question: &Question) -> Result<Vec<DimensionCode>, NoAnswer> {
        let mut lists =
            question.steps.iter().filter_map(|s| if let QuestionStep::By(list) = s { Some(list) } else { None });
        let list = lists.next().cloned().unwrap_or_default();
        if lists.next().is_some() {
            return Err(NoAnswer::StepDoesNotFit("\"by\" stands twice; write by citizenship, sex".into()));
        }
        if list.len() == 2 && list.first() == list.get(1) {
            return Err(NoAnswer::StepDoesNotFit("both dimensions after \"by\" are the same".into()));
        }
        if let Some(d) = list
            .iter()
            .find(|d| question.subjects.iter().any(|s| s.filters.iter().any(|(f, codes)| f == *d && codes.len() == 1)))
        {
            return Err(NoAnswer::StepDoesNotFit(format!("\"{d}\" is both filtered to one code and broken down")));
        }
        if list.len() == 2 && (question.subjects.len() > 1 || !matches!(question.when, When::At(_))) {
            return Err(NoAnswer::StepDoesNotFit(
                "two dimensions after \"by\" need one indicator and one period".into(),
            ));
        }
        Ok(list)
    }

    fn point_in_time_of_rank(&self, question: &Question) -> Result<(), NoAnswer> {
        for step in &question.steps {
            if let QuestionStep::Rank(d) = step {
                let filtered =
                    question.subjects.iter().all(|s| s.filters.iter().any(|(f, codes)| f == d && codes.len() == 1));
                if !filtered {
                    return Err(NoAnswer::StepDoesNotFit(format!("rank {d} needs a filter such as [{d}=CODE]")));
                }
            }
        }
        Ok(())
    }

    fn step(
        &self,
        state: &mut State,
        question: &Question,
        lead: &Indicator,
        step: &QuestionStep,
    ) -> Result<(), NoAnswer> {
        let range = |state: &mut State| -> Result<Vec<Period>, NoAnswer> {
            match &state.cut {
                Some(p) => Ok(p.clone()),
                None => {
                    let p = periods::wanted(self, question, lead, &state.rows)?;
                    state.cut = Some(p.clone());
                    Ok(p)
                }
            }
        };
        if state.collapsed && !matches!(step, QuestionStep::Top(_) | QuestionStep::By(_)) {
            return Err(NoAnswer::StepDoesNotFit(format!("\"{step}\" cannot follow sum, mean, max or min")));
        }
        let subjects = question.subjects.iter().map(|s| self.usable(s)).collect::<Result<Vec<_>, _>>()?;
        // Rows of different kinds may stand in one table, but nothing is computed from such a table.
        if !matches!(step, QuestionStep::By(_)) && subjects.iter().any(|i| i.measure != lead.measure) {
            return Err(NoAnswer::Contradicts(lead.code.clone(), Reason::MeasuresDiffer));
        }
        match step {
            QuestionStep::By(_) => {}
            QuestionStep::Change(m) => self.change(state, lead, *m, arithmetic::Growth::Absolute)?,
            QuestionStep::ChangePercent(m) => self.change(state, lead, *m, arithmetic::Growth::Percent)?,
            QuestionStep::ShareOf(other) => self.against(state, question, &subjects, other, Against::Share)?,
            QuestionStep::Per(n, other) => self.against(state, question, &subjects, other, Against::Per(*n))?,
            QuestionStep::Minus(other) => self.against(state, question, &subjects, other, Against::Minus)?,
            QuestionStep::Top(n) => {
                let p = range(state)?;
                let several = question.subjects.len() > 1;
                arithmetic::top(&mut state.rows, *n, &p, |rows| self.no_sum(rows, state.measure, lead, several));
            }
            QuestionStep::Rank(d) => self.rank(state, question, lead, d)?,
            QuestionStep::Sum | QuestionStep::Mean | QuestionStep::Max | QuestionStep::Min => {
                if matches!(question.when, When::At(_)) {
                    return Err(NoAnswer::StepDoesNotFit(format!("\"{step}\" needs a range such as 2010..this")));
                }
                let p = range(state)?;
                // One value of a longer time is no mean of it, and no extreme either.
                let alone = p.len() == 1 && matches!(question.when, When::Range(from, to) if from != to);
                for row in &mut state.rows {
                    arithmetic::collapse(row, step, &p, state.measure, state.unit.decimals);
                    row.cells.values_mut().for_each(|cell| cell.partial |= alone);
                }
                state.collapsed = true;
            }
        }
        Ok(())
    }

    /// Why rows have no sum.
    fn no_sum(&self, rows: &[&Row], measure: MeasureType, lead: &Indicator, several: bool) -> Option<Refusal> {
        if !measure.adds_over_parts() {
            return Some(Refusal::SumOfRatio);
        }
        if several {
            return Some(Refusal::Rule(Reason::DifferentIndicators));
        }
        let codes: Vec<(&DimensionCode, &Code)> = rows
            .iter()
            .filter_map(|r| if let Header::Code(d, c) = &r.header { Some((d, c)) } else { None })
            .filter(|(_, c)| !c.is_total())
            .collect();
        let (dimension, _) = codes.first()?;
        if !lead.adds_over(dimension) {
            return Some(Refusal::PartsOverlap((*dimension).clone()));
        }
        // With two dimensions every code stands once per column.
        let distinct: Vec<Code> = codes.iter().map(|(_, c)| *c).collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let list = self.profile.code_list_of(dimension);
        truth::nested(list.map(|l| &**l), &distinct).then_some(Refusal::Rule(Reason::CodesNest))
    }

    fn change(
        &self,
        state: &mut State,
        lead: &Indicator,
        earlier: Moment,
        growth: arithmetic::Growth,
    ) -> Result<(), NoAnswer> {
        if state.cut.is_some() {
            return Err(NoAnswer::StepDoesNotFit("\"change\" stands before top".into()));
        }
        for row in &mut state.rows {
            let base = |p: Period| -> Result<Option<Period>, NoAnswer> {
                Ok(match earlier {
                    Moment::This(n) => Some(p.shifted(n)),
                    Moment::Latest => row
                        .cells
                        .iter()
                        .rev()
                        .find(|(q, c)| {
                            **q < p && q.frequency() == p.frequency() && matches!(c.value, CellValue::Number(_))
                        })
                        .map(|(q, _)| *q),
                    Moment::Base | Moment::Fixed(_) => Some(periods::moment(self, earlier, lead, &[])?),
                })
            };
            let mut changed = BTreeMap::new();
            for (p, cell) in &row.cells {
                let Some(b) = base(*p)? else { continue };
                let (from, to) = (b.min(*p), b.max(*p));
                let broken = row
                    .cells
                    .range(from..=to)
                    .find(|(q, c)| **q != from && c.flags.has(ObsStatus::BREAK))
                    .map(|(q, _)| *q);
                let absent = arithmetic::absent(b);
                let before = row.cells.get(&b).unwrap_or(&absent);
                let rule = if growth == arithmetic::Growth::Percent && state.measure == MeasureType::Balance {
                    Some(Reason::GrowthOfBalance)
                } else if b.frequency() != p.frequency() && state.measure.adds_over_time() {
                    Some(Reason::PeriodsDiffer)
                } else {
                    None
                };
                let cell = match rule {
                    Some(reason) if !before.value.is_withheld() && !cell.value.is_withheld() => {
                        arithmetic::refuse(cell, before, Refusal::Rule(reason))
                    }
                    Some(_) | None => arithmetic::growth(before, cell, broken, growth, state.unit.decimals),
                };
                changed.insert(*p, cell);
            }
            row.cells = changed;
        }
        let percent = matches!(state.unit.code.as_ref().map(Code::as_str), Some("PT"));
        match growth {
            arithmetic::Growth::Absolute => {
                if percent {
                    state.unit.code = Some(Code::new("PP"));
                }
            }
            arithmetic::Growth::Percent => {
                state.unit = AnswerUnit { code: Some(Code::new("PT")), multiplier: 0, decimals: 1, difference: true }
            }
        }
        state.unit.difference = true;
        // A change of a stock belongs to a period; changes are not added up again.
        state.measure = MeasureType::Rate;
        Ok(())
    }

    /// Whether a whole contains a row of what is divided by it. Of another indicator nobody can tell here, and rules of
    /// the measures decide.
    fn contains(&self, whole: &Subject, parts: &[Subject], row: &Row) -> bool {
        let of_row = |dimension: &DimensionCode| {
            let headers = std::iter::once(&row.header).chain(&row.second);
            headers.into_iter().find_map(|h| match h {
                Header::Code(d, code) if d == dimension => Some(code),
                _ => None,
            })
        };
        let alike = parts.iter().filter(|p| p.indicator == whole.indicator);
        alike.into_iter().all(|part| {
            whole.filters.iter().all(|(dimension, codes)| {
                let held = |code: &Code| {
                    let list = || self.profile.code_list_of(dimension).map(|l| &**l);
                    // Most are the very code, and no list has to be gone through.
                    codes.contains(code) || {
                        let nesting = truth::Nesting::new(list());
                        codes.iter().any(|whole| nesting.within(code, whole))
                    }
                };
                match (of_row(dimension), part.filters.iter().find(|(d, _)| d == dimension)) {
                    (Some(code), _) => held(code),
                    (None, Some((_, own))) => own.iter().all(held),
                    (None, None) => codes.iter().any(Code::is_total),
                }
            })
        })
    }

    fn against(
        &self,
        state: &mut State,
        question: &Question,
        subjects: &[&Indicator],
        other: &Subject,
        how: Against,
    ) -> Result<(), NoAnswer> {
        let indicator = self.usable(other)?;
        self.known_dimensions(indicator, other.filters.iter().map(|(d, _)| d))?;
        let theirs = fetch(self, indicator, other, &[])?.into_iter().next().map(|r| r.cells).unwrap_or_default();
        state.indicators.insert(indicator.code.clone());
        let measure = indicator.measure.ok_or_else(|| NoAnswer::Incomplete(indicator.code.clone()))?;
        let below = Operand { measure, unit: indicator.unit.as_ref(), indicator };
        let forbidden = subjects
            .iter()
            .find_map(|own| {
                let above = Operand { measure: state.measure, unit: state.unit.code.as_ref(), indicator: own };
                match how {
                    Against::Share => truth::share(above, below),
                    Against::Per(_) => truth::per(above, below),
                    Against::Minus => truth::subtraction(above, below),
                }
            })
            .map(Refusal::Rule);
        let power = i16::from(state.unit.multiplier) - i16::from(indicator.unit_multiplier);
        if matches!(how, Against::Minus) {
            state.taken.push(other.clone());
        }
        for row in &mut state.rows {
            let left = match how {
                Against::Minus => hidden::left(self, question, row, indicator, &state.taken)?,
                Against::Share | Against::Per(_) => None,
            };
            let foreign = matches!(how, Against::Share) && !self.contains(other, &question.subjects, row);
            let forbidden = forbidden.clone().or(foreign.then_some(Refusal::Rule(Reason::ShareOfAnother)));
            for (p, cell) in &mut row.cells {
                let absent = arithmetic::absent(*p);
                let there = theirs.get(p).unwrap_or(&absent);
                *cell = match &forbidden {
                    Some(reason) => arithmetic::refuse(cell, there, reason.clone()),
                    None => match how {
                        Against::Share => arithmetic::quotient(cell, there, power + 2),
                        Against::Per(n) => {
                            arithmetic::quotient(cell, there, power + i16::from(u8::try_from(n.ilog10()).unwrap_or(0)))
                        }
                        Against::Minus => {
                            let difference = arithmetic::minus(cell, there, power);
                            match &left {
                                Some(left) => left.guard(*p, difference),
                                None => difference,
                            }
                        }
                    },
                };
            }
        }
        match how {
            Against::Share => {
                state.unit = AnswerUnit { code: Some(Code::new("PT")), multiplier: 0, decimals: 1, difference: false };
                state.measure = MeasureType::Share;
            }
            Against::Per(n) => {
                state.unit = AnswerUnit {
                    code: Some(Code::new(format!("PER_{n}"))),
                    multiplier: 0,
                    decimals: 1,
                    difference: false,
                };
                state.measure = MeasureType::Rate;
            }
            Against::Minus => {
                state.unit.difference = true;
                if matches!(state.unit.code.as_ref().map(Code::as_str), Some("PT")) {
                    state.unit.code = Some(Code::new("PP"));
                }
                if state.measure.adds_over_time() {
                    state.measure = MeasureType::Balance;
                }
            }
        }
        Ok(())
    }

    fn rank(
        &self,
        state: &mut State,
        question: &Question,
        lead: &Indicator,
        dimension: &DimensionCode,
    ) -> Result<(), NoAnswer> {
        let mut rows = Vec::new();
        for subject in &question.subjects {
            let own =
                subject.filters.iter().find(|(d, _)| d == dimension).and_then(|(_, codes)| codes.first()).cloned();
            let mut wide = subject.clone();
            wide.filters.retain(|(d, _)| d != dimension);
            let all = fetch(self, lead, &wide, std::slice::from_ref(dimension))?;
            let Some(own) = own else { continue };
            let mut cells = BTreeMap::new();
            for row in all.iter().filter(|r| matches!(&r.header, Header::Code(_, c) if *c == own)) {
                for (p, cell) in &row.cells {
                    cells.insert(*p, arithmetic::rank(cell, *p, &all));
                }
            }
            rows.push(Row {
                header: Header::Indicator(subject.indicator.clone(), subject.filters.clone()),
                second: None,
                cells,
            });
        }
        if question.subjects.len() == 1
            && let Some(first) = rows.first_mut()
        {
            first.header = Header::Only;
        }
        state.rows = rows;
        state.unit = AnswerUnit { code: None, multiplier: 0, decimals: 0, difference: false };
        state.measure = MeasureType::Index;
        Ok(())
    }

    fn answer(
        &self,
        state: State,
        question: &Question,
        lead: &Indicator,
        by: &[DimensionCode],
    ) -> Result<Answer, NoAnswer> {
        let wanted = match &state.cut {
            Some(p) => p.clone(),
            None => periods::wanted(self, question, lead, &state.rows)?,
        };
        let mut rows: Vec<Header> = Vec::new();
        let mut columns: Vec<Header> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        let shape;
        if by.len() == 2 {
            shape = Shape::Matrix;
            let period = wanted.first().copied();
            for row in &state.rows {
                if !rows.contains(&row.header) {
                    rows.push(row.header.clone());
                }
                if let Some(second) = &row.second
                    && !columns.contains(second)
                {
                    columns.push(second.clone());
                }
            }
            for r in &rows {
                for c in &columns {
                    let found = state
                        .rows
                        .iter()
                        .find(|row| row.header == *r && row.second.as_ref() == Some(c))
                        .and_then(|row| row.cells.get(&period?))
                        .cloned();
                    cells.push(found.unwrap_or_else(|| Cell { period, ..arithmetic::absent(Period::Year(0)) }));
                }
            }
        } else {
            let at = matches!(question.when, When::At(_)) || state.collapsed;
            shape = match (at, by.is_empty() && state.rows.len() == 1) {
                (true, true) => Shape::Value,
                (true, false) => Shape::Table,
                (false, _) => Shape::Series,
            };
            columns =
                if state.collapsed { vec![Header::Only] } else { wanted.iter().map(|p| Header::Period(*p)).collect() };
            for row in state.rows {
                rows.push(row.header);
                if state.collapsed {
                    cells.push(
                        row.cells
                            .into_values()
                            .next()
                            .unwrap_or_else(|| Cell { period: None, ..arithmetic::absent(Period::Year(0)) }),
                    );
                } else {
                    for p in &wanted {
                        cells.push(row.cells.get(p).cloned().unwrap_or_else(|| arithmetic::absent(*p)));
                    }
                }
            }
            // A value that nothing is known about still has its one cell.
            if shape == Shape::Value && columns.is_empty() {
                columns.push(Header::Only);
                cells.push(Cell { period: None, ..arithmetic::absent(Period::Year(0)) });
            }
        }
        let sources: BTreeSet<SourceCode> =
            cells.iter().flat_map(|c| c.origins.iter()).map(|o| o.series.source.clone()).collect();
        let mut answer = Answer {
            question: question.to_string(),
            shape,
            measure: state.unit.code.is_some().then_some(state.measure),
            unit: state.unit,
            subjects: question.subjects.len(),
            rows,
            columns,
            cells,
            indicators: state.indicators,
            sources,
        };
        hidden::close_totals(self, &mut answer);
        Ok(answer)
    }
}

#[derive(Clone, Copy)]
enum Against {
    Share,
    Per(u32),
    Minus,
}
