// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/changelistmodel.h"

#include "admin/widgets/list/celldata.h"
#include "admin/widgets/look/capitalized.h"

#include <QTimer>

namespace Quintette {

namespace {

constexpr int keptPages = 60;
constexpr int parallelLoads = 2;
// While somebody drags the scroll bar, only the pages seen last are worth loading.
constexpr int wantedPages = 3;

int rowsIn(const ChangeList &list)
{
    return int(std::min<qint64>(list.resultCount.number, std::numeric_limits<int>::max()));
}

} // namespace

ChangeListModel::ChangeListModel(const Loader &loader, QObject *parent)
    : QAbstractTableModel(parent), m_loads(loader), m_pages(keptPages)
{
}

void ChangeListModel::open(const ListState &state)
{
    stopLoads();
    m_state = state;
    m_headPending = true;
    m_isBlocked = false;
    updateLoading();
    m_loads.start(
            state.withPage(1), [this](const ChangeList &head) { takeHead(head); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void ChangeListModel::cancel()
{
    if (!m_headPending && m_pending.isEmpty())
        return;
    stopLoads();
    m_headPending = false;
    m_isBlocked = true;
    updateLoading();
    Q_EMIT cancelled();
}

void ChangeListModel::stopLoads()
{
    m_loads.stop();
    m_pending.clear();
    m_wanted.clear();
}

void ChangeListModel::takeHead(const ChangeList &head)
{
    m_headPending = false;
    const int rows = rowsIn(head);
    const bool sameShape = m_isLoaded && rows == m_rowCount
            && head.headers.size() == m_head.headers.size() && head.admin == m_head.admin;
    // A reset makes the view forget where it was; it is not needed when only contents changed.
    if (!sameShape)
        beginResetModel();
    m_head = head;
    m_isLoaded = true;
    m_rowCount = rows;
    m_pageSize = int(std::max<qsizetype>(head.rows.size(), 1));
    m_pages.clear();
    m_pages.insert(1, new Rows(head.rows));
    if (!sameShape) {
        endResetModel();
    } else {
        if (rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
    updateLoading();
    Q_EMIT headChanged();
}

const ChangeList::Row *ChangeListModel::row(int row) const
{
    const Rows *rows = m_pages.object(row / m_pageSize + 1);
    const int inPage = row % m_pageSize;
    return rows && inPage < rows->size() ? &rows->at(inPage) : nullptr;
}

int ChangeListModel::findRow(const QString &quotedPk) const
{
    const QList<int> pages = m_pages.keys();
    for (const int page : pages) {
        const Rows &rows = *m_pages.object(page);
        for (int i = 0; i < rows.size(); ++i) {
            if (rows.at(i).quotedPk == quotedPk)
                return (page - 1) * m_pageSize + i;
        }
    }
    return -1;
}

void ChangeListModel::wantPage(int page) const
{
    if (m_headPending || m_isBlocked || m_pending.contains(page))
        return;
    m_wanted.removeAll(page);
    m_wanted.append(page);
    if (m_loadScheduled)
        return;
    m_loadScheduled = true;
    // data() is asked while painting, where nothing may change; the load starts when that is over.
    auto *self = const_cast<ChangeListModel *>(this);
    QTimer::singleShot(0, self, &ChangeListModel::loadWanted);
}

void ChangeListModel::loadWanted()
{
    m_loadScheduled = false;
    while (m_wanted.size() > wantedPages)
        m_wanted.removeFirst();
    while (!m_wanted.isEmpty() && m_pending.size() < parallelLoads) {
        const int page = m_wanted.takeLast();
        m_pending.insert(page);
        ListState state = m_head.state.withPage(page);
        state.facets = false; // the counts are known from the head
        m_loads.start(
                state, [this, page](const ChangeList &list) { takePage(page, list); },
                [this, page](const TaskFailure &failure) { failPage(page, failure); });
    }
    updateLoading();
}

void ChangeListModel::takePage(int page, const ChangeList &list)
{
    m_pending.remove(page);
    if (m_head.resultCount.isEstimate) {
        // The page knows better: here is the end, or it goes on.
        m_head.resultCount = list.resultCount;
        setRowCount(rowsIn(list));
        Q_EMIT headChanged();
    } else if (list.resultCount != m_head.resultCount) {
        // Somebody added or deleted objects meanwhile: all places have moved.
        reload();
        return;
    }
    m_pages.insert(page, new Rows(list.rows));
    const int first = (page - 1) * m_pageSize;
    const int last = std::min(first + m_pageSize, m_rowCount) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    if (!m_wanted.isEmpty())
        loadWanted();
    updateLoading();
}

void ChangeListModel::failPage(int page, const TaskFailure &failure)
{
    m_pending.remove(page);
    if (failure.kind == TaskFailure::Kind::Parameters && m_head.resultCount.isEstimate) {
        // There are fewer rows than were estimated.
        setRowCount(std::min(m_rowCount, (page - 1) * m_pageSize));
        updateLoading();
        return;
    }
    fail(failure);
}

void ChangeListModel::setRowCount(int rows)
{
    if (rows < m_rowCount) {
        beginRemoveRows({}, rows, m_rowCount - 1);
        m_rowCount = rows;
        endRemoveRows();
    } else if (rows > m_rowCount) {
        beginInsertRows({}, m_rowCount, rows - 1);
        m_rowCount = rows;
        endInsertRows();
    }
}

void ChangeListModel::fail(const TaskFailure &failure)
{
    m_headPending = false;
    m_isBlocked = true;
    m_wanted.clear();
    updateLoading();
    Q_EMIT failed(failure);
}

void ChangeListModel::updateLoading()
{
    Q_EMIT loadingChanged(m_headPending || !m_pending.isEmpty());
}

int ChangeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int ChangeListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_head.headers.size());
}

QVariant ChangeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rowCount)
        return {};
    const ChangeList::Row *loaded = row(index.row());
    if (role == IsLoadedRole)
        return loaded != nullptr;
    if (!loaded) {
        if (role == Qt::DisplayRole)
            wantPage(index.row() / m_pageSize + 1);
        return {};
    }
    if (index.column() >= loaded->cells.size())
        return {};
    return cellData(loaded->cells.at(index.column()), role);
}

QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section >= m_head.headers.size())
        return {};
    const ChangeList::Header &header = m_head.headers.at(section);
    if (role == Qt::DisplayRole)
        return capitalized(header.text);
    if (role == Qt::ToolTipRole && header.sortable) {
        return QN_TEXT("desktop", "Click to sort; with Ctrl to add this column to the order")
                .toString();
    }
    if (role == Qt::TextAlignmentRole) {
        const ChangeList::Row *first = m_rowCount > 0 ? row(0) : nullptr;
        if (first && section < first->cells.size())
            return cellData(first->cells.at(section), role);
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    }
    return {};
}

} // namespace Quintette
