// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/widgets/form/formdialog.h"

namespace Quintette {

class AdminSession;

/// The dialog in which an action asks what it wants to know first, and then runs. Deletes itself
/// when closed.
class QUINTETTE_WIDGETS_EXPORT ActionQuestionDialog : public FormDialog
{
    Q_OBJECT
public:
    struct Run
    {
        AdminSession &session;
        const ModelAdmin &admin;
        AdminAction action;
        ListState state;
        Selection selection;
    };
    ActionQuestionDialog(const Run &run, QWidget *parent = nullptr);

    /// What the action told and answered with; once it is accepted.
    const AdminRequest &answer() const { return *m_answer; }

private:
    ActionQuestionDialog(const Run &run, const std::shared_ptr<AdminRequest> &answer,
                         QWidget *parent);

    std::shared_ptr<AdminRequest> m_answer;
};

} // namespace Quintette
