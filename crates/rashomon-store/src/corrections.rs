//! What persons decided: one JSON object a correction, only ever added to.
//!
//! What stands in it is no matter of the store, which keeps it as it came and notes its hash in the log.

use rashomon::types::sha256_hex;
use serde_json::json;

use crate::{Project, StoreError, clock, log};

impl Project {
    /// Keeps a correction and notes it in the log; its number, from 1.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn append_correction(&self, json: &str) -> Result<i64, StoreError> {
        Ok(self.append_corrections([json])?.last().copied().unwrap_or_default())
    }

    /// Keeps several corrections together: all of them or none. Their numbers.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn append_corrections<'a>(&self, all: impl IntoIterator<Item = &'a str>) -> Result<Vec<i64>, StoreError> {
        let transaction = self.write()?;
        let mut numbers = Vec::new();
        for json in all {
            let insert = "INSERT INTO correction(at, json) VALUES (?1, ?2)";
            transaction.execute(insert, (clock::now(), json))?;
            let number = transaction.last_insert_rowid();
            let detail = json!({"correction": number, "sha256": sha256_hex(json.as_bytes())});
            log::append(&transaction, "correction", &detail)?;
            numbers.push(number);
        }
        transaction.commit()?;
        Ok(numbers)
    }

    /// All corrections as they came, oldest first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn corrections(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare("SELECT json FROM correction ORDER BY seq")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
