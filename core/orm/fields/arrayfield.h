// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A list of values of one kind (FieldOptions::baseField), on PostgreSQL only. Django: ArrayField.
class QUINTETTE_CORE_EXPORT ArrayField final : public Field
{
public:
    ArrayField(FieldKind kind, const QString &name, FieldOptions options);

    const Field &base() const { return *m_base; }
    /// A list, or its JSON.
    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    /// Throws NotSupportedError where the database has no arrays.
    QString columnType(const Backend &backend) const override;
    QString toText(const Value &value) const override;

protected:
    /// Each item as its own field would check it, and that nested lists are of one length.
    void validate(const Value &value) const override;

private:
    std::shared_ptr<const Field> m_base;
};

namespace Internal {
/// A nameless array of that kind of items, for values that are no column.
const Field *arrayOf(const Field &base);
} // namespace Internal

} // namespace Quintette
