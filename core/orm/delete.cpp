// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/collector.h"
#include "core/orm/persistence.h"

namespace Quintette {

ProtectedError::~ProtectedError() = default;
RestrictedError::~RestrictedError() = default;

static QString databaseOf(const QList<Record> &records)
{
    return records.isEmpty() || records.first().database().isEmpty() ? u"default"_s
                                                                     : records.first().database();
}

DeletePlan planDelete(const QList<Record> &records, int treeLimit)
{
    Internal::Collector collector(databaseOf(records), Internal::Collector::Everything::Load);
    collector.collect(records);
    return {collector.tree(treeLimit),
            collector.protectedBy().objects + collector.restrictedBy().objects, collector.counts()};
}

static QString refusal(const ModelInfo &model, QLatin1StringView how, const QStringList &fields)
{
    return u"Cannot delete some instances of model '%1' because they are referenced through %2 "
           u"foreign keys: %3; delete or change those first"_s.arg(model.name(), how,
                                                                   fields.join(u", "_s));
}

static QMap<QString, qint64> deleteAll(const QList<Record> &records, bool keepParents)
{
    if (records.isEmpty())
        return {};
    Internal::Collector collector(databaseOf(records), Internal::Collector::Everything::OnlyNeeded);
    collector.setKeepParents(keepParents);
    collector.collect(records);
    const ModelInfo &model = records.first().model();
    if (const auto &obstacle = collector.protectedBy(); !obstacle.objects.isEmpty())
        throw ProtectedError(refusal(model, "protected"_L1, obstacle.fields), obstacle.objects);
    if (const auto &obstacle = collector.restrictedBy(); !obstacle.objects.isEmpty())
        throw RestrictedError(refusal(model, "restricted"_L1, obstacle.fields), obstacle.objects);
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
