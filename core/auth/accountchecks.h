// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkregistry.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

/// Adds the checks of the model of accounts (tag "auth": auth.E002, E003, W004) and of the
/// permissions that models declare ("auth": auth.E005 to E008, E011, E012). models must outlive
/// checks. Django: django.contrib.auth.checks.
QUINTETTE_CORE_EXPORT void registerAccountChecks(CheckRegistry &checks, const ModelRegistry &models,
                                                 const QStringList &backends);

/// What those of one model find. customBackends: accounts are not only found by name.
QUINTETTE_CORE_EXPORT QList<CheckMessage> checkAccountModel(const ModelInfo &model,
                                                            bool customBackends);
QUINTETTE_CORE_EXPORT QList<CheckMessage> checkPermissions(const ModelInfo &model);

} // namespace Quintette
