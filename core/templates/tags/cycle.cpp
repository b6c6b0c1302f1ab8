// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

/// The values of one cycle, shared by all tags that name it.
class Cycle
{
public:
    Cycle(std::vector<FilterExpression> values, const QString &name, bool silent)
        : m_values(std::move(values)), m_name(name), m_silent(silent)
    {
    }

    void advance(Context &context, Output &out) const
    {
        Position &position = context.renderState().of<Position>(this);
        const Value value = m_values[position.next].resolve(context);
        position.next = (position.next + 1) % m_values.size();
        if (!m_name.isNull())
            context.setUpward(m_name, value);
        if (!m_silent)
            renderValue(value, context, out);
    }
    void reset(Context &context) const { context.renderState().of<Position>(this).next = 0; }

private:
    struct Position : NodeState
    {
        size_t next = 0;
    };

    std::vector<FilterExpression> m_values;
    QString m_name;
    bool m_silent;
};

class CycleNode : public Node
{
public:
    explicit CycleNode(const std::shared_ptr<const Cycle> &cycle) : m_cycle(cycle) { }
    void render(Context &context, Output &out) const override { m_cycle->advance(context, out); }

private:
    std::shared_ptr<const Cycle> m_cycle;
};

class ResetCycleNode : public Node
{
public:
    explicit ResetCycleNode(const std::shared_ptr<const Cycle> &cycle) : m_cycle(cycle) { }
    void render(Context &context, Output &) const override { m_cycle->reset(context); }

private:
    std::shared_ptr<const Cycle> m_cycle;
};

/// The cycles of the template that is being compiled.
struct Cycles
{
    QHash<QString, std::shared_ptr<const Cycle>> named;
    std::shared_ptr<const Cycle> last;
};

} // namespace

std::unique_ptr<Node> compileCycle(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents();
    if (words.size() < 2)
        throw TemplateSyntaxError(u"'cycle' tag requires at least two arguments"_s);
    Cycles &cycles = parser.shared<Cycles>();
    if (words.size() == 2) {
        const std::shared_ptr<const Cycle> cycle = cycles.named.value(words[1]);
        if (!cycle)
            throw TemplateSyntaxError(u"Named cycle '%1' does not exist"_s.arg(words[1]));
        return std::make_unique<CycleNode>(cycle);
    }
    QString name;
    bool silent = false;
    if (words.size() > 4 && words[words.size() - 3] == u"as") {
        if (words.last() != u"silent") {
            throw TemplateSyntaxError(
                    u"Only 'silent' flag is allowed after cycle's name, not '%1'."_s.arg(
                            words.last()));
        }
        silent = true;
        words.removeLast();
    }
    if (words.size() > 3 && words[words.size() - 2] == u"as" && (silent || words.size() > 4)) {
        name = words.last();
        words = words.mid(0, words.size() - 2);
    }
    std::vector<FilterExpression> values;
    for (const QString &word : words.mid(1))
        values.push_back(parser.compile(word));
    const auto cycle = std::make_shared<const Cycle>(std::move(values), name, silent);
    if (!name.isNull())
        cycles.named.insert(name, cycle);
    cycles.last = cycle;
    return std::make_unique<CycleNode>(cycle);
}

std::unique_ptr<Node> compileResetCycle(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() > 2)
        throw TemplateSyntaxError(u"'resetcycle' tag accepts at most one argument."_s);
    const Cycles &cycles = parser.shared<Cycles>();
    const std::shared_ptr<const Cycle> cycle =
            words.size() == 2 ? cycles.named.value(words[1]) : cycles.last;
    if (!cycle && words.size() == 2)
        throw TemplateSyntaxError(u"Named cycle '%1' does not exist."_s.arg(words[1]));
    if (!cycle)
        throw TemplateSyntaxError(u"No cycles in template."_s);
    return std::make_unique<ResetCycleNode>(cycle);
}

} // namespace Quintette::Internal
