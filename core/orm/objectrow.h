// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette {

class Cursor;

namespace Internal {
class RowReader;
}

/// The row at which a running query stands; QuerySet::forEachRow() shows it. Lets a C++ object be
/// filled without making a Record first. Valid until the next row.
class QUINTETTE_CORE_EXPORT ObjectRow
{
public:
    ObjectRow(const Internal::RowReader &reader, const Cursor &cursor)
        : m_reader(reader), m_cursor(cursor)
    {
    }

    const ModelInfo &model() const;
    /// Nothing but all fields of the model: no related object, no annotation, nothing deferred.
    bool isPlain() const;
    /// The typed value of a field, by its index; only where isPlain().
    Value value(int fieldIndex) const;
    Record record() const;

private:
    const Internal::RowReader &m_reader;
    const Cursor &m_cursor;
};

} // namespace Quintette
