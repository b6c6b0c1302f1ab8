// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fieldupload.h"

#include "core/forms/fields/imagehead.h"

namespace Quintette {

QString storeUpload(const UploadedFile &file, const Field &field, const Record &record,
                    const FileStorage &files)
{
    const FieldOptions &options = field.options();
    const FileStorage &storage = options.storage ? *options.storage : files;
    if (options.uploadToName)
        return storage.saveAs(file, options.uploadToName(record, file.name()), options.maxLength);
    return storage.save(file, options.uploadTo, options.maxLength);
}

void updateDimensions(Record &record, const Field &field, QIODevice *picture)
{
    const FieldOptions &options = field.options();
    if (field.kind() != FieldKind::Image
        || (options.widthField.isEmpty() && options.heightField.isEmpty()))
        return;
    const std::optional<ImageHead> head = picture ? readImageHead(*picture) : std::nullopt;
    if (!options.widthField.isEmpty())
        record.setValue(options.widthField, head ? Value(head->size.width()) : Value());
    if (!options.heightField.isEmpty())
        record.setValue(options.heightField, head ? Value(head->size.height()) : Value());
}

} // namespace Quintette
