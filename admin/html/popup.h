// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

namespace Quintette {

/// A page that another one opened as a dialog over its form, to choose or change a related object.
/// Parameters are Django's: _popup, _to_field (whose value that form holds), _source_model.
struct Popup
{
    /// Reads the parameters of a request for a page of admin. Throws SuspiciousOperation for a
    /// field that no relation stores.
    Popup(const Request &request, const ModelAdmin &admin);

    bool isOpen = false;
    QString toField; // empty: the primary key
    QString sourceModel; // "shop.book"

    /// For forms of the page and links to other pages of the dialog.
    Parameters parameters() const;

    /// What the form that opened the dialog holds for an object.
    QString keyOf(const Record &object) const;

    // The answers that close the dialog; the script of the form puts them into its selects.
    Response added(const WebAdmin &face, Request &request, AdminRequest &asked,
                   const Record &object) const;
    /// before is what keyOf() said of the object until now.
    Response changed(const WebAdmin &face, Request &request, AdminRequest &asked,
                     const Record &object, const QString &before) const;
    Response deleted(const WebAdmin &face, Request &request, AdminRequest &asked,
                     const QString &key) const;
};

} // namespace Quintette
