// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/foreignkeyfield.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/queryset.h"

namespace Quintette {

ForeignKeyField::ForeignKeyField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_options.dbIndex = m_options.dbIndex.value_or(true);
    if (kind == FieldKind::OneToOne)
        m_options.unique = true;
}

QString ForeignKeyField::attname() const
{
    return name() + u"_id"_s;
}

Value ForeignKeyField::toValue(const Value &input) const
{
    if (const Record *record = recordOf(input)) {
        if (!m_targetField)
            return record->pk();
        if (!record->model().isKindOf(m_targetField->model())) {
            throw ValueError(u"%1.%2 must be a %3, not the %4 \"%5\""_s.arg(
                    model().label(), name(), m_relatedModel->label(), record->model().label(),
                    record->toString()));
        }
        return record->value(*m_targetField);
    }
    return m_targetField ? m_targetField->toValue(input) : input;
}

Value ForeignKeyField::prepare(const Value &input) const
{
    if (recordOf(input))
        return toValue(input);
    return m_targetField ? m_targetField->prepare(input) : input;
}

void ForeignKeyField::validate(const Value &value) const
{
    if (isParentLink())
        return; // saving makes the parent's row
    Field::validate(value);
    if (value.isNone() || !m_relatedModel || !m_targetField)
        return;
    QuerySet candidates =
            baseObjects(*m_relatedModel).filter(Q(Lookup(m_targetField->name(), value)));
    if (const std::optional<Q> limit = limitChoicesTo())
        candidates = candidates.filter(*limit);
    if (candidates.exists())
        return;
    const Text message = m_options.errorMessages.value(
            u"invalid"_s, QN_TEXT("orm", "%1 instance with %2 %3 is not a valid choice."));
    throw ValidationError(message.arg(m_relatedModel->verboseName())
                                  .arg(Text(m_targetField->name()))
                                  .arg(Text(value.toRepr())),
                          u"invalid"_s);
}

Value ForeignKeyField::toDatabase(const Value &value, const Backend &backend) const
{
    // A form gives "" for no choice; only a text key may really be empty.
    const bool isEmptyText = value.isString() && value.string().isEmpty();
    if (!m_targetField || (isEmptyText && !m_targetField->isText()))
        return {};
    return m_targetField->toDatabase(value, backend);
}

Value ForeignKeyField::fromDatabase(const Value &raw, const Backend &backend) const
{
    return m_targetField ? m_targetField->fromDatabase(raw, backend) : raw;
}

QString ForeignKeyField::columnType(const Backend &backend) const
{
    if (!m_targetField)
        return {};
    if (m_targetField->isForeignKey())
        return m_targetField->columnType(backend);
    if (m_targetField->isAuto() || m_targetField->isNumber())
        return backend.relatedColumnType(m_targetField->internalType());
    return m_targetField->columnType(backend);
}

QString ForeignKeyField::toText(const Value &value) const
{
    return m_targetField ? m_targetField->toText(value) : Field::toText(value);
}

} // namespace Quintette
