// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

#include <atomic>

namespace Quintette {

/// Failed attempts under one name or from one address; see LoginThrottle.
struct QUINTETTE_CORE_EXPORT ThrottledLogin
{
    int id = 0;
    QString key; // a hash, so that no passwords typed as names are kept
    int failures = 0;
    DateTime lastFailure;
    std::optional<DateTime> blockedUntil;

    QString toString() const { return key; }
    static void describe(ModelBuilder<ThrottledLogin> &m);
};

/// The one-time codes of one user; see SecondFactors.
struct QUINTETTE_CORE_EXPORT SecondFactor
{
    int id = 0;
    qint64 userId = 0;
    QString secret; // encrypted; of an earlier version Base32
    bool confirmed = false;
    qint64 lastStep = 0; // a code is good once
    QString recoveryCodes; // hashes, one a line
    DateTime createdAt;

    QString toString() const { return QString::number(userId); }
    static void describe(ModelBuilder<SecondFactor> &m);
};

/// Something that happened to an account; see AccountEvents.
struct QUINTETTE_CORE_EXPORT AccountEvent
{
    int id = 0;
    DateTime time;
    QString kind;
    std::optional<qint64> userId;
    QString username;
    QString address;
    QString agent;
    QString detail;

    QString toString() const { return kind + u' ' + username; }
    static void describe(ModelBuilder<AccountEvent> &m);
};

namespace AccountModels {

static inline const QString appLabel = u"quintette_accounts"_s;

/// Whether the table of a model is there; asks the database until it is. Any thread.
class QUINTETTE_CORE_EXPORT TableCheck
{
public:
    explicit TableCheck(const ModelInfo &model) : m_model(model) { }
    bool exists() const;

private:
    const ModelInfo &m_model;
    mutable std::atomic<bool> m_exists = false;
};

} // namespace AccountModels
} // namespace Quintette
