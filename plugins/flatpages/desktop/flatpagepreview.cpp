// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/desktop/flatpagepreview.h"

#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/taskfailure.h"
#include "core/apps/application.h"
#include "core/apps/rendering.h"
#include "core/i18n/language.h"
#include "plugins/flatpages/desktop/previewpage.h"
#include "plugins/flatpages/desktop/previewschemehandler.h"

#include <QVBoxLayout>
#include <QWebEngineProfile>
#include <QWebEngineView>
#include <QtConcurrent>

namespace Quintette::Internal {

FlatPagePreview::FlatPagePreview(const Application &application, QWidget *parent)
    : FormCompanion(parent), m_application(application), m_message(new MessageBar(this)),
      m_profile(new QWebEngineProfile(this)),
      m_handler(new PreviewSchemeHandler(application, this)),
      m_page(new PreviewPage(m_profile, this)), m_view(new QWebEngineView(this))
{
    m_profile->installUrlSchemeHandler(PreviewSchemeHandler::scheme, m_handler);
    m_view->setPage(m_page);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAccessibleName(QN_TEXT("desktop", "Preview").toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_view, 1);
    setMinimumWidth(240);
    connect(&m_rendering, &QFutureWatcher<Rendered>::finished, this,
            [this] { take(m_rendering.result()); });
}

FlatPagePreview::~FlatPagePreview()
{
    m_rendering.waitForFinished();
    // A page must be gone before its profile, and no view may show it then.
    delete m_view;
    delete m_page;
}

void FlatPagePreview::showData(const FormData &data)
{
    if (m_rendering.isRunning()) {
        m_next = data;
        return;
    }
    m_rendering.setFuture(
            QtConcurrent::run(&FlatPagePreview::render, std::cref(m_application), data));
}

FlatPagePreview::Rendered FlatPagePreview::render(const Application &application,
                                                  const FormData &data)
{
    Rendered rendered{data.value(u"url"_s), {}, {}};
    const std::optional<TaskFailure> failure = guarded([&] {
        // Visitors read it in the site's language, not in that of the person who writes it.
        const LanguageScope language(application.settings().site.languageCode);
        Request request("GET", QUrl::toPercentEncoding(rendered.path, "/"));
        request.setSettings(application.requestSettings());
        request.headers().add("Host", "localhost");
        const Dict page{{u"url"_s, rendered.path},
                        {u"title"_s, Value::safe(data.value(u"title"_s))},
                        {u"content"_s, Value::safe(data.value(u"content"_s))},
                        {u"template_name"_s, data.value(u"template_name"_s)},
                        {u"registration_required"_s, data.contains(u"registration_required"_s)}};
        QStringList names{u"flatpages/default.html"_s};
        if (const QString own = data.value(u"template_name"_s); !own.isEmpty())
            names.prepend(own);
        rendered.html = renderPage(application, request, names, Dict{{u"flatpage"_s, page}}).body();
    });
    if (failure)
        rendered.error = failure->message;
    return rendered;
}

void FlatPagePreview::take(const Rendered &rendered)
{
    if (rendered.error.isEmpty()) {
        m_message->clear();
        m_page->show(m_handler->setPage(rendered.path, rendered.html));
    } else {
        m_message->tell(Tone::Warning, rendered.error);
    }
    if (m_next)
        showData(*std::exchange(m_next, std::nullopt));
}

} // namespace Quintette::Internal
