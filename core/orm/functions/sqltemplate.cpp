// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/sqltemplate.h"

#include "core/base/error.h"
#include "core/orm/sql/compiler.h"

namespace Quintette {

using namespace Internal;

namespace {

class TemplateNode : public Node
{
public:
    TemplateNode(const QString &text, NodeList arguments, const Field *output)
        : Node(Type::Raw, std::move(arguments)), m_text(text), m_output(output)
    {
        for (qsizetype at = m_text.indexOf(u'%'); at >= 0; at = m_text.indexOf(u'%', at + 2)) {
            if (placeAt(at) < 0)
                throw ValueError(
                        u"The SQL \"%1\" asks for an argument it is not given."_s.arg(text));
        }
    }

    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<TemplateNode>(m_text, std::move(sources), m_output);
    }
    const Field *outputField() const override { return m_output; }
    Outcome compile(Compiler &to) const override
    {
        qsizetype from = 0;
        for (qsizetype at = m_text.indexOf(u'%'); at >= 0; at = m_text.indexOf(u'%', from)) {
            to.write(QStringView(m_text).sliced(from, at - from));
            const qsizetype place = placeAt(at);
            if (place == 0)
                to.write(u'%');
            else
                to.compileValue(m_sources.at(place - 1));
            from = at + 2;
        }
        to.write(QStringView(m_text).sliced(from));
        return Outcome::Sql;
    }

private:
    /// The number after the percent sign; 0 for %%, -1 for what is neither.
    qsizetype placeAt(qsizetype percent) const
    {
        const QChar next = percent + 1 < m_text.size() ? m_text.at(percent + 1) : QChar();
        if (next == u'%')
            return 0;
        const qsizetype place = next.unicode() - u'0';
        return place >= 1 && place <= std::min<qsizetype>(9, m_sources.size()) ? place : -1;
    }

    QString m_text;
    const Field *m_output;
};

NodePtr nodeOf(const QString &text, const QList<Argument> &arguments, FieldKind output)
{
    NodeList nodes;
    for (const Argument &argument : arguments)
        nodes.append(argument.node());
    return std::make_shared<TemplateNode>(text, std::move(nodes), fieldOfKind(output));
}

} // namespace

SqlTemplate::SqlTemplate(const QString &text, const QList<Argument> &arguments, FieldKind output)
    : Expression(nodeOf(text, arguments, output))
{
}

} // namespace Quintette
