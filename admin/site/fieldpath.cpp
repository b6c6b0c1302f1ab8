// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/fieldpath.h"

#include "core/orm/persistence.h"

namespace Quintette {

static FieldPath findPath(const ModelInfo &model, const QString &path, bool anyWay)
{
    FieldPath result;
    const ModelInfo *current = &model;
    const QStringList names = path.split(u"__"_s);
    for (const QString &name : names) {
        const Field *field = current ? current->findField(name) : nullptr;
        const bool isOnTheWay = anyWay && current && &name != &names.last();
        const ReverseRelation *back = !field && isOnTheWay ? current->findRelated(name) : nullptr;
        if (!field && !back)
            return {};
        result.steps += field ? field : back->field;
        if (field ? field->isManyToMany() : !back->isOneToOne())
            result.mayRepeatRows = true;
        current = field ? field->relatedModel() : &back->field->model();
    }
    return result;
}

FieldPath FieldPath::find(const ModelInfo &model, const QString &path)
{
    return findPath(model, path, false);
}

FieldPath FieldPath::findAnyWay(const ModelInfo &model, const QString &path)
{
    return findPath(model, path, true);
}

/// The object that holds the last field of the path.
static std::optional<Record> holder(const FieldPath &path, const Record &record)
{
    std::optional<Record> current = record;
    for (const Field *step : path.steps.first(path.steps.size() - 1)) {
        if (current)
            current = related(*current, *step);
    }
    return current;
}

Value FieldPath::value(const Record &record) const
{
    const std::optional<Record> object = holder(*this, record);
    return object && last().index() >= 0 ? object->value(last().index()) : Value();
}

std::optional<Record> FieldPath::target(const Record &record) const
{
    const std::optional<Record> object = holder(*this, record);
    return object ? related(*object, last()) : std::nullopt;
}

QString FieldPath::relationPath() const
{
    QStringList names;
    for (const Field *step : steps) {
        if (step->isForeignKey())
            names += step->name();
    }
    return names.join(u"__"_s);
}

bool mayRepeatRows(const ModelInfo &model, const QString &lookup)
{
    const ModelInfo *current = &model;
    for (const QString &part : lookup.split(u"__"_s)) {
        const Field *field = current->findField(part);
        const ReverseRelation *reverse = field ? nullptr : current->findRelated(part);
        if ((field && field->isManyToMany()) || (reverse && !reverse->isOneToOne()))
            return true;
        current = reverse ? &reverse->field->model() : field ? field->relatedModel() : nullptr;
        if (!current)
            break;
    }
    return false;
}

} // namespace Quintette
