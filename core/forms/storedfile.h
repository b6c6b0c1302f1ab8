// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"
#include "core/storage/filestorage.h"

#include <QSize>

namespace Quintette {

/// A file that is kept where its field says, else in files; found by the name that the object's
/// column holds. Cheap: the disk is asked when a function needs it. Django: FieldFile, and
/// ImageFieldFile.
class QUINTETTE_CORE_EXPORT StoredFile
{
public:
    StoredFile(const Field &field, const QString &name, std::shared_ptr<const FileStorage> files);

    /// Empty where the object has no file.
    const QString &name() const { return m_name; }
    QString url() const { return m_storage->url(m_name); }
    QString path() const { return m_storage->path(m_name); }
    /// In bytes; nothing where the file is not there.
    std::optional<qint64> size() const;
    /// Of a picture, in pixels; nothing where the file is none.
    std::optional<QSize> dimensions() const;

private:
    QString m_name;
    std::shared_ptr<const FileStorage> m_storage;
};

/// The file in a template: its name, with "url", "path", "name", "size", and of a picture "width"
/// and "height". What is not there is nothing (Django raises an error).
QUINTETTE_CORE_EXPORT Value storedFileValue(const Field &field, const QString &name,
                                            const std::shared_ptr<const FileStorage> &files);

} // namespace Quintette
