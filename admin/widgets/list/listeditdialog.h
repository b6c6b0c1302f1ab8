// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/list/listedit.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QVBoxLayout;

namespace Quintette {

class BusyLine;
class ConflictView;
class InlineView;
class MessageBar;

/// Edits the chosen rows of a list side by side, in the columns that the admin lets be edited in
/// the list. Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT ListEditDialog : public QDialog
{
    Q_OBJECT
public:
    /// list holds the rows to edit and no others.
    ListEditDialog(AdminSession &session, const ChangeList &list, QWidget *parent = nullptr);

    /// How many were chosen besides, which it says.
    void setLeftOut(qint64 rows) { m_leftOut = rows; }
    /// Null while it loads, and where nothing may be edited.
    InlineView *rows() const { return m_rows; }
    void save();
    /// Closing asks first when something would be lost.
    void reject() override;

Q_SIGNALS:
    void saved(const QList<Quintette::AdminRequest::Message> &messages);

private:
    void setEdit(const ListEdit &edit);
    void tellErrors(const ListEdit &edit);
    void setBusy(bool busy);
    void fail(const TaskFailure &failure);
    FormData data() const;
    bool isEdited() const;

    AdminSession &m_session;
    ChangeList m_list;
    QString m_title;
    qint64 m_leftOut = 0;
    QString m_rowInForm; // one that is there, whose form knows what relations may choose
    MessageBar *m_messages;
    BusyLine *m_busy;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_place;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
    InlineView *m_rows = nullptr;
    QList<ConflictView *> m_conflicts;
    FormData m_initial;
};

} // namespace Quintette
