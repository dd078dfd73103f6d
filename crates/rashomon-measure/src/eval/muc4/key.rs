//! MUC-4's texts and the answers to them, as their files are written.

use std::collections::BTreeMap;

/// A thing that fills a slot: the wordings that are right for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filler {
    /// Each of them is right.
    pub(crate) wordings: Vec<String>,
    /// Whether it need not be given.
    pub(crate) optional: bool,
}

/// One incident.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Template {
    /// Whether the whole of it need not be given.
    pub(crate) optional: bool,
    /// What happened; several where any of them is right.
    pub(crate) kinds: Vec<String>,
    /// Who did it, as people.
    pub(crate) individuals: Vec<Filler>,
    /// Who did it, as bodies.
    pub(crate) organisations: Vec<Filler>,
    /// Which things it was done to.
    pub(crate) targets: Vec<Filler>,
    /// Which people it was done to.
    pub(crate) victims: Vec<Filler>,
    /// With what.
    pub(crate) instruments: Vec<Filler>,
}

/// The texts of one file by number, lines joined and brackets made round.
pub(crate) fn texts(file: &str) -> BTreeMap<String, String> {
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    let mut name = String::new();
    for line in file.lines() {
        if let Some(rest) = line.strip_prefix("DEV-MUC3-") {
            name = rest.split_whitespace().next().unwrap_or_default().to_owned();
            out.insert(name.clone(), String::new());
        } else if let Some(text) = out.get_mut(&name) {
            let line = line.trim_end();
            let begins = line.trim().is_empty() || line.starts_with("   ");
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(if begins { "\n\n" } else { " " });
            }
            text.push_str(line.trim());
        }
    }
    for text in out.values_mut() {
        *text = without_marks(text);
    }
    out
}

/// The text without the agency's marks: `[TEXT]`, `[ARTICLE BY …]`; other brackets made round.
fn without_marks(text: &str) -> String {
    const MARKS: &[&str] = &[
        "[TEXT]",
        "[REPORT]",
        "[ARTICLE]",
        "[COMMUNIQUE]",
        "[PASSAGE OMITTED]",
        "[SIC]",
        "[WORDS INDISTINCT]",
    ];
    let mut text = text.to_owned();
    for mark in MARKS {
        text = text.replace(mark, "");
    }
    let text = text.replace('[', "(").replace(']', ")").replace("  ", " ");
    // "SAN SALVADOR, 3 JAN 90 --": where and when it was written.
    let after = text
        .split_once("--")
        .filter(|(dateline, _)| dateline.len() < DATELINE)
        .map(|(_, text)| text.trim_start().to_owned());
    after.unwrap_or(text)
}

/// The longest a dateline is, in bytes.
const DATELINE: usize = 120;

/// The incidents of one file of answers, by number of the text; a text of which nothing is told has none.
pub(crate) fn templates(file: &str) -> BTreeMap<String, Vec<Template>> {
    let mut out: BTreeMap<String, Vec<Template>> = BTreeMap::new();
    let (mut name, mut slot) = (String::new(), 0);
    for line in file.lines().filter(|line| !line.trim_start().starts_with(';')) {
        let value = line.get(VALUES..).unwrap_or_default().trim();
        if let Some(number) = line
            .split('.')
            .next()
            .and_then(|number| number.trim().parse::<u32>().ok())
        {
            slot = number;
        }
        match slot {
            0 => {
                let number = value
                    .split("MUC3-")
                    .nth(1)
                    .and_then(|rest| rest.split_whitespace().next());
                if let Some(number) = number {
                    number.clone_into(&mut name);
                    out.entry(name.clone()).or_default();
                }
            }
            1 if value.starts_with(|first: char| first.is_ascii_digit()) => {
                let template = Template {
                    optional: value.contains("OPTIONAL"),
                    ..Template::default()
                };
                out.entry(name.clone()).or_default().push(template);
            }
            _ => {
                if let Some(template) = out.get_mut(&name).and_then(|templates| templates.last_mut()) {
                    fill(template, slot, value);
                }
            }
        }
    }
    out
}

/// The column in which values begin.
const VALUES: usize = 35;

fn fill(template: &mut Template, slot: u32, value: &str) {
    if value.is_empty() || matches!(value, "-" | "*") {
        return;
    }
    let list = match slot {
        4 => {
            template
                .kinds
                .extend(value.split('/').map(|kind| kind.trim().to_owned()));
            return;
        }
        6 => &mut template.instruments,
        9 => &mut template.individuals,
        10 => &mut template.organisations,
        12 => &mut template.targets,
        18 | 19 => &mut template.victims,
        _ => return,
    };
    let wordings = quoted(value);
    // "SON": "TORRADO'S SON, WILLIAM" describes one who is named: another wording, not another person.
    let named = list
        .iter_mut()
        .find(|filler| filler.wordings.iter().any(|wording| wordings.contains(wording)));
    match named {
        Some(filler) => filler.wordings.extend(wordings),
        None if !wordings.is_empty() => list.push(Filler {
            wordings,
            optional: value.starts_with('?'),
        }),
        None => {}
    }
}

/// What stands between quotation marks; `\"` is one that belongs to the words.
fn quoted(value: &str) -> Vec<String> {
    let value = value.replace("\\\"", "");
    let parts = value.split('"').skip(1).step_by(2);
    parts
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0.  MESSAGE: ID                     DEV-MUC3-0007 (X)\n\
        1.  MESSAGE: TEMPLATE               2 (OPTIONAL)\n\
        4.  INCIDENT: TYPE                  BOMBING / ATTACK\n\
        9.  PERP: INDIVIDUAL ID             ? \"GUARDS\"\n\
        \u{20}                                   \"A MAN\" / \"THE MAN\"\n\
        18. HUM TGT: NAME                   \"ORN\"\n\
        19. HUM TGT: DESCRIPTION            \"MAYOR\": \"ORN\"\n\
        0.  MESSAGE: ID                     DEV-MUC3-0008 (X)\n\
        1.  MESSAGE: TEMPLATE               *\n";

    #[test]
    fn answers_are_read() {
        let read = templates(KEY);
        let template = &read["0007"][0];
        assert!(template.optional && template.kinds == ["BOMBING", "ATTACK"]);
        assert_eq!(template.individuals[1].wordings, ["A MAN", "THE MAN"]);
        assert!(template.individuals[0].optional);
        assert_eq!(template.victims.len(), 1);
        assert!(read["0008"].is_empty());
    }

    #[test]
    fn texts_are_read() {
        let read = texts("DEV-MUC3-0007 (X)\n\n   OST, 3 JAN -- [TEXT] THE RAID\nWAS [IS] OVER.\n\n   IT ENDED.\n");
        assert_eq!(read["0007"], "THE RAID WAS (IS) OVER.\n\nIT ENDED.");
    }
}
