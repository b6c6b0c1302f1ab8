// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/persistence.h"
#include "core/orm/signals.h"
#include "tests/core/orm/blogdatabase.h"

#include <QFile>
#include <QTest>

using namespace Quintette;

namespace {

/// The projects of tests/data/orm/deletions.json: models, rows, and what Django did.
const ValueList &projects()
{
    static const ValueList all = [] {
        QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/orm/deletions.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("deletions.json is missing");
        return Json::parse(file.readAll())->list();
    }();
    return all;
}

QString text(const Dict &dict, QStringView key)
{
    const Value value = dict.value(key);
    return value.isNone() ? QString() : value.toString();
}

OnDelete ruleOf(const QString &word)
{
    static const QHash<QString, OnDelete> rules{{u"Cascade"_s, OnDelete::Cascade},
                                                {u"Protect"_s, OnDelete::Protect},
                                                {u"Restrict"_s, OnDelete::Restrict},
                                                {u"SetNull"_s, OnDelete::SetNull},
                                                {u"Set"_s, OnDelete::Set},
                                                {u"SetDefault"_s, OnDelete::SetDefault},
                                                {u"DoNothing"_s, OnDelete::DoNothing}};
    return rules.value(word);
}

QString appOf(int project)
{
    return u"p%1"_s.arg(project);
}

QString manyName(const Dict &model)
{
    return u"many_"_s + text(model, u"name").toLower();
}

void addModel(ModelRegistry &registry, const QString &app, const Dict &declared)
{
    const auto label = [&app](const QString &name) { return app + u'.' + name; };
    ModelOptions options;
    if (const QString parent = text(declared, u"parent"); !parent.isEmpty())
        options.bases = {label(parent)};
    ModelInfo &model =
            registry.add(std::make_unique<ModelInfo>(app, text(declared, u"name"), options));
    for (const Value &item : declared.value(u"keys").list()) {
        const Dict key = item.dict();
        const QString rule = text(key, u"rule");
        FieldOptions options{.null = key.value(u"null").isTrue(),
                             .to = label(text(key, u"to")),
                             .onDelete = ruleOf(rule),
                             .onDeleteValue = defaultTo(1),
                             .dbConstraint = false};
        if (rule == "SetDefault"_L1)
            options.defaultValue = defaultTo(1);
        options.relatedName = text(key, u"name") + u"_set"_s;
        model.addField(makeField(FieldKind::ForeignKey, text(key, u"name"), options));
    }
    if (const QString many = text(declared, u"many"); !many.isEmpty()) {
        model.addField(
                makeField(FieldKind::ManyToMany, manyName(declared),
                          {.to = label(many),
                           .relatedName = u"many_of_"_s + text(declared, u"name").toLower()}));
    }
}

void addModels(ModelRegistry &registry)
{
    for (int i = 0; i < projects().size(); ++i) {
        for (const Value &model : projects().at(i).dict().value(u"models").list())
            addModel(registry, appOf(i), model.dict());
    }
}

} // namespace

/// What deletion does, case by case as Django 5.2 did it.
class TestCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanupTestCase() { db.reset(); }
    void delete_ofEachPlan_agreesWithDjango_data();
    void delete_ofEachPlan_agreesWithDjango();
    void signals_ofDeletion_areSentInOrder();

private:
    QuerySet all(int project, const QString &model) const
    {
        return QuerySet(db->registry.get(appOf(project) + u'.' + model));
    }
    void makeRows(int project);
    Dict left(int project) const;
    /// The same that the file says of a case.
    Dict deletion(int project, const QString &model, const ValueList &keys);

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

// One database for each back-end has the tables of all projects.
void TestCollector::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (db && db->isPostgreSql() == postgreSql)
        return;
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    db->connection().setLogger({});
    db->connection().atomic([this] {
        for (int i = 0; i < projects().size(); ++i)
            makeRows(i);
    });
}

void TestCollector::makeRows(int project)
{
    const Dict declared = projects().at(project).dict();
    for (const Value &item : declared.value(u"rows").list()) {
        const Dict row = item.dict();
        QList<QPair<QString, Value>> values;
        for (const Dict::Item &key : row.value(u"values").dict())
            values.append({key.key + u"_id"_s, key.value});
        const Record made = all(project, text(row, u"model")).create(values);
        const ValueList many = row.value(u"many").list();
        if (!many.isEmpty()) {
            const Field &field = made.model().field(u"many_"_s + text(row, u"model").toLower());
            setManyToMany(made, field, many);
        }
    }
}

Dict TestCollector::left(int project) const
{
    Dict tables;
    for (const Value &item : projects().at(project).dict().value(u"models").list()) {
        const Dict model = item.dict();
        QStringList names{u"pk"_s};
        for (const Value &key : model.value(u"keys").list())
            names += text(key.dict(), u"name") + u"_id"_s;
        ValueList rows;
        const QuerySet objects = all(project, text(model, u"name"));
        for (const Dict &found : objects.orderBy(QStringList{u"pk"_s}).values(names).toDicts()) {
            ValueList row;
            for (const QString &name : std::as_const(names))
                row += found.value(name);
            rows += Value(row);
        }
        tables.insert(text(model, u"name"), rows);
        if (!model.value(u"many").isNone()) {
            const ModelInfo &through = *objects.model().field(manyName(model)).throughModel();
            tables.insert(manyName(model), QuerySet(through).count());
        }
    }
    return tables;
}

static Value sortedNames(const QList<Record> &objects)
{
    QStringList names;
    for (const Record &object : objects)
        names += object.model().name() + u' ' + object.pk().toString();
    names.sort();
    return Value(ValueList(names.cbegin(), names.cend()));
}

Dict TestCollector::deletion(int project, const QString &model, const ValueList &keys)
{
    Dict said{{u"model"_s, model}, {u"keys"_s, Value(keys)}};
    ValueList told;
    const auto note = [&told](const char *kind) {
        return [&told, kind](const DeleteEvent &event) {
            if (!event.record.model().options().autoCreated)
                told += u"%1 %2 %3"_s.arg(QLatin1String(kind), event.record.model().name(),
                                          event.record.pk().toString());
        };
    };
    ModelSignals &events = db->registry.modelSignals();
    events.preDelete.connect(u"test"_s, note("pre"));
    events.postDelete.connect(u"test"_s, note("post"));
    const QuerySet objects = all(project, model).filter({{u"pk__in"_s, Value(keys)}});
    const DeletePlan plan = planDelete(objects.toList());
    Connection &connection = db->connection();
    connection.atomic([&] {
        try {
            const QMap<QString, qint64> counts = objects.remove();
            Dict numbers;
            for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
                if (it.value() > 0)
                    numbers.insert(it.key().section(u'.', 1), it.value());
            }
            if (plan.counts != counts || !plan.isAllowed())
                numbers.insert(u"the plan said otherwise"_s, true);
            said.insert(u"counts"_s, numbers);
            said.insert(u"left"_s, left(project));
            said.insert(u"told"_s, told);
        } catch (const ProtectedError &error) {
            said.insert(u"error"_s, error.name());
            said.insert(u"objects"_s, sortedNames(error.objects()));
        } catch (const RestrictedError &error) {
            said.insert(u"error"_s, error.name());
            said.insert(u"objects"_s, sortedNames(error.objects()));
        }
        connection.setRollback(true);
    });
    if (said.contains(u"error") && plan.isAllowed())
        said.insert(u"the plan said otherwise"_s, true);
    events.preDelete.disconnect(u"test"_s);
    events.postDelete.disconnect(u"test"_s);
    return said;
}

void TestCollector::delete_ofEachPlan_agreesWithDjango_data()
{
    QTest::addColumn<int>("project");
    for (int i = 0; i < projects().size(); ++i)
        QTest::addRow("project %d", i) << i;
}

void TestCollector::delete_ofEachPlan_agreesWithDjango()
{
    QFETCH(int, project);
    for (const Value &item : projects().at(project).dict().value(u"cases").list()) {
        const Dict expected = item.dict();
        const QString model = text(expected, u"model");
        const Dict found = deletion(project, model, expected.value(u"keys").list());
        const QString where = u"%1 %2"_s.arg(model, expected.value(u"keys").toRepr());
        for (const char16_t *part : {u"error", u"objects", u"counts", u"left", u"told"}) {
            const QStringView name(part);
            const Value want = expected.value(name);
            const Value have = found.value(name);
            if (name == u"told") {
                // Which of several independent objects comes first is up to the database.
                const auto sorted = [](const Value &list) {
                    QStringList lines;
                    for (const Value &line : list.isList() ? list.list() : ValueList())
                        lines += line.toString();
                    lines.sort();
                    return lines;
                };
                QVERIFY2(sorted(want) == sorted(have),
                         qPrintable(where + u" told\n"_s + want.toRepr() + u'\n' + have.toRepr()));
                continue;
            }
            QVERIFY2(want == have,
                     qPrintable(u"%1 %2\n%3\n%4"_s.arg(where, name, want.toRepr(), have.toRepr())));
        }
        QVERIFY2(!found.contains(u"the plan said otherwise"), qPrintable(where));
    }
}

/// All are announced before the first goes, and what is pointed to goes after what points to it.
void TestCollector::signals_ofDeletion_areSentInOrder()
{
    int checked = 0;
    for (int project = 0; project < projects().size(); ++project) {
        for (const Value &item : projects().at(project).dict().value(u"cases").list()) {
            const Dict expected = item.dict();
            if (expected.contains(u"error") || expected.value(u"told").list().size() < 6)
                continue;
            const Dict found =
                    deletion(project, text(expected, u"model"), expected.value(u"keys").list());
            const auto kinds = [](const Value &told) {
                QStringList kinds;
                for (const Value &line : told.list())
                    kinds += line.toString().section(u' ', 0, 0);
                return kinds;
            };
            QCOMPARE(kinds(found.value(u"told")), kinds(expected.value(u"told")));
            ++checked;
        }
    }
    QVERIFY(checked > 50);
}

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
