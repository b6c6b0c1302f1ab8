// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/record.h"

#include <QMap>

namespace Quintette {

/// The stored values of an object at one moment, so that a page can tell later what others changed
/// meanwhile. Values are texts as Field::toText() makes them, lists of keys for many-to-many
/// fields, None for NULL.
class QUINTETTE_ADMIN_EXPORT RecordVersion
{
public:
    RecordVersion() = default;
    /// Of the named fields; one query per many-to-many field.
    RecordVersion(const Record &record, const QStringList &fields);
    /// Of everything the table holds and every many-to-many field.
    static RecordVersion whole(const Record &record);

    bool isEmpty() const { return m_values.isEmpty(); }
    void insert(const QString &field, const Value &stored) { m_values.insert(field, stored); }
    void remove(const QString &field) { m_values.remove(field); }
    QStringList fields() const { return m_values.keys(); }
    const Value *find(const QString &field) const;
    /// Fields of both whose values are not the same.
    QStringList differences(const RecordVersion &other) const;

    /// For a hidden input; readable again by fromToken(). What it holds is on the form anyway, so
    /// it is not signed: to forge it overwrites nothing that the same person could not overwrite.
    QString toToken() const;
    /// Empty for a text that is no token.
    static RecordVersion fromToken(const QString &token);
    /// For storing.
    QByteArray toJson() const;
    static RecordVersion fromJson(const QByteArray &json);

    /// The typed value of a field, as a form's initial data have it; None where the text means
    /// nothing to the field any more.
    static Value typed(const Field &field, const Value &stored);
    /// Short text that changes with any value in the table; for rows of a list, whose values are
    /// not all on the page. No query.
    static QString digest(const Record &record);

private:
    QMap<QString, Value> m_values;
};

} // namespace Quintette
