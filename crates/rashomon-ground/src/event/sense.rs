//! Whether a word that can name an event does so here: "shot a guard" does, "shot a video" does not.

use rashomon_types::{EntityKind, EntityMention, Reading, Span, TokenId, Upos};

use super::clause;
use super::codebook::{Codebook, Frame, Row};

/// How many words after a verb may belong to it.
const REACH: usize = 8;

/// Classes that a name may be of whose sort is not known.
const ACTING: &[&str] = &["people", "body", "place", "force", "armed", "state", "civilians"];

/// Nouns that count or gather the noun after "of".
const GATHERING: &[&str] = &[
    "ton",
    "tonne",
    "litre",
    "liter",
    "gallon",
    "shipment",
    "load",
    "cargo",
    "consignment",
    "quantity",
    "amount",
    "dozen",
    "hundred",
    "thousand",
    "number",
    "group",
    "series",
    "barrage",
    "salvo",
    "score",
    "one",
    "some",
    "many",
    "several",
    "most",
    "couple",
    "pair",
    "lot",
    "all",
    "part",
    "half",
    "majority",
    "wave",
    "swarm",
    "volley",
    "kind",
    "type",
    "each",
    "handful",
    "barrel",
    "canister",
    "cylinder",
];

/// The first meaning of a verb that fits, with the further words that belong to it.
pub(super) fn verb<'a>(reading: &Reading<'_>, codebook: &'a Codebook, id: TokenId) -> Option<(&'a Row, Vec<TokenId>)> {
    let lemma = bases(reading, id)
        .into_iter()
        .find(|base| codebook.verb(base).next().is_some())?;
    let meanings = codebook.verb(&lemma);
    if reading.child(id, "ccomp").is_some_and(|clause| clause > id) && reading.child(id, "obj").is_none() {
        return None;
    }
    let subject = if clause::is_passive(reading, id) {
        agent(reading, id)
    } else {
        clause::subject(reading, id)
    };
    let object = clause::object(reading, id);
    let mut meanings = meanings;
    meanings.find_map(|row| Some((row, words_of(reading, codebook, id, row, [subject, object])?)))
}

/// The words that belong to the verb in this meaning; none where it does not fit.
fn words_of(
    reading: &Reading<'_>,
    codebook: &Codebook,
    id: TokenId,
    row: &Row,
    [subject, object]: [Option<TokenId>; 2],
) -> Option<Vec<TokenId>> {
    let after = following(reading, id);
    let words = with(reading, &after, &row.with)?;
    if after
        .iter()
        .any(|&word| row.without.iter().any(|other| is_word(reading, word, other)))
    {
        return None;
    }
    let object = object.filter(|object| !words.contains(object));
    let is_one = |classes: &[String], word: Option<TokenId>| {
        word.is_some_and(|word| classes.iter().any(|class| is_of(reading, codebook, class, word)))
    };
    let fits = (row.subjects.is_empty() || is_one(&row.subjects, subject))
        && (row.objects.is_empty() || is_one(&row.objects, object))
        && !is_one(&row.not_subjects, subject)
        && !is_one(&row.not_objects, object);
    let prepositions =
        |word: &TokenId| !(row.to.iter().any(|to| is_word(reading, *word, to)) && reading.token(*word).is("case"));
    fits.then(|| words.into_iter().filter(prepositions).collect())
}

/// The words after a verb that hang on it, up to a mark that ends the clause.
fn following(reading: &Reading<'_>, id: TokenId) -> Vec<TokenId> {
    let after = std::iter::successors(reading.after(id), |&word| reading.after(word)).take(REACH);
    let after = after.take_while(|&word| !matches!(reading.form(word), ";" | ":" | "." | "“" | "\""));
    after.filter(|&word| reading.is_under(word, id)).collect()
}

/// The first run of words that is asked for; nothing needed is nothing found.
fn with(reading: &Reading<'_>, after: &[TokenId], runs: &[String]) -> Option<Vec<TokenId>> {
    if runs.is_empty() {
        return Some(Vec::new());
    }
    let found = |run: &String| {
        let run: Vec<&str> = run.split(' ').collect();
        let same = |window: &&[TokenId]| {
            window
                .iter()
                .zip(&run)
                .all(|(&word, wanted)| is_word(reading, word, wanted))
        };
        after.windows(run.len().max(1)).find(same).map(<[TokenId]>::to_vec)
    };
    runs.iter().find_map(found)
}

fn is_word(reading: &Reading<'_>, id: TokenId, wanted: &str) -> bool {
    reading.lemma(id).eq_ignore_ascii_case(wanted) || reading.form(id).eq_ignore_ascii_case(wanted)
}

/// The first meaning of a noun that fits.
pub(super) fn noun<'a>(reading: &Reading<'_>, codebook: &'a Codebook, id: TokenId) -> Option<&'a Row> {
    let form = std::iter::once(reading.lower(id));
    let key = form
        .chain(bases(reading, id))
        .find(|base| codebook.noun(base).next().is_some())?;
    let mut meanings = codebook.noun(&key);
    if reading.token(id).is("compound") && names_another(reading, codebook, id) {
        return None;
    }
    let near = modifiers(reading, id);
    let has = |words: &[String]| words.iter().any(|word| near.contains(word));
    meanings.find(|row| (row.with.is_empty() || has(&row.with)) && !has(&row.without))
}

/// Whether a noun only belongs to the next: "attack helicopter", "raid siren"; but "bombing suspect" still tells of a bombing.
fn names_another(reading: &Reading<'_>, codebook: &Codebook, id: TokenId) -> bool {
    reading.head(id).is_some_and(|head| {
        let lemma = reading.lemma(head).to_lowercase();
        codebook.noun(&lemma).next().is_some()
            || codebook.is("means", &lemma)
            || codebook.is("vehicle", &lemma)
            || lemma == "force"
    })
}

/// What stands before a noun and belongs to it, and what its "of" brings, in base forms; a compound word in its parts too.
pub(super) fn modifiers(reading: &Reading<'_>, id: TokenId) -> Vec<String> {
    let mut out = Vec::new();
    for &child in reading.children(id) {
        let token = reading.token(child);
        let before = child < id
            && ["compound", "amod", "nmod", "nummod", "advmod"]
                .iter()
                .any(|relation| token.is(relation));
        let of = token.is("nmod") && clause::case(reading, child).as_deref() == Some("of");
        if before || of {
            push(reading, child, &mut out);
            let inner = reading.children(child).iter().filter(|&&inner| inner < id && before);
            inner.for_each(|&inner| push(reading, inner, &mut out));
        }
    }
    out.extend(reading.before(id).map(|before| reading.lower(before)));
    out
}

fn push(reading: &Reading<'_>, id: TokenId, out: &mut Vec<String>) {
    let word = reading.lemma(id).to_lowercase();
    out.extend(
        word.split('-')
            .filter(|part| part.len() < word.len())
            .map(str::to_owned),
    );
    out.push(word);
}

/// What a word may be a form of: the model's base form first, then what English endings allow, since names and rare words
/// are seldom reduced.
pub(super) fn bases(reading: &Reading<'_>, id: TokenId) -> Vec<String> {
    let form = reading.lower(id);
    let mut out = vec![reading.lemma(id).to_lowercase()];
    let mut stems: Vec<String> = Vec::new();
    for (ending, instead) in [
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ] {
        if let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            stems.push(format!("{stem}{instead}"));
            let letters = stem.as_bytes();
            let is_double = letters.len() > 3 && letters.last() == letters.get(letters.len() - 2);
            if is_double && matches!(ending, "ed" | "ing" | "es") && instead.is_empty() {
                stems.extend(stem.get(..stem.len() - 1).map(str::to_owned));
            }
        }
    }
    out.extend(stems);
    out
}

/// The noun of a by-phrase.
pub(super) fn agent(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let phrases = clause::by_case(reading, verb).into_iter();
    let mut by = phrases.filter(|(case, _)| case == "by").map(|(_, noun)| noun);
    by.next()
}

/// Whether a noun is of a class, by itself or by what it gathers: "dozens of rockets" are projectiles.
pub(super) fn is_of(reading: &Reading<'_>, codebook: &Codebook, class: &str, id: TokenId) -> bool {
    let of_class = |word: TokenId| bases(reading, word).iter().any(|base| codebook.is(class, base));
    if of_class(id) || by_name(reading, class, id) {
        return true;
    }
    let token = reading.token(id);
    let lemma = reading.lemma(id).to_lowercase();
    let gathers = GATHERING.contains(&lemma.as_str()) || matches!(token.upos, Upos::Num | Upos::Det | Upos::Pron);
    let gathered = || {
        let of = clause::by_case(reading, id).into_iter().find(|(case, _)| case == "of");
        of.map(|(_, noun)| noun)
    };
    gathers && gathered().is_some_and(|noun| of_class(noun) || by_name(reading, class, noun))
}

/// Whether a name, a pronoun or a number can be of a class.
fn by_name(reading: &Reading<'_>, class: &str, id: TokenId) -> bool {
    match reading.token(id).upos {
        Upos::Propn => match entity(reading, id) {
            Some(EntityKind::Person) => class == "people",
            Some(EntityKind::Organisation) => matches!(class, "body" | "force" | "armed" | "state"),
            Some(EntityKind::Location) => matches!(class, "place" | "body"),
            _ => ACTING.contains(&class),
        },
        Upos::Pron => {
            let word = reading.lower(id);
            let thing = matches!(word.as_str(), "it" | "this" | "that" | "which" | "itself");
            ACTING.contains(&class) && !(thing && matches!(class, "people" | "civilians"))
        }
        Upos::Num => matches!(class, "people" | "civilians"),
        _ => false,
    }
}

/// What sort of name a word is part of.
pub(super) fn entity(reading: &Reading<'_>, id: TokenId) -> Option<EntityKind> {
    mention(reading, id).map(|mention| mention.kind)
}

/// The whole name that a word is part of.
pub(super) fn name_of(reading: &Reading<'_>, id: TokenId) -> Option<Span> {
    mention(reading, id)
        .filter(|mention| mention.spans.len() == 1)?
        .spans
        .first()
        .copied()
}

fn mention<'a>(reading: &Reading<'a>, id: TokenId) -> Option<&'a EntityMention> {
    let span = reading.token(id).span;
    let entities = &reading.annotation.entities;
    let after =
        entities.partition_point(|mention| mention.spans.first().is_some_and(|first| first.start() <= span.start()));
    let near = entities.get(after.saturating_sub(2)..after).unwrap_or_default();
    near.iter()
        .rfind(|mention| mention.spans.iter().any(|name| name.covers(span)))
}

/// The frames of verbs in which what somebody uses stands as the object.
pub(super) fn object_is_means(frame: Frame) -> bool {
    frame == Frame::Launch
}
