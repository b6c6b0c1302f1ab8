// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/opclass.h"

#include "core/base/error.h"
#include "core/orm/sql/compiler.h"

#include <QRegularExpression>

namespace Quintette {

namespace {

using namespace Internal;

class OpClassNode : public Node
{
public:
    OpClassNode(NodePtr source, const QString &name)
        : Node(Type::Wrapper, {std::move(source)}), m_name(name)
    {
    }

    const QString &name() const { return m_name; }
    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<OpClassNode>(sources.first(), m_name);
    }
    Outcome compile(Compiler &to) const override
    {
        to.compileValue(m_sources.first());
        return Outcome::Sql;
    }
    const Field *outputField() const override { return m_sources.first()->outputField(); }

private:
    QString m_name;
};

const QString &checkedName(const QString &name)
{
    static const QRegularExpression valid(u"\\A[A-Za-z_][A-Za-z0-9_.]*\\z"_s);
    if (!valid.match(name).hasMatch())
        throw ValueError(u"Invalid operator class name: %1."_s.arg(Value(name).toRepr()));
    return name;
}

} // namespace

OpClass::OpClass(const Argument &expression, const QString &name)
    : Expression(std::make_shared<OpClassNode>(expression.node(), checkedName(name)))
{
}

Internal::OpClassParts Internal::opClassParts(const NodePtr &node)
{
    if (const auto *opClass = dynamic_cast<const OpClassNode *>(node.get()))
        return {node->sources().first(), opClass->name()};
    return {node, QString()};
}

} // namespace Quintette
