// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

class LookupNode;
class SqlDialect;

/// What one lookup ("gt", "in") does: checks the right side and writes the SQL. One shared,
/// stateless instance per name and field kind. Django: the Lookup classes.
class QUINTETTE_CORE_EXPORT LookupKind
{
public:
    explicit LookupKind(const QString &name) : m_name(name) { }
    virtual ~LookupKind();
    Q_DISABLE_COPY_MOVE(LookupKind)

    const QString &name() const { return m_name; }
    /// The typed value to compare a value of that field with. Throws ValidationError, ValueError or
    /// TypeError.
    virtual Value prepare(const Field *field, const Value &value) const;
    virtual Outcome compile(const LookupNode &lookup, Compiler &to) const = 0;
    /// The one value that compile() binds for a prepared right side, given that its SQL is the same
    /// for every such value: a statement with it can then be used again. Nothing where the SQL
    /// depends on the value.
    virtual std::optional<Value> boundValue(const Field *field, const Value &right,
                                            const SqlDialect &dialect) const;
    /// Otherwise a comparison with None is refused, or means IS NULL for "exact" and "iexact".
    virtual bool acceptsNone() const { return false; }
    /// "in": the right side is a list, or all rows of a subquery.
    virtual bool takesList() const { return false; }

private:
    QString m_name;
};

/// Adds a lookup for every kind of field, or for one. At start-up only. Django:
/// Field.register_lookup.
QUINTETTE_CORE_EXPORT void registerLookup(std::unique_ptr<LookupKind> lookup,
                                          std::optional<FieldKind> kind = {});
/// Null where there is none of that name for fields of that kind.
QUINTETTE_CORE_EXPORT const LookupKind *findLookup(QStringView name, FieldKind kind);
/// All names for fields of that kind, sorted; for messages.
QUINTETTE_CORE_EXPORT QStringList lookupNames(FieldKind kind);

} // namespace Quintette::Internal
