// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/session/taskfailure.h"

namespace Quintette {

class AdminSession;

/// Adds, changes and deletes objects of other models from a form that chooses among them, in
/// dialogs that keep the form.
class QUINTETTE_WIDGETS_EXPORT RelatedObjects : public QObject
{
    Q_OBJECT
public:
    /// window becomes its parent, and that of the dialogs.
    RelatedObjects(AdminSession &session, QWidget *window);

    /// Gives a form's editors the way here.
    void addTo(EditorContext &context);

Q_SIGNALS:
    void changed(const Quintette::RelatedChange &change);

private:
    void add(const FormItem &item, QObject *receiver,
             const std::function<void(const Choice &)> &added);
    void open(const FormItem &item, const QString &key);
    void remove(const FormItem &item, const QString &key);

    AdminSession &m_session;
    QWidget *m_window;
};

} // namespace Quintette
