// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/brokenrule.h"

#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// Longer values are shown by their beginning.
static constexpr qsizetype shownLength = 60;

/// Whether the database names that column: `blog_tag.slug` or, for the check of one column,
/// `: pages` on SQLite, `"slug"` and `Key (a, slug)=` on PostgreSQL.
static bool isNamed(const QString &message, const Field &field)
{
    if (message.contains(u'"' + field.column() + u'"')
        || message.contains(field.declared().model().table() + u'.' + field.column())
        || message.endsWith(u": "_s + field.column()))
        return true;
    const qsizetype from = message.indexOf("Key ("_L1);
    const qsizetype to = from < 0 ? -1 : message.indexOf(")="_L1, from);
    if (to < 0)
        return false;
    const qsizetype start = from + 5;
    return message.sliced(start, to - start).split(u", "_s).contains(field.column());
}

/// On SQLite only: the message names nothing, and the statement is undone but not the transaction.
static bool pointsNowhere(const Record &record, const Field &field, const QString &database)
{
    const Value &key = record.value(field.index());
    if (!field.isForeignKey() || key.isNone() || !field.relatedModel() || !field.targetField())
        return false;
    return !QuerySet(*field.relatedModel(), database)
                    .filter(Q(Lookup(field.targetField()->name(), key)))
                    .exists();
}

IntegrityError explained(const IntegrityError &error, const Record &record, const QString &database)
{
    QStringList broken;
    const bool asks = error.kind() == IntegrityError::Kind::ForeignKey
            && !error.message().contains("Key ("_L1);
    for (const Field *field : record.model().fields()) {
        try {
            if (asks ? !pointsNowhere(record, *field, database) : !isNamed(error.message(), *field))
                continue;
        } catch (const DatabaseError &) {
            continue; // the line is down as well: what we have must do
        }
        const QString value = record.value(field->index()).toRepr();
        broken += field->name() + u" = "_s
                + (value.size() > shownLength ? value.left(shownLength) + u'…' : value);
    }
    const QString label = record.model().label();
    const QString where = broken.isEmpty() ? label : label + u" ("_s + broken.join(u", "_s) + u')';
    return IntegrityError(where + u": "_s + error.message(), error.sql(), error.bindings(),
                          error.kind());
}

} // namespace Quintette::Internal
