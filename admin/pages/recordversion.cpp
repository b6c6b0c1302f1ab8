// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/recordversion.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/persistence.h"

#include <QCryptographicHash>

namespace Quintette {

RecordVersion::RecordVersion(const Record &record, const QStringList &fields)
{
    for (const QString &name : fields) {
        const Field *field = record.model().findField(name);
        if (!field)
            continue;
        if (field->isManyToMany()) {
            QStringList keys;
            const ValueList stored =
                    record.isAdding() ? ValueList() : manyToManyKeys(record, *field);
            for (const Value &key : stored)
                keys += key.toString();
            keys.sort();
            m_values.insert(name, keys);
        } else if (field->index() >= 0) {
            const Value &value = record.value(field->index());
            m_values.insert(name, value.isNone() ? Value() : Value(field->toText(value)));
        }
    }
}

RecordVersion RecordVersion::whole(const Record &record)
{
    QStringList names;
    for (const Field *field : record.model().fields())
        names += field->name();
    for (const Field *field : record.model().manyToMany()) {
        if (field->throughModel() && field->throughModel()->options().autoCreated)
            names += field->name();
    }
    return {record, names};
}

const Value *RecordVersion::find(const QString &field) const
{
    const auto found = m_values.constFind(field);
    return found == m_values.cend() ? nullptr : &*found;
}

QStringList RecordVersion::differences(const RecordVersion &other) const
{
    QStringList names;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        const Value *theirs = other.find(it.key());
        if (theirs && *theirs != it.value())
            names += it.key();
    }
    return names;
}

QByteArray RecordVersion::toJson() const
{
    Dict values;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
        values.insert(it.key(), it.value());
    return Json::serialize(values, Json::Style::Compact);
}

RecordVersion RecordVersion::fromJson(const QByteArray &json)
{
    RecordVersion version;
    const Result<Value> parsed = Json::parse(json);
    if (!parsed || parsed->type() != Value::Type::Dict)
        return version;
    for (const Dict::Item &item : parsed->dict()) {
        if (!item.value.isList()) {
            version.m_values.insert(item.key,
                                    item.value.isNone() ? Value() : Value(item.value.toString()));
            continue;
        }
        QStringList keys;
        for (const Value &key : item.value.list())
            keys += key.toString();
        version.m_values.insert(item.key, keys);
    }
    return version;
}

QString RecordVersion::toToken() const
{
    return QString::fromLatin1(
            toJson().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

RecordVersion RecordVersion::fromToken(const QString &token)
{
    return fromJson(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding));
}

Value RecordVersion::typed(const Field &field, const Value &stored)
{
    if (stored.isNone() || stored.isList())
        return stored;
    try {
        return field.toValue(stored);
    } catch (const Error &) {
        return {};
    }
}

QString RecordVersion::digest(const Record &record)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const Field *field : record.model().fields()) {
        const Value &value = record.value(field->index());
        // Lengths keep ("a", "bc") and ("ab", "c") apart, and a mark keeps NULL and "" apart.
        const QByteArray text = value.isNone() ? QByteArray() : field->toText(value).toUtf8();
        hash.addData(value.isNone() ? QByteArray("-") : QByteArray::number(text.size()) + ':');
        hash.addData(text);
    }
    return QString::fromLatin1(hash.result().left(9).toBase64(QByteArray::Base64UrlEncoding));
}

} // namespace Quintette
