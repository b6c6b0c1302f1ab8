// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include <cmath>

namespace Quintette {

QString floatToString(double number)
{
    if (std::isnan(number))
        return u"nan"_s;
    if (std::isinf(number))
        return number < 0 ? u"-inf"_s : u"inf"_s;
    if (number == 0.0)
        return std::signbit(number) ? u"-0.0"_s : u"0.0"_s;
    // Python switches to an exponent below 1e-4 and from 1e16 on.
    const double magnitude = std::abs(number);
    if (magnitude < 1e-4 || magnitude >= 1e16)
        return QString::number(number, 'e', QLocale::FloatingPointShortest);
    const QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

QString stringToRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out(quote);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (c == quote || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c == u'\n') {
            out += u"\\n"_s;
        } else if (c == u'\r') {
            out += u"\\r"_s;
        } else if (c == u'\t') {
            out += u"\\t"_s;
        } else if (c == u' ' || (c.isPrint() && !c.isSpace())) {
            out += c;
        } else if (c.unicode() < 0x100) {
            out += u"\\x"_s + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        } else {
            out += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        }
    }
    return out + quote;
}

static QString bytesToRepr(const QByteArray &bytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QString out = u"b"_s + QLatin1Char(quote);
    for (const char c : bytes) {
        if (c == quote || c == '\\')
            (out += u'\\') += QLatin1Char(c);
        else if (c == '\n')
            out += u"\\n"_s;
        else if (c == '\r')
            out += u"\\r"_s;
        else if (c == '\t')
            out += u"\\t"_s;
        else if (c >= ' ' && c < 127)
            out += QLatin1Char(c);
        else
            out += u"\\x"_s + QString::number(uchar(c), 16).rightJustified(2, u'0');
    }
    return out + QLatin1Char(quote);
}

QString Value::toString() const
{
    switch (type()) {
    case Type::None:
        return u"None"_s;
    case Type::Bool:
        return boolean() ? u"True"_s : u"False"_s;
    case Type::Int:
        return QString::number(integer());
    case Type::Float:
        return floatToString(number());
    case Type::String:
    case Type::SafeString:
        return string();
    case Type::Bytes:
        return bytesToRepr(bytes());
    case Type::Date:
        return dateToString(date());
    case Type::Time:
        return time().toString();
    case Type::DateTime:
        return dateTime().toString(u' ');
    case Type::Duration:
        return duration().toString();
    case Type::Uuid:
        return uuid().toString(QUuid::WithoutBraces);
    case Type::Decimal:
        return decimal().toString();
    case Type::BigInt:
        return decimal().toFixed();
    case Type::Text:
        return text().toString();
    case Type::Object:
        return object()->toString();
    case Type::List:
    case Type::Tuple:
    case Type::Dict:
        return toRepr();
    }
    Q_UNREACHABLE();
}

static QString dateTimeRepr(const DateTime &value)
{
    const QDate date = value.date();
    const Time time = value.time();
    QList<int> parts{date.year(), date.month(), date.day(), time.hour(), time.minute()};
    if (time.second() || time.microsecond())
        parts += time.second();
    if (time.microsecond())
        parts += time.microsecond();
    QStringList texts;
    for (const int part : parts)
        texts += QString::number(part);
    if (value.isAware() && value.offsetSeconds() == 0)
        texts += u"tzinfo=datetime.timezone.utc"_s;
    else if (value.isAware())
        texts += u"tzinfo=datetime.timezone(%1)"_s.arg(
                Value(Duration(qint64(value.offsetSeconds()) * 1'000'000)).toRepr());
    return u"datetime.datetime("_s + texts.join(u", "_s) + u')';
}

QString Value::toRepr() const
{
    switch (type()) {
    case Type::String:
    case Type::SafeString:
        return stringToRepr(string());
    case Type::Text:
        return stringToRepr(text().toString());
    case Type::Date:
        return u"datetime.date(%1, %2, %3)"_s.arg(date().year())
                .arg(date().month())
                .arg(date().day());
    case Type::DateTime:
        return dateTimeRepr(dateTime());
    case Type::Time: {
        QStringList parts{QString::number(time().hour()), QString::number(time().minute())};
        if (time().second() || time().microsecond())
            parts += QString::number(time().second());
        if (time().microsecond())
            parts += QString::number(time().microsecond());
        return u"datetime.time("_s + parts.join(u", "_s) + u')';
    }
    case Type::Duration: {
        const qint64 perDay = 86'400'000'000;
        const qint64 micro = duration().microseconds();
        const qint64 days = (micro - ((micro % perDay) + perDay) % perDay) / perDay;
        const qint64 rest = micro - days * perDay;
        QStringList parts;
        if (days)
            parts += u"days=%1"_s.arg(days);
        if (rest / 1'000'000)
            parts += u"seconds=%1"_s.arg(rest / 1'000'000);
        if (rest % 1'000'000)
            parts += u"microseconds=%1"_s.arg(rest % 1'000'000);
        return u"datetime.timedelta("_s + (parts.isEmpty() ? u"0"_s : parts.join(u", "_s)) + u')';
    }
    case Type::Uuid:
        return u"UUID('"_s + toString() + u"')"_s;
    case Type::Decimal:
        return u"Decimal('"_s + toString() + u"')"_s;
    case Type::List:
    case Type::Tuple: {
        QStringList parts;
        for (const Value &item : list())
            parts += item.toRepr();
        const QString inner = parts.join(u", "_s);
        if (type() == Type::List)
            return u'[' + inner + u']';
        return u'(' + inner + (parts.size() == 1 ? u",)"_s : u")"_s);
    }
    case Type::Dict: {
        QStringList parts;
        for (const Dict::Item &item : dict())
            parts += stringToRepr(item.key) + u": "_s + item.value.toRepr();
        return u'{' + parts.join(u", "_s) + u'}';
    }
    default:
        return toString();
    }
}

} // namespace Quintette
