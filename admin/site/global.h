// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#ifdef QUINTETTE_ADMIN_BUILD
#define QUINTETTE_ADMIN_EXPORT Q_DECL_EXPORT
#else
#define QUINTETTE_ADMIN_EXPORT Q_DECL_IMPORT
#endif
