// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/missingtables.h"
#include "admin/widgets/session/backgroundtasks.h"

namespace Quintette {

/// Who works here and on what site: all that a page needs to ask admin/pages. Outlives every page.
/// request() may be called from worker threads.
class QUINTETTE_WIDGETS_EXPORT AdminSession
{
public:
    /// userName is what the window shows. site and policy are borrowed.
    AdminSession(const AdminSite &site, std::shared_ptr<const User> user, const QString &userName,
                 const PermissionPolicy *policy, BackgroundTasks &tasks)
        : m_site(site), m_user(std::move(user)), m_userName(userName), m_policy(policy),
          m_tasks(tasks)
    {
        m_tasks.setExplainError(
                [&site](const DatabaseError &error) { return missingTablesText(site, error); });
    }
    Q_DISABLE_COPY_MOVE(AdminSession)

    const AdminSite &site() const { return m_site; }
    const QString &userName() const { return m_userName; }
    BackgroundTasks &tasks() const { return m_tasks; }

    /// A new one for one page or action.
    AdminRequest request() const
    {
        AdminRequest request;
        request.user = m_user;
        request.policy = m_policy;
        return request;
    }

private:
    const AdminSite &m_site;
    std::shared_ptr<const User> m_user;
    QString m_userName;
    const PermissionPolicy *m_policy;
    BackgroundTasks &m_tasks;
};

} // namespace Quintette
