#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that is measured, each against a peer in the same run.  usage: tests/bench/run.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
for script in "$here"/*.sh; do
    [ "$(basename "$script")" = run.sh ] && continue
    printf '\n== %s\n' "$(basename "$script" .sh)"
    "$script" "$build"
done
