// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/spool.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <memory>

namespace Quintette {

/// A file of a form: small ones in memory, larger ones in a temporary file that goes with the last
/// copy of this value. Name and content type are the client's claim: never use them as a path or
/// trust them. Django: UploadedFile.
class QUINTETTE_CORE_EXPORT UploadedFile
{
public:
    UploadedFile() = default;
    UploadedFile(const QString &name, const QByteArray &contentType, const QByteArray &content);

    /// The last part of the client's file name, without any folder.
    const QString &name() const { return m_name; }
    const QByteArray &contentType() const { return m_contentType; }
    qint64 size() const { return m_content.size(); }
    bool isInMemory() const { return m_content.isInMemory(); }

    /// The whole content; for files that may be large use open().
    QByteArray read() const { return m_content.readAll(); }
    /// A new reader at the start of the content; null when the temporary file cannot be read any
    /// more.
    std::unique_ptr<QIODevice> open() const { return m_content.open(); }
    /// Copies the content to path, replacing what is there only when all is written.
    Result<qint64> saveAs(const QString &path) const;

    /// Used by the parser to add what comes in.
    Spool &content() { return m_content; }

private:
    QString m_name;
    QByteArray m_contentType;
    Spool m_content;
};

/// The files of a form by field name, in order, several of one name allowed. Django: MultiValueDict
/// of request.FILES.
class QUINTETTE_CORE_EXPORT UploadedFiles
{
public:
    void append(const QString &field, const UploadedFile &file) { m_items.append({field, file}); }
    bool contains(QStringView field) const { return find(field); }
    /// The last file of that field, or null.
    const UploadedFile *find(QStringView field) const;
    QList<UploadedFile> list(QStringView field) const;
    QStringList keys() const;
    bool isEmpty() const { return m_items.isEmpty(); }
    qsizetype size() const { return m_items.size(); }

private:
    struct Item
    {
        QString field;
        UploadedFile file;
    };
    QList<Item> m_items;
};

} // namespace Quintette
