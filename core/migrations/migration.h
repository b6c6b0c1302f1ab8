// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/migrations/operations/operation.h"

namespace Quintette {

/// App and name of a migration: {"auth", "0001_initial"}.
struct MigrationKey
{
    QString app;
    QString name;

    QString toString() const { return app + u'.' + name; }
    friend bool operator==(const MigrationKey &, const MigrationKey &) = default;
    friend bool operator<(const MigrationKey &a, const MigrationKey &b)
    {
        return a.app != b.app ? a.app < b.app : a.name < b.name;
    }
};

/// One file of migrations/<app>/: what it needs first, and its steps.
struct QUINTETTE_CORE_EXPORT Migration
{
    /// In a dependency {"auth.User", swappable}: whatever model stands for that one must be there.
    /// Django: swappable_dependency().
    static constexpr QLatin1StringView swappable{"__swappable__"};

    MigrationKey key;
    QList<MigrationKey> dependencies; // the name may be "__first__", "__latest__" or swappable
    QList<MigrationKey> runBefore;
    QList<MigrationKey> replaces; // a squashed migration stands for these
    bool initial = false;
    bool atomic = true; // false: no transaction around its steps
    QList<std::shared_ptr<const Operation>> operations;

    /// The failure names the file and what is wrong in it.
    static Result<Migration> read(const QString &app, const QString &path);
    /// The text of its file.
    QByteArray toJson() const;
    bool isReversible() const;
    /// state as it is after this migration.
    void applyToState(ProjectState &state) const;
};

} // namespace Quintette
