// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/requestparameters.h"

namespace Quintette {
namespace {

Parameters pairsOf(const QueryDict &query)
{
    Parameters parameters;
    for (const QueryDict::Item &item : query) {
        for (const QString &value : item.values)
            parameters.append({item.key, value});
    }
    return parameters;
}

} // namespace

Parameters queryParameters(const Request &request)
{
    return pairsOf(request.query());
}

FormData submittedData(const Request &request)
{
    FormData data;
    for (const QueryDict::Item &item : request.form())
        data.setList(item.key, item.values);
    return data;
}

Parameters listParameters(const Request &request)
{
    return pairsOf(QueryDict::parse(request.query().value(u"_changelist_filters").toUtf8()));
}

} // namespace Quintette
