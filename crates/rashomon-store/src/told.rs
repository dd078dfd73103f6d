//! What is known of a file from outside it: from the user, or from a list that names it.

use jiff::civil::Date;
use rashomon::types::Published;
use rashomon::{Hints, OwnedInput};
use serde::{Deserialize, Serialize};

use crate::StoreError;

/// What is known of a file from outside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The date of publication of the documents in it that state none.
    pub published: Option<Date>,
    /// What a list says of the file itself, and not of what may be packed in it.
    pub hints: Hints,
}

/// Hints as they are stored; nothing else of them is known from lists.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    url: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<Published>,
    rows_elsewhere: Vec<usize>,
}

/// Hints as JSON; none where nothing is known.
pub fn wire(hints: &Hints) -> Result<Option<String>, StoreError> {
    let stored = Stored {
        url: hints.url.clone(),
        title: hints.title.clone(),
        publisher: hints.publisher.clone(),
        published: hints.published.clone(),
        rows_elsewhere: hints.rows_elsewhere.clone(),
    };
    if stored == Stored::default() {
        return Ok(None);
    }
    Ok(Some(serde_json::to_string(&stored)?))
}

/// Hints from JSON.
pub fn unwire(json: Option<&str>) -> Result<Hints, StoreError> {
    let Some(json) = json else { return Ok(Hints::default()) };
    let stored: Stored = serde_json::from_str(json)?;
    Ok(Hints {
        url: stored.url,
        title: stored.title,
        publisher: stored.publisher,
        published: stored.published,
        rows_elsewhere: stored.rows_elsewhere,
        ..Hints::default()
    })
}

/// An input with what is known of it from elsewhere; what came with it wins.
pub fn hinted(mut input: OwnedInput, more: &Hints) -> OwnedInput {
    let hints = &mut input.hints;
    hints.url = hints.url.take().or_else(|| more.url.clone());
    hints.title = hints.title.take().or_else(|| more.title.clone());
    hints.publisher = hints.publisher.take().or_else(|| more.publisher.clone());
    hints.published = hints.published.take().or_else(|| more.published.clone());
    hints.rows_elsewhere.extend(&more.rows_elsewhere);
    input
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_come_back_as_they_went() {
        let hints = Hints {
            url: Some("https://post.example.org/1".to_owned()),
            rows_elsewhere: vec![1, 3],
            ..Hints::default()
        };
        let json = wire(&hints).unwrap();
        assert_eq!(unwire(json.as_deref()).unwrap(), hints);
        assert_eq!(wire(&Hints::default()).unwrap(), None);
    }
}
