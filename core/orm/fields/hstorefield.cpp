// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/hstorefield.h"

#include "core/base/json.h"
#include "core/orm/fields/postgresqlonly.h"

namespace Quintette {

HStoreField::HStoreField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

Value HStoreField::toValue(const Value &input) const
{
    Value dict = input;
    if (input.isString()) {
        const Result<Value> parsed = Json::parse(input.string().toUtf8());
        dict = parsed ? *parsed : Value(0);
    }
    if (!dict.isNone() && dict.type() != Value::Type::Dict)
        refuse(u"invalid"_s, QN_TEXT("orm", "“%1” is no object of texts in JSON."), input);
    return dict;
}

void HStoreField::validate(const Value &value) const
{
    Field::validate(value);
    if (value.type() != Value::Type::Dict)
        return;
    for (const auto &[key, one] : value.dict()) {
        if (!one.isNone() && !one.isText())
            refuse(u"not_a_string"_s, QN_TEXT("orm", "The value of “%1” is not a string or null."),
                   Value(key));
    }
}

Value HStoreField::prepare(const Value &input) const
{
    if (input.type() != Value::Type::Dict)
        return input;
    Dict texts;
    for (const auto &[key, value] : input.dict())
        texts.insert(key, value.isNone() || value.isString() ? value : Value(value.toString()));
    return Value(texts);
}

static QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

Value HStoreField::toDatabase(const Value &value, const Backend &backend) const
{
    if (value.type() != Value::Type::Dict)
        return Field::toDatabase(value, backend);
    QStringList pairs;
    const Value texts = prepare(value);
    for (const auto &[key, one] : texts.dict())
        pairs += quoted(key) + u"=>"_s + (one.isNone() ? u"NULL"_s : quoted(one.toString()));
    return Value(pairs.join(u", "_s));
}

/// A quoted text, from position on, which is left behind its end.
static QString readQuoted(const QString &text, qsizetype &position)
{
    QString result;
    for (++position; position < text.size() && text[position] != u'"'; ++position) {
        if (text[position] == u'\\')
            ++position;
        if (position < text.size())
            result += text[position];
    }
    ++position;
    return result;
}

// "a"=>"1", "b"=>NULL
Value HStoreField::fromDatabase(const Value &raw, const Backend &) const
{
    if (!raw.isString())
        return raw;
    const QString text = raw.string();
    Dict pairs;
    qsizetype at = text.indexOf(u'"');
    while (at >= 0 && at < text.size()) {
        const QString key = readQuoted(text, at);
        at += 2; // =>
        if (at < text.size() && text[at] == u'"')
            pairs.insert(key, Value(readQuoted(text, at)));
        else
            pairs.insert(key, Value());
        at = text.indexOf(u'"', at);
    }
    return Value(pairs);
}

QString HStoreField::columnType(const Backend &backend) const
{
    Internal::requirePostgreSql(backend, *this);
    return u"hstore"_s;
}

QString HStoreField::toText(const Value &value) const
{
    return value.isNone() ? Field::toText(value)
                          : QString::fromUtf8(Json::serialize(value, Json::Style::Python, true));
}

} // namespace Quintette
