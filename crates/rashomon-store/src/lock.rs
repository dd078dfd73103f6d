//! Who is at work: a lock that the system takes back when a process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::StoreError;

/// A lock on one sort of work in a project.
#[derive(Debug)]
pub struct Lock {
    // Held open: closing it gives the lock back.
    _file: File,
}

impl Lock {
    /// Takes the lock for a sort of work, `add` or `run`.
    ///
    /// # Errors
    ///
    /// If another process has it ([`StoreError::Busy`]), or the folder cannot be written.
    pub fn take(folder: &Path, work: &str) -> Result<Self, StoreError> {
        let path = folder.join(format!(".rashomon-{work}.lock"));
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let file = opened.map_err(|error| match error.kind() {
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => StoreError::ReadOnly,
            std::io::ErrorKind::StorageFull => StoreError::Full,
            _ => StoreError::Io(error),
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy {
                folder: folder.to_path_buf(),
                who: format!("another `rashomon {work}`"),
            }),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
