// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/desktop/previewpage.h"

#include <QPointF>
#include <QUrl>

namespace Quintette::Internal {

PreviewPage::PreviewPage(QWebEngineProfile *profile, QObject *parent)
    : QWebEnginePage(profile, parent)
{
    connect(this, &QWebEnginePage::loadFinished, this, [this] {
        if (m_scrolled > 0)
            runJavaScript(QStringLiteral("window.scrollTo(0, %1)").arg(m_scrolled));
    });
}

void PreviewPage::show(const QUrl &url)
{
    m_scrolled = scrollPosition().y();
    load(url);
}

bool PreviewPage::acceptNavigationRequest(const QUrl &, NavigationType type, bool isMainFrame)
{
    return !isMainFrame || type == NavigationTypeTyped;
}

} // namespace Quintette::Internal
