// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/deletepage.h"

#include "admin/pages/actionrun.h"
#include "admin/pages/changelist.h"
#include "admin/pages/editconflict.h"
#include "admin/pages/objecthistory.h"
#include "admin/pages/valuetext.h"
#include "admin/pages/writing.h"
#include "admin/site/logentry.h"
#include "core/base/error.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"

#include <limits>

namespace Quintette {

namespace {

// A confirmation that names more than this is read by nobody; the counts stay exact.
constexpr int mostNamed = 1000;
// All are looked at, because one object that a person may not delete forbids it all.
constexpr int mostPlanned = std::numeric_limits<int>::max();

class PageMaker
{
public:
    PageMaker(DeletePage &page, const AdminRequest &request) : m_page(page), m_request(request)
    {
        const int wanted = page.admin->options().deleteConfirmationMaxDisplay;
        m_left = wanted < 0 ? mostNamed : std::min(wanted, mostNamed);
    }

    DeletePage::Node node(const Record &record)
    {
        DeletePage::Node node;
        node.model = record.model().verboseName();
        const bool isVisible = m_page.admin->site().isVisible(m_request, record);
        node.text = m_page.admin->site().visibleText(m_request, record);
        const ModelAdmin *admin = m_page.admin->site().find(record.model());
        if (admin && isVisible && admin->hasViewOrChangePermission(m_request, &record)) {
            node.admin = admin;
            node.quotedPk = quotePk(record.model().primaryKey().toText(record.pk()));
        }
        return node;
    }

    QList<DeletePage::Node> nodes(const QList<DeletePlan::Node> &planned)
    {
        QList<DeletePage::Node> result;
        for (const DeletePlan::Node &child : planned) {
            requireDelete(child.record);
            const bool isNamed = m_left > 0;
            DeletePage::Node shown;
            if (isNamed) {
                --m_left;
                shown = node(child.record);
            } else {
                ++m_page.unnamed;
            }
            shown.children = nodes(child.children);
            if (isNamed)
                result += shown;
        }
        return result;
    }

    /// Models without an admin, such as the rows of a many-to-many table, go with their objects.
    void requireDelete(const Record &record)
    {
        const ModelAdmin *admin = m_page.admin->site().find(record.model());
        if (!admin
            || (admin->hasDeletePermission(m_request, &record)
                && m_page.admin->site().isVisible(m_request, record)))
            return;
        const Text name = record.model().verboseName();
        if (!m_page.missingPermissions.contains(name))
            m_page.missingPermissions += name;
    }

private:
    DeletePage &m_page;
    const AdminRequest &m_request;
    int m_left; // how many more may be named
};

} // namespace

DeletePage loadDeletePage(const ModelAdmin &admin, const AdminRequest &request,
                          const QList<Record> &objects)
{
    const bool permitted = std::all_of(objects.cbegin(), objects.cend(), [&](const Record &object) {
        return admin.hasDeletePermission(request, &object);
    });
    if (!permitted)
        throw PermissionDenied(
                u"You may not delete %1."_s.arg(admin.model().verboseNamePlural().source()));

    const DeletePlan plan = planDelete(objects, mostPlanned);
    DeletePage page;
    page.admin = &admin;
    if (objects.size() == 1)
        page.version = RecordVersion::digest(objects.first());
    page.digest = selectionDigest(objects);
    PageMaker maker(page, request);
    page.tree = maker.nodes(plan.tree);
    for (const Record &record : plan.protectedObjects)
        page.protectedObjects += maker.node(record);
    for (auto it = plan.counts.cbegin(); it != plan.counts.cend(); ++it) {
        const ModelInfo *model = admin.site().models().find(it.key());
        page.summary.append({model ? countedName(*model, it.value()) : Text(it.key()), it.value()});
        page.total += it.value();
        // Rows that go without being looked at one by one, such as those of a fast deletion.
        const ModelAdmin *counted = model ? admin.site().find(*model) : nullptr;
        if (counted && !counted->hasDeletePermission(request)
            && !page.missingPermissions.contains(model->verboseName()))
            page.missingPermissions += model->verboseName();
    }
    admin.deletePageLoaded(request, page);
    return page;
}

DeletionRefused::DeletionRefused(const DeletePage &page)
    : PermissionDenied(QN_TEXT("admin", "Deleting these objects is not allowed.").toString()),
      m_page(page)
{
}

DeletionRefused::~DeletionRefused() = default;

static void requireAllowed(const ModelAdmin &admin, const AdminRequest &request,
                           const QList<Record> &objects)
{
    const DeletePage page = loadDeletePage(admin, request, objects);
    if (!page.isAllowed())
        throw DeletionRefused(page);
}

void deleteObject(const ModelAdmin &admin, AdminRequest &request, const Record &object,
                  const QString &version)
{
    if (!version.isEmpty() && version != RecordVersion::digest(object))
        throw StaleObject(u"%1 was changed by somebody else."_s.arg(object.toString()));
    requireAllowed(admin, request, {object});
    const QString text = object.toString();
    const QString key = quotePk(admin.model().primaryKey().toText(object.pk()));
    writeTogether(admin.model(), [&] {
        admin.logDeletions(request, {object});
        ObjectHistory::store(admin.site(), request, object, LogEntry::Action::Deletion,
                             ObjectHistory::versionOf(admin.site(), object), std::nullopt);
        admin.deleteModel(request, object);
    });
    request.tell(AdminRequest::Level::Success,
                 QN_TEXT("admin", "The %1 “%2” was deleted successfully.")
                         .arg(admin.model().verboseName())
                         .arg(text));
    admin.deleted(request, text, key);
}

void deleteObjects(const ModelAdmin &admin, AdminRequest &request, const QuerySet &chosen)
{
    const QList<Record> objects = chosen.toList();
    if (objects.isEmpty())
        return;
    requireAllowed(admin, request, objects);
    writeTogether(admin.model(), [&] {
        admin.logDeletions(request, objects);
        for (const Record &object : objects)
            ObjectHistory::store(admin.site(), request, object, LogEntry::Action::Deletion,
                                 ObjectHistory::versionOf(admin.site(), object), std::nullopt);
        admin.deleteQueryset(request, chosen);
    });
    request.tell(AdminRequest::Level::Success,
                 QN_PLURAL("admin", "Successfully deleted %n %1.")
                         .plural(objects.size())
                         .arg(countedName(admin.model(), objects.size())));
}

} // namespace Quintette
