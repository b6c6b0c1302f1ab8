// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/querydict.h"

#include "core/http/errors.h"
#include "core/http/urlquote.h"

namespace Quintette {

// Up to here a walk over the keys is quicker than hashing.
constexpr qsizetype unindexedSize = 12;

QueryDict::QueryDict(std::initializer_list<std::pair<QString, QString>> pairs)
{
    for (const auto &[key, value] : pairs)
        append(key, value);
}

static QString decode(QByteArray encoded)
{
    encoded.replace('+', ' ');
    return QString::fromUtf8(unquoteUrl(encoded));
}

QueryDict QueryDict::parse(const QByteArray &encoded, qsizetype fieldLimit)
{
    QueryDict result;
    if (encoded.isEmpty())
        return result;
    if (encoded.count('&') >= fieldLimit)
        throw TooManyFields(u"The request holds more than %1 parameters"_s.arg(fieldLimit));
    qsizetype start = 0;
    while (start <= encoded.size()) {
        qsizetype end = encoded.indexOf('&', start);
        if (end < 0)
            end = encoded.size();
        if (end > start) {
            const qsizetype equals = encoded.indexOf('=', start);
            const bool hasValue = equals >= 0 && equals < end;
            const qsizetype keyEnd = hasValue ? equals : end;
            result.append(decode(encoded.mid(start, keyEnd - start)),
                          hasValue ? decode(encoded.mid(equals + 1, end - equals - 1)) : u""_s);
        }
        start = end + 1;
    }
    return result;
}

const QueryDict::Item *QueryDict::find(QStringView key) const
{
    if (!m_index.isEmpty()) {
        const auto it = m_index.constFind(key.toString());
        return it == m_index.cend() ? nullptr : &m_items[*it];
    }
    for (const Item &item : m_items) {
        if (item.key == key)
            return &item;
    }
    return nullptr;
}

QString QueryDict::value(QStringView key, const QString &fallback) const
{
    const Item *item = find(key);
    return item && !item->values.isEmpty() ? item->values.constLast() : fallback;
}

QStringList QueryDict::list(QStringView key) const
{
    const Item *item = find(key);
    return item ? item->values : QStringList();
}

QStringList QueryDict::keys() const
{
    QStringList keys;
    for (const Item &item : m_items)
        keys += item.key;
    return keys;
}

void QueryDict::setList(const QString &key, const QStringList &values)
{
    if (const Item *item = find(key)) {
        m_items[item - m_items.constData()].values = values;
        return;
    }
    m_items.append({key, values});
    if (m_items.size() > unindexedSize) {
        for (qsizetype i = m_index.isEmpty() ? 0 : m_items.size() - 1; i < m_items.size(); ++i)
            m_index.insert(m_items[i].key, i);
    }
}

void QueryDict::append(const QString &key, const QString &value)
{
    if (const Item *item = find(key))
        m_items[item - m_items.constData()].values.append(value);
    else
        setList(key, {value});
}

void QueryDict::remove(QStringView key)
{
    const Item *item = find(key);
    if (!item)
        return;
    QList<Item> rest = m_items;
    rest.removeAt(item - m_items.constData());
    m_items.clear();
    m_index.clear();
    for (const Item &kept : rest)
        setList(kept.key, kept.values);
}

static QByteArray encode(const QString &text, QByteArrayView safe)
{
    return quoteUrl(text,
                    safe.isEmpty() ? QByteArrayView(" ") : QByteArray(safe.toByteArray() + ' '))
            .replace(' ', '+');
}

QByteArray QueryDict::toQuery(QByteArrayView safe) const
{
    QByteArray out;
    for (const Item &item : m_items) {
        const QByteArray key = encode(item.key, safe);
        for (const QString &value : item.values) {
            if (!out.isEmpty())
                out += '&';
            out += key + '=' + encode(value, safe);
        }
    }
    return out;
}

} // namespace Quintette
