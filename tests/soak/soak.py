"""Soaks a built program: a folder of good, bad and hostile inputs, changed runs and damaged projects; prints a table of figures.

    python3 tests/soak/soak.py target/debug/rashomon [ROUNDS]

Everything happens in a temporary folder, and every input is invented. Where `strace` is there, it is also counted which
network sockets were opened, which programs were started, and which files outside that folder were written. Exit code 1 if
anything that must hold does not.
"""

import copy
import csv
import html.parser
import json
import random
import shutil
import stat
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "fuzz" / "read"
SECONDS = 60
UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b"
# Exit codes of a program that was ended by a panic or a signal.
CRASHES = {101, 134, 139, 137}
# What may be written that is in no folder of ours.
HARMLESS = ("/dev/", "/proc/self/", "/sys/")

faults: list[str] = []
figures: Counter = Counter()


def must(holds: bool, what: str) -> None:
    """Notes what does not hold."""
    if not holds:
        faults.append(what)


def good(number: int) -> bytes:
    """A report that must be read whatever lies beside it."""
    return (
        f"Bridge {number} hit, mayor says\n\nLISHEN, Toravia, May 24 (Beacon) - The mayor of Arn said on Monday that bridge "
        f"{number} was open. The army denied that it had fired at the town.\n"
    ).encode()


def make_inputs(folder: Path, rounds: int, chance: random.Random) -> list[str]:
    """Fills the folder; the names of the good reports."""
    seeds = sorted(SEEDS.iterdir())
    for seed in seeds:
        shutil.copy(seed, folder / f"seed_{seed.name}")
    for number in range(rounds):
        seed = bytearray(chance.choice(seeds).read_bytes() or b"x")
        for _ in range(chance.randint(1, 8)):
            seed[chance.randrange(len(seed))] = chance.randrange(256)
        cut = chance.randrange(1, len(seed) + 1) if chance.random() < 0.3 else len(seed)
        (folder / f"changed_{number}").write_bytes(seed[:cut])
    names = []
    for number in range(rounds // 4):
        names.append(f"good_{number}.txt")
        (folder / names[-1]).write_bytes(good(number))
    hostile = {
        "noise.bin": chance.randbytes(2 << 20),
        "long_line.txt": b"a" * (4 << 20),
        "deep.html": b"<html>" + b"<div>" * 200_000,
        "attributes.html": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">The mayor said no.",
        "-rf": good(-1),
        "x;touch PWNED;.txt": good(-2),
        "$(touch PWNED).txt": good(-3),
        "a\u202etxt.exe": good(-4),
        "=cmd|calc.txt": good(-5),
    }
    for name, data in hostile.items():
        (folder / name).write_bytes(data)
    (folder / "link_out.txt").symlink_to("/etc/passwd")
    (folder / "link_loop").symlink_to(".")
    (folder / "link_dead").symlink_to("nowhere")
    (folder / "closed.txt").write_bytes(good(-6))
    (folder / "closed.txt").chmod(0)
    subprocess.run(["mkfifo", str(folder / "pipe")], check=True)
    return names


def run(program: str, work: Path, *arguments: str, traced: bool = False) -> subprocess.CompletedProcess:
    """Runs the program; a crash or a hang is a fault."""
    command = [program, *arguments]
    if traced and shutil.which("strace"):
        command = ["strace", "-f", "-qq", "-e", "trace=network,execve,openat,open,creat,rename,unlink", "-o", str(work / "trace"), *command]
    try:
        done = subprocess.run(command, cwd=work, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        faults.append(f"{' '.join(arguments[:2])}: still running after {SECONDS} seconds")
        return subprocess.CompletedProcess(command, 124, b"", b"")
    figures["calls of the program"] += 1
    crashed = done.returncode in CRASHES or done.returncode < 0 or b"panicked at" in done.stderr
    must(not crashed, f"{' '.join(arguments[:3])}: crashed with {done.returncode}: {done.stderr[-300:]!r}")
    if traced and (work / "trace").exists():
        count_trace((work / "trace").read_text(errors="replace"), work, program)
    return done


def count_trace(trace: str, work: Path, program: str) -> None:
    """What the program did to the world."""
    for line in trace.splitlines():
        figures["system calls looked at"] += 1
        if "AF_INET" in line:
            figures["network sockets opened"] += 1
            faults.append(f"a network socket: {line[:200]}")
        if "execve(" in line and f'execve("{program}"' not in line:
            figures["other programs started"] += 1
            faults.append(f"a program started: {line[:200]}")
        if "O_TMPFILE" in line:
            # A file without a name, which ends with the program: the database's, for sorting.
            figures["nameless temporary files"] += 1
        elif "O_WRONLY" in line or "O_RDWR" in line or "O_CREAT" in line:
            path = line.split('"')[1] if '"' in line else ""
            if path.startswith("/") and not path.startswith((str(work), *HARMLESS)) and "= -1" not in line:
                figures["files written elsewhere"] += 1
                faults.append(f"written elsewhere: {line[:200]}")
        if "/etc/passwd" in line:
            faults.append(f"a link out of the folder was followed: {line[:200]}")
    for name in ("network sockets opened", "other programs started", "files written elsewhere"):
        figures[name] += 0


class Active(html.parser.HTMLParser):
    """Finds what a page would do by itself or when clicked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "form", "base", "img", "link"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = (value or "").strip().lower()
            fetches = name in {"src", "srcset", "data", "action", "background"} and not address.startswith("data:")
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:")) or fetches:
                self.found.append(f"{tag} {name}={value}")


def check_page(page: str, own: str) -> None:
    """The page holds nothing active but what every page has (`own` is that of a harmless report), and nothing unseen."""
    found, allowed = Counter(Active(page).found), Counter(Active(own).found)
    must(found == allowed, f"the page is active: {list((found - allowed).items())[:5]}")
    must(not any(c in page for c in UNSEEN), "the page holds characters that cannot be seen")


def check_tables(folder: Path) -> None:
    """No cell of a table is a formula."""
    csv.field_size_limit(1 << 30)
    for table in sorted(folder.glob("*.csv")):
        for row in csv.reader(table.open(newline="", encoding="utf-8")):
            for cell in row:
                figures["cells of tables looked at"] += 1
                is_number = cell.lstrip("+-").replace(".", "", 1).isdigit()
                must(is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"{table.name}: a formula: {cell[:80]!r}")


def soak_reading(program: str, work: Path, rounds: int, chance: random.Random) -> dict:
    """Reads a folder of everything; the run as JSON."""
    folder = work / "in"
    folder.mkdir()
    names = make_inputs(folder, rounds, chance)
    given = sorted(path.name for path in folder.iterdir())
    figures["inputs in the folder"] = len(given)
    done = run(program, work, "read", "in", "--json", "--failures", "failures.csv", traced=True)
    must(done.returncode == 3, f"read: exit code {done.returncode}, not 3")
    read = json.loads(done.stdout or b"{}")
    documents = {document["path"].split("#")[0] for document in read.get("documents", []) if document["path"]}
    failed = {row["path"] for row in csv.DictReader((work / "failures.csv").open(newline="", encoding="utf-8"))}
    remarks = " ".join(remark["message"] for remark in read.get("diagnostics", []))
    figures["documents read"] = len(read.get("documents", []))
    figures["inputs that gave a document"] = sum(f"in/{name}" in documents for name in given)
    figures["inputs in the list of failures"] = len({path.split("#")[0] for path in failed})
    for name in names:
        must(f"in/{name}" in documents, f"a good report was lost: {name}")
    figures["good reports lost"] = sum(f"in/{name}" not in documents for name in names)
    passed_over = {"link_out.txt", "link_loop", "link_dead", "pipe"}
    shown = remarks + done.stderr.decode(errors="replace") + " ".join(failed)
    silent = [name for name in given if f"in/{name}" not in documents and name not in shown and name not in passed_over]
    figures["inputs without document or word"] = len(silent)
    must(not silent, f"neither a document nor a word: {silent[:5]}")
    must(not list(work.rglob("PWNED")), "a name was run by a shell")
    run(program, work, "read", "in", "-q", "--html", "page.html")
    (work / "harmless.txt").write_bytes(good(0))
    run(program, work, "read", "harmless.txt", "-q", "--html", "own.html")
    check_page((work / "page.html").read_text(encoding="utf-8"), (work / "own.html").read_text(encoding="utf-8"))
    for form in ((), ("--md",)):
        text = run(program, work, "read", "in", "-q", *form).stdout.decode(errors="replace")
        must(not any(c in text for c in UNSEEN), f"read {form}: characters that cannot be seen")
    (work / "run.json").write_text(json.dumps(read), encoding="utf-8")
    run(program, work, "export", "--format", "all", "-o", "tables", "run.json")
    check_tables(work / "tables")
    return read


def leaves(value: object, path: tuple = ()) -> list[tuple]:
    """The paths of all plain values."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, inner in enumerate(value) for leaf in leaves(inner, (*path, at))]
    return [path]


def changed(value: object, chance: random.Random) -> object:
    """Another value of the same kind."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, (int, float)):
        return chance.choice([0, 1, value + 1, max(value - 1, 0), value + 1000, 4294967295])
    return chance.choice(["", value[:-1], value[1:], f"é{value}", "\u202e", "=1+1", "</script><script>"])


def soak_runs(program: str, work: Path, read: dict, rounds: int, chance: random.Random) -> None:
    """Exports and compares runs whose values somebody changed."""
    counts = Counter(claim["document"] for claim in read["claims"])
    kept = {document for document, _ in counts.most_common(4)}
    small = {**read, "documents": [d for d in read["documents"] if d["id"] in kept], "claims": [c for c in read["claims"] if c["document"] in kept]}
    (work / "small.json").write_text(json.dumps(small), encoding="utf-8")
    places = leaves(small)
    for _ in range(rounds):
        hostile = copy.deepcopy(small)
        for _ in range(chance.randint(1, 3)):
            *way, last = chance.choice(places)
            holder = hostile
            for key in way:
                holder = holder[key]
            holder[last] = changed(holder[last], chance)
        (work / "changed.json").write_text(json.dumps(hostile), encoding="utf-8")
        exported = run(program, work, "export", "--format", "all", "-o", "changed", "changed.json")
        run(program, work, "diff", "small.json", "changed.json")
        figures["changed runs tried"] += 1
        figures["changed runs refused"] += exported.returncode != 0


def soak_projects(program: str, work: Path, rounds: int, chance: random.Random) -> None:
    """A sound project, and the same with damaged bytes."""
    run(program, work, "init", "project")
    run(program, work, "add", "project", "in", "-q")
    first = run(program, work, "run", "--project", "project", "-q", traced=True)
    must(first.returncode == 3, f"run: exit code {first.returncode}, not 3")
    must(run(program, work, "verify", "--project", "project").returncode == 0, "verify fails on a sound project")
    files = [path for path in (work / "project").iterdir() if path.is_file() and path.stat().st_size > 4096]
    sound = {path: path.read_bytes() for path in files}
    for _ in range(rounds):
        for path, data in sound.items():
            damaged = bytearray(data)
            for _ in range(chance.choice([1, 10, 1000])):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            cut = chance.randrange(len(damaged)) if chance.random() < 0.2 else len(damaged)
            path.write_bytes(damaged[:cut])
        codes = [run(program, work, *call, "--project", "project").returncode for call in (("verify",), ("status",), ("log",), ("claims", "mayor"))]
        figures["damaged projects tried"] += 1
        figures["damaged projects that `verify` named"] += codes[0] != 0
    for path, data in sound.items():
        path.write_bytes(data)
    must(run(program, work, "verify", "--project", "project").returncode == 0, "the sound bytes verify no more")


def main() -> int:
    """Soaks, and prints what came of it."""
    program = str(Path(sys.argv[1]).resolve())
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    chance = random.Random(20310524)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        read = soak_reading(program, work, rounds, chance)
        soak_runs(program, work, read, rounds // 4, chance)
        soak_projects(program, work, rounds // 10, chance)
        (work / "in" / "closed.txt").chmod(stat.S_IRUSR)
    for name, count in figures.items():
        print(f"| {name} | {count:,} |")
    print(f"| faults | {len(faults)} |")
    for fault in faults:
        print(f"fault: {fault}")
    return 1 if faults else 0


sys.exit(main())
