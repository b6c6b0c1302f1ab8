// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

/// One filter of a list page: which parameters it reads, what they mean, what can be chosen. Made
/// per request.
class QUINTETTE_ADMIN_EXPORT ListFilter
{
public:
    struct Option
    {
        Text text;
        Parameters parameters; // what choosing it puts into the state; empty is "All"
        Q condition;
        /// What the field has where it is chosen, None for no value; unset where the choice is not
        /// one value.
        std::optional<Value> value = {};
    };

    struct Offer
    {
        QList<Option> options;
        std::optional<FilterSearch> search = {};
        /// "All" and at least so many choices make it worth showing.
        int fewestChoices = 2;
        bool isUseful() const { return options.size() > fewestChoices || search; }
    };

    virtual ~ListFilter();

    /// For parameter names and anchors.
    QString name;
    Text title;
    QString templateName; // of the web; empty for the usual one
    /// Between the values of a parameter that ends with "__in". Django: list_separator.
    QString listSeparator = u","_s;
    /// Where its values are; invalid for one that has a condition of its own.
    const FieldPath &path() const { return m_path; }

    virtual QStringList parameterNames() const = 0;
    /// Whether choosing something here takes that parameter away: its own, and what cannot hold
    /// beside them.
    virtual bool replaces(const QString &parameter) const
    {
        return parameterNames().contains(parameter);
    }
    /// What the state's parameters of this filter mean; a repeated one is an OR.
    /// Throws ValidationError or IncorrectLookupParameters for a value that means nothing.
    virtual Q condition(const ListState &state) const;
    /// What can be chosen. May run two queries.
    virtual Offer offer(const ModelAdmin &admin, const AdminRequest &request,
                        const ListState &state) const = 0;

protected:
    friend std::unique_ptr<ListFilter> makeListFilter(const ModelAdmin &admin,
                                                      const ListFilterOptions &options);

    FieldPath m_path;
};

/// "All", which chooses nothing.
QUINTETTE_ADMIN_EXPORT ListFilter::Option optionForAll();
/// A choice that sets one parameter.
QUINTETTE_ADMIN_EXPORT ListFilter::Option filterOption(const Text &text, const QString &parameter,
                                                       const QString &value,
                                                       const std::optional<Value> &meaning = {});

/// The filter that an option asks for, by the kind of its field.
QUINTETTE_ADMIN_EXPORT std::unique_ptr<ListFilter> makeListFilter(const ModelAdmin &admin,
                                                                  const ListFilterOptions &options);

/// The condition of one URL parameter: "__in" splits at the separator, "__isnull" reads true and
/// false.
QUINTETTE_ADMIN_EXPORT Q conditionOfParameter(const QString &lookup, const QStringList &values,
                                              const QString &separator = u","_s);

} // namespace Quintette
