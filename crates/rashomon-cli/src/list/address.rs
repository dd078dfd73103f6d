//! Addresses as they are compared: two spellings of one page are one.

/// Parameters that only tell who sent the reader.
const OF_THE_WAY: [&str; 6] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src"];

/// The address without scheme, `www.`, fragment, trailing slash and parameters that tell where a reader came from; a copy in a
/// web archive is the page that it is a copy of.
pub fn normalised(address: &str) -> String {
    let address = of_archived(address.trim());
    let address = address.split('#').next().unwrap_or_default();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !OF_THE_WAY.iter().any(|name| part.starts_with(name)))
        .collect();
    let query = if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    };
    format!("{host}{}{query}", path.trim_end_matches('/'))
}

/// The address in the address of an archived copy.
fn of_archived(address: &str) -> &str {
    let after = address.get(8..).unwrap_or_default();
    let inner = ["/https://", "/http://"]
        .iter()
        .filter_map(|scheme| after.find(scheme))
        .min();
    inner.and_then(|at| address.get(8 + at + 1..)).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_page_are_one() {
        for address in [
            "https://www.beacon.example/raid/",
            "http://beacon.example/raid?utm_source=x#top",
            "https://Beacon.example/raid",
            "https://web.archive.example/web/20310524000000/https://beacon.example/raid",
        ] {
            assert_eq!(normalised(address), "beacon.example/raid", "{address}");
        }
        assert_ne!(
            normalised("https://a.example/?id=1"),
            normalised("https://a.example/?id=2")
        );
    }
}
