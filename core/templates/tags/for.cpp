// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythoncontainer.h"
#include "core/templates/tags/forloop.h"

namespace Quintette::Internal {

namespace {

class ForNode : public Node
{
public:
    ForNode(const QStringList &names, FilterExpression sequence, bool reversed, NodeList loop,
            NodeList empty)
        : m_names(names), m_sequence(std::move(sequence)), m_reversed(reversed),
          m_loop(std::move(loop)), m_empty(std::move(empty))
    {
    }

    void render(Context &context, Output &out) const override
    {
        const Value *outer = context.find(u"forloop");
        const Value parent = outer ? *outer : Value(Dict());
        const Context::Scope scope(context);
        const ValueList items = elements(context);
        if (items.isEmpty()) {
            m_empty.render(context, out);
            return;
        }
        const auto *loop = new ForLoop(items.size(), parent);
        context.set(u"forloop"_s, Value(loop));
        const bool unpacks = m_names.size() > 1;
        if (!unpacks)
            context.set(m_names.first(), {});
        // forloop itself may be the loop's variable, which is then set first.
        const size_t slot = m_names.first() == u"forloop" ? 0 : 1;
        for (qsizetype round = 0; round < items.size(); ++round) {
            loop->setRound(round);
            const Value &item = items[m_reversed ? items.size() - 1 - round : round];
            if (unpacks) {
                const Context::Scope names(context);
                unpack(item, context);
                m_loop.render(context, out);
            } else {
                context.setAt(slot, item);
                m_loop.render(context, out);
            }
        }
    }

private:
    ValueList elements(Context &context) const
    {
        const Value value = m_sequence.resolve(context, FilterExpression::Missing::None);
        if (value.isNone())
            return {};
        const std::optional<ValueList> items = elementsOf(value);
        if (!items)
            throw TypeError(u"'%1' object is not iterable"_s.arg(value.typeName()));
        return *items;
    }

    void unpack(const Value &item, Context &context) const
    {
        const std::optional<ValueList> parts = elementsOf(item);
        const qsizetype count = parts ? parts->size() : 1;
        if (count != m_names.size()) {
            throw ValueError(u"Need %1 values to unpack in for loop; got %2."_s.arg(m_names.size())
                                     .arg(count));
        }
        for (qsizetype i = 0; i < count; ++i)
            context.set(m_names[i], parts->at(i));
    }

    QStringList m_names;
    FilterExpression m_sequence;
    bool m_reversed;
    NodeList m_loop;
    NodeList m_empty;
};

/// The names between "for" and "in", which commas separate.
QStringList loopNames(const QStringList &words, const QString &contents)
{
    QStringList names;
    for (const QString &part : words.join(u' ').split(u',')) {
        const QString name = part.trimmed();
        const bool valid = !name.isEmpty() && std::none_of(name.begin(), name.end(), [](QChar c) {
            return c == u' ' || c == u'"' || c == u'\'' || c == u'|';
        });
        if (!valid)
            throw TemplateSyntaxError(
                    u"'for' tag received an invalid argument: %1"_s.arg(contents));
        names += name;
    }
    return names;
}

} // namespace

std::unique_ptr<Node> compileFor(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() < 4)
        throw TemplateSyntaxError(
                u"'for' statements should have at least four words: %1"_s.arg(token.contents));
    const bool reversed = words.last() == u"reversed";
    const qsizetype in = words.size() - (reversed ? 3 : 2);
    if (words[in] != u"in") {
        throw TemplateSyntaxError(
                u"'for' statements should use the format 'for x in y': %1"_s.arg(token.contents));
    }
    const QStringList names = loopNames(words.mid(1, in - 1), token.contents);
    FilterExpression sequence = parser.compile(words[in + 1]);
    NodeList loop = parser.parse({u"empty"_s, u"endfor"_s});
    NodeList empty;
    if (parser.nextToken().contents == u"empty")
        empty = parser.parseThrough(u"endfor"_s);
    return std::make_unique<ForNode>(names, std::move(sequence), reversed, std::move(loop),
                                     std::move(empty));
}

} // namespace Quintette::Internal
