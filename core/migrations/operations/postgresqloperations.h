// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

// Steps that only a PostgreSQL server knows; nothing on other databases. Django:
// django.contrib.postgres.operations.

/// Key: "name". Also as HStoreExtension, TrigramExtension and so on, which bring their own.
class CreateExtension : public Operation
{
public:
    /// step: what the file calls it.
    CreateExtension(const QString &step, const QString &name) : m_step(step), m_name(name) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &, ProjectState &) const override { }
    /// Throws ProgrammingError saying who has to do what, where this user may not.
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_step;
    QString m_name;
};

/// Keys: "name", "locale", "provider" ("libc" or "icu") and "deterministic" (true unless given).
class CollationOperation : public Operation
{
public:
    void applyToState(const QString &, ProjectState &) const override { }

protected:
    struct Collation
    {
        QString name;
        QString locale;
        QString provider = u"libc"_s;
        bool isDeterministic = true;
    };
    explicit CollationOperation(Collation collation) : m_collation(std::move(collation)) { }
    static Collation collationFrom(const Dict &dict);
    Dict toDict(const QString &step) const;
    void create(const OperationContext &context) const;
    void remove(const OperationContext &context) const;

    const Collation m_collation;
};

class CreateCollation : public CollationOperation
{
public:
    explicit CreateCollation(const Collation &collation) : CollationOperation(collation) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;
};

class RemoveCollation : public CollationOperation
{
public:
    explicit RemoveCollation(const Collation &collation) : CollationOperation(collation) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;
};

} // namespace Quintette
