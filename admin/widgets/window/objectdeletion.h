// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/deletepage.h"
#include "admin/widgets/session/taskfailure.h"
#include "admin/widgets/window/pageaddress.h"

#include <QObject>

class QWidget;

namespace Quintette {

class AdminSession;

/// Deletes one object: shows first what would go with it, then works in a thread. Deletes itself
/// when it is over, whatever came of it.
class QUINTETTE_WIDGETS_EXPORT ObjectDeletion : public QObject
{
    Q_OBJECT
public:
    /// Begins at once; window is the parent of the question.
    /// keyField: whose value quotedKey is; empty for the primary key.
    ObjectDeletion(AdminSession &session, const ModelAdmin &admin, const QString &quotedKey,
                   QWidget *window, const QString &keyField = {});

Q_SIGNALS:
    /// Something is being loaded or deleted.
    void busyChanged(bool busy);
    void deleted(const QList<Quintette::AdminRequest::Message> &messages);
    void failed(const Quintette::TaskFailure &failure);
    /// To look at something that would be deleted along.
    void openRequested(const Quintette::PageAddress &address);

private:
    void ask(const DeletePage &page);
    void start(const QString &version);
    void giveUp(const TaskFailure &failure);

    AdminSession &m_session;
    const ModelAdmin &m_admin;
    QString m_quotedKey;
    QString m_keyField;
    QWidget *m_window;
};

} // namespace Quintette
