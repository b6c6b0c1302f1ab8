// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/uuid.h"

namespace Quintette {

Uuid4::Uuid4() : FunctionExpression({.name = u"UUIDV4"_s, .output = FieldKind::Uuid}, {}) { }

Uuid7::Uuid7() : FunctionExpression({.name = u"UUIDV7"_s, .output = FieldKind::Uuid}, {}) { }

} // namespace Quintette
