// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/widgets/global.h"

#include <QTableView>

class QMenu;

namespace Quintette {

class ChangeListModel;
class SortHeader;

/// The table of a change list: rows that can be chosen, columns that a person may arrange and finds
/// arranged so again.
class QUINTETTE_WIDGETS_EXPORT ListTable : public QTableView
{
    Q_OBJECT
public:
    /// settingsKey: under which the arrangement of the columns is stored.
    ListTable(ChangeListModel &model, const QString &settingsKey, QWidget *parent = nullptr);
    ~ListTable() override;

    SortHeader &header() const { return *m_header; }
    /// Gives the columns their widths when the first rows are here; does nothing later.
    void arrangeOnce();
    /// Entries to show and hide columns, to sort by them, and to forget all arrangements.
    void fillColumnsMenu(QMenu &menu);
    /// The rows that are chosen, from top to bottom.
    QList<int> chosenRows() const;
    /// Cheaper than chosenRows() where all of a million are chosen.
    qint64 chosenCount() const;
    /// Their keys and versions; those of rows that were never loaded are missing.
    Selection selection() const;
    /// Copies the chosen rows as lines with tabs, the columns as they are shown.
    void copySelection() const;
    /// The first and the last row one can see, 0-based.
    QPair<int, int> visibleRows() const;

Q_SIGNALS:
    void visibleRowsChanged();
    /// Somebody wants the columns as they were at first.
    void arrangementForgotten();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void resetColumns();

    ChangeListModel &m_model;
    QString m_settingsKey;
    SortHeader *m_header;
    bool m_hasWidths = false;
    bool m_isArranged = false; // by a person, who wants it to stay
};

} // namespace Quintette
