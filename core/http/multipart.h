// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/querydict.h"
#include "core/http/requestsettings.h"
#include "core/http/uploadedfile.h"

#include <QByteArray>

namespace Quintette {

/// Reads a multipart/form-data body piece by piece (RFC 7578), so that a large upload never stands
/// in memory. Throws BadRequest for a broken body, RequestDataTooBig and TooManyFields above the
/// limits. Django: MultiPartParser.
class QUINTETTE_CORE_EXPORT MultipartParser
{
public:
    /// Throws BadRequest when the content type has no usable boundary.
    MultipartParser(const QByteArray &contentType, const RequestSettings &settings);

    void feed(QByteArrayView bytes);
    /// To be called after the last piece; a body that stops before its closing boundary is refused.
    void finish();

    const QueryDict &form() const { return m_form; }
    const UploadedFiles &files() const { return m_files; }

private:
    enum class State { Preamble, Delimiter, Head, Body, Done };

    bool step();
    bool readPreamble();
    bool readDelimiter();
    bool readHead();
    bool readBody();
    void startPart(const QByteArray &head);
    void take(QByteArrayView content);
    void endPart();

    const RequestSettings &m_settings;
    QByteArray m_delimiter; // "\r\n--boundary"
    QByteArray m_buffer;
    State m_state = State::Preamble;

    QString m_field;
    bool m_isFirst = false; // the line break before the content is still buffered
    bool m_isFile = false;
    bool m_isIgnored = false;
    QByteArray m_value;
    UploadedFile m_file;
    qint64 m_memory = 0;
    qsizetype m_fieldCount = 0;
    qsizetype m_fileCount = 0;
    QueryDict m_form;
    UploadedFiles m_files;
};

} // namespace Quintette
