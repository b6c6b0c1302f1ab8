// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/protection/accountmodels.h"
#include "core/conf/settings.h"

namespace Quintette {

/// Slows down guessing: after some failures under one name, or from one address, further attempts
/// have to wait, and each failure doubles the time. Names of nobody are treated alike. Kept in the
/// database, so that it holds for all processes of a site; does nothing where the table is missing
/// or the settings turn it off. Const and thread-safe.
class QUINTETTE_CORE_EXPORT LoginThrottle
{
public:
    LoginThrottle(const ModelRegistry &models, const Settings &settings);

    /// Seconds that an attempt has to wait. When 0, it may be made now, and counts as failed until
    /// succeeded() is called, so that attempts at the same time are all counted. address may be
    /// empty.
    qint64 begin(const QString &username, const QString &address) const;
    void succeeded(const QString &username, const QString &address) const;
    /// Seconds that the next attempt under that name has to wait.
    qint64 waitingTime(const QString &username) const;
    /// Forgets the failures under that name; false when there were none.
    bool unlock(const QString &username) const;

private:
    struct Limit
    {
        QString key;
        int attempts;
    };
    QList<Limit> limits(const QString &username, const QString &address) const;
    qint64 remaining(const QString &key) const;
    void removeForgotten(const DateTime &now) const;
    void countFailure(const Limit &limit) const;
    qint64 waitAfter(int failures, int allowed) const;
    const ModelInfo &model() const;

    const ModelRegistry &m_models;
    AuthSettings m_settings;
    AccountModels::TableCheck m_table;
};

} // namespace Quintette
