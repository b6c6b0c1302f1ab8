// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/missingtables.h"

#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/db/databaseerror.h"
#include "core/orm/modelregistry.h"

#include <QRegularExpression>

namespace Quintette {

static bool isNamed(const QString &text, const QString &table)
{
    const QRegularExpression word(u"\\b"_s + QRegularExpression::escape(table) + u"\\b"_s);
    return text.contains(word);
}

std::optional<Text> missingTablesText(const AdminSite &site, const DatabaseError &error)
{
    Connection &connection = site.models().databases().connection();
    QStringList present;
    try {
        present = connection.backend().tableNames(connection, Backend::Views::Yes);
    } catch (const DatabaseError &) {
        return std::nullopt; // what failed has left a transaction in which nothing else works
    }
    const QString said = error.message() + u' ' + error.sql();
    QStringList missing;
    for (const ModelInfo *model : site.models().models()) {
        const QString table = model->table();
        if (model->options().managed && !present.contains(table) && !missing.contains(table)
            && isNamed(said, table))
            missing += table;
    }
    if (missing.isEmpty())
        return std::nullopt;
    missing.sort();
    return QN_TEXT("admin",
                   "The database has no table %1 yet. Run “quintette migrate” in the folder of the "
                   "project, then load this page again.")
            .arg(missing.join(u", "_s));
}

} // namespace Quintette
