// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// An object as its loaded fields, its annotations, and the objects of selectRelated() under their
/// names.
Dict rowOf(const Record &record);
/// The rows of a query set: those of values(), or of each object.
QList<Dict> rowsOf(const QuerySet &query);

} // namespace Quintette::Internal
