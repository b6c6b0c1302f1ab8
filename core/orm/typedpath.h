// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/modelbuilder.h"
#include "core/orm/q.h"

namespace Quintette {

namespace Internal {

/// Whether each member is one of the model that the relation before it points to.
template <auto First, auto... Rest> constexpr bool isPath()
{
    if constexpr (sizeof...(Rest) == 0) {
        return true;
    } else {
        return []<auto Next, auto... Others>()
        {
            if constexpr (RelationMember<TypeOf<First>>) {
                return std::is_base_of_v<
                               ClassOf<Next>,
                               typename TypeOf<First>::Target> && isPath<Next, Others...>();
            } else {
                return false;
            }
        }
        .template operator()<Rest...>();
    }
}

} // namespace Internal

/// A column by the members that lead to it, checked by the compiler:
/// filter(F<&Book::author, &Author::name>().icontains(x)). The types have to be registered when one
/// is made. Everything an F by name can do, and one function per lookup.
template <auto First, auto... Rest> class F<First, Rest...> : public Expression
{
    static_assert(Internal::isPath<First, Rest...>(),
                  "each member has to belong to the model the relation before it points to");

public:
    F() : Expression(F<>(path())) { }

    /// "author__name".
    static QString path()
    {
        QString text = fieldName<First>();
        ((text += u"__"_s + fieldName<Rest>()), ...);
        return text;
    }

    /// Any lookup, transforms before it: lookup(u"year__gte", 2020).
    Q lookup(const QString &name, const Value &value) const
    {
        return Q(Lookup(path() + u"__"_s + name, value));
    }
    Q lookup(const QString &name, const Expression &value) const
    {
        return Q(Lookup(path() + u"__"_s + name, value));
    }

    // A value, or an expression to compare with.
    template <typename T> Q exact(const T &value) const { return lookup(u"exact"_s, value); }
    template <typename T> Q iexact(const T &value) const { return lookup(u"iexact"_s, value); }
    template <typename T> Q gt(const T &value) const { return lookup(u"gt"_s, value); }
    template <typename T> Q gte(const T &value) const { return lookup(u"gte"_s, value); }
    template <typename T> Q lt(const T &value) const { return lookup(u"lt"_s, value); }
    template <typename T> Q lte(const T &value) const { return lookup(u"lte"_s, value); }
    template <typename T> Q contains(const T &value) const { return lookup(u"contains"_s, value); }
    template <typename T> Q icontains(const T &value) const
    {
        return lookup(u"icontains"_s, value);
    }
    template <typename T> Q startswith(const T &value) const
    {
        return lookup(u"startswith"_s, value);
    }
    template <typename T> Q istartswith(const T &value) const
    {
        return lookup(u"istartswith"_s, value);
    }
    template <typename T> Q endswith(const T &value) const { return lookup(u"endswith"_s, value); }
    template <typename T> Q iendswith(const T &value) const
    {
        return lookup(u"iendswith"_s, value);
    }
    Q in(const ValueList &values) const { return lookup(u"in"_s, Value(values)); }
    Q range(const Value &from, const Value &to) const
    {
        return lookup(u"range"_s, Value(ValueList{from, to}));
    }
    Q isNull(bool null = true) const { return lookup(u"isnull"_s, Value(null)); }
    Q regex(const QString &pattern) const { return lookup(u"regex"_s, Value(pattern)); }
    Q iregex(const QString &pattern) const { return lookup(u"iregex"_s, Value(pattern)); }
};

} // namespace Quintette
