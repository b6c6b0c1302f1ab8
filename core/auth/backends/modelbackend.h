// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/backends/authenticationbackend.h"

namespace Quintette {

/// By what identifies an account, its username in general. Django: ModelBackend.
class QUINTETTE_CORE_EXPORT ModelBackend final : public AuthenticationBackend
{
public:
    explicit ModelBackend(const ModelInfo &users) : m_users(users) { }

    std::optional<Record> find(const QString &login) const override;

private:
    const ModelInfo &m_users;
};

} // namespace Quintette
