// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/relationsearch.h"

#include "admin/pages/changeform.h"
#include "admin/site/searchterms.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"

namespace Quintette {

static const FormField *findField(const ChangeForm &page, const RelationField &field)
{
    if (field.inlinePrefix.isEmpty())
        return page.form().field(field.name);
    for (const std::unique_ptr<InlineGroup> &group : page.inlines()) {
        if (group->prefix() != field.inlinePrefix)
            continue;
        const QList<InlineGroup::Row> rows = group->rows();
        for (const InlineGroup::Row &row : rows) {
            if (const FormField *found = row.form->field(field.name))
                return found;
        }
    }
    return nullptr;
}

static RelationSearch readPage(const QuerySet &query, const ModelChoices &choices, qint64 offset,
                               int limit)
{
    const QuerySet ordered = query.isOrdered() ? query : query.orderBy(QStringList{u"pk"_s});
    // One more than is shown tells whether there are more.
    const QList<Record> found = ordered.slice(offset, limit + 1).toList();
    RelationSearch result;
    for (const Record &record : found.mid(0, limit))
        result.choices.append({choices.key(record), choices.labelOf(record)});
    result.hasMore = found.size() > limit;
    return result;
}

RelationSearch searchRelation(const ModelAdmin &admin, const AdminRequest &request,
                              const QString &quotedPk, const RelationField &field,
                              const QString &term, int offset, int limit)
{
    const std::unique_ptr<ChangeForm> page = quotedPk.isEmpty()
            ? ChangeForm::forAdding(admin, request)
            : ChangeForm::forObject(admin, request, quotedPk);
    const FormField *formField = findField(*page, field);
    const ModelChoices *choices = formField ? formField->widget().modelChoices.get() : nullptr;
    if (!choices)
        throw FieldError(u"The form of %1 has no relation \"%2\" to choose for."_s.arg(
                admin.model().label(), field.name));

    return searchChoices(admin.site(), request, *choices, term, offset, limit);
}

/// Where nobody said how to search: by their text among as many as a form would list, else by key.
static RelationSearch lookThrough(const ModelChoices &choices, const QString &term, qint64 offset,
                                  int limit)
{
    constexpr int mostLookedAt = 1000;
    RelationSearch result;
    qint64 place = 0;
    const auto take = [&](const Record &record) {
        if (place++ < offset)
            return true;
        if (result.choices.size() == limit) {
            result.hasMore = true;
            return false;
        }
        result.choices.append({choices.key(record), choices.labelOf(record)});
        return true;
    };
    const QList<Record> named = choices.find(QStringList{term});
    for (const Record &record : named)
        take(record);
    choices.query.slice(0, mostLookedAt).forEach([&](const Record &record) {
        const bool isNamed = !named.isEmpty() && named.first().pk() == record.pk();
        const bool fits = choices.labelOf(record).contains(term, Qt::CaseInsensitive);
        return isNamed || !fits || take(record);
    });
    return result;
}

RelationSearch searchChoices(const AdminSite &site, const AdminRequest &request,
                             const ModelChoices &choices, const QString &term, qint64 offset,
                             int limit)
{
    const QuerySet &query = choices.query;
    if (term.isEmpty())
        return readPage(query, choices, offset, limit);
    const ModelAdmin *admin = site.find(query.model());
    // At the login there is nobody yet whom rules about people could be asked about.
    const QStringList fields = !admin ? QStringList()
            : request.user            ? admin->searchFields(request)
                                      : admin->options().searchFields;
    if (fields.isEmpty())
        return lookThrough(choices, term, offset, limit);
    return readPage(request.user ? admin->searchResults(request, query, term)
                                 : search(query, fields, term),
                    choices, offset, limit);
}

RelationSearch searchRelated(const AdminSite &site, const AdminRequest &request, const Field *field,
                             const QString &term, qint64 offset, int limit)
{
    const ModelAdmin *target =
            field && field->relatedModel() ? site.find(*field->relatedModel()) : nullptr;
    if (!target || !target->hasViewOrChangePermission(request)
        || target->searchFields(request).isEmpty())
        throw PermissionDenied(u"There is nothing to choose from here."_s);
    const ModelChoices choices = relatedChoices(*field);
    QuerySet query = target->queryset(request);
    if (field->limitChoicesTo())
        query = query.filter(Q(Lookup(u"pk__in"_s, choices.query.values({u"pk"_s}))));
    return readPage(target->searchResults(request, query, term), choices, offset, limit);
}

} // namespace Quintette
