// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/queryoutput.h"

#include "core/base/json.h"

namespace Quintette::Internal {

Value toJsonValue(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Date:
        return Value(dateToString(value.date()));
    case Value::Type::Time:
        return Value(value.time().toString());
    case Value::Type::DateTime:
        return Value(value.dateTime().toString());
    case Value::Type::Duration:
        return Value(value.duration().toIsoString());
    case Value::Type::Decimal:
        return Value(value.decimal().toString());
    case Value::Type::Uuid:
        return Value(value.uuid().toString(QUuid::WithoutBraces));
    case Value::Type::Bytes:
        return Value(QString::fromLatin1(value.bytes().toBase64()));
    case Value::Type::Dict: {
        Dict plain;
        for (const auto &[key, item] : value.dict())
            plain.insert(key, toJsonValue(item));
        return Value(plain);
    }
    case Value::Type::List: {
        ValueList plain;
        for (const Value &item : value.list())
            plain.append(toJsonValue(item));
        return Value(plain);
    }
    default:
        return value;
    }
}

Value toJsonRows(const QList<Dict> &rows)
{
    ValueList list;
    list.reserve(rows.size());
    for (const Dict &row : rows) {
        Dict plain;
        for (const auto &[key, value] : row)
            plain.insert(key, toJsonValue(value));
        list.append(Value(plain));
    }
    return Value(list);
}

static QString cell(const Value &value)
{
    if (value.isNone())
        return {};
    const Value plain = toJsonValue(value);
    if (plain.isString())
        return plain.string();
    return QString::fromUtf8(Json::serialize(plain));
}

static QString csvCell(QString text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')
        && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

static QString csv(const QList<Dict> &rows)
{
    QStringList lines;
    const QStringList names = rows.first().keys();
    QStringList head;
    for (const QString &name : names)
        head += csvCell(name);
    lines += head.join(u',');
    for (const Dict &row : rows) {
        QStringList cells;
        for (const auto &[key, value] : row)
            cells += csvCell(cell(value));
        lines += cells.join(u',');
    }
    return lines.join(u"\r\n"_s) + u"\r\n"_s;
}

static QString table(const QList<Dict> &rows)
{
    const QStringList names = rows.first().keys();
    QList<QStringList> lines{names};
    for (const Dict &row : rows) {
        QStringList cells;
        for (const auto &[key, value] : row)
            cells += cell(value).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s);
        lines += cells;
    }
    QList<qsizetype> widths(names.size(), 0);
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], line.at(i).size());
    }
    QString text;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        QStringList cells;
        for (qsizetype i = 0; i < lines.at(at).size(); ++i)
            cells += lines.at(at).at(i).leftJustified(widths.value(i));
        text += cells.join(u"  "_s).trimmed() + u'\n';
        if (at == 0) {
            QStringList rules;
            for (const qsizetype width : std::as_const(widths))
                rules += QString(width, u'-');
            text += rules.join(u"  "_s) + u'\n';
        }
    }
    return text;
}

QByteArray formatRows(const QList<Dict> &rows, OutputFormat format)
{
    if (format == OutputFormat::Json)
        return Json::serialize(toJsonRows(rows), Json::Style::Indented) + '\n';
    if (rows.isEmpty())
        return {};
    return (format == OutputFormat::Csv ? csv(rows) : table(rows)).toUtf8();
}

} // namespace Quintette::Internal
