// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/pathlabel.h"

#include "admin/site/adminsite.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/window/page.h"

namespace Quintette {

namespace {

const QString indexLink = u"index"_s;
const QString listLink = u"list"_s;
constexpr int leastTitleWidth = 80;

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

QString PathLabel::shown(const Part &part) const
{
    const QString text = part.text.toHtmlEscaped();
    const QString path = part.target.isEmpty()
            ? text
            : u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s.arg(
                    part.target, palette().color(QPalette::Link).name(), text);
    // A part in another script, such as a Latin title among Arabic words, turns only itself.
    return u'\u2068' + path + u'\u2069';
}

void PathLabel::setPage(const Page &page)
{
    const PageAddress address = page.address();
    m_admin = address.admin;
    m_above.clear();
    if (address.kind != PageAddress::Kind::Index)
        m_above.append({m_projectName, indexLink});
    if (m_admin) {
        const ModelInfo &model = m_admin->model();
        m_above.append({m_site.appName(model.appLabel()).toString()});
        if (address.kind != PageAddress::Kind::List)
            m_above.append({capitalized(model.verboseNamePlural()), listLink});
    }
    m_title = page.title().simplified();
    refresh();
}

void PathLabel::refresh()
{
    // The sign between them is one that right-to-left text mirrors by itself.
    const QString next = u" › "_s;
    const QMargins margins = contentsMargins();
    int room = width() - margins.left() - margins.right() - fontMetrics().averageCharWidth();
    QStringList path;
    for (const Part &part : std::as_const(m_above)) {
        path.append(shown(part));
        room -= fontMetrics().horizontalAdvance(part.text + next);
    }
    const QString title =
            fontMetrics().elidedText(m_title, Qt::ElideRight, std::max(room, leastTitleWidth));
    path.append(shown({title}));
    setToolTip(title == m_title ? QString() : m_title.toHtmlEscaped());
    setText((isRightToLeft() ? u"<p dir=\"rtl\">"_s : QString()) + path.join(next));
}

void PathLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    refresh();
}

} // namespace Quintette
