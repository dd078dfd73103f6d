//! What the dependency tree says of a verb: who does it, to whom, and with which other phrases.
//!
//! Where the tree has no subject or object, the words next to the verb are asked.

use rashomon_types::{Reading, TokenId, Upos};

/// Relations under which a verb shares the subject of the verb above it.
const SHARING: &[&str] = &["conj", "xcomp", "advcl", "parataxis", "ccomp"];

/// How far a neighbour is looked for, in words.
const REACH: usize = 8;

/// Whether a word can head a phrase that names somebody or something.
pub(super) fn is_nominal(reading: &Reading<'_>, id: TokenId) -> bool {
    matches!(
        reading.token(id).upos,
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym
    )
}

/// Whether the verb is passive: "was shelled", "rockets fired by …".
pub(super) fn is_passive(reading: &Reading<'_>, verb: TokenId) -> bool {
    let token = reading.token(verb);
    if reading.child(verb, "aux:pass").is_some() || reading.child(verb, "nsubj:pass").is_some() {
        return true;
    }
    if is_short(reading, verb) {
        return true;
    }
    if !is_past_participle(reading, verb) || reading.child(verb, "nsubj").is_some() {
        return false;
    }
    let bare = reading.child(verb, "aux").is_none();
    let above = || reading.head(verb).is_some_and(|head| is_passive(reading, head));
    match () {
        () if token.is("acl") || token.is("amod") || token.is("advcl") => bare,
        () if token.is("conj") => bare && above(),
        () if token.is("xcomp") => bare && reading.child(verb, "mark").is_none(),
        () => {
            bare && reading.child(verb, "obj").is_none()
                && reading.before(verb).is_some_and(|be| reading.lemma(be) == "be")
        }
    }
}

/// Verbs that are done to somebody who is always named: without an object, "two guards wounded" is passive.
const HARMING: &[&str] = &[
    "kill",
    "wound",
    "injure",
    "murder",
    "assassinate",
    "kidnap",
    "abduct",
    "arrest",
    "detain",
    "destroy",
    "damage",
    "execute",
    "rape",
    "massacre",
    "evacuate",
    "evict",
    "displace",
];

/// "one guard was killed and two others wounded": a passive without its auxiliary.
fn is_short(reading: &Reading<'_>, verb: TokenId) -> bool {
    let is_bare = ["obj", "aux", "xcomp", "ccomp", "iobj"]
        .iter()
        .all(|relation| reading.child(verb, relation).is_none());
    let ends = |after: TokenId| match reading.token(after).upos {
        Upos::Punct | Upos::Cconj | Upos::Sconj => true,
        // "a guard killed when rockets fell"
        Upos::Adv => matches!(reading.form(after), "when" | "where" | "while" | "there" | "here"),
        Upos::Adp => !matches!(
            reading.form(after),
            "at" | "over" | "about" | "around" | "up" | "between"
        ),
        _ => false,
    };
    is_bare
        && reading.form(verb).ends_with("ed")
        && HARMING.contains(&reading.lemma(verb))
        && reading.after(verb).is_none_or(ends)
}

fn is_past_participle(reading: &Reading<'_>, verb: TokenId) -> bool {
    let token = reading.token(verb);
    token.feature("VerbForm") == Some("Part")
        && token.feature("Tense") != Some("Pres")
        && !reading.form(verb).ends_with("ing")
        || token.feature("Voice") == Some("Pass")
}

/// The word that is the subject on the surface, the verb's own or the one it shares.
pub(super) fn subject(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    by_tree(reading, verb, 0).or_else(|| before(reading, verb))
}

fn by_tree(reading: &Reading<'_>, verb: TokenId, depth: usize) -> Option<TokenId> {
    if let Some(own) = own_subject(reading, verb) {
        return Some(antecedent(reading, verb, own));
    }
    let head = reading.head(verb).filter(|_| depth < 5)?;
    let token = reading.token(verb);
    if token.is("acl") && is_nominal(reading, head) {
        return controls(reading, verb, head);
    }
    if !SHARING.iter().any(|relation| token.is(relation)) || is_nominal(reading, head) && !token.is("conj") {
        return None;
    }
    if (token.is("ccomp") || token.is("parataxis")) && reading.child(verb, "aux").is_some() {
        return None;
    }
    // Who speaks behind the clause does not do what it tells: "rebels ambushed a convoy, the army said".
    let is_clause = token.is("ccomp") || token.is("parataxis");
    let above = || by_tree(reading, head, depth + 1).filter(|&subject| !is_clause || subject < verb);
    controller(reading, verb, head).or_else(above)
}

/// The verb's own subject: not who is named behind a comma, and then what stands before the verb, though the tree takes it
/// for an object.
fn own_subject(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let own = reading.child(verb, "nsubj");
    own.filter(|&own| own < verb || !is_parted(reading, verb, own))
        .or_else(|| fronted(reading, verb))
}

/// Whether a mark stands between two words.
fn is_parted(reading: &Reading<'_>, from: TokenId, to: TokenId) -> bool {
    (from.index() + 1..to.index()).any(|place| reading.token(TokenId::at(place)).upos == Upos::Punct)
}

/// The nominal right before an active verb that the tree takes for its object: "rebels ambushed a convoy, the army said".
fn fronted(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let is_active = reading.child(verb, "aux:pass").is_none() && reading.child(verb, "nsubj:pass").is_none();
    let has_other = reading.child(verb, "nsubj").is_some_and(|subject| subject < verb);
    let is_object = |id: &TokenId| reading.token(*id).is("obj") && *id < verb && is_nominal(reading, *id);
    let object = reading.children(verb).iter().copied().find(is_object)?;
    let is_relative = matches!(
        reading.lower(object).as_str(),
        "who" | "whom" | "which" | "that" | "what"
    );
    (is_active && !has_other && !is_relative && !is_parted(reading, object, verb)).then_some(object)
}

/// A noun with a participle does it; one with an infinitive mostly does not: "the men firing", "a plan to attack".
fn controls(reading: &Reading<'_>, verb: TokenId, noun: TokenId) -> Option<TokenId> {
    match reading.child(verb, "mark") {
        None => Some(noun),
        Some(mark) if matches!(reading.lower(mark).as_str(), "of" | "for") => Some(noun),
        Some(_) => {
            let above = reading.head(noun)?;
            matches!(reading.token(above).upos, Upos::Verb)
                .then(|| by_tree(reading, above, 1))
                .flatten()
        }
    }
}

/// The object that does what the verb below says: "ordered the division to leave", "accused them of shelling".
fn controller(reading: &Reading<'_>, verb: TokenId, head: TokenId) -> Option<TokenId> {
    let token = reading.token(verb);
    let mark = reading.child(verb, "mark").map(|mark| reading.lower(mark));
    let object = reading.child(head, "obj").filter(|&object| object < verb);
    let by_mark = match mark.as_deref() {
        Some("to") => token.is("xcomp") || token.is("ccomp"),
        Some("of" | "for" | "from") => {
            const BLAME: &[&str] = &["accuse", "blame", "suspect", "prevent", "stop", "charge", "convict"];
            BLAME.contains(&reading.lemma(head))
        }
        _ => token.is("xcomp") && reading.form(verb).ends_with("ing"),
    };
    object.filter(|_| by_mark && !is_passive(reading, head))
}

/// "who" and "which" stand for the noun that their clause hangs on.
fn antecedent(reading: &Reading<'_>, verb: TokenId, subject: TokenId) -> TokenId {
    let is_relative = matches!(reading.lower(subject).as_str(), "who" | "which" | "that");
    let mut clause = verb;
    while is_relative && reading.token(clause).is("conj") {
        let Some(head) = reading.head(clause) else { break };
        clause = head;
    }
    let noun = reading.head(clause).filter(|_| reading.token(clause).is("acl"));
    if is_relative { noun.unwrap_or(subject) } else { subject }
}

/// The nominal before a finite verb, where the tree gives it no subject.
fn before(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let token = reading.token(verb);
    let is_finite = token.feature("VerbForm") == Some("Fin") || reading.child(verb, "aux").is_some();
    let shares = SHARING.iter().any(|relation| token.is(relation)) || token.is("acl");
    if !is_finite || shares {
        return None;
    }
    let back = std::iter::successors(reading.before(verb), |&id| reading.before(id)).take(REACH);
    let mut back = back.take_while(|&id| {
        !matches!(
            reading.token(id).upos,
            Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Cconj
        )
    });
    back.find(|&id| is_nominal(reading, id))
}

/// What the verb is done to: its object, or the subject of a passive.
pub(super) fn object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    if is_passive(reading, verb) {
        let token = reading.token(verb);
        let noun = reading.head(verb).filter(|_| token.is("amod"));
        return noun
            .or_else(|| by_tree(reading, verb, 0))
            .or_else(|| before(reading, verb));
    }
    let own = own_object(reading, verb).or_else(|| relative_object(reading, verb));
    let own = own
        .map(|object| meant(reading, verb, object))
        .or_else(|| of_particle(reading, verb))
        .or_else(|| counted(reading, verb));
    own.or_else(|| shared_object(reading, verb))
        .or_else(|| right_after(reading, verb))
}

/// The verb's own object: not what [`fronted`] takes for its subject.
fn own_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let subject = fronted(reading, verb);
    let mut objects = reading.children(verb).iter().copied();
    objects.find(|&id| reading.token(id).is("obj") && Some(id) != subject)
}

/// "the bridge that they shelled", "the town that they claim to have captured": the noun of a clause with a subject of its own and no object.
fn relative_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let clause = clause_of(reading, verb);
    let noun = reading.head(clause).filter(|_| reading.token(clause).is("acl"))?;
    let subject = reading.child(clause, "nsubj")?;
    (antecedent(reading, clause, subject) != noun && reading.child(verb, "obl").is_none()).then_some(noun)
}

/// The verb above that the verb completes: "claims" in "claims to have captured".
fn clause_of(reading: &Reading<'_>, verb: TokenId) -> TokenId {
    let mut clause = verb;
    while matches!(reading.token(clause).deprel.as_ref(), "xcomp" | "ccomp") {
        let Some(head) = reading.head(clause) else { break };
        clause = head;
    }
    clause
}

/// "which", as an object, stands for the noun that its clause hangs on.
fn meant(reading: &Reading<'_>, verb: TokenId, object: TokenId) -> TokenId {
    let is_relative = matches!(reading.lower(object).as_str(), "who" | "whom" | "which" | "that");
    let clause = clause_of(reading, verb);
    let noun = reading
        .head(clause)
        .filter(|_| is_relative && reading.token(clause).is("acl"));
    noun.unwrap_or(object)
}

/// "killed at least 50 people", "wounded over 400", where the words before the number are taken for a preposition.
fn counted(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let after = reading.after(verb)?;
    let second = reading
        .after(after)
        .map(|second| reading.lower(second))
        .unwrap_or_default();
    let is_bound = match reading.lower(after).as_str() {
        "at" => matches!(second.as_str(), "least" | "most"),
        "over" | "about" | "around" | "up" | "between" => true,
        _ => false,
    };
    let is_number = |id: TokenId| reading.token(id).upos == Upos::Num;
    let counts = |child: &TokenId| is_number(*child) || reading.child(*child, "nummod").is_some();
    let children = reading.children(verb).iter().copied();
    let mut near =
        children.filter(|&child| child > after && child.index() < after.index() + 6 && is_nominal(reading, child));
    near.find(counts).filter(|_| is_bound)
}

/// "set off a bomb", where the particle is taken for a preposition.
fn of_particle(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let after = reading
        .after(verb)
        .filter(|&after| matches!(reading.form(after), "off" | "up" | "down" | "back"))?;
    let noun = reading.head(after).filter(|_| reading.token(after).is("case"))?;
    (reading.head(noun) == Some(verb)).then_some(noun)
}

/// "shelled and burned the village": the object of the last of the verbs that share it.
fn shared_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let next = reading.child(verb, "conj")?;
    let adjacent = next.index() <= verb.index() + 4
        && reading.child(verb, "obl").is_none()
        && reading.child(next, "nsubj").is_none();
    adjacent.then(|| reading.child(next, "obj")).flatten()
}

/// The noun that follows at once, where the tree hangs it elsewhere.
fn right_after(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let after = std::iter::successors(reading.after(verb), |&id| reading.after(id)).take(REACH);
    let run: Vec<TokenId> = after
        .take_while(|&id| {
            matches!(
                reading.token(id).upos,
                Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron
            )
        })
        .collect();
    let last = run.iter().copied().rfind(|&id| is_nominal(reading, id))?;
    let token = reading.token(last);
    // A time or a place that follows at once says when, not whom; the tree mostly sees it.
    (!token.is("obl") && !token.is("nsubj") && reading.is_under(last, verb)).then_some(last)
}

/// The phrases that hang on a word by a preposition, each with it, in order.
pub(super) fn by_case(reading: &Reading<'_>, id: TokenId) -> Vec<(String, TokenId)> {
    let oblique = |child: &&TokenId| {
        let token = reading.token(**child);
        (token.is("obl") || token.is("nmod") || token.is("advmod")) && is_nominal(reading, **child)
    };
    let phrases = reading.children(id).iter().filter(oblique).copied();
    phrases
        .filter_map(|child| Some((case(reading, child)?, child)))
        .collect()
}

/// The preposition of a phrase, in lower case: the last where there are several ("from under"), the first word of one that has
/// several words ("in front of").
pub(super) fn case(reading: &Reading<'_>, noun: TokenId) -> Option<String> {
    let cases = reading
        .children(noun)
        .iter()
        .filter(|&&child| reading.token(child).is("case") && child < noun);
    cases.last().map(|&case| reading.lower(case))
}

/// The noun and those that are joined to it, in order.
pub(super) fn joined(reading: &Reading<'_>, noun: TokenId) -> Vec<TokenId> {
    let others = reading.children(noun).iter().copied();
    let others = others.filter(|&child| {
        reading.token(child).is("conj") && is_nominal(reading, child) && reading.child(child, "nsubj").is_none()
    });
    std::iter::once(noun).chain(others).collect()
}
