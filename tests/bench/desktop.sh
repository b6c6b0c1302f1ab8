#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ten log-ins a second over HTTP at the desktop's own server, while its window is drawn 60 times a second: the longest
# time that it stood still.  usage: tests/bench/desktop.sh BUILD_DIR
set -euo pipefail
build=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen

"$build/bin/quintette" startproject "$work/site" --demo >/dev/null
user=$(awk '/^user:/ {print $2}' "$work/site/demo-login.txt")
password=$(awk '/^password:/ {print $2}' "$work/site/demo-login.txt")
# Without log-ins first: what the machine itself makes of 60 Hz.
for rate in 0 10; do
    read -r ticks gap done sent took middle < <(python3 "$here/desktop.py" "$build/tests/bench_desktop" "$work/site" \
        "$user" "$password" "${BENCH_SECONDS:-6}" "$rate")
    printf '%2d log-ins a second  largest gap %6.1f ms of %5d ticks (goal 50 with 10); %d of %d came in, after %.1f s each, all in %.1f s\n' \
        "$rate" "$gap" "$ticks" "$done" "$sent" "$middle" "$took"
done
awk -v gap="$gap" 'BEGIN { exit !(gap <= 50) }'
