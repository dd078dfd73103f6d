//! `rashomon correct`: a judgement of a person, added to those that are there.

use jiff::Timestamp;
use rashomon::dossier::one_line;
use rashomon::judge::{claim_anchor, document_anchor, event_anchor};
use rashomon::types::{Action, ClaimAnchor, Event, Judgement, Scope, SideId, Subject as About};

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::arguments::{CorrectArguments, JudgedArguments};
use super::ledger::{Ledger, Subject};
use super::{fields, ids, said, values};

/// The name of whoever corrects, where the command line does not give it.
const BY: &str = "RASHOMON_BY";

/// What a party or `civilians` is told apart by in a question: `killed:civilians`.
const OF: char = ':';

/// Runs the command.
pub fn run(arguments: &CorrectArguments) -> Result<Exit, Failure> {
    let (by, reason) = (by(arguments)?, arguments.reason.trim());
    if reason.is_empty() {
        return Err(Failure::Input("say why, with --reason".to_owned()));
    }
    let ledger = Ledger::open(&arguments.ledger)?;
    let actions = actions(arguments, &ledger)?;
    let now = Timestamp::now();
    let made = actions
        .into_iter()
        .map(|action| Judgement::new(now, by.clone(), reason.to_owned(), action));
    let made: Vec<Judgement> = made.collect();
    ledger.append(&made)?;
    let mut output = Output::stdout();
    for judgement in &made {
        output.text(&one_line(&format!(
            "{} {}",
            judgement.id,
            said::what(&judgement.action)
        )))?;
        output.text("\n")?;
    }
    output.finish()?;
    eprintln!("rashomon: kept; {}", ledger.next());
    Ok(Exit::AllRead)
}

fn by(arguments: &CorrectArguments) -> Result<String, Failure> {
    let given = arguments.by.clone().or_else(|| std::env::var(BY).ok());
    let name = given.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    name.ok_or_else(|| Failure::Input(format!("say who you are, with --by NAME or in {BY}")))
}

/// What was judged.
fn actions(arguments: &CorrectArguments, ledger: &Ledger) -> Result<Vec<Action>, Failure> {
    let judged = &arguments.judged;
    let named = named(judged);
    if named.is_none() && arguments.edit.is_empty() {
        return Err(Failure::Input(
            "say what to correct: a claim and FIELD=VALUE, or one of the options; `rashomon correct --help` has examples"
                .to_owned(),
        ));
    }
    if let (Some(option), [first, ..]) = (named, arguments.edit.as_slice()) {
        return Err(Failure::Input(format!(
            "`{first}` does not go with {option}; correct one thing at a time"
        )));
    }
    let made = match (
        judged.same_speaker.as_slice(),
        judged.split_speaker.as_slice(),
        &judged.undo,
        &judged.note,
    ) {
        ([name, other], ..) => same_speaker(name, other),
        (_, [name, speaker], ..) => Ok(Action::OtherSpeaker {
            name: name.clone(),
            speaker: speaker.clone(),
        }),
        (_, _, Some(undone), _) => undo(ledger, undone),
        (.., Some(None)) => Ok(Action::Note { about: None }),
        _ => return on_subject(arguments, &ledger.subject()?).map_err(Failure::Input),
    };
    made.map(|action| vec![action]).map_err(Failure::Input)
}

/// The option that was given.
fn named(judged: &JudgedArguments) -> Option<&'static str> {
    let lists = [
        (&judged.accept, "--accept"),
        (&judged.reject, "--reject"),
        (&judged.same_speaker, "--same-speaker"),
        (&judged.split_speaker, "--split-speaker"),
        (&judged.same_event, "--same-event"),
        (&judged.other_event, "--other-event"),
        (&judged.copy_of, "--copy-of"),
        (&judged.not_copy, "--not-copy"),
        (&judged.side, "--side"),
        (&judged.best, "--best"),
    ];
    let list = lists
        .into_iter()
        .find(|(list, _)| !list.is_empty())
        .map(|(_, name)| name);
    let note = judged.note.as_ref().map(|_| "--note");
    list.or(note).or(judged.undo.as_ref().map(|_| "--undo"))
}

fn same_speaker(name: &str, other: &str) -> Result<Action, String> {
    if name.trim() == other.trim() {
        return Err(format!("`{name}` is the same name twice"));
    }
    Ok(Action::SameSpeaker {
        name: name.to_owned(),
        other: other.to_owned(),
    })
}

fn undo(ledger: &Ledger, given: &str) -> Result<Action, String> {
    let (judgements, _) = ledger.read().map_err(|failure| failure.to_string())?;
    let judgement = ids::judgement(&judgements, given)?.id;
    Ok(Action::Undo { judgement })
}

/// What was judged of claims, events and documents.
fn on_subject(arguments: &CorrectArguments, subject: &Subject) -> Result<Vec<Action>, String> {
    let judged = &arguments.judged;
    if !judged.accept.is_empty() {
        return each(&judged.accept, subject, |claim| Action::Accept { claim });
    }
    if !judged.reject.is_empty() {
        return each(&judged.reject, subject, |claim| Action::Reject { claim });
    }
    let action = match (
        judged.same_event.as_slice(),
        judged.other_event.as_slice(),
        judged.copy_of.as_slice(),
        judged.not_copy.as_slice(),
    ) {
        ([a, b], ..) => {
            let (a, b) = two(ids::claim_or_event(subject, a)?, ids::claim_or_event(subject, b)?)?;
            Action::SameEvent { a, b }
        }
        (_, [a, b], ..) => {
            let (leaving, with_report) = leaving(subject, a, b)?;
            let (a, b) = two(leaving, ids::claim_or_event(subject, b)?)?;
            Action::OtherEvent { a, b, with_report }
        }
        (_, _, [document, of], _) => Action::CopyOf {
            document: document_anchor(ids::document(subject, document)?),
            of: document_anchor(ids::document(subject, of)?),
        },
        (.., [document, rest @ ..]) => Action::NotCopy {
            document: document_anchor(ids::document(subject, document)?),
            of: rest
                .first()
                .map(|of| ids::document(subject, of))
                .transpose()?
                .map(document_anchor),
        },
        _ => on_event(arguments, subject)?,
    };
    Ok(vec![action])
}

fn each(claims: &[String], subject: &Subject, make: impl Fn(ClaimAnchor) -> Action) -> Result<Vec<Action>, String> {
    claims
        .iter()
        .map(|claim| ids::claim_named(subject, claim).map(&make))
        .collect()
}

fn two(a: ClaimAnchor, b: ClaimAnchor) -> Result<(ClaimAnchor, ClaimAnchor), String> {
    if a.claim == b.claim {
        return Err(format!("{} is named twice", a.claim));
    }
    Ok((a, b))
}

/// The claim that leaves an occurrence, and whether all that its report says of it leaves too: that is so where an event or a
/// document is named, not a claim.
fn leaving(subject: &Subject, given: &str, of: &str) -> Result<(ClaimAnchor, bool), String> {
    if given.starts_with("e_") {
        return Ok((ids::claim_or_event(subject, given)?, true));
    }
    let document = match (ids::claim_named(subject, given), ids::document(subject, given)) {
        (Ok(claim), _) => return Ok((claim, false)),
        (Err(_), Ok(document)) => document,
        (Err(no_claim), Err(_)) => return Err(no_claim),
    };
    let stays = ids::claim_or_event(subject, of)?.claim;
    let shown = &subject.shown;
    let event = shown
        .claims
        .iter()
        .find(|claim| claim.id == stays)
        .and_then(|claim| claim.event);
    let own = || shown.claims.iter().filter(|claim| claim.document == document.id);
    let claim = own().find(|claim| claim.event.is_some() && claim.event == event);
    let claim = claim.ok_or_else(|| format!("{given} says nothing of that occurrence"))?;
    Ok((ids::claim_named(subject, &claim.id.to_string())?, true))
}

fn on_event(arguments: &CorrectArguments, subject: &Subject) -> Result<Action, String> {
    let judged = &arguments.judged;
    match (judged.side.as_slice(), judged.best.as_slice(), &judged.note) {
        ([event, party, side], ..) => side_of(subject, ids::event(subject, event)?, party, side),
        (_, [event, question, value], _) => best(subject, ids::event(subject, event)?, question, value),
        (.., Some(Some(about))) => note(subject, about),
        _ => edit(&arguments.edit, subject),
    }
}

fn side_of(subject: &Subject, event: &Event, party: &str, side: &str) -> Result<Action, String> {
    let is_called = |name: &str| name.eq_ignore_ascii_case(party);
    let known = event.parties.iter().find(|known| {
        known.id.0 == party || is_called(&known.name) || known.members.iter().any(|member| is_called(member))
    });
    let names: Vec<&str> = event.parties.iter().map(|party| party.name.as_str()).collect();
    let known = known.ok_or_else(|| match names.as_slice() {
        [] => format!("the event {} has no parties", event.id),
        names => format!(
            "no party of the event is called `{party}`; there are {}",
            names.join(", ")
        ),
    })?;
    Ok(Action::Side {
        event: event_anchor(event, &subject.reading),
        party: known.name.clone(),
        side: values::text(side).map(SideId),
    })
}

fn best(subject: &Subject, event: &Event, question: &str, value: &str) -> Result<Action, String> {
    let mut parts = question.splitn(3, OF);
    let kind = values::word("the question", parts.next().unwrap_or_default())?;
    let whose = parts.next().and_then(values::text);
    let whose = whose.map(|whose| {
        let party = event
            .parties
            .iter()
            .find(|party| party.name.eq_ignore_ascii_case(&whose));
        party.map_or(whose, |party| party.id.0.clone())
    });
    Ok(Action::Best {
        event: event_anchor(event, &subject.reading),
        question: kind,
        scope: Scope {
            whose,
            what: parts.next().and_then(values::text),
        },
        value: values::number("the figure", value)?,
    })
}

fn note(subject: &Subject, about: &str) -> Result<Action, String> {
    let about = if about.starts_with("e_") {
        About::Event(ids::event_named(subject, about)?)
    } else {
        match (ids::claim_named(subject, about), ids::document(subject, about)) {
            (Ok(claim), _) => About::Claim(claim),
            (Err(_), Ok(document)) => About::Document(document_anchor(document)),
            (Err(no_claim), Err(_)) => return Err(no_claim),
        }
    };
    Ok(Action::Note { about: Some(about) })
}

/// `c_9f3a speaker="Anna Korr" act=deny`
fn edit(arguments: &[String], subject: &Subject) -> Result<Action, String> {
    let (given, assignments) = arguments.split_first().ok_or("name a claim first")?;
    if fields::is_assignment(given) {
        return Err(format!(
            "`{given}` names no claim; write its id first, then FIELD=VALUE"
        ));
    }
    let (claim, document) = ids::claim(subject, given)?;
    if assignments.is_empty() {
        return Err(format!(
            "say what is otherwise in {}: FIELD=VALUE, as in act=deny",
            claim.id
        ));
    }
    let changes: Result<Vec<_>, String> = assignments
        .iter()
        .map(|assignment| fields::change(assignment, claim, document))
        .collect();
    Ok(Action::Edit {
        claim: claim_anchor(claim, document),
        changes: changes?,
    })
}
