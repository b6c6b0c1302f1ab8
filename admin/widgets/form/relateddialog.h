// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formloading.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QDialogButtonBox;

namespace Quintette {

class BusyLine;
class FormView;
class MessageBar;

/// The form of an object of another model, to add, change or look at it without leaving the form
/// that points to it. Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT RelatedDialog : public QDialog
{
    Q_OBJECT
public:
    RelatedDialog(AdminSession &session, const FormKey &key, QWidget *parent = nullptr);

    FormView &view() const { return *m_view; }
    void save();
    /// Closing asks first when something would be lost.
    void reject() override;

Q_SIGNALS:
    /// The object before and after.
    void saved(const Quintette::FormContents &loaded, const Quintette::FormContents &saved);

private:
    void load();
    void setContents(const FormContents &contents);
    void takeSaved(const SaveResult &result);
    void setBusy(bool busy);
    void fail(const TaskFailure &failure);

    AdminSession &m_session;
    FormKey m_key;
    FormContents m_loaded;
    MessageBar *m_messages;
    BusyLine *m_busy;
    FormView *m_view;
    QDialogButtonBox *m_buttons;
};

} // namespace Quintette
