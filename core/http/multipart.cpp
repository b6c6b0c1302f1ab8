// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/multipart.h"

#include "core/http/errors.h"
#include "core/http/headervalue.h"

namespace Quintette {

constexpr qsizetype headLimit = 16 * 1024;
constexpr qsizetype boundaryLimit = 200;

static bool isBoundaryCharacter(char c)
{
    return uchar(c) > 0x20 && uchar(c) < 0x7f && c != '"';
}

MultipartParser::MultipartParser(const QByteArray &contentType, const RequestSettings &settings)
    : m_settings(settings)
{
    const ParameterizedValue type = parseParameters(contentType);
    QByteArray boundary = type.parameters.value("boundary").toLatin1();
    while (boundary.endsWith(' '))
        boundary.chop(1);
    const auto isAllowed = [](char c) { return c == ' ' || isBoundaryCharacter(c); };
    if (type.value != "multipart/form-data" || boundary.isEmpty() || boundary.size() > boundaryLimit
        || !std::all_of(boundary.begin(), boundary.end(), isAllowed))
        throw BadRequest(u"The form was sent as multipart without a valid boundary"_s);
    m_delimiter = "\r\n--" + boundary;
    // The first boundary may open the body, without the line break that belongs to the others.
    m_buffer = "\r\n";
}

void MultipartParser::feed(QByteArrayView bytes)
{
    // In pieces, so that the buffer stays small whatever comes.
    constexpr qsizetype piece = 64 * 1024;
    while (!bytes.isEmpty() && m_state != State::Done) {
        m_buffer.append(bytes.first(std::min(piece, bytes.size())));
        bytes = bytes.sliced(std::min(piece, bytes.size()));
        while (step()) { }
    }
}

void MultipartParser::finish()
{
    if (m_state != State::Done)
        throw BadRequest(u"The form ends in the middle; it was not sent completely"_s);
}

// Each step returns whether there may be more to do with what is buffered.
bool MultipartParser::step()
{
    switch (m_state) {
    case State::Preamble:
        return readPreamble();
    case State::Delimiter:
        return readDelimiter();
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::Done:
        m_buffer.clear();
        return false;
    }
    return false;
}

bool MultipartParser::readPreamble()
{
    const qsizetype position = m_buffer.indexOf(m_delimiter);
    if (position < 0) {
        m_buffer = m_buffer.right(m_delimiter.size() - 1);
        return false;
    }
    m_buffer.remove(0, position + m_delimiter.size());
    m_state = State::Delimiter;
    return true;
}

bool MultipartParser::readDelimiter()
{
    if (m_buffer.size() < 2)
        return false;
    if (m_buffer.startsWith("--")) {
        m_state = State::Done;
        return true;
    }
    const qsizetype lineEnd = m_buffer.indexOf("\r\n");
    if (lineEnd < 0) {
        if (m_buffer.size() > boundaryLimit)
            throw BadRequest(u"The form holds a boundary line without an end"_s);
        return false;
    }
    if (!m_buffer.first(lineEnd).trimmed().isEmpty())
        throw BadRequest(u"The form holds a broken boundary line"_s);
    // The line break stays: a part without headers begins with its second one.
    m_buffer.remove(0, lineEnd);
    m_state = State::Head;
    return true;
}

bool MultipartParser::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > headLimit || (end < 0 && m_buffer.size() > headLimit))
        throw BadRequest(u"The form holds a part whose headers are too long"_s);
    if (end < 0)
        return false;
    startPart(m_buffer.first(end));
    // Two characters stay, for an empty content whose boundary follows at once.
    m_buffer.remove(0, end + 2);
    m_state = State::Body;
    m_isFirst = true;
    return true;
}

void MultipartParser::startPart(const QByteArray &head)
{
    ParameterizedValue disposition;
    QByteArray contentType;
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        if (name == "content-disposition")
            disposition = parseParameters(line.sliced(colon + 1).trimmed());
        else if (name == "content-type")
            contentType = parseParameters(line.sliced(colon + 1)).value;
        else if (name == "content-transfer-encoding" && line.toLower().contains("base64"))
            throw BadRequest(u"The form holds a part in base64, which browsers never send"_s);
    }
    m_field = disposition.parameters.value("name");
    m_isIgnored = disposition.value != "form-data" || m_field.isEmpty();
    m_isFile = disposition.parameters.contains("filename");
    m_value.clear();
    if (m_isFile) {
        m_file = UploadedFile(disposition.parameters.value("filename"), contentType, {});
        // A file field left empty comes as a part without a name.
        m_isIgnored = m_isIgnored || m_file.name().isEmpty();
    }
    if (m_isFile && ++m_fileCount > m_settings.dataUploadMaxNumberFiles)
        throw TooManyFields(
                u"The form holds more than %1 files"_s.arg(m_settings.dataUploadMaxNumberFiles));
    if (!m_isFile && ++m_fieldCount > m_settings.dataUploadMaxNumberFields)
        throw TooManyFields(
                u"The form holds more than %1 fields"_s.arg(m_settings.dataUploadMaxNumberFields));
}

bool MultipartParser::readBody()
{
    const qsizetype position = m_buffer.indexOf(m_delimiter);
    const qsizetype begin = m_isFirst ? 2 : 0;
    if (position >= 0) {
        if (position > begin)
            take(QByteArrayView(m_buffer).sliced(begin, position - begin));
        endPart();
        m_buffer.remove(0, position + m_delimiter.size());
        m_state = State::Delimiter;
        return true;
    }
    // What could be the beginning of a boundary has to wait for more.
    const qsizetype safe = m_buffer.size() - m_delimiter.size() + 1;
    if (safe > begin) {
        take(QByteArrayView(m_buffer).sliced(begin, safe - begin));
        m_buffer.remove(0, safe);
        m_isFirst = false;
    }
    return false;
}

void MultipartParser::take(QByteArrayView content)
{
    if (m_isIgnored)
        return;
    if (m_isFile) {
        const Result<qint64> stored = m_file.content().append(
                content, m_settings.fileUploadMaxMemorySize, m_settings.fileUploadTempDir);
        if (!stored)
            throw Error(stored.error());
        return;
    }
    m_memory += content.size();
    if (m_memory > m_settings.dataUploadMaxMemorySize)
        throw RequestDataTooBig(u"The fields of the form are larger than %1 bytes"_s.arg(
                m_settings.dataUploadMaxMemorySize));
    m_value.append(content);
}

void MultipartParser::endPart()
{
    if (m_isIgnored)
        return;
    if (m_isFile)
        m_files.append(m_field, m_file);
    else
        m_form.append(m_field, QString::fromUtf8(m_value));
    m_file = {};
}

} // namespace Quintette
