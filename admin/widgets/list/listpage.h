// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/widgets/list/changelistmodel.h"
#include "admin/widgets/list/listmemory.h"
#include "admin/widgets/window/page.h"

namespace Quintette {

class BusyLine;
class DateBar;
class ListBody;
class ListCommands;
class ListTable;
class ListTools;
class RowActions;
class SelectionBar;

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
    void runAction(const QString &name) override;
    bool goTo(const PageAddress &address) override;

    void open(const ListState &state);
    ChangeListModel &model() { return *m_model; }
    /// What an action would be run for, from the rows that are chosen; keys of rows that were never
    /// loaded are missing.
    Selection selection() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void connectRowActions();
    void takeHead();
    void retranslate();
    void updateSelection();
    void showContextMenu(const QPoint &position);

    const ModelAdmin &m_admin;
    ListMemory m_memory;
    ListState m_state;
    ChangeListModel *m_model;
    ListTools *m_tools;
    DateBar *m_dates;
    BusyLine *m_busy;
    ListTable *m_table;
    RowActions *m_rows;
    ListBody *m_body;
    SelectionBar *m_selectionBar;
    ListCommands *m_commands;
    bool m_isStale = false;
};

} // namespace Quintette
