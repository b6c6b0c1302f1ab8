// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/orm/modelregistry.h"
#include "core/signing/signer.h"

namespace Quintette {

/// Where the sessions of a project are kept: signed JSON in django_session, written so that Django
/// reads it. Const and thread-safe; each call uses the calling thread's database connection. Throws
/// DatabaseError.
class QUINTETTE_CORE_EXPORT SessionStorage
{
public:
    SessionStorage(const ModelRegistry &models, const Settings &settings);

    const SessionSettings &settings() const { return m_settings; }

    QByteArray encode(const Dict &data) const;
    /// Empty for anything that was not signed with one of our keys.
    Dict decode(const QByteArray &text) const;

    /// The data of a session that exists and has not expired.
    std::optional<Dict> load(const QString &key) const;
    /// Stores under a new random key and returns it.
    QString create(const Dict &data, const DateTime &expires) const;
    /// False when the session is not there any more (somebody logged out meanwhile).
    bool update(const QString &key, const Dict &data, const DateTime &expires) const;
    void remove(const QString &key) const;
    /// Deletes what has expired; how many. Django: clearsessions.
    qint64 removeExpired() const;

private:
    const ModelInfo &model() const;

    const ModelRegistry &m_models;
    SessionSettings m_settings;
    TimestampSigner m_signer;
};

} // namespace Quintette
