//! CoNLL-U: writing the layers of a document, and filling a given sheet without touching what else is in it.
//!
//! A line of a sheet is a comment, a word, a range of words written as one (`3-4`), an empty node (`5.1`) or blank. When
//! a sheet is filled, the columns UPOS, HEAD and DEPREL of each word are written and everything else is kept as it was.
//! <https://universaldependencies.org/format.html>

use std::fmt;
use std::fmt::Write as _;

use rashomon_model::GivenTokens;
use rashomon_types::{Annotation, Sentence, Token};

use crate::Annotated;

/// The number of columns.
const COLUMNS: usize = 10;
const ID: usize = 0;
const FORM: usize = 1;
const UPOS: usize = 3;
const HEAD: usize = 6;
const DEPREL: usize = 7;
const MISC: usize = 9;

/// A line that is no CoNLL-U.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConlluError {
    line: usize,
    what: String,
}

impl ConlluError {
    /// The line, counted from one.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for ConlluError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for ConlluError {}

/// A document's layers as CoNLL-U: one block of lines a sentence.
#[must_use]
pub fn write(annotated: &Annotated) -> String {
    let mut out = format!("# newdoc id = {}\n", annotated.document.id);
    for (number, sentence) in annotated.annotation.sentences.iter().enumerate() {
        write_sentence(annotated, number + 1, sentence, &mut out);
    }
    out
}

fn write_sentence(annotated: &Annotated, number: usize, sentence: &Sentence, out: &mut String) {
    let text = annotated.document.slice(sentence.span);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    out.push_str(&format!(
        "# sent_id = {}-{number}\n# text = {text}\n",
        annotated.document.id
    ));
    for (place, token) in annotated.annotation.tokens_of(sentence).iter().enumerate() {
        write_token(annotated, place + 1, token, sentence, out);
    }
    out.push('\n');
}

fn write_token(annotated: &Annotated, number: usize, token: &Token, sentence: &Sentence, out: &mut String) {
    let text = &annotated.document.text;
    let follows = text
        .get(token.span.end() as usize..)
        .and_then(|rest| rest.chars().next());
    let misc = if follows.is_none_or(char::is_whitespace) {
        "_"
    } else {
        "SpaceAfter=No"
    };
    let form = cell(token.form(text));
    let lemma = cell(&token.lemma);
    let head = head_number(token, sentence.first.index());
    let columns = format!("{form}\t{lemma}\t{}\t_\t{}", token.upos.name(), token.feats);
    // Writing to a string never fails.
    let _ = writeln!(out, "{number}\t{columns}\t{head}\t{}\t_\t{misc}", token.deprel);
}

/// Text that stays within its column; `_` for none.
fn cell(text: &str) -> String {
    if text.is_empty() {
        return "_".to_owned();
    }
    text.replace(['\t', '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ")
}

/// The number of a token's head in its sentence, counted from one; zero for the root.
fn head_number(token: &Token, first: usize) -> usize {
    token.head.map_or(0, |head| (head.index() + 1).saturating_sub(first))
}

/// A given sheet, kept line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    /// A comment, a range, an empty node or a blank line: kept as it is.
    Kept(String),
    /// A word, by its columns.
    Word(Vec<String>),
    /// The first line of a range: kept, with the number of its last word and whether a space follows it.
    Range(String, usize, bool),
}

/// A word of a sheet: its line, its form, and whether a space follows it.
type Word<'sheet> = (usize, &'sheet str, bool);

impl Sheet {
    /// Reads a sheet.
    ///
    /// # Errors
    ///
    /// If a line is no comment and has not ten columns, or its number is none.
    pub fn parse(text: &str) -> Result<Self, ConlluError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().enumerate().map(|(place, line)| {
            let line = line.strip_suffix('\r').unwrap_or(line);
            parse_line(line).map_err(|what| ConlluError { line: place + 1, what })
        });
        Ok(Self {
            lines: lines.collect::<Result<_, _>>()?,
        })
    }

    /// The words, sentence by sentence, for the language model.
    #[must_use]
    pub fn tokens(&self) -> GivenTokens {
        let sentences = self.sentences().into_iter();
        GivenTokens::new(sentences.map(|words| words.into_iter().map(|(_, form, space)| (form, space)).collect()))
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line, Line::Word(_))).count()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sheet with UPOS, HEAD and DEPREL from an annotation of [`Sheet::tokens`]; `None` if it is of other tokens.
    #[must_use]
    pub fn filled(&self, annotation: &Annotation) -> Option<String> {
        if annotation.tokens.len() != self.len() {
            return None;
        }
        let mut lines = self.lines.clone();
        let mut first = 0;
        for words in self.sentences() {
            for (place, (line, ..)) in words.iter().enumerate() {
                let token = &annotation.tokens[first + place];
                let head = token.head.and_then(|head| words.get(head.index().checked_sub(first)?));
                let head = head.map_or_else(|| "0".to_owned(), |(line, ..)| self.number(*line));
                fill(&mut lines[*line], token, head);
            }
            first += words.len();
        }
        Some(lines.iter().map(|line| line.to_string() + "\n").collect())
    }

    fn sentences(&self) -> Vec<Vec<Word<'_>>> {
        let mut sentences = vec![Vec::new()];
        let mut range: Option<(usize, bool)> = None;
        for (place, line) in self.lines.iter().enumerate() {
            match line {
                Line::Kept(kept) if kept.is_empty() => {
                    range = None;
                    sentences.push(Vec::new());
                }
                Line::Kept(_) => {}
                Line::Range(_, last, space) => range = Some((*last, *space)),
                Line::Word(columns) => {
                    let space = space_after(columns, &mut range);
                    if let Some(sentence) = sentences.last_mut() {
                        sentence.push((place, columns[FORM].as_str(), space));
                    }
                }
            }
        }
        sentences.retain(|sentence| !sentence.is_empty());
        sentences
    }

    fn number(&self, line: usize) -> String {
        match &self.lines[line] {
            Line::Word(columns) => columns[ID].clone(),
            Line::Kept(_) | Line::Range(..) => "0".to_owned(),
        }
    }
}

/// Whether a space follows a word: inside a range none does, and after its last word what the range says.
fn space_after(columns: &[String], range: &mut Option<(usize, bool)>) -> bool {
    let Some((last, space)) = *range else {
        return says_space(&columns[MISC]);
    };
    if columns[ID].parse() != Ok(last) {
        return false;
    }
    *range = None;
    space
}

fn says_space(misc: &str) -> bool {
    !misc.split('|').any(|item| item == "SpaceAfter=No")
}

fn fill(line: &mut Line, token: &Token, head: String) {
    if let Line::Word(columns) = line {
        columns[UPOS] = token.upos.name().to_owned();
        columns[HEAD] = head;
        columns[DEPREL] = token.deprel.to_string();
    }
}

fn parse_line(line: &str) -> Result<Line, String> {
    if line.starts_with('#') || line.trim().is_empty() {
        let kept = if line.starts_with('#') { line } else { "" };
        return Ok(Line::Kept(kept.to_owned()));
    }
    let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
    if columns.len() != COLUMNS {
        return Err(format!(
            "{} columns found where CoNLL-U has ten, with a tab between each two",
            columns.len()
        ));
    }
    parse_number(line, columns)
}

fn parse_number(line: &str, columns: Vec<String>) -> Result<Line, String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let id = columns[ID].as_str();
    if is_number(id) {
        return Ok(Line::Word(columns));
    }
    if let Some((_, last)) = id
        .split_once('-')
        .filter(|(first, last)| is_number(first) && is_number(last))
    {
        let last = last.parse().map_err(|_| format!("`{id}` is too large a number"))?;
        return Ok(Line::Range(line.to_owned(), last, says_space(&columns[MISC])));
    }
    match id.split_once('.') {
        Some((first, second)) if is_number(first) && is_number(second) => Ok(Line::Kept(line.to_owned())),
        _ => Err(format!(
            "`{id}` is no number of a word (`3`), a range (`3-4`) or an empty node (`3.1`)"
        )),
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept(line) | Self::Range(line, ..) => out.write_str(line),
            Self::Word(columns) => out.write_str(&columns.join("\t")),
        }
    }
}

#[cfg(test)]
#[path = "conllu_tests.rs"]
mod tests;
