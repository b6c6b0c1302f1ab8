// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/template.h"

namespace Quintette {

/// A compiled template as a variable, for {% include %} and {% extends %}.
class TemplateValue : public ValueObject
{
public:
    explicit TemplateValue(const std::shared_ptr<const Template> &which) : m_template(which) { }

    const std::shared_ptr<const Template> &get() const { return m_template; }
    QString toString() const override { return u"<Template "_s + m_template->name() + u'>'; }

private:
    std::shared_ptr<const Template> m_template;
};

} // namespace Quintette
