//! Formats of maps, graphs and linked data: each as its standard has it.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_dossier::export::{ExportSettings, format_named};
use rashomon_types::{
    Actor, ActorKind, Claim, Document, DocumentKind, Fragments, MadeBy, Run, Source, SourceKind, Span,
};
use serde_json::Value;

/// The formats that this file tests.
const NAMES: [&str; 9] = [
    "geojson",
    "timemap",
    "timemap-sources",
    "timemap-associations",
    "prov",
    "annotations",
    "ftm",
    "gexf",
    "schema-org",
];

/// Words of verdicts, which no format may hold.
const VERDICTS: [&str; 4] = ["ClaimReview", "reviewRating", "ratingValue", "credibility"];

fn written(run: Run, format: &str) -> String {
    let mut out = Vec::new();
    let format = format_named(format).unwrap();
    format.write(run, ExportSettings::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The run made by hand with its event, a reworded copy of its report, and a colonel who speaks for his country.
fn run() -> Run {
    let mut run = common::with_event(common::run());
    let original = run.documents[0].id;
    let mut copy = Document::new(
        "Raiders were driven away, the military declared.".to_owned(),
        Some("Ozra & Sons' \"Gazette\"".to_owned()),
        None,
        Some("reports/gazette.txt".to_owned()),
    );
    copy.kind = DocumentKind::Reworded;
    copy.copy_of = Some(original);
    run.documents.push(copy);
    for claim in &mut run.claims {
        claim.for_each_voice(|voice| {
            if voice.name.as_deref() == Some("Colonel Radu Mestrik") {
                voice.actor = Some(Actor {
                    name: "Radu Mestrik".to_owned(),
                    kind: ActorKind::Person,
                    of: Some("Toravia".to_owned()),
                    level: None,
                    reason: "the text calls him the army's spokesman".to_owned(),
                });
            }
        });
    }
    run
}

fn json(format: &str) -> Value {
    serde_json::from_str(&written(run(), format)).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn members(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The parts of a graph by their IRIs.
fn by_iri(graph: &Value) -> BTreeMap<&str, &Value> {
    let nodes = list(&graph["@graph"]).iter();
    let named: Vec<(&str, &Value)> = nodes.map(|node| (text(&node["@id"]), node)).collect();
    let index: BTreeMap<&str, &Value> = named.iter().copied().collect();
    assert_eq!(index.len(), named.len(), "an IRI stands twice");
    index
}

#[test]
fn the_same_run_gives_the_same_bytes_and_none_holds_a_verdict() {
    for name in NAMES {
        let once = written(run(), name);
        assert_eq!(once, written(run(), name));
        assert!(once.ends_with('\n'), "{name} ends within a line");
        assert!(
            !VERDICTS.iter().any(|verdict| once.contains(verdict)),
            "{name} gives a verdict"
        );
    }
}

#[test]
fn an_empty_run_and_a_hostile_one_are_well_formed() {
    let hostile = "<b onload=\"x\">&amp;]]>\u{0}\u{1b}[31m\u{202e}\u{ffff} 'q' \\ \n=1+1 😀";
    for run in [Run::new(), common::run_over(hostile), common::run_over("")] {
        for name in NAMES {
            let out = written(run.clone(), name);
            match name {
                "gexf" => drop(roxmltree::Document::parse(&out).unwrap()),
                "ftm" => out
                    .lines()
                    .for_each(|line| drop(serde_json::from_str::<Value>(line).unwrap())),
                _ => drop(serde_json::from_str::<Value>(&out).unwrap()),
            }
            assert!(
                !out.contains('\u{1b}') && !out.contains('\u{202e}'),
                "{name} holds what a terminal obeys"
            );
        }
    }
}

#[test]
fn names_that_are_left_out_stand_in_no_format_and_join_nobody() {
    let text = "Anna Arl said yes. Boris Bol said no.";
    let mut run = Run::new();
    let document = Document::new(text.to_owned(), None, None, None);
    let span = |words: &str| Span::of(text.find(words).map_or(0..0, |start| start..start + words.len()));
    for (name, content) in [("Anna Arl", "yes"), ("Boris Bol", "no")] {
        let mut source = Source::of_kind(SourceKind::Witness);
        source.spans = vec![span(name)];
        (source.name, source.speaker, source.named) = (Some(name.to_owned()), Some(name.to_owned()), true);
        let content = Fragments::new(vec![span(content)]);
        run.claims.push(Claim::new(
            document.id,
            source,
            Fragments::default(),
            content,
            MadeBy::rule("test"),
        ));
    }
    run.documents.push(document);
    let settings = ExportSettings {
        mask: true,
        ..ExportSettings::default()
    };
    for name in NAMES {
        let mut out = Vec::new();
        format_named(name)
            .unwrap()
            .write(run.clone(), settings.clone(), &mut out)
            .unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(!out.contains("Arl") && !out.contains("Bol"), "{name}");
        assert!(name != "gexf" || out.matches("<node ").count() == 2);
        assert!(
            name != "annotations" || out.contains("\"start\":14,\"end\":17"),
            "offsets are of the stored text"
        );
    }
}

#[test]
fn geojson_is_read_by_a_reader_of_geojson() {
    let out = written(run(), "geojson");
    let collection: geojson::FeatureCollection = out.parse::<geojson::GeoJson>().unwrap().try_into().unwrap();
    let ids: BTreeSet<String> = collection
        .features
        .iter()
        .map(|feature| format!("{:?}", feature.id))
        .collect();
    assert_eq!(ids.len(), collection.features.len());
    let points = collection
        .features
        .iter()
        .filter_map(|feature| feature.geometry.as_ref());
    // East before north, and no finer than eighty kilometres.
    let values: Vec<geojson::Value> = points.map(|geometry| geometry.value.clone()).collect();
    assert_eq!(values, vec![geojson::Value::Point(vec![-35.3, 50.5]); 2]);
    let claim = collection.features.last().unwrap();
    assert!(claim.geometry.is_none(), "a place that is not resolved has no point");
    assert_eq!(claim.property("place").unwrap(), "Ozra");
    assert!(text(claim.property("statement").unwrap()).starts_with("Toravian army said: “"));
}

/// The members that the validator of timemaps takes, of an event, a source and an association.
const TIMEMAP_EVENT: [&str; 20] = [
    "id",
    "civId",
    "description",
    "graphic",
    "date",
    "time",
    "time_precision",
    "location",
    "latitude",
    "longitude",
    "type",
    "category",
    "category_full",
    "associations",
    "sources",
    "comments",
    "time_display",
    "shape",
    "colour",
    "narrative___stepStyles",
];
const TIMEMAP_SOURCE: [&str; 12] = [
    "id",
    "title",
    "thumbnail",
    "paths",
    "type",
    "affil_s",
    "url",
    "description",
    "parent",
    "author",
    "date",
    "notes",
];
const TIMEMAP_ASSOCIATION: [&str; 8] = [
    "id",
    "title",
    "desc",
    "mode",
    "colour",
    "type",
    "display",
    "filter_paths",
];

fn assert_members(value: &Value, allowed: &[&str]) {
    let unknown: Vec<&str> = members(value)
        .into_iter()
        .filter(|name| !allowed.contains(name))
        .collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[test]
fn a_timemap_takes_its_three_lists() {
    let (events, sources, associations) = (json("timemap"), json("timemap-sources"), json("timemap-associations"));
    let known: BTreeSet<&str> = list(&associations)
        .iter()
        .map(|association| text(&association["id"]))
        .collect();
    assert_eq!(known.len(), list(&associations).len());
    for association in list(&associations) {
        assert_members(association, &TIMEMAP_ASSOCIATION);
        assert!(["CATEGORY", "FILTER", "NARRATIVE"].contains(&text(&association["mode"])));
    }
    for (id, source) in sources.as_object().unwrap() {
        assert_members(source, &TIMEMAP_SOURCE);
        assert_eq!(id, text(&source["id"]));
    }
    for event in list(&events) {
        assert_members(event, &TIMEMAP_EVENT);
        assert!(list(&event["associations"]).iter().all(|id| known.contains(text(id))));
        assert!(list(&event["sources"]).iter().all(|id| sources.get(text(id)).is_some()));
        assert_eq!(
            text(&event["latitude"]).is_empty(),
            text(&event["longitude"]).is_empty()
        );
        let (month_first, year) = (text(&event["date"]).get(2..3), text(&event["date"]).get(6..10));
        assert_eq!((month_first, year), (Some("/"), Some("2031")));
    }
}

#[test]
fn a_card_of_a_timemap_says_who_said_it_and_what_its_date_is_of() {
    let events = json("timemap");
    let denial = list(&events).iter().find(|event| event["type"] == "deny").unwrap();
    assert!(text(&denial["description"]).starts_with("Kelmar denied: “any part in the raid”"));
    assert_eq!(denial["category"], "Kelmar");
    assert_eq!(
        denial["comments"],
        "Date of publication; the words give none. Place of the event; the words name none."
    );
    let event = &list(&events)[0];
    assert!(text(&event["description"]).contains("who did it: disputed; killed, of Kelmar: disputed"));
}

#[test]
fn every_term_and_every_iri_of_the_provenance_is_known() {
    let graph = json("prov");
    let nodes = by_iri(&graph);
    let terms = members(&graph["@context"]);
    for node in nodes.values() {
        for name in members(node).into_iter().filter(|name| !name.starts_with('@')) {
            assert!(terms.contains(name), "{name} has no meaning");
            let is_relation = graph["@context"][name]["@type"] == "@id" && name != "page";
            let values = node[name]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![node[name].clone()]);
            let is_known = |value: &Value| nodes.contains_key(text(value));
            assert!(
                !is_relation || values.iter().all(is_known),
                "{name} points to nothing: {values:?}"
            );
        }
    }
}

#[test]
fn a_relay_is_a_quotation_and_only_who_speaks_for_somebody_acts_for_them() {
    let graph = json("prov");
    let nodes = by_iri(&graph);
    let label = |iri: &Value| text(&nodes[text(iri)]["label"]);
    let relayed = nodes.values().find(|node| node["value"] == "ten men had died").unwrap();
    let inner = nodes[text(&relayed["hadPrimarySource"])];
    assert_eq!(label(&inner["wasAttributedTo"]), "police sources (unnamed)");
    let outer = nodes
        .values()
        .find(|node| node["wasQuotedFrom"] == inner["@id"])
        .unwrap();
    assert_eq!(label(&outer["wasAttributedTo"]), "Ferryman");
    let acting: Vec<&str> = nodes
        .values()
        .filter(|node| node.get("actedOnBehalfOf").is_some())
        .map(|node| text(&node["label"]))
        .collect();
    assert_eq!(acting, ["Colonel Radu Mestrik"]);
    let copy = nodes.values().find(|node| node["copyKind"] == "reworded").unwrap();
    assert_eq!(label(&copy["wasDerivedFrom"]), "herald.txt");
}

#[test]
fn selectors_of_annotations_slice_the_text_by_code_points() {
    let collection = json("annotations");
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = list(&collection["first"]["items"]);
    assert_eq!(collection["total"], items.len());
    for annotation in items {
        assert_eq!(annotation["type"], "Annotation");
        for target in list(&annotation["target"]) {
            assert_selects(common::REPORT, &target["selector"][0], &target["selector"][1]);
        }
    }
}

#[test]
fn code_points_are_counted_not_bytes() {
    let text = "Київ 😀 мовчить";
    let annotations: Value = serde_json::from_str(&written(common::run_over(text), "annotations")).unwrap();
    let target = &annotations["first"]["items"][0]["target"][0];
    assert_eq!(target["selector"][1]["end"], text.chars().count());
    assert_selects(text, &target["selector"][0], &target["selector"][1]);
}

fn assert_selects(document: &str, quote: &Value, position: &Value) {
    assert_eq!(
        (&quote["type"], &position["type"]),
        (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
    );
    let offset = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
    let characters: Vec<char> = document.chars().collect();
    let at = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    assert_eq!(at(offset("start")..offset("end")), text(&quote["exact"]));
    let before = offset("start").saturating_sub(32)..offset("start");
    let after = offset("end")..(offset("end") + 32).min(characters.len());
    assert_eq!(
        (at(before), at(after)),
        (text(&quote["prefix"]).into(), text(&quote["suffix"]).into())
    );
}

/// The properties of FollowTheMoney 4.11 that are written, by schema; `!` marks those that a schema requires, and
/// `>` those that point to an entity, with the schemata that it may have.
const FTM: [(&str, &str); 10] = [
    (
        "Article",
        "fileName title sourceUrl publisher publishedAt language notes",
    ),
    (
        "Document",
        "!fileName title sourceUrl publisher publishedAt language notes",
    ),
    (
        "Event",
        "!name summary notes keywords startDate endDate location country involved>legal proof>document",
    ),
    (
        "Note",
        "name description entity>thing keywords proof>document publisher sourceUrl",
    ),
    ("Mention", "!name !document>document resolved>legal detectedSchema"),
    (
        "UnknownLink",
        "!subject>thing !object>thing role summary recordId date proof>document publisher sourceUrl",
    ),
    ("Person", "!name position notes summary"),
    ("Organization", "!name notes summary"),
    ("PublicBody", "!name notes summary"),
    ("LegalEntity", "!name notes summary"),
];

/// The schemata that a range of [`FTM`] covers.
fn range(name: &str) -> &'static [&'static str] {
    match name {
        "document" => &["Article", "Document"],
        "legal" => &["Person", "Organization", "PublicBody", "LegalEntity"],
        _ => &[
            "Article",
            "Document",
            "Event",
            "Note",
            "Person",
            "Organization",
            "PublicBody",
            "LegalEntity",
        ],
    }
}

#[test]
fn entities_have_the_properties_of_their_schema() {
    let out = written(run(), "ftm");
    let entities: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let schema_of: BTreeMap<&str, &str> = entities
        .iter()
        .map(|entity| (text(&entity["id"]), text(&entity["schema"])))
        .collect();
    assert_eq!(schema_of.len(), entities.len(), "an id stands twice");
    let table: BTreeMap<&str, &str> = FTM.into_iter().collect();
    for entity in &entities {
        let id = text(&entity["id"]);
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)),
            "{id}"
        );
        assert_entity(entity, table[text(&entity["schema"])], &schema_of);
    }
    let written: BTreeSet<&str> = schema_of.values().copied().collect();
    assert!(
        [
            "Article",
            "Document",
            "Mention",
            "Note",
            "Event",
            "Person",
            "UnknownLink"
        ]
        .iter()
        .all(|s| written.contains(s))
    );
}

fn assert_entity(entity: &Value, row: &str, schema_of: &BTreeMap<&str, &str>) {
    let mut seen = members(&entity["properties"]);
    for rule in row.split(' ') {
        let (name, pointed) = rule.trim_start_matches('!').split_once('>').unzip();
        let name = name.unwrap_or(rule.trim_start_matches('!'));
        let values = entity["properties"].get(name).map_or(&[][..], list);
        assert!(
            !rule.starts_with('!') || !values.is_empty(),
            "{name} is missing: {entity}"
        );
        assert!(values.iter().all(Value::is_string));
        for value in values.iter().filter(|_| pointed.is_some()) {
            let schema = schema_of
                .get(text(value))
                .unwrap_or_else(|| panic!("{value} is nothing"));
            assert!(
                range(pointed.unwrap_or_default()).contains(schema),
                "{name} points to a {schema}"
            );
        }
        seen.remove(name);
    }
    assert!(seen.is_empty(), "{seen:?} are no properties of {}", entity["schema"]);
}

#[test]
fn whoever_is_not_named_is_nobody_to_match() {
    let out = written(run(), "ftm");
    let unnamed: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let unnamed = unnamed
        .iter()
        .filter(|entity| entity["properties"]["name"][0].to_string().contains("(unnamed)"));
    let schemata: Vec<&str> = unnamed.map(|entity| text(&entity["schema"])).collect();
    assert_eq!(schemata, ["Note"; 3]);
}

#[test]
fn the_graph_for_gephi_is_whole() {
    let out = written(run(), "gexf");
    let xml = roxmltree::Document::parse(&out).unwrap();
    let root = xml.root_element();
    assert_eq!(
        (root.tag_name().namespace(), root.attribute("version")),
        (Some("http://gexf.net/1.3"), Some("1.3"))
    );
    let all = |name: &'static str| xml.descendants().filter(move |node| node.has_tag_name(name));
    let nodes: Vec<&str> = all("node").filter_map(|node| node.attribute("id")).collect();
    let unique: BTreeSet<&str> = nodes.iter().copied().collect();
    assert_eq!(unique.len(), nodes.len());
    for edge in all("edge") {
        let ends = [edge.attribute("source").unwrap(), edge.attribute("target").unwrap()];
        assert!(ends.iter().all(|end| unique.contains(end)), "{ends:?}");
    }
    let declared: BTreeSet<&str> = all("attribute").filter_map(|node| node.attribute("id")).collect();
    assert!(all("attvalue").all(|value| declared.contains(value.attribute("for").unwrap())));
    assert!(all("node").any(|node| node.attribute("label") == Some("Ozra & Sons' \"Gazette\"")));
}

#[test]
fn the_graph_says_who_accuses_and_who_denies() {
    let out = written(run(), "gexf");
    let xml = roxmltree::Document::parse(&out).unwrap();
    let nodes = xml.descendants().filter(|node| node.has_tag_name("node"));
    let label: BTreeMap<&str, &str> = nodes
        .map(|node| (node.attribute("id").unwrap(), node.attribute("label").unwrap()))
        .collect();
    let edges = xml.descendants().filter(|node| node.has_tag_name("edge"));
    let between = edges.map(|edge| {
        let end = |name| label[edge.attribute(name).unwrap()];
        (end("source"), edge.attribute("kind").unwrap(), end("target"))
    });
    let between: BTreeSet<_> = between.collect();
    assert!(between.contains(&("Colonel Radu Mestrik", "accuses", "Kelmar")));
    assert!(between.contains(&("Kelmar", "denies", "Kelmar")));
    assert!(between.contains(&("Ferryman", "relayed", "police sources (unnamed)")));
}

/// The members that schema.org gives to each type that is written.
const SCHEMA_ORG: [(&str, &str); 3] = [
    (
        "Claim",
        "text author dateCreated firstAppearance appearance about hasPart",
    ),
    (
        "Article",
        "name headline url datePublished inLanguage publisher isBasedOn",
    ),
    ("Thing", "name"),
];

#[test]
fn records_of_claims_have_the_members_of_their_type() {
    let graph = json("schema-org");
    assert_eq!(graph["@context"], "https://schema.org");
    let table: BTreeMap<&str, &str> = SCHEMA_ORG.into_iter().collect();
    for (iri, node) in by_iri(&graph) {
        let allowed: Vec<&str> = table[text(&node["@type"])].split(' ').chain(["@type", "@id"]).collect();
        assert_members(node, &allowed);
        assert!(iri.starts_with("urn:rashomon:"));
    }
}

#[test]
fn records_of_claims_name_who_said_it_and_silences_are_none() {
    let graph = json("schema-org");
    let claims: Vec<&Value> = list(&graph["@graph"])
        .iter()
        .filter(|node| node["@type"] == "Claim")
        .collect();
    let find = |words: &str| claims.iter().find(|claim| claim["hasPart"]["text"] == words);
    assert!(find("how many of his soldiers had been hurt").is_none());
    let denial = find("any part in the raid").unwrap();
    assert_eq!(denial["text"], "Kelmar denied: “any part in the raid”");
    let relayed = find("ten men had died").unwrap();
    assert_eq!(relayed["author"]["name"], "police sources (unnamed)");
    assert_eq!(
        relayed["text"],
        "Ferryman, citing police sources (unnamed), said: “ten men had died”"
    );
    let colonel = find("These were regular soldiers of the Kelmari state,").unwrap();
    assert_eq!(colonel["author"]["@type"], "Person");
    assert_eq!(colonel["author"]["jobTitle"], "army spokesman");
}
