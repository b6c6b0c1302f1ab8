// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/modelregistry.h"
#include "core/orm/neighbours.h"
#include "core/orm/objectorder.h"
#include "core/orm/relatedmanager.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Questions with answers in order, a person who may not go while it holds them, and a child.
void addSurvey(ModelRegistry &registry)
{
    const auto add = [&registry](const QString &name, const ModelOptions &options,
                                 std::initializer_list<std::pair<QString, FieldOptions>> keys) {
        ModelInfo &model = registry.add(std::make_unique<ModelInfo>(u"blog"_s, name, options));
        if (options.bases.isEmpty())
            model.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
        for (const auto &[field, key] : keys)
            model.addField(makeField(FieldKind::ForeignKey, field, key));
        return &model;
    };
    ModelInfo *question = add(u"Question"_s, {.ordering = {u"name"_s}}, {});
    question->addField(makeField(FieldKind::Date, u"asked"_s, {}));
    add(u"Answer"_s, {.orderWithRespectTo = u"question"_s},
        {{u"question"_s, {.to = u"Question"_s}},
         {u"by"_s,
          {.null = true,
           .to = u"Question"_s,
           .onDelete = OnDelete::Restrict,
           .relatedName = u"given"_s}}});
    ModelInfo *person = add(u"Person"_s, {}, {});
    person->addField(
            makeField(FieldKind::ManyToMany, u"follows"_s,
                      {.to = u"self"_s, .relatedName = u"followers"_s, .symmetrical = false}));
    add(u"Hard"_s, {.ordering = ModelOptions::unordered(), .bases = {u"Question"_s}}, {});
}

} // namespace

/// The objects that belong to one object: on SQLite and on PostgreSQL.
class TestRelated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init()
    {
        db = Testing::BlogDatabase::make(cluster, addSurvey);
        if (!db)
            QSKIP("PostgreSQL is not installed.");
    }
    void cleanup() { db.reset(); }
    void manager_ofForeignKey_addsAndCreates();
    void manager_ofNullableKey_setsAndClears();
    void manager_ofManyToMany_worksFromBothEnds();
    void manager_ofUnsaved_isRefused();
    void order_isReadAndSet();
    void neighbours_byDate_stopAtTheEnds();
    void restricted_namesItsObjects();
    void child_unordered_hasNoOrder();
    void forceUpdate_withoutParentRow_bringsItBack();

private:
    Record question(const QString &name, const QString &day = u"2024-01-01"_s)
    {
        return db->all(u"Question"_s).create({{u"name"_s, name}, {u"asked"_s, day}});
    }
    Record person(const QString &name) { return db->all(u"Person"_s).create({{u"name"_s, name}}); }
    static QStringList names(const QuerySet &query)
    {
        QStringList names;
        for (const Value &name : query.toValues(u"name"_s))
            names += name.string();
        names.sort();
        return names;
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestRelated::manager_ofForeignKey_addsAndCreates()
{
    const Record one = question(u"one"_s);
    const Record two = question(u"two"_s);
    const RelatedManager answers(one, u"answer_set"_s);
    const Record yes = answers.create({{u"name"_s, u"yes"_s}});
    answers.create({{u"name"_s, u"no"_s}});
    QCOMPARE(names(answers.all()), (QStringList{u"no"_s, u"yes"_s}));
    RelatedManager(two, u"answer_set"_s).add({yes});
    QCOMPARE(names(answers.all()), QStringList{u"no"_s});
    QVERIFY(answers.getOrCreate({{u"name"_s, u"maybe"_s}}).second);
    QVERIFY(!answers.getOrCreate({{u"name"_s, u"maybe"_s}}).second);
    QVERIFY(!answers.updateOrCreate({{u"name"_s, u"maybe"_s}}, {{u"name"_s, u"perhaps"_s}}).second);
    QCOMPARE(names(answers.all()), (QStringList{u"no"_s, u"perhaps"_s}));
    QVERIFY_THROWS_EXCEPTION(FieldError, answers.remove(answers.all().toList()));
    QVERIFY_THROWS_EXCEPTION(FieldError, answers.clear());
    QVERIFY_THROWS_EXCEPTION(TypeError, answers.add({two}));
    Record fresh(db->model(u"Answer"_s));
    fresh.setValue(u"name", u"new"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, answers.add({fresh}));
    answers.add({fresh}, RelatedManager::Unsaved::Save);
    QCOMPARE(answers.all().count(), 3);
}

void TestRelated::manager_ofNullableKey_setsAndClears()
{
    const Record one = question(u"one"_s);
    const RelatedManager answers(one, u"answer_set"_s);
    const RelatedManager given(one, u"given"_s);
    const Record a = answers.create({{u"name"_s, u"a"_s}});
    const Record b = answers.create({{u"name"_s, u"b"_s}});
    given.add({a});
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, given.remove({b}));
    given.set({b});
    QCOMPARE(names(given.all()), QStringList{u"b"_s});
    given.remove(given.all().toList());
    QCOMPARE(given.all().count(), 0);
    given.set({a, b});
    given.clear();
    QCOMPARE(given.all().count(), 0);
    QCOMPARE(answers.all().count(), 2);
}

void TestRelated::manager_ofManyToMany_worksFromBothEnds()
{
    const Record ann = person(u"ann"_s);
    const Record bob = person(u"bob"_s);
    const Record eve = person(u"eve"_s);
    RelatedManager(ann, u"follows"_s).add({bob, eve});
    const RelatedManager followers(bob, u"followers"_s);
    QCOMPARE(names(followers.all()), QStringList{u"ann"_s});
    QCOMPARE(names(RelatedManager(bob, u"follows"_s).all()), QStringList());
    followers.set({eve});
    QCOMPARE(names(RelatedManager(ann, u"follows"_s).all()), QStringList{u"eve"_s});
    QCOMPARE(names(RelatedManager(eve, u"follows"_s).all()), QStringList{u"bob"_s});
    const Record kim = followers.create({{u"name"_s, u"kim"_s}});
    QCOMPARE(names(RelatedManager(kim, u"follows"_s).all()), QStringList{u"bob"_s});
    followers.remove({kim});
    followers.clear();
    QCOMPARE(followers.all().count(), 0);
    QCOMPARE(RelatedManager(ann, u"follows"_s).all().count(), 1);
}

void TestRelated::manager_ofUnsaved_isRefused()
{
    const Record unsaved(db->model(u"Question"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, RelatedManager(unsaved, u"answer_set"_s));
    try {
        RelatedManager(question(u"q"_s), u"answers"_s);
        QFAIL("a name that is not there");
    } catch (const FieldError &error) {
        QVERIFY2(error.message().endsWith(u"Choices are: answer_set, given"_s),
                 qPrintable(error.message()));
    }
}

void TestRelated::order_isReadAndSet()
{
    const Record one = question(u"one"_s);
    const ModelInfo &answer = db->model(u"Answer"_s);
    const RelatedManager answers(one, u"answer_set"_s);
    const Record a = answers.create({{u"name"_s, u"a"_s}});
    const Record b = answers.create({{u"name"_s, u"b"_s}});
    const Record c = answers.create({{u"name"_s, u"c"_s}});
    RelatedManager(question(u"two"_s), u"answer_set"_s).create({{u"name"_s, u"z"_s}});
    QCOMPARE(objectOrder(one, answer), (ValueList{a.pk(), b.pk(), c.pk()}));
    QCOMPARE(nextInOrder(a).pk(), b.pk());
    setObjectOrder(one, answer, {c.pk(), a.pk(), b.pk()});
    QCOMPARE(objectOrder(one, answer), (ValueList{c.pk(), a.pk(), b.pk()}));
    QCOMPARE(previousInOrder(a).pk(), c.pk());
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, previousInOrder(c));
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, nextInOrder(b));
    QVERIFY_THROWS_EXCEPTION(FieldError, objectOrder(a, db->model(u"Question"_s)));
    QVERIFY_THROWS_EXCEPTION(FieldError, nextInOrder(one));
}

void TestRelated::neighbours_byDate_stopAtTheEnds()
{
    const Record first = question(u"first"_s, u"2024-01-01"_s);
    const Record twin = question(u"twin"_s, u"2024-01-01"_s);
    const Record late = question(u"late"_s, u"2024-03-01"_s);
    QCOMPARE(nextBy(first, u"asked"_s).pk(), twin.pk());
    QCOMPARE(nextBy(twin, u"asked"_s).pk(), late.pk());
    QCOMPARE(previousBy(late, u"asked"_s).pk(), twin.pk());
    QCOMPARE(previousBy(late, u"asked"_s, Q{{u"name"_s, u"first"_s}}).pk(), first.pk());
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, nextBy(late, u"asked"_s));
    QVERIFY_THROWS_EXCEPTION(FieldError, nextBy(late, u"name"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, nextBy(Record(db->model(u"Question"_s)), u"asked"_s));
}

void TestRelated::restricted_namesItsObjects()
{
    const Record one = question(u"one"_s);
    const Record by = question(u"by"_s);
    const Record answer =
            RelatedManager(one, u"answer_set"_s).create({{u"name"_s, u"a"_s}, {u"by"_s, by.pk()}});
    try {
        deleteRecords({by});
        QFAIL("nothing forbids it");
    } catch (const RestrictedError &error) {
        QCOMPARE(error.objects().size(), 1);
        QCOMPARE(error.objects().first().pk(), answer.pk());
        QVERIFY(error.message().contains(u"restricted foreign keys: Answer.by"_s));
    }
    // It goes with its question, so nothing is in the way.
    QCOMPARE(deleteRecords({one, by}).value(u"blog.Answer"_s), 1);
}

void TestRelated::child_unordered_hasNoOrder()
{
    QVERIFY(db->all(u"Question"_s).isOrdered());
    QVERIFY(!db->all(u"Hard"_s).isOrdered());
}

void TestRelated::forceUpdate_withoutParentRow_bringsItBack()
{
    Record hard = db->all(u"Hard"_s).create({{u"name"_s, u"h"_s}, {u"asked"_s, u"2024-01-01"_s}});
    db->connection().execute(u"DELETE FROM blog_hard"_s);
    db->connection().execute(u"DELETE FROM blog_question"_s);
    save(hard, {.forceUpdate = true});
    QCOMPARE(db->all(u"Hard"_s).count(), 1);
    db->connection().execute(u"DELETE FROM blog_hard"_s);
    QVERIFY_THROWS_EXCEPTION(DatabaseError, save(hard, {.forceUpdate = true}));
}

QTEST_GUILESS_MAIN(TestRelated)
#include "tst_related.moc"
