//! How a run ends: the statuses that scripts depend on, and the one sentence that goes with a failure.

use almanac_app::Failure;
use almanac_app::wire::ErrorCode;

/// The exit status of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done,
    /// Done, but findings of level error exist, or they block what was asked for.
    Findings,
    /// The command was not used as it is meant.
    Usage,
    /// An input cannot be read.
    Input,
    /// The project is in use or cannot be written.
    Project,
    /// Stopped by the user.
    Stopped,
}

impl Status {
    /// The number that the shell sees.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Input => 3,
            Self::Project => 4,
            Self::Stopped => 130,
        }
    }
}

/// A run that ended before its work was done.
#[derive(Debug)]
pub struct Ended {
    /// How.
    pub status: Status,
    /// Why, and what to do; empty when there is nobody to tell.
    pub message: String,
}

impl Ended {
    /// The command was not used as it is meant.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { status: Status::Usage, message: message.into() }
    }
    /// A file of the user's cannot be read.
    pub fn input(message: impl Into<String>) -> Self {
        Self { status: Status::Input, message: message.into() }
    }
}

impl From<Failure> for Ended {
    fn from(f: Failure) -> Self {
        let status = match f.code {
            ErrorCode::CannotRead | ErrorCode::NotAProject | ErrorCode::FileFromNewerVersion | ErrorCode::Failed => {
                Status::Input
            }
            ErrorCode::ProjectLocked | ErrorCode::CannotWrite | ErrorCode::NotNow | ErrorCode::NoProject => {
                Status::Project
            }
            ErrorCode::Gone | ErrorCode::WrongInput => Status::Usage,
            ErrorCode::BlockedByFindings => Status::Findings,
            ErrorCode::Stopped => Status::Stopped,
        };
        Self { status, message: f.message }
    }
}

/// Only printing fails this way; files are read and written where their names are known.
impl From<std::io::Error> for Ended {
    fn from(e: std::io::Error) -> Self {
        if e.kind() == std::io::ErrorKind::BrokenPipe {
            // Whoever read the output has seen enough, as `head` does.
            return Self { status: Status::Done, message: String::new() };
        }
        Self { status: Status::Project, message: format!("cannot write the output: {e}") }
    }
}

impl From<almanac_core::ReadFailure> for Ended {
    fn from(e: almanac_core::ReadFailure) -> Self {
        Self {
            status: Status::Input,
            message: format!("{e}; `almanac verify PROJECT` tells whether the file is whole"),
        }
    }
}
