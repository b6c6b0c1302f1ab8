// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/widgets/list/changelistmodel.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace Quintette {

class BusyLine;
class DateBar;
class EmptyState;
class FilterPanel;
class SelectionBar;
class SortHeader;

/// The list of one model's objects: search, dates, filters, sorting, selection and actions over a
/// table that loads from the database what one looks at.
class QUINTETTE_WIDGETS_EXPORT ListPage : public Page
{
    Q_OBJECT
public:
    ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
             QWidget *parent = nullptr);
    /// With a loader of its own, for tests of how it draws.
    ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
             const ChangeListModel::Loader &loader, QWidget *parent = nullptr);
    ~ListPage() override;

    PageAddress address() const override;
    QString title() const override;
    void reload() override;
    void objectsChanged(const ModelAdmin *admin) override;
    void focusFirst() override;
    bool goTo(const PageAddress &address) override;

    void open(const ListState &state);
    ChangeListModel &model() { return *m_model; }
    /// What an action would be run for, from the rows that are chosen; keys of rows that were never
    /// loaded are missing.
    Selection selection() const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void buildTable();
    void buildActions();
    void takeHead();
    void retranslate();
    void showEmptyState();
    void showLoading(bool loading);
    void showStopped();
    void applyWidths();
    void saveWidths();
    void resetColumns();
    void fillColumnsMenu();
    void updateSelection();
    void updateVisibleRows();
    void openRow(int row);
    void showContextMenu(const QPoint &position);
    void copySelection();
    void selectAll();
    void setFiltersVisible(bool visible);
    void runAction(const AdminAction &action);
    void editRows();
    QString settingsKey(const QString &name) const;

    const ModelAdmin &m_admin;
    ListState m_state;
    ChangeListModel *m_model;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QLineEdit *m_search = nullptr;
    QTimer *m_searchDelay = nullptr;
    QPushButton *m_columnsButton = nullptr;
    QPushButton *m_filtersButton = nullptr;
    QPushButton *m_addButton = nullptr;
    DateBar *m_dates = nullptr;
    BusyLine *m_busy = nullptr;
    QPushButton *m_stopButton = nullptr; // shown when an answer is slow
    QTimer *m_stopDelay = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    SortHeader *m_header = nullptr;
    EmptyState *m_empty = nullptr;
    FilterPanel *m_filters = nullptr;
    SelectionBar *m_selectionBar = nullptr;
    QAction *m_addAction = nullptr;
    QAction *m_deleteAction = nullptr;
    QAction *m_editAction = nullptr;
    QPushButton *m_editButton = nullptr;
    bool m_allSelected = false;
    bool m_widthsApplied = false;
    bool m_isArranged = false; // by a person, who wants it to stay
    bool m_isStale = false;
};

} // namespace Quintette
