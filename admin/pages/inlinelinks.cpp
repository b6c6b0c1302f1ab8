// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/inlinelinks.h"

#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/forms/inlineformset.h"

namespace Quintette {

InlineLink inlineLink(const ModelAdmin &admin, const InlineOptions &options)
{
    const ModelInfo &rows = admin.site().models().get(options.model);
    if (!options.isGeneric)
        return InlineFormSet::foreignKeyTo(admin.model(), rows, options.fkName);
    const Field *type = rows.findField(options.ctField);
    const Field *key = rows.findField(options.ctFkField);
    if (!type || !type->isForeignKey() || !key)
        throw ImproperlyConfigured(
                u"admin: the inline of %1 names \"%2\" and \"%3\", which are no content type and "
                u"no "
                "key of an object"_s.arg(options.model, options.ctField, options.ctFkField));
    return {*key, admin.model().primaryKey(), *type, ContentTypes::idOf(admin.model().concrete())};
}

QString inlinePrefix(const InlineLink &link)
{
    const ModelInfo &rows = link.model();
    if (link.type)
        return QStringList{rows.appLabel(), rows.modelName(), link.type->name(), link.key->name()}
                .join(u'-');
    const QString accessor = link.key->relatedAccessorName();
    return QString(accessor.isEmpty() ? link.key->options().relatedName : accessor).remove(u'+');
}

} // namespace Quintette
