//! The cases of `tests/suite`: short invented reports with the claims that a careful reader marks.
//!
//! One file holds cases of one family (its folder). A case is a heading `## name`, an optional block `meta`
//! (`published`, `publisher`, `title`), a block `news` with the text, and a block `claims`: a list of claims with only
//! the keys that the case is about, or `none`. `-` says that a thing is absent, ` … ` joins the pieces of a split one.

/// What may be expected of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The words of the voice.
    Source,
    /// Who that is.
    Speaker,
    /// All voices, outermost first: `A > B`.
    Chain,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
    /// `direct`, `indirect` or `mixed`.
    Quotation,
    /// `assert`, `deny` …
    Act,
    /// `positive` or `negative`.
    Polarity,
    /// The sort of voice.
    Kind,
    /// `yes` or `no`.
    Named,
    /// The office of the voice.
    Office,
    /// The side of the voice.
    Side,
    /// `80-90 highly likely`: a band in percent and the words; `? may`: the words only.
    Certainty,
    /// `video released a video`: the sort and the words.
    Evidence,
    /// Where it was said.
    Medium,
    /// To whom.
    Addressee,
    /// The words that say when it was said.
    Said,
    /// How the content of the claim around this one begins.
    Nested,
}

impl Key {
    /// All keys with their names.
    pub const ALL: [(Self, &'static str); 18] = [
        (Self::Source, "source"),
        (Self::Speaker, "speaker"),
        (Self::Chain, "chain"),
        (Self::Cue, "cue"),
        (Self::Content, "content"),
        (Self::Quotation, "quotation"),
        (Self::Act, "act"),
        (Self::Polarity, "polarity"),
        (Self::Kind, "kind"),
        (Self::Named, "named"),
        (Self::Office, "office"),
        (Self::Side, "side"),
        (Self::Certainty, "certainty"),
        (Self::Evidence, "evidence"),
        (Self::Medium, "medium"),
        (Self::Addressee, "addressee"),
        (Self::Said, "said"),
        (Self::Nested, "nested"),
    ];

    /// Its name in the cases.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(key, _)| *key)
    }
}

/// What a claim is described by, in the notation of the cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Described {
    values: Vec<(Key, String)>,
}

impl Described {
    /// A description of these values.
    #[must_use]
    pub fn new(values: Vec<(Key, String)>) -> Self {
        Self { values }
    }

    /// The value of a key, if the description has it.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&str> {
        self.values
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value.as_str())
    }

    /// The keys with their values, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &str)> {
        self.values.iter().map(|(key, value)| (*key, value.as_str()))
    }
}

/// What a case says of its report beside the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The date of publication.
    pub published: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
}

/// One case.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// The folder that it lies in.
    pub family: String,
    /// The file and the line of its heading.
    pub place: String,
    /// Its name, unique in the suite.
    pub name: String,
    /// What is known of the report.
    pub meta: Meta,
    /// The text of the report.
    pub news: String,
    /// The claims expected, each by the keys that the case is about.
    pub claims: Vec<Described>,
    /// Whether the claims were given, be it `none`.
    pub(super) is_complete: bool,
}

/// The cases in one file.
///
/// # Errors
///
/// A sentence that names the file and the line, where the format is not kept.
pub fn parse(family: &str, file: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let place = format!("{file}:{}", number + 1);
        if let Some(name) = line.strip_prefix("## ") {
            let (family, name) = (family.to_owned(), name.trim().to_owned());
            cases.push(Case {
                family,
                place,
                name,
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
                .ok_or_else(|| format!("{place}: a block before the first heading"))?;
            fill(case, kind.trim(), &body).map_err(|error| format!("{place}: {error}"))?;
        }
    }
    match cases.iter().find(|case| case.news.is_empty() || !case.is_complete) {
        Some(case) => Err(format!(
            "{}: the case has no news, or no claims; where none are, write `none`",
            case.place
        )),
        None => Ok(cases),
    }
}

fn fill(case: &mut Case, kind: &str, body: &[&str]) -> Result<(), String> {
    match kind {
        "meta" => case.meta = meta(body)?,
        "news" => case.news = body.join("\n"),
        "claims" => {
            case.claims = claims(body)?;
            case.is_complete = true;
        }
        _ => return Err(format!("a block `{kind}` is not known")),
    }
    Ok(())
}

fn meta(body: &[&str]) -> Result<Meta, String> {
    let mut meta = Meta::default();
    for line in body {
        let (key, value) = entry(line)?;
        let slot = match key {
            "published" => &mut meta.published,
            "publisher" => &mut meta.publisher,
            "title" => &mut meta.title,
            _ => return Err(format!("`{key}` is not known of a report")),
        };
        *slot = Some(value.to_owned());
    }
    Ok(meta)
}

fn claims(body: &[&str]) -> Result<Vec<Described>, String> {
    if body.iter().map(|line| line.trim()).eq(["none"]) {
        return Ok(Vec::new());
    }
    let mut claims: Vec<Described> = Vec::new();
    for line in body.iter().filter(|line| !line.trim().is_empty()) {
        if line.starts_with("- ") {
            claims.push(Described::default());
        }
        let (key, value) = entry(line.trim_start_matches(['-', ' ']))?;
        let key = Key::named(key).ok_or_else(|| format!("`{key}` is not known of a claim"))?;
        let claim = claims.last_mut().ok_or("a claim begins with `- `")?;
        if claim.get(key).is_some() {
            return Err(format!("`{}` is given twice", key.name()));
        }
        claim.values.push((key, value.to_owned()));
    }
    match claims.iter().all(|claim| claim.get(Key::Content).is_some()) {
        true if !claims.is_empty() => Ok(claims),
        true => Err("no claim is given; write `none`".to_owned()),
        false => Err("each claim needs its `content`".to_owned()),
    }
}

fn entry(line: &str) -> Result<(&str, &str), String> {
    let (key, value) = line
        .split_once(':')
        .ok_or_else(|| format!("`{line}` is no `key: value`"))?;
    match value.trim() {
        "" => Err(format!("`{key}` has no value; write `-` where a thing is absent")),
        value => Ok((key.trim(), value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Title\nProse.\n\n## one\n```meta\npublished: 2031-01-02\n```\n```news\nA said b.\n\nC.\n```\n\
        ```claims\n- source: A\n  content: b\n- content: x: y\n```\n\n## two\n```news\nRain.\n```\n```claims\nnone\n```\n";

    #[test]
    fn cases_are_read() {
        let cases = parse("family", "file.md", FILE).unwrap();
        assert_eq!(
            (cases.len(), cases[0].name.as_str(), cases[1].place.as_str()),
            (2, "one", "file.md:19")
        );
        assert_eq!(cases[0].meta.published.as_deref(), Some("2031-01-02"));
        assert_eq!(cases[0].news, "A said b.\n\nC.");
        assert_eq!(cases[0].claims[0].get(Key::Source), Some("A"));
        assert_eq!(cases[0].claims[1].get(Key::Content), Some("x: y"));
        assert!(cases[1].claims.is_empty());
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let error = |text: &str| parse("f", "f.md", text).unwrap_err();
        assert!(error("## a\n```claims\n- sauce: A\n```\n").starts_with("f.md:2: `sauce` is not known"));
        assert!(error("## a\n```claims\n- source: A\n```\n").contains("needs its `content`"));
        assert!(error("## a\n```claims\n```\n").contains("write `none`"));
        assert!(error("## a\n").contains("no news"));
        assert!(error("```news\n```\n").contains("before the first heading"));
    }

    #[test]
    fn every_key_has_its_own_name() {
        for (key, name) in Key::ALL {
            assert_eq!((key.name(), Key::named(name)), (name, Some(key)));
        }
    }
}
