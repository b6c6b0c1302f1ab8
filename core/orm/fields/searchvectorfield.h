// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// The words of a text as full-text search needs them, on PostgreSQL only; its value is the text
/// that the server writes ("'chees':1 'toast':3"). Something has to keep it filled: a trigger,
/// update() with a SearchVector, or, as a generated field of this kind, the server itself. It is
/// compared with texts and SearchQuery by whether they are found. Django: SearchVectorField.
class SearchVectorField final : public Field
{
public:
    SearchVectorField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    /// Throws NotSupportedError where the database has no such type.
    QString columnType(const Backend &backend) const override;
};

} // namespace Quintette
