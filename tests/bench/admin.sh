#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The administration of 100,000 and of 1,000,000 articles, beside Django's on the same SQLite file; one client, medians.
# Fails where the list, a form, the search for a related object or the palette misses its goal.
# BENCH_ARTICLES="100000" measures fewer; BENCH_PYTHON chooses a Django that is newer than Debian's.
# usage: tests/bench/admin.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")/admin
python=${BENCH_PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
export PYTHONPATH=$here${PYTHONPATH:+:$PYTHONPATH} QUINTETTE_BENCH_DATABASE=$work/blog.sqlite3

wait_for() { # URL
    until curl -fso /dev/null "$1"; do sleep 0.1; done
}

# PAGES...: measures these in the project, all where none is named.
measure_ours() {
    "$build/bin/quintette" -C "$work/site" runserver 127.0.0.1:18441 >"$work/ours.log" 2>&1 &
    ours=$!; pids+=("$ours")
    wait_for http://127.0.0.1:18441/admin/login/
    "$python" "$here/measure.py" 18441 "$articles" 11 "$@" >>"$work/ours"
    kill "$ours"; wait "$ours" || true
}

missed=0
for articles in ${BENCH_ARTICLES:-100000 1000000}; do
    rm -rf "$work"/*
    "$python" "$here/django_blog.py" "$articles"
    "$build/bin/quintette" startproject "$work/site" --from-database "$QUINTETTE_BENCH_DATABASE" >/dev/null

    measure_ours

    "$python" -m gunicorn -w 1 -b 127.0.0.1:18442 --log-level error --timeout 120 django_blog:application &
    django=$!; pids+=("$django")
    wait_for http://127.0.0.1:18442/admin/login/
    "$python" "$here/measure.py" 18442 "$articles" 5 >"$work/django"
    kill "$django"; wait "$django" || true

    # The rare words once more, where the model declares an index of them ("@title").
    mkdir -p "$work/site/plugins"
    cp "$build/tests/plugins/quintette_blog.so" "$work/site/plugins/"
    printf '[plugins]\ninstalled = ["blog", "sites", "flatpages", "redirects"]\n' >>"$work/site/quintette.toml"
    "$build/bin/quintette" -C "$work/site" migrate >/dev/null
    measure_ours search_by_index
    echo "search_by_index - - -" >>"$work/django"

    awk -v articles="$articles" '
        NR == FNR { django[$1] = $2; next }
        FNR == 1 {
            list = articles > 100000 ? 80 : 20
            goal["form"] = 8; goal["autocomplete"] = 15; goal["palette"] = 15
            printf "%-22s %12s %12s %12s %14s\n", articles " articles", "Quintette ms", "the first", "Django ms", "times as fast"
        }
        {
            limit = $1 in goal ? goal[$1] : $1 == "list" ? list : 0
            theirs = django[$1] == "-" ? sprintf("%12s %14s", "-", "-") : sprintf("%12.1f %14.1f", django[$1], django[$1] / $2)
            printf "%-22s %12.1f %12.1f %s%s\n", $1, $2, $4, theirs,
                limit ? sprintf("   (goal %d ms%s)", limit, $1 == "list" ? ", 30 times" : "") : ""
            missed += limit && $2 > limit
            missed += $1 == "list" && django[$1] / $2 < 30
        }
        END {
            if (missed) print missed " of these goals missed"
            exit missed > 0
        }' "$work/django" "$work/ours" || missed=1
done
exit $missed
