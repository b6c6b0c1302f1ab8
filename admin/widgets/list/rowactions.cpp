// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/rowactions.h"

#include "admin/widgets/list/actionrunner.h"
#include "admin/widgets/list/changelistmodel.h"
#include "admin/widgets/list/listeditdialog.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace Quintette {

namespace {

constexpr int mostRowsEdited = 100; // side by side

} // namespace

RowActions::RowActions(AdminSession &session, ChangeListModel &model, ListTable &table)
    : QObject(&table), m_session(session), m_model(model), m_table(table)
{
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_allChosen = false;
        Q_EMIT chosenChanged();
    });
}

const ModelAdmin &RowActions::admin() const
{
    return *m_model.head().admin;
}

Selection RowActions::selection() const
{
    Selection selection = m_table.selection();
    selection.acrossPages = m_allChosen;
    return selection;
}

void RowActions::chooseAll()
{
    m_table.selectAll();
    m_allChosen = true;
    Q_EMIT chosenChanged();
}

void RowActions::runNamed(const QString &name)
{
    const QList<AdminAction> &actions = m_model.head().actions;
    for (const AdminAction &action : actions) {
        if (action.name == name)
            return run(action);
    }
}

void RowActions::run(const AdminAction &action)
{
    Selection chosen = selection();
    const qint64 rows = m_table.chosenCount();
    if (!chosen.acrossPages && chosen.keys.size() < rows) {
        // A range was drawn over rows that nobody has looked at; all of them is the one such set
        // that has a name.
        if (rows < m_model.rowCount()) {
            Q_EMIT failed({TaskFailure::Kind::Other,
                           QN_TEXT("desktop",
                                   "Some of the selected rows are not loaded yet. Scroll through "
                                   "them, or "
                                   "select all.")
                                   .toString()});
            return;
        }
        chosen.acrossPages = true;
    }
    auto *runner = new ActionRunner(m_session, admin(), &m_table);
    Q_EMIT started();
    connect(runner, &QObject::destroyed, this, &RowActions::finished);
    connect(runner, &ActionRunner::takesLong, this, [this](const Text &what) {
        Q_EMIT told(
                {{AdminRequest::Level::Info, QN_TEXT("desktop", "%1: still at work …").arg(what)}});
    });
    connect(runner, &ActionRunner::failed, this, &RowActions::failed);
    connect(runner, &ActionRunner::openRequested, this, &RowActions::openRequested);
    connect(runner, &ActionRunner::siteRequested, this, &RowActions::siteRequested);
    connect(runner, &ActionRunner::done, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                m_table.clearSelection();
                Q_EMIT wrote(&admin());
            });
    runner->run(action, m_model.head().state, chosen);
}

bool RowActions::hasLink(const ChangeList::Row &row)
{
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ChangeList::Cell &cell) { return cell.isLink; });
}

void RowActions::open(int row)
{
    const ChangeList::Row *loaded = m_model.row(row);
    if (loaded && hasLink(*loaded))
        Q_EMIT openRequested(PageAddress::change(&admin(), loaded->quotedPk));
}

void RowActions::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const ChangeList::Row *row = m_model.row(index.row());
    if (!row)
        return;
    if (hasLink(*row))
        menu.addAction(themedIcon(u"edit"_s), QN_TEXT("desktop", "Open").toString(),
                       [this, place = index.row()] { open(place); });
    menu.addAction(themedIcon(u"history"_s), QN_TEXT("desktop", "History").toString(),
                   [this, pk = row->quotedPk] {
                       Q_EMIT openRequested(PageAddress::history(&admin(), pk));
                   });
    const QString text = index.data(Qt::AccessibleTextRole).toString();
    menu.addAction(themedIcon(u"copy"_s), QN_TEXT("desktop", "Copy cell").toString(),
                   [text] { QGuiApplication::clipboard()->setText(text); });
}

void RowActions::edit()
{
    ChangeList chosen = m_model.head();
    chosen.rows.clear();
    const QList<int> rows = m_table.chosenRows();
    for (const int row : rows) {
        const ChangeList::Row *loaded = m_model.row(row);
        if (loaded && chosen.rows.size() < mostRowsEdited)
            chosen.rows.append(*loaded);
    }
    if (chosen.rows.isEmpty())
        return;
    auto *dialog = new ListEditDialog(m_session, chosen, &m_table);
    dialog->setLeftOut(m_table.chosenCount() - chosen.rows.size());
    connect(dialog, &ListEditDialog::saved, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                Q_EMIT wrote(&admin());
            });
    dialog->open();
}

} // namespace Quintette
