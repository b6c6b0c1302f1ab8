// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace Quintette {

/// Header fields of a request or a response: in order, several of one name allowed, names compared
/// without case. Names and values are the bytes on the wire (Latin-1); line breaks in them are
/// refused, so a value taken from a request can never start a header of its own.
class QUINTETTE_CORE_EXPORT Headers
{
public:
    struct Field
    {
        QByteArray name;
        QByteArray value;
    };

    Headers() = default;
    Headers(std::initializer_list<Field> fields);

    bool contains(QByteArrayView name) const { return find(name); }
    /// The first value of that name; null when there is none.
    QByteArray value(QByteArrayView name) const;
    QByteArrayList values(QByteArrayView name) const;
    /// All values of that name joined by ", ", as a list header may be split over several lines
    /// (RFC 9110, 5.3).
    QByteArray combined(QByteArrayView name) const;

    /// Replaces every field of that name. Throws ValueError when name or value has a control
    /// character in it.
    void set(const QByteArray &name, const QByteArray &value);
    void setDefault(const QByteArray &name, const QByteArray &value);
    /// Adds one more field, for example a second Set-Cookie. Throws as set().
    void add(const QByteArray &name, const QByteArray &value);
    /// Adds a field that was checked already (the server's parser).
    void addChecked(const QByteArray &name, const QByteArray &value)
    {
        m_fields.append({name, value});
    }
    void remove(QByteArrayView name);
    void reserve(qsizetype size) { m_fields.reserve(size); }

    qsizetype size() const { return m_fields.size(); }
    auto begin() const { return m_fields.cbegin(); }
    auto end() const { return m_fields.cend(); }

private:
    const Field *find(QByteArrayView name) const;

    QList<Field> m_fields;
};

} // namespace Quintette
