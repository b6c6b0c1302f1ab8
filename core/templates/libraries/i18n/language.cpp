// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/i18n/tags.h"

#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class LanguageNode : public EnclosingNode
{
public:
    LanguageNode(FilterExpression code, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_code(std::move(code))
    {
    }
    void render(Context &context, Output &out) const override
    {
        const Value code = m_code.resolve(context);
        const std::shared_ptr<const Localization> before = context.localizationPointer();
        if (const auto other = before->forLanguage(code.isNone() ? QString() : code.toString()))
            context.setLocalization(other);
        m_nodes.render(context, out);
        context.setLocalization(before);
    }

private:
    FilterExpression m_code;
};

Value asDict(const Localization::Language &language)
{
    return Dict{{u"bidi"_s, language.isRightToLeft},
                {u"code"_s, language.code},
                {u"name"_s, language.name},
                {u"name_local"_s, language.localName},
                {u"name_translated"_s, language.translatedName}};
}

Value infoOf(const QString &code, const Context &context)
{
    const Localization::Language language = context.localization().languageInfo(code);
    if (language.code.isEmpty())
        throw LookupError(u"Unknown language code %1."_s.arg(code));
    return asDict(language);
}

/// A tag that puts something about languages into a variable.
class QueryNode : public Node
{
public:
    using Query = std::function<Value(Context &context)>;

    QueryNode(Query query, const QString &target) : m_query(std::move(query)), m_target(target) { }
    void render(Context &context, Output &) const override
    {
        context.set(m_target, m_query(context));
    }

private:
    Query m_query;
    QString m_target;
};

Value availableLanguages(Context &context)
{
    ValueList pairs;
    for (const Localization::Language &language : context.localization().languages())
        pairs += Value::tuple({language.code, language.translatedName});
    return pairs;
}

Value infoList(const Value &codes, Context &context)
{
    ValueList list;
    for (const Value &each : codes.isList() ? codes.list() : ValueList()) {
        // A code, or a pair of code and name.
        const bool pair = each.isList() && !each.list().isEmpty();
        list += infoOf(pair ? each.list().first().toString() : each.toString(), context);
    }
    return list;
}

} // namespace

std::unique_ptr<Node> compileLanguage(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'language' takes one argument (language)"_s);
    FilterExpression code = parser.compile(words[1]);
    return std::make_unique<LanguageNode>(std::move(code), parser.parseThrough(u"endlanguage"_s));
}

std::unique_ptr<Node> compileLanguageQuery(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    const QString &tag = words.first();
    if (tag == u"get_language_info" || tag == u"get_language_info_list") {
        if (words.size() != 5 || words[1] != u"for" || words[3] != u"as")
            throw TemplateSyntaxError(u"'%1' requires 'for string as variable'"_s.arg(tag));
        const auto argument = std::make_shared<const FilterExpression>(parser.compile(words[2]));
        const bool many = tag == u"get_language_info_list";
        return std::make_unique<QueryNode>(
                [argument, many](Context &context) {
                    const Value value = argument->resolve(context);
                    return many ? infoList(value, context) : infoOf(value.toString(), context);
                },
                words[4]);
    }
    if (words.size() != 3 || words[1] != u"as")
        throw TemplateSyntaxError(u"'%1' requires 'as variable'"_s.arg(tag));
    if (tag == u"get_available_languages")
        return std::make_unique<QueryNode>(availableLanguages, words[2]);
    if (tag == u"get_current_language_bidi") {
        return std::make_unique<QueryNode>(
                [](Context &c) { return Value(c.localization().isRightToLeft()); }, words[2]);
    }
    return std::make_unique<QueryNode>([](Context &c) { return Value(c.localization().code()); },
                                       words[2]);
}

} // namespace Quintette::Internal
