// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

#include <cstring>

namespace Quintette {

/// The one buffer that all nodes of a template write their UTF-8 into.
class QUINTETTE_CORE_EXPORT Output
{
public:
    /// No page is larger; a template that wants more is in an endless loop. In bytes.
    static constexpr qsizetype limit = 256 * 1024 * 1024;

    void append(QByteArrayView utf8)
    {
        if (utf8.isEmpty())
            return;
        memcpy(room(utf8.size()), utf8.data(), size_t(utf8.size()));
        m_size += utf8.size();
    }
    void append(QStringView text);
    /// With & < > " ' as character references.
    void appendEscaped(QStringView text);
    void appendNumber(qint64 number);

    qsizetype size() const { return m_size; }
    QByteArrayView bytes() const { return QByteArrayView(m_bytes).first(m_size); }
    QByteArray take();
    QString toString() const { return QString::fromUtf8(bytes()); }
    /// Takes back what was written after the buffer had that size.
    void truncate(qsizetype size) { m_size = size; }

private:
    /// Where so many bytes more may be written; throws TemplateLimitError.
    char *room(qsizetype bytes)
    {
        if (m_bytes.size() - m_size < bytes)
            grow(bytes);
        return m_bytes.data() + m_size;
    }
    void grow(qsizetype bytes);

    QByteArray m_bytes; // what is written, and room for more
    qsizetype m_size = 0;
};

/// text with & < > " ' as character references. Django: escape (the result is not marked safe).
QUINTETTE_CORE_EXPORT QString escapeHtml(QStringView text);

} // namespace Quintette
