// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the place of queryset.cpp and q.cpp so that the library links; goes when they come.
#include "core/base/error.h"
#include "core/orm/queryset.h"

namespace Quintette {

[[noreturn]] static void pending()
{
    throw ImproperlyConfigured(u"queries are not there yet"_s);
}

Lookup::Lookup(const QString &p, const Value &v) : path(p), value(v) { }
Q::Q(const QList<Lookup> &) { }
Q::Q(const Lookup &) { }
QuerySet::QuerySet(const ModelInfo &, const QString &) { }
QuerySet::QuerySet(const QuerySet &) = default;
QuerySet &QuerySet::operator=(const QuerySet &) = default;
QuerySet::~QuerySet() = default;
const ModelInfo &QuerySet::model() const
{
    pending();
}
QuerySet QuerySet::exclude(const Q &) const { return *this; }
QuerySet QuerySet::filter(const Q &) const
{
    return *this;
}
QList<Record> QuerySet::toList() const
{
    pending();
}
qint64 QuerySet::count() const
{
    pending();
}
bool QuerySet::exists() const
{
    pending();
}
std::optional<Record> QuerySet::first() const
{
    pending();
}
std::optional<Record> QuerySet::last() const
{
    pending();
}
QuerySet QuerySet::slice(qint64, qint64) const
{
    return *this;
}
void QuerySet::forEach(const std::function<bool(const Record &)> &) const
{
    pending();
}

} // namespace Quintette
