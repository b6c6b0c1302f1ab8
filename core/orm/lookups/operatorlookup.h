// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/lookupkind.h"
#include "core/orm/lookups/lookupnode.h"

namespace Quintette::Internal {

/// left op right, by an operator that only PostgreSQL has and whose right side has to be told its
/// type. Throws NotSupportedError on other databases.
class OperatorLookup : public LookupKind
{
public:
    OperatorLookup(const QString &name, QLatin1StringView op) : LookupKind(name), m_op(op) { }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override;

protected:
    /// The field that says how a right side is bound and what its type is.
    virtual const Field &rightField(const Field &left, const Value &right) const;

private:
    QLatin1StringView m_op;
};

} // namespace Quintette::Internal
