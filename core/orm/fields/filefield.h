// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// The name of a stored file, of an image, or a path in a folder (File, Image, FilePath).
class FileField final : public Field
{
public:
    FileField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;

protected:
    QString storageType() const override;
};

} // namespace Quintette
