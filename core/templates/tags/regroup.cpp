// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythoncontainer.h"

namespace Quintette::Internal {

namespace {

/// Alike elements that stand together, as a pair (grouper, list).
class Group : public ValueObject
{
public:
    Group(const Value &grouper, const ValueList &members) : m_grouper(grouper), m_members(members)
    {
    }

    QString toString() const override
    {
        return u"GroupedResult(grouper="_s + m_grouper.toRepr() + u", list="_s
                + Value(m_members).toRepr() + u')';
    }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == u"grouper")
            return m_grouper;
        return name == u"list" ? std::optional<Value>(m_members) : std::nullopt;
    }
    std::optional<ValueList> toList() const override { return ValueList{m_grouper, m_members}; }

private:
    Value m_grouper;
    ValueList m_members;
};

class RegroupNode : public Node
{
public:
    RegroupNode(FilterExpression target, FilterExpression key, const QString &name)
        : m_target(std::move(target)), m_key(std::move(key)), m_name(name)
    {
    }

    void render(Context &context, Output &) const override
    {
        const Value target = m_target.resolve(context, FilterExpression::Missing::None);
        if (target.isNone()) {
            context.set(m_name, ValueList());
            return;
        }
        const std::optional<ValueList> elements = elementsOf(target);
        if (!elements)
            throw TypeError(u"'%1' object is not iterable"_s.arg(target.typeName()));
        ValueList groups;
        Value grouper;
        ValueList members;
        for (const Value &element : *elements) {
            // The key is looked up in the element through the variable that will hold the groups.
            context.set(m_name, element);
            const Value key = m_key.resolve(context, FilterExpression::Missing::None);
            if (!members.isEmpty() && !(key == grouper)) {
                groups += Value(new Group(grouper, members));
                members.clear();
            }
            if (members.isEmpty())
                grouper = key;
            members += element;
        }
        if (!members.isEmpty())
            groups += Value(new Group(grouper, members));
        context.set(m_name, groups);
    }

private:
    FilterExpression m_target;
    FilterExpression m_key;
    QString m_name;
};

} // namespace

std::unique_ptr<Node> compileRegroup(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 6)
        throw TemplateSyntaxError(u"'regroup' tag takes five arguments"_s);
    FilterExpression target = parser.compile(words[1]);
    if (words[2] != u"by")
        throw TemplateSyntaxError(u"second argument to 'regroup' tag must be 'by'"_s);
    if (words[4] != u"as")
        throw TemplateSyntaxError(u"next-to-last argument to 'regroup' tag must be 'as'"_s);
    FilterExpression key = parser.compile(words[5] + u'.' + words[3]);
    return std::make_unique<RegroupNode>(std::move(target), std::move(key), words[5]);
}

} // namespace Quintette::Internal
