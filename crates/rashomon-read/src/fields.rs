//! The names that crawlers and lists give to the parts of a report, and the user's own names for them.

use std::str::FromStr;

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its words.
    Text,
    /// Its words as a web page.
    Html,
    /// Its words, shortened.
    Summary,
    /// The headline.
    Title,
    /// The outlet.
    Publisher,
    /// The address.
    Url,
    /// The date of publication.
    Published,
    /// The language.
    Language,
}

impl Field {
    /// The names under which programs write it, the surest first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => TEXT,
            Self::Html => HTML,
            Self::Summary => SUMMARY,
            Self::Title => TITLE,
            Self::Publisher => PUBLISHER,
            Self::Url => URL,
            Self::Published => PUBLISHED,
            Self::Language => LANGUAGE,
        }
    }
}

// The names of each field, as fundus, Media Cloud, newspaper4k, trafilatura, news-please, JSON-LD, WordPress, the
// auto-archiver and the like write them. They are folded; a point leads into an object.

const TEXT: &[&str] = &[
    "text",
    "maintext",
    "plaintext",
    "articlebody",
    "articletext",
    "fulltext",
    "storytext",
    "bodytext",
    "body",
    "content",
    "story",
    "textcleaned",
    "cleanedtext",
    "rawtext",
];
const HTML: &[&str] = &[
    "html",
    "articlehtml",
    "contenthtml",
    "bodyhtml",
    "htmlcontent",
    "rawhtml",
    "storyhtml",
    "html.content",
];
const SUMMARY: &[&str] = &[
    "summary",
    "description",
    "excerpt",
    "metadescription",
    "abstract",
    "snippet",
    "lead",
];
const TITLE: &[&str] = &[
    "title",
    "headline",
    "head",
    "articletitle",
    "storytitle",
    "titlepage",
    "titlerss",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "sitename",
    "metasitename",
    "sourcehostname",
    "medianame",
    "sourcename",
    "outlet",
    "mediaoutlet",
    "newspaper",
    "source",
    "html.sourceinfo.publisher",
    "html.source.publisher",
    "sourcedomain",
    "hostname",
    "domain",
    "provider",
];
const URL: &[&str] = &[
    "url",
    "link",
    "links",
    "urls",
    "canonicallink",
    "canonicalurl",
    "articleurl",
    "storyurl",
    "sourceurl",
    "permalink",
    "weburl",
    "html.respondedurl",
    "html.requestedurl",
    "source",
    "guid",
    "uri",
    "address",
];
const PUBLISHED: &[&str] = &[
    "published",
    "publishdate",
    "publishingdate",
    "datepublish",
    "datepublished",
    "publisheddate",
    "publishedat",
    "publicationdate",
    "pubdate",
    "publishedtime",
    "datetimepub",
    "date",
    "datetime",
    "timestamp",
    "time",
];
const LANGUAGE: &[&str] = &["language", "lang", "metalang", "languagecode"];

impl FromStr for Field {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Ok(match name {
            "text" => Self::Text,
            "html" => Self::Html,
            "summary" => Self::Summary,
            "title" => Self::Title,
            "publisher" => Self::Publisher,
            "url" => Self::Url,
            "date" | "published" => Self::Published,
            "language" => Self::Language,
            _ => return Err(()),
        })
    }
}

/// A name as it is compared: letters and digits alone, in lower case, so that `Publish_Date` is `publishDate`.
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Where the user says that parts of a report stand in records and lists.
///
/// ```
/// let mapping: rashomon_read::Mapping = "text=body.content,title=head".parse().unwrap();
/// assert!(!mapping.is_empty());
/// assert!("words=body".parse::<rashomon_read::Mapping>().is_err());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(Vec<(Field, String)>);

impl Mapping {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The paths of a part, in the order in which they were given.
    pub(crate) fn paths(&self, field: Field) -> impl Iterator<Item = &str> {
        let of_field = self.0.iter().filter(move |(known, _)| *known == field);
        of_field.map(|(_, path)| path.as_str())
    }

    /// The paths of both.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pair = |pair: &str| {
            let (field, path) = pair
                .split_once('=')
                .ok_or_else(|| format!("“{pair}” is no mapping; write PART=NAME, as in text=body.content"))?;
            let known = field.trim().parse().map_err(|()| {
                format!(
                    "“{}” is no part of a report; the parts are text, html, summary, title, publisher, url, date, language",
                    field.trim()
                )
            })?;
            Ok((known, path.trim().to_owned()))
        };
        text.split(',').map(pair).collect::<Result<_, String>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_letters_and_digits() {
        assert_eq!(folded("Publish_Date"), folded("publishDate"));
        assert_eq!(folded(" Archive location "), "archivelocation");
    }

    #[test]
    fn names_of_fields_are_folded() {
        let all = [
            Field::Text,
            Field::Html,
            Field::Summary,
            Field::Title,
            Field::Publisher,
            Field::Url,
            Field::Published,
            Field::Language,
        ];
        for name in all.into_iter().flat_map(Field::names) {
            assert!(name.split('.').all(|part| folded(part) == part), "{name}");
        }
    }

    #[test]
    fn a_mapping_that_means_nothing_is_refused() {
        assert!("text".parse::<Mapping>().is_err());
        let mapping: Mapping = "text=a,text=b, date = when".parse().unwrap();
        assert_eq!(mapping.paths(Field::Text).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(mapping.paths(Field::Published).collect::<Vec<_>>(), ["when"]);
    }
}
