// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/pageaddress.h"

#include <QObject>

class QAction;

namespace Quintette {

class ListTable;
class ListTools;
class Page;
class RowActions;
struct ChangeList;

/// What one can do on a list page by key, menu and button: add, search, filter, edit, delete, copy,
/// look at what was deleted.
class ListCommands : public QObject
{
    Q_OBJECT
public:
    /// All of the page, which becomes the parent.
    ListCommands(Page &page, ListTools &tools, ListTable &table, RowActions &rows);

    QAction &addAction() const { return *m_add; }
    /// What a page of the list allows, and how many rows are chosen.
    void update(const ChangeList &head, qint64 chosen);
    void retranslate();

Q_SIGNALS:
    void addRequested();
    void deletedRequested();

private:
    void build(Page &page, RowActions &rows);
    void findWayToDeleted(const Page &page);

    ListTools &m_tools;
    ListTable &m_table;
    QAction *m_add = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_deleted = nullptr;
};

} // namespace Quintette
