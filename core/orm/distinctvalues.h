// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// The different values of an indexed field over all objects of its model, in order, at most
/// `most`, without None: found by leaping from one to the next in the index, so the cost is that of
/// as many look-ups, however many rows there are.
QUINTETTE_CORE_EXPORT ValueList distinctIndexedValues(const Field &field, int most,
                                                      const QString &database = u"default"_s);

/// The same as part of another query: filter(Q(Lookup(u"pk__in", DistinctIndexedValues(...)))).
class QUINTETTE_CORE_EXPORT DistinctIndexedValues : public Expression
{
public:
    DistinctIndexedValues(const Field &field, int most, const QString &database = u"default"_s);
};

} // namespace Quintette
