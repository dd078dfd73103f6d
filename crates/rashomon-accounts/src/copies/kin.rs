//! Whether two documents come from one publisher or stood at one address.

use rashomon_types::Document;

/// Where a document comes from, in one form however it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    publisher: Option<String>,
    address: Option<String>,
}

/// How near two homes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    /// Different publishers, or not known.
    Strangers,
    /// One publisher.
    Publisher,
    /// One address: editions of one page.
    Address,
}

impl Home {
    /// Where it comes from. The publisher is told by its name, else by the host of the address.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let address = document
            .url
            .as_deref()
            .map(address)
            .filter(|address| !address.is_empty());
        let host = address.as_deref().and_then(|address| address.split('/').next());
        let publisher = document
            .publisher
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        Self {
            publisher: publisher.or(host).map(publisher_name),
            address,
        }
    }

    /// How near it is to another.
    #[must_use]
    pub fn kin(&self, other: &Self) -> Kin {
        let same = |mine: &Option<String>, other: &Option<String>| mine.is_some() && mine == other;
        if same(&self.address, &other.address) {
            Kin::Address
        } else if same(&self.publisher, &other.publisher) {
            Kin::Publisher
        } else {
            Kin::Strangers
        }
    }

    /// The publisher in one form; none where it is not known.
    #[must_use]
    pub fn publisher(&self) -> Option<&str> {
        self.publisher.as_deref()
    }
}

/// Without scheme, `www.`, fragment, campaign marks and the slash at the end.
fn address(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let rest = url.split_once("://").map_or(&*url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let kept: Vec<&str> = query.split('&').filter(|part| names_a_page(part)).collect();
    let path = path.trim_end_matches('/');
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

/// Whether a part of a query tells which page it is, rather than how the reader came to it.
fn names_a_page(part: &str) -> bool {
    !part.is_empty() && !part.starts_with("utm_") && !part.starts_with("ref=")
}

/// A host by the name that was registered, without its subdomains; any other name in lower case.
fn publisher_name(name: &str) -> String {
    let name = name.to_lowercase();
    if name.contains(char::is_whitespace) || !name.contains('.') {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let labels: Vec<&str> = name.split('.').filter(|label| !label.is_empty()).collect();
    let kept = if is_under_second_level(&labels) { 3 } else { 2 };
    let registered = labels.get(labels.len().saturating_sub(kept)..);
    registered.unwrap_or_default().join(".")
}

/// Whether names are registered below the last two labels, as in `example.co.uk`.
fn is_under_second_level(labels: &[&str]) -> bool {
    matches!(labels, [_, .., second, last] if second.len() <= 3 && last.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(publisher: Option<&str>, url: Option<&str>) -> Home {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Home::of(&Document::new(String::new(), owned(publisher), owned(url), None))
    }

    #[test]
    fn one_address_is_one_however_it_is_written() {
        let plain = home(None, Some("https://www.example.org/a/b"));
        let marked = home(None, Some("http://example.org/a/b/?utm_source=x#post-4"));
        assert_eq!(plain.kin(&marked), Kin::Address);
        assert_eq!(plain.kin(&home(None, Some("https://example.org/a/c"))), Kin::Publisher);
        assert_ne!(
            plain.kin(&home(None, Some("https://example.org/a/b?id=4"))),
            Kin::Address
        );
    }

    #[test]
    fn a_subdomain_is_the_same_publisher() {
        let kin = |left, right| home(Some(left), None).kin(&home(Some(right), None));
        assert_eq!(kin("edition.example.org", "www.example.org"), Kin::Publisher);
        assert_eq!(kin("one.co.uk", "two.co.uk"), Kin::Strangers);
        assert_eq!(kin("news.one.co.uk", "one.co.uk"), Kin::Publisher);
        assert_eq!(kin("Lowland  Wire", "lowland wire"), Kin::Publisher);
    }

    #[test]
    fn two_unknown_homes_are_strangers() {
        assert_eq!(home(None, None).kin(&home(None, None)), Kin::Strangers);
        assert_eq!(home(Some(" "), None).kin(&home(Some(" "), None)), Kin::Strangers);
    }
}
