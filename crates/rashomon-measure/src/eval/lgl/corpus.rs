//! The file of LGL: articles of local newspapers, each with the place names marked in it.
//!
//! The file is XML of one regular shape, so it is cut at its tags. Offsets count code points.

use rashomon_gazetteer::Point;
use rashomon_types::{Block, BlockKind, Document, Span};

/// An article with what is marked in it.
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) toponyms: Vec<Toponym>,
}

/// A place name that the annotators marked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Toponym {
    pub(crate) span: Span,
    /// What it names; none where the annotators found no row for it.
    pub(crate) row: Option<GoldRow>,
}

/// The row of GeoNames that the annotators chose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GoldRow {
    pub(crate) id: u64,
    pub(crate) name: String,
    /// GeoNames' code of its sort, such as `PPL`.
    pub(crate) code: String,
    pub(crate) point: Point,
    /// The GeoNames ids of its country and its first-level unit.
    pub(crate) units: (Option<u64>, Option<u64>),
}

/// Reads the file.
pub(crate) fn articles(xml: &str) -> Result<Vec<Article>, String> {
    xml.split("<article ").skip(1).map(article).collect()
}

fn article(xml: &str) -> Result<Article, String> {
    let complain = || format!("an article without text: {:.60}", xml);
    let text = between(xml, "<text><![CDATA[", "]]></text>").ok_or_else(complain)?;
    let value = |tag: &str| between(xml, &format!("<{tag}>"), "<").map(str::to_owned);
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let toponyms = xml.split("<toponym>").skip(1);
    let mut document = Document::new(text.to_owned(), value("domain"), value("url"), None);
    document.blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::of(0..text.len()),
    }];
    Ok(Article {
        document,
        toponyms: toponyms.filter_map(|xml| toponym(xml, &starts)).collect(),
    })
}

fn toponym(xml: &str, starts: &[usize]) -> Option<Toponym> {
    let offset = |tag: &str| {
        let number: usize = between(xml, &format!("<{tag}>"), "<")?.trim().parse().ok()?;
        starts.get(number).copied()
    };
    Some(Toponym {
        span: Span::of(offset("start")?..offset("end")?),
        row: xml.split("<gaztag ").nth(1).and_then(row),
    })
}

fn row(xml: &str) -> Option<GoldRow> {
    let value = |tag: &str| between(xml, &format!("<{tag}>"), "<").map(str::trim);
    let unit = |tag: &str| id(&format!("<{}", between(xml, &format!("<{tag} "), ">")?));
    Some(GoldRow {
        id: id(xml)?,
        name: value("name")?.to_owned(),
        code: value("fcode")?.to_owned(),
        point: Point {
            lat: value("lat")?.parse().ok()?,
            lon: value("lon")?.parse().ok()?,
        },
        units: (unit("country"), unit("admin1")),
    })
}

fn id(xml: &str) -> Option<u64> {
    between(xml, "geonameid=\"", "\"")?.parse().ok()
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(open)?;
    rest.split_once(close).map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<articles><article docid=\"1\"><domain>ost.example</domain><url>u</url>\
        <text><![CDATA[Né in Ost.]]></text><toponyms><toponym><start>6</start><end>9</end><phrase>Ost</phrase>\
        <gaztag geonameid=\"7\"><name>Ost</name><fclass>P</fclass><fcode>PPL</fcode><lat>1.5</lat><lon>-2</lon>\
        <country geonameid=\"8\">Westland</country></gaztag></toponym>\
        <toponym><start>0</start><end>2</end><phrase>Né</phrase></toponym></toponyms></article></articles>";

    #[test]
    fn offsets_are_code_points_and_rows_may_be_absent() {
        let article = articles(XML).unwrap().remove(0);
        let words = |place: &Toponym| article.document.slice(place.span).to_owned();
        assert_eq!(article.toponyms.iter().map(words).collect::<Vec<_>>(), ["Ost", "Né"]);
        let row = article.toponyms[0].row.clone().unwrap();
        assert_eq!((row.id, row.point.lon, row.units), (7, -2.0, (Some(8), None)));
        assert_eq!(article.toponyms[1].row, None);
        assert_eq!(article.document.publisher.as_deref(), Some("ost.example"));
    }
}
