// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Quintette::Internal {

enum class OwnName : quint8 { Allowed, Refused };

/// A quoted "./name" or "../name" of {% include %} and {% extends %}, made absolute from the
/// template it stands in; anything else as it is. Throws TemplateSyntaxError when it leads out of
/// the templates.
QString absoluteTemplateName(const QString &current, const QString &word, OwnName ownName);

} // namespace Quintette::Internal
