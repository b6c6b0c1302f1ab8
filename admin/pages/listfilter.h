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
    };

    virtual ~ListFilter();

    /// For parameter names and anchors.
    QString name;
    Text title;

    virtual QStringList parameterNames() const = 0;
    /// What the state's parameters of this filter mean; a repeated one is an OR.
    /// Throws ValidationError or IncorrectLookupParameters for a value that means nothing.
    virtual Q condition(const ListState &state) const;
    /// May run one query.
    virtual QList<Option> options(const ModelAdmin &admin, const AdminRequest &request) const = 0;
    /// Whether it is worth showing; a filter with one choice is not.
    static bool isUseful(const QList<Option> &options) { return options.size() > 2; }

protected:
    friend std::unique_ptr<ListFilter> makeListFilter(const ModelAdmin &admin,
                                                      const ListFilterOptions &options);

    FieldPath m_path;
};

/// The filter that an option asks for, by the kind of its field.
QUINTETTE_ADMIN_EXPORT std::unique_ptr<ListFilter> makeListFilter(const ModelAdmin &admin,
                                                                  const ListFilterOptions &options);

/// The condition of one URL parameter: "__in" splits at commas, "__isnull" reads true and false.
QUINTETTE_ADMIN_EXPORT Q conditionOfParameter(const QString &lookup, const QStringList &values);

} // namespace Quintette
