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

static void describe(Library &library)
{
    library.documentTag(
            u"translate"_s,
            u"translate text [context text] [noop] [as variable]: the text in the current "
            u"language."_s);
    library.documentTag(u"trans"_s, u"The older name of translate."_s);
    library.documentTag(
            u"blocktranslate"_s,
            u"blocktranslate [with name=value ...] [count name=number] [context text] "
            u"[trimmed] [asvar name] ... [plural ...] endblocktranslate: translates a text "
            u"with variables in it."_s);
    library.documentTag(u"blocktrans"_s, u"The older name of blocktranslate."_s);
    library.documentTag(
            u"language"_s,
            u"language code ... endlanguage: makes another language the current one inside."_s);
    library.documentTag(u"get_current_language"_s,
                        u"get_current_language as variable: the code of the current language."_s);
    library.documentTag(u"get_current_language_bidi"_s,
                        u"get_current_language_bidi as variable: whether the current language is "
                        u"written from right to left."_s);
    library.documentTag(
            u"get_available_languages"_s,
            u"get_available_languages as variable: the languages of the site, each as code "
            u"and name."_s);
    library.documentTag(u"get_language_info"_s,
                        u"get_language_info for code as variable: the names and the direction of a "
                        u"language."_s);
    library.documentTag(
            u"get_language_info_list"_s,
            u"get_language_info_list for codes as variable: the names and the direction of "
            u"several languages."_s);
    library.documentFilter(u"language_name"_s,
                           u"The English name of the language with that code."_s);
    library.documentFilter(u"language_name_local"_s, u"The name of the language in itself."_s);
    library.documentFilter(u"language_name_translated"_s,
                           u"The name of the language in the current one."_s);
    library.documentFilter(u"language_bidi"_s,
                           u"Whether the language is written from right to left."_s);
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
        describe(*library);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
