// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/libraries.h"

#include "core/templates/format/localize.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class LocalizeNode : public EnclosingNode
{
public:
    LocalizeNode(bool on, NodeList nodes) : EnclosingNode(std::move(nodes)), m_on(on) { }
    void render(Context &context, Output &out) const override
    {
        const bool before = context.useLocalization();
        context.setUseLocalization(m_on);
        m_nodes.render(context, out);
        context.setUseLocalization(before);
    }

private:
    bool m_on;
};

std::unique_ptr<Node> compileLocalize(Parser &parser, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    const bool isValid =
            words.size() == 1 || (words.size() == 2 && (words[1] == u"on" || words[1] == u"off"));
    if (!isValid)
        throw TemplateSyntaxError(u"'localize' argument should be 'on' or 'off'"_s);
    return std::make_unique<LocalizeNode>(words.value(1) != u"off",
                                          parser.parseThrough(u"endlocalize"_s));
}

/// str(value), which leaves a safe text safe.
Value asText(const Value &value)
{
    return value.isSafe() ? Value::safe(value.toString()) : Value(value.toString());
}

} // namespace

std::shared_ptr<const Library> l10nLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        library->tag(u"localize"_s, compileLocalize);
        library->filter(u"localize"_s, [](const Value &v, const Context &context) {
            return asText(localizedIn(v, context.localization()));
        });
        library->filter(u"unlocalize"_s, [](const Value &v, const Context &context) {
            return asText(v.isNumber() ? v : localizedIn(v, context.localization()));
        });
        library->documentTag(
                u"localize"_s,
                u"localize [on|off] ... endlocalize: says whether numbers and dates inside "
                u"are written as the language does."_s);
        library->documentFilter(u"localize"_s, u"Writes a number or date as the language does."_s);
        library->documentFilter(
                u"unlocalize"_s,
                u"Writes a number as programs read it, whatever the language is."_s);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
