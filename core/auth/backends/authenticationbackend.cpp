// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/backends/authenticationbackend.h"

namespace Quintette {

AuthenticationBackend::~AuthenticationBackend() = default;

std::optional<Record> AuthenticationBackend::find(const QString &) const
{
    return std::nullopt;
}

std::optional<Record> AuthenticationBackend::authenticate(const QString &, const QString &) const
{
    return std::nullopt;
}

} // namespace Quintette
