//! A speaker in two parts behind what is said: "Nine people were killed, the Front, which had called the march, said"; "Two
//! men had fired, the prefect, Ada Toldt, said".

use rashomon_types::{MadeBy, Sentence, TokenId, Upos};

use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "postposed";
/// The most words of the speaker's phrase.
const PHRASE: usize = 8;

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let sentences = reading.annotation.sentences.iter();
    sentences.filter_map(|sentence| draft(reading, sentence)).collect()
}

fn draft(reading: &Reading<'_>, sentence: &Sentence) -> Option<Draft> {
    let words: Vec<TokenId> = sentence.token_ids().collect();
    let at = cue_at(reading, &words)?;
    let (&cue, rest) = words.get(..=at)?.split_last()?;
    let row = reading
        .lexicon
        .cues
        .verb(reading.lemma(cue))
        .filter(|row| row.frames.contains(&Frame::Clause))?;
    let (content, speaker) = parted(reading, rest)?;
    let hull = |words: &[TokenId]| {
        Some(
            reading
                .token(*words.first()?)
                .span
                .hull(reading.token(*words.last()?).span),
        )
    };
    let mut draft = Draft::new(
        vec![hull(speaker)?],
        vec![reading.token(cue).span],
        vec![hull(content)?],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(cue);
    draft.act = Some(row.act);
    draft.confidence = 0.7;
    Some(draft)
}

/// The last verb of the sentence, behind a comma: nothing follows, or whoever is told.
fn cue_at(reading: &Reading<'_>, words: &[TokenId]) -> Option<usize> {
    let is_verb = |id: &TokenId| reading.token(*id).upos == Upos::Verb;
    let verb = words.iter().rposition(is_verb)?;
    let behind = words.get(verb + 1..)?;
    let marks = behind.iter().all(|&id| reading.token(id).upos == Upos::Punct);
    let told = reading.lemma(*words.get(verb)?) == "tell"
        && behind.len() <= PHRASE
        && behind.iter().all(|&id| {
            matches!(
                reading.token(id).upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Punct | Upos::Pron
            ) && reading.form(id) != ","
        });
    (marks || told).then_some(verb)
}

/// What is said, and the speaker's words, where commas part them: ", the Front, which had called the march,";
/// ", the prefect, Ada Toldt,"; ", a baker who had brought the cake, Ada Toldt,".
fn parted<'w>(reading: &Reading<'_>, rest: &'w [TokenId]) -> Option<(&'w [TokenId], &'w [TokenId])> {
    let commas: Vec<usize> = rest
        .iter()
        .enumerate()
        .filter(|(_, id)| reading.form(**id) == ",")
        .map(|(at, _)| at)
        .collect();
    // The last part is closed by a comma right before the verb.
    let closing = commas.last().copied().filter(|&at| at + 1 == rest.len())?;
    let is_clause = |words: &[TokenId]| {
        words
            .iter()
            .any(|&id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux))
    };
    let relative = commas
        .iter()
        .rev()
        .skip(1)
        .copied()
        .find(|&at| is_relative(reading, rest.get(at + 1)));
    if let Some(opening) = relative {
        let before = commas.iter().copied().rfind(|&at| at < opening)?;
        let (content, speaker) = (rest.get(..before)?, rest.get(before + 1..opening)?);
        let marks = speaker
            .iter()
            .take_while(|&&id| reading.token(id).upos == Upos::Punct)
            .count();
        let speaker = speaker.get(marks..)?;
        let clause = rest.get(opening + 1..closing)?;
        return (speaker.len() <= PHRASE && !is_clause(speaker) && is_clause(content) && is_clause(clause))
            .then_some((content, speaker));
    }
    let [.., before, inner, _] = commas.as_slice() else {
        return None;
    };
    let (content, office, name) = (
        rest.get(..*before)?,
        rest.get(before + 1..*inner)?,
        rest.get(inner + 1..closing)?,
    );
    let is_name = !name.is_empty() && name.len() <= 4 && name.iter().all(|&id| reading.token(id).upos == Upos::Propn);
    (is_name && is_office(reading, office) && is_clause(content)).then_some((content, rest.get(before + 1..closing)?))
}

/// "the prefect", "a baker who had brought the cake": an article or an owner, and a noun right behind.
fn is_office(reading: &Reading<'_>, words: &[TokenId]) -> bool {
    let opens = words.first().is_some_and(|&id| {
        matches!(
            reading.lower(id).as_str(),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        )
    });
    let own = words
        .iter()
        .take_while(|&&id| !is_relative(reading, Some(&id)))
        .collect::<Vec<_>>();
    let plain = own
        .iter()
        .all(|&&id| !matches!(reading.token(id).upos, Upos::Verb | Upos::Aux | Upos::Num));
    opens && plain && own.len() <= PHRASE && own.len() > 1
}

fn is_relative(reading: &Reading<'_>, word: Option<&TokenId>) -> bool {
    word.is_some_and(|&id| matches!(reading.lower(id).as_str(), "which" | "who" | "whose"))
}
