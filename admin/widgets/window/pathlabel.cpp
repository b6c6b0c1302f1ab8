// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/pathlabel.h"

#include "admin/site/adminsite.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/window/page.h"

namespace Quintette {

namespace {

const QString indexLink = u"index"_s;
const QString listLink = u"list"_s;

} // namespace

PathLabel::PathLabel(const AdminSite &site, const QString &projectName, QWidget *parent)
    : QLabel(parent), m_site(site), m_projectName(projectName)
{
    setContentsMargins(8, 0, 8, 0);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMinimumWidth(40);
    connect(this, &QLabel::linkActivated, this, [this](const QString &target) {
        Q_EMIT openRequested(target == listLink && m_admin ? PageAddress::list(m_admin)
                                                           : PageAddress::index());
    });
}

QString PathLabel::link(const QString &target, const QString &text) const
{
    return u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s.arg(
            target, palette().color(QPalette::Link).name(), text.toHtmlEscaped());
}

void PathLabel::setPage(const Page &page)
{
    const PageAddress address = page.address();
    m_admin = address.admin;
    QStringList path;
    if (address.kind != PageAddress::Kind::Index)
        path.append(link(indexLink, m_projectName));
    if (m_admin) {
        const ModelInfo &model = m_admin->model();
        path.append(m_site.appName(model.appLabel()).toString().toHtmlEscaped());
        if (address.kind != PageAddress::Kind::List)
            path.append(link(listLink, capitalized(model.verboseNamePlural())));
    }
    path.append(page.title().toHtmlEscaped());
    // A part in another script, such as a Latin title among Arabic words, turns only itself.
    for (QString &part : path)
        part = u'\u2068' + part + u'\u2069';
    // The sign between them is one that right-to-left text mirrors by itself.
    setText((isRightToLeft() ? u"<p dir=\"rtl\">"_s : QString()) + path.join(u" › "_s));
}

} // namespace Quintette
