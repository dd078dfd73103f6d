//! Formats of maps, graphs and linked data.
//!
//! Ids are IRIs (`urn:rashomon:claim:c_…`), the same in every format, so that files of one run can be laid together. Each
//! statement names whoever made it; none asserts.

mod annotation;
mod ftm;
mod geojson;
mod gexf;
mod names;
mod node;
mod provenance;
mod schema_org;
mod statement;
mod timemap;

use super::{Format, Writer};

/// What stands where a format has room to say what its file is.
const PURPOSE: &str = "This file records what was said. It does not decide what happened.";

/// The formats of maps, graphs and linked data.
pub(super) const FORMATS: &[Format] = &[
    text(
        "geojson",
        "places.geojson",
        "places of events and claims on a map, with their radius",
        geojson::write,
    ),
    text(
        "timemap",
        "timemap-events.json",
        "events for a timemap, a card a claim",
        timemap::write_events,
    ),
    text(
        "timemap-sources",
        "timemap-sources.json",
        "the sources of a timemap",
        timemap::write_sources,
    ),
    text(
        "timemap-associations",
        "timemap-associations.json",
        "the lanes and filters of a timemap",
        timemap::write_associations,
    ),
    text(
        "prov",
        "provenance.jsonld",
        "through whom each claim came, as PROV-O in JSON-LD",
        provenance::write,
    ),
    text(
        "annotations",
        "annotations.jsonld",
        "exact words as W3C Web Annotations in JSON-LD",
        annotation::write,
    ),
    text(
        "ftm",
        "entities.ftm.json",
        "FollowTheMoney entities, a line each, for Aleph",
        ftm::write,
    ),
    text(
        "gexf",
        "voices.gexf",
        "who speaks, through whom and of whom, as a graph for Gephi",
        gexf::write,
    ),
    text(
        "schema-org",
        "claims.jsonld",
        "plain schema.org Claim records in JSON-LD, without a verdict",
        schema_org::write,
    ),
];

/// A format that is text.
const fn text(name: &'static str, file: &'static str, about: &'static str, writer: Writer) -> Format {
    Format {
        name,
        file,
        is_binary: false,
        about,
        writer,
    }
}
