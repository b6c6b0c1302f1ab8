// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/actionrunner.h"

#include "admin/widgets/list/actionquestion.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/deletedialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QSaveFile>
#include <QTimer>

namespace Quintette {

namespace {

constexpr int patienceMilliseconds = 800;
constexpr int progressWidth = 360;

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
    if (action.question) {
        ask();
        return;
    }
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
            [this](const DeletePage &page) {
                m_selection.digest = page.digest;
                confirm(page);
            },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ActionRunner::ask()
{
    auto *dialog = new ActionQuestionDialog({m_session, m_admin, m_action, m_state, m_selection},
                                            m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { finish(dialog->answer()); });
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

void ActionRunner::confirm(const DeletePage &page)
{
    auto *dialog = new DeleteDialog(page, m_window);
    connect(dialog, &QDialog::accepted, this, &ActionRunner::start);
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    connect(dialog, &DeleteDialog::openRequested, this, &ActionRunner::openRequested);
    dialog->open();
}

void ActionRunner::start()
{
    const auto progress = std::make_shared<ActionProgress>();
    if (m_action.portion > 0)
        watch(progress);
    else
        QTimer::singleShot(patienceMilliseconds, this, [this] { Q_EMIT takesLong(title()); });
    m_session.tasks().run<AdminRequest>(
            this,
            [&session = m_session, &admin = m_admin, action = m_action.name, state = m_state,
             selection = m_selection, progress] {
                AdminRequest request = session.request();
                Quintette::runAction(admin, request, action, state, selection, nullptr,
                                     progress.get());
                return request;
            },
            [this](const AdminRequest &request) { finish(request); },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ActionRunner::watch(const std::shared_ptr<ActionProgress> &progress)
{
    constexpr int lookMilliseconds = 200;
    auto *dialog = new QProgressDialog(title().toString(), QN_TEXT("desktop", "Stop").toString(), 0,
                                       0, m_window);
    dialog->setWindowTitle(title().toString());
    dialog->setMinimumWidth(progressWidth);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(patienceMilliseconds);
    dialog->setAutoReset(false);
    connect(dialog, &QProgressDialog::canceled, dialog, [progress] { progress->stop(); });
    connect(this, &QObject::destroyed, dialog, &QObject::deleteLater);
    auto *looking = new QTimer(dialog);
    connect(looking, &QTimer::timeout, dialog, [dialog, progress] {
        if (dialog->wasCanceled())
            return;
        dialog->setMaximum(int(progress->total()));
        dialog->setValue(int(progress->done()));
    });
    looking->start(lookMilliseconds);
}

Text ActionRunner::title() const
{
    return actionTitle(m_admin, m_action);
}

void ActionRunner::finish(const AdminRequest &request)
{
    Q_EMIT done(request.messages);
    if (!request.goTo.isEmpty())
        Q_EMIT siteRequested(request.goTo);
    if (request.file)
        store(*request.file);
    deleteLater();
}

void ActionRunner::store(const AdminFile &made)
{
    // Only the last part of the name: it may be made of somebody's data.
    const QString name = QFileInfo(made.name).fileName();
    const QString path = QFileDialog::getSaveFileName(
            m_window, QN_TEXT("desktop", "Store the file").toString(), name);
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool isStored = file.open(QIODevice::WriteOnly)
            && file.write(made.content) == made.content.size() && file.commit();
    if (!isStored)
        Q_EMIT failed({TaskFailure::Kind::Other,
                       QN_TEXT("desktop", "%1 could not be stored: %2")
                               .arg(path)
                               .arg(file.errorString())
                               .toString()});
}

void ActionRunner::giveUp(const TaskFailure &failure)
{
    Q_EMIT failed(failure);
    deleteLater();
}

} // namespace Quintette
