#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Serves the same flat page from the same database by Quintette and by Django under gunicorn (2 workers), one after the
# other, and prints ratios.  usage: tests/bench/server.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
page=/about/
seconds=${BENCH_SECONDS:-6}

"$build/bin/quintette" startproject "$work/site" --demo >/dev/null

measure() { # URL -> requests per second
    wrk -t1 -c16 -d"${seconds}s" "$1" | awk '/Requests\/sec/ {print $2}'
}
memory() { # PID ... -> MiB of private and shared-divided memory of the processes
    cat $(printf '/proc/%s/smaps_rollup ' "$@") | awk '/^Pss:/ {sum += $2} END {printf "%.1f", sum / 1024}'
}

started=$(date +%s%N)
"$build/bin/quintette" -C "$work/site" runserver 127.0.0.1:18431 >"$work/ours.log" 2>&1 &
ours=$!; pids+=("$ours")
until curl -fso /dev/null "http://127.0.0.1:18431$page"; do sleep 0.01; done
start_ms=$((($(date +%s%N) - started) / 1000000))
ours_rate=$(measure "http://127.0.0.1:18431$page")
ours_memory=$(memory "$ours")
ours_bytes=$(curl -fs "http://127.0.0.1:18431$page" | wc -c)
kill "$ours"; wait "$ours" || true

export QUINTETTE_BENCH_DATABASE=$work/site/db.sqlite3 QUINTETTE_BENCH_TEMPLATES=$work/site/templates
export PYTHONPATH=$here
/usr/bin/python3 -m gunicorn -w 2 -b 127.0.0.1:18432 --log-level error django_site:application &
django=$!; pids+=("$django")
until curl -fso /dev/null "http://127.0.0.1:18432$page"; do sleep 0.1; done
django_rate=$(measure "http://127.0.0.1:18432$page")
django_memory=$(memory $(pgrep -P "$django"))
kill "$django"; wait "$django" || true

bare_rate=""
if [ -x "$build/tests/bench_server" ]; then
    "$build/tests/bench_server" bare 18433 &
    bare=$!; pids+=("$bare")
    until curl -fso /dev/null "http://127.0.0.1:18433/"; do sleep 0.05; done
    bare_rate=$(measure "http://127.0.0.1:18433/")
    kill "$bare"; wait "$bare" || true
fi

awk -v a="$ours_rate" -v b="$django_rate" -v am="$ours_memory" -v bm="$django_memory" -v ms="$start_ms" -v c="$bare_rate" 'BEGIN {
    printf "flat page        %9.0f requests/s, Django %7.0f: %.1f times as fast (goal 15)\n", a, b, a / b
    printf "memory           %9.1f MiB, two workers of Django %.1f MiB: %.2f of it (goal 0.33)\n", am, bm, am / bm
    printf "first answer     %9.0f ms after the start (goal 300)\n", ms
    if (c != "") printf "bare QHttpServer %9.0f requests/s with the same bytes: the page has %.2f of that\n", c, a / c
}'
