// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// Several inputs that make one value. A subclass says how the values become one and come apart
/// again. Django: MultiValueField, and the decompress() of its MultiWidget.
class QUINTETTE_CORE_EXPORT MultiValueFormField : public FormField
{
public:
    using Parts = std::vector<std::unique_ptr<FormField>>;
    enum class Demands : quint8 {
        AllParts, // of a required field none may be empty
        WhatEachSays // each part is required or not by itself
    };

    /// widget: WidgetKind::Multi without parts takes those of the fields.
    MultiValueFormField(Parts parts, const FormFieldOptions &options = {},
                        Demands demands = Demands::AllParts,
                        const WidgetSpec &widget = WidgetKind::Multi,
                        const QStringList &partNames = {});

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    /// A list with a value for each input.
    Value prepareValue(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;
    bool demandsWholeWidget() const override { return m_demands == Demands::AllParts; }

protected:
    const FormField &part(size_t index) const { return *m_parts[index]; }
    /// The one value of the parts' own, which are all there, or none of them. Throws
    /// ValidationError.
    virtual Value compress(const ValueList &cleaned) const = 0;
    /// What each input shows of a value; None where it shows nothing.
    virtual ValueList decompress(const Value &value) const = 0;
    Text defaultMessage(const QString &code) const override;

private:
    ValueList listOf(const Value &value) const;

    Parts m_parts;
    Demands m_demands;
};

} // namespace Quintette
