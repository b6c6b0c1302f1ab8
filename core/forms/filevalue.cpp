// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/filevalue.h"

namespace Quintette {

std::optional<Value> FileValue::attribute(const QString &name) const
{
    if (name == u"name")
        return Value(m_file.name());
    if (name == u"size")
        return Value(m_file.size());
    if (name == u"content_type")
        return Value(QString::fromLatin1(m_file.contentType()));
    return {};
}

} // namespace Quintette
