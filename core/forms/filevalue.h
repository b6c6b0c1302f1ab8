// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/http/uploadedfile.h"

namespace Quintette {

/// A file that was submitted, as a form's value; text is its name. Django: UploadedFile in
/// cleaned_data.
class QUINTETTE_CORE_EXPORT FileValue final : public ValueObject
{
public:
    explicit FileValue(const UploadedFile &file) : m_file(file) { }

    const UploadedFile &file() const { return m_file; }
    QString toString() const override { return m_file.name(); }
    std::optional<Value> attribute(const QString &name) const override;

private:
    UploadedFile m_file;
};

/// A new file and the "clear" mark at once: the person must decide. Django:
/// FILE_INPUT_CONTRADICTION.
class QUINTETTE_CORE_EXPORT FileContradiction final : public ValueObject
{
public:
    QString toString() const override { return {}; }
};

} // namespace Quintette
