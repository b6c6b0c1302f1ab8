// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/actionrunner.h"

#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/deletedialog.h"

#include <QTimer>

namespace Quintette {

namespace {

constexpr int patienceMilliseconds = 800;

} // namespace

ActionRunner::ActionRunner(AdminSession &session, const ModelAdmin &admin, QWidget *window)
    : QObject(window), m_session(session), m_admin(admin), m_window(window)
{
}

void ActionRunner::run(const AdminAction &action, const ListState &state,
                       const Selection &selection)
{
    m_action = action;
    m_state = state;
    m_selection = selection;
    if (!action.needsConfirmation) {
        start();
        return;
    }
    m_session.tasks().run<DeletePage>(
            this,
            [&session = m_session, &admin = m_admin, state, selection] {
                const AdminRequest request = session.request();
                const QuerySet chosen = selectedObjects(admin, request, state, selection);
                return loadDeletePage(admin, request, chosen.toList());
            },
            [this](const DeletePage &page) { confirm(page); },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ActionRunner::confirm(const DeletePage &page)
{
    auto *dialog = new DeleteDialog(page, m_window);
    connect(dialog, &QDialog::accepted, this, &ActionRunner::start);
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

void ActionRunner::start()
{
    using Messages = QList<AdminRequest::Message>;
    QTimer::singleShot(patienceMilliseconds, this, [this] {
        Q_EMIT takesLong(m_action.description.arg(m_admin.model().verboseNamePlural()));
    });
    m_session.tasks().run<Messages>(
            this,
            [&session = m_session, &admin = m_admin, action = m_action.name, state = m_state,
             selection = m_selection] {
                AdminRequest request = session.request();
                Quintette::runAction(admin, request, action, state, selection);
                return request.messages;
            },
            [this](const Messages &messages) {
                Q_EMIT done(messages);
                deleteLater();
            },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ActionRunner::giveUp(const TaskFailure &failure)
{
    Q_EMIT failed(failure);
    deleteLater();
}

} // namespace Quintette
