// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/i18n/tags.h"
#include "core/templates/libraries/libraries.h"

namespace Quintette::Internal {

static Localization::Language infoOf(const Value &code, const Context &context)
{
    Localization::Language language = context.localization().languageInfo(code.toString());
    if (language.code.isEmpty())
        throw LookupError(u"Unknown language code %1."_s.arg(code.toString()));
    return language;
}

std::shared_ptr<const Library> i18nLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        library->tag(u"translate"_s, compileTranslate);
        library->tag(u"trans"_s, compileTranslate);
        library->tag(u"blocktranslate"_s, compileBlockTranslate);
        library->tag(u"blocktrans"_s, compileBlockTranslate);
        library->tag(u"language"_s, compileLanguage);
        for (const QString &query :
             {u"get_current_language"_s, u"get_current_language_bidi"_s,
              u"get_available_languages"_s, u"get_language_info"_s, u"get_language_info_list"_s})
            library->tag(query, compileLanguageQuery);
        library->filter(u"language_name"_s,
                        [](const Value &v, const Context &c) { return infoOf(v, c).name; });
        library->filter(u"language_name_local"_s,
                        [](const Value &v, const Context &c) { return infoOf(v, c).localName; });
        library->filter(u"language_name_translated"_s, [](const Value &v, const Context &c) {
            return infoOf(v, c).translatedName;
        });
        library->filter(u"language_bidi"_s, [](const Value &v, const Context &c) {
            return infoOf(v, c).isRightToLeft;
        });
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
