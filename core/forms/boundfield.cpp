// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/boundfield.h"

#include "core/forms/formrenderer.h"
#include "core/forms/html.h"

namespace Quintette {

QString labelFromName(const QString &name)
{
    QString label = name;
    label.replace(u'_', u' ');
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

QString BoundField::id() const
{
    const QString own = widget().attributes.value(u"id").isNone()
            ? QString()
            : widget().attributes.value(u"id").toString();
    if (!own.isEmpty() || m_form->idPattern().isEmpty())
        return own;
    return m_form->idPattern().arg(htmlName());
}

QString BoundField::idForLabel() const
{
    if (id().isEmpty())
        return {};
    if (widget().kind == WidgetKind::Radio || widget().kind == WidgetKind::CheckboxMultiple)
        return {};
    return widget().hasParts() ? widget().partName(id(), 0) : id();
}

Text BoundField::label() const
{
    const Text &own = m_field->options().label;
    return own.isEmpty() ? Text(labelFromName(m_name)) : own;
}

Value BoundField::value() const
{
    Value shown = initial();
    if (m_form->isBound())
        shown = m_field->boundValue(m_form->submitted(m_name), shown);
    return m_field->prepareValue(shown);
}

QString BoundField::describedBy() const
{
    QStringList ids;
    if (!helpText().isEmpty())
        ids += helpId();
    if (!errors().isEmpty())
        ids += errorId();
    return ids.join(u' ');
}

QString BoundField::widgetHtml(const Dict &attributes) const
{
    Dict all = attributes;
    if (!all.contains(u"id") && !id().isEmpty())
        all.insert(u"id"_s, id());
    if (!isHidden()) {
        if (m_field->isDisabled())
            all.insert(u"disabled"_s, true);
        // An extra row of a formset may stay empty, so the browser must not demand anything of it.
        // The parts of one that does not want them all say for themselves.
        if (isRequired() && m_field->demandsWholeWidget() && !m_form->isEmptyPermitted()
            && Html::mayBeRequired(widget(), initial()))
            all.insert(u"required"_s, true);
        // With a file stored already the input itself may stay empty, but not be cleared.
        if (isRequired() && widget().kind == WidgetKind::ClearableFile)
            all.insert(u"data-required"_s, true);
        if (!describedBy().isEmpty() && !widget().needsFieldset())
            all.insert(u"aria-describedby"_s, describedBy());
        if (!errors().isEmpty())
            all.insert(u"aria-invalid"_s, u"true"_s);
    }
    const std::optional<QString> own = m_form->renderer()
            ? m_form->renderer()->widget(widget(), htmlName(), value(), all)
            : std::nullopt;
    QString html = own ? *own : Html::widget(widget(), htmlName(), value(), all);
    if (m_field->options().showHiddenInitial)
        html += Html::widget(WidgetKind::Hidden, u"initial-"_s + htmlName(),
                             m_field->prepareValue(initial()), {{u"id"_s, u"initial-"_s + id()}});
    return html;
}

QString BoundField::labelHtml() const
{
    return Html::label(label().toString(), idForLabel(), isRequired());
}

QString BoundField::errorsHtml() const
{
    return Html::errorList(errors(), id().isEmpty() ? QString() : errorId());
}

QString BoundField::legendHtml() const
{
    return Html::legend(label().toString(), isRequired());
}

QString BoundField::helpHtml(const QString &element) const
{
    if (helpText().isEmpty())
        return {};
    return u"<%1 class=\"helptext\" id=\"%2\">%3</%1>"_s.arg(element, helpId().toHtmlEscaped(),
                                                             helpText().toString().toHtmlEscaped());
}

QString BoundField::groupHtml() const
{
    if (m_form->renderer()) {
        if (const std::optional<QString> html = m_form->renderer()->field(*this))
            return *html;
    }
    if (!widget().needsFieldset())
        return labelHtml() + helpHtml() + errorsHtml() + widgetHtml();
    const QString described = describedBy();
    QString html = u"<fieldset"_s;
    if (!described.isEmpty())
        html += u" aria-describedby=\"%1\""_s.arg(described.toHtmlEscaped());
    return html + u'>' + legendHtml() + helpHtml() + errorsHtml() + widgetHtml() + u"</fieldset>"_s;
}

} // namespace Quintette
