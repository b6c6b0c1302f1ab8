#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Template speed against Django: run.sh BUILD_DIR. Prints page, our ms, Django's ms, how many times faster.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=${1:-$here/../../../build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 "$here/context.py" >"$work/context.json"
"$build/tests/bench_templates" "$here/pages" "$work/context.json" >"$work/ours"
/usr/bin/python3 "$here/bench_django.py" >"$work/django"
paste -d' ' "$work/ours" "$work/django" | awk '
    $3 != $6 { printf "%s: the pages differ (%d and %d bytes)\n", $1, $3, $6; bad = 1 }
    { printf "%-18s %9.4f ms  Django %9.3f ms  %6.1f times faster\n", $1, $2, $5, $5 / $2 }
    END { exit bad }'
