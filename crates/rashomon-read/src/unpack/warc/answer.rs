//! What a server answered, as an archive keeps it: a head, and a body that may be cut into chunks and packed.

use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{EMPTY_HEADER, ParserConfig, Response, Status};
use ruzstd::decoding::StreamingDecoder;

use crate::unpack::Limits;

/// The most fields of a head.
const MOST_FIELDS: usize = 256;
/// From this many unpacked bytes on, the ratio counts.
const RATIO_FROM: u64 = 1 << 20;

/// An answer's head.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The media type and the charset.
    pub content_type: Option<String>,
    /// How the body is packed, the last packing first.
    packed: Vec<String>,
    is_chunked: bool,
}

/// Reads the head of an answer; with it, where its body begins. None if it is no answer.
pub fn head(bytes: &[u8]) -> Option<(Answer, usize)> {
    let mut fields = [EMPTY_HEADER; MOST_FIELDS];
    let mut response = Response::new(&mut fields);
    let mut config = ParserConfig::default();
    config
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    let Ok(Status::Complete(begin)) = config.parse_response(&mut response, bytes) else {
        return None;
    };
    let mut answer = Answer {
        status: response.code?,
        ..Answer::default()
    };
    for field in response.headers.iter() {
        let value = String::from_utf8_lossy(field.value);
        let coded = || value.split(',').map(|coding| coding.trim().to_ascii_lowercase());
        match field.name.to_ascii_lowercase().as_str() {
            "content-type" => answer.content_type = Some(value.trim().to_owned()),
            "content-encoding" => answer.packed = coded().rev().collect(),
            "transfer-encoding" => answer.is_chunked = coded().any(|coding| coding == "chunked"),
            _ => {}
        }
    }
    Some((answer, begin))
}

impl Answer {
    /// The body as the server meant it. Archives often keep it unpacked already, whatever the head says.
    pub fn body(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, String> {
        let mut bytes = if self.is_chunked { joined(bytes) } else { bytes };
        for packing in self.packed.iter().take(3) {
            bytes = unpacked(packing, bytes, limits)?;
        }
        Ok(bytes)
    }
}

/// The chunks of a body joined; the bytes themselves if they are in no chunks.
fn joined(bytes: Vec<u8>) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut rest = bytes.as_slice();
    while let Ok(Status::Complete((begin, length))) = httparse::parse_chunk_size(rest) {
        let chunk = rest.get(begin..).unwrap_or_default();
        let end = usize::try_from(length).unwrap_or(usize::MAX).min(chunk.len());
        if length == 0 {
            return whole;
        }
        whole.extend_from_slice(&chunk[..end]);
        rest = &chunk[end..];
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
    }
    // An end that is missing is a body cut off; a beginning that is missing is a body that was joined before.
    if whole.is_empty() { bytes } else { whole }
}

/// A body unpacked once.
fn unpacked(packing: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, String> {
    let packed = bytes.as_slice();
    let is_packed = match packing {
        "gzip" | "x-gzip" => packed.starts_with(&[0x1f, 0x8b]),
        "zstd" => packed.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]),
        "br" | "deflate" => !is_text(packed),
        _ => false,
    };
    if !is_packed {
        return Ok(bytes);
    }
    let result = match packing {
        "gzip" | "x-gzip" => bounded(MultiGzDecoder::new(packed), packed.len(), limits),
        "deflate" => bounded(ZlibDecoder::new(packed), packed.len(), limits)
            .or_else(|_| bounded(DeflateDecoder::new(packed), packed.len(), limits)),
        "br" => bounded(Decompressor::new(packed, 4096), packed.len(), limits),
        _ => match StreamingDecoder::new(packed) {
            Ok(frame) => bounded(frame, packed.len(), limits),
            Err(error) => Err(io::Error::other(error)),
        },
    };
    result.map_err(|error| format!("its body cannot be unpacked ({packing}: {error})"))
}

/// All that a decoder gives, within the limits.
fn bounded(decoder: impl Read, packed: usize, limits: &Limits) -> io::Result<Vec<u8>> {
    let by_ratio = limits.ratio.saturating_mul(packed as u64).max(RATIO_FROM);
    let most = limits.input_bytes.min(by_ratio);
    let mut bytes = Vec::new();
    decoder.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other("it grows beyond the limit"));
    }
    Ok(bytes)
}

/// Whether the first bytes are text, so that nothing is left to unpack.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let control = |byte: &u8| *byte < 9 || (14..32).contains(byte);
    !head.iter().any(control) && head.iter().filter(|byte| byte.is_ascii()).count() * 10 >= head.len() * 9
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn body(fields: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let whole = [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), bytes].concat();
        let (answer, begin) = head(&whole).unwrap();
        answer.body(whole[begin..].to_vec(), &Limits::default())
    }

    #[test]
    fn a_head_is_read_with_its_faults() {
        let (answer, begin) =
            head(b"HTTP/1.0 404 Not here\r\nBad header\r\nContent-Type : text/html; charset=koi8-r\r\n\r\nx").unwrap();
        assert_eq!((answer.status, begin), (404, 79));
        assert_eq!(answer.content_type.as_deref(), Some("text/html; charset=koi8-r"));
        assert_eq!(head(b"<p>no head"), None);
    }

    #[test]
    fn chunks_are_joined_and_what_is_joined_already_stays() {
        let chunked = "Transfer-Encoding: chunked\r\n";
        assert_eq!(
            body(chunked, b"4\r\nThe \r\n5;a=b\r\narmy.\r\n0\r\n\r\n").unwrap(),
            b"The army."
        );
        assert_eq!(body(chunked, b"9\r\nThe army").unwrap(), b"The army");
        assert_eq!(body(chunked, b"<p>The army").unwrap(), b"<p>The army");
    }

    #[test]
    fn packed_bodies_are_unpacked() {
        let text = "The army said no. ".repeat(50);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(text.as_bytes()).unwrap();
        let gzip = gzip.finish().unwrap();
        assert_eq!(body("Content-Encoding: gzip\r\n", &gzip).unwrap(), text.as_bytes());
        assert_eq!(
            body("Content-Encoding: gzip\r\n", b"<p>The army").unwrap(),
            b"<p>The army"
        );
        assert_eq!(
            body("Content-Encoding: br\r\n", b"<p>The army").unwrap(),
            b"<p>The army"
        );
        let zstd = ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
        assert_eq!(body("Content-Encoding: zstd\r\n", &zstd).unwrap(), text.as_bytes());
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(text.as_bytes()).unwrap();
        assert_eq!(
            body("Content-Encoding: deflate\r\n", &zlib.finish().unwrap()).unwrap(),
            text.as_bytes()
        );
        assert!(
            body("Content-Encoding: gzip\r\n", &gzip[..40])
                .unwrap_err()
                .contains("unpacked")
        );
    }

    #[test]
    fn a_body_that_grows_too_much_is_refused() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&vec![b'a'; 8 << 20]).unwrap();
        let refused = body("Content-Encoding: gzip\r\n", &gzip.finish().unwrap()).unwrap_err();
        assert!(refused.contains("limit"), "{refused}");
    }
}
