// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/list/listedit.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QDialogButtonBox;
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

    /// Null while it loads, and where nothing may be edited.
    InlineView *rows() const { return m_rows; }
    void save();
    /// Closing asks first when something would be lost.
    void reject() override;

Q_SIGNALS:
    void saved(const QList<Quintette::AdminRequest::Message> &messages);

private:
    void setEdit(const ListEdit &edit);
    void setBusy(bool busy);
    void fail(const TaskFailure &failure);
    FormData data() const;
    bool isEdited() const;

    AdminSession &m_session;
    ChangeList m_list;
    MessageBar *m_messages;
    BusyLine *m_busy;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_place;
    QDialogButtonBox *m_buttons;
    InlineView *m_rows = nullptr;
    QList<ConflictView *> m_conflicts;
    FormData m_initial;
};

} // namespace Quintette
