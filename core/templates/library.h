// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/templates/context.h"

#include <QHash>

#include <concepts>
#include <functional>
#include <memory>
#include <optional>

namespace Quintette {

class Node;
class Parser;
struct Token;

/// One filter as the engine calls it.
struct Filter
{
    /// value, the argument or null, and the context being rendered.
    using Function =
            std::function<Value(const Value &value, const Value *argument, const Context &context)>;
    enum class Argument : quint8 { None, Required, Optional };

    Function function;
    Argument argument = Argument::None;
    /// The filter adds nothing that needs escaping, so a safe value stays safe.
    bool isSafe = false;
    /// The value reaches the filter as a string.
    bool takesString = false;
    /// An aware time reaches the filter in the current time zone.
    bool expectsLocalTime = false;
    /// The time it gives stays in its zone when it is shown.
    bool keepsTimeZone = false;
};

/// What the author of a filter says about it; Django's names are is_safe, stringfilter and
/// expects_localtime.
struct FilterOptions
{
    bool isSafe = false;
    bool takesString = false;
    bool expectsLocalTime = false;
    bool keepsTimeZone = false;
};

/// The parameters of a simple or inclusion tag, so that wrong calls are found when the template is
/// compiled.
struct TagParameters
{
    /// Names in their order; "name=" has no need to be given.
    QStringList names;
    bool moreArguments = false;
    bool moreKeywords = false;
};

/// One call of a simple or inclusion tag, its arguments resolved.
struct QUINTETTE_CORE_EXPORT TagCall
{
    Context &context;
    /// Given by position, as many as there are.
    ValueList arguments;
    /// Given by name.
    Dict keywords;
    /// The parameters' names, by which value() finds what was given by position.
    const QStringList &names;

    /// The parameter of that name however it was given, or fallback.
    Value value(QStringView name, const Value &fallback = {}) const;
};

/// Tags and filters that a template gets by {% load name %}. Filled before the first template is
/// compiled, then frozen.
///
///     auto blog = std::make_shared<Library>();
///     blog->filter("shout", [](const Value &v) { return v.toString().toUpper(); });
///     blog->simpleTag("greet", {{"name"}}, [](TagCall &c) { return u"Hello " +
///     c.value(u"name").toString(); });
///
class QUINTETTE_CORE_EXPORT Library
{
public:
    using CompileTag = std::function<std::unique_ptr<Node>(Parser &parser, const Token &token)>;
    using SimpleTag = std::function<Value(TagCall &call)>;
    using SimpleBlockTag = std::function<Value(TagCall &call, const QString &content)>;
    using InclusionTag = std::function<Dict(TagCall &call)>;

    /// A filter without argument, with one, with one that may be left out (std::optional), each
    /// with or without the context as last parameter.
    template <typename F> void filter(const QString &name, F function, FilterOptions options = {})
    {
        add(name, adapt(std::move(function)), options);
    }
    /// A tag that compiles itself: anything with an end tag or a syntax of its own.
    void tag(const QString &name, CompileTag compile);
    /// {% name arguments %} or {% name arguments as variable %}; the result is escaped unless it is
    /// safe.
    void simpleTag(const QString &name, TagParameters parameters, SimpleTag function);
    /// {% name arguments %} ... {% endname %}; content is what stands between, rendered.
    void simpleBlockTag(const QString &name, TagParameters parameters, SimpleBlockTag function);
    /// Renders templateName with the variables that function returns.
    void inclusionTag(const QString &name, const QString &templateName, TagParameters parameters,
                      InclusionTag function);

    /// What a tag or filter does, for the documentation of the project (admindocs), as a docstring
    /// does for Django.
    void documentTag(const QString &name, const Text &about) { m_tagTexts.insert(name, about); }
    void documentFilter(const QString &name, const Text &about)
    {
        m_filterTexts.insert(name, about);
    }
    /// Empty where nobody said.
    Text aboutTag(const QString &name) const { return m_tagTexts.value(name); }
    Text aboutFilter(const QString &name) const { return m_filterTexts.value(name); }

    const CompileTag *findTag(const QString &name) const;
    std::shared_ptr<const Filter> findFilter(const QString &name) const;
    QStringList tagNames() const { return m_tags.keys(); }
    QStringList filterNames() const { return m_filters.keys(); }

private:
    template <typename F> static Filter adapt(F function)
    {
        // The optional argument is asked for first: a Value becomes an optional one by itself, not
        // the other way round.
        using Optional = const std::optional<Value> &;
        const auto optional = [](const Value *a) {
            return a ? std::optional<Value>(*a) : std::nullopt;
        };
        if constexpr (std::invocable<F, const Value &>) {
            return {[function](const Value &v, const Value *, const Context &) -> Value {
                        return function(v);
                    },
                    Filter::Argument::None};
        } else if constexpr (std::invocable<F, const Value &, const Context &>) {
            return {[function](const Value &v, const Value *, const Context &c) -> Value {
                        return function(v, c);
                    },
                    Filter::Argument::None};
        } else if constexpr (std::invocable<F, const Value &, Optional>) {
            return {[function, optional](const Value &v, const Value *a, const Context &) -> Value {
                        return function(v, optional(a));
                    },
                    Filter::Argument::Optional};
        } else if constexpr (std::invocable<F, const Value &, Optional, const Context &>) {
            return {[function, optional](const Value &v, const Value *a, const Context &c)
                            -> Value { return function(v, optional(a), c); },
                    Filter::Argument::Optional};
        } else if constexpr (std::invocable<F, const Value &, const Value &>) {
            return {[function](const Value &v, const Value *a, const Context &) -> Value {
                        return function(v, *a);
                    },
                    Filter::Argument::Required};
        } else {
            static_assert(std::invocable<F, const Value &, const Value &, const Context &>,
                          "not the shape of a filter");
            return {[function](const Value &v, const Value *a, const Context &c) -> Value {
                        return function(v, *a, c);
                    },
                    Filter::Argument::Required};
        }
    }
    void add(const QString &name, Filter filter, const FilterOptions &options);

    QHash<QString, Text> m_tagTexts;
    QHash<QString, Text> m_filterTexts;
    QHash<QString, CompileTag> m_tags;
    QHash<QString, std::shared_ptr<const Filter>> m_filters;
};

} // namespace Quintette
