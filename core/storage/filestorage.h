// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/http/uploadedfile.h"

namespace Quintette {

/// An uploaded file could not be written where files are kept; the message says why.
class QUINTETTE_CORE_EXPORT FileError : public Error
{
public:
    using Error::Error;
    ~FileError() override;
    QString name() const override { return u"FileError"_s; }
};

/// Keeps uploaded files in a folder and knows where they are served. A name is what the database
/// holds: a path below the folder, parts separated by "/". Safe to use from any thread. Django:
/// FileSystemStorage.
class QUINTETTE_CORE_EXPORT FileStorage
{
public:
    /// root need not exist yet; url ends with a slash.
    FileStorage(const QString &root, const QString &url);
    virtual ~FileStorage();
    Q_DISABLE_COPY_MOVE(FileStorage)

    /// Stores a file below the folder that uploadTo means now (see FileName::folder()) and returns
    /// its name, which is another one where the wanted one is taken or longer than maxLength (if
    /// that is not negative). Throws SuspiciousOperation for a name that cannot be made safe,
    /// FileError when it cannot be written.
    virtual QString save(const UploadedFile &file, const QString &uploadTo,
                         int maxLength = -1) const;
    /// The same under a name that the caller has made, as far as it is free. Throws
    /// SuspiciousOperation for one that leads out of the folder.
    QString saveAs(const UploadedFile &file, const QString &wanted, int maxLength = -1) const;
    virtual bool exists(const QString &name) const;
    /// Where a browser finds it; "" for "".
    virtual QString url(const QString &name) const;
    /// Where it is on this machine; "" for a name that leads out of the folder, as one that
    /// somebody else wrote into the database may.
    virtual QString path(const QString &name) const;

private:
    QString m_root;
    QString m_url;
};

} // namespace Quintette
