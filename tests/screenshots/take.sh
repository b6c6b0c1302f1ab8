#!/bin/bash
# Takes the pictures of both faces for the README: real programs, real screens.
# usage: take.sh [BIN_DIR [OUT_DIR]]
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
bin=${1:-$here/build/release/bin}
out=${2:-$here/docs/pictures}
mkdir -p "$out"
work=$(mktemp -d)
started=()
cleanup() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

for tool in Xvfb xdotool import chromium; do
    command -v "$tool" >/dev/null || { echo "take.sh: $tool is missing; ./dev test installs it" >&2; exit 1; }
done

"$bin/quintette" startproject "$work/site" --demo >/dev/null
# The note beside a demo names its login: "user ..., password ...".
login=$(sed -nE 's/.*user(name)?:? +([^ ,]+).*/\2/Ip' "$work/site/demo-login.txt" | head -1)
password=$(sed -nE 's/.*password:? +([^ ,]+).*/\1/Ip' "$work/site/demo-login.txt" | head -1)

display=:$((90 + RANDOM % 100))
Xvfb "$display" -screen 0 1280x800x24 >/dev/null 2>&1 &
started+=($!)
export DISPLAY=$display HOME=$work XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work LC_ALL=C.UTF-8
export QT_QPA_PLATFORM=xcb QTWEBENGINE_DISABLE_SANDBOX=1
sleep 1

# waits until a window with that title is there, and gives it the keyboard
focus() {
    local window=
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1) && [ -n "$window" ] && break
        sleep 0.1
    done
    [ -n "$window" ] || { echo "take.sh: no window \"$1\" appeared" >&2; exit 1; }
    xdotool windowfocus "$window"
    sleep 0.3
}

"$bin/quintette-desktop" --language en --user "$login" --serve "$work/site" &
started+=($!)
focus "Log in"
xdotool type --delay 20 "$password"
xdotool key Return
focus "–"
main=$(xdotool search --onlyvisible --name "–" | tail -1)
xdotool windowmove "$main" 0 0 windowsize "$main" 1280 800
sleep 1
xdotool key ctrl+k
sleep 0.5
xdotool type --delay 20 "flat pages"
xdotool key Return
sleep 1.5
xdotool key Return
sleep 5
import -window root "$out/desktop.png"

# The browser comes to lie over the desktop window and is driven by the keyboard, like it.
chromium --no-sandbox --no-first-run --incognito --user-data-dir="$work/browser" --window-position=0,0 --window-size=1280,800 \
    --kiosk "http://127.0.0.1:8000/admin/flatpages/flatpage/" >/dev/null 2>&1 &
started+=($!)
focus "Log in"
sleep 2
xdotool type --delay 20 "$login"
xdotool key Tab
xdotool type --delay 20 "$password"
xdotool key Return
sleep 3
import -window root "$out/web.png"
echo "$out/desktop.png $out/web.png"
