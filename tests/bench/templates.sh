#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Renders the same pages by our engine and by Debian's Django with its cached loader, and prints ratios.
# usage: tests/bench/templates.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")/templates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 "$here/context.py" >"$work/context.json"
ours=("$build/tests/bench_templates" "$here/pages" "$work/context.json")
"${ours[@]}" 1 >"$work/ours"
"${ours[@]}" "$(nproc)" >"$work/threads"
/usr/bin/python3 "$here/bench_django.py" >"$work/django"
paste -d' ' "$work/ours" "$work/django" "$work/threads" | awk -v threads="$(nproc)" '
    $3 != $6 { printf "%s: the pages differ (%d and %d bytes)\n", $1, $3, $6; bad = 1 }
    { printf "%-18s %8.4f ms, Django %8.3f ms: %.1f times as fast (goal 20); %d threads: %.2f times one\n",
             $1, $2, $5, $5 / $2, threads, $2 / $8 }
    END { exit bad }'
"$build/tests/bench_templates" --compile "$here/../../../resources/admin/templates"
