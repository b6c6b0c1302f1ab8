// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/uploadedfile.h"
#include "core/orm/record.h"
#include "core/storage/filestorage.h"

namespace Quintette {

/// Stores an uploaded file where its field says (storage, else files; upload_to), puts its name
/// into record, and the size of a picture into the fields that are to hold it. Throws as
/// FileStorage::save(). Django: FieldFile.save().
QUINTETTE_CORE_EXPORT QString storeUpload(const UploadedFile &file, const Field &field,
                                          const Record &record, const FileStorage &files);
/// Puts the size of a stored picture into the fields of record that are declared to hold it; None
/// where there is no picture. Django: ImageField.update_dimension_fields().
QUINTETTE_CORE_EXPORT void updateDimensions(Record &record, const Field &field, QIODevice *picture);

} // namespace Quintette
