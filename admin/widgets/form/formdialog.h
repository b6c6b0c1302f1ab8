// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/look/growingdialog.h"
#include "admin/widgets/session/taskfailure.h"

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
class QUINTETTE_WIDGETS_EXPORT FormDialog : public GrowingDialog
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

    /// In a worker: objects for a relation with too many of them to load, by a part of their text.
    using Search = std::function<QList<Choice>(const QString &field, const QString &term)>;

    FormDialog(BackgroundTasks &tasks, const Text &title, const Text &explanation, const Work &work,
               QWidget *parent = nullptr);

    /// What the button says that submits; at first it is the title.
    void setButton(const QString &text);
    /// To be given before the form is loaded, where it has relations.
    void setSearch(const Search &search) { m_search = search; }
    const QList<FieldCell *> &cells() const { return m_cells; }
    void submit();

private:
    void run(const Given &given);
    void setState(const State &state);
    void addCells(const QList<FormContents::Field> &fields);
    EditorContext makeContext();
    void showErrors(const QList<FormContents::Field> &fields);

    BackgroundTasks &m_tasks;
    Work m_work;
    Search m_search;
    QString m_title;
    QLabel *m_text;
    MessageBar *m_message;
    BusyLine *m_busy;
    QFormLayout *m_form;
    QDialogButtonBox *m_buttons;
    QPushButton *m_submit;
    QList<FieldCell *> m_cells;
};

} // namespace Quintette
