// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/template.h"

#include "core/templates/engine.h"
#include "core/templates/parser.h"

namespace Quintette {

Template::Template(const Engine &engine, const QString &source, const QString &name,
                   const QString &origin)
    : m_engine(engine), m_name(name), m_origin(origin.isEmpty() ? name : origin), m_source(source)
{
    m_nodes = Parser(engine, *this, tokenize(source)).parse();
}

Template::Template(const std::shared_ptr<const Template> &whole, const QString &partialName)
    : m_engine(whole->m_engine), m_name(whole->m_name + u'#' + partialName),
      m_origin(whole->m_origin), m_source(whole->m_source), m_whole(whole),
      m_fragment(whole->partial(partialName))
{
    Q_ASSERT(m_fragment);
}

Template::~Template() = default;

QByteArray Template::render(Context &context) const
{
    Output out;
    renderInto(context, out);
    return out.take();
}

void Template::renderInto(Context &context, Output &out, Rendering::State state) const
{
    const Rendering rendering(context, *this, state);
    nodes().render(context, out);
}

const NodeList *Template::partial(const QString &partialName) const
{
    return m_partials.value(partialName);
}

} // namespace Quintette
