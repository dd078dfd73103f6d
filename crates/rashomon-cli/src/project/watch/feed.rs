//! The changes as an Atom feed (RFC 4287) in a file, for a feed reader on this machine. It is made from the log, so that no
//! change is lost when the file is.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use rashomon::dossier::one_line;
use rashomon_store::{LogEntry, Project};
use serde_json::Value;

use crate::exit::Failure;

/// So many changes stand in the feed.
const ENTRIES: usize = 100;

/// Writes the feed, whole or not at all.
pub fn write(project: &Project, file: &Path) -> Result<(), Failure> {
    let feed = atom(&project.log()?);
    let beside = file.with_extension("part");
    let written = fs::write(&beside, feed).and_then(|()| fs::rename(&beside, file));
    written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", file.display())))
}

fn atom(log: &[LogEntry]) -> String {
    let changes: Vec<&LogEntry> = log
        .iter()
        .rev()
        .filter(|entry| entry.action == "changed")
        .take(ENTRIES)
        .collect();
    let first = log.first();
    let updated = changes.first().copied().or(first).map_or("", |entry| entry.at.as_str());
    let id = first.map_or("", |entry| entry.hash.get(..32).unwrap_or_default());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  \
         <title>Rashomon: who says what</title>\n  <id>urn:rashomon:{id}</id>\n  <updated>{updated}</updated>\n  \
         <author><name>rashomon</name></author>\n"
    );
    for change in changes {
        feed += &entry(id, change);
    }
    feed + "</feed>\n"
}

fn entry(feed: &str, change: &LogEntry) -> String {
    let detail: Value = serde_json::from_str(&change.detail).unwrap_or_default();
    let about = detail.get("about").and_then(Value::as_object);
    let titles: Vec<&str> = about.into_iter().flatten().map(|(title, _)| title.as_str()).collect();
    let title = if titles.is_empty() {
        "New statements".to_owned()
    } else {
        titles.join("; ")
    };
    let mut lines: Vec<String> = Vec::new();
    for (title, changed) in about.into_iter().flatten() {
        lines.extend(texts(changed).map(|line| format!("{title} — {line}")));
    }
    lines.extend(detail.get("said").into_iter().flat_map(texts).map(str::to_owned));
    let mut entry = format!(
        "  <entry>\n    <title>{}</title>\n    <id>urn:rashomon:{feed}:{}</id>\n    <updated>{}</updated>\n    \
         <content type=\"text\">",
        escaped(&title),
        change.seq,
        change.at
    );
    for line in lines {
        // Writing to a string never fails.
        let _ = writeln!(entry, "{}", escaped(&line));
    }
    entry + "</content>\n  </entry>\n"
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Text as XML takes it; hidden characters are shown as marks.
fn escaped(text: &str) -> String {
    one_line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        let change = LogEntry {
            seq: 7,
            at: "2031-05-24T09:00:00Z".to_owned(),
            action: "changed".to_owned(),
            detail: r#"{"about": {"Raid": ["<script>x</script> & \u001b[2J"]}, "said": ["“no”"]}"#.to_owned(),
            previous: String::new(),
            hash: "0".repeat(64),
        };
        let feed = atom(&[change]);
        assert!(
            feed.contains("&lt;script&gt;x&lt;/script&gt; &amp; ") && !feed.contains('\u{1b}'),
            "{feed}"
        );
        assert!(feed.contains("<title>Raid</title>") && feed.contains("“no”\n"));
    }
}
