// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/collector.h"
#include "core/orm/persistence.h"

namespace Quintette {

ProtectedError::~ProtectedError() = default;

static QString databaseOf(const QList<Record> &records)
{
    return records.isEmpty() || records.first().database().isEmpty() ? u"default"_s
                                                                     : records.first().database();
}

DeletePlan planDelete(const QList<Record> &records, int treeLimit)
{
    Internal::Collector collector(databaseOf(records), Internal::Collector::Everything::Load);
    collector.collect(records);
    return {collector.tree(treeLimit), collector.protectedObjects(), collector.counts()};
}

static QMap<QString, qint64> deleteAll(const QList<Record> &records, bool keepParents)
{
    if (records.isEmpty())
        return {};
    Internal::Collector collector(databaseOf(records), Internal::Collector::Everything::OnlyNeeded);
    collector.setKeepParents(keepParents);
    collector.collect(records);
    if (!collector.protectedObjects().isEmpty()) {
        throw ProtectedError(u"Cannot delete some instances of model '%1' because they are "
                             u"referenced through protected foreign "
                             "keys: %2; delete or change those first"_s.arg(
                                     records.first().model().name(),
                                     collector.protectingFields().join(u", "_s)));
    }
    return collector.execute();
}

QMap<QString, qint64> deleteRecords(const QList<Record> &records)
{
    return deleteAll(records, false);
}

QMap<QString, qint64> deleteKeepingParents(const QList<Record> &records)
{
    return deleteAll(records, true);
}

} // namespace Quintette
