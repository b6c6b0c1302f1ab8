// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/persistence.h"
#include "core/orm/signals.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

ModelInfo &addModel(ModelRegistry &registry, const QString &name, const ModelOptions &options)
{
    ModelInfo &model = registry.add(std::make_unique<ModelInfo>(u"opt"_s, name, options));
    model.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
    return model;
}

void addKey(ModelInfo &model, const QString &to, FieldOptions options)
{
    options.to = u"opt."_s + to;
    model.addField(makeField(FieldKind::ForeignKey, to.toLower(), options));
}

QuerySet visible(const QuerySet &all)
{
    return all.exclude({{u"name"_s, u"hidden"_s}});
}

/// An owner, and things that belong to one by every rule of on_delete.
void addModels(ModelRegistry &registry)
{
    ModelInfo &owner = addModel(registry, u"Owner"_s, {});
    owner.addManager(u"visible"_s, visible);
    owner.addManager(u"all"_s, {});
    const auto addThing = [&registry](const QString &name, const FieldOptions &options,
                                      const ModelOptions &meta = {}) -> ModelInfo & {
        ModelInfo &model = addModel(registry, name, meta);
        addKey(model, u"Owner"_s, options);
        return model;
    };
    addThing(u"Cascading"_s, {}, {.defaultRelatedName = u"%(app_label)s_%(model_name)ss"_s});
    addThing(u"Restricting"_s, {.onDelete = OnDelete::Restrict});
    addThing(u"Defaulting"_s, {.defaultValue = defaultTo(1), .onDelete = OnDelete::SetDefault});
    addThing(u"Setting"_s,
             {.null = true, .onDelete = OnDelete::Set, .onDeleteValue = defaultTo(2)});
    addThing(u"Doubly"_s, {});
    ModelInfo &doubly = addModel(registry, u"Inner"_s, {});
    addKey(doubly, u"Owner"_s, {});
    addKey(doubly, u"Doubly"_s, {.onDelete = OnDelete::Restrict});
    ModelInfo &ordered = addThing(u"Ordered"_s, {}, {.orderWithRespectTo = u"owner"_s});
    ordered.addManager(u"objects"_s, visible);
    addModel(registry, u"Selecting"_s, {.selectOnSave = true});
    addThing(u"Based"_s, {}, {.baseManagerName = u"shown"_s}).addManager(u"shown"_s, visible);
    ModelInfo &pointer = addModel(registry, u"Pointer"_s, {});
    addKey(pointer, u"Based"_s, {});
    ModelInfo &named = addModel(registry, u"Named"_s,
                                {.verboseName = Text(u"thing of a name"_s),
                                 .verboseNamePlural = Text(u"things of names"_s),
                                 .ordering = {u"-name"_s},
                                 .dbTable = u"some_other_table"_s,
                                 .defaultPermissions = {u"view"_s},
                                 .permissions = {{u"wave"_s, Text(u"Can wave"_s)}},
                                 .defaultManagerName = u"shown"_s});
    named.addManager(u"all"_s, {});
    named.addManager(u"shown"_s, visible);
    named.addField(
            makeField(FieldKind::Integer, u"size"_s,
                      {.choices = {{1, Text(u"small"_s)}, {2, Text(u"large"_s), Text(u"group"_s)}},
                       .defaultValue = defaultTo(1),
                       .column = u"how_big"_s}));
}

} // namespace

/// Options of models and what belongs to them: managers, on_delete, signals, order.
class TestModelOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void onDelete_restrict_refusesUnlessItGoesAnyway();
    void onDelete_setDefaultAndSet_changeTheKey();
    void onDelete_cascade_planShowsItFirst();
    void manager_default_isWhatObjectsShow();
    void manager_default_isWhatRelationsShow();
    void manager_base_isWhatKeysLeadTo();
    void orderWithRespectTo_countsPerOwner();
    void selectOnSave_asksFirst();
    void names_areAsDeclared();
    void display_isTheChoicesLabel();
    void signals_ofNewAndLoaded_areSent();
    void bulkUpdate_isOneStatementPerBatch();
    void bulkUpdate_keepsFilterAndDates();
    void bulkUpdate_ofEveryKind_keepsValues();

private:
    QuerySet all(const QString &name) const { return QuerySet(db->registry.get(u"opt."_s + name)); }
    Record owner(const QString &name) { return all(u"Owner"_s).create({{u"name"_s, name}}); }
    Record thing(const QString &of, const Record &owner, const QString &name = u"t"_s)
    {
        return all(of).create({{u"owner"_s, owner.pk()}, {u"name"_s, name}});
    }
    qsizetype updates() const
    {
        return std::count_if(db->statements.cbegin(), db->statements.cend(),
                             [](const QString &sql) { return sql.startsWith(u"UPDATE"_s); });
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestModelOptions::init()
{
    db = Testing::BlogDatabase::make(cluster, [](ModelRegistry &registry) {
        Blog::addTo(registry);
        addModels(registry);
    });
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestModelOptions::onDelete_restrict_refusesUnlessItGoesAnyway()
{
    const Record one = owner(u"one"_s);
    const Record other = owner(u"other"_s);
    thing(u"Restricting"_s, one);
    QVERIFY_THROWS_EXCEPTION(RestrictedError, deleteRecords({one}));
    QVERIFY(!planDelete({one}).isAllowed());
    // Restricted by what the same deletion takes along is not restricted.
    const Record doubly = thing(u"Doubly"_s, other);
    all(u"Inner"_s)
            .create({{u"owner"_s, other.pk()}, {u"doubly"_s, doubly.pk()}, {u"name"_s, u"i"_s}});
    QVERIFY_THROWS_EXCEPTION(RestrictedError, deleteRecords({doubly}));
    QCOMPARE(deleteRecords({other}),
             (QMap<QString, qint64>{
                     {u"opt.Owner"_s, 1}, {u"opt.Doubly"_s, 1}, {u"opt.Inner"_s, 1}}));
}

void TestModelOptions::onDelete_setDefaultAndSet_changeTheKey()
{
    owner(u"first"_s);
    owner(u"second"_s);
    const Record gone = owner(u"gone"_s);
    thing(u"Defaulting"_s, gone);
    thing(u"Setting"_s, gone);
    deleteRecords({gone});
    QCOMPARE(all(u"Defaulting"_s).get().value(u"owner"), Value(1));
    QCOMPARE(all(u"Setting"_s).get().value(u"owner"), Value(2));
}

void TestModelOptions::onDelete_cascade_planShowsItFirst()
{
    const Record one = owner(u"one"_s);
    thing(u"Cascading"_s, one);
    thing(u"Cascading"_s, one);
    const DeletePlan plan = planDelete({one});
    QCOMPARE(plan.tree.size(), 1);
    QCOMPARE(plan.tree.first().children.size(), 2);
    QCOMPARE(plan.counts.value(u"opt.Cascading"_s), 2);
    QCOMPARE(all(u"Cascading"_s).count(), 2); // nothing has happened yet
    QCOMPARE(deleteRecords({one}), plan.counts);
    QVERIFY(db->registry.get(u"opt.Owner"_s).findAccessor(u"opt_cascadings"_s));
}

void TestModelOptions::manager_default_isWhatObjectsShow()
{
    owner(u"shown"_s);
    owner(u"hidden"_s);
    const ModelInfo &model = db->registry.get(u"opt.Owner"_s);
    QCOMPARE(objects(model).count(), 1);
    QCOMPARE(objectsOf(model, u"all"_s).count(), 2);
    QCOMPARE(baseObjects(model).count(), 2);
    QVERIFY_THROWS_EXCEPTION(FieldError, objectsOf(model, u"none"_s));
    const ModelInfo &named = db->registry.get(u"opt.Named"_s);
    QuerySet(named).create({{u"name"_s, u"hidden"_s}});
    QCOMPARE(objects(named).count(), 0); // default_manager_name, not the first
    QCOMPARE(objectsOf(named, u"all"_s).count(), 1);
}

void TestModelOptions::manager_default_isWhatRelationsShow()
{
    const Record one = owner(u"one"_s);
    thing(u"Ordered"_s, one);
    thing(u"Ordered"_s, one, u"hidden"_s);
    const ReverseRelation &relation = *one.model().findAccessor(u"ordered_set"_s);
    QCOMPARE(relatedObjects(one, relation).count(), 1);
    // Rules of deletion look at all.
    QCOMPARE(deleteRecords({one}).value(u"opt.Ordered"_s), 2);
}

void TestModelOptions::manager_base_isWhatKeysLeadTo()
{
    const Record hidden = owner(u"hidden"_s);
    const Record of = thing(u"Cascading"_s, hidden);
    QVERIFY(related(of, of.model().field(u"owner"))); // the default manager is not asked
    const Record based = thing(u"Based"_s, hidden, u"hidden"_s);
    const Record pointer =
            all(u"Pointer"_s).create({{u"based"_s, based.pk()}, {u"name"_s, u"p"_s}});
    QVERIFY(!related(pointer, pointer.model().field(u"based"))); // base_manager_name is
}

void TestModelOptions::orderWithRespectTo_countsPerOwner()
{
    const Record one = owner(u"one"_s);
    const Record other = owner(u"other"_s);
    QCOMPARE(thing(u"Ordered"_s, one, u"b"_s).value(u"_order"), Value(0));
    QCOMPARE(thing(u"Ordered"_s, one, u"a"_s).value(u"_order"), Value(1));
    Record first = thing(u"Ordered"_s, other, u"c"_s);
    QCOMPARE(first.value(u"_order"), Value(0));
    save(first); // changes keep their place
    QCOMPARE(first.value(u"_order"), Value(0));
    QCOMPARE(Value(all(u"Ordered"_s).filter({{u"owner"_s, one.pk()}}).toValues(u"name"_s)).toRepr(),
             u"['b', 'a']"_s);
}

void TestModelOptions::selectOnSave_asksFirst()
{
    Record record = all(u"Selecting"_s).create({{u"name"_s, u"s"_s}});
    db->statements.clear();
    save(record);
    QCOMPARE(db->statements.size(), 2);
    QVERIFY(db->statements.first().startsWith(u"SELECT 1"_s));
    QVERIFY(db->statements.last().startsWith(u"UPDATE"_s));
}

void TestModelOptions::names_areAsDeclared()
{
    const ModelInfo &model = db->registry.get(u"opt.Named"_s);
    QCOMPARE(model.table(), u"some_other_table"_s);
    QCOMPARE(model.verboseName().toString(), u"thing of a name"_s);
    QCOMPARE(model.verboseNamePlural().toString(), u"things of names"_s);
    QCOMPARE(model.field(u"size").column(), u"how_big"_s);
    all(u"Named"_s).create({{u"name"_s, u"a"_s}});
    all(u"Named"_s).create({{u"name"_s, u"b"_s}});
    QCOMPARE(Value(all(u"Named"_s).toValues(u"name"_s)).toRepr(), u"['b', 'a']"_s);
}

void TestModelOptions::display_isTheChoicesLabel()
{
    Record record(db->registry.get(u"opt.Named"_s));
    QCOMPARE(record.display(u"size"), u"small"_s);
    record.setValue(u"size", 2);
    QCOMPARE(record.display(u"size"), u"large"_s);
    record.setValue(u"size", 7);
    QCOMPARE(record.display(u"size"), u"7"_s);
}

void TestModelOptions::signals_ofNewAndLoaded_areSent()
{
    ModelSignals &events = db->registry.modelSignals();
    QStringList seen;
    const ModelInfo &model = db->registry.get(u"opt.Owner"_s);
    events.preInit.connect(
            u"t"_s, [&](const PreInitEvent &e) { seen += u"pre "_s + e.model.name(); }, &model);
    events.postInit.connect(
            u"t"_s,
            [&](const InitEvent &e) { seen += u"post "_s + e.record.value(u"name").toString(); },
            &model);
    owner(u"one"_s);
    QCOMPARE(seen, QStringList({u"pre Owner"_s, u"post "_s}));
    seen.clear();
    all(u"Owner"_s).toList();
    QCOMPARE(seen, QStringList({u"pre Owner"_s, u"post one"_s}));
    events.postInit.disconnect(u"t"_s, &model);
    events.preInit.disconnect(u"t"_s, &model);
    seen.clear();
    all(u"Owner"_s).toList();
    QVERIFY(seen.isEmpty());

    // m2m_changed of clear().
    using Action = ManyToManyEvent::Action;
    QList<Action> actions;
    Record article = db->article(u"A"_s, db->author(u"Ann"_s));
    const Field &tags = article.model().field(u"tags");
    addManyToMany(article, tags, {db->tag(u"x"_s).pk(), db->tag(u"y"_s).pk()});
    events.manyToManyChanged.connect(u"t"_s,
                                     [&](const ManyToManyEvent &e) { actions += e.action; });
    clearManyToMany(article, tags);
    QCOMPARE(actions, QList<Action>({Action::PreClear, Action::PostClear}));
    QVERIFY(manyToManyKeys(article, tags).isEmpty());
}

void TestModelOptions::bulkUpdate_isOneStatementPerBatch()
{
    QList<Record> records;
    for (int i = 0; i < 700; ++i) {
        Record record(db->registry.get(u"opt.Owner"_s));
        record.setValue(u"name", QString::number(i));
        records += record;
    }
    records = all(u"Owner"_s).bulkCreate(records);
    for (Record &record : records)
        record.setValue(u"name", u"n"_s + record.value(u"name").toString());
    db->statements.clear();
    QCOMPARE(all(u"Owner"_s).bulkUpdate(records, {u"name"_s}), 700);
    QCOMPARE(updates(), 3); // 333 a batch: 999 parameters, three for each row
    db->statements.clear();
    QCOMPARE(all(u"Owner"_s).bulkUpdate(records.first(10), {u"name"_s}, 4), 10);
    QCOMPARE(updates(), 3);
    QCOMPARE(all(u"Owner"_s).get({{u"name"_s, u"n699"_s}}).pk(), records.last().pk());
    QCOMPARE(all(u"Owner"_s).bulkUpdate({}, {u"name"_s}), 0);
    QVERIFY_THROWS_EXCEPTION(ValueError, all(u"Owner"_s).bulkUpdate(records, {}));
    QVERIFY_THROWS_EXCEPTION(
            ValueError, all(u"Owner"_s).bulkUpdate({Record(records.first().model())}, {u"name"_s}));
}

void TestModelOptions::bulkUpdate_keepsFilterAndDates()
{
    QList<Record> records{owner(u"a"_s), owner(u"b"_s)};
    for (Record &record : records)
        record.setValue(u"name", u"new"_s);
    const QuerySet some = all(u"Owner"_s).filter({{u"name"_s, u"a"_s}});
    QCOMPARE(some.bulkUpdate(records, {u"name"_s}), 1);
    QCOMPARE(all(u"Owner"_s).filter({{u"name"_s, u"b"_s}}).count(), 1);
}

void TestModelOptions::bulkUpdate_ofEveryKind_keepsValues()
{
    const Record ann = db->author(u"Ann"_s);
    const Record ben = db->author(u"Ben"_s);
    QList<Record> articles{db->article(u"A"_s, ann), db->article(u"B"_s, ann)};
    articles[0].setValue(u"editor", ben.pk());
    articles[0].setValue(u"price", *Decimal::fromString(u"9.95"));
    articles[0].setValue(u"published_at",
                         *DateTime::fromString(u"2024-03-05T12:07:09.123456+00:00"));
    articles[0].setValue(u"featured", true);
    articles[1].setValue(u"status", 2);
    articles[1].setValue(u"body", u"it's “ä”"_s);
    const QStringList names{u"editor"_s,   u"price"_s,  u"published_at"_s,
                            u"featured"_s, u"status"_s, u"body"_s};
    QCOMPARE(db->all(u"Article"_s).bulkUpdate(articles, names), 2);
    for (const Record &article : std::as_const(articles))
        QCOMPARE(db->all(u"Article"_s).get({{u"pk"_s, article.pk()}}).values(), article.values());
}

QTEST_GUILESS_MAIN(TestModelOptions)
#include "tst_modeloptions.moc"
