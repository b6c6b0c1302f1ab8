// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/flatpage.h"

#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette::Internal {

static void checkUrl(const Value &value)
{
    static const QRegularExpression allowed(u"^[-\\w/.~]+$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    if (!allowed.match(value.toString()).hasMatch())
        throw ValidationError(QN_TEXT("flatpages",
                                      "This value must contain only letters, numbers, dots, "
                                      "underscores, dashes, slashes or tildes."));
}

void FlatPage::describe(ModelBuilder<FlatPage> &m)
{
    m.options({.verboseName = QN_TEXT("flatpages", "flat page"),
               .verboseNamePlural = QN_TEXT("flatpages", "flat pages"),
               .ordering = {u"url"_s},
               .dbTable = u"django_flatpage"_s});
    m.field<&FlatPage::id>("id");
    m.field<&FlatPage::url>(
            "url",
            {.verboseName = QN_TEXT("flatpages", "URL"),
             .helpText = QN_TEXT("flatpages",
                                 "Example: “/about/contact/”. Make sure to have leading and "
                                 "trailing slashes."),
             .dbIndex = true,
             .maxLength = 100,
             .validators = {checkUrl}});
    m.field<&FlatPage::title>("title",
                              {.verboseName = QN_TEXT("flatpages", "title"), .maxLength = 200});
    m.field<&FlatPage::content>("content",
                                {.verboseName = QN_TEXT("flatpages", "content"), .blank = true});
    m.field<&FlatPage::enableComments>("enable_comments",
                                       {.verboseName = QN_TEXT("flatpages", "enable comments"),
                                        .defaultValue = defaultTo(false)});
    m.field<&FlatPage::templateName>(
            "template_name",
            {.verboseName = QN_TEXT("flatpages", "template name"),
             .helpText =
                     QN_TEXT("flatpages",
                             "Example: “flatpages/contact_page.html”. If this isn’t provided, the "
                             "system will use “flatpages/default.html”."),
             .blank = true,
             .maxLength = 70});
    m.field<&FlatPage::registrationRequired>(
            "registration_required",
            {.verboseName = QN_TEXT("flatpages", "registration required"),
             .helpText = QN_TEXT(
                     "flatpages",
                     "If this is checked, only logged-in users will be able to view the page."),
             .defaultValue = defaultTo(false)});
    m.manyToMany(u"sites"_s, {.verboseName = QN_TEXT("flatpages", "sites"), .to = u"sites.Site"_s});
}

} // namespace Quintette::Internal
