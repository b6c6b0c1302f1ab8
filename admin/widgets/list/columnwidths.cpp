// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/columnwidths.h"

#include "admin/widgets/list/changelistmodel.h"

#include <QHeaderView>
#include <QTableView>

namespace Quintette {

namespace {

constexpr int narrowest = 56;
constexpr int widest = 380;
constexpr int rowsLookedAt = 50;

} // namespace

void fitColumns(QTableView &table, const ChangeListModel &model)
{
    QFont strong = table.font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    const int rows = std::min(rowsLookedAt, model.rowCount());
    for (int column = 0; column < model.columnCount(); ++column) {
        int width = table.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < rows; ++row) {
            const ChangeList::Row *loaded = model.row(row);
            if (loaded && column < loaded->cells.size())
                width = std::max(width,
                                 metrics.horizontalAdvance(loaded->cells.at(column).text) + 18);
        }
        table.setColumnWidth(column, std::clamp(width, narrowest, widest));
    }
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
