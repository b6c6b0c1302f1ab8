// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/ruledescriptions.h"

#include "core/base/error.h"
#include "core/db/schemanames.h"
#include "core/migrations/indexstorage.h"
#include "core/orm/sql/schemasql.h"

namespace Quintette {

ValueList asValues(const QStringList &names)
{
    ValueList values;
    for (const QString &name : names)
        values += Value(name);
    return values;
}

/// The name that Django gives an index without one: table, first column and a digest.
static QString madeName(const ModelOptions::Index &index, const ModelInfo &model)
{
    QStringList columns;
    QStringList parts{model.table()};
    for (const QString &field : index.fields) {
        const bool descending = field.startsWith(u'-');
        columns += model.field(descending ? field.sliced(1) : field).column();
        parts += (descending ? u"-"_s : QString()) + columns.last();
    }
    const QString suffix = indexSuffix(index.type);
    parts += suffix;
    QString name = u"%1_%2_%3_%4"_s.arg(model.table().left(11), columns.value(0).left(7),
                                        namesDigest(parts, 6), suffix);
    if (name.startsWith(u'_') || name.front().isDigit())
        name.replace(0, 1, u'D');
    return name;
}

static ValueList expressionTexts(const QList<Expression> &expressions, const ModelInfo &model,
                                 const Backend &backend)
{
    ValueList texts;
    for (const Expression &expression : expressions)
        texts += Value(Internal::expressionSql(expression, model, backend));
    return texts;
}

Dict describe(const ModelOptions::Index &index, const ModelInfo &model, const Backend &backend)
{
    if (index.name.isEmpty()
        && (index.fields.isEmpty() || index.condition || !index.include.isEmpty()
            || !index.opclasses.isEmpty()))
        throw ImproperlyConfigured(
                u"%1: an index with expressions, a condition, include or opclasses needs a name"_s
                        .arg(model.label()));
    Dict dict{{u"name"_s, index.name.isEmpty() ? madeName(index, model) : index.name}};
    if (index.expressions.isEmpty())
        dict.insert(u"fields"_s, asValues(index.fields));
    else
        dict.insert(u"expressions"_s, expressionTexts(index.expressions, model, backend));
    if (index.condition)
        dict.insert(u"condition"_s, Internal::conditionSql(*index.condition, model, backend));
    if (!index.include.isEmpty())
        dict.insert(u"include"_s, asValues(index.include));
    if (!index.opclasses.isEmpty())
        dict.insert(u"opclasses"_s, asValues(index.opclasses));
    if (!index.dbTablespace.isEmpty())
        dict.insert(u"db_tablespace"_s, index.dbTablespace);
    if (index.type != ModelOptions::IndexType::BTree)
        dict.insert(u"type"_s, indexMethod(index.type));
    if (const Dict storage = indexStorage(index, model); !storage.isEmpty())
        dict.insert(u"storage"_s, storage);
    return dict;
}

static void addShared(Dict &dict, const ModelOptions::Constraint &constraint)
{
    if (!constraint.include.isEmpty())
        dict.insert(u"include"_s, asValues(constraint.include));
    if (constraint.deferrable != ModelOptions::Deferrable::No)
        dict.insert(u"deferrable"_s,
                    constraint.deferrable == ModelOptions::Deferrable::Deferred ? u"deferred"_s
                                                                                : u"immediate"_s);
}

Dict describe(const ModelOptions::Constraint &constraint, const ModelInfo &model,
              const Backend &backend)
{
    using namespace Internal;
    Dict dict{{u"name"_s, constraint.name}};
    if (constraint.check || !constraint.checkSql.isEmpty()) {
        dict.insert(u"check"_s,
                    constraint.check ? conditionSql(*constraint.check, model, backend)
                                     : constraint.checkSql);
        return dict;
    }
    if (constraint.condition)
        dict.insert(u"condition"_s, conditionSql(*constraint.condition, model, backend));
    if (!constraint.exclusions.isEmpty()) {
        QStringList parts;
        for (const ModelOptions::Constraint::Exclusion &one : constraint.exclusions)
            parts += expressionSql(one.expression, model, backend) + u" WITH "_s + one.sqlOperator;
        dict.insert(u"exclude"_s, parts.join(u", "_s));
        dict.insert(u"index_type"_s, constraint.indexType);
        addShared(dict, constraint);
        return dict;
    }
    dict.insert(u"unique"_s, true);
    if (constraint.expressions.isEmpty()) {
        dict.insert(u"fields"_s, asValues(constraint.unique));
    } else {
        dict.insert(u"expressions"_s, expressionTexts(constraint.expressions, model, backend));
    }
    addShared(dict, constraint);
    if (!constraint.opclasses.isEmpty())
        dict.insert(u"opclasses"_s, asValues(constraint.opclasses));
    if (!constraint.nullsDistinct)
        dict.insert(u"nulls_distinct"_s, false);
    return dict;
}

} // namespace Quintette
