#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A model form of 40 fields, built, bound, validated and rendered, beside Django.  usage: tests/bench/forms.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
# The best of three of each, alternating, so that a busy machine is fair to both.
best() { sort -g | head -1; }
ours=$(for _ in 1 2 3; do "$build/tests/bench_forms"; done | best)
theirs=$(for _ in 1 2 3; do /usr/bin/python3 "$here/forms.py"; done | best)
awk -v ours="${ours% *}" -v theirs="${theirs% *}" 'BEGIN {
    printf "form of 40 fields    quintette %8.1f us    Django %8.1f us    %5.1f times faster (wanted: 15)\n",
           ours, theirs, theirs / ours
    exit !(theirs / ours >= 15)
}'
