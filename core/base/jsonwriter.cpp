// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <cmath>

namespace Quintette::Json {

namespace {

class Writer
{
public:
    Writer(Style style, bool asciiOnly) : m_style(style), m_asciiOnly(asciiOnly) { }

    void write(const Value &value, int depth)
    {
        switch (value.type()) {
        case Value::Type::None:
            m_out += "null";
            break;
        case Value::Type::Bool:
            m_out += value.boolean() ? "true" : "false";
            break;
        case Value::Type::Int:
        case Value::Type::BigInt:
            m_out += value.toString().toUtf8();
            break;
        case Value::Type::Float:
            writeFloat(value.number());
            break;
        case Value::Type::List:
        case Value::Type::Tuple:
            writeList(value.list(), depth);
            break;
        case Value::Type::Dict:
            writeDict(value.dict(), depth);
            break;
        case Value::Type::DateTime:
            writeDateTime(value.dateTime());
            break;
        case Value::Type::Time: {
            // Milliseconds, as DjangoJSONEncoder.
            const QString text = value.time().toString();
            writeString(value.time().microsecond() ? text.left(12) : text);
            break;
        }
        case Value::Type::Duration:
            writeString(value.duration().toIsoString());
            break;
        case Value::Type::Object:
            if (const auto items = value.object()->toList()) {
                writeList(*items, depth);
                break;
            }
            [[fallthrough]];
        default:
            writeString(value.toString());
        }
    }

    QByteArray take() { return std::move(m_out); }

private:
    void writeFloat(double number)
    {
        if (std::isnan(number))
            m_out += "NaN";
        else if (std::isinf(number))
            m_out += number < 0 ? "-Infinity" : "Infinity";
        else
            m_out += floatToString(number).toLatin1();
    }

    void writeDateTime(const DateTime &value)
    {
        QString text = value.toString();
        if (value.time().microsecond())
            text.remove(23, 3);
        if (text.endsWith(u"+00:00"))
            text.replace(text.size() - 6, 6, u"Z"_s);
        writeString(text);
    }

    void writeString(const QString &text)
    {
        m_out += '"';
        QString plain;
        for (const QChar c : text) {
            const ushort code = c.unicode();
            if (code == u'"' || code == u'\\') {
                plain += u'\\';
                plain += c;
            } else if (code == u'\n') {
                plain += u"\\n"_s;
            } else if (code == u'\r') {
                plain += u"\\r"_s;
            } else if (code == u'\t') {
                plain += u"\\t"_s;
            } else if (code == u'\b') {
                plain += u"\\b"_s;
            } else if (code == u'\f') {
                plain += u"\\f"_s;
            } else if (code < 0x20 || (m_asciiOnly && code > 0x7e)) {
                plain += u"\\u"_s + QString::number(code, 16).rightJustified(4, u'0');
            } else {
                plain += c;
            }
        }
        m_out += plain.toUtf8();
        m_out += '"';
    }

    void newLine(int depth)
    {
        if (m_style == Style::Indented)
            m_out += '\n' + QByteArray(2 * depth, ' ');
    }

    void separate() { m_out += m_style == Style::Python ? ", " : ","; }

    void writeList(const ValueList &list, int depth)
    {
        m_out += '[';
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (i)
                separate();
            newLine(depth + 1);
            write(list[i], depth + 1);
        }
        if (!list.isEmpty())
            newLine(depth);
        m_out += ']';
    }

    void writeDict(const Dict &dict, int depth)
    {
        m_out += '{';
        bool first = true;
        for (const Dict::Item &item : dict) {
            if (!first)
                separate();
            first = false;
            newLine(depth + 1);
            writeString(item.key);
            m_out += m_style == Style::Compact ? ":" : ": ";
            write(item.value, depth + 1);
        }
        if (!dict.isEmpty())
            newLine(depth);
        m_out += '}';
    }

    Style m_style;
    bool m_asciiOnly;
    QByteArray m_out;
};

} // namespace

QByteArray serialize(const Value &value, Style style, bool asciiOnly)
{
    Writer writer(style, asciiOnly);
    writer.write(value, 0);
    return writer.take();
}

} // namespace Quintette::Json
