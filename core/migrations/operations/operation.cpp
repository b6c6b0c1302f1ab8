// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/operation.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/migrations/operations/constraintoperations.h"
#include "core/migrations/operations/fieldoperations.h"
#include "core/migrations/operations/modeloperations.h"
#include "core/migrations/operations/onlineoperations.h"
#include "core/migrations/operations/optionoperations.h"
#include "core/migrations/operations/postgresqloperations.h"
#include "core/migrations/operations/renamefield.h"
#include "core/migrations/operations/ruleoperations.h"
#include "core/migrations/operations/runsql.h"
#include "core/migrations/operations/specialoperations.h"
#include "core/migrations/operations/tableoperations.h"
#include "core/migrations/statetables.h"
#include "core/orm/modelregistry.h"

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

Dict optionalDict(const Dict &dict, QStringView key)
{
    return dict.contains(key.toString()) ? requiredDict(dict, key) : Dict();
}

OperationList optionalOperations(const Dict &dict, QStringView key)
{
    OperationList operations;
    const Value *list = dict.find(key);
    if (!list)
        return operations;
    if (!list->isList())
        throw ValueError(u"\"%1\" must be a list of operations"_s.arg(key));
    for (const Value &item : list->list()) {
        if (item.type() != Value::Type::Dict)
            throw ValueError(u"an operation is no JSON object"_s);
        operations += std::shared_ptr<const Operation>(Operation::fromDict(item.dict()));
    }
    return operations;
}

ValueList toDicts(const OperationList &operations)
{
    ValueList dicts;
    for (const auto &operation : operations)
        dicts += Value(operation->toDict());
    return dicts;
}

bool OperationContext::changesTable(const ModelState &model, const ProjectState &state) const
{
    return isMigrated(model, state)
            && models.allowsMigrate(connection.alias(), model.app, model.name.toLower());
}

bool OperationContext::isAllowed(const Dict &hints) const
{
    return models.allowsMigrate(connection.alias(), app, QString(), hints);
}

bool OperationContext::isPostgreSqlStep() const
{
    return backend.isPostgreSql() && isAllowed();
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
            {u"AlterOrderWithRespectTo"_s, &AlterOrderWithRespectTo::make},
            {u"AddField"_s, &AddField::make},
            {u"RemoveField"_s, &RemoveField::make},
            {u"AlterField"_s, &AlterField::make},
            {u"RenameField"_s, &RenameField::make},
            {u"AddIndex"_s, &AddIndex::make},
            {u"RemoveIndex"_s, &RemoveIndex::make},
            {u"RenameIndex"_s, &RenameIndex::make},
            {u"AddConstraint"_s, &AddConstraint::make},
            {u"RemoveConstraint"_s, &RemoveConstraint::make},
            {u"AlterConstraint"_s, &AlterConstraint::make},
            {u"AlterModelTable"_s, &AlterModelTable::make},
            {u"AlterModelTableComment"_s, &AlterModelTableComment::make},
            {u"RunSql"_s, &RunSql::make},
            {u"RunCode"_s, &RunCode::make},
            {u"SeparateDatabaseAndState"_s, &SeparateDatabaseAndState::make},
            {u"AddIndexConcurrently"_s, &AddIndexConcurrently::make},
            {u"RemoveIndexConcurrently"_s, &RemoveIndexConcurrently::make},
            {u"AddConstraintNotValid"_s, &AddConstraintNotValid::make},
            {u"ValidateConstraint"_s, &ValidateConstraint::make},
            {u"CreateExtension"_s, &CreateExtension::make},
            {u"BloomExtension"_s, &CreateExtension::make},
            {u"BtreeGinExtension"_s, &CreateExtension::make},
            {u"BtreeGistExtension"_s, &CreateExtension::make},
            {u"CITextExtension"_s, &CreateExtension::make},
            {u"CryptoExtension"_s, &CreateExtension::make},
            {u"HStoreExtension"_s, &CreateExtension::make},
            {u"TrigramExtension"_s, &CreateExtension::make},
            {u"UnaccentExtension"_s, &CreateExtension::make},
            {u"CreateCollation"_s, &CreateCollation::make},
            {u"RemoveCollation"_s, &RemoveCollation::make},
    };
    const QString kind = requiredText(dict, u"op");
    const Make make = makers.value(kind);
    if (!make)
        throw ValueError(
                u"unknown operation \"%1\"; there are %2"_s.arg(kind, makers.keys().join(u", "_s)));
    return make(dict);
}

} // namespace Quintette
