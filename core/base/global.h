// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#if defined(quintette_core_EXPORTS) || defined(QUINTETTE_CORE_BUILD)
#define QUINTETTE_CORE_EXPORT Q_DECL_EXPORT
#else
#define QUINTETTE_CORE_EXPORT Q_DECL_IMPORT
#endif

namespace Quintette {
using namespace Qt::Literals::StringLiterals;
}
