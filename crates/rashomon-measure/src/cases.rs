//! Cases in Markdown for what is found in a text: names, numbers, times.
//!
//! A case is a heading `## name`, an optional block `meta` (`published`), a block `news` with the text, and one block with
//! what should be found: a list of items with keys and values, or `none`. `-` stands for a thing that is absent.

use std::collections::BTreeMap;
use std::path::Path;

/// One case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// The file, without its folder.
    pub file: String,
    /// Its name.
    pub name: String,
    /// What is known of the report beside its text.
    pub meta: BTreeMap<String, String>,
    /// The text of the report.
    pub news: String,
    /// What should be found, in the order of the file.
    pub items: Vec<Item>,
}

/// One thing that should be found, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    values: BTreeMap<String, String>,
}

impl Item {
    /// The value of a key; none where it is `-` or not given.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str).filter(|value| *value != "-")
    }

    /// Whether the key is given, be it as `-`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// The value of a key as a number.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.parse().ok()
    }
}

/// All cases in the Markdown files of a folder whose names begin with `prefix`, files in order of their names.
///
/// # Errors
///
/// A sentence that names the file and the line.
pub fn read(folder: &Path, prefix: &str) -> Result<Vec<Case>, String> {
    let complain = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(complain)?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if name.starts_with(prefix) && name.ends_with(".md") && name != "README.md" {
            let text = std::fs::read_to_string(&path).map_err(complain)?;
            cases.extend(parse(&name, &text)?);
        }
    }
    Ok(cases)
}

/// The cases of one file.
///
/// # Errors
///
/// A sentence that names the file and the line.
pub fn parse(file: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let complain = |what: String| format!("{file}:{}: {what}", number + 1);
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case {
                file: file.to_owned(),
                name: name.trim().to_owned(),
                ..Case::default()
            });
        } else if let Some(kind) = line.strip_prefix("```") {
            let body: Vec<&str> = lines
                .by_ref()
                .map(|(_, line)| line)
                .take_while(|line| *line != "```")
                .collect();
            let case = cases
                .last_mut()
                .ok_or_else(|| complain("a block before the first heading".to_owned()))?;
            fill(case, kind.trim(), &body).map_err(complain)?;
        }
    }
    match cases.iter().find(|case| case.news.is_empty()) {
        Some(case) => Err(format!("{file}: the case `{}` has no news", case.name)),
        None => Ok(cases),
    }
}

fn fill(case: &mut Case, kind: &str, body: &[&str]) -> Result<(), String> {
    match kind {
        "news" => case.news = body.join("\n"),
        "meta" => {
            for line in body {
                let (key, value) = entry(line)?;
                case.meta.insert(key, value);
            }
        }
        _ => case.items = items(body)?,
    }
    Ok(())
}

fn items(body: &[&str]) -> Result<Vec<Item>, String> {
    let mut items: Vec<Item> = Vec::new();
    for line in body.iter().filter(|line| !matches!(line.trim(), "" | "none")) {
        if line.starts_with("- ") {
            items.push(Item::default());
        }
        let (key, value) = entry(line.trim_start_matches("- "))?;
        let item = items.last_mut().ok_or("an item begins with `- `")?;
        item.values.insert(key, value);
    }
    Ok(items)
}

fn entry(line: &str) -> Result<(String, String), String> {
    let pair = line
        .split_once(':')
        .ok_or_else(|| format!("`{line}` is no `key: value`"))?;
    Ok((pair.0.trim().to_owned(), pair.1.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_read() {
        let text = "# T\n\n## one\n```meta\npublished: 2031-01-02\n```\n```news\nIn Ost.\n```\n\
            ```places\n- words: Ost\n  at: 1.5 -2\n  id: -\n```\n## two\n```news\nRain.\n```\n```places\nnone\n```\n";
        let cases = parse("a.md", text).unwrap();
        assert_eq!((cases.len(), cases[0].news.as_str()), (2, "In Ost."));
        let item = &cases[0].items[0];
        assert_eq!(
            (item.get("at"), item.get("id"), item.has("id")),
            (Some("1.5 -2"), None, true)
        );
        assert!(cases[1].items.is_empty());
        assert!(parse("a.md", "## x\n").unwrap_err().contains("no news"));
    }
}
