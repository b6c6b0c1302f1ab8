// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWebEngineUrlSchemeHandler>

namespace Quintette {
class Application;
}

namespace Quintette::Internal {

/// Answers the addresses of a preview: the page itself with what was rendered, all else as the site
/// would.
class PreviewSchemeHandler : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT
public:
    static inline const QByteArray scheme = "quintette-preview";
    /// Must run before the first web view of the process.
    static void registerScheme();

    explicit PreviewSchemeHandler(const Application &application, QObject *parent = nullptr);

    /// The address of the page; its path is where the page will be.
    QUrl setPage(const QString &path, const QByteArray &html);
    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    const Application &m_application;
    QUrl m_url;
    QByteArray m_html;
};

} // namespace Quintette::Internal
