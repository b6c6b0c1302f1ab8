// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/html.h"
#include "core/templates/engine.h"

#include <QMutex>
#include <QSet>

namespace Quintette {

class BoundField;

/// Draws forms otherwise than they are drawn here; what it gives nothing for stays as it is. Called
/// from any thread. Django: BaseRenderer.
class QUINTETTE_CORE_EXPORT FormRenderer
{
public:
    virtual ~FormRenderer();
    virtual std::optional<QString> form(const Form &form, Html::Layout layout) const;
    /// Label, help, errors and widget together.
    virtual std::optional<QString> field(const BoundField &field) const;
    virtual std::optional<QString> widget(const WidgetSpec &widget, const QString &name,
                                          const Value &value, const Dict &attributes) const;
};

/// Draws with the templates that a project has under Django's names, "django/forms/div.html",
/// "django/forms/field.html", "django/forms/widgets/text.html" and so on, each with Django's
/// variables: "form", "field", "widget". Django: TemplatesSetting.
class QUINTETTE_CORE_EXPORT TemplateFormRenderer final : public FormRenderer
{
public:
    /// engine must outlive it.
    explicit TemplateFormRenderer(const Engine &engine) : m_engine(engine) { }

    std::optional<QString> form(const Form &form, Html::Layout layout) const override;
    std::optional<QString> field(const BoundField &field) const override;
    std::optional<QString> widget(const WidgetSpec &widget, const QString &name, const Value &value,
                                  const Dict &attributes) const override;

private:
    std::optional<QString> render(const QString &name, const Dict &values) const;

    const Engine &m_engine;
    mutable QMutex m_mutex;
    mutable QSet<QString> m_missing; // names that no template has; not kept while templates change
};

} // namespace Quintette
