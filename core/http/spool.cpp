// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/spool.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryFile>

namespace Quintette {

Result<qint64> Spool::append(QByteArrayView bytes, qint64 memoryLimit,
                             const QString &temporaryFolder)
{
    m_size += bytes.size();
    if (!m_file && m_size <= memoryLimit) {
        m_content.append(bytes);
        return m_size;
    }
    if (!m_file) {
        const QString folder = temporaryFolder.isEmpty() ? QDir::tempPath() : temporaryFolder;
        m_file = std::make_shared<QTemporaryFile>(folder + u"/quintette-upload-XXXXXX"_s);
        if (!m_file->open() || m_file->write(m_content) != m_content.size())
            return fail(u"%1: an upload cannot be stored: %2"_s.arg(folder, m_file->errorString()));
        m_content.clear();
    }
    if (m_file->write(bytes.data(), bytes.size()) != bytes.size())
        return fail(u"%1: an upload cannot be stored: %2"_s.arg(m_file->fileName(),
                                                                m_file->errorString()));
    return m_size;
}

QByteArray Spool::readAll() const
{
    if (!m_file)
        return m_content;
    const std::unique_ptr<QIODevice> reader = open();
    return reader ? reader->readAll() : QByteArray();
}

std::unique_ptr<QIODevice> Spool::open() const
{
    if (!m_file) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_content);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }
    m_file->flush();
    auto file = std::make_unique<QFile>(m_file->fileName());
    if (!file->open(QIODevice::ReadOnly))
        return nullptr;
    return file;
}

} // namespace Quintette
