// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/objectrow.h"

#include "core/orm/sql/rowreader.h"

namespace Quintette {

const ModelInfo &ObjectRow::model() const
{
    return m_reader.model();
}

bool ObjectRow::isPlain() const
{
    return m_reader.isPlain();
}

Value ObjectRow::value(int fieldIndex) const
{
    return m_reader.value(m_cursor, fieldIndex);
}

Record ObjectRow::record() const
{
    return m_reader.record(m_cursor);
}

} // namespace Quintette
