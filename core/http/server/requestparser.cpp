// SPDX-License-Identifier: GPL-3.0-or-later
// One file although it is long: what makes a request safe is read best in one place.
#include "core/http/server/requestparser.h"

#include <array>

namespace Quintette::Internal {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype chunkLineLimit = 256;
constexpr qsizetype methodLimit = 24;

static constexpr auto tokenTable = [] {
    std::array<bool, 256> table = {};
    for (int c = '0'; c <= '9'; ++c)
        table[size_t(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c)
        table[size_t(c)] = table[size_t(c - 32)] = true;
    for (const char c :
         {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[size_t(c)] = true;
    return table;
}();

static bool isToken(QByteArrayView text)
{
    return !text.isEmpty()
            && std::all_of(text.begin(), text.end(), [](char c) { return tokenTable[uchar(c)]; });
}

static bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

// Only what RFC 9110 calls whitespace: other programs do not skip a vertical tab, so neither may
// this one.
static QByteArrayView withoutWhitespace(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

RequestParser::RequestParser(const ServerLimits &limits,
                             const std::shared_ptr<const RequestSettings> &settings)
    : m_limits(limits), m_settings(settings)
{
}

RequestParser::Status RequestParser::consume(QByteArray &buffer)
{
    while (m_state != State::Complete && m_state != State::Failed && step(buffer)) { }
    switch (m_state) {
    case State::Complete:
        return Status::Complete;
    case State::Failed:
        return Status::Failed;
    default:
        return Status::NeedsMore;
    }
}

// Returns whether another step can be tried with what is in the buffer.
bool RequestParser::step(QByteArray &buffer)
{
    switch (m_state) {
    case State::Head:
        return readHead(buffer);
    case State::Body:
        return readRemaining(buffer, State::Complete);
    case State::ChunkSize:
        return readChunkSize(buffer);
    case State::ChunkData:
        return readRemaining(buffer, State::ChunkEnd);
    case State::ChunkEnd:
        return readChunkEnd(buffer);
    case State::Trailer:
        return readTrailer(buffer);
    case State::Complete:
    case State::Failed:
        break;
    }
    return false;
}

bool RequestParser::fail(int status)
{
    m_failure = status;
    m_state = State::Failed;
    return false;
}

bool RequestParser::readHead(QByteArray &buffer)
{
    // Empty lines before a request are left over from the one before (RFC 9112, 2.2).
    qsizetype start = 0;
    while (start + 1 < buffer.size() && buffer[start] == '\r' && buffer[start + 1] == '\n')
        start += 2;
    if (start) {
        buffer.remove(0, start);
        m_scanned = 0;
    }
    const qsizetype end = buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_scanned - 3));
    if (end > m_limits.headSize || (end < 0 && buffer.size() > m_limits.headSize)) {
        const bool isTarget =
                buffer.indexOf('\r') < 0 || buffer.indexOf('\r') > m_limits.targetSize;
        return fail(isTarget ? 414 : 431);
    }
    if (end < 0) {
        m_scanned = buffer.size();
        return false;
    }
    m_scanned = 0;
    if (!parseHead(QByteArrayView(buffer).first(end + 2)))
        return false;
    buffer.remove(0, end + 4);
    return decideFraming();
}

bool RequestParser::parseHead(QByteArrayView head)
{
    m_headerCount = 0;
    bool isFirst = true;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        const QByteArrayView line = head.first(end);
        head = head.sliced(end + 2);
        if (!(isFirst ? parseRequestLine(line) : parseHeaderLine(line)))
            return false;
        isFirst = false;
    }
    return true;
}

bool RequestParser::parseRequestLine(QByteArrayView line)
{
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.lastIndexOf(' ');
    if (methodEnd <= 0 || targetEnd <= methodEnd + 1)
        return fail(400);
    const QByteArrayView method = line.first(methodEnd);
    const QByteArrayView target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    const QByteArrayView version = line.sliced(targetEnd + 1);
    if (!isToken(method) || method.size() > methodLimit)
        return fail(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(version.size() == 8 && version.startsWith("HTTP/") ? 505 : 400);
    if (target.size() > m_limits.targetSize)
        return fail(414);
    if (std::any_of(target.begin(), target.end(),
                    [](char c) { return uchar(c) <= 0x20 || c == 0x7f; }))
        return fail(400);
    const bool isAbsolute = target.startsWith("http://") || target.startsWith("https://");
    const bool isStar = target == "*" && method == "OPTIONS";
    if (method == "CONNECT")
        return fail(501);
    if (!target.startsWith('/') && !isAbsolute && !isStar)
        return fail(400);
    m_isVersion11 = version.endsWith('1');
    m_request = std::make_unique<Request>(method.toByteArray(), target.toByteArray());
    m_request->setSettings(m_settings);
    m_request->headers().reserve(16);
    return true;
}

bool RequestParser::parseHeaderLine(QByteArrayView line)
{
    if (++m_headerCount > m_limits.headerCount)
        return fail(431);
    const qsizetype colon = line.indexOf(':');
    // A space before the colon, or a line that continues the one above, is how requests are
    // smuggled.
    if (colon <= 0 || !isToken(line.first(colon)))
        return fail(400);
    const QByteArrayView value = withoutWhitespace(line.sliced(colon + 1));
    const auto isForbidden = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; };
    if (std::any_of(value.begin(), value.end(), isForbidden))
        return fail(400);
    m_request->headers().addChecked(line.first(colon).toByteArray(), value.toByteArray());
    return true;
}

static std::optional<qint64> parseLength(const QByteArray &text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || text.size() > 15 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    return text.toLongLong();
}

bool RequestParser::decideFraming()
{
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
    QByteArray length;
    QByteArray coding;
    QByteArray connection;
    QByteArray expectation;
    for (const Headers::Field &field : std::as_const(*m_request).headers()) {
        if (isSame(field.name, "Host")) {
            ++hosts;
        } else if (isSame(field.name, "Content-Length")) {
            ++lengths;
            length = field.value;
        } else if (isSame(field.name, "Transfer-Encoding")) {
            ++codings;
            coding = field.value;
        } else if (isSame(field.name, "Connection")) {
            connection += field.value.toLower() + ',';
        } else if (isSame(field.name, "Expect")) {
            expectation = field.value;
        }
    }
    // An absolute target has put its host in front of the header's.
    const bool isAbsolute = m_headerCount < std::as_const(*m_request).headers().size();
    if (m_isVersion11 ? hosts != (isAbsolute ? 2 : 1) : hosts > (isAbsolute ? 2 : 1))
        return fail(400);
    if (lengths > 1 || codings > 1 || (lengths && codings) || (codings && !m_isVersion11))
        return fail(400);
    m_keepsAlive = m_isVersion11;
    for (const QByteArray &option : connection.split(','))
        m_keepsAlive = m_keepsAlive && option.trimmed() != "close";
    if (!expectation.isEmpty() && !isSame(expectation, "100-continue"))
        return fail(417);

    m_body = {};
    m_remaining = 0;
    if (codings) {
        if (!isSame(coding, "chunked"))
            return fail(501);
        m_state = State::ChunkSize;
    } else if (lengths) {
        const std::optional<qint64> size = parseLength(length);
        if (!size)
            return fail(400);
        if (*size > m_limits.bodySize)
            return fail(413);
        m_remaining = *size;
        m_state = m_remaining ? State::Body : State::Complete;
    } else {
        m_state = State::Complete;
    }
    m_wantsContinue = !expectation.isEmpty() && m_isVersion11 && m_state != State::Complete;
    return true;
}

bool RequestParser::store(QByteArrayView bytes)
{
    if (m_body.size() + bytes.size() > m_limits.bodySize)
        return fail(413);
    return m_body.append(bytes, m_settings->fileUploadMaxMemorySize, m_settings->fileUploadTempDir)
            ? true
            : fail(500);
}

bool RequestParser::readRemaining(QByteArray &buffer, State next)
{
    const qsizetype size = qsizetype(std::min<qint64>(m_remaining, buffer.size()));
    if (!size || !store(QByteArrayView(buffer).first(size)))
        return false;
    buffer.remove(0, size);
    m_remaining -= size;
    if (!m_remaining)
        m_state = next;
    return !m_remaining;
}

bool RequestParser::readChunkSize(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n");
    if (end > chunkLineLimit || (end < 0 && buffer.size() > chunkLineLimit))
        return fail(400);
    if (end < 0)
        return false;
    const qsizetype semicolon = buffer.first(end).indexOf(';');
    const QByteArray digits = buffer.first(semicolon < 0 ? end : semicolon);
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    };
    // A line break of another kind inside an extension is read differently by different servers.
    const QByteArrayView line = QByteArrayView(buffer).first(end);
    const bool hasControl = std::any_of(line.begin(), line.end(),
                                        [](char c) { return uchar(c) < 0x20 && c != '\t'; });
    if (digits.isEmpty() || digits.size() > 10 || !std::all_of(digits.begin(), digits.end(), isHex)
        || hasControl)
        return fail(400);
    m_remaining = digits.toLongLong(nullptr, 16);
    buffer.remove(0, end + 2);
    if (m_body.size() + m_remaining > m_limits.bodySize)
        return fail(413);
    m_trailerSize = 0;
    m_state = m_remaining ? State::ChunkData : State::Trailer;
    return true;
}

bool RequestParser::readChunkEnd(QByteArray &buffer)
{
    if (buffer.size() < 2)
        return false;
    if (!buffer.startsWith("\r\n"))
        return fail(400);
    buffer.remove(0, 2);
    m_state = State::ChunkSize;
    return true;
}

// Fields after the body are read and dropped: nothing here uses them, and trusting them is a known
// way in.
bool RequestParser::readTrailer(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n");
    if (m_trailerSize + (end < 0 ? buffer.size() : end) > m_limits.headSize)
        return fail(431);
    if (end < 0)
        return false;
    m_trailerSize += end + 2;
    buffer.remove(0, end + 2);
    if (end == 0)
        m_state = State::Complete;
    return end > 0;
}

qint64 RequestParser::expectedBody() const
{
    return m_state == State::Body ? m_remaining : m_state == State::Head ? 0 : m_limits.bodySize;
}

bool RequestParser::takeContinueWish()
{
    return std::exchange(m_wantsContinue, false) && m_body.size() == 0;
}

std::unique_ptr<Request> RequestParser::takeRequest()
{
    m_request->setContent(std::exchange(m_body, {}));
    m_state = State::Head;
    m_wantsContinue = false;
    return std::move(m_request);
}

} // namespace Quintette::Internal
