// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/backends/authenticationbackend.h"

namespace Quintette {

/// By e-mail address, in any case of letters, where only one active account has it.
class QUINTETTE_CORE_EXPORT EmailBackend final : public AuthenticationBackend
{
public:
    explicit EmailBackend(const ModelInfo &users) : m_users(users) { }

    std::optional<Record> find(const QString &login) const override;

private:
    const ModelInfo &m_users;
};

} // namespace Quintette
