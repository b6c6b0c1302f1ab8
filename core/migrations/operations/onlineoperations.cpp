// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/onlineoperations.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

Dict named(Dict dict, const QString &name)
{
    dict.insert(u"op"_s, name);
    return dict;
}

void refuseTransaction(const OperationContext &context, const QString &step)
{
    if (context.backend.isPostgreSql() && context.connection.inTransaction())
        throw NotSupportedError(QN_TEXT("migrations",
                                        "%1 cannot run in a transaction; write \"atomic\": false "
                                        "into its migration "
                                        "file of app \"%2\".")
                                        .arg(step)
                                        .arg(context.app)
                                        .toString());
}

void changeIndex(bool adds, const OperationContext &context, const TableDefinition &table,
                 const IndexDefinition &index)
{
    if (adds)
        context.editor.addIndexConcurrently(table, index);
    else
        context.editor.removeIndexConcurrently(table, index);
}

} // namespace

std::unique_ptr<Operation> AddIndexConcurrently::make(const Dict &dict)
{
    return std::make_unique<AddIndexConcurrently>(requiredText(dict, u"model_name"),
                                                  requiredDict(dict, u"index"));
}

Dict AddIndexConcurrently::toDict() const
{
    return named(AddIndex::toDict(), u"AddIndexConcurrently"_s);
}

QString AddIndexConcurrently::describe() const
{
    return u"Concurrently create index %1 on %2"_s.arg(m_name, m_model);
}

void AddIndexConcurrently::changeTable(Change change, const OperationContext &context,
                                       const TableDefinition &table, const Dict &rule,
                                       const ModelState &holder) const
{
    refuseTransaction(context, u"AddIndexConcurrently"_s);
    changeIndex(change == Change::Add, context, table, indexOf(rule, holder));
}

std::unique_ptr<Operation> RemoveIndexConcurrently::make(const Dict &dict)
{
    return std::make_unique<RemoveIndexConcurrently>(requiredText(dict, u"model_name"),
                                                     requiredText(dict, u"name"));
}

Dict RemoveIndexConcurrently::toDict() const
{
    return named(RemoveIndex::toDict(), u"RemoveIndexConcurrently"_s);
}

QString RemoveIndexConcurrently::describe() const
{
    return u"Concurrently remove index %1 from %2"_s.arg(m_name, m_model);
}

void RemoveIndexConcurrently::changeTable(Change change, const OperationContext &context,
                                          const TableDefinition &table, const Dict &rule,
                                          const ModelState &holder) const
{
    refuseTransaction(context, u"RemoveIndexConcurrently"_s);
    changeIndex(change == Change::Add, context, table, indexOf(rule, holder));
}

std::unique_ptr<Operation> AddConstraintNotValid::make(const Dict &dict)
{
    const Dict constraint = requiredDict(dict, u"constraint");
    if (!isCheck(constraint))
        throw ValueError(u"AddConstraintNotValid takes a constraint with a \"check\" only"_s);
    return std::make_unique<AddConstraintNotValid>(requiredText(dict, u"model_name"), constraint);
}

Dict AddConstraintNotValid::toDict() const
{
    return named(AddConstraint::toDict(), u"AddConstraintNotValid"_s);
}

QString AddConstraintNotValid::describe() const
{
    return u"Create not valid constraint %1 on %2"_s.arg(m_name, m_model);
}

void AddConstraintNotValid::changeTable(Change change, const OperationContext &context,
                                        const TableDefinition &table, const Dict &rule,
                                        const ModelState &holder) const
{
    if (change != Change::Add)
        return AddConstraint::changeTable(change, context, table, rule, holder);
    CheckDefinition check = checkOf(rule);
    check.isValidated = false;
    context.editor.addCheck(table, check);
}

std::unique_ptr<Operation> ValidateConstraint::make(const Dict &dict)
{
    return std::make_unique<ValidateConstraint>(requiredText(dict, u"model_name"),
                                                requiredText(dict, u"name"));
}

Dict ValidateConstraint::toDict() const
{
    return {{u"op"_s, u"ValidateConstraint"_s}, {u"model_name"_s, m_model}, {u"name"_s, m_name}};
}

QString ValidateConstraint::describe() const
{
    return u"Validate constraint %1 on %2"_s.arg(m_name, m_model);
}

void ValidateConstraint::forwards(const OperationContext &context, const ProjectState &,
                                  const ProjectState &after) const
{
    const ModelState &model = after.model(context.app, m_model);
    if (context.changesTable(model, after))
        context.editor.validateCheck(tableOf(model, after, context.backend), m_name);
}

} // namespace Quintette
