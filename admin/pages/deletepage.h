// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "core/base/error.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// What deleting would do, for the confirmation: the tree, the summary, what forbids it.
struct DeletePage
{
    struct Node
    {
        Text model; // verbose name
        QString text;
        const ModelAdmin *admin = nullptr; // null: no page to link to
        QString quotedPk;
        QList<Node> children;
    };
    const ModelAdmin *admin = nullptr;
    QList<Node> tree;
    QList<QPair<Text, qint64>> summary; // model (plural), objects
    QList<Text> missingPermissions; // models this person may not delete
    QList<Node> protectedObjects;
    qint64 total = 0;
    qint64 unnamed = 0; // objects of the tree that it leaves out, being too many to read
    /// To be handed to deleteObject(): what the page was made from.
    QString version;
    /// Of many objects: to be compared with selectionDigest() of what is about to be deleted.
    QString digest;
    bool isAllowed() const { return missingPermissions.isEmpty() && protectedObjects.isEmpty(); }
};

/// Thrown where something is in the way of a deletion; the page says what.
class QUINTETTE_ADMIN_EXPORT DeletionRefused : public PermissionDenied
{
public:
    explicit DeletionRefused(const DeletePage &page);
    ~DeletionRefused() override;

    QString name() const override { return u"DeletionRefused"_s; }
    const DeletePage &page() const { return m_page; }

private:
    DeletePage m_page;
};

/// Throws PermissionDenied, ObjectDoesNotExist.
QUINTETTE_ADMIN_EXPORT DeletePage loadDeletePage(const ModelAdmin &admin,
                                                 const AdminRequest &request,
                                                 const QList<Record> &objects);
/// Deletes with a log entry each, in one transaction, and tells the request. Throws
/// DeletionRefused when the page does not allow it, StaleObject when the object is not what the
/// page of that version showed; without a version nothing is compared.
QUINTETTE_ADMIN_EXPORT void deleteObject(const ModelAdmin &admin, AdminRequest &request,
                                         const Record &object, const QString &version = {});
QUINTETTE_ADMIN_EXPORT void deleteObjects(const ModelAdmin &admin, AdminRequest &request,
                                          const QuerySet &chosen);

} // namespace Quintette
