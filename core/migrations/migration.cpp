// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migration.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <QFile>
#include <QFileInfo>

namespace Quintette {

// No migration written by a person or by makemigrations comes near it.
constexpr qint64 fileSizeLimit = 4 * 1024 * 1024;

static QList<MigrationKey> keysFrom(const Dict &dict, QStringView name)
{
    QList<MigrationKey> keys;
    const Value *list = dict.find(name);
    if (!list)
        return keys;
    if (!list->isList())
        throw ValueError(u"\"%1\" must be a list of [app, name]"_s.arg(name));
    for (const Value &item : list->list()) {
        if (!item.isList() || item.list().size() != 2)
            throw ValueError(u"\"%1\" must be a list of [app, name]"_s.arg(name));
        keys += MigrationKey{item.list()[0].toString(), item.list()[1].toString()};
    }
    return keys;
}

static Value toList(const QList<MigrationKey> &keys)
{
    ValueList list;
    for (const MigrationKey &key : keys)
        list += Value(ValueList({key.app, key.name}));
    return list;
}

Result<Migration> Migration::read(const QString &app, const QString &path)
{
    const auto failure = [&path](const QString &reason) {
        return fail(QN_TEXT("migrations", "The migration file %1 cannot be used: %2.")
                            .arg(path)
                            .arg(reason)
                            .toString());
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.errorString());
    if (file.size() > fileSizeLimit)
        return failure(QN_TEXT("migrations", "it is larger than 4 MB").toString());
    const Result<Value> parsed = Json::parse(file.readAll());
    if (!parsed)
        return failure(parsed.error());
    if (parsed->type() != Value::Type::Dict)
        return failure(QN_TEXT("migrations", "it holds no JSON object").toString());
    const Dict &dict = parsed->dict();
    Migration migration;
    migration.key = {app, QFileInfo(path).completeBaseName()};
    try {
        static const QStringList known = {u"initial"_s,  u"dependencies"_s, u"run_before"_s,
                                          u"replaces"_s, u"atomic"_s,       u"operations"_s};
        for (const QString &key : dict.keys()) {
            if (!known.contains(key))
                throw ValueError(
                        u"unknown key \"%1\"; there are %2"_s.arg(key, known.join(u", "_s)));
        }
        migration.initial = dict.value(u"initial").isTrue();
        if (const Value *atomic = dict.find(u"atomic"))
            migration.atomic = atomic->isTrue();
        migration.dependencies = keysFrom(dict, u"dependencies");
        migration.runBefore = keysFrom(dict, u"run_before");
        migration.replaces = keysFrom(dict, u"replaces");
        if (!dict.contains(u"operations"_s))
            throw ValueError(u"it needs the list \"operations\""_s);
        migration.operations = optionalOperations(dict, u"operations");
    } catch (const Error &error) {
        return failure(error.message());
    }
    return migration;
}

QByteArray Migration::toJson() const
{
    Dict dict;
    if (initial)
        dict.insert(u"initial"_s, true);
    dict.insert(u"dependencies"_s, toList(dependencies));
    if (!runBefore.isEmpty())
        dict.insert(u"run_before"_s, toList(runBefore));
    if (!replaces.isEmpty())
        dict.insert(u"replaces"_s, toList(replaces));
    if (!atomic)
        dict.insert(u"atomic"_s, false);
    dict.insert(u"operations"_s, toDicts(operations));
    return Json::serialize(dict, Json::Style::Indented) + '\n';
}

bool Migration::isReversible() const
{
    return std::all_of(operations.cbegin(), operations.cend(),
                       [](const auto &operation) { return operation->isReversible(); });
}

void Migration::applyToState(ProjectState &state) const
{
    for (const auto &operation : operations) {
        try {
            operation->applyToState(key.app, state);
        } catch (const ValueError &error) {
            throw ImproperlyConfigured(QN_TEXT("migrations", "Migration %1: %2.")
                                               .arg(key.toString())
                                               .arg(error.message())
                                               .toString());
        }
    }
}

} // namespace Quintette
