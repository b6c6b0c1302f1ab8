// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// A date, in any of the language's spellings. Django: DateField.
class QUINTETTE_CORE_EXPORT DateFormField final : public FormField
{
public:
    explicit DateFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

/// A time of day. Django: TimeField.
class QUINTETTE_CORE_EXPORT TimeFormField final : public FormField
{
public:
    explicit TimeFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    /// Without the microseconds, which no input shows.
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

/// Date and time in one text, of the time zone of the locale if it has one. Django: DateTimeField.
class QUINTETTE_CORE_EXPORT DateTimeFormField final : public FormField
{
public:
    explicit DateTimeFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    Value prepareValue(const Value &value) const override;
    /// Without the microseconds, which no input shows.
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

/// A span of time: "3 02:00:00" or ISO 8601. Django: DurationField.
class QUINTETTE_CORE_EXPORT DurationFormField final : public FormField
{
public:
    explicit DurationFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    Value prepareValue(const Value &value) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

} // namespace Quintette
