// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/library.h"

#include "core/templates/calltag.h"

namespace Quintette {

Value TagCall::value(QStringView name, const Value &fallback) const
{
    const qsizetype position = std::find(names.begin(), names.end(), name) - names.begin();
    if (position < arguments.size() && position < names.size())
        return arguments[position];
    const Value *found = keywords.find(name);
    return found ? *found : fallback;
}

void Library::add(const QString &name, Filter filter, const FilterOptions &options)
{
    filter.isSafe = options.isSafe;
    filter.takesString = options.takesString;
    filter.expectsLocalTime = options.expectsLocalTime;
    filter.keepsTimeZone = options.keepsTimeZone;
    m_filters.insert(name, std::make_shared<const Filter>(std::move(filter)));
}

void Library::tag(const QString &name, CompileTag compile)
{
    m_tags.insert(name, std::move(compile));
}

void Library::simpleTag(const QString &name, TagParameters parameters, SimpleTag function)
{
    tag(name, Internal::compileSimpleTag(std::move(parameters), std::move(function)));
}

void Library::simpleBlockTag(const QString &name, TagParameters parameters, SimpleBlockTag function)
{
    tag(name, Internal::compileSimpleBlockTag(std::move(parameters), std::move(function)));
}

void Library::inclusionTag(const QString &name, const QString &templateName,
                           TagParameters parameters, InclusionTag function)
{
    tag(name,
        Internal::compileInclusionTag(templateName, std::move(parameters), std::move(function)));
}

const Library::CompileTag *Library::findTag(const QString &name) const
{
    const auto it = m_tags.find(name);
    return it == m_tags.end() ? nullptr : &*it;
}

std::shared_ptr<const Filter> Library::findFilter(const QString &name) const
{
    return m_filters.value(name);
}

} // namespace Quintette
