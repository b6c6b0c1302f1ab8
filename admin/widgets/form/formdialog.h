// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace Quintette {

class BackgroundTasks;
class BusyLine;
class FieldCell;
class MessageBar;

/// A small form that a worker makes and checks anew each time, such as a change of password or what
/// an action asks: its fields one below the other. Deletes itself when closed; accepted when the
/// worker was content.
class QUINTETTE_WIDGETS_EXPORT FormDialog : public QDialog
{
    Q_OBJECT
public:
    struct State
    {
        QList<FormContents::Field> fields; // with what is wrong
        bool isDone = false;
        QString explanation = {}; // instead of the dialog's, where it is known only now
    };
    struct Submitted
    {
        FormData data;
        UploadedFiles files;
    };
    using Given = std::optional<Submitted>;
    /// In a worker; without anything given the empty form is wanted.
    using Work = std::function<State(const Given &)>;

    FormDialog(BackgroundTasks &tasks, const Text &title, const Text &explanation, const Work &work,
               QWidget *parent = nullptr);

    /// What the button says that submits; at first it is the title.
    void setButton(const QString &text);
    const QList<FieldCell *> &cells() const { return m_cells; }
    void submit();

private:
    void run(const Given &given);
    void setState(const State &state);

    BackgroundTasks &m_tasks;
    Work m_work;
    QLabel *m_text;
    MessageBar *m_message;
    BusyLine *m_busy;
    QFormLayout *m_form;
    QDialogButtonBox *m_buttons;
    QPushButton *m_submit;
    QList<FieldCell *> m_cells;
};

} // namespace Quintette
