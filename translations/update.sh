#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Collects the texts of the sources into translations/*.ts; called by the target update_translations.
# usage: update.sh LUPDATE OPTION...   (QUINTETTE_TS_FOLDER: another folder than this one, for check.py)
set -eu
cd "$(dirname "$0")/.."

lupdate=$1
shift

catalogues=${QUINTETTE_TS_FOLDER:-translations}

# lupdate reads no HTML: the texts of templates come as C++, always under the same name, which ends up in the catalogues.
templates=build/translations/templates.cpp
mkdir -p "$(dirname "$templates")"
python3 translations/extract_templates.py resources plugins core admin >"$templates"

for language in ar de; do
    "$lupdate" "$@" app core admin plugins "$templates" -target-language "$language" -ts "$catalogues/quintette_$language.ts"
done
"$lupdate" "$@" -pluralonly app core admin plugins "$templates" -target-language en -ts "$catalogues/quintette_en.ts"
