// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// Texts, or None, by name; a Dict. On PostgreSQL only, with its extension hstore. Django:
/// HStoreField.
class HStoreField final : public Field
{
public:
    HStoreField(FieldKind kind, const QString &name, FieldOptions options);

    /// A Dict, or its JSON; values become texts when they are stored.
    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    /// Throws NotSupportedError where the database has no such type.
    QString columnType(const Backend &backend) const override;
    QString toText(const Value &value) const override;

protected:
    /// Also refuses values that are no texts.
    void validate(const Value &value) const override;
};

} // namespace Quintette
