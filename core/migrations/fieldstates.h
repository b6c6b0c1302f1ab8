// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/modelstate.h"

namespace Quintette {

class Backend;
class Field;

/// A field as it is declared now, in the words of migration files: what differs from what its class
/// has anyway. Django: Field.deconstruct().
QUINTETTE_CORE_EXPORT FieldState stateOf(const Field &field, const Backend &backend);

} // namespace Quintette
