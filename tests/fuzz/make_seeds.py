"""Writes the seeds of the fuzz targets: small files of every form that is read, sound and hostile, all of them invented.

Run it in this folder. The same script writes the same bytes, so a change of the seeds shows in the diff.
"""

import base64
import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

REPORT = (
    "Bridge at Arn hit, mayor says\n\n"
    "LISHEN, Toravia, May 24 (Beacon) - The mayor of Arn said on Monday that the bridge was open. "
    "The army denied that it had fired at the town.\n\n"
    "“Nobody was hurt,” said the head of the hospital, who counted two injured.\n"
)
CYRILLIC = "Мэр Арна заявил, что мост открыт. Армия отрицала, что стреляла по городу."
EPOCH = (2031, 5, 24, 9, 30, 0)


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    """A saved page with a headline, boilerplate and a body."""
    return (
        f"<!doctype html><html lang=en><head><meta charset={charset}><title>Bridge at Arn hit | Beacon</title>{head}"
        "</head><body><nav><a href=/>Home</a><a href=/world>World</a></nav><article><h1>Bridge at Arn hit</h1>"
        f"<time datetime=2031-05-24>24 May</time>{body}</article><footer>© Beacon</footer></body></html>"
    )


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in REPORT.splitlines() if line)
LINKED = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Arn live",
    "datePublished": "2031-05-24T08:00:00Z",
    "liveBlogUpdate": [
        {"@type": "BlogPosting", "headline": "Bridge", "datePublished": "2031-05-24T09:00:00Z", "articleBody": REPORT},
        {"@type": "BlogPosting", "headline": "Denial", "datePublished": "2031-05-24T10:00:00Z", "articleBody": "The army said no."},
    ],
}


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A ZIP archive with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, packing)
    return out.getvalue()


def tarred(members: list[tuple[str, bytes, bytes, str]]) -> bytes:
    """A tar archive of (name, kind, content, where a link leads)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, kind, data, link in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname, member.size = kind, link, len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def warc_record(kind: str, number: int, body: bytes, length: int | None = None, media: str = "application/http") -> bytes:
    """One record of a web archive; a length of one's own makes it a lie."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://beacon.example/{number}\r\n"
        f"WARC-Date: 2031-05-24T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, more: str = "") -> bytes:
    """An archived HTTP answer."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    """A body in two chunks."""
    half = len(body) // 2
    parts = [body[:half], body[half:], b""]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts)


def mail(attachment: bytes) -> bytes:
    """A mail with two forms of its words and an attachment that climbs out of its folder."""
    return (
        "From: Desk <desk@beacon.example>\r\nTo: all@beacon.example\r\nSubject: =?utf-8?B?0JDRgNC9?=\r\n"
        "Date: Sat, 24 May 2031 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "The mayor said =E2=80=9Cno=E2=80=9D.\r\n"
        '--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="../../a.zip"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode() + base64.encodebytes(attachment).replace(b"\n", b"\r\n") + b"--b--\r\n"


def office() -> dict[str, bytes]:
    """The three sorts of office documents."""
    word = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bridge at Arn hit</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>The mayor said the bridge was open.</w:t></w:r></w:p></w:body></w:document>"
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{PARAGRAPHS}</body></html>"
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:title>Arn</dc:title></metadata><manifest><item id='a' href='a.xhtml' "
        "media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    )
    container = "<container><rootfiles><rootfile full-path='o/p.opf'/></rootfiles></container>"
    open_text = (
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
        "<text:h>Arn</text:h><text:p>The mayor said no.</text:p></office:text></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts = {
        "office.docx": [("[Content_Types].xml", types), ("word/document.xml", word)],
        "book.epub": [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("o/p.opf", package), ("o/a.xhtml", chapter)],
        "office.odt": [("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", manifest), ("content.xml", open_text)],
    }
    return {name: zipped([(path, text.encode()) for path, text in members]) for name, members in parts.items()}


def texts() -> dict[str, str]:
    """What is text from end to end."""
    record = {"title": "Bridge at Arn hit", "url": "https://beacon.example/1", "publishing_date": "2031-05-24", "plain_text": REPORT}
    item = f"<item><title>Arn</title><link>https://beacon.example/1</link><pubDate>Sat, 24 May 2031 09:30:00 GMT</pubDate><description>{REPORT}</description></item>"
    entry = f"<entry><id>1</id><title>Arn</title><updated>2031-05-24T09:30:00Z</updated><content type='text'>{REPORT}</content></entry>"
    live = "".join(f"<div class=post id=p{hour}><time datetime=2031-05-24T{hour:02}:00>{hour}:00</time><h3>Arn</h3><p>The army said no.</p></div>" for hour in range(8, 12))
    return {
        "report.txt": REPORT,
        "page.html": page(PARAGRAPHS),
        "page_live.html": page("", f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"),
        "page_posts.html": page(live),
        "page_deep.html": page("<div>" * 300 + "The mayor said no." + "</div>" * 300),
        "page_attributes.html": page("<p " + " ".join(f"a{n}=1" for n in range(300)) + ">The mayor said no.</p>"),
        "page_script.html": page(
            "<script>alert(1)</script><p onclick='alert(2)'>The mayor said no.</p><a href='javascript:alert(3)'>more</a>"
            "<img src=x onerror=alert(4)><svg/onload=alert(5)><iframe src='https://beacon.example/'></iframe>"
            "<p>The army said &lt;script&gt;alert(6)&lt;/script&gt;.</p><meta http-equiv=refresh content='0;url=https://beacon.example/'>"
        ),
        "page_hidden.html": page(
            "<p hidden>The army said yes.</p><p style='display:none'>Yes.</p><p style='font-size:0'>Yes.</p>"
            "<template><p>Yes.</p></template><!-- yes --><p>The mayor\u202e said\u200b no\u2066.</p>"
        ),
        "feed.rss": f"<?xml version='1.0'?><rss version='2.0'><channel><title>Beacon</title>{item}{item}</channel></rss>",
        "feed.atom": f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Beacon</title>{entry}</feed>",
        "feed.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Beacon", "items": [{"id": "1", "content_text": REPORT}]}),
        "feed_entities.rss": "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss version='2.0'><channel><title>&c;</title></channel></rss>",
        "records.jsonl": f"{json.dumps(record)}\n{{broken\n\n{json.dumps({**record, 'body': {'summary': ['no'], 'sections': [{'headline': 'a', 'paragraphs': ['b']}]}})}\n",
        "records.json": json.dumps([record, {"text": "The army said no.", "date": 20310524}, None, 7, []]),
        "records_deep.json": "[" * 200 + "]" * 200,
        "list.csv": 'Link,Title,Date,Text\nhttps://beacon.example/1,"Arn, hit",2031-05-24,"The mayor\nsaid no."\n=HYPERLINK("https://beacon.example"),+1,-1,@SUM(A1)\n"open',
        "list.tsv": "url\tarchive location\nhttps://beacon.example/1\t../../outside.html\n\n\t\n",
        "saved.mhtml": (
            'From: <Saved>\r\nSubject: Arn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
            f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://beacon.example/1\r\n\r\n{page(PARAGRAPHS)}\r\n--b--\r\n"
        ),
        "box.mbox": "From a@beacon.example Sat May 24 09:30:00 2031\nFrom: a@beacon.example\nSubject: one\n\nThe mayor said no.\n\nFrom b@beacon.example Sat May 24 09:31:00 2031\nFrom: b@beacon.example\nSubject: two\n\n>From the army: no.\n",
    }


def packed() -> dict[str, bytes]:
    """Archives, whole and hostile."""
    words, html = REPORT.encode(), page(PARAGRAPHS).encode()
    inner = zipped([("a.txt", words)])
    tricks = ["../../etc/x", "/etc/x", "a\u202etxt.exe", "..\\..\\x", "c:\\x", "a//b/./c", "n" * 300]
    records = [
        warc_record("response", 1, answer(html)),
        warc_record("response", 2, answer(chunked(html), "Transfer-Encoding: chunked\r\n")),
        warc_record("response", 3, answer(gzip.compress(html, mtime=0), "Content-Encoding: gzip\r\n")),
        warc_record("revisit", 4, b""),
        warc_record("resource", 5, words, media="text/plain"),
    ]
    lies = [
        warc_record("response", 11, answer(html)),
        warc_record("response", 12, answer(html), 99_999_999_999),
        warc_record("resource", 13, words, media="text/plain"),
        warc_record("response", 14, b"HTTP", 2),
        warc_record("resource", 15, words, media="text/plain"),
    ]
    links = [("a.txt", tarfile.REGTYPE, words, ""), ("out", tarfile.SYMTYPE, b"", "/etc/passwd"), ("hard", tarfile.LNKTYPE, b"", "../a"), ("dev", tarfile.CHRTYPE, b"", ""), ("l" * 200, tarfile.REGTYPE, words, "")]
    return {
        "all.zip": zipped([("a.txt", words), ("b.html", html), ("c.zip", inner), ("d.png", b"\x89PNG\r\n\x1a\n")]),
        "tricks.zip": zipped([(name, words) for name in tricks]),
        "bomb.zip": zipped([("a.txt", words), ("bomb.txt", b" " * (3 << 20)), ("z.txt", words)]),
        "web.wacz": zipped([("datapackage.json", b"{}"), ("archive/a.warc", b"".join(records)), ("pages/pages.jsonl", b"{}\n")]),
        "report.txt.gz": gzip.compress(words, mtime=0),
        "cut.gz": gzip.compress(words, mtime=0)[:-12],
        "all.tar": tarred(links),
        "crawl.warc": b"".join(records),
        "crawl.warc.gz": b"".join(gzip.compress(record, mtime=0) for record in records),
        "lies.warc": b"".join(lies),
        "mail.eml": mail(inner),
        "report_1251.txt": CYRILLIC.encode("cp1251"),
        "page_koi8.html": page(f"<p>{CYRILLIC}</p>", charset="koi8-r").encode("koi8-r", "replace"),
        "page_wrong.html": page(f"<p>{CYRILLIC}</p>").encode("cp1251", "replace"),
        "report_utf16.txt": b"\xff\xfe" + REPORT.encode("utf-16-le"),
        "report.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "nothing": b"",
        "zeros": b"\0" * 64,
        **office(),
    }


def main() -> None:
    """Writes them all."""
    folder = Path("read")
    folder.mkdir(exist_ok=True)
    for name, data in {**packed(), **{name: text.encode() for name, text in texts().items()}}.items():
        (folder / name).write_bytes(data)


main()
