// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

namespace Quintette {

/// The one buffer that all nodes of a template write their UTF-8 into.
class QUINTETTE_CORE_EXPORT Output
{
public:
    /// No page is larger; a template that wants more is in an endless loop. In bytes.
    static constexpr qsizetype limit = 256 * 1024 * 1024;

    void append(QByteArrayView utf8)
    {
        reserveFor(utf8.size());
        m_bytes.append(utf8);
    }
    void append(QStringView text);
    /// With & < > " ' as character references.
    void appendEscaped(QStringView text);
    void appendNumber(qint64 number);

    qsizetype size() const { return m_bytes.size(); }
    const QByteArray &bytes() const { return m_bytes; }
    QByteArray take() { return std::move(m_bytes); }
    QString toString() const { return QString::fromUtf8(m_bytes); }
    /// Takes back what was written after the buffer had that size.
    void truncate(qsizetype size) { m_bytes.truncate(size); }

private:
    /// Makes room for so many bytes more; throws TemplateLimitError.
    void reserveFor(qsizetype bytes);

    QByteArray m_bytes;
};

/// text with & < > " ' as character references. Django: escape (the result is not marked safe).
QUINTETTE_CORE_EXPORT QString escapeHtml(QStringView text);

} // namespace Quintette
