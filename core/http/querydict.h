// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace Quintette {

/// Parameters of a query string or a form: keys in order, each with a list of values. Django:
/// QueryDict.
class QUINTETTE_CORE_EXPORT QueryDict
{
public:
    struct Item
    {
        QString key;
        QStringList values;
    };

    QueryDict() = default;
    QueryDict(std::initializer_list<std::pair<QString, QString>> pairs);

    /// Reads "a=1&b=2" (application/x-www-form-urlencoded, UTF-8).
    /// Throws TooManyFields when it holds more than fieldLimit pairs.
    static QueryDict parse(const QByteArray &encoded, qsizetype fieldLimit = 1000);

    bool contains(QStringView key) const { return find(key); }
    /// The last value of key, as Django's [] gives it, or fallback.
    QString value(QStringView key, const QString &fallback = {}) const;
    /// Every value of key, in order. Django: getlist.
    QStringList list(QStringView key) const;
    QStringList keys() const;

    void set(const QString &key, const QString &value) { setList(key, {value}); }
    void setList(const QString &key, const QStringList &values);
    void append(const QString &key, const QString &value);
    void remove(QStringView key);

    /// "a=1&a=2&b=x+y"; the bytes in safe stay as they are. Django: urlencode.
    QByteArray toQuery(QByteArrayView safe = {}) const;

    qsizetype size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.isEmpty(); }
    auto begin() const { return m_items.cbegin(); }
    auto end() const { return m_items.cend(); }

private:
    const Item *find(QStringView key) const;

    QList<Item> m_items;
    QHash<QString, qsizetype> m_index; // only filled from a size on where a search would cost
};

} // namespace Quintette
