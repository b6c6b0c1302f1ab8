// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listtable.h"

#include "admin/widgets/list/changelistmodel.h"
#include "admin/widgets/list/columnwidths.h"
#include "admin/widgets/list/listdelegate.h"
#include "admin/widgets/list/sortheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

namespace Quintette {

ListTable::ListTable(ChangeListModel &model, const QString &settingsKey, QWidget *parent)
    : QTableView(parent), m_model(model), m_settingsKey(settingsKey), m_header(new SortHeader(this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(new ListDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 11);
    connect(m_header, &SortHeader::arranged, this, [this] { m_isArranged = true; });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ListTable::visibleRowsChanged);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ListTable::visibleRowsChanged);
}

ListTable::~ListTable()
{
    if (m_isArranged)
        QSettings().setValue(m_settingsKey, columnLayout(*m_header, m_model.head()));
}

void ListTable::arrangeOnce()
{
    if (m_hasWidths)
        return;
    m_hasWidths = true;
    const QVariantMap stored = QSettings().value(m_settingsKey).toMap();
    fit();
    restoreColumns(*m_header, m_model.head(), stored);
    m_isArranged = !stored.isEmpty();
}

void ListTable::fit()
{
    fitColumns(*this, m_model);
}

void ListTable::fillColumnsMenu(QMenu &menu)
{
    m_header->addColumns(menu);
    menu.addSeparator();
    QMenu *sorting = menu.addMenu(QN_TEXT("desktop", "Sort by").toString());
    m_header->addSorting(*sorting);
    sorting->setEnabled(!sorting->isEmpty());
    menu.addAction(QN_TEXT("desktop", "As at first").toString(), this, &ListTable::resetColumns);
}

void ListTable::resetColumns()
{
    QSettings().remove(m_settingsKey);
    for (int i = 0; i < m_header->count(); ++i) {
        m_header->setSectionHidden(i, false);
        m_header->moveSection(m_header->visualIndex(i), i);
    }
    fit();
    m_isArranged = false;
    Q_EMIT arrangementForgotten();
}

QList<int> ListTable::chosenRows() const
{
    QList<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

qint64 ListTable::chosenCount() const
{
    qint64 count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        count += range.height();
    return count;
}

Selection ListTable::selection() const
{
    Selection selection;
    const QList<int> rows = chosenRows();
    for (const int row : rows) {
        if (const ChangeList::Row *loaded = m_model.row(row)) {
            const QString key = loaded->pk.toString();
            selection.keys.append(key);
            if (!loaded->version.isEmpty())
                selection.versions.insert(key, loaded->version);
        }
    }
    return selection;
}

void ListTable::copySelection() const
{
    QStringList lines;
    const QList<int> rows = chosenRows();
    for (const int row : rows) {
        QStringList cells;
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (!m_header->isSectionHidden(column))
                cells.append(m_model.index(row, column).data(Qt::AccessibleTextRole).toString());
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QPair<int, int> ListTable::visibleRows() const
{
    const int last = rowAt(viewport()->height() - 1);
    return {rowAt(0), last < 0 ? m_model.rowCount() - 1 : last};
}

void ListTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (!m_hasWidths || m_isArranged || event->oldSize().width() == event->size().width())
        return;
    // Not now: the views inside are still being laid out.
    QTimer::singleShot(0, this, [this] {
        if (!m_isArranged)
            fit();
    });
}

} // namespace Quintette
