// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/multivaluefield.h"

namespace Quintette {

/// Date and time in two inputs, name_0 and name_1. Django: SplitDateTimeField.
class QUINTETTE_CORE_EXPORT SplitDateTimeFormField final : public MultiValueFormField
{
public:
    explicit SplitDateTimeFormField(const FormFieldOptions &options = {});

protected:
    Value compress(const ValueList &cleaned) const override;
    /// Date and time on the wall clock, to the second, as the inputs have them.
    ValueList decompress(const Value &value) const override;
    Text defaultMessage(const QString &code) const override;
};

} // namespace Quintette
