#!/usr/bin/env python3
"""Checks files of marked paragraphs: python3 check.py FILE..."""
import re, sys, collections
TAGS = set("""voice initiator cleared target killed-civilians killed-attackers killed-forces wounded-civilians wounded-attackers wounded-forces
captured-civilians captured-attackers captured-forces missing displaced destroyed damaged participants means motive outcome control evidence
unproved start end place declined unknown""".split())
count, paragraphs, bad = collections.Counter(), 0, 0
for name in sys.argv[1:]:
    for n, para in enumerate(open(name, encoding="utf8").read().split("\n\n")):
        para = para.strip()
        if not para: continue
        paragraphs += 1
        open_ = None
        for m in re.finditer(r"\[|\]", para):
            if m.group() == "[":
                t = re.match(r"\[([a-z-]+) ", para[m.start():])
                if open_ is not None or not t or t.group(1) not in TAGS:
                    bad += 1; print(f"{name} paragraph {n+1}: bad or nested mark at …{para[max(0,m.start()-20):m.start()+40]!r}"); break
                open_ = m.start(); count[t.group(1)] += 1
            else:
                if open_ is None: bad += 1; print(f"{name} paragraph {n+1}: stray ] at {para[max(0,m.start()-30):m.start()+5]!r}"); break
                open_ = None
        else:
            if open_ is not None: bad += 1; print(f"{name} paragraph {n+1}: mark not closed: {para[open_:open_+50]!r}")
print(paragraphs, "paragraphs,", bad, "bad;", dict(count.most_common()))
