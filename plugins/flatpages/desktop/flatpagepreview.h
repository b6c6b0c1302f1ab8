// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcompanion.h"

#include <QFutureWatcher>

class QWebEngineProfile;
class QWebEngineView;

namespace Quintette {
class Application;
class MessageBar;
} // namespace Quintette

namespace Quintette::Internal {

class PreviewPage;
class PreviewSchemeHandler;

/// A flat page as visitors will see it, while one writes it.
class FlatPagePreview : public FormCompanion
{
    Q_OBJECT
public:
    explicit FlatPagePreview(const Application &application, QWidget *parent = nullptr);
    ~FlatPagePreview() override;

    void showData(const FormData &data) override;

private:
    struct Rendered
    {
        QString path;
        QByteArray html;
        QString error; // instead of html
    };

    static Rendered render(const Application &application, const FormData &data);
    void take(const Rendered &rendered);

    const Application &m_application;
    QFutureWatcher<Rendered> m_rendering;
    std::optional<FormData> m_next; // came while one was being rendered
    MessageBar *m_message;
    QWebEngineProfile *m_profile;
    PreviewSchemeHandler *m_handler;
    PreviewPage *m_page;
    QWebEngineView *m_view;
};

} // namespace Quintette::Internal
