//! Failures of the crates below as the application tells them: a code, a sentence, a way on.

use crate::job::Cancelled;
use crate::wire::{ActionHint, ErrorCode, WireError};
use almanac_core::ReadFailure;
use almanac_document::DocumentError;
use almanac_store::{NotAProject, OpenError, StoreError};

/// What a command answers when it cannot do its work.
pub type Failure = WireError;

pub fn open_failure(e: OpenError) -> Failure {
    let code = match &e {
        OpenError::NotFound(_) => ErrorCode::CannotRead,
        OpenError::Exists(_) | OpenError::NotWritable(..) => ErrorCode::CannotWrite,
        OpenError::NotAProject(..) | OpenError::Damaged(..) | OpenError::Untrusted(..) => ErrorCode::NotAProject,
        OpenError::Newer { .. } => ErrorCode::FileFromNewerVersion,
        OpenError::InUse { .. } => ErrorCode::ProjectLocked,
        OpenError::Failed(..) => ErrorCode::CannotRead,
    };
    let (hint, mend) = match &e {
        OpenError::NotFound(_) => (ActionHint::ChooseAnotherFile, "choose another file"),
        OpenError::Exists(_) => (ActionHint::ChooseAnotherFile, "choose another name"),
        OpenError::InUse { .. } => {
            (ActionHint::OpenReadOnly, "open it for reading only, or wait until it is closed there")
        }
        OpenError::NotWritable(..) => (ActionHint::OpenReadOnly, "open it for reading only, or save a copy elsewhere"),
        OpenError::NotAProject(_, NotAProject::OtherKind) => (
            ActionHint::ChooseAnotherFile,
            "choose a file that ends in .almanac; data files are imported into a project",
        ),
        OpenError::NotAProject(..) => (ActionHint::ChooseAnotherFile, "choose a file that ends in .almanac"),
        OpenError::Newer { .. } => (ActionHint::ChooseAnotherFile, "install the newer version"),
        OpenError::Damaged(..) => (ActionHint::ChooseAnotherFile, "open the last saved copy"),
        OpenError::Untrusted(..) => (ActionHint::ChooseAnotherFile, "ask the sender how the file was made"),
        OpenError::Failed(..) => (ActionHint::TryAgain, "try again"),
    };
    Failure::new(code, format!("{e}; {mend}")).hint(hint)
}

pub fn store_failure(e: StoreError) -> Failure {
    let code = match &e {
        StoreError::Cancelled => ErrorCode::Stopped,
        StoreError::DiskFull | StoreError::Busy | StoreError::File(..) => ErrorCode::CannotWrite,
        StoreError::Closed => ErrorCode::NoProject,
        StoreError::Unfit(_) | StoreError::Expunged(_) => ErrorCode::WrongInput,
        StoreError::Unknown(_) => ErrorCode::Gone,
        StoreError::Database(..) | StoreError::Damaged(_) => ErrorCode::Failed,
    };
    Failure::new(code, e.to_string())
}

pub fn document_failure(e: DocumentError) -> Failure {
    let code = match &e {
        DocumentError::Unknown { .. } => ErrorCode::Gone,
        DocumentError::AlreadyThere { .. } | DocumentError::IntoItself { .. } => ErrorCode::WrongInput,
        DocumentError::NothingToUndo => ErrorCode::NotNow,
        DocumentError::UnknownStep(_) => ErrorCode::Gone,
        DocumentError::SameVersionDifferentContent | DocumentError::EarlierPartMissing { .. } => ErrorCode::WrongInput,
        DocumentError::NotANeighbour { .. } | DocumentError::Settled => ErrorCode::Gone,
        DocumentError::OtherSource { .. } => ErrorCode::WrongInput,
        DocumentError::Damaged { .. } | DocumentError::Refused(_) => ErrorCode::Failed,
    };
    Failure::new(code, e.to_string())
}

pub fn read_failure(e: ReadFailure) -> Failure {
    Failure::new(ErrorCode::Failed, e.to_string())
}

impl From<Cancelled> for Failure {
    fn from(_: Cancelled) -> Self {
        Failure::new(ErrorCode::Stopped, "stopped")
    }
}

/// A failure to read or write a file of the user's.
pub fn file_failure(code: ErrorCode, verb: &str, path: &std::path::Path, cause: &std::io::Error) -> Failure {
    Failure::new(code, format!("cannot {verb} '{}': {cause}", path.display()))
}
