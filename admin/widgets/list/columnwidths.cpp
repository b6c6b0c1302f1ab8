// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/columnwidths.h"

#include "admin/widgets/list/changelistmodel.h"

#include <QHeaderView>
#include <QTableView>

#include <numeric>

namespace Quintette {

namespace {

constexpr int narrowest = 56;
constexpr int readable = 150; // what a text column keeps when there is too little room
constexpr int widest = 460;
constexpr int rowsLookedAt = 50;

/// Gives what is left over to the columns with text, by their width: marks want no more room.
void shareOut(QList<int> &widths, int spare, const ChangeListModel &model)
{
    const ChangeList::Row *first = model.row(0);
    if (spare <= 0 || !first)
        return;
    const auto hasText = [&](int column) {
        return column < first->cells.size() && !first->cells.at(column).boolean;
    };
    int sum = 0;
    for (int column = 0; column < widths.size(); ++column)
        sum += hasText(column) ? widths.at(column) : 0;
    for (int column = 0; sum > 0 && column < widths.size(); ++column) {
        if (hasText(column))
            widths[column] += int(qint64(spare) * widths.at(column) / sum);
    }
}

} // namespace

void fitColumns(QTableView &table, const ChangeListModel &model)
{
    QFont strong = table.font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    const int rows = std::min(rowsLookedAt, model.rowCount());
    QList<int> widths;
    for (int column = 0; column < model.columnCount(); ++column) {
        int width = table.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < rows; ++row) {
            const ChangeList::Row *loaded = model.row(row);
            if (loaded && column < loaded->cells.size())
                width = std::max(width,
                                 metrics.horizontalAdvance(loaded->cells.at(column).text) + 22);
        }
        widths.append(std::clamp(width, narrowest, widest));
    }
    // Long texts give way until everything can be seen at once.
    int excess = std::accumulate(widths.begin(), widths.end(), 0) - table.viewport()->width();
    while (excess > 0) {
        const auto longest = std::max_element(widths.begin(), widths.end());
        if (*longest <= readable)
            break;
        const int less = std::min({excess, *longest - readable, 20});
        *longest -= less;
        excess -= less;
    }
    shareOut(widths, -excess, model);
    for (int column = 0; column < widths.size(); ++column)
        table.setColumnWidth(column, widths.at(column));
}

QVariantMap columnLayout(const QHeaderView &header, const ChangeList &head)
{
    QVariantMap layout;
    for (int section = 0; section < std::min<int>(header.count(), int(head.headers.size()));
         ++section) {
        const bool hidden = header.isSectionHidden(section);
        layout.insert(head.headers.at(section).name,
                      QVariantList{header.visualIndex(section),
                                   hidden ? 0 : header.sectionSize(section), hidden});
    }
    return layout;
}

void restoreColumns(QHeaderView &header, const ChangeList &head, const QVariantMap &layout)
{
    QMap<int, int> sections; // by the place they had
    for (int section = 0; section < header.count(); ++section) {
        const QVariantList entry = layout.value(head.headers.at(section).name).toList();
        if (entry.size() != 3)
            continue;
        sections.insert(entry.at(0).toInt(), section);
        if (entry.at(1).toInt() >= narrowest)
            header.resizeSection(section, entry.at(1).toInt());
        header.setSectionHidden(section, entry.at(2).toBool());
    }
    int place = 0;
    for (const int section : std::as_const(sections))
        header.moveSection(header.visualIndex(section), place++);
    if (header.count() > 0 && header.hiddenSectionCount() == header.count())
        header.setSectionHidden(0, false);
}

} // namespace Quintette
