// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/operation.h"

#include "core/base/error.h"
#include "core/migrations/operations/fieldoperations.h"
#include "core/migrations/operations/modeloperations.h"
#include "core/migrations/operations/ruleoperations.h"
#include "core/migrations/operations/specialoperations.h"

namespace Quintette {

Operation::~Operation() = default;

QString requiredText(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    if (!value || !value->isText() || value->toString().isEmpty())
        throw ValueError(
                u"an operation %1 needs the text \"%2\""_s.arg(dict.value(u"op").toString(), key));
    return value->toString();
}

Dict requiredDict(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    if (!value || value->type() != Value::Type::Dict)
        throw ValueError(u"an operation %1 needs the object \"%2\""_s.arg(
                dict.value(u"op").toString(), key));
    return value->dict();
}

std::unique_ptr<Operation> Operation::fromDict(const Dict &dict)
{
    using Make = std::unique_ptr<Operation> (*)(const Dict &);
    static const QMap<QString, Make> makers = {
            {u"CreateModel"_s, &CreateModel::make},
            {u"DeleteModel"_s, &DeleteModel::make},
            {u"RenameModel"_s, &RenameModel::make},
            {u"AlterModelOptions"_s, &AlterModelOptions::make},
            {u"AlterUniqueTogether"_s, &AlterUniqueTogether::make},
            {u"AddField"_s, &AddField::make},
            {u"RemoveField"_s, &RemoveField::make},
            {u"AlterField"_s, &AlterField::make},
            {u"RenameField"_s, &RenameField::make},
            {u"AddIndex"_s, &AddIndex::make},
            {u"RemoveIndex"_s, &RemoveIndex::make},
            {u"AddConstraint"_s, &AddConstraint::make},
            {u"RemoveConstraint"_s, &RemoveConstraint::make},
            {u"RunSql"_s, &RunSql::make},
            {u"RunCode"_s, &RunCode::make},
    };
    const QString kind = requiredText(dict, u"op");
    const Make make = makers.value(kind);
    if (!make)
        throw ValueError(
                u"unknown operation \"%1\"; there are %2"_s.arg(kind, makers.keys().join(u", "_s)));
    return make(dict);
}

} // namespace Quintette
