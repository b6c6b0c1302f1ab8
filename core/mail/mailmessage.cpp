// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mailmessage.h"

#include "core/signing/crypto.h"

#include <QDateTime>
#include <QLocale>
#include <QSysInfo>
#include <QUrl>

namespace Quintette {

BadHeader::~BadHeader() = default;

namespace {

constexpr const char *lineEnd = "\r\n";
constexpr qsizetype longestLine = 76;

bool isPlainAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

void refuseLineBreaks(const QString &text)
{
    if (text.contains(u'\n') || text.contains(u'\r') || text.contains(QChar(u'\0')))
        throw BadHeader(u"a line break in a header of a message: \"%1\""_s.arg(
                text.left(longestLine).simplified()));
}

/// A header's text: as it is, or in encoded words (RFC 2047), none of which cuts a character.
QByteArray headerText(const QString &text)
{
    refuseLineBreaks(text);
    if (isPlainAscii(text))
        return text.toLatin1();
    constexpr qsizetype bytesPerWord = 42; // 56 letters of Base64
    QByteArrayList words;
    QByteArray bytes;
    const auto finish = [&] {
        if (!bytes.isEmpty())
            words += "=?utf-8?b?" + bytes.toBase64() + "?=";
        bytes.clear();
    };
    for (const char32_t character : text.toUcs4()) {
        const QByteArray next = QString::fromUcs4(&character, 1).toUtf8();
        if (bytes.size() + next.size() > bytesPerWord)
            finish();
        bytes += next;
    }
    finish();
    return words.join("\r\n ");
}

QByteArray inLines(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += longestLine)
        lines += base64.mid(at, longestLine) + lineEnd;
    return lines;
}

QByteArray quotedName(const QString &name)
{
    if (!isPlainAscii(name))
        return headerText(name);
    QString escaped = name;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return '"' + escaped.toLatin1() + '"';
}

QByteArray addressHeader(const QString &address)
{
    const QByteArray bare = MailMessage::bareAddress(address);
    const qsizetype open = address.lastIndexOf(u'<');
    QString name = open > 0 ? address.left(open).trimmed() : QString();
    if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.mid(1, name.size() - 2);
    return name.isEmpty() ? bare : quotedName(name) + " <" + bare + '>';
}

QByteArray addressesHeader(const QStringList &addresses)
{
    QByteArrayList list;
    for (const QString &address : addresses)
        list += addressHeader(address);
    return list.join(",\r\n ");
}

QByteArray textPart(const QByteArray &type, const QString &text)
{
    QString withLineEnds = text;
    withLineEnds.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u'\n', u"\r\n"_s);
    return "Content-Type: " + type
            + "; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + inLines(withLineEnds.toUtf8().toBase64());
}

QByteArray filePart(const MailMessage::Attachment &file)
{
    refuseLineBreaks(file.name);
    refuseLineBreaks(QString::fromLatin1(file.contentType));
    return "Content-Type: " + file.contentType
            + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; "
              "filename*=utf-8''"
            + QUrl::toPercentEncoding(file.name) + "\r\n\r\n" + inLines(file.content.toBase64());
}

QByteArray multipart(const QByteArray &type, const QByteArrayList &parts)
{
    const QByteArray boundary = "=_" + randomString(24);
    QByteArray text = "Content-Type: multipart/" + type + "; boundary=\"" + boundary + "\"\r\n\r\n";
    for (const QByteArray &part : parts)
        text += "--" + boundary + lineEnd + part + lineEnd;
    return text + "--" + boundary + "--\r\n";
}

} // namespace

QByteArray MailMessage::bareAddress(const QString &address)
{
    refuseLineBreaks(address);
    const qsizetype open = address.lastIndexOf(u'<');
    const QString bare = open >= 0 && address.trimmed().endsWith(u'>')
            ? address.mid(open + 1, address.lastIndexOf(u'>') - open - 1).trimmed()
            : address.trimmed();
    const qsizetype at = bare.lastIndexOf(u'@');
    const QByteArray domain = at > 0 ? QUrl::toAce(bare.mid(at + 1)) : QByteArray();
    const QString local = bare.left(at);
    const bool isClean = isPlainAscii(local) && !local.contains(u' ') && !local.contains(u'<')
            && !local.contains(u'>') && !local.contains(u',');
    if (domain.isEmpty() || !isClean)
        throw ValueError(u"\"%1\" is no e-mail address"_s.arg(bare));
    return local.toLatin1() + '@' + domain;
}

QByteArray MailMessage::toBytes() const
{
    const QByteArray domain = [this] {
        const QByteArray sender = bareAddress(from);
        return sender.mid(sender.lastIndexOf('@') + 1);
    }();
    QByteArray head =
            "Subject: " + headerText(subject) + lineEnd + "From: " + addressHeader(from) + lineEnd;
    const auto add = [&head](const QByteArray &name, const QStringList &addresses) {
        if (!addresses.isEmpty())
            head += name + ": " + addressesHeader(addresses) + lineEnd;
    };
    add("To", to);
    add("Cc", cc);
    add("Reply-To", replyTo);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    head += "Date: " + QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1()
            + " +0000\r\nMessage-ID: <" + QByteArray::number(now.toMSecsSinceEpoch()) + '.'
            + randomString(16) + '@' + domain + ">\r\nMIME-Version: 1.0\r\n";

    QByteArray content = textPart("text/plain", body);
    if (!html.isEmpty())
        content = multipart("alternative", {content, textPart("text/html", html)});
    if (!attachments.isEmpty()) {
        QByteArrayList parts{content};
        for (const Attachment &file : attachments)
            parts += filePart(file);
        content = multipart("mixed", parts);
    }
    return head + content;
}

} // namespace Quintette
