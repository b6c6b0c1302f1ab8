// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/headervalue.h"

#include "core/http/urlquote.h"

#include <QUrl>

namespace Quintette {

// No honest header of these kinds is longer; what is longer is only there to cost time.
constexpr qsizetype lengthLimit = 10'000;

// Splits at separator, but not inside double quotes.
static QByteArrayList splitUnquoted(const QByteArray &text, char separator)
{
    QByteArrayList parts;
    bool inQuotes = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (inQuotes && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            inQuotes = !inQuotes;
        else if (text[i] == separator && !inQuotes) {
            parts += text.mid(start, i - start);
            start = i + 1;
        }
    }
    parts += text.mid(start);
    return parts;
}

static QByteArray withoutQuotes(const QByteArray &value)
{
    if (value.size() < 2 || !value.startsWith('"') || !value.endsWith('"'))
        return value;
    QByteArray out;
    for (qsizetype i = 1; i < value.size() - 1; ++i) {
        // Only these two are escaped: a backslash before anything else is part of an old browser's
        // file path.
        const bool isEscape = value[i] == '\\' && i + 2 < value.size()
                && (value[i + 1] == '"' || value[i + 1] == '\\');
        out += value[isEscape ? ++i : i];
    }
    return out;
}

ParameterizedValue parseParameters(const QByteArray &header)
{
    ParameterizedValue result;
    const QByteArrayList parts = splitUnquoted(header.left(lengthLimit), ';');
    result.value = parts.constFirst().trimmed().toLower();
    for (const QByteArray &part : parts.sliced(1)) {
        const qsizetype equals = part.indexOf('=');
        if (equals <= 0)
            continue;
        QByteArray name = part.first(equals).trimmed().toLower();
        const QByteArray raw = withoutQuotes(part.sliced(equals + 1).trimmed());
        const bool isExtended = name.endsWith('*');
        if (!isExtended) {
            if (!result.parameters.contains(name))
                result.parameters.insert(name, QString::fromUtf8(raw));
            continue;
        }
        name.chop(1);
        const QByteArrayList pieces = raw.split('\'');
        if (pieces.size() != 3)
            continue;
        const QByteArray bytes = unquoteUrl(pieces[2]);
        const bool isLatin = pieces[0].compare("iso-8859-1", Qt::CaseInsensitive) == 0;
        result.parameters.insert(name,
                                 isLatin ? QString::fromLatin1(bytes) : QString::fromUtf8(bytes));
    }
    return result;
}

struct Weighted
{
    QByteArray token;
    double quality = 1;
};

static QList<Weighted> parseWeighted(const QByteArray &header)
{
    QList<Weighted> list;
    for (const QByteArray &part : header.left(lengthLimit).split(',')) {
        const QByteArrayList pieces = part.split(';');
        Weighted item{pieces.constFirst().trimmed().toLower()};
        for (const QByteArray &parameter : pieces.sliced(1)) {
            const QByteArray trimmed = parameter.trimmed();
            if (!trimmed.startsWith("q=") && !trimmed.startsWith("Q="))
                continue;
            bool isNumber = false;
            const double quality = trimmed.sliced(2).toDouble(&isNumber);
            item.quality = isNumber && quality >= 0 && quality <= 1 ? quality : 0;
        }
        if (!item.token.isEmpty())
            list += item;
    }
    return list;
}

double qualityOf(const QByteArray &header, const QByteArray &token)
{
    double wildcard = 0;
    for (const Weighted &item : parseWeighted(header)) {
        if (item.token == token)
            return item.quality;
        if (item.token == "*")
            wildcard = item.quality;
    }
    return wildcard;
}

QByteArray attachmentDisposition(const QString &fileName)
{
    const bool isPlain = std::all_of(fileName.cbegin(), fileName.cend(), [](QChar c) {
        return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\';
    });
    if (isPlain)
        return "attachment; filename=\"" + fileName.toLatin1() + '"';
    return "attachment; filename*=utf-8\'\'" + QUrl::toPercentEncoding(fileName);
}

QByteArray preferredType(const QByteArray &acceptHeader, const QByteArrayList &offered)
{
    if (acceptHeader.trimmed().isEmpty())
        return offered.value(0);
    const QList<Weighted> accepted = parseWeighted(acceptHeader);
    QByteArray best;
    double bestQuality = 0;
    for (const QByteArray &type : offered) {
        // The most exact range decides: text/html before text/* before */*.
        int exactness = 0;
        double quality = 0;
        const QByteArray family = type.left(type.indexOf('/') + 1) + '*';
        for (const Weighted &range : accepted) {
            const int match = range.token == type ? 3
                    : range.token == family       ? 2
                    : range.token == "*/*"        ? 1
                                                  : 0;
            if (match > exactness) {
                exactness = match;
                quality = range.quality;
            }
        }
        if (quality > bestQuality) {
            best = type;
            bestQuality = quality;
        }
    }
    return best;
}

} // namespace Quintette
