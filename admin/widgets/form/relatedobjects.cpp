// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/relatedobjects.h"

#include "admin/pages/changelist.h"
#include "admin/widgets/form/relateddialog.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/objectdeletion.h"

#include <QMessageBox>

namespace Quintette {

RelatedObjects::RelatedObjects(AdminSession &session, QWidget *window)
    : QObject(window), m_session(session), m_window(window)
{
}

void RelatedObjects::addTo(EditorContext &context)
{
    context.addRelated = [this](const FormItem &item, QObject *receiver,
                                const std::function<void(const Choice &)> &added) {
        add(item, receiver, added);
    };
    context.openRelated = [this](const FormItem &item, const QString &key) { open(item, key); };
    context.deleteRelated = [this](const FormItem &item, const QString &key) { remove(item, key); };
}

void RelatedObjects::add(const FormItem &item, QObject *receiver,
                         const std::function<void(const Choice &)> &added)
{
    auto *dialog = new RelatedDialog(m_session, {item.relatedAdmin}, m_window);
    connect(dialog, &RelatedDialog::saved, receiver,
            [this, item, added](const FormContents &, const FormContents &saved) {
                const RelatedChange change = RelatedChange::added(item.relatedAdmin, saved);
                Q_EMIT changed(change);
                added(change.choice(item));
            });
    dialog->open();
}

void RelatedObjects::open(const FormItem &item, const QString &key)
{
    FormKey form{item.relatedAdmin, quotePk(key)};
    form.keyField = item.relatedKeyField;
    auto *dialog = new RelatedDialog(m_session, form, m_window);
    connect(dialog, &RelatedDialog::saved, this,
            [this, item](const FormContents &loaded, const FormContents &saved) {
                Q_EMIT changed(RelatedChange::changed(item.relatedAdmin, loaded, saved));
            });
    dialog->open();
}

void RelatedObjects::remove(const FormItem &item, const QString &key)
{
    auto *deletion = new ObjectDeletion(m_session, *item.relatedAdmin, quotePk(key), m_window,
                                        item.relatedKeyField);
    connect(deletion, &ObjectDeletion::failed, m_window, [this](const TaskFailure &failure) {
        auto *box = new QMessageBox(QMessageBox::NoIcon, QN_TEXT("desktop", "Delete").toString(),
                                    failure.message, QMessageBox::Close, m_window);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    connect(deletion, &ObjectDeletion::deleted, this, [this, item, key] {
        Q_EMIT changed(RelatedChange::deleted(item.relatedAdmin, item.relatedKeyField, key));
    });
}

} // namespace Quintette
