// SPDX-License-Identifier: GPL-3.0-or-later
// Forms, bound fields and errors as templates see them.
#include "core/forms/boundfield.h"
#include "core/forms/html.h"

namespace Quintette {
namespace {

class ErrorListValue final : public ValueObject
{
public:
    ErrorListValue(const FormErrors::Items &items, const QString &id) : m_items(items), m_id(id) { }

    QString toString() const override { return Html::errorList(m_items, m_id); }
    bool isSafe() const override { return true; }
    bool isTrue() const override { return !m_items.isEmpty(); }
    std::optional<qint64> length() const override { return m_items.size(); }
    std::optional<ValueList> toList() const override
    {
        ValueList texts;
        for (const ValidationError::Item &item : m_items)
            texts += item.message.toString();
        return texts;
    }
    std::optional<Value> item(qint64 index) const override
    {
        if (index < 0 || index >= m_items.size())
            return {};
        return Value(m_items[index].message.toString());
    }

private:
    FormErrors::Items m_items;
    QString m_id;
};

class BoundFieldValue final : public ValueObject
{
public:
    BoundFieldValue(const std::shared_ptr<const Form> &form, const BoundField &field)
        : m_form(form), m_field(field)
    {
    }

    QString toString() const override { return m_field.widgetHtml(); }
    bool isSafe() const override { return true; }
    std::optional<Value> attribute(const QString &name) const override
    {
        using Getter = Value (*)(const BoundField &);
        static const QHash<QString, Getter> getters{
                {u"name"_s, [](const BoundField &f) { return Value(f.name()); }},
                {u"html_name"_s, [](const BoundField &f) { return Value(f.htmlName()); }},
                {u"label"_s, [](const BoundField &f) { return Value(f.label()); }},
                {u"label_tag"_s, [](const BoundField &f) { return Value::safe(f.labelHtml()); }},
                {u"legend_tag"_s, [](const BoundField &f) { return Value::safe(f.legendHtml()); }},
                {u"help_text"_s, [](const BoundField &f) { return Value(f.helpText()); }},
                {u"value"_s, [](const BoundField &f) { return f.value(); }},
                {u"initial"_s, [](const BoundField &f) { return f.initial(); }},
                {u"auto_id"_s, [](const BoundField &f) { return Value(f.id()); }},
                {u"id_for_label"_s, [](const BoundField &f) { return Value(f.idForLabel()); }},
                {u"is_hidden"_s, [](const BoundField &f) { return Value(f.isHidden()); }},
                {u"use_fieldset"_s,
                 [](const BoundField &f) { return Value(f.widget().needsFieldset()); }},
                {u"required"_s, [](const BoundField &f) { return Value(f.isRequired()); }},
                {u"aria_describedby"_s, [](const BoundField &f) { return Value(f.describedBy()); }},
                {u"as_widget"_s, [](const BoundField &f) { return Value::safe(f.widgetHtml()); }},
                {u"as_field_group"_s,
                 [](const BoundField &f) { return Value::safe(f.groupHtml()); }},
        };
        if (name == u"errors")
            return Value(new ErrorListValue(m_field.errors(), m_field.errorId()));
        const Getter getter = getters.value(name);
        return getter ? std::optional(getter(m_field)) : std::nullopt;
    }

private:
    std::shared_ptr<const Form> m_form; // keeps alive what m_field looks into
    BoundField m_field;
};

class FormValue final : public ValueObject
{
public:
    FormValue(const std::shared_ptr<const Form> &form, const QString &staticPrefix)
        : m_form(form), m_staticPrefix(staticPrefix)
    {
    }

    QString toString() const override { return Html::form(*m_form); }
    bool isSafe() const override { return true; }
    bool isTrue() const override { return true; }
    std::optional<ValueList> toList() const override { return values(m_form->boundFields()); }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == u"errors")
            return errors();
        if (name == u"non_field_errors")
            return Value(
                    new ErrorListValue(m_form->knownErrors().value(ValidationError::nonField), {}));
        if (name == u"visible_fields")
            return Value(values(m_form->visibleFields()));
        if (name == u"hidden_fields")
            return Value(values(m_form->hiddenFields()));
        if (name == u"is_bound")
            return Value(m_form->isBound());
        if (name == u"is_multipart")
            return Value(m_form->needsMultipart());
        static const QHash<QString, Html::Layout> layouts{{u"as_div"_s, Html::Layout::Div},
                                                          {u"as_p"_s, Html::Layout::Paragraphs},
                                                          {u"as_ul"_s, Html::Layout::List},
                                                          {u"as_table"_s, Html::Layout::Table}};
        if (const auto layout = layouts.constFind(name); layout != layouts.cend())
            return Value::safe(Html::form(*m_form, *layout));
        if (name == u"media")
            return Value::safe(Html::media(*m_form, m_staticPrefix));
        if (m_form->field(name))
            return Value(new BoundFieldValue(m_form, m_form->bound(name)));
        return {};
    }

private:
    ValueList values(const QList<BoundField> &fields) const
    {
        ValueList list;
        for (const BoundField &field : fields)
            list += Value(new BoundFieldValue(m_form, field));
        return list;
    }

    Value errors() const
    {
        Dict dict;
        for (const FormErrors::Entry &entry : m_form->knownErrors())
            dict.insert(entry.field, Value(new ErrorListValue(entry.items, {})));
        return dict;
    }

    std::shared_ptr<const Form> m_form;
    QString m_staticPrefix;
};

} // namespace

Value toValue(const std::shared_ptr<const Form> &form, const QString &staticPrefix)
{
    return Value(new FormValue(form, staticPrefix));
}

Value fieldValue(const std::shared_ptr<const Form> &form, const BoundField &field)
{
    return Value(new BoundFieldValue(form, field));
}

} // namespace Quintette
