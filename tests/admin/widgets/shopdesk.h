// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/session/adminsession.h"
#include "tests/admin/shopsite.h"

#include <QTest>

namespace Quintette {

/// Somebody at a desktop in the second-hand bookshop.
class ShopDesk
{
public:
    explicit ShopDesk(ShopSite &shop) : m_shop(shop) { sit(u"ada"_s); }
    ~ShopDesk() { m_tasks.waitForDone(); }
    Q_DISABLE_COPY_MOVE(ShopDesk)

    /// Another person takes the seat, with exactly these rights when new; pages of the one before
    /// must be gone.
    void sit(const QString &name, const QStringList &codenames = {})
    {
        m_tasks.waitForDone();
        const AdminRequest person = m_shop.request(name, codenames);
        m_session = std::make_unique<AdminSession>(m_shop.site(), person.user, name, person.policy,
                                                   m_tasks);
    }

    AdminSession &session() { return *m_session; }
    BackgroundTasks &tasks() { return m_tasks; }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 10'000);
    }
    /// The form of an object, or with an empty key one to add; shown and loaded.
    std::unique_ptr<FormPage> form(const QString &model, const QString &pk)
    {
        const ModelAdmin *admin = &m_shop.admin(model);
        auto page = std::make_unique<FormPage>(
                *m_session, pk.isEmpty() ? PageAddress::add(admin) : PageAddress::change(admin, pk),
                CompanionFactory());
        page->resize(900, 700);
        page->show();
        settle();
        return page;
    }

private:
    ShopSite &m_shop;
    BackgroundTasks m_tasks;
    std::unique_ptr<AdminSession> m_session;
};

/// Null where the form does not show that field.
inline FieldCell *cellOf(const QWidget &form, const QString &name)
{
    const QList<FieldCell *> cells = form.findChildren<FieldCell *>();
    for (FieldCell *cell : cells) {
        if (cell->name() == name)
            return cell;
    }
    return nullptr;
}

} // namespace Quintette
