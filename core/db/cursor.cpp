// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/driver.h"

namespace Quintette {

Cursor::Cursor(std::unique_ptr<Private> d) : d(std::move(d)) { }
Cursor::Cursor(Cursor &&) noexcept = default;
Cursor &Cursor::operator=(Cursor &&) noexcept = default;
Cursor::~Cursor() = default;

bool Cursor::next()
{
    return d->next();
}

int Cursor::columnCount() const
{
    return d->columnCount();
}

QStringList Cursor::columnNames() const
{
    return d->columnNames();
}

Value Cursor::value(int column) const
{
    return d->value(column);
}

qint64 Cursor::rowsAffected() const
{
    return d->rowsAffected();
}

Value Cursor::lastInsertId() const
{
    return d->lastInsertId();
}

} // namespace Quintette
