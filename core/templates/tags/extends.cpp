// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/engine.h"
#include "core/templates/tags/blocknode.h"
#include "core/templates/tags/relativename.h"
#include "core/templates/templatevalue.h"

namespace Quintette::Internal {

namespace {

/// The templates of one line of inheritance so far, so that none extends itself.
struct Lineage : NodeState
{
    QStringList origins;

    static const void *key()
    {
        static const char address = 0;
        return &address;
    }
};

class ExtendsNode : public Node
{
public:
    ExtendsNode(const Template &owner, FilterExpression parent, NodeList rest)
        : m_owner(owner), m_parent(std::move(parent)), m_rest(std::move(rest))
    {
    }

    bool mustBeFirst() const override { return true; }

    void render(Context &context, Output &out) const override
    {
        const std::shared_ptr<const Template> parent = find(context);
        auto &queues = context.renderState().of<BlockQueues>(BlockQueues::key());
        queues.addParents(m_owner.blocks());
        if (!parent->isChild())
            queues.addParents(parent->blocks());
        parent->renderInto(context, out, Rendering::State::Shared);
    }

private:
    std::shared_ptr<const Template> find(Context &context) const
    {
        const Value which = m_parent.resolve(context);
        if (const auto *held = which.objectAs<TemplateValue>())
            return held->get();
        if (!which.isTrue() || !which.isText()) {
            throw TemplateSyntaxError(
                    u"Invalid template name in 'extends' tag: %1. Got this from the '%2' variable."_s
                            .arg(which.toRepr(), m_parent.source()));
        }
        QStringList &origins = context.renderState().of<Lineage>(Lineage::key()).origins;
        if (origins.isEmpty())
            origins += m_owner.origin();
        const std::shared_ptr<const Template> parent =
                context.engine().get(which.toString(), skipped(origins, which));
        origins += parent->origin();
        return parent;
    }

    /// Only a template of the same name must be passed over; otherwise the common entry of the
    /// cache serves.
    QStringList skipped(const QStringList &origins, const Value &name) const
    {
        const QString suffix = name.toString();
        QStringList skip;
        for (const QString &origin : origins) {
            if (origin.endsWith(suffix))
                skip += origin;
        }
        return skip;
    }

    const Template &m_owner;
    FilterExpression m_parent;
    NodeList m_rest; // its blocks are found through the owner
};

} // namespace

std::unique_ptr<Node> compileExtends(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'extends' takes one argument"_s);
    if (parser.target().isChild())
        throw TemplateSyntaxError(u"'extends' cannot appear more than once in the same template"_s);
    parser.markAsChild();
    FilterExpression parent = parser.compile(
            absoluteTemplateName(parser.target().name(), words[1], OwnName::Refused));
    NodeList rest = parser.parse();
    return std::make_unique<ExtendsNode>(parser.target(), std::move(parent), std::move(rest));
}

} // namespace Quintette::Internal
