// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/distinctvalues.h"

#include "core/db/backend.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

ValueList distinctIndexedValues(const Field &field, int most, const QString &database)
{
    Connection &connection = field.model().registry().databases().connection(database);
    const Backend &backend = connection.backend();
    const QString sql =
            u"WITH RECURSIVE leap(v) AS (SELECT MIN(%1) FROM %2 UNION ALL "
            "SELECT (SELECT MIN(%1) FROM %2 WHERE %1 > leap.v) FROM leap WHERE leap.v IS NOT NULL) "
            "SELECT v FROM leap WHERE v IS NOT NULL LIMIT %3"_s.arg(
                    backend.quoteName(field.column()), backend.quoteName(field.model().table()),
                    QString::number(most));
    ValueList values;
    for (Cursor cursor = connection.execute(sql); cursor.next();)
        values += field.fromDatabase(cursor.value(0), backend);
    return values;
}

} // namespace Quintette
