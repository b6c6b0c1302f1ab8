// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/blocknode.h"

#include "core/templates/error.h"

namespace Quintette {

namespace Internal {

const void *BlockQueues::key()
{
    static const char address = 0;
    return &address;
}

void BlockQueues::addParents(const QHash<QString, const BlockNode *> &blocks)
{
    for (auto it = blocks.cbegin(); it != blocks.cend(); ++it)
        m_queues[it.key()].prepend(it.value());
}

const BlockNode *BlockQueues::last(const QString &name) const
{
    const auto it = m_queues.constFind(name);
    return it == m_queues.cend() || it->isEmpty() ? nullptr : it->last();
}

const BlockNode *BlockQueues::takeLast(const QString &name)
{
    const auto it = m_queues.find(name);
    return it == m_queues.end() || it->isEmpty() ? nullptr : it->takeLast();
}

} // namespace Internal

namespace {

/// The variable block inside a block.
class BlockValue : public ValueObject
{
public:
    /// context: null where there is no parent to ask for super.
    BlockValue(const BlockNode &block, Context *context) : m_block(block), m_context(context) { }

    QString toString() const override { return u"<Block Node: "_s + m_block.name() + u'>'; }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == u"name")
            return Value(m_block.name());
        if (name != u"super")
            return std::nullopt;
        if (!m_context) {
            throw TemplateSyntaxError(
                    u"'BlockNode' object has no attribute 'context'. Did you use {{ block.super }} in a base template?"_s);
        }
        return Value::safe(m_block.super(*m_context));
    }

private:
    const BlockNode &m_block;
    Context *m_context;
};

} // namespace

void BlockNode::render(Context &context, Output &out) const
{
    using Internal::BlockQueues;
    auto *queues = context.renderState().find<BlockQueues>(BlockQueues::key());
    const Context::Scope scope(context);
    if (!queues) {
        context.set(u"block"_s, Value(new BlockValue(*this, nullptr)));
        m_nodes.render(context, out);
        return;
    }
    const BlockNode *lowest = queues->takeLast(m_name);
    const BlockNode *block = lowest ? lowest : this;
    context.set(u"block"_s, Value(new BlockValue(*block, &context)));
    block->m_nodes.render(context, out);
    if (lowest)
        queues->append(m_name, lowest);
}

QString BlockNode::super(Context &context) const
{
    using Internal::BlockQueues;
    auto *queues = context.renderState().find<BlockQueues>(BlockQueues::key());
    if (!queues || !queues->last(m_name))
        return {};
    Output out;
    render(context, out);
    return out.toString();
}

} // namespace Quintette
