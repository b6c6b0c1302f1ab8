// SPDX-License-Identifier: GPL-3.0-or-later
// Whole forms as HTML, in the four ways that Django lays them out.
#include "core/forms/boundfield.h"
#include "core/forms/formrenderer.h"
#include "core/forms/html.h"

namespace Quintette::Html {

namespace {

/// What stands around the parts of a row; Div has its own way.
struct Row
{
    QLatin1StringView begin;
    QLatin1StringView afterLabel;
    QLatin1StringView beforeHelp;
    QLatin1StringView end;
};

const Row &rowOf(Layout layout)
{
    static const Row paragraph{"<p>"_L1, " "_L1, " "_L1, "</p>"_L1};
    static const Row item{"<li>"_L1, " "_L1, " "_L1, "</li>"_L1};
    static const Row line{"<tr><th>"_L1, "</th><td>"_L1, "<br>"_L1, "</td></tr>"_L1};
    return layout == Layout::Table ? line : layout == Layout::List ? item : paragraph;
}

/// end: what the last row takes along, the hidden fields.
QString row(const BoundField &field, Layout layout, const QString &end)
{
    if (layout == Layout::Div)
        return "<div>"_L1 + field.groupHtml() + end + "</div>"_L1;
    const Row &row = rowOf(layout);
    const QString label = field.labelHtml();
    const QString help = field.helpHtml(u"span"_s);
    const QString errors = field.errorsHtml();
    QString html = layout == Layout::Paragraphs ? errors + row.begin : QString(row.begin);
    if (layout == Layout::List)
        html += errors;
    html += label + row.afterLabel;
    if (layout == Layout::Table)
        html += errors;
    html += field.widgetHtml();
    if (!help.isEmpty())
        html += row.beforeHelp + help;
    return html + end + row.end;
}

/// Errors of the form as a whole, and of hidden fields, which have no other place.
QString formErrors(const Form &form, Layout layout)
{
    FormErrors::Items items = form.knownErrors().value(ValidationError::nonField);
    for (const BoundField &field : form.hiddenFields()) {
        for (const ValidationError::Item &item : field.errors())
            items += {QN_TEXT("forms", "(Hidden field %1) %2").arg(field.name()).arg(item.message),
                      item.code};
    }
    const QString html = errorList(items);
    if (html.isEmpty() || layout == Layout::Div || layout == Layout::Paragraphs)
        return html;
    return layout == Layout::List ? "<li>"_L1 + html + "</li>"_L1
                                  : "<tr><td colspan=\"2\">"_L1 + html + "</td></tr>"_L1;
}

QStringList withoutRepetition(const Form &form, QStringList WidgetSpec::*list)
{
    QStringList paths;
    for (const QString &name : form.fieldNames())
        paths += form.field(name)->widget().*list;
    paths.removeDuplicates();
    return paths;
}

} // namespace

QString form(const Form &form, Layout layout)
{
    if (form.renderer()) {
        if (const std::optional<QString> html = form.renderer()->form(form, layout))
            return *html;
    }
    QString hidden;
    for (const BoundField &field : form.hiddenFields())
        hidden += field.widgetHtml();
    QString html = formErrors(form, layout);
    const QList<BoundField> fields = form.visibleFields();
    for (qsizetype i = 0; i < fields.size(); ++i)
        html += row(fields[i], layout, i + 1 == fields.size() ? hidden : QString());
    return fields.isEmpty() ? html + hidden : html;
}

QString media(const Form &form, const QString &staticPrefix)
{
    const auto address = [&staticPrefix](const QString &path) {
        const bool isWhole = path.startsWith(u'/') || path.contains(u"://"_s);
        return (isWhole ? path : staticPrefix + path).toHtmlEscaped();
    };
    QStringList lines;
    for (const QString &path : withoutRepetition(form, &WidgetSpec::styles))
        lines += u"<link href=\"%1\" media=\"all\" rel=\"stylesheet\">"_s.arg(address(path));
    for (const QString &path : withoutRepetition(form, &WidgetSpec::scripts))
        lines += u"<script src=\"%1\"></script>"_s.arg(address(path));
    return lines.join(u'\n');
}

} // namespace Quintette::Html
