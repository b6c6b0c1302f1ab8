// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/builtins.h"

#include "core/templates/libraries/libraries.h"

namespace Quintette::Internal {

QHash<QString, std::shared_ptr<const Library>> standardLibraries()
{
    return {
            {u"cache"_s, cacheLibrary()}, {u"humanize"_s, humanizeLibrary()},
            {u"i18n"_s, i18nLibrary()},   {u"l10n"_s, l10nLibrary()},
            {u"log"_s, logLibrary()},     {u"static"_s, staticLibrary()},
            {u"tz"_s, tzLibrary()},
    };
}

} // namespace Quintette::Internal
