// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/headers.h"

#include "core/base/error.h"

namespace Quintette {

static bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

static void check(const QByteArray &name, const QByteArray &value)
{
    const auto isControl = [](char c) { return uchar(c) < 0x20 || c == 0x7f; };
    const auto isForbidden = [&](char c) { return isControl(c) && c != '\t'; };
    const bool badName = name.isEmpty() || std::any_of(name.begin(), name.end(), isControl)
            || name.contains(':') || name.contains(' ');
    if (badName || std::any_of(value.begin(), value.end(), isForbidden)) {
        throw ValueError(
                u"Header \"%1\": names and values may not hold line breaks or other control characters"_s
                        .arg(QString::fromLatin1(name).simplified().left(60)));
    }
}

Headers::Headers(std::initializer_list<Field> fields)
{
    for (const Field &field : fields)
        add(field.name, field.value);
}

const Headers::Field *Headers::find(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (isSame(field.name, name))
            return &field;
    }
    return nullptr;
}

QByteArray Headers::value(QByteArrayView name) const
{
    const Field *field = find(name);
    return field ? field->value : QByteArray();
}

QByteArrayList Headers::values(QByteArrayView name) const
{
    QByteArrayList values;
    for (const Field &field : m_fields) {
        if (isSame(field.name, name))
            values += field.value;
    }
    return values;
}

QByteArray Headers::combined(QByteArrayView name) const
{
    return values(name).join(", ");
}

void Headers::set(const QByteArray &name, const QByteArray &value)
{
    check(name, value);
    remove(name);
    addChecked(name, value);
}

void Headers::setDefault(const QByteArray &name, const QByteArray &value)
{
    if (!contains(name))
        add(name, value);
}

void Headers::add(const QByteArray &name, const QByteArray &value)
{
    check(name, value);
    addChecked(name, value);
}

void Headers::remove(QByteArrayView name)
{
    if (contains(name))
        m_fields.removeIf([name](const Field &field) { return isSame(field.name, name); });
}

} // namespace Quintette
