// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/mediatype.h"

#include <QHash>

namespace Quintette {

QByteArray mediaTypeOf(QStringView fileName)
{
    static const QHash<QString, QByteArray> types = {
            {u"html"_s, "text/html; charset=utf-8"},
            {u"htm"_s, "text/html; charset=utf-8"},
            {u"txt"_s, "text/plain; charset=utf-8"},
            {u"md"_s, "text/plain; charset=utf-8"},
            {u"css"_s, "text/css; charset=utf-8"},
            {u"csv"_s, "text/csv; charset=utf-8"},
            {u"js"_s, "text/javascript; charset=utf-8"},
            {u"mjs"_s, "text/javascript; charset=utf-8"},
            {u"json"_s, "application/json"},
            {u"map"_s, "application/json"},
            {u"xml"_s, "application/xml"},
            {u"xsl"_s, "application/xml"},
            {u"webmanifest"_s, "application/manifest+json"},
            {u"svg"_s, "image/svg+xml"},
            {u"png"_s, "image/png"},
            {u"jpg"_s, "image/jpeg"},
            {u"jpeg"_s, "image/jpeg"},
            {u"gif"_s, "image/gif"},
            {u"webp"_s, "image/webp"},
            {u"avif"_s, "image/avif"},
            {u"ico"_s, "image/vnd.microsoft.icon"},
            {u"woff"_s, "font/woff"},
            {u"woff2"_s, "font/woff2"},
            {u"ttf"_s, "font/ttf"},
            {u"otf"_s, "font/otf"},
            {u"pdf"_s, "application/pdf"},
            {u"zip"_s, "application/zip"},
            {u"gz"_s, "application/gzip"},
            {u"wasm"_s, "application/wasm"},
            {u"mp3"_s, "audio/mpeg"},
            {u"ogg"_s, "audio/ogg"},
            {u"oga"_s, "audio/ogg"},
            {u"wav"_s, "audio/wav"},
            {u"mp4"_s, "video/mp4"},
            {u"webm"_s, "video/webm"},
            {u"ogv"_s, "video/ogg"},
            {u"ics"_s, "text/calendar; charset=utf-8"},
    };
    const qsizetype dot = fileName.lastIndexOf(u'.');
    const QString ending = dot < 0 ? QString() : fileName.sliced(dot + 1).toString().toLower();
    return types.value(ending, "application/octet-stream");
}

} // namespace Quintette
