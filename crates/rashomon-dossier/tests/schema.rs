//! The JSON Schema in the repository says what is written: no more, no less, down to each word of an enumeration.

mod common;

use std::collections::BTreeSet;

use jsonschema::Validator;
use rashomon_dossier::{JSON_SCHEMA, json, ndjson};
use rashomon_types::{
    Act, ActorKind, ActorLevel, AnchorKind, ClaimStatus, DocumentKind, EntityKind, EvidenceKind, Granularity,
    ParticipantRole, PartyRole, PlaceMatch, PlacePrecision, PlaceUse, Polarity, QuantityKind, QuantityModifier,
    QuestionKind, Quotation, Relation, Severity, SourceKind, Stance, Status, TimeModifier, TimeRole,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(JSON_SCHEMA).unwrap()
}

/// A validator for one of the shapes in the schema, or for the whole run.
fn validator(shape: Option<&str>) -> Validator {
    let mut schema = schema();
    if let Some(shape) = shape {
        let kept = schema["$defs"].take();
        schema = serde_json::json!({ "$schema": schema["$schema"], "$ref": format!("#/$defs/{shape}"), "$defs": kept });
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

fn written() -> Value {
    let mut out = Vec::new();
    json(common::with_event(common::run()), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn a_run_is_valid() {
    assert_valid(&validator(None), &written());
}

#[test]
fn a_run_reads_back() {
    let run = common::with_event(common::run());
    let mut out = Vec::new();
    json(run.clone(), &mut out).unwrap();
    let read: rashomon_types::Run<rashomon_types::SpanText> = serde_json::from_slice(&out).unwrap();
    let mut read = read.into_spans();
    for (read, written) in read.documents.iter_mut().zip(&run.documents) {
        read.blocks = written.blocks.clone();
    }
    assert_eq!(read, run);
}

#[test]
fn each_line_is_valid() {
    let mut out = Vec::new();
    ndjson(common::run(), &mut out).unwrap();
    let lines = String::from_utf8(out).unwrap();
    let validator = validator(Some("line"));
    assert_eq!(lines.lines().count(), common::run().claims.len() + 3);
    for line in lines.lines() {
        assert_valid(&validator, &serde_json::from_str(line).unwrap());
    }
}

#[test]
fn a_run_that_lacks_or_adds_a_field_is_not_valid() {
    let validator = validator(None);
    for place in [
        "/claims/0",
        "/claims/0/source",
        "/claims/0/content/spans/0",
        "/documents/0",
        "/events/0",
        "/events/0/parties/0",
        "/events/0/questions/0",
        "/events/0/questions/0/answers/0",
        "/diagnostics/0",
        "/engine",
    ] {
        let whole = written();
        let fields: Vec<String> = whole
            .pointer(place)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for field in fields {
            let mut lacking = whole.clone();
            lacking
                .pointer_mut(place)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(&field);
            assert!(!validator.is_valid(&lacking), "{place} may lack {field}");
        }
        let mut adding = whole.clone();
        adding.pointer_mut(place).unwrap()["surplus"] = Value::Null;
        assert!(!validator.is_valid(&adding), "{place} may have more");
    }
}

/// The words of an enumeration as `serde` knows them: it lists them when it meets another.
fn variants<T: DeserializeOwned>() -> BTreeSet<String> {
    let error = serde_json::from_str::<T>("\"?\"").err().unwrap().to_string();
    let (_, list) = error.split_once(", expected ").unwrap();
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn listed(place: &str) -> BTreeSet<String> {
    let schema = schema();
    let words = schema
        .pointer(&format!("/$defs/{place}/enum"))
        .unwrap_or_else(|| panic!("{place} lists no words"));
    words
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn enumerations_have_the_same_words() {
    let pairs = [
        (variants::<Act>(), "claim/properties/act"),
        (variants::<ClaimStatus>(), "claim/properties/status"),
        (variants::<Quotation>(), "claim/properties/quotation"),
        (variants::<Polarity>(), "claim/properties/polarity"),
        (variants::<DocumentKind>(), "document/properties/kind"),
        (variants::<SourceKind>(), "source/properties/kind"),
        (variants::<EvidenceKind>(), "evidence/properties/kind"),
        (variants::<AnchorKind>(), "anchor/properties/kind"),
        (variants::<Granularity>(), "time/properties/granularity"),
        (variants::<TimeModifier>(), "time/properties/mod"),
        (variants::<TimeRole>(), "time/properties/role"),
        (variants::<PlacePrecision>(), "place/properties/precision"),
        (variants::<PlaceMatch>(), "place/properties/match"),
        (variants::<PlaceUse>(), "place/properties/use"),
        (variants::<ActorKind>(), "actor/properties/kind"),
        (variants::<ActorLevel>(), "actor/properties/level"),
        (variants::<ParticipantRole>(), "participant/properties/role"),
        (variants::<QuantityModifier>(), "quantity/properties/modifier"),
        (variants::<QuantityKind>(), "quantity/properties/kind"),
        (variants::<PartyRole>(), "party/properties/role"),
        (variants::<QuestionKind>(), "question/properties/question"),
        (variants::<Status>(), "question/properties/status"),
        (variants::<Stance>(), "answer/properties/stance"),
        (variants::<Relation>(), "comparison/properties/relation"),
        (variants::<Severity>(), "diagnostic/properties/severity"),
        (variants::<EntityKind>(), "entity/properties/type"),
    ];
    for (variants, place) in pairs {
        assert_eq!(variants, listed(place), "{place}");
    }
}
