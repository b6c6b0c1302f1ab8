// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formrenderer.h"

#include "core/forms/boundfield.h"

namespace Quintette {

FormRenderer::~FormRenderer() = default;

std::optional<QString> FormRenderer::form(const Form &, Html::Layout) const
{
    return {};
}

std::optional<QString> FormRenderer::field(const BoundField &) const
{
    return {};
}

std::optional<QString> FormRenderer::widget(const WidgetSpec &, const QString &, const Value &,
                                            const Dict &) const
{
    return {};
}

namespace {

/// The form for as long as its page is made; the caller keeps it.
std::shared_ptr<const Form> borrowed(const Form &form)
{
    return {std::shared_ptr<const Form>(), &form};
}

/// Django's name of the template of a kind.
QString templateName(WidgetKind kind)
{
    static const QHash<WidgetKind, QString> names{
            {WidgetKind::Text, u"text"_s},
            {WidgetKind::Number, u"number"_s},
            {WidgetKind::Email, u"email"_s},
            {WidgetKind::Url, u"url"_s},
            {WidgetKind::Password, u"password"_s},
            {WidgetKind::Hidden, u"hidden"_s},
            {WidgetKind::Textarea, u"textarea"_s},
            {WidgetKind::Date, u"date"_s},
            {WidgetKind::Time, u"time"_s},
            {WidgetKind::DateTime, u"datetime"_s},
            {WidgetKind::Checkbox, u"checkbox"_s},
            {WidgetKind::NullBoolean, u"select"_s},
            {WidgetKind::Select, u"select"_s},
            {WidgetKind::SelectMultiple, u"select"_s},
            {WidgetKind::Radio, u"radio"_s},
            {WidgetKind::CheckboxMultiple, u"checkbox_select"_s},
            {WidgetKind::File, u"file"_s},
            {WidgetKind::ClearableFile, u"clearable_file_input"_s},
            {WidgetKind::Color, u"color"_s},
            {WidgetKind::Search, u"search"_s},
            {WidgetKind::Telephone, u"tel"_s}};
    const QString name = names.value(kind);
    return name.isEmpty() ? name : u"django/forms/widgets/"_s + name + u".html"_s;
}

/// [group, options, index] for each group, as Django's templates go through them.
ValueList optionGroups(const WidgetSpec &widget, const Value &value)
{
    QStringList chosen;
    for (const Value &one : value.isList() ? value.list() : ValueList{value})
        chosen += one.isNone() ? QString() : one.toString();
    ValueList groups;
    ValueList options;
    QString group;
    const auto finish = [&] {
        if (!options.isEmpty())
            groups += Value(ValueList{group.isEmpty() ? Value() : Value(group), Value(options),
                                      int(groups.size())});
        options.clear();
    };
    for (const Choice &choice : widget.options()) {
        if (choice.group.toString() != group) {
            finish();
            group = choice.group.toString();
        }
        const QString text = choice.value.isNone() ? QString() : choice.value.toString();
        const bool isChosen = chosen.contains(text);
        options += Dict{{u"value"_s, text},
                        {u"label"_s, choice.label},
                        {u"selected"_s, isChosen},
                        {u"attrs"_s, isChosen ? Dict{{u"selected"_s, true}} : Dict()}};
    }
    finish();
    return groups;
}

} // namespace

std::optional<QString> TemplateFormRenderer::render(const QString &name, const Dict &values) const
{
    const bool mayAppear = m_engine.options().reload;
    if (!mayAppear) {
        const QMutexLocker lock(&m_mutex);
        if (m_missing.contains(name))
            return {};
    }
    std::shared_ptr<const Template> found;
    try {
        found = m_engine.get(name);
    } catch (const TemplateDoesNotExist &) {
        const QMutexLocker lock(&m_mutex);
        m_missing += name;
        return {};
    }
    Context context(values);
    return QString::fromUtf8(found->render(context));
}

std::optional<QString> TemplateFormRenderer::form(const Form &form, Html::Layout layout) const
{
    static const QHash<Html::Layout, QString> names{{Html::Layout::Div, u"div"_s},
                                                    {Html::Layout::Paragraphs, u"p"_s},
                                                    {Html::Layout::List, u"ul"_s},
                                                    {Html::Layout::Table, u"table"_s}};
    return render(u"django/forms/"_s + names.value(layout) + u".html"_s,
                  {{u"form"_s, toValue(borrowed(form))}});
}

std::optional<QString> TemplateFormRenderer::field(const BoundField &field) const
{
    return render(u"django/forms/field.html"_s,
                  {{u"field"_s, fieldValue(borrowed(field.form()), field)}});
}

std::optional<QString> TemplateFormRenderer::widget(const WidgetSpec &widget, const QString &name,
                                                    const Value &value,
                                                    const Dict &attributes) const
{
    const QString file = templateName(widget.kind);
    if (file.isEmpty())
        return {};
    Dict all = widget.attributes;
    for (const Dict::Item &item : attributes)
        all.insert(item.key, item.value);
    Dict values{{u"name"_s, name},
                {u"is_hidden"_s, widget.isHidden()},
                {u"required"_s, all.value(u"required").isTrue()},
                {u"value"_s, value},
                {u"attrs"_s, all},
                {u"type"_s, Html::inputType(widget.kind)},
                {u"template_name"_s, file}};
    if (!widget.options().isEmpty())
        values.insert(u"optgroups"_s, optionGroups(widget, value));
    return render(file, {{u"widget"_s, values}});
}

} // namespace Quintette
