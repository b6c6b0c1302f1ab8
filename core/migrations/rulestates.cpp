// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/rulestates.h"

#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette {

namespace {

QString textOf(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isText() ? value->toString() : QString();
}

ValueList listOf(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isList() ? value->list() : ValueList();
}

/// What stands in SQL without quotes.
const QString &plainWord(const QString &word, const Dict &description)
{
    static const QRegularExpression plain(u"\\A[A-Za-z_][A-Za-z0-9_.]*\\z"_s);
    if (!word.isEmpty() && !plain.match(word).hasMatch())
        throw ValueError(u"\"%1\" of the index or constraint \"%2\" is no plain word"_s.arg(
                word, textOf(description, u"name")));
    return word;
}

QString methodOf(const Dict &description)
{
    static const QStringList methods = {u"btree"_s,  u"hash"_s, u"gin"_s,  u"gist"_s,
                                        u"spgist"_s, u"brin"_s, u"bloom"_s};
    const QString method = textOf(description, u"type");
    if (!method.isEmpty() && !methods.contains(method))
        throw ValueError(u"the index \"%1\" has the unknown type \"%2\"; there are %3"_s.arg(
                textOf(description, u"name"), method, methods.join(u", "_s)));
    return method;
}

QStringList storageOf(const Dict &description)
{
    QStringList storage;
    const Value given = description.value(u"storage");
    if (given.type() != Value::Type::Dict)
        return storage;
    for (const Dict::Item &item : given.dict()) {
        const QString name = plainWord(item.key, description);
        if (item.value.type() == Value::Type::Bool)
            storage += name + (item.value.isTrue() ? u" = on"_s : u" = off"_s);
        else if (const std::optional<qint64> number = item.value.toInt())
            storage += name + u" = "_s + QString::number(*number);
        else
            storage += name + u" = "_s + plainWord(item.value.toString(), description);
    }
    return storage;
}

Deferral deferralOf(const Dict &description)
{
    const QString word = textOf(description, u"deferrable");
    if (!word.isEmpty() && word != "deferred"_L1 && word != "immediate"_L1)
        throw ValueError(
                u"the constraint \"%1\" has \"deferrable\": \"%2\"; use deferred or immediate"_s
                        .arg(textOf(description, u"name"), word));
    return word.isEmpty()           ? Deferral::None
            : word.startsWith(u'd') ? Deferral::Deferred
                                    : Deferral::Immediate;
}

QString tablespaceOf(const Dict &description, const ModelState &model)
{
    if (const QString given = textOf(description, u"db_tablespace"); !given.isEmpty())
        return given;
    const ValueList fields = listOf(description, u"fields");
    const FieldState *only = fields.size() == 1 ? model.field(fields.first().toString()) : nullptr;
    return only ? only->text(u"db_tablespace") : QString();
}

} // namespace

QStringList columnsOf(const ValueList &names, const ModelState &model)
{
    QStringList columns;
    for (const Value &item : names) {
        QString name = item.toString();
        const bool descending = name.startsWith(u'-');
        if (descending)
            name.remove(0, 1);
        const FieldState *field = model.field(name);
        if (!field)
            throw ValueError(u"%1.%2 has no field \"%3\" for its index or constraint"_s.arg(
                    model.app, model.name, name));
        columns += field->column() + (descending ? u" DESC"_s : QString());
    }
    return columns;
}

bool isCheck(const Dict &description)
{
    return description.contains(u"check");
}

CheckDefinition checkOf(const Dict &description)
{
    return {textOf(description, u"name"), textOf(description, u"check")};
}

bool isExclusion(const Dict &description)
{
    return description.contains(u"exclude");
}

CheckDefinition exclusionOf(const Dict &description, const ModelState &model)
{
    QString sql = u"EXCLUDE USING %1 (%2)"_s.arg(
            plainWord(textOf(description, u"index_type"), description),
            textOf(description, u"exclude"));
    const QStringList include = columnsOf(listOf(description, u"include"), model);
    if (!include.isEmpty())
        sql += u" INCLUDE (\"%1\")"_s.arg(include.join(u"\", \""_s));
    if (const QString condition = textOf(description, u"condition"); !condition.isEmpty())
        sql += u" WHERE (%1)"_s.arg(condition);
    const Deferral deferral = deferralOf(description);
    if (deferral != Deferral::None)
        sql += deferral == Deferral::Deferred ? u" DEFERRABLE INITIALLY DEFERRED"_s
                                              : u" DEFERRABLE INITIALLY IMMEDIATE"_s;
    return {textOf(description, u"name"), sql};
}

IndexDefinition indexOf(const Dict &description, const ModelState &model)
{
    IndexDefinition index;
    index.name = textOf(description, u"name");
    index.unique = description.value(u"unique").isTrue();
    index.condition = textOf(description, u"condition");
    const ValueList expressions = listOf(description, u"expressions");
    index.expressions = !expressions.isEmpty();
    for (const Value &sql : expressions)
        index.columns += sql.toString();
    if (!index.expressions)
        index.columns = columnsOf(listOf(description, u"fields"), model);
    index.include = columnsOf(listOf(description, u"include"), model);
    index.nullsAreEqual = description.contains(u"nulls_distinct")
            && !description.value(u"nulls_distinct").isTrue();
    index.deferral = deferralOf(description);
    for (const Value &opclass : listOf(description, u"opclasses"))
        index.opclasses += plainWord(opclass.toString(), description);
    index.method = methodOf(description);
    index.storage = storageOf(description);
    index.tablespace = tablespaceOf(description, model);
    index.constraint = index.unique && index.condition.isEmpty() && !index.expressions
            && index.include.isEmpty() && index.opclasses.isEmpty();
    if (index.name.isEmpty() || index.columns.isEmpty())
        throw ValueError(
                u"an index or constraint of %1.%2 needs \"name\" and \"fields\" or \"expressions\""_s
                        .arg(model.app, model.name));
    if (!index.opclasses.isEmpty() && index.opclasses.size() != index.columns.size())
        throw ValueError(u"the index or constraint \"%1\" of %2.%3 needs as many \"opclasses\" as "
                         u"\"fields\""_s.arg(index.name, model.app, model.name));
    return index;
}

} // namespace Quintette
