// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/engine.h"

namespace Quintette::Internal {

namespace {

class UrlNode : public Node
{
public:
    UrlNode(FilterExpression view, std::vector<FilterExpression> arguments,
            std::vector<std::pair<QString, FilterExpression>> keywords, const QString &target)
        : m_view(std::move(view)), m_arguments(std::move(arguments)),
          m_keywords(std::move(keywords)), m_target(target)
    {
    }

    void render(Context &context, Output &out) const override
    {
        ValueList arguments;
        for (const FilterExpression &argument : m_arguments)
            arguments += argument.resolve(context);
        Dict keywords;
        for (const auto &[name, expression] : m_keywords)
            keywords.insert(name, expression.resolve(context));
        const QString view = m_view.resolve(context).toString();
        const auto &reverse = context.engine().options().reverse;
        const std::optional<QString> url =
                reverse ? reverse(view, arguments, keywords, context) : std::nullopt;
        if (!m_target.isNull()) {
            context.set(m_target, url.value_or(QString(u""_s)));
            return;
        }
        if (!url)
            throw LookupError(describe(view, arguments, keywords));
        if (context.autoescape())
            out.appendEscaped(*url);
        else
            out.append(*url);
    }

private:
    static QString describe(const QString &view, const ValueList &arguments, const Dict &keywords)
    {
        if (!keywords.isEmpty())
            return u"no URL is named \"%1\" and takes %2"_s.arg(view, Value(keywords).toRepr());
        if (!arguments.isEmpty())
            return u"no URL is named \"%1\" and takes %2"_s.arg(view,
                                                                Value::tuple(arguments).toRepr());
        return u"no URL is named \"%1\" and needs no arguments"_s.arg(view);
    }

    FilterExpression m_view;
    std::vector<FilterExpression> m_arguments;
    std::vector<std::pair<QString, FilterExpression>> m_keywords;
    QString m_target;
};

} // namespace

std::unique_ptr<Node> compileUrl(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents();
    if (words.size() < 2)
        throw TemplateSyntaxError(u"'url' takes at least one argument, a URL pattern name."_s);
    FilterExpression view = parser.compile(words[1]);
    words = words.mid(2);
    QString target;
    if (words.size() >= 2 && words[words.size() - 2] == u"as") {
        target = words.last();
        words = words.mid(0, words.size() - 2);
    }
    std::vector<FilterExpression> arguments;
    std::vector<std::pair<QString, FilterExpression>> keywords;
    for (const QString &word : std::as_const(words)) {
        QStringList one{word};
        auto keyword = parser.takeKeywords(one);
        if (keyword.empty())
            arguments.push_back(parser.compile(word));
        else
            keywords.push_back(std::move(keyword.front()));
    }
    return std::make_unique<UrlNode>(std::move(view), std::move(arguments), std::move(keywords),
                                     target);
}

} // namespace Quintette::Internal
