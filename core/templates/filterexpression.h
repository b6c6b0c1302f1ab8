// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/context.h"
#include "core/templates/library.h"
#include "core/templates/output.h"

#include <optional>
#include <vector>

namespace Quintette {

/// A name with dots, a number or a quoted literal, split when the template is compiled. Django:
/// Variable.
class QUINTETTE_CORE_EXPORT Variable
{
public:
    /// Throws TemplateSyntaxError for names that begin with an underscore.
    explicit Variable(const QString &text);

    /// Nothing when the context lacks it or a part of it.
    std::optional<Value> resolve(Context &context) const;
    /// The value where it stands, in the source or in the context, when nothing has to be called,
    /// looked up or translated for it; else null. Valid until the context changes.
    const Value *direct(const Context &context) const;
    /// value as a message in the context's language; percent signs are doubled in messages.
    static Value translated(const Value &value, const Context &context,
                            const QString &messageContext);
    const QString &text() const { return m_text; }
    /// Whether its value stands in the source.
    bool isConstant() const { return m_parts.empty() && !m_translated; }
    const Value &constant() const { return m_constant; }

private:
    struct Part
    {
        QString name;
        /// The name read as an index, or -1.
        qint64 index = -1;
    };

    std::optional<Value> resolveLookup(Context &context) const;

    QString m_text;
    Value m_constant;
    std::vector<Part> m_parts;
    bool m_translated = false;
};

/// What attribute, key or index name has in a value, called if it can be called. Django:
/// Variable._resolve_lookup.
QUINTETTE_CORE_EXPORT std::optional<Value> lookUp(const Value &value, const QString &name,
                                                  qint64 index = -1);

/// A variable and the filters that its value goes through. Django: FilterExpression.
class QUINTETTE_CORE_EXPORT FilterExpression
{
public:
    /// What a variable that is not there becomes: the engine's stringIfInvalid, or None.
    enum class Missing : quint8 { Invalid, None };

    FilterExpression() = default;

    /// Throws VariableDoesNotExist for a filter argument that is not there, and what the filters
    /// throw.
    Value resolve(Context &context, Missing missing = Missing::Invalid) const;
    /// The same with the variable's text translated first. Django: the filter expression of {%
    /// translate %}.
    Value resolveTranslated(Context &context, const QString &messageContext) const;
    /// Writes the value as {{ }} does.
    void render(Context &context, Output &out) const;

    const QString &source() const { return m_source; }
    /// Whether it is only a variable or constant.
    bool hasFilters() const { return !m_filters.empty(); }
    /// Whether the value goes through that filter.
    bool uses(const Filter &filter) const;
    const Variable &variable() const { return *m_variable; }

private:
    friend class ExpressionParser;

    struct Step
    {
        Value apply(const Value &input, Context &context, bool keepsTimeZone) const;

        std::shared_ptr<const Filter> filter;
        std::optional<Variable> argument;
    };

    /// The value after all filters; there must be one.
    Value filtered(const Value &value, Context &context) const;

    QString m_source;
    std::optional<Variable> m_variable;
    std::vector<Step> m_filters;
    bool m_keepsTimeZone = false;
};

/// Writes a value as {{ }} does: localized, in the current time zone, escaped where that is on.
QUINTETTE_CORE_EXPORT void renderValue(const Value &value, Context &context, Output &out);
/// The same as a string. Django: render_value_in_context.
QUINTETTE_CORE_EXPORT Value renderedValue(const Value &value, const Context &context);

} // namespace Quintette
