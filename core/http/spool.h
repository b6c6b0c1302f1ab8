// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

class QTemporaryFile;

namespace Quintette {

/// Bytes that come in piece by piece: few stay in memory, many go to a temporary file that is
/// deleted with the last copy of this value. Not to be used from two threads at once.
class QUINTETTE_CORE_EXPORT Spool
{
public:
    Spool() = default;
    explicit Spool(const QByteArray &content) : m_size(content.size()), m_content(content) { }

    qint64 size() const { return m_size; }
    bool isInMemory() const { return !m_file; }

    /// Adds bytes; above memoryLimit all go to a file in temporaryFolder (empty: the system's).
    /// Returns the new size.
    Result<qint64> append(QByteArrayView bytes, qint64 memoryLimit, const QString &temporaryFolder);
    /// Everything; costs size() bytes of memory.
    QByteArray readAll() const;
    /// A new reader at the start; null when the temporary file is gone.
    std::unique_ptr<QIODevice> open() const;

private:
    qint64 m_size = 0;
    QByteArray m_content;
    std::shared_ptr<QTemporaryFile> m_file;
};

} // namespace Quintette
