// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"
#include "core/forms/modelform.h"

namespace Quintette {

/// The form options that follow from an admin's declaration: which fields, and which widgets its
/// autocomplete_fields, raw_id_fields, radio_fields and filter_horizontal ask for. For hooks that
/// make a form of their own class; the form must not outlive site and request.
QUINTETTE_ADMIN_EXPORT ModelFormOptions adminFormOptions(const ModelAdmin &admin,
                                                         const AdminRequest &request,
                                                         const QStringList &fields);

/// The objects that a person may choose for a relation: those they may see, in the order of their
/// own admin. What ModelAdmin::relationChoices() says unless it is overridden.
QUINTETTE_ADMIN_EXPORT ModelChoices visibleChoices(const AdminSite &site,
                                                   const AdminRequest &request, const Field &field);

/// The same for rows of a model inside another one's form; as the inline declares them,
/// else as the model's own admin does.
QUINTETTE_ADMIN_EXPORT ModelFormOptions inlineFormOptions(const AdminSite &site,
                                                          const AdminRequest &request,
                                                          const ModelInfo &model,
                                                          const InlineOptions &declared,
                                                          const QStringList &fields);

} // namespace Quintette
