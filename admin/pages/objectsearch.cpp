// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/objectsearch.h"

#include "admin/pages/changelist.h"
#include "admin/pages/indexpage.h"
#include "admin/pages/missingtables.h"
#include "admin/site/fieldpath.h"
#include "core/db/answermemory.h"
#include "core/db/databaseerror.h"
#include "core/db/rowestimate.h"

namespace Quintette {
namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype objectsPerModel = 4;
constexpr qsizetype objectsInAll = 40;
// More rows than these are not read for every letter that is typed.
constexpr qint64 mostRowsRead = 20'000;
constexpr std::chrono::milliseconds timePerModel{60};
constexpr std::chrono::milliseconds timeInAll{250};
constexpr std::chrono::seconds sizeLife{60};

/// Whether an index answers this entry of searchFields.
bool isIndexed(const ModelInfo &model, const QString &declared)
{
    if (declared.startsWith(u'@')) {
        const std::optional<ModelOptions::Search> &search = model.options().search;
        return search && search->fields.contains(declared.mid(1));
    }
    const QString exact = u"__exact"_s;
    if (!declared.endsWith(exact))
        return false;
    const FieldPath path = FieldPath::find(model, declared.chopped(exact.size()));
    return path.isValid() && path.steps.size() == 1 && path.last().isIndexed();
}

bool isSearchedByIndex(const ModelAdmin &admin, const AdminRequest &request)
{
    const QStringList fields = admin.searchFields(request);
    return std::all_of(fields.cbegin(), fields.cend(), [&admin](const QString &declared) {
        return isIndexed(admin.model(), declared);
    });
}

bool isLarge(const QuerySet &query)
{
    Connection &connection = connectionFor(query);
    const QString table = query.model().table();
    const QString question = u"rows of "_s + table;
    AnswerMemory *memory = connection.answers();
    Value rows = memory ? memory->estimate(question) : Value();
    if (rows.isNone()) {
        rows = estimatedRows(connection, table).value_or(0);
        if (memory)
            memory->insertEstimate(question, rows, sizeLife);
    }
    return rows.integer() > mostRowsRead;
}

/// Objects of one model; as much as there was time for.
FoundObjects searchModel(const ModelAdmin &admin, const AdminRequest &request, const QString &text,
                         std::chrono::milliseconds time)
{
    FoundObjects found{&admin, {}, true};
    const QuerySet all = admin.queryset(request);
    if (!isSearchedByIndex(admin, request) && isLarge(all))
        return found;
    QuerySet matching = admin.searchResults(request, all, text);
    if (!matching.isOrdered())
        matching = matching.orderBy(QStringList{u"-pk"_s});
    const QStringList along = admin.listSelectRelated(request);
    if (!along.isEmpty())
        matching = matching.selectRelated(along);
    QList<Record> records;
    // One more than is shown tells whether there are more.
    const bool isDone = isDoneInTime(connectionFor(all), time, [&] {
        records = matching.slice(0, objectsPerModel + 1).toList();
    });
    found.hasMore = !isDone || records.size() > objectsPerModel;
    const Field &key = admin.model().primaryKey();
    for (const Record &record : std::as_const(records).mid(0, objectsPerModel))
        found.objects += FoundObjects::Object{quotePk(key.toText(record.pk())), record.toString()};
    return found;
}

} // namespace

QList<FoundObjects> searchObjects(const AdminSite &site, const AdminRequest &request,
                                  const QString &text)
{
    QList<FoundObjects> result;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return result;
    const Clock::time_point end = Clock::now() + timeInAll;
    qsizetype objects = 0;
    for (const NavigationApp &app : navigation(site, request)) {
        for (const NavigationModel &model : app.models) {
            if (!model.canView || objects >= objectsInAll
                || model.admin->searchFields(request).isEmpty())
                continue;
            const auto left =
                    std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
            try {
                const FoundObjects found =
                        searchModel(*model.admin, request, wanted, std::min(timePerModel, left));
                objects += found.objects.size();
                if (!found.objects.isEmpty() || found.hasMore)
                    result += found;
            } catch (const DatabaseError &error) {
                // What is not migrated yet has nothing to be found.
                if (!missingTablesText(site, error))
                    throw;
            }
        }
    }
    return result;
}

} // namespace Quintette
