// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Options that the database does not see: names, ordering, permissions.
class AlterModelOptions : public Operation
{
public:
    AlterModelOptions(const QString &name, const Dict &options) : m_name(name), m_options(options)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &,
                  const ProjectState &) const override
    {
    }
    void backwards(const OperationContext &, const ProjectState &,
                   const ProjectState &) const override
    {
    }

private:
    QString m_name;
    Dict m_options;
};

class AlterUniqueTogether : public Operation
{
public:
    AlterUniqueTogether(const QString &name, const ValueList &sets) : m_name(name), m_sets(sets) { }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_name;
    ValueList m_sets; // lists of field names
};

/// The column that keeps the order of Meta.order_with_respect_to, made or removed. Keys: "name" of
/// the model, "order_with_respect_to": a foreign key, or null.
class AlterOrderWithRespectTo : public Operation
{
public:
    AlterOrderWithRespectTo(const QString &name, const QString &owner)
        : m_name(name), m_owner(owner)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_name;
    QString m_owner; // empty for none
};

} // namespace Quintette
