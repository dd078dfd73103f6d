//! What a number counts: the noun phrase after it, the noun that "of" leads to, or a noun that is left out.

use rashomon_types::{Span, TokenId, Upos};

use super::lexicon::Class;
use super::scene::Scene;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Counted {
    /// The noun, if one stands there.
    pub(super) head: Option<TokenId>,
    /// Its words with its modifiers.
    pub(super) what: Option<Span>,
    /// The token that stands in the tree for the counted: the noun, or the numeral.
    pub(super) node: TokenId,
    /// Whether "of them", "of whom" points back.
    pub(super) points_back: bool,
    /// Whether the noun is joined by a hyphen: "four-man".
    pub(super) joined: bool,
    pub(super) class: Option<Class>,
}

/// A noun phrase: its first token, its noun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phrase {
    pub(super) first: TokenId,
    pub(super) head: TokenId,
}

const POINTERS: &[&str] = &["them", "whom", "which", "those", "these", "us", "you", "theirs"];
const MORE: &[&str] = &[
    "more",
    "other",
    "others",
    "further",
    "additional",
    "such",
    "separate",
    "different",
    "apiece",
];
const DETERMINERS: &[&str] = &[
    "the", "his", "her", "their", "its", "our", "my", "your", "these", "those", "this", "that", "all", "own",
];

impl Scene<'_> {
    /// What the numeral whose last token is `numeral` counts, `end` being the piece after its words.
    pub(super) fn counted(&self, numeral: TokenId, end: usize) -> Counted {
        let elided = Counted {
            head: None,
            what: None,
            node: numeral,
            points_back: false,
            joined: false,
            class: None,
        };
        let mut place = end;
        let is_joined = self.text(place) == "-" && self.pieces.get(place).is_some_and(|piece| piece.glued);
        if is_joined {
            place += 1;
        }
        while MORE.contains(&self.text(place)) {
            place += 1;
        }
        if self.text(place) == "out" && self.text(place + 1) == "of" {
            place += 1;
        }
        let is_of = self.text(place) == "of";
        if is_of {
            place += 1;
            while DETERMINERS.contains(&self.text(place)) && !POINTERS.contains(&self.text(place)) {
                place += 1;
            }
            if MORE.contains(&self.text(place)) && self.text(place) == "others" {
                return Counted {
                    points_back: true,
                    ..elided
                };
            }
            if POINTERS.contains(&self.text(place)) {
                let is_noun = self
                    .token_at(place + 1)
                    .is_some_and(|next| matches!(self.reading.token(next).upos, Upos::Noun | Upos::Adj));
                if !is_noun {
                    return Counted {
                        points_back: true,
                        ..elided
                    };
                }
                place += 1;
            }
        }
        let Some(start) = self.token_at(place).filter(|&start| self.same_sentence(start, numeral)) else {
            return elided;
        };
        let Some(phrase) = self.phrase(start, Some(numeral), is_of) else {
            return elided;
        };
        let what = self
            .reading
            .token(phrase.first)
            .span
            .hull(self.reading.token(phrase.head).span);
        // "a four-man crew" is a crew.
        let what = match self
            .reading
            .after(start)
            .filter(|&next| is_joined && next <= phrase.head)
        {
            Some(next) => self.reading.token(next).span.hull(self.reading.token(phrase.head).span),
            None => what,
        };
        let class = self.noun(phrase.head).map(|noun| noun.class);
        let hangs = self.reading.is_under(numeral, phrase.head);
        Counted {
            head: Some(phrase.head),
            what: Some(what),
            node: if is_of || !hangs && self.is_argument(numeral) {
                numeral
            } else {
                phrase.head
            },
            points_back: false,
            joined: is_joined,
            class,
        }
    }

    /// Whether a numeral stands in the tree as a noun would.
    pub(super) fn is_argument(&self, numeral: TokenId) -> bool {
        let token = self.reading.token(numeral);
        token.is("nsubj") || token.is("obj")
    }

    /// The noun phrase from a token on, without a determiner: modifiers, then nouns. `numeral` is the number before it.
    pub(super) fn phrase(&self, start: TokenId, numeral: Option<TokenId>, is_of: bool) -> Option<Phrase> {
        let mut run: Vec<TokenId> = Vec::new();
        let (mut first, mut head) = (start, None);
        let mut next = Some(start);
        while let Some(id) = next {
            next = self.reading.after(id);
            let token = self.reading.token(id);
            let lower = self.reading.lower(id);
            let follows_noun = head.is_some();
            let joins = lower == "-" && self.is_glued(id);
            let is_noun = matches!(token.upos, Upos::Noun | Upos::Propn);
            let in_compound = !is_noun
                && self.is_glued(id)
                && run.last().is_some_and(|&last| self.reading.form(last) == "-")
                && run.len() > 1;
            let is_model = follows_model(self, id, &run) || in_compound;
            if is_date_word(&lower) || (follows_noun && self.is_state(id) && token.upos != Upos::Noun) {
                break;
            }
            match token.upos {
                _ if joins || is_model => {}
                Upos::Noun | Upos::Propn if !self.is_bare_state(id) => head = Some(id),
                Upos::Adj if !follows_noun || self.leads_to_noun(id) => {}
                Upos::Verb if matches!(&*token.deprel, "amod" | "compound") && self.leads_to_noun(id) => {
                    if follows_noun && !token.is("amod") {
                        break;
                    }
                }
                Upos::Verb
                    if !follows_noun
                        && numeral.is_some_and(|numeral| self.is_participle_after(numeral, id))
                        && self.leads_to_noun(id) => {}
                Upos::Verb if !follows_noun && self.known_noun(id) && !self.leads_to_verb_object(id) => head = Some(id),
                Upos::Adv if !follows_noun && self.leads_to_noun(id) && !is_of => {}
                Upos::Part if is_of && matches!(lower.as_str(), "'s" | "’s" | "'" | "’") => {
                    head = None;
                    run.clear();
                    if let Some(next) = next {
                        first = next;
                    }
                    continue;
                }
                Upos::Num if is_of && head.is_none() => {
                    if let Some(next) = next {
                        first = next;
                    }
                    continue;
                }
                _ => break,
            }
            run.push(id);
        }
        let head = head.or_else(|| self.nominal_state(&run))?;
        let head = self.tree_head(&run, head, numeral);
        Some(Phrase {
            first: first.min(head),
            head,
        })
    }

    /// "three captured tanks", where the tree takes the participle for the predicate.
    fn is_participle_after(&self, numeral: TokenId, verb: TokenId) -> bool {
        let follows = self.reading.before(verb) == Some(numeral);
        let lower = self.reading.lower(verb);
        let is_subject = self.reading.token(numeral).is("nsubj") && self.reading.head(numeral) == Some(verb);
        follows && !is_subject && (lower.ends_with("ed") || lower.ends_with("en"))
    }

    /// "26 wounded", "three dead", "22 missing": an adjective that stands for people.
    fn nominal_state(&self, run: &[TokenId]) -> Option<TokenId> {
        let &only = run.first()?;
        let noun = self.noun(only)?;
        (noun.kind.is_some() && run.len() == 1).then_some(only)
    }

    /// The noun that the numeral hangs on, if it lies in the run; otherwise the last noun.
    fn tree_head(&self, run: &[TokenId], last: TokenId, numeral: Option<TokenId>) -> TokenId {
        let Some(numeral) = numeral else { return last };
        let above = self.reading.head(numeral);
        // "six shipping and trading companies": the noun comes after what is joined.
        let beyond = above.filter(|&head| {
            let near = head > last && head.index() <= last.index() + 4;
            let joined = self
                .reading
                .after(last)
                .is_some_and(|next| matches!(self.reading.lower(next).as_str(), "and" | "or" | ","));
            let is_plural = |id: TokenId| self.reading.token(id).feature("Number") == Some("Plur");
            near && joined
                && is_plural(head)
                && !is_plural(last)
                && self.reading.token(numeral).is("nummod")
                && self.is_nounlike(head)
        });
        if let Some(head) = beyond {
            return head;
        }
        let Some(mut head) = above.filter(|head| run.contains(head)) else {
            return last;
        };
        while let Some(up) = self.reading.head(head).filter(|up| run.contains(up) && *up > head) {
            head = up;
        }
        let is_noun = matches!(self.reading.token(head).upos, Upos::Noun | Upos::Propn);
        let joined_on = self
            .reading
            .after(head)
            .is_some_and(|next| self.reading.lower(next) == "-" && self.is_glued(next));
        if is_noun && !joined_on { head } else { last }
    }

    /// Whether modifiers from here lead to a noun.
    fn leads_to_noun(&self, id: TokenId) -> bool {
        let mut next = self.reading.after(id);
        while let Some(id) = next {
            let token = self.reading.token(id);
            match token.upos {
                Upos::Noun | Upos::Propn => return !self.is_bare_state(id) && !is_date_word(&self.reading.lower(id)),
                Upos::Adj => {}
                Upos::Verb if token.is("amod") || token.is("compound") => {}
                _ if self.reading.lower(id) == "-" => {}
                _ => return false,
            }
            next = self.reading.after(id);
        }
        false
    }

    /// Whether what is tagged as a verb is a noun that the lexicon knows.
    fn known_noun(&self, id: TokenId) -> bool {
        self.noun(id).is_some_and(|noun| noun.kind.is_none())
    }

    fn leads_to_verb_object(&self, id: TokenId) -> bool {
        self.reading.child(id, "obj").is_some()
    }

    /// A state that is no noun of people: "ablaze", "alive", whatever its tag.
    fn is_bare_state(&self, id: TokenId) -> bool {
        self.is_state(id) && self.noun(id).is_none()
    }
}

/// Whether a token is the number of a model: the "90" of "T-90".
fn follows_model(scene: &Scene<'_>, id: TokenId, run: &[TokenId]) -> bool {
    let is_number = scene
        .reading
        .form(id)
        .starts_with(|character: char| character.is_ascii_digit());
    is_number && run.last().is_some_and(|&last| scene.reading.lower(last) == "-") && scene.is_glued(id)
}

/// Names of days and months, and words for days: they begin a date, never end a noun phrase.
pub(super) fn is_date_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "overnight",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "apiece",
        "ago",
        "each",
        "alive",
    ];
    WORDS.contains(&word)
}
