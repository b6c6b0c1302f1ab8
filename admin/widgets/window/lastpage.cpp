// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/lastpage.h"

namespace Quintette {

namespace {

using Kind = PageAddress::Kind;

const QList<QPair<Kind, QString>> kindNames = {
        {Kind::List, u"list"_s}, {Kind::Change, u"change"_s}, {Kind::History, u"history"_s}};

const ModelAdmin *findAdmin(const QList<NavigationApp> &apps, const QString &label)
{
    for (const NavigationApp &app : apps) {
        for (const NavigationModel &model : app.models) {
            if (model.canView && model.admin->model().label() == label)
                return model.admin;
        }
    }
    return nullptr;
}

} // namespace

QString pageText(const PageAddress &address)
{
    for (const auto &[kind, name] : kindNames) {
        if (kind == address.kind)
            return u"%1/%2/%3"_s.arg(name, address.admin->model().label(), address.quotedPk);
    }
    return {};
}

PageAddress pageFromText(const QString &text, const QList<NavigationApp> &apps)
{
    // A quoted key has no slash.
    const QStringList parts = text.split(u'/');
    const ModelAdmin *admin = parts.size() == 3 ? findAdmin(apps, parts.at(1)) : nullptr;
    if (!admin)
        return PageAddress::index();
    for (const auto &[kind, name] : kindNames) {
        const bool hasObject = kind != Kind::List;
        if (name == parts.at(0) && hasObject == !parts.at(2).isEmpty())
            return {kind, admin, parts.at(2)};
    }
    return PageAddress::index();
}

} // namespace Quintette
