//! Search over statements, events and reports: words through SQLite's full-text index, and filters.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use serde::Serialize;

use crate::{Project, StoreError};

/// What is looked for. What is not given does not narrow anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must stand in a claim, its voices or its places: all of them; `"in quotation marks"` side by side; a
    /// word that ends in `*` stands for all that begin so.
    pub words: Option<String>,
    /// Words that must stand in the report.
    pub report_words: Option<String>,
    /// A part of a speaker's name, or of the name of any voice between the speaker and the reporter.
    pub speaker: Option<String>,
    /// A part of the name of a side, a party of the event, or the actor that the speaker speaks for.
    pub side: Option<String>,
    /// What saying it does, as in the JSON: `deny`; several with commas.
    pub act: Option<String>,
    /// The first day, such as 2031-05-24, on which it was said, or published where that is all that is known.
    pub since: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// A part of the name of a place that is spoken of.
    pub place: Option<String>,
    /// The event, by its id or by one that it was merged from.
    pub event: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// A claim that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimFound {
    /// The claim.
    pub id: String,
    /// Its document.
    pub document: String,
    /// The event that it speaks of.
    pub event: Option<String>,
    /// That event's title.
    pub event_title: Option<String>,
    /// Who said it first.
    pub speaker: Option<String>,
    /// On which side, or for which party of the event.
    pub side: Option<String>,
    /// What saying it does.
    pub act: String,
    /// `positive` or `negative`.
    pub polarity: String,
    /// When it was said, else when it was published.
    pub day: Option<String>,
    /// What is said.
    pub words: String,
    /// The places spoken of.
    pub places: Vec<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The report's headline.
    pub title: Option<String>,
    /// Where the report is from: its address, else its path.
    pub source: Option<String>,
    /// The run that first saw the claim, in whatever form.
    pub first_run: i64,
}

/// An event that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventFound {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many of its claims were looked for.
    pub matching: u64,
    /// How many claims speak of it.
    pub claims: u64,
    /// How many reports they stand in.
    pub reports: u64,
    /// The first day on which anything was said of it.
    pub first_day: Option<String>,
    /// The last day.
    pub last_day: Option<String>,
    /// Ids that mean it since they were merged with it.
    pub aliases: Vec<String>,
}

const FROM: &str = "
    FROM claim_now AS claim JOIN document ON document.id = claim.document AND document.gone_run IS NULL
    LEFT JOIN event_claim ON event_claim.claim = claim.id
    LEFT JOIN event_state ON event_state.event = event_claim.event AND event_state.gone_run IS NULL
    WHERE claim.gone_run IS NULL";

impl Project {
    /// The claims that fit, by day and then in the order of their reports.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or there is no such event.
    pub fn find_claims(&self, query: &Query) -> Result<Vec<ClaimFound>, StoreError> {
        let narrowed = self.narrow(query)?;
        let select = format!(
            "SELECT claim.id, claim.document, event_claim.event, event_state.title, claim.speaker,
                coalesce(event_claim.party, claim.side), act, polarity, day, words, places, publisher, document.title, document.json,
                (SELECT min(first_run) FROM claim AS earlier WHERE earlier.id = claim.id)
             {FROM} {} ORDER BY day IS NULL, day, claim.document, claim.ordinal, claim.row LIMIT {}",
            narrowed.conditions(),
            limit(query)
        );
        let mut statement = self.connection.prepare(&select)?;
        let mut rows = statement.query(params_from_iter(narrowed.values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (places, json): (String, String) = (row.get(10)?, row.get(13)?);
            found.push(ClaimFound {
                id: row.get(0)?,
                document: row.get(1)?,
                event: row.get(2)?,
                event_title: row.get(3)?,
                speaker: row.get(4)?,
                side: row.get(5)?,
                act: row.get(6)?,
                polarity: row.get(7)?,
                day: row.get(8)?,
                words: row.get(9)?,
                places: places.lines().map(str::to_owned).collect(),
                publisher: row.get(11)?,
                title: row.get(12)?,
                source: source(&json),
                first_run: row.get(14)?,
            });
        }
        Ok(found)
    }

    /// The events with claims that fit, those with most of them first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or there is no such event.
    pub fn find_events(&self, query: &Query) -> Result<Vec<EventFound>, StoreError> {
        let narrowed = self.narrow(query)?;
        let select = format!(
            "WITH found AS (SELECT event_state.event AS event, count(*) AS matching {FROM} {} GROUP BY event_state.event)
             SELECT found.event, event_state.title, matching,
                (SELECT count(*) FROM event_claim WHERE event = found.event),
                (SELECT count(DISTINCT document) FROM event_claim JOIN claim ON claim.id = event_claim.claim
                    WHERE event = found.event AND gone_run IS NULL),
                (SELECT min(day) FROM event_claim JOIN claim ON claim.id = event_claim.claim
                    WHERE event = found.event AND gone_run IS NULL),
                (SELECT max(day) FROM event_claim JOIN claim ON claim.id = event_claim.claim
                    WHERE event = found.event AND gone_run IS NULL),
                (SELECT group_concat(alias, ' ' ORDER BY alias) FROM event_alias WHERE event = found.event)
             FROM found JOIN event_state ON event_state.event = found.event AND event_state.gone_run IS NULL
             ORDER BY matching DESC, event_state.ordinal LIMIT {}",
            narrowed.conditions(),
            limit(query)
        );
        let mut statement = self.connection.prepare(&select)?;
        let rows = statement.query_map(params_from_iter(narrowed.values), |row| {
            let aliases: Option<String> = row.get(7)?;
            Ok(EventFound {
                id: row.get(0)?,
                title: row.get(1)?,
                matching: row.get(2)?,
                claims: row.get(3)?,
                reports: row.get(4)?,
                first_day: row.get(5)?,
                last_day: row.get(6)?,
                aliases: aliases
                    .unwrap_or_default()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The event that an id means: itself, or the one that it was merged into. A part of an id from its beginning will do
    /// where no other begins so.
    ///
    /// # Errors
    ///
    /// If there is none, or several, or the file cannot be read.
    pub fn event_named(&self, id: &str) -> Result<String, StoreError> {
        let alias = "SELECT event FROM event_alias WHERE alias = ?1";
        let merged: Option<String> = self.connection.query_row(alias, [id], |row| row.get(0)).optional()?;
        if let Some(event) = merged {
            return Ok(event);
        }
        let select =
            "SELECT event FROM event_state WHERE gone_run IS NULL AND substr(event, 1, length(?1)) = ?1 LIMIT 2";
        let mut statement = self.connection.prepare_cached(select)?;
        let found: Vec<String> = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        match found.as_slice() {
            [event] if !id.is_empty() => Ok(event.clone()),
            [] => Err(StoreError::Unknown(format!(
                "there is no event {id}; `rashomon events` lists them"
            ))),
            _ => Err(StoreError::Unknown(format!(
                "several events begin with {id}; write more of it"
            ))),
        }
    }

    fn narrow(&self, query: &Query) -> Result<Narrowed, StoreError> {
        let mut narrowed = Narrowed::default();
        let words = query.words.as_deref().and_then(matching);
        narrowed.add(
            "claim.row IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)",
            words,
        );
        let words = query.report_words.as_deref().and_then(matching);
        narrowed.add(
            "document.rowid IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)",
            words,
        );
        narrowed.add("contains_folded(claim.voices, ?)", query.speaker.clone());
        narrowed.add(
            "contains_folded(coalesce(claim.side, '') || char(10) || coalesce(event_claim.party, '') || char(10) || \
             coalesce(event_claim.side, ''), ?)",
            query.side.clone(),
        );
        narrowed.add("instr(',' || ? || ',', ',' || claim.act || ',') > 0", query.act.clone());
        narrowed.add("claim.day >= ?", query.since.clone());
        narrowed.add("claim.day <= ?", query.until.clone());
        narrowed.add("contains_folded(claim.places, ?)", query.place.clone());
        let event = query.event.as_deref().map(|id| self.event_named(id)).transpose()?;
        narrowed.add("event_claim.event = ?", event);
        Ok(narrowed)
    }
}

fn limit(query: &Query) -> i64 {
    query.limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX))
}

/// Where a report is from.
fn source(json: &str) -> Option<String> {
    let document: serde_json::Value = serde_json::from_str(json).ok()?;
    let field = |name: &str| {
        document
            .get(name)
            .and_then(serde_json::Value::as_str)
            .map(str::to_owned)
    };
    field("url").or_else(|| field("path"))
}

/// Conditions, each with its value.
#[derive(Default)]
struct Narrowed {
    texts: Vec<&'static str>,
    values: Vec<Value>,
}

impl Narrowed {
    fn add(&mut self, text: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.texts.push(text);
            self.values.push(Value::Text(value));
        }
    }

    fn conditions(&self) -> String {
        self.texts.iter().map(|text| format!(" AND {text}")).collect()
    }
}

/// Words as the full-text index takes them, so that nothing a person types is a mistake in its grammar; none if there are
/// no words.
fn matching(words: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (place, part) in words.split('"').enumerate() {
        // Every second part stands between quotation marks.
        if place % 2 == 1 {
            terms.push(term(part, ""));
        } else {
            terms.extend(part.split_whitespace().map(|word| match word.strip_suffix('*') {
                Some(stem) => term(stem, "*"),
                None => term(word, ""),
            }));
        }
    }
    let terms: Vec<String> = terms.into_iter().flatten().collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// A word or phrase for the index; none where it holds no letter or digit.
fn term(words: &str, ending: &str) -> Option<String> {
    words
        .chars()
        .any(char::is_alphanumeric)
        .then(|| format!("\"{words}\"{ending}"))
}

/// Whether one text holds another, whatever the case of the letters.
pub fn contains_folded(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_person_types_is_words() {
        assert_eq!(matching("bridge open").unwrap(), "\"bridge\" AND \"open\"");
        assert_eq!(
            matching("\"bridge open\" sab*").unwrap(),
            "\"bridge open\" AND \"sab\"*"
        );
        assert_eq!(matching("NEAR( OR - \"").unwrap(), "\"NEAR(\" AND \"OR\"");
        assert_eq!(matching(" - "), None);
    }

    #[test]
    fn names_are_found_whatever_their_case() {
        assert!(contains_folded("Ида Молл\nthe baker", "молл") && !contains_folded("Arn", "Arno"));
    }
}
