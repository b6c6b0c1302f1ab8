// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearestname.h"

#include <numeric>
#include <vector>

namespace Quintette {

namespace {

constexpr qsizetype longestName = 80; // the distance costs the product of both lengths

/// Insertions, deletions, replacements and swapped neighbours that lead from a to b.
qsizetype editDistance(const QString &a, const QString &b)
{
    std::vector<qsizetype> beforePrevious(size_t(b.size()) + 1);
    std::vector<qsizetype> previous(beforePrevious.size());
    std::vector<qsizetype> row(beforePrevious.size());
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        std::swap(beforePrevious, previous);
        std::swap(previous, row);
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = size_t(j);
            const qsizetype replaced = previous[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[at] = std::min({replaced, previous[at] + 1, row[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforePrevious[at - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &text, const QStringList &names)
{
    if (text.size() > longestName)
        return {};
    QString nearest;
    qsizetype best = std::max<qsizetype>(1, text.size() / 3) + 1;
    for (const QString &name : names) {
        if (name.size() > longestName)
            continue;
        const qsizetype distance = editDistance(text.toLower(), name.toLower());
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace Quintette
