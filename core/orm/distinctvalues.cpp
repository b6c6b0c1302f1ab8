// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/distinctvalues.h"

#include "core/db/backend.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/rawnode.h"

namespace Quintette {

static Connection &connectionOf(const Field &field, const QString &database)
{
    return field.model().registry().databases().connection(database);
}

static QString leap(const Field &field, int most, const Backend &backend)
{
    return u"WITH RECURSIVE leap(v) AS (SELECT MIN(%1) FROM %2 UNION ALL "
           "SELECT (SELECT MIN(%1) FROM %2 WHERE %1 > leap.v) FROM leap WHERE leap.v IS NOT NULL) "
           "SELECT v FROM leap WHERE v IS NOT NULL LIMIT %3"_s.arg(
                   backend.quoteName(field.column()), backend.quoteName(field.model().table()),
                   QString::number(most));
}

ValueList distinctIndexedValues(const Field &field, int most, const QString &database)
{
    Connection &connection = connectionOf(field, database);
    const Backend &backend = connection.backend();
    ValueList values;
    for (Cursor cursor = connection.execute(leap(field, most, backend)); cursor.next();)
        values += field.fromDatabase(cursor.value(0), backend);
    return values;
}

DistinctIndexedValues::DistinctIndexedValues(const Field &field, int most, const QString &database)
    : Expression(std::make_shared<Internal::RawNode>(
            u'(' + leap(field, most, connectionOf(field, database).backend()) + u')'))
{
}

} // namespace Quintette
