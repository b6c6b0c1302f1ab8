// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

#include <QtPlugin>

namespace Quintette {

/// What a plugin implements beside AppPlugin to add pages of its own to the web face.
class WebAdminExtension
{
public:
    /// A link in the header of every page.
    struct HeaderLink
    {
        Text text;
        QString url;
    };

    virtual ~WebAdminExtension() = default;
    /// Below the site's address and in its name space ("admin:..."). Views are made by
    /// WebAdmin::guarded() and draw themselves by WebAdmin::draw(). Called once per site; face
    /// stays.
    virtual UrlPatterns adminUrls(const WebAdmin &face) = 0;
    /// For the person who asks; called for every page.
    virtual QList<HeaderLink> headerLinks(const WebAdmin &, const AdminRequest &) { return {}; }
    /// For templates of one's own: more values of a page ("change_form.html"), of a model or not.
    /// Called for every page. Django: each_context, extra_context.
    virtual Dict pageValues(const WebAdmin &, const AdminRequest &, const QString & /*page*/,
                            const ModelAdmin * /*current*/)
    {
        return {};
    }
};

} // namespace Quintette

#define QUINTETTE_WEB_ADMIN_EXTENSION_IID "org.quintette.WebAdminExtension/1"
Q_DECLARE_INTERFACE(Quintette::WebAdminExtension, QUINTETTE_WEB_ADMIN_EXTENSION_IID)
