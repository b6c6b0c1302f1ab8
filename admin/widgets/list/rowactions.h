// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/pages/changelist.h"
#include "admin/widgets/session/taskfailure.h"
#include "admin/widgets/window/pageaddress.h"

#include <QObject>

class QMenu;
class QModelIndex;

namespace Quintette {

class AdminSession;
class ChangeListModel;
class ListTable;

/// What one can do with the chosen rows of a list: run actions, edit them side by side, and what
/// the menu at a row offers.
class QUINTETTE_WIDGETS_EXPORT RowActions : public QObject
{
    Q_OBJECT
public:
    /// The table becomes its parent, and that of the dialogs.
    RowActions(AdminSession &session, ChangeListModel &model, ListTable &table);

    /// What an action would be run for; keys of rows that were never loaded are missing.
    Selection selection() const;
    bool areAllChosen() const { return m_allChosen; }
    /// Everything that matches, also what was never loaded.
    void chooseAll();
    void run(const AdminAction &action);
    /// The site's own action of that name, where this person may run it.
    void runNamed(const QString &name);
    void edit();
    /// Nothing where no column leads to the object. Django: list_display_links = None.
    void open(int row);
    /// Fills the menu that belongs to one row.
    void fillMenu(QMenu &menu, const QModelIndex &index);

Q_SIGNALS:
    void chosenChanged();
    /// An action runs, until finished().
    void started();
    void finished();
    void openRequested(const Quintette::PageAddress &address);
    void told(const QList<Quintette::AdminRequest::Message> &messages);
    void failed(const Quintette::TaskFailure &failure);
    void siteRequested(const QString &path);
    void wrote(const Quintette::ModelAdmin *admin);

private:
    const ModelAdmin &admin() const;
    static bool hasLink(const ChangeList::Row &row);

    AdminSession &m_session;
    ChangeListModel &m_model;
    ListTable &m_table;
    bool m_allChosen = false;
};

} // namespace Quintette
