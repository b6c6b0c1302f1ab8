// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QFormLayout;
class QDialogButtonBox;

namespace Quintette {

class BackgroundTasks;
class BusyLine;
class FieldCell;
class MessageBar;

/// A small form that a worker makes and checks anew each time, such as a change of password: its
/// fields one below the other. Deletes itself when closed; accepted when the worker was content.
class QUINTETTE_WIDGETS_EXPORT PasswordDialog : public QDialog
{
    Q_OBJECT
public:
    struct State
    {
        QList<FormContents::Field> fields; // with what is wrong
        bool isDone = false;
    };
    /// In a worker; without data the empty form is wanted.
    using Work = std::function<State(const std::optional<FormData> &)>;

    PasswordDialog(BackgroundTasks &tasks, const Text &title, const Text &explanation,
                   const Work &work, QWidget *parent = nullptr);

    const QList<FieldCell *> &cells() const { return m_cells; }
    void submit();

private:
    void run(const std::optional<FormData> &data);
    void setState(const State &state);

    BackgroundTasks &m_tasks;
    Work m_work;
    MessageBar *m_message;
    BusyLine *m_busy;
    QFormLayout *m_form;
    QDialogButtonBox *m_buttons;
    QList<FieldCell *> m_cells;
};

} // namespace Quintette
