// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/schemaeditor.h"
#include "core/migrations/projectstate.h"

namespace Quintette {

class Backend;
class ModelRegistry;

/// What a RunCode operation calls; it may read and write the database, with the models as they were
/// then.
struct MigrationCode
{
    using Function = std::function<void(Connection &connection, const ProjectState &state)>;
    Function forwards;
    Function backwards; // empty: the step cannot be undone
};

/// What an operation works with while it changes tables.
struct OperationContext
{
    QString app;
    SchemaEditor &editor;
    Connection &connection;
    const Backend &backend;
    const QMap<QString, MigrationCode> &code;
    const ModelRegistry &models; // whose routers are asked

    /// Whether this step has anything to do here: migrations look after the model's table, and
    /// the routers let it be in this database.
    bool changesTable(const ModelState &model, const ProjectState &state) const;
    /// The same for a step that is about no model. hints: what it says about itself.
    bool isAllowed(const Dict &hints = {}) const;
    /// PostgreSQL, where the routers allow it.
    bool isPostgreSqlStep() const;
};

/// One step of a migration. Django: Operation.
class QUINTETTE_CORE_EXPORT Operation
{
public:
    virtual ~Operation();

    /// Throws ValueError saying what is wrong with the description.
    static std::unique_ptr<Operation> fromDict(const Dict &dict);
    /// As a migration file has it.
    virtual Dict toDict() const = 0;
    /// "Create model Article", for showing a plan.
    virtual QString describe() const = 0;

    virtual void applyToState(const QString &app, ProjectState &state) const = 0;
    /// before and after are the states around this operation.
    virtual void forwards(const OperationContext &context, const ProjectState &before,
                          const ProjectState &after) const = 0;
    /// Undoes it: the tables are as in after, and become as in before.
    virtual void backwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &after) const = 0;
    virtual bool isReversible() const { return true; }
};

/// The text under a key; throws ValueError when it is missing.
QString requiredText(const Dict &dict, QStringView key);
Dict requiredDict(const Dict &dict, QStringView key);
/// The object under a key; empty when it is missing. Throws ValueError for anything else.
Dict optionalDict(const Dict &dict, QStringView key);
/// The operations in the list under a key; none when it is missing.
using OperationList = QList<std::shared_ptr<const Operation>>;
OperationList optionalOperations(const Dict &dict, QStringView key);
ValueList toDicts(const OperationList &operations);

} // namespace Quintette
