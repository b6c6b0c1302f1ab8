// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/flatpageadmin.h"

#include "admin/site/adminform.h"
#include "core/base/error.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

namespace {

class FlatPageForm : public ModelForm
{
public:
    FlatPageForm(const Record &page, const ModelFormOptions &options, bool needsSlash)
        : ModelForm(page, options), m_needsSlash(needsSlash)
    {
    }

protected:
    Value cleanField(const QString &name, const Value &value) override
    {
        if (name != u"url")
            return ModelForm::cleanField(name, value);
        if (!value.toString().startsWith(u'/'))
            throw ValidationError(QN_TEXT("flatpages", "URL is missing a leading slash."),
                                  u"missing_leading_slash"_s);
        if (m_needsSlash && !value.toString().endsWith(u'/'))
            throw ValidationError(QN_TEXT("flatpages", "URL is missing a trailing slash."),
                                  u"missing_trailing_slash"_s);
        return value;
    }
    void clean() override
    {
        const Value url = cleanedData().value(u"url");
        const Value sites = cleanedData().value(u"sites");
        if (url.isNone() || !sites.isTrue())
            return;
        const QSet<QString> chosen = keys(sites);
        QuerySet others = objects(model()).filter({{u"url"_s, url}});
        if (!instance().isAdding())
            others = others.exclude({{u"pk"_s, instance().pk()}});
        others.values({u"sites__pk"_s, u"sites__domain"_s}).forEachDict([&](const Dict &row) {
            if (!chosen.contains(row.value(u"sites__pk").toString()))
                return true;
            addError(ValidationError::nonField,
                     QN_TEXT("flatpages", "Flatpage with url %1 already exists for site %2")
                             .arg(url.toString())
                             .arg(row.value(u"sites__domain").toString()),
                     u"duplicate_url"_s);
            return false;
        });
    }

private:
    static QSet<QString> keys(const Value &sites)
    {
        QSet<QString> result;
        const std::optional<ValueList> items =
                sites.isList() ? sites.list() : sites.object()->toList();
        for (const Value &site : items.value_or(ValueList())) {
            const Record *record = recordOf(site);
            result += record ? record->pk().toString() : site.toString();
        }
        return result;
    }

    bool m_needsSlash;
};

} // namespace

FlatPageAdmin::FlatPageAdmin(const bool &needsSlash)
    : ModelAdmin({.listDisplay = {u"url", u"title"},
                  .listFilter = {u"sites", u"registration_required"},
                  .searchFields = {u"url"_s, u"title"_s},
                  .fieldsets = {{.lines = {{u"url"_s}, {u"title"_s}, {u"content"_s}, {u"sites"_s}}},
                                {.name = QN_TEXT("flatpages", "Advanced options"),
                                 .lines = {{u"registration_required"_s}, {u"template_name"_s}},
                                 .collapsed = true}}}),
      m_needsSlash(needsSlash)
{
}

std::unique_ptr<ModelForm> FlatPageAdmin::makeForm(const AdminRequest &request,
                                                   const Record &object, bool,
                                                   const QStringList &fields) const
{
    return std::make_unique<FlatPageForm>(object, adminFormOptions(*this, request, fields),
                                          m_needsSlash);
}

} // namespace Quintette::Internal
