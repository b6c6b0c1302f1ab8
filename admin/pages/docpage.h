// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "core/base/text.h"

#include <QList>

namespace Quintette {

class Application;

/// One page of what a project says about itself: its models, addresses, template tags and filters,
/// read from what is loaded. Tables of texts, so that every face can draw it. Django: admindocs.
struct QUINTETTE_ADMIN_EXPORT DocPage
{
    struct Cell
    {
        QString text;
        QString address = {}; // of another page; empty for none
        bool isCode = false;
    };
    struct Table
    {
        Text title; // may be empty
        QList<Text> headers;
        QList<QList<Cell>> rows;
    };

    QString address; // "", "models/", "models/blog.article/", "views/", "tags/", "filters/"
    Text title;
    Text intro;
    QList<Table> tables;
};

/// The page at an address below the documentation's root. People see the models whose objects they
/// may see. Throws Http404 for an address that there is not.
QUINTETTE_ADMIN_EXPORT DocPage loadDocPage(const Application &application,
                                           const AdminRequest &request, const QString &address);

} // namespace Quintette
