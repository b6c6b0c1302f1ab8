// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/deletevalues.h"

namespace Quintette {
namespace {

/// Pages of more objects than this start with the tree folded.
constexpr qint64 smallTree = 100;

ValueList nodeValues(const QList<DeletePage::Node> &nodes, const AdminUrls &urls)
{
    ValueList values;
    for (const DeletePage::Node &node : nodes)
        values += Dict{
                {u"model"_s, node.model},
                {u"text"_s, node.text},
                {u"url"_s, node.admin ? Value(urls.object(*node.admin, node.quotedPk)) : Value()},
                {u"children"_s, nodeValues(node.children, urls)}};
    return values;
}

} // namespace

Dict deleteValues(const DeletePage &page, const AdminUrls &urls)
{
    ValueList summary;
    for (const auto &[name, count] : page.summary)
        summary += Dict{{u"name"_s, name}, {u"count"_s, count}};
    ValueList missing;
    for (const Text &name : page.missingPermissions)
        missing += Value(name);
    return Dict{{u"is_allowed"_s, page.isAllowed()},
                {u"summary"_s, summary},
                {u"missing_permissions"_s, missing},
                {u"protected"_s, nodeValues(page.protectedObjects, urls)},
                {u"tree"_s, nodeValues(page.tree, urls)},
                {u"unnamed"_s,
                 page.unnamed > 0
                         ? Value(QN_PLURAL("admin", "… and %n more object(s)").plural(page.unnamed))
                         : Value()},
                {u"is_small"_s, page.total <= smallTree}};
}

} // namespace Quintette
