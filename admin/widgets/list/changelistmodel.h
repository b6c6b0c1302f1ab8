// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/list/pageloads.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

namespace Quintette {

/// All results of a change list as rows of a table, over all its pages: a page is loaded when one
/// of its rows is looked at, and the least looked at are forgotten, so that a million rows cost no
/// more than a hundred. Its data have Qt's roles and CellRole.
class QUINTETTE_WIDGETS_EXPORT ChangeListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Done = PageLoads::Done;
    using Failed = PageLoads::Failed;
    using CancellationPtr = PageLoads::CancellationPtr;
    using Loader = PageLoads::Loader;

    explicit ChangeListModel(const Loader &loader, QObject *parent = nullptr);

    /// Shows another state from its first row on; the old rows stay until the new ones are here.
    void open(const ListState &state);
    /// The same state anew, for changed data; rows keep their places.
    void reload() { open(m_state); }
    /// Gives up what is being loaded: the database stops, what was shown stays.
    void cancel();

    /// The first page, with headers, filters and counts; empty until the first load.
    const ChangeList &head() const { return m_head; }
    bool isLoaded() const { return m_isLoaded; }
    /// Null while that row is not loaded.
    const ChangeList::Row *row(int row) const;
    /// The row of an object among the loaded ones, or -1.
    int findRow(const QString &quotedPk) const;
    int pageSize() const { return m_pageSize; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void headChanged();
    void loadingChanged(bool loading);
    void failed(const TaskFailure &failure);
    void cancelled();

private:
    using Rows = QList<ChangeList::Row>;

    void takeHead(const ChangeList &head);
    void wantPage(int page) const;
    void loadWanted();
    void takePage(int page, const ChangeList &list);
    void setRowCount(int rows);
    void stopLoads();
    void failPage(int page, const TaskFailure &failure);
    void fail(const TaskFailure &failure);
    void updateLoading();

    ListState m_state; // that was asked for last
    PageLoads m_loads; // for this state
    ChangeList m_head;
    bool m_isLoaded = false;
    int m_pageSize = 1;
    int m_rowCount = 0;
    bool m_headPending = false;
    bool m_isBlocked =
            false; // after a failure, until the next open(): painting must not ask for ever
    mutable QCache<int, Rows> m_pages; // by page number, 1-based
    mutable QList<int> m_wanted; // newest last
    mutable bool m_loadScheduled = false;
    QSet<int> m_pending;
};

} // namespace Quintette
