// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "admin/site/modeladmin.h"

namespace Quintette {

/// Objects that may be chosen for a relation of a form, found while one types.
struct RelationSearch
{
    QList<Choice> choices; // value: what the form submits; label: the object's text
    bool hasMore = false;
};

/// The field that chooses: of the form itself, or of the rows of one of its inlines.
struct RelationField
{
    QString name;
    QString inlinePrefix = {};
};

/// A page of the objects that the field of the form of that object (an empty key: the form to add
/// one) lets choose, narrowed to a term as searchChoices() says. Throws PermissionDenied,
/// ObjectDoesNotExist; FieldError for a field that chooses no objects.
QUINTETTE_ADMIN_EXPORT RelationSearch
searchRelation(const ModelAdmin &admin, const AdminRequest &request, const QString &quotedPk,
               const RelationField &field, const QString &term, int offset = 0, int limit = 20);

/// A page of the objects that a field lets choose, of a form of no model's object, narrowed to a
/// term by the search of their own admin; where it has none, by their text among those that a form
/// would list, and by their key. Before somebody is logged in, request has no user.
QUINTETTE_ADMIN_EXPORT RelationSearch searchChoices(const AdminSite &site,
                                                    const AdminRequest &request,
                                                    const ModelChoices &choices,
                                                    const QString &term, qint64 offset = 0,
                                                    int limit = 20);

/// A page of the objects that a relation field of the source's model points to, for people who may
/// see them in their own list, which must have a search. One query. Throws PermissionDenied.
/// Django: AutocompleteJsonView.
QUINTETTE_ADMIN_EXPORT RelationSearch searchRelated(const AdminSite &site,
                                                    const AdminRequest &request, const Field *field,
                                                    const QString &term, qint64 offset = 0,
                                                    int limit = 20);

} // namespace Quintette
