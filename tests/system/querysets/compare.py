#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random query sets in this program and in the real Django: the answers have to be the same, errors by their class.

usage: compare.py [--postgresql] PROGRAM DATABASE SEED COUNT [SHOWN]   run by a Python that has Django 5.2 or newer
       compare.py [--postgresql] PROGRAM DATABASE FILE.json ...        ... for those of a file such as known.json

--postgresql carries the rows of DATABASE to a server that is started for it, and asks there; it needs psycopg2 too.

Exit status 1 where anything differs, 77 (skipped) where Django is missing or older.
"""
import contextlib
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import generate

FOLDER = pathlib.Path(__file__).parent
# What the driver, Python or the database say by themselves has other names here.
PEERS_FAULTS = {"FullResultSet", "EmptyResultSet", "AttributeError"}
LOOSE = {"OperationalError", "OverflowError", "DatabaseError", "DataError", "ValidationError", "IndexError", "ZeroDivisionError",
         "AttributeError", "KeyError"}


def is_peers_fault(answer):
    """What it should not let out, columns of nowhere, and what it forgets to tell PostgreSQL the type of."""
    message = answer.get("message", "")
    return answer.get("error") in PEERS_FAULTS or any(
        part in message for part in ("no such column", "FROM-clause entry", "function sum(text)"))


def same(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b or (a is False and b == 0)  # the peer's word for a condition that never holds
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    return a == b


def agree(ours, theirs, ordered):
    if "error" in ours or "error" in theirs:
        one, two = ours.get("error", ""), theirs.get("error", "")
        if is_peers_fault(theirs):
            return True
        alike = one.removeprefix("Object") == two.replace("FieldDoesNotExist", "FieldError") or one in LOOSE or two in LOOSE
        return bool(one and two) and alike
    one, two = ours["rows"], theirs["rows"]
    return same(one, two) if ordered else same(*(sorted(rows, key=json.dumps) for rows in (one, two)))


def answers(command, specifications):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as file:
        json.dump(specifications, file)
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True)
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr.decode(errors='replace')[-2000:]}")
    return json.loads(done.stdout)


@contextlib.contextmanager
def asked(sample, postgresql):
    """The address of the database to ask."""
    if not postgresql:
        yield sample
        return
    sys.path.insert(0, str(FOLDER.parent / "peer"))
    from postgresserver import PostgresServer
    with tempfile.TemporaryDirectory() as folder:
        server = PostgresServer(folder, "statement_timeout=10s")
        try:
            server.create("library")
            subprocess.run([sys.executable, "-B", str(FOLDER / "carry.py"), server.url("library"), sample], check=True)
            yield server.url("library")
        finally:
            server.close()


def main():
    program, sample, what, *rest = (one for one in sys.argv[1:] if one != "--postgresql")
    postgresql = "--postgresql" in sys.argv
    try:
        import django
        if postgresql:
            import psycopg2  # noqa: F401
    except ImportError:
        sys.exit(77)
    if django.VERSION < (5, 2):
        sys.exit(77)
    if what.endswith(".json"):
        with open(what, encoding="utf8") as file:
            made = [{"queryset": one["query"]["queryset"], "ordered": True} for one in json.load(file)]
        shown = int(rest[0]) if rest else 10
    else:
        made = generate.make(int(what), int(rest[0]))
        shown = int(rest[1]) if len(rest) > 1 else 10
    specifications = [{"queryset": one["queryset"]} for one in made]
    with asked(sample, postgresql) as database:
        ours = answers([program, "query", "--database", database, "--spec"], specifications)
        theirs = answers([sys.executable, str(FOLDER.parent / "django_queries.py"), database], specifications)
    different = [(spec, a, b) for spec, a, b in zip(made, ours, theirs) if not agree(a, b, spec["ordered"])]
    for spec, a, b in different[:shown]:
        print(spec["queryset"], f"\n  here:   {json.dumps(a, ensure_ascii=False)[:300]}",
              f"\n  Django: {json.dumps(b, ensure_ascii=False)[:300]}")
    refused = sum("error" in answer for answer in theirs)
    print(f"{len(made)} query sets, {refused} of them refused by Django: {len(different)} differ")
    sys.exit(1 if different else 0)


main()
