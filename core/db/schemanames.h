// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// The name Django gives an index or constraint: table, columns, eight hexadecimal digits and the
/// suffix
/// ("_uniq", "_fk_auth_user_id", "_check", "_like" or none), shortened to fit maxNameLength.
QUINTETTE_CORE_EXPORT QString schemaName(const QString &table, const QStringList &columns,
                                         const QString &suffix, int maxNameLength);
/// The first so many hexadecimal digits of the MD5 of all parts in a row. Django: names_digest.
QUINTETTE_CORE_EXPORT QString namesDigest(const QStringList &parts, int length);

} // namespace Quintette
