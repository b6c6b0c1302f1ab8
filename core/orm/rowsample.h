// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

/// Some rows of a large table, evenly spread over its keys, from which numbers of rows are
/// estimated where counting them would take too long. For whole-number keys that are not too
/// sparse.
class QUINTETTE_CORE_EXPORT RowSample
{
public:
    /// Nothing where the keys do not allow it or the table is small.
    static std::optional<RowSample> of(const ModelInfo &model,
                                       const QString &database = u"default"_s);

    /// Those rows of the query that are in the sample.
    QuerySet rowsOf(const QuerySet &query) const;
    /// Rows of the query in some stretches of the keys: more of the table than the sample, read in
    /// one go each, for what the sample has hardly any of.
    QList<QuerySet> stretchesOf(const QuerySet &query) const;
    /// How many rows there are for so many in all stretches, rounded as estimate().
    static qint64 estimateFromStretches(qint64 inStretches);
    /// How many rows there are for so many in the sample: two digits that count, the others 0.
    qint64 estimate(qint64 inSample) const;
    /// How many rows the whole table has, likewise.
    qint64 tableEstimate() const { return estimate(m_found); }

private:
    ValueList m_keys;
    qint64 m_first = 0;
    double m_range = 0;
    qint64 m_found = 0;
    double m_scale = 1;
};

} // namespace Quintette
