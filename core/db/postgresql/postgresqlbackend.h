// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/backend.h"

namespace Quintette::Internal {

/// The SQL of PostgreSQL 12 and later.
class PostgreSqlBackend : public Backend
{
public:
    Vendor vendor() const override { return Vendor::PostgreSql; }
    QString name() const override { return u"postgresql"_s; }
    bool supports(Feature feature) const override;
    QString quoteValue(const Value &value) const override;
    int maxParameters() const override { return 65'535; }
    int maxNameLength() const override { return 63; }
    QString columnType(const QString &internalType,
                       const ColumnTypeOptions &options) const override;
    QString columnCheck(const QString &internalType, const QString &column) const override;
    QString columnSuffix(const QString &internalType) const override;
    Value adapt(const Value &value) const override;
    QStringList tableNames(Connection &connection, Views views) const override;
    TableDefinition readTable(Connection &connection, const QString &name) const override;
};

} // namespace Quintette::Internal
