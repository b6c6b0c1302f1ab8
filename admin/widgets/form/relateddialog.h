// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QDialogButtonBox;

namespace Quintette {

class BusyLine;
class FormView;
class MessageBar;

/// Adds an object of another model without leaving the form that needs it. Deletes itself when
/// closed.
class QUINTETTE_WIDGETS_EXPORT RelatedDialog : public QDialog
{
    Q_OBJECT
public:
    RelatedDialog(AdminSession &session, const FormKey &key, QWidget *parent = nullptr);

    /// Closing asks first when something would be lost.
    void reject() override;

Q_SIGNALS:
    void saved(const Quintette::FormContents &contents);

private:
    void load();
    void save();
    void fail(const TaskFailure &failure);

    AdminSession &m_session;
    FormKey m_key;
    MessageBar *m_messages;
    BusyLine *m_busy;
    FormView *m_view;
    QDialogButtonBox *m_buttons;
};

} // namespace Quintette
