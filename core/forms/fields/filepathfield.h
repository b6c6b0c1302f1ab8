// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/choicefield.h"

namespace Quintette {

struct FilePathFormFieldOptions
{
    QString path; // the folder
    QString match = {}; // a regular expression found in the name
    bool recursive = false;
    bool allowFiles = true;
    bool allowFolders = false;
};

/// One of the files of a folder, as its whole path. The folder is read when the field is made;
/// symbolic links to folders are not followed, and no more than 10,000 files are offered. Django:
/// FilePathField.
class QUINTETTE_CORE_EXPORT FilePathFormField final : public ChoiceFormField
{
public:
    explicit FilePathFormField(const FilePathFormFieldOptions &files,
                               const FormFieldOptions &options = {});
};

} // namespace Quintette
