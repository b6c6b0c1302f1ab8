// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookuptable.h"

#include "core/orm/lookups/preparevalue.h"
#include "core/orm/search/searchexpressions.h"

namespace Quintette::Internal {

LookupKind::~LookupKind() = default;

Value LookupKind::prepare(const Field *field, const Value &value) const
{
    return field ? prepareValue(*field, value) : value;
}

std::optional<Value> LookupKind::boundValue(const Field *, const Value &, const SqlDialect &) const
{
    return {};
}

LookupTable::LookupTable()
{
    addComparisonLookups(*this);
    addListLookups(*this);
    addNullLookups(*this);
    addPatternLookups(*this);
    addRegexLookups(*this);
    addJsonLookups(*this);
    addArrayLookups(*this);
    addHStoreLookups(*this);
    addRangeLookups(*this);
    add(makeSearchVectorLookup(), FieldKind::SearchVector);
}

void LookupTable::add(std::unique_ptr<LookupKind> lookup, std::optional<FieldKind> kind)
{
    m_byName[lookup->name()].push_back(int(m_entries.size()));
    m_entries.push_back({kind, std::move(lookup)});
}

void LookupTable::addForIntegers(const std::function<std::unique_ptr<LookupKind>()> &make)
{
    for (int kind = 0; kind <= int(FieldKind::Custom); ++kind) {
        if (isIntegerKind(FieldKind(kind)))
            add(make(), FieldKind(kind));
    }
}

const LookupKind *LookupTable::find(QStringView name, FieldKind kind) const
{
    const auto found = m_byName.constFind(QString::fromRawData(name.data(), name.size()));
    if (found == m_byName.cend())
        return nullptr;
    const LookupKind *general = nullptr;
    for (auto it = found->rbegin(); it != found->rend(); ++it) {
        const Entry &entry = m_entries[size_t(*it)];
        if (entry.kind == kind)
            return entry.lookup.get();
        if (!entry.kind && !general)
            general = entry.lookup.get();
    }
    return general;
}

QStringList LookupTable::names(FieldKind kind) const
{
    QStringList names;
    for (auto it = m_byName.cbegin(); it != m_byName.cend(); ++it) {
        if (find(it.key(), kind))
            names += it.key();
    }
    names.sort();
    return names;
}

static LookupTable &table()
{
    static LookupTable all;
    return all;
}

void registerLookup(std::unique_ptr<LookupKind> lookup, std::optional<FieldKind> kind)
{
    table().add(std::move(lookup), kind);
}

const LookupKind *findLookup(QStringView name, FieldKind kind)
{
    return table().find(name, kind);
}

QStringList lookupNames(FieldKind kind)
{
    return table().names(kind);
}

} // namespace Quintette::Internal
