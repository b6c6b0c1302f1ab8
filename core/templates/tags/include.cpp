// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/engine.h"
#include "core/templates/tags/relativename.h"
#include "core/templates/templatevalue.h"

namespace Quintette::Internal {

namespace {

class IncludeNode : public Node
{
public:
    IncludeNode(const QString &ownName, FilterExpression which,
                std::vector<std::pair<QString, FilterExpression>> extra, bool isolated)
        : m_ownName(ownName), m_which(std::move(which)), m_extra(std::move(extra)),
          m_isolated(isolated)
    {
    }

    void render(Context &context, Output &out) const override
    {
        const std::shared_ptr<const Template> included = find(context);
        Dict values;
        for (const auto &[name, expression] : m_extra)
            values.insert(name, expression.resolve(context));
        if (m_isolated) {
            included->renderInto(*context.isolated(values), out);
            return;
        }
        const Context::Scope scope(context);
        context.update(values);
        included->renderInto(context, out);
    }

private:
    std::shared_ptr<const Template> find(Context &context) const
    {
        const Value which = m_which.resolve(context);
        if (const auto *held = which.objectAs<TemplateValue>())
            return held->get();
        if (which.isText() && which.isTrue())
            return context.engine().get(
                    absoluteTemplateName(m_ownName, which.toString(), OwnName::Allowed));
        QStringList names;
        if (which.isList()) {
            for (const Value &name : which.list())
                names += name.toString();
        }
        if (names.isEmpty())
            throw TemplateDoesNotExist(u"{% include "_s + m_which.source() + u" %}"_s);
        return context.engine().select(names);
    }

    QString m_ownName;
    FilterExpression m_which;
    std::vector<std::pair<QString, FilterExpression>> m_extra;
    bool m_isolated;
};

} // namespace

std::unique_ptr<Node> compileInclude(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() < 2) {
        throw TemplateSyntaxError(
                u"'include' tag takes at least one argument: the name of the template to be included."_s);
    }
    std::vector<std::pair<QString, FilterExpression>> extra;
    QStringList seen;
    QStringList rest = words.mid(2);
    while (!rest.isEmpty()) {
        const QString option = rest.takeFirst();
        if (seen.contains(option))
            throw TemplateSyntaxError(
                    u"The '%1' option was specified more than once."_s.arg(option));
        seen += option;
        if (option == u"with") {
            extra = parser.takeKeywords(rest);
            if (extra.empty())
                throw TemplateSyntaxError(
                        u"\"with\" in 'include' tag needs at least one keyword argument."_s);
        } else if (option != u"only") {
            throw TemplateSyntaxError(u"Unknown argument for 'include' tag: '%1'."_s.arg(option));
        }
    }
    const QString &ownName = parser.target().name();
    FilterExpression which =
            parser.compile(absoluteTemplateName(ownName, words[1], OwnName::Allowed));
    return std::make_unique<IncludeNode>(ownName, std::move(which), std::move(extra),
                                         seen.contains(u"only"_s));
}

} // namespace Quintette::Internal
