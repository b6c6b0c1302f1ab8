// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/adminurls.h"

#include "core/contenttypes/contenttype.h"

#include <QUrl>

namespace Quintette {

QString AdminUrls::encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString AdminUrls::query(const Parameters &parameters)
{
    QString text;
    for (const auto &[name, value] : parameters)
        text += (text.isEmpty() ? u'?' : u'&') + encoded(name) + u'=' + encoded(value);
    return text;
}

QString AdminUrls::autocomplete(const ModelInfo &model, const QString &field) const
{
    return m_root + u"autocomplete/"_s
            + query({{u"app_label"_s, model.appLabel()},
                     {u"model_name"_s, model.modelName()},
                     {u"field_name"_s, field}});
}

QString AdminUrls::list(const ModelAdmin &admin) const
{
    return m_root + admin.model().appLabel() + u'/' + admin.model().modelName() + u'/';
}

QString AdminUrls::list(const ModelAdmin &admin, const ListState &state) const
{
    return list(admin) + query(state.toParameters());
}

QString AdminUrls::object(const ModelAdmin &admin, const QString &quotedPk,
                          const QString &page) const
{
    return list(admin) + encoded(quotedPk) + u'/' + page + u'/';
}

QString AdminUrls::onSite(const Record &object) const
{
    const QString key = object.model().primaryKey().toText(object.pk());
    return m_root + u"r/%1/%2/"_s.arg(ContentTypes::idOf(object.model())).arg(encoded(key));
}

} // namespace Quintette
