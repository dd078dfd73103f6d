//! A noun phrase that names a voice, cut into the parts that the other rules ask for.

use std::ops::Range;

use rashomon_types::{EntityKind, Span};

use super::lexicon::{Actor, Noun, NounClass, Title, VoiceLexicon, plain};
use super::words::{Word, words};

/// No voice is named in more words than these; the rest of a longer stretch is not looked at.
const MOST_WORDS: usize = 80;

/// What the model says of a stretch of text: a soft cue, asked only where the words alone do not tell.
pub(super) trait Hints {
    /// What sort of name lies in this stretch.
    fn entity(&self, span: Span) -> Option<EntityKind>;
    /// Whether the word here is a common noun.
    fn is_common(&self, word: Span) -> bool;
    /// The person's name that lies in this stretch, as the model has it.
    fn person(&self, _: Span) -> Option<Span> {
        None
    }
}

/// Words of the lexicon found in a phrase.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    pub(super) words: Range<usize>,
    pub(super) title: Option<&'a Title>,
    pub(super) noun: Option<&'a Noun>,
    /// The entry, in the singular.
    pub(super) key: String,
    pub(super) plural: bool,
}

impl Hit<'_> {
    pub(super) fn is_body(&self) -> bool {
        self.title.is_none() && self.noun.is_some_and(|noun| noun.class == NounClass::Body)
    }

    pub(super) fn is_person(&self) -> bool {
        self.title.is_some() || self.noun.is_some_and(|noun| noun.class == NounClass::Person)
    }
}

/// A phrase, its parts between commas, and the core of its first part.
pub(super) struct Phrase<'a> {
    text: &'a str,
    pub(super) words: Vec<Word<'a>>,
    pub(super) parts: Vec<Range<usize>>,
    pub(super) lexicon: &'a VoiceLexicon,
    pub(super) hints: &'a dyn Hints,
    /// "Mara Vint and her sister"
    pub(super) is_pair: bool,
}

impl<'a> Phrase<'a> {
    pub(super) fn new(text: &'a str, spans: &[Span], lexicon: &'a VoiceLexicon, hints: &'a dyn Hints) -> Self {
        let mut words = words(text, spans);
        words.truncate(MOST_WORDS);
        let (parts, is_list) = parts(&words);
        let mut phrase = Self {
            text,
            words,
            parts,
            lexicon,
            hints,
            is_pair: is_list,
        };
        phrase.is_pair |= phrase.joins_two();
        phrase
    }

    /// The words before the first comma.
    pub(super) fn first_part(&self) -> Range<usize> {
        self.parts.first().cloned().unwrap_or(0..0)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.words.get(at).map(Word::lower).unwrap_or_default()
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let (first, last) = (self.words.get(range.start)?, self.words.get(range.end.checked_sub(1)?)?);
        (range.start < range.end).then(|| first.span.hull(last.span))
    }

    /// The text from the first to the last of these words.
    pub(super) fn slice(&self, range: &Range<usize>) -> String {
        self.span(range)
            .map(|span| span.slice(self.text).to_owned())
            .unwrap_or_default()
    }

    /// The range without its article, number or owner's pronoun, or "two of the".
    pub(super) fn bare(&self, range: &Range<usize>) -> Range<usize> {
        let mut start = range.start;
        while start + 1 < range.end && (is_determiner(&self.lower(start)) || self.is_partitive(range, start)) {
            start += 1;
        }
        start..range.end
    }

    fn is_partitive(&self, range: &Range<usize>, at: usize) -> bool {
        at > range.start && self.lower(at) == "of" && is_indefinite(&self.lower(at - 1))
    }

    /// The part of a range up to what only tells more of its head: "of Tarkova", "who fled", "loyal to the king".
    pub(super) fn core(&self, range: &Range<usize>) -> Range<usize> {
        let bare = self.bare(range);
        let stops = |at: &usize| *at > bare.start && self.stops_core(*at) && !self.is_inside_title(bare.start, *at);
        let end = (bare.start..bare.end).find(stops).unwrap_or(bare.end);
        bare.start..end
    }

    /// "of" in "Secretary of State".
    fn is_inside_title(&self, start: usize, at: usize) -> bool {
        let end = self.words.len().min(at + 2);
        let starts = start.max(at.saturating_sub(2))..at;
        self.lower(at) == "of" && end > at + 1 && starts.into_iter().any(|start| self.hit(start..end).is_some())
    }

    fn stops_core(&self, at: usize) -> bool {
        let lower = self.lower(at);
        if STOPS.contains(&lower.as_str()) {
            return true;
        }
        let participle = (lower.ends_with("ed") || lower.ends_with("ing")) && !self.words[at].is_capital();
        let before = self.hit_ending(at);
        participle && !lower.contains('-') && (before.is_some() || self.words[at - 1].is_capital() && at >= 2)
    }

    /// The longest entry that ends before this word.
    pub(super) fn hit_ending(&self, end: usize) -> Option<Hit<'a>> {
        let starts = end.saturating_sub(self.lexicon.longest())..end;
        starts.filter_map(|start| self.hit(start..end)).next()
    }

    /// The entry that exactly these words are.
    fn hit(&self, range: Range<usize>) -> Option<Hit<'a>> {
        let inner = range.start + 1..range.end;
        let broken = inner.clone().any(|at| self.words[at].after_break);
        let owned = (range.start..range.end - 1).any(|at| self.words[at].possessive);
        if broken || owned {
            return None;
        }
        let words: Vec<String> = range.clone().map(|at| self.lower(at)).collect();
        let words = words.join(" ");
        let (title, noun) = (self.lexicon.title(&words), self.lexicon.noun(&words));
        let (key, plural) = match (&title, &noun) {
            (Some((_, key, plural)), _) => (key.clone(), *plural),
            (None, Some((noun, key, plural))) => (key.clone(), *plural || noun.plural),
            (None, None) => return None,
        };
        Some(Hit {
            words: range,
            title: title.map(|found| found.0),
            noun: noun.map(|found| found.0),
            key,
            plural,
        })
    }

    /// The entries in a range, from the left, the longest first. A capitalised trade after another capital is part
    /// of a name: "Ada Baker", "the Reed Brothers".
    pub(super) fn hits(&self, range: &Range<usize>) -> Vec<Hit<'a>> {
        let mut out = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let ends = (at + 1..=range.end.min(at + 4)).rev();
            let found = ends.filter_map(|end| self.hit(at..end)).next();
            let found = found.filter(|hit| !self.is_surname(range, hit));
            at = found.as_ref().map_or(at + 1, |hit| hit.words.end);
            out.extend(found);
        }
        out
    }

    fn is_surname(&self, range: &Range<usize>, hit: &Hit<'_>) -> bool {
        let at = hit.words.start;
        let capital = self.words[at].is_capital() && at > range.start && self.words[at - 1].is_capital();
        let trade = hit.title.is_none() && hit.noun.is_some_and(|noun| noun.class == NounClass::Person);
        capital && trade && !is_determiner(&self.lower(at - 1)) && self.lexicon.actor(self.words[at - 1].text).is_none()
    }

    /// The longest name of the lexicon that begins at this word, and where it ends.
    pub(super) fn actor_at(&self, at: usize, end: usize) -> Option<(usize, &'a Actor)> {
        if !self.words.get(at)?.is_capital() {
            return None;
        }
        let ends = (at + 1..=end.min(at + self.lexicon.longest())).rev();
        let found = |stop: usize| {
            let words = self.slice(&(at..stop)).split_whitespace().collect::<Vec<_>>().join(" ");
            let owning = || {
                self.lexicon
                    .actor(&format!("{words}'s"))
                    .filter(|_| self.words[stop - 1].possessive)
            };
            self.lexicon.actor(&words).or_else(owning).map(|actor| (stop, actor))
        };
        ends.filter_map(found).next()
    }

    /// Whether all words of a range belong to a name: capitals, initials, and small particles between them.
    pub(super) fn is_name(&self, range: &Range<usize>) -> bool {
        let namely = |at: usize| self.words[at].is_capital() || self.is_particle(range, at);
        let everyday = range.len() == 1 && is_everyday(&self.lower(range.start));
        !range.is_empty() && range.clone().all(namely) && !self.words[range.start].is_number() && !everyday
    }

    fn is_particle(&self, range: &Range<usize>, at: usize) -> bool {
        const PARTICLES: [&str; 18] = [
            "al", "el", "bin", "bint", "ibn", "abu", "ben", "van", "der", "den", "von", "de", "da", "dos", "di", "du",
            "la", "le",
        ];
        at + 1 < range.end && PARTICLES.contains(&self.lower(at).as_str())
    }

    /// Two voices joined by "and" before anything else is said of the first.
    fn joins_two(&self) -> bool {
        let part = self.first_part();
        let Some(at) = part.clone().find(|&at| self.lower(at) == "and") else {
            return false;
        };
        let plain_left = (part.start + 1..at).all(|word| !STOPS.contains(&self.lower(word).as_str()));
        let opens = is_determiner(&self.lower(at + 1));
        let left = self.bare(&(part.start..at));
        let whole_names = left.len() >= 2 && self.is_name(&left) && part.end - at > 2;
        let names_end = at + 1 < part.end && self.is_name(&(at + 1..part.end)) && self.hits(&left).is_empty();
        let states = self.actor_at(left.start, at).is_some() && self.actor_at(at + 1, part.end).is_some();
        let plurals = self.hit_ending(at).is_some_and(|hit| hit.plural);
        plain_left && (opens || (whole_names && names_end && self.hit_ending(part.end).is_none()) || states || plurals)
    }
}

/// Words after which nothing belongs to the core of a phrase.
const STOPS: [&str; 47] = [
    "of", "for", "in", "at", "from", "on", "with", "to", "by", "near", "who", "whom", "whose", "which", "that",
    "where", "loyal", "backed", "allied", "aligned", "known", "quoted", "cited", "citing", "quoting", "seen",
    "briefed", "familiar", "close", "based", "inside", "outside", "under", "against", "behind", "across", "among",
    "about", "around", "along", "after", "before", "during", "as", "between", "through", "within",
];

pub(super) fn is_stop(lower: &str) -> bool {
    STOPS.contains(&lower)
}

/// Words that begin a sentence with a capital and name nobody.
pub(super) fn is_everyday(lower: &str) -> bool {
    const WORDS: [&str; 24] = [
        "you",
        "everyone",
        "everybody",
        "nobody",
        "no",
        "none",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "many",
        "others",
        "some",
        "all",
        "most",
        "those",
        "these",
        "there",
        "what",
        "nothing",
        "something",
        "everything",
        "both",
        "few",
    ];
    WORDS.contains(&lower)
}

/// How a phrase takes up what went before, by its first word.
pub(super) fn is_definite(lower: &str) -> bool {
    matches!(lower, "the" | "this" | "that" | "these" | "those" | "both")
}

pub(super) fn is_owner(lower: &str) -> bool {
    matches!(lower, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

pub(super) fn is_indefinite(lower: &str) -> bool {
    const WORDS: [&str; 33] = [
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "some",
        "several",
        "many",
        "most",
        "other",
        "another",
        "more",
        "few",
        "dozens",
        "scores",
        "hundreds",
        "unnamed",
        "unidentified",
        "anonymous",
        "all",
        "no",
        "any",
        "every",
        "each",
        "multiple",
        "numerous",
    ];
    WORDS.contains(&lower)
}

pub(super) fn is_determiner(lower: &str) -> bool {
    is_definite(lower)
        || is_owner(lower)
        || (is_indefinite(lower) && !matches!(lower, "unnamed" | "unidentified" | "anonymous"))
        || lower == "same"
}

/// The stretches between commas, dashes and brackets; a list with "and" is one stretch.
fn parts(words: &[Word<'_>]) -> (Vec<Range<usize>>, bool) {
    let mut starts: Vec<usize> = (0..words.len())
        .filter(|&at| at == 0 || words[at].after_break)
        .collect();
    let joins = |at: &usize| *at > 0 && matches!(words[*at].lower().as_str(), "and" | "or" | "&");
    let last_join = starts.iter().rposition(joins);
    if let Some(join) = last_join {
        starts.drain(1..=join);
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let parts = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect();
    (parts, last_join.is_some())
}

/// The last word of an entry, in the form that stands for all its forms: "spokeswoman" is "spokesperson".
pub(super) fn head_of(key: &str) -> String {
    const SAME: [(&str, &str); 14] = [
        ("spokesman", "spokesperson"),
        ("spokeswoman", "spokesperson"),
        ("spox", "spokesperson"),
        ("chairman", "chairperson"),
        ("chairwoman", "chairperson"),
        ("dr", "doctor"),
        ("gen", "general"),
        ("col", "colonel"),
        ("capt", "captain"),
        ("lt", "lieutenant"),
        ("maj", "major"),
        ("sgt", "sergeant"),
        ("prof", "professor"),
        ("adm", "admiral"),
    ];
    let last = key.rsplit(' ').next().unwrap_or(key);
    let known = SAME
        .iter()
        .find(|(form, _)| *form == last)
        .map_or(last, |(_, same)| same);
    plain(known)
}
