// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/lookupkind.h"

namespace Quintette::Internal {

/// All lookups by name, each for every kind of field or for some.
class LookupTable
{
public:
    LookupTable();

    void add(std::unique_ptr<LookupKind> lookup, std::optional<FieldKind> kind = {});
    void addForIntegers(const std::function<std::unique_ptr<LookupKind>()> &make);
    const LookupKind *find(QStringView name, FieldKind kind) const;
    QStringList names(FieldKind kind) const;

private:
    struct Entry
    {
        std::optional<FieldKind> kind;
        std::unique_ptr<LookupKind> lookup;
    };
    std::vector<Entry>
            m_entries; // later ones before earlier ones, those for one kind before general ones
    QHash<QString, std::vector<int>> m_byName;
};

// One function per group, each in its own file.
void addComparisonLookups(LookupTable &table);
void addListLookups(LookupTable &table);
void addNullLookups(LookupTable &table);
void addPatternLookups(LookupTable &table);
void addRegexLookups(LookupTable &table);
void addJsonLookups(LookupTable &table);
void addArrayLookups(LookupTable &table);
void addHStoreLookups(LookupTable &table);
void addRangeLookups(LookupTable &table);

} // namespace Quintette::Internal
