// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythonnumber.h"

#include <cmath>

namespace Quintette::Internal {

namespace {

class WidthRatioNode : public Node
{
public:
    WidthRatioNode(FilterExpression value, FilterExpression maximum, FilterExpression width,
                   const QString &target)
        : m_value(std::move(value)), m_maximum(std::move(maximum)), m_width(std::move(width)),
          m_target(target)
    {
    }

    void render(Context &context, Output &out) const override
    {
        const QString result = ratio(context);
        if (m_target.isNull())
            out.append(result);
        else
            context.set(m_target, result);
    }

private:
    QString ratio(Context &context) const
    {
        const std::optional<double> value = toPythonFloat(m_value.resolve(context));
        const std::optional<double> maximum = toPythonFloat(m_maximum.resolve(context));
        const std::optional<Value> width = toPythonInteger(m_width.resolve(context));
        if (!width)
            throw TemplateSyntaxError(u"widthratio final argument must be a number"_s);
        if (!value || !maximum)
            return QString(u""_s);
        if (*maximum == 0.0)
            return u"0"_s;
        // Halves go to the even neighbour.
        const double rounded = std::nearbyint(*value / *maximum * width->toDouble().value_or(0));
        if (!std::isfinite(rounded))
            return QString(u""_s);
        return QString::number(rounded == 0.0 ? 0.0 : rounded, 'f', 0);
    }

    FilterExpression m_value;
    FilterExpression m_maximum;
    FilterExpression m_width;
    QString m_target;
};

} // namespace

std::unique_ptr<Node> compileWidthRatio(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 4 && words.size() != 6)
        throw TemplateSyntaxError(u"widthratio takes at least three arguments"_s);
    if (words.size() == 6 && words[4] != u"as")
        throw TemplateSyntaxError(u"Invalid syntax in widthratio tag. Expecting 'as' keyword"_s);
    return std::make_unique<WidthRatioNode>(parser.compile(words[1]), parser.compile(words[2]),
                                            parser.compile(words[3]), words.value(5));
}

} // namespace Quintette::Internal
