// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listcommands.h"

#include "admin/pages/changelist.h"
#include "admin/pages/deletedobjects.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/list/listtools.h"
#include "admin/widgets/list/rowactions.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/page.h"

#include <QAction>
#include <QPushButton>

namespace Quintette {

ListCommands::ListCommands(Page &page, ListTools &tools, ListTable &table, RowActions &rows)
    : QObject(&page), m_tools(tools), m_table(table)
{
    build(page, rows);
    findWayToDeleted(page);
}

void ListCommands::build(Page &page, RowActions &rows)
{
    m_add = page.addPageAction(u"add"_s, QN_TEXT("desktop", "Add"), QKeySequence::New,
                               [this] { Q_EMIT addRequested(); });
    m_add->setEnabled(false); // until the list says otherwise
    connect(&m_tools.addButton(), &QPushButton::clicked, m_add, &QAction::trigger);
    page.addPageAction(u"search"_s, QN_TEXT("desktop", "Search this list"), QKeySequence::Find,
                       [this] { m_tools.focusSearch(); });
    page.addPageAction(u"filter"_s, QN_TEXT("desktop", "Show or hide filters"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_F,
                       [this] { m_tools.filtersButton().toggle(); });
    m_edit = page.addPageAction(u"edit"_s, QN_TEXT("desktop", "Edit selected rows here"),
                                Qt::Key_F2, [&rows] { rows.edit(); });
    connect(&m_tools.editButton(), &QPushButton::clicked, m_edit, &QAction::trigger);
    m_delete = page.addPageAction(u"delete"_s, QN_TEXT("desktop", "Delete selected"),
                                  QKeySequence::Delete,
                                  [&rows] { rows.runNamed(u"delete_selected"_s); });
    m_deleted = page.addPageAction(u"history"_s, QN_TEXT("desktop", "Show what was deleted"), {},
                                   [this] { Q_EMIT deletedRequested(); });
    m_deleted->setEnabled(false);
    connect(&m_tools.deletedButton(), &QPushButton::clicked, m_deleted, &QAction::trigger);
    QAction *copy = page.addPageAction(u"copy"_s, QN_TEXT("desktop", "Copy rows as text"),
                                       QKeySequence::Copy, [this] { m_table.copySelection(); });
    // In the search box they concern letters.
    for (QAction *action : {m_delete, copy}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        page.removeAction(action);
        m_table.addAction(action);
    }
}

void ListCommands::findWayToDeleted(const Page &page)
{
    AdminSession &session = page.session();
    session.tasks().run<bool>(
            this,
            [&session, admin = page.address().admin] {
                return canRestoreDeleted(*admin, session.request());
            },
            [this](const bool &can) {
                m_deleted->setEnabled(can);
                m_tools.deletedButton().setVisible(can);
            },
            // Without it the list is as good; what is wrong, the list itself tells.
            [](const TaskFailure &) {});
}

void ListCommands::update(const ChangeList &head, qint64 chosen)
{
    m_add->setEnabled(head.canAdd);
    m_delete->setEnabled(chosen > 0);
    const bool isEditable =
            head.admin && !head.admin->options().listEditable.isEmpty() && head.canChange;
    m_edit->setEnabled(isEditable && chosen > 0);
    m_tools.editButton().setVisible(isEditable);
    m_tools.editButton().setEnabled(m_edit->isEnabled());
}

void ListCommands::retranslate()
{
    m_tools.editButton().setToolTip(m_edit->toolTip());
    m_tools.deletedButton().setToolTip(m_deleted->toolTip());
}

} // namespace Quintette
