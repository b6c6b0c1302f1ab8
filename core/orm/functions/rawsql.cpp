// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/rawsql.h"

#include "core/base/error.h"
#include "core/orm/sql/compiler.h"

namespace Quintette {

using namespace Internal;

namespace {

class RawSqlNode : public Node
{
public:
    RawSqlNode(const QStringList &parts, const ValueList &parameters, const Field *output)
        : Node(Type::Raw), m_parts(parts), m_parameters(parameters), m_output(output)
    {
    }

    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    const Field *outputField() const override { return m_output; }
    Outcome compile(Compiler &to) const override
    {
        to.write(u'(');
        for (qsizetype i = 0; i < m_parts.size(); ++i) {
            if (i > 0)
                to.bind(m_parameters.at(i - 1));
            to.write(QStringView(m_parts.at(i)));
        }
        to.write(u')');
        return Outcome::Sql;
    }

private:
    QStringList m_parts; // between the parameters
    ValueList m_parameters;
    const Field *m_output;
};

/// The SQL between the "?" that stand for parameters; one in a text or a quoted name does not.
QStringList splitAtParameters(const QString &sql)
{
    QStringList parts{QString()};
    QChar quote;
    for (const QChar c : sql) {
        if (c == u'?' && quote.isNull()) {
            parts.append(QString());
            continue;
        }
        if (c == quote)
            quote = QChar();
        else if (quote.isNull() && (c == u'\'' || c == u'"'))
            quote = c;
        parts.last().append(c);
    }
    return parts;
}

NodePtr nodeOf(const QString &sql, const ValueList &parameters,
               const std::optional<FieldKind> &output)
{
    const QStringList parts = splitAtParameters(sql);
    if (parts.size() != parameters.size() + 1) {
        throw ValueError(u"The SQL has %1 \"?\" for %2 parameters: %3"_s.arg(parts.size() - 1)
                                 .arg(parameters.size())
                                 .arg(sql));
    }
    return std::make_shared<RawSqlNode>(parts, parameters, output ? fieldOfKind(*output) : nullptr);
}

} // namespace

RawSql::RawSql(const QString &sql, const ValueList &parameters,
               const std::optional<FieldKind> &output)
    : Expression(nodeOf(sql, parameters, output))
{
}

} // namespace Quintette
