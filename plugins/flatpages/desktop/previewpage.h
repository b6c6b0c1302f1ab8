// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEnginePage>

namespace Quintette::Internal {

/// A page to look at: it stays where it was put, whatever is clicked in it, and keeps its place
/// when it is shown anew.
class PreviewPage : public QWebEnginePage
{
    Q_OBJECT
public:
    explicit PreviewPage(QWebEngineProfile *profile, QObject *parent = nullptr);

    void show(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;

private:
    qreal m_scrolled = 0;
};

} // namespace Quintette::Internal
