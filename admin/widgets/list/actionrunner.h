// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/pages/deletepage.h"
#include "admin/widgets/session/taskfailure.h"
#include "admin/widgets/window/pageaddress.h"

#include <QObject>

class QWidget;

namespace Quintette {

class AdminSession;

/// Runs one action on chosen objects: asks first where the action wants it, showing what would be
/// deleted or a form of the action's own, then works in a thread; where the action made a file,
/// asks where to store it. What works in portions shows how far it is and can be stopped. Deletes
/// itself when it is over, whatever came of it.
class QUINTETTE_WIDGETS_EXPORT ActionRunner : public QObject
{
    Q_OBJECT
public:
    ActionRunner(AdminSession &session, const ModelAdmin &admin, QWidget *window);

    void run(const AdminAction &action, const ListState &state, const Selection &selection);

Q_SIGNALS:
    void done(const QList<Quintette::AdminRequest::Message> &messages);
    void failed(const Quintette::TaskFailure &failure);
    /// The action leads to a page of the site.
    void siteRequested(const QString &path);
    /// To look at something that would be deleted along.
    void openRequested(const Quintette::PageAddress &address);
    /// Work goes on, but a person would begin to wonder.
    void takesLong(const Quintette::Text &action);

private:
    void ask();
    void confirm(const DeletePage &page);
    void start();
    void watch(const std::shared_ptr<ActionProgress> &progress);
    void finish(const AdminRequest &request);
    Text title() const;
    void store(const AdminFile &file);
    void giveUp(const TaskFailure &failure);

    AdminSession &m_session;
    const ModelAdmin &m_admin;
    QWidget *m_window;
    AdminAction m_action;
    ListState m_state;
    Selection m_selection;
};

} // namespace Quintette
