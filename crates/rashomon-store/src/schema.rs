//! The tables of a project. What a table is for stands beside it, and stays readable in the file itself.
//!
//! Rows are told apart by runs: `first_run` is the run that first saw a row, `gone_run` the run that no longer found it.
//! So the state after any run can be read back, and nothing that was ever said is deleted.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// The layout that this version writes, and the latest that it reads.
pub const SCHEMA_VERSION: i64 = 1;

/// Marks the file as a project of this program: "Rash" in ASCII.
const APPLICATION_ID: i64 = 0x5261_7368;

const TABLES: &str = "
CREATE TABLE meta (                 -- the layout's version and what holds for the whole project
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE content (              -- bytes as they were given, each once; `sha256` is null until all of them are stored
    id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, bytes INTEGER NOT NULL
);
CREATE TABLE content_chunk (        -- those bytes, in pieces of 1 MiB
    content INTEGER NOT NULL REFERENCES content(id), part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (content, part)
) WITHOUT ROWID;
CREATE TABLE original (             -- one file as it was taken in, under the name that was given
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, content INTEGER NOT NULL REFERENCES content(id),
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, taken_in TEXT NOT NULL,
    published TEXT,                 -- the date of publication of the documents in it that state none
    hints TEXT,                     -- JSON: what a list says of it
    UNIQUE (name, sha256)
);
CREATE TABLE reading (              -- how far each original is read
    original INTEGER PRIMARY KEY REFERENCES original(id),
    inputs INTEGER NOT NULL,        -- how many of the inputs in it are read, so that a web archive is not begun anew
    begun_by TEXT NOT NULL,         -- the engine that reads it
    done_by TEXT,                   -- the same once it has read it to its end
    generation INTEGER NOT NULL     -- counts how often it was begun anew; what an earlier reading found and this one did
                                    -- not is marked at its end
);
CREATE TABLE remark (               -- what reading said of an original as a whole
    original INTEGER NOT NULL REFERENCES original(id), input INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    json TEXT NOT NULL, generation INTEGER NOT NULL,
    PRIMARY KEY (original, input, ordinal)
) WITHOUT ROWID;

CREATE TABLE document (             -- a report
    id TEXT PRIMARY KEY,
    json TEXT NOT NULL,             -- as the schema rashomon/1 has it, without its text and as no copy of anything
    blocks TEXT NOT NULL,           -- JSON: the parts of its text, in bytes
    title TEXT, text TEXT NOT NULL,
    published TEXT, publisher TEXT,
    remarks TEXT NOT NULL,          -- JSON: what reading said of it
    analysed_by TEXT,               -- the engine whose claims are stored; null until there are any
    claim_remarks TEXT NOT NULL DEFAULT '[]',
    first_run INTEGER NOT NULL REFERENCES run(id), gone_run INTEGER REFERENCES run(id)
);
CREATE TABLE document_place (       -- where documents were read: one may stand in several originals
    original INTEGER NOT NULL REFERENCES original(id),
    input INTEGER NOT NULL, place INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES document(id), generation INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0, -- whether a later reading did not find it there
    PRIMARY KEY (original, input, place)
) WITHOUT ROWID;
CREATE INDEX document_place_document ON document_place(document);

CREATE TABLE claim (                -- a statement, in each form in which it was found
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL REFERENCES document(id),
    ordinal INTEGER NOT NULL,       -- its place among its document's claims
    json TEXT NOT NULL,             -- as the schema rashomon/1 has it, with no event
    words TEXT NOT NULL,            -- what is said
    speaker TEXT,                   -- who is said to have said it first, by the fullest name
    voices TEXT NOT NULL,           -- every name of every voice of its chain, one a line
    side TEXT, act TEXT NOT NULL, polarity TEXT NOT NULL,
    day TEXT,                       -- when it was said, else when its report was published
    places TEXT NOT NULL,           -- the names of the places spoken of, one a line
    first_run INTEGER NOT NULL REFERENCES run(id), gone_run INTEGER REFERENCES run(id)
);
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_document ON claim(document, ordinal);

CREATE TABLE claim_judged (         -- a statement as it stands since persons judged it, in place of the engine's reading
    row INTEGER PRIMARY KEY, claim TEXT NOT NULL, json TEXT NOT NULL,
    words TEXT NOT NULL, speaker TEXT, voices TEXT NOT NULL, side TEXT, act TEXT NOT NULL, polarity TEXT NOT NULL,
    day TEXT, places TEXT NOT NULL, -- the columns of `claim`, as they are since
    first_run INTEGER NOT NULL REFERENCES run(id), gone_run INTEGER REFERENCES run(id)
);
CREATE UNIQUE INDEX claim_judged_standing ON claim_judged(claim) WHERE gone_run IS NULL;
CREATE VIEW claim_now AS            -- statements as persons left them, else as the engine found them
    SELECT claim.row AS row, claim.id AS id, claim.document AS document, claim.ordinal AS ordinal,
        iif(judged.row IS NULL, claim.words, judged.words) AS words,
        iif(judged.row IS NULL, claim.speaker, judged.speaker) AS speaker,
        iif(judged.row IS NULL, claim.voices, judged.voices) AS voices,
        iif(judged.row IS NULL, claim.side, judged.side) AS side,
        iif(judged.row IS NULL, claim.act, judged.act) AS act,
        iif(judged.row IS NULL, claim.polarity, judged.polarity) AS polarity,
        iif(judged.row IS NULL, claim.day, judged.day) AS day,
        iif(judged.row IS NULL, claim.places, judged.places) AS places,
        claim.first_run AS first_run, claim.gone_run AS gone_run
    FROM claim LEFT JOIN claim_judged AS judged ON judged.claim = claim.id AND judged.gone_run IS NULL;

CREATE TABLE event (                -- an event by the id that it was first given
    id TEXT PRIMARY KEY, first_run INTEGER NOT NULL REFERENCES run(id),
    rank INTEGER NOT NULL           -- its place among the events of that run
) WITHOUT ROWID;
CREATE TABLE event_alias (          -- ids that now mean another event: those that were merged into it
    alias TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), run INTEGER NOT NULL REFERENCES run(id)
) WITHOUT ROWID;
CREATE TABLE event_state (          -- an event as one or more runs compiled it
    row INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), ordinal INTEGER NOT NULL, title TEXT NOT NULL,
    json TEXT NOT NULL,
    first_run INTEGER NOT NULL REFERENCES run(id), gone_run INTEGER REFERENCES run(id)
);
CREATE UNIQUE INDEX event_standing ON event_state(event) WHERE gone_run IS NULL;
CREATE TABLE event_claim (          -- which claims speak of which event now, and for which party and side
    claim TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), party TEXT, side TEXT
) WITHOUT ROWID;
CREATE INDEX event_claim_event ON event_claim(event);

CREATE TABLE run (                  -- one working through; what it counted stays
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, engine TEXT NOT NULL, outcome TEXT,
    counts TEXT NOT NULL DEFAULT '{}', -- JSON: by stage what was done, failed, and how long it took
    compiled INTEGER NOT NULL DEFAULT 0, -- whether it came to its end, so that its state can be read back
    copies TEXT NOT NULL DEFAULT '{}',   -- JSON: for each document that is a copy, of what kind and of which document
    corrections INTEGER NOT NULL DEFAULT 0 -- how many corrections it knew
);
CREATE TABLE failure (              -- what could not be read or analysed, until it can
    row INTEGER PRIMARY KEY, original INTEGER NOT NULL REFERENCES original(id), document TEXT,
    path TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL, sentence TEXT NOT NULL, help TEXT,
    run INTEGER NOT NULL REFERENCES run(id), gone_run INTEGER REFERENCES run(id)
);
CREATE INDEX failure_original ON failure(original);

CREATE TABLE correction (           -- what persons decided, one JSON object a row; never changed
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, json TEXT NOT NULL
);
CREATE TABLE log (                  -- what was done; `hash` covers the row and the hash before it
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
";

const SEARCH: &str = "
CREATE VIRTUAL TABLE document_words USING fts5(
    title, text, content='document', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_words_new AFTER INSERT ON document BEGIN
    INSERT INTO document_words(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER document_words_other AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_words(document_words, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
    INSERT INTO document_words(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE VIRTUAL TABLE claim_words USING fts5(
    words, voices, places, content='claim', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_words_new AFTER INSERT ON claim BEGIN
    INSERT INTO claim_words(rowid, words, voices, places) VALUES (new.row, new.words, new.voices, new.places);
END;
CREATE TRIGGER claim_words_other AFTER UPDATE OF words, voices, places ON claim BEGIN
    INSERT INTO claim_words(claim_words, rowid, words, voices, places)
        VALUES ('delete', old.row, old.words, old.voices, old.places);
    INSERT INTO claim_words(rowid, words, voices, places) VALUES (new.row, new.words, new.voices, new.places);
END;
";

/// Nobody rewrites what was given, decided or done.
const GUARDS: &str = "
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER log_stays_whole BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction BEGIN
    SELECT RAISE(ABORT, 'corrections are only ever added to');
END;
CREATE TRIGGER correction_stays_whole BEFORE DELETE ON correction BEGIN
    SELECT RAISE(ABORT, 'corrections are only ever added to');
END;
CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'originals stay as given'); END;
CREATE TRIGGER original_stays_whole BEFORE DELETE ON original BEGIN SELECT RAISE(ABORT, 'originals stay as given'); END;
CREATE TRIGGER content_stays BEFORE UPDATE ON content WHEN old.sha256 IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'originals stay as given');
END;
CREATE TRIGGER content_stays_whole BEFORE DELETE ON content WHEN old.sha256 IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'originals stay as given');
END;
CREATE TRIGGER chunk_stays BEFORE UPDATE ON content_chunk BEGIN SELECT RAISE(ABORT, 'originals stay as given'); END;
CREATE TRIGGER chunk_stays_whole BEFORE DELETE ON content_chunk
WHEN (SELECT sha256 FROM content WHERE id = old.content) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'originals stay as given');
END;
";

/// Makes the tables in an empty file.
pub fn create(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(TABLES)?;
    connection.execute_batch(SEARCH)?;
    connection.execute_batch(GUARDS)?;
    connection.execute(
        "INSERT INTO meta(key, value) VALUES ('schema_version', ?1)",
        [SCHEMA_VERSION.to_string()],
    )?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

/// Refuses a file that is no project, and one that a later version wrote.
pub fn check(connection: &Connection, folder: &Path) -> Result<(), StoreError> {
    let found = version(connection, folder)?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer {
            folder: folder.to_path_buf(),
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(())
}

fn version(connection: &Connection, folder: &Path) -> Result<i64, StoreError> {
    let is_ours: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if is_ours != APPLICATION_ID {
        return Err(StoreError::NoProject(folder.to_path_buf()));
    }
    let found: Option<String> = connection
        .query_row("SELECT value FROM meta WHERE key = 'schema_version'", [], |row| {
            row.get(0)
        })
        .optional()?;
    let found = found.and_then(|text| text.parse().ok());
    found.ok_or_else(|| StoreError::Damaged("it does not say its layout".to_owned()))
}
