//! What the dependency tree says of a cue: whose it is, and what hangs on it.

use rashomon_types::{Span, TokenId, Upos};

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::cues::Frame;
use crate::reading::Reading;

/// Relations under which a verb shares the subject of the verb above it.
const SHARING: &[&str] = &["conj", "xcomp", "advcl", "acl"];

/// A voice at the beginning of a sentence has no more words.
const MOST_WORDS: usize = 10;

/// The words that name whoever the verb belongs to.
pub(crate) fn source_of(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    if is_passive(reading, verb) {
        return agent(reading, verb)
            .map(|agent| noun_phrase(reading, agent))
            .into_iter()
            .collect();
    }
    if let Some(noun) = participle_of(reading, verb) {
        let phrase = noun_phrase(reading, noun);
        let end = phrase.end().min(reading.token(verb).span.start());
        return Span::new(phrase.start(), end).into_iter().collect();
    }
    // Behind a verb of telling stands the hearer: "…, she told Interlink".
    let tells = tells(reading, verb);
    let by_tree = subject(reading, verb, 0)
        .filter(|subject| !tells || *subject < verb)
        .map(|subject| noun_phrase(reading, subject));
    let inverted = || {
        let after_mark = reading
            .before(verb)
            .is_some_and(|before| reading.token(before).upos == Upos::Punct);
        (after_mark && !tells)
            .then(|| nearby_voice(reading, verb, verb))
            .flatten()
    };
    let parted = || parted_voice(reading, verb).filter(|_| tells);
    by_tree.or_else(inverted).or_else(parted).into_iter().collect()
}

/// Whether a verb is one of telling somebody, who stands right behind it.
pub(crate) fn tells(reading: &Reading<'_>, verb: TokenId) -> bool {
    matches!(reading.lemma(verb), "tell" | "inform" | "assure" | "remind" | "notify")
}

/// "The second source, who knew the port, told Interlink": what opens the sentence, where a clause parts it from the verb.
fn parted_voice(reading: &Reading<'_>, verb: TokenId) -> Option<Span> {
    reading.before(verb).filter(|&comma| reading.form(comma) == ",")?;
    let solid = |id: &TokenId| reading.token(*id).upos != Upos::Punct;
    let words: Vec<TokenId> = reading
        .sentence(verb)
        .token_ids()
        .skip_while(|id| !solid(id))
        .take_while(|id| *id < verb && reading.form(*id) != ",")
        .collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let clause = reading.after(last).and_then(|comma| reading.after(comma))?;
    let relative = matches!(reading.lower(clause).as_str(), "who" | "whose" | "which");
    let plain = words.len() <= MOST_WORDS
        && words
            .iter()
            .all(|&id| !matches!(reading.token(id).upos, Upos::Verb | Upos::Aux | Upos::Pron));
    (relative && clause < verb && plain).then(|| reading.token(first).span.hull(reading.token(last).span))
}

/// "reports from the capital claiming that p": the noun that a participle without a comma speaks for.
fn participle_of(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let is_participle = reading.lower(verb).ends_with("ing")
        && reading.child(verb, "nsubj").is_none()
        && reading.child(verb, "aux").is_none();
    let back = std::iter::successors(reading.before(verb).filter(|_| is_participle), |&id| reading.before(id)).take(12);
    let mut back = back.take_while(|&id| {
        !matches!(
            reading.token(id).upos,
            Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj
        )
    });
    back.find(|&id| reading.token(id).upos == Upos::Noun && reading.lexicon.cues.noun(reading.lemma(id)).is_some())
}

/// The voice by the words next to the verb, where the tree has none: "…,” said the guard", "the guard said".
///
/// Nothing before `from` is looked at.
pub(crate) fn nearby_voice(reading: &Reading<'_>, verb: TokenId, from: TokenId) -> Option<Span> {
    if let Some(subject) = reading.child(verb, "nsubj").filter(|&subject| subject > from) {
        return Some(noun_phrase(reading, subject));
    }
    let nominal = |id: TokenId| {
        !matches!(
            reading.token(id).upos,
            Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj | Upos::Adv
        )
    };
    let inverted = reading
        .before(verb)
        .is_none_or(|before| reading.token(before).upos == Upos::Punct);
    let run: Vec<TokenId> = if inverted {
        std::iter::successors(reading.after(verb), |&id| reading.after(id))
            .take_while(|&id| nominal(id))
            .collect()
    } else {
        let back = std::iter::successors(reading.before(verb), |&id| reading.before(id));
        let mut back: Vec<TokenId> = back
            .skip_while(|&id| matches!(reading.token(id).upos, Upos::Aux | Upos::Adv))
            .take_while(|&id| id > from && nominal(id))
            .collect();
        back.reverse();
        back
    };
    let is_name = run
        .iter()
        .any(|&id| matches!(reading.token(id).upos, Upos::Noun | Upos::Propn | Upos::Pron));
    let (first, last) = (run.first()?, run.last()?);
    is_name.then(|| reading.token(*first).span.hull(reading.token(*last).span))
}

/// The token that is the subject, the verb's own or the one it shares.
pub(crate) fn subject(reading: &Reading<'_>, verb: TokenId, depth: usize) -> Option<TokenId> {
    let own = reading.child(verb, "nsubj");
    if let Some(own) = own {
        return Some(antecedent(reading, verb, own));
    }
    let head = reading.head(verb).filter(|_| depth < 4)?;
    let token = reading.token(verb);
    if token.is("acl") && reading.token(head).upos != Upos::Verb {
        return Some(head);
    }
    let shares = SHARING.iter().any(|relation| token.is(relation))
        || token.is("parataxis") && reading.token(verb).feature("VerbForm") != Some("Fin");
    let not_clausal = reading.token(head).upos == Upos::Verb || reading.child(head, "nsubj").is_some();
    (shares && not_clausal)
        .then(|| subject(reading, head, depth + 1))
        .flatten()
}

/// "who" and "which" stand for the noun that their clause hangs on.
fn antecedent(reading: &Reading<'_>, verb: TokenId, subject: TokenId) -> TokenId {
    let is_relative = matches!(reading.lower(subject).as_str(), "who" | "which" | "that");
    let noun = reading.head(verb).filter(|_| reading.token(verb).is("acl"));
    if is_relative {
        noun.or_else(|| noun_before(reading, subject)).unwrap_or(subject)
    } else {
        subject
    }
}

/// The noun right before a relative pronoun, by the words alone: the envoy in "said its envoy, Ada Toldt, who declined".
fn noun_before(reading: &Reading<'_>, pronoun: TokenId) -> Option<TokenId> {
    let who = reading.lower(pronoun) == "who";
    let nominal = |id: TokenId| matches!(reading.token(id).upos, Upos::Noun | Upos::Propn);
    let before = reading.before(pronoun)?;
    let comma = reading.form(before) == ",";
    let last = if comma { reading.before(before)? } else { before };
    let first = Some(last).filter(|&last| who && nominal(last))?;
    let person = |id: TokenId| reading.lexicon.voices.is_voice(&reading.lemma(id).to_lowercase());
    let up = |&id: &TokenId| {
        let head = reading.head(id).filter(|&head| head < id && nominal(head))?;
        let token = reading.token(id);
        let same = ["flat", "appos", "compound"].iter().any(|relation| token.is(relation));
        (same || (token.is("nmod") && person(head) && !person(id))).then_some(head)
    };
    std::iter::successors(Some(first), up).last()
}

/// A noun phrase without what only cites somebody, and without the clause that the verb itself is in.
pub(crate) fn noun_phrase(reading: &Reading<'_>, noun: TokenId) -> Span {
    let cut = reading
        .children(noun)
        .iter()
        .copied()
        .filter(|&child| is_loose(reading, child))
        .collect::<Vec<_>>();
    reading.subtree_span_without(noun, &cut)
}

fn is_loose(reading: &Reading<'_>, child: TokenId) -> bool {
    let token = reading.token(child);
    let cites = matches!(token.lemma.as_str(), "cite" | "quote" | "citing");
    let attributes = token.is("acl") && reading.lexicon.cues.verb(&token.lemma).is_some();
    cites
        || attributes
        || ["punct", "parataxis", "cc", "case", "advcl"]
            .iter()
            .any(|relation| token.is(relation))
}

pub(crate) fn is_passive(reading: &Reading<'_>, verb: TokenId) -> bool {
    let token = reading.token(verb);
    let marked = reading.child(verb, "aux:pass").is_some() || reading.child(verb, "nsubj:pass").is_some();
    marked || token.feature("Voice") == Some("Pass") && token.is("acl")
}

/// The noun of a by-phrase.
pub(crate) fn agent(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let by = |child: &&TokenId| {
        reading.token(**child).is("obl")
            && reading
                .child(**child, "case")
                .is_some_and(|case| reading.lower(case) == "by")
    };
    reading.children(verb).iter().find(by).copied()
}

/// Reads what is said off one way of taking it.
type ContentOf = fn(&Reading<'_>, TokenId) -> Vec<Span>;

/// What is said, by the frames that the verb allows; empty where none fits.
pub(crate) fn content_of(reading: &Reading<'_>, verb: TokenId, frames: &[Frame]) -> Vec<Span> {
    let tries: [(Frame, ContentOf); 5] = [
        (Frame::Clause, clause),
        (Frame::Infinitive, infinitive),
        (Frame::Blame, blame),
        (Frame::Judge, judge),
        (Frame::Object, object),
    ];
    let fitting = tries.iter().filter(|(frame, _)| frames.contains(frame));
    fitting
        .map(|(_, find)| find(reading, verb))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "said (that) p"; "the raid, he said, was over"; "“p,” he said".
fn clause(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    if let Some(below) = reading.child(verb, "ccomp") {
        return around(reading, below, verb);
    }
    if is_inserted(reading, verb) {
        let head = reading.head(verb).unwrap_or(verb);
        return around(reading, head, verb);
    }
    let beside = reading.children(verb).iter().copied().find(|&child| {
        reading.token(child).is("parataxis")
            && reading.lexicon.cues.verb(reading.lemma(child)).is_none()
            && has_verb(reading, child)
    });
    beside.map(|beside| around(reading, beside, verb)).unwrap_or_default()
}

/// Whether the verb stands inside what it reports: "the raid, he said, was over".
fn is_inserted(reading: &Reading<'_>, verb: TokenId) -> bool {
    let token = reading.token(verb);
    let has_subject = reading.child(verb, "nsubj").is_some();
    token.is("parataxis") && has_subject && reading.head(verb).is_some()
}

fn has_verb(reading: &Reading<'_>, top: TokenId) -> bool {
    reading
        .subtree(top)
        .iter()
        .any(|&id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux))
}

/// "claims to have captured it", "ordered the division to leave": from the person to the end of the infinitive.
fn infinitive(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    let Some(complement) = reading.child(verb, "xcomp") else {
        return Vec::new();
    };
    let to = reading
        .child(complement, "mark")
        .is_some_and(|mark| reading.lower(mark) == "to");
    let gerund = reading.token(complement).feature("VerbForm") == Some("Ger");
    if !to && !gerund {
        return Vec::new();
    }
    let mut parts = vec![reading.subtree_span(complement)];
    for relation in ["obj", "iobj"] {
        parts.extend(reading.child(verb, relation).map(|object| reading.subtree_span(object)));
    }
    if let Some(subject) = reading.child(verb, "nsubj:pass") {
        return vec![noun_phrase(reading, subject), reading.subtree_span(complement)];
    }
    parts.into_iter().reduce(Span::hull).into_iter().collect()
}

/// "blamed saboteurs for the raid": everything that hangs on the verb after it, but for the time and place of saying.
fn blame(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    let complement = |child: &TokenId| {
        let token = reading.token(*child);
        if *child < verb {
            return false;
        }
        let case = reading
            .child(*child, "case")
            .map(|case| reading.lower(case))
            .unwrap_or_default();
        let is_complement = ["for", "of", "as", "on", "at"].contains(&case.as_str())
            && (token.is("obl") || token.is("advcl") || token.is("nmod"));
        let mark = reading
            .child(*child, "mark")
            .map(|mark| reading.lower(mark))
            .unwrap_or_default();
        let of_doing = ["of", "for", "as"].contains(&mark.as_str())
            && (token.is("advcl") || token.is("ccomp") || token.is("xcomp"));
        token.is("obj") || token.is("xcomp") || of_doing || (is_complement && !is_time(reading, *child))
    };
    let parts: Vec<Span> = reading
        .children(verb)
        .iter()
        .filter(|child| complement(child))
        .map(|&child| reading.subtree_span(child))
        .collect();
    if let Some(subject) = reading.child(verb, "nsubj:pass") {
        return std::iter::once(noun_phrase(reading, subject)).chain(parts).collect();
    }
    let has_object = reading.child(verb, "obj").is_some();
    let hull = parts.into_iter().reduce(Span::hull);
    hull.filter(|_| has_object).into_iter().collect()
}

/// "portrayed the raid as a mutiny", "put the dead at 14", "called it a lie": an object alone is not enough.
fn judge(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    let judges = |child: &TokenId| {
        let case = reading
            .child(*child, "case")
            .or_else(|| reading.child(*child, "mark"))
            .map(|case| reading.lower(case))
            .unwrap_or_default();
        let token = reading.token(*child);
        let by_case = matches!(case.as_str(), "as" | "at")
            && !is_time(reading, *child)
            && (token.is("obl") || token.is("advcl") || token.is("xcomp"));
        child.index() > verb.index() && (by_case || (token.is("xcomp") && case != "to"))
    };
    if reading.children(verb).iter().any(judges) {
        blame(reading, verb)
    } else {
        Vec::new()
    }
}

fn object(reading: &Reading<'_>, verb: TokenId) -> Vec<Span> {
    if let Some(subject) = reading.child(verb, "nsubj:pass") {
        return vec![noun_phrase(reading, subject)];
    }
    reading
        .child(verb, "obj")
        .map(|object| reading.subtree_span(object))
        .into_iter()
        .collect()
}

/// Whether a phrase tells a time: its head is a day, a part of one, or a month.
pub(crate) fn is_time(reading: &Reading<'_>, id: TokenId) -> bool {
    const TIMES: &[&str] = &[
        "today",
        "yesterday",
        "tonight",
        "morning",
        "evening",
        "afternoon",
        "night",
        "midnight",
        "noon",
        "dawn",
        "week",
        "month",
        "year",
        "day",
        "weekend",
        "hour",
    ];
    let word = reading.lower(id);
    [TIMES, &WEEKDAYS, &MONTHS]
        .iter()
        .any(|names| names.contains(&word.as_str()))
}

/// The subtree of `top` without the branch of `verb`, in as many pieces as that leaves.
fn around(reading: &Reading<'_>, top: TokenId, verb: TokenId) -> Vec<Span> {
    let cut = reading.subtree_of_branch(top, verb);
    let kept: Vec<TokenId> = reading
        .subtree(top)
        .into_iter()
        .filter(|id| cut.binary_search(id).is_err())
        .collect();
    runs(reading, &kept)
}

/// Runs of neighbouring tokens as spans, punctuation at their edges left out.
pub(crate) fn runs(reading: &Reading<'_>, tokens: &[TokenId]) -> Vec<Span> {
    let mut out: Vec<Vec<TokenId>> = Vec::new();
    for &id in tokens {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.index() + 1 == id.index()) => run.push(id),
            _ => out.push(vec![id]),
        }
    }
    out.iter().filter_map(|run| trimmed(reading, run)).collect()
}

fn trimmed(reading: &Reading<'_>, run: &[TokenId]) -> Option<Span> {
    let solid = |id: &&TokenId| reading.token(**id).upos != Upos::Punct;
    let first = run.iter().find(solid)?;
    let last = run.iter().rfind(solid)?;
    Some(reading.token(*first).span.hull(reading.token(*last).span))
}

/// The voices that a word cites: "citing police sources", "which cited the hospital's director".
pub(crate) fn cited_voices(reading: &Reading<'_>, near: TokenId) -> Vec<Vec<Span>> {
    let citing = |id: &TokenId| {
        matches!(
            reading.lower(*id).as_str(),
            "citing" | "cited" | "cites" | "quoting" | "quotes"
        )
    };
    let in_sentence = reading.sentence(near).token_ids().filter(citing);
    let voices = in_sentence.filter_map(|id| reading.child(id, "obj"));
    let voices = voices.filter_map(|object| voice_in(reading, object));
    voices.map(|voice| vec![reading.subtree_span(voice)]).collect()
}

/// The voice that a cited thing is or comes from: police; the accounts of pilots → pilots.
fn voice_in(reading: &Reading<'_>, object: TokenId) -> Option<TokenId> {
    let lemma = reading.lemma(object).to_lowercase();
    if lemma == "account" {
        return reading.child(object, "nmod").or(Some(object));
    }
    let named =
        reading.token(object).upos == Upos::Propn || reading.entities_in(reading.token(object).span).next().is_some();
    (named || reading.lexicon.cues.is_voice(&lemma)).then_some(object)
}
