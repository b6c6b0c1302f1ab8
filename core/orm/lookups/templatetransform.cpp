// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/templatetransform.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

NodePtr TemplateTransform::withSources(NodeList sources) const
{
    return std::make_shared<TemplateTransform>(sources.first(), m_pieces, m_output);
}

Outcome TemplateTransform::compile(Compiler &to) const
{
    to.write(QStringView(m_pieces.first()));
    for (qsizetype i = 1; i < m_pieces.size(); ++i) {
        to.compileValue(source());
        to.write(QStringView(m_pieces.at(i)));
    }
    return Outcome::Sql;
}

} // namespace Quintette::Internal
