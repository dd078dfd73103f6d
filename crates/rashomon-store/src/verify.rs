//! Proof that a project is what it says: every quote stands in its document, every original has its hash, and the log's
//! chain is unbroken.

use std::collections::{BTreeMap, BTreeSet};

use rashomon::types::sha256_hex;
use rusqlite::Connection;
use serde_json::Value;

use crate::log::LogReport;
use crate::originals::{ContentReader, hash};
use crate::{Project, StoreError};

/// So many problems are named; the rest is counted.
const NAMED: usize = 100;

/// What a check of a project found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Originals whose bytes were read and hashed.
    pub originals: u64,
    /// Documents whose text was hashed.
    pub documents: u64,
    /// Quotes that were looked up in their documents.
    pub quotes: u64,
    /// Corrections that were compared with the log.
    pub corrections: u64,
    /// What the log's chain is like.
    pub log: LogReport,
    /// What does not hold, in sentences; at most a hundred.
    pub problems: Vec<String>,
    /// How many problems there are.
    pub problem_count: u64,
}

impl Verification {
    /// Whether all holds.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problem_count == 0
    }

    fn problem(&mut self, sentence: impl Into<String>) {
        self.problem_count += 1;
        if self.problems.len() < NAMED {
            self.problems.push(sentence.into());
        }
    }
}

impl Project {
    /// Checks the whole project. `head` is the log's head as it was written down earlier, if it was.
    ///
    /// # Errors
    ///
    /// If the file cannot be read at all.
    pub fn verify(&self, head: Option<&str>) -> Result<Verification, StoreError> {
        let mut found = Verification {
            originals: 0,
            documents: 0,
            quotes: 0,
            corrections: 0,
            log: self.check_log()?,
            problems: Vec::new(),
            problem_count: 0,
        };
        check_file(&self.connection, &mut found)?;
        self.check_chain(head, &mut found)?;
        self.check_originals(&mut found)?;
        self.check_corrections(&mut found)?;
        self.check_texts(&mut found)?;
        self.check_events(&mut found)?;
        Ok(found)
    }

    fn check_chain(&self, head: Option<&str>, found: &mut Verification) -> Result<(), StoreError> {
        if let Some(entry) = found.log.broken_at {
            found.problem(format!(
                "the log is broken at entry {entry}: it or an entry before it was changed or taken out"
            ));
        }
        let Some(head) = head else { return Ok(()) };
        if !self.log()?.iter().any(|entry| entry.hash == head) {
            found.problem(format!(
                "the log no longer holds the entry {head}: its end was cut off or written anew"
            ));
        }
        Ok(())
    }

    /// Compares each original with its hash, and with what the log says was taken in.
    fn check_originals(&self, found: &mut Verification) -> Result<(), StoreError> {
        let mut logged = logged(self, "add", &["name", "sha256"])?;
        let mut sound: BTreeMap<i64, Option<String>> = BTreeMap::new();
        let mut statement = self
            .connection
            .prepare("SELECT name, sha256, content, bytes FROM original ORDER BY name")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (name, sha256): (String, String) = (row.get(0)?, row.get(1)?);
            let (content, bytes) = (row.get(2)?, row.get(3)?);
            let actual = match sound.get(&content) {
                Some(known) => known.clone(),
                None => hash(&mut ContentReader::new(&self.connection, content, bytes)).ok(),
            };
            if actual.as_deref() != Some(sha256.as_str()) {
                found.problem(format!(
                    "{name}: its stored bytes no longer have the hash {sha256} that they came with"
                ));
            }
            sound.insert(content, actual);
            if !logged.remove(&vec![name.clone(), sha256]) {
                found.problem(format!("{name}: the log does not say that it was taken in"));
            }
            found.originals += 1;
        }
        for entry in logged {
            found.problem(format!(
                "{}: was taken in, as the log says, and is gone",
                entry.join(", SHA-256 ")
            ));
        }
        Ok(())
    }

    /// Compares each correction with what the log says of it.
    fn check_corrections(&self, found: &mut Verification) -> Result<(), StoreError> {
        let mut logged = logged(self, "correction", &["correction", "sha256"])?;
        for (number, json) in (1..).zip(self.corrections()?) {
            let number: i64 = number;
            if !logged.remove(&vec![number.to_string(), sha256_hex(json.as_bytes())]) {
                found.problem(format!("correction {number} is not what the log says was decided"));
            }
            found.corrections += 1;
        }
        for entry in logged {
            let number = entry.first().map(String::as_str).unwrap_or_default();
            found.problem(format!(
                "correction {number} was made, as the log says, and is gone or was changed"
            ));
        }
        Ok(())
    }

    /// Checks each document's text against its hash, and each quote of its claims against the text.
    fn check_texts(&self, found: &mut Verification) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT id, json, text FROM document ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, json, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let document: Value = serde_json::from_str(&json)?;
            let stated = document.get("text_sha256").and_then(Value::as_str).unwrap_or_default();
            if sha256_hex(text.as_bytes()) != stated {
                found.problem(format!("document {id}: its text no longer has its hash {stated}"));
            }
            found.documents += 1;
            self.check_claims(&id, &text, found)?;
        }
        Ok(())
    }

    fn check_claims(&self, document: &str, text: &str, found: &mut Verification) -> Result<(), StoreError> {
        let select = "
            SELECT id, json FROM (
                SELECT id, json, ordinal, row, 0 AS judged FROM claim WHERE document = ?1
                UNION ALL
                SELECT judged.claim, judged.json, 0, judged.row, 1 FROM claim_judged AS judged
                WHERE judged.claim IN (SELECT id FROM claim WHERE document = ?1)
            ) ORDER BY judged, ordinal, row";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([document])?;
        let texts = |asked: &str| (asked == document).then(|| text.to_owned());
        while let Some(row) = rows.next()? {
            let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
            let claim: Value = serde_json::from_str(&json)?;
            let mut quotes = Quotes::new(format!("claim {id}"), texts);
            quotes.walk(&claim, None);
            quotes.report(found);
        }
        Ok(())
    }

    fn check_events(&self, found: &mut Verification) -> Result<(), StoreError> {
        let select = "SELECT event, json FROM event_state WHERE gone_run IS NULL ORDER BY event";
        let mut statement = self.connection.prepare(select)?;
        let mut rows = statement.query([])?;
        let text = |id: &str| {
            let select = "SELECT text FROM document WHERE id = ?1";
            self.connection
                .prepare_cached(select)
                .ok()?
                .query_row([id], |row| row.get(0))
                .ok()
        };
        while let Some(row) = rows.next()? {
            let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
            let event: Value = serde_json::from_str(&json)?;
            let mut quotes = Quotes::new(format!("event {id}"), text);
            quotes.walk(&event, None);
            quotes.report(found);
        }
        Ok(())
    }
}

/// What SQLite itself says of the file.
fn check_file(connection: &Connection, found: &mut Verification) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA quick_check(10)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            found.problem(format!("the file is damaged: {line}"));
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let broken = statement.query_map([], |row| row.get::<_, String>(0))?;
    for table in broken {
        found.problem(format!("a row of the table `{}` points to nothing", table?));
    }
    Ok(())
}

/// What the log says of one sort of action: the values of these keys, entry by entry.
fn logged(project: &Project, action: &str, keys: &[&str]) -> Result<BTreeSet<Vec<String>>, StoreError> {
    let mut found = BTreeSet::new();
    for entry in project.log()?.into_iter().filter(|entry| entry.action == action) {
        // An entry that is no JSON breaks the chain, which is said elsewhere.
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let value = |key: &&str| match detail.get(*key) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        found.insert(keys.iter().map(value).collect());
    }
    Ok(found)
}

/// Looks up every quote in a piece of JSON: an object with bytes and words.
struct Quotes<F> {
    holder: String,
    text: F,
    texts: BTreeMap<String, Option<String>>,
    looked_up: u64,
    wrong: Vec<String>,
}

impl<F: Fn(&str) -> Option<String>> Quotes<F> {
    fn new(holder: String, text: F) -> Self {
        Self {
            holder,
            text,
            texts: BTreeMap::new(),
            looked_up: 0,
            wrong: Vec::new(),
        }
    }

    /// Walks through a value whose quotes are of `document` unless it says otherwise.
    fn walk<'json>(&mut self, value: &'json Value, document: Option<&'json str>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, document)),
            Value::Object(fields) => {
                // An answer names its document beside its words.
                let named = fields.get("document").or_else(|| fields.get("words")?.get("document"));
                let document = named.and_then(Value::as_str).or(document);
                if let Some(quote) = Quote::of(value) {
                    self.look_up(&quote, document);
                }
                fields.values().for_each(|field| self.walk(field, document));
            }
            _ => {}
        }
    }

    fn look_up(&mut self, quote: &Quote<'_>, document: Option<&str>) {
        self.looked_up += 1;
        let document = document.unwrap_or_default();
        let text = &self.text;
        let text = self.texts.entry(document.to_owned()).or_insert_with(|| text(document));
        if !text.as_deref().is_some_and(|text| quote.stands_in(text)) {
            self.wrong.push(format!(
                "{}: the words “{}” do not stand at bytes {} to {} of document {document}",
                self.holder, quote.words, quote.start, quote.end
            ));
        }
    }

    fn report(self, found: &mut Verification) {
        found.quotes += self.looked_up;
        self.wrong.into_iter().for_each(|sentence| found.problem(sentence));
    }
}

/// Words and where they are said to stand.
struct Quote<'json> {
    start: usize,
    end: usize,
    first: u64,
    words: &'json str,
}

impl<'json> Quote<'json> {
    fn of(value: &'json Value) -> Option<Self> {
        let number = |key: &str| value.get(key)?.as_u64();
        Some(Self {
            start: usize::try_from(number("byte_start")?).ok()?,
            end: usize::try_from(number("byte_end")?).ok()?,
            first: number("start")?,
            words: value.get("text")?.as_str()?,
        })
    }

    fn stands_in(&self, text: &str) -> bool {
        let before = text.get(..self.start).map(|before| before.chars().count() as u64);
        text.get(self.start..self.end) == Some(self.words) && before == Some(self.first)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_must_stand_where_they_are_said_to() {
        let mut quotes = Quotes::new("claim".to_owned(), |id: &str| {
            (id == "d").then(|| "Ѐ said no".to_owned())
        });
        let span = |words: &str| json!({"start": 2, "end": 6, "byte_start": 3, "byte_end": 7, "text": words});
        quotes.walk(
            &json!({"document": "d", "cue": {"spans": [span("said"), span("says")]}}),
            None,
        );
        assert_eq!((quotes.looked_up, quotes.wrong.len()), (2, 1));
        quotes.walk(&json!({"words": {"document": "other", "spans": [span("said")]}}), None);
        assert_eq!((quotes.looked_up, quotes.wrong.len()), (3, 2));
    }
}
