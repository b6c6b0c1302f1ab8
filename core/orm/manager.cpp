// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/modelinfo.h"
#include "core/orm/queryset.h"

namespace Quintette {

const Manager *ModelInfo::findManager(QStringView name) const
{
    const auto found = std::find_if(m_managers.cbegin(), m_managers.cend(),
                                    [name](const Manager &one) { return one.name == name; });
    return found == m_managers.cend() ? nullptr : &*found;
}

void ModelInfo::addManager(const QString &name, std::function<QuerySet(const QuerySet &all)> query)
{
    m_managers.removeIf([&name](const Manager &known) { return known.name == name; });
    m_managers.append({name, std::move(query)});
}

static QuerySet throughManager(const ModelInfo &model, const Manager *manager,
                               const QString &database)
{
    const QuerySet all(model, database);
    return manager && manager->query ? manager->query(all) : all;
}

QuerySet objects(const ModelInfo &model, const QString &database)
{
    if (model.managers().isEmpty() && model.options().defaultManagerName.isEmpty())
        return QuerySet(model, database);
    if (const QString &name = model.options().defaultManagerName; !name.isEmpty())
        return objectsOf(model, name, database);
    return throughManager(model, &model.managers().first(), database);
}

QuerySet objectsOf(const ModelInfo &model, const QString &manager, const QString &database)
{
    if (const Manager *found = model.findManager(manager))
        return throughManager(model, found, database);
    QStringList names;
    for (const Manager &known : model.managers())
        names += known.name;
    throw FieldError(u"%1 has no manager named '%2'. Choices are: %3"_s.arg(model.label(), manager,
                                                                            names.join(u", "_s)));
}

QuerySet baseObjects(const ModelInfo &model, const QString &database)
{
    const QString &name = model.options().baseManagerName;
    return name.isEmpty() ? QuerySet(model, database) : objectsOf(model, name, database);
}

} // namespace Quintette
