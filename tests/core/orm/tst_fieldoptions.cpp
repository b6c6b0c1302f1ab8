// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

void add(ModelInfo &model, FieldKind kind, const QString &name, const FieldOptions &options)
{
    model.addField(makeField(kind, name, options));
}

void addModels(ModelRegistry &registry)
{
    const auto addModel = [&registry](const QString &name) -> ModelInfo & {
        return registry.add(std::make_unique<ModelInfo>(u"f"_s, name));
    };
    ModelInfo &place = addModel(u"Place"_s);
    add(place, FieldKind::Char, u"name"_s, {.unique = true, .maxLength = 20});
    add(place, FieldKind::ManyToMany, u"near"_s, {.to = u"self"_s, .symmetrical = true});
    add(place, FieldKind::ManyToMany, u"roads"_s,
        {.to = u"self"_s, .relatedName = u"reached_by"_s});

    ModelInfo &trip = addModel(u"Trip"_s);
    add(trip, FieldKind::ForeignKey, u"start"_s,
        {.to = u"f.Place"_s, .relatedName = u"departures"_s, .relatedQueryName = u"departure"_s});
    add(trip, FieldKind::ForeignKey, u"goal"_s,
        {.null = true, .to = u"f.Place"_s, .toField = u"name"_s, .relatedName = u"+"_s});
    add(trip, FieldKind::ForeignKey, u"via"_s,
        {.null = true,
         .blank = true,
         .to = u"f.Place"_s,
         .relatedName = u"%(app_label)s_%(class)s"_s,
         .limitChoicesTo = Q{{u"name__startswith"_s, u"A"_s}}});
    add(trip, FieldKind::ManyToMany, u"guides"_s,
        {.to = u"f.Guide"_s, .through = u"f.Booking"_s, .throughFields = {u"trip"_s, u"guide"_s}});
    add(trip, FieldKind::Integer, u"level"_s,
        {.verboseName = Text(u"how hard"_s),
         .helpText = Text(u"1 to 3"_s),
         .choices = {{1, Text(u"easy"_s)}, {3, Text(u"hard"_s), Text(u"for few"_s)}},
         .defaultValue = defaultTo(1),
         .errorMessages = {{u"invalid_choice"_s, Text(u"No such level."_s)}}});
    add(trip, FieldKind::Char, u"note"_s,
        {.blank = true, .editable = false, .maxLength = 5, .validators = {[](const Value &value) {
                                                               if (value.toString() == "bad"_L1)
                                                                   throw ValidationError(
                                                                           Text(u"Not that."_s),
                                                                           u"bad"_s);
                                                           }}});
    add(trip, FieldKind::DateTime, u"made"_s, {.autoNowAdd = true});
    add(trip, FieldKind::DateTime, u"changed"_s, {.autoNow = true});

    addModel(u"Guide"_s);
    ModelInfo &booking = addModel(u"Booking"_s);
    add(booking, FieldKind::ForeignKey, u"guide"_s, {.to = u"f.Guide"_s});
    add(booking, FieldKind::ForeignKey, u"stand_in"_s,
        {.null = true, .to = u"f.Guide"_s, .relatedName = u"+"_s});
    add(booking, FieldKind::ForeignKey, u"trip"_s, {.to = u"f.Trip"_s});
}

} // namespace

/// Options of fields that other tests have no word about.
class TestFieldOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void names_ofReverseRelations_areAsGiven();
    void toField_isWhatTheColumnHolds();
    void limitChoicesTo_isChecked();
    void symmetrical_goesBothWays();
    void throughFields_sayWhichKeysCount();
    void texts_areAsDeclared();
    void messagesAndValidators_areUsed();
    void automaticDates_areSet();

private:
    const ModelInfo &model(const QString &name) const { return db->registry.get(u"f."_s + name); }
    Record place(const QString &name) const
    {
        return QuerySet(model(u"Place"_s)).create({{u"name"_s, name}});
    }
    static QStringList messages(Record record, const QString &field)
    {
        QStringList result;
        try {
            fullClean(record);
        } catch (const ValidationError &error) {
            for (const ValidationError::Item &item : error.errors().value(field))
                result += item.message.toString();
        }
        return result;
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestFieldOptions::init()
{
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestFieldOptions::names_ofReverseRelations_areAsGiven()
{
    const ModelInfo &of = model(u"Place"_s);
    QVERIFY(of.findAccessor(u"departures"_s));
    QVERIFY(of.findRelated(u"departure"_s));
    QVERIFY(of.findAccessor(u"f_trip"_s));
    QVERIFY(!of.findRelated(u"goal"_s)); // "+" is no name
    const Record one = place(u"A"_s);
    QuerySet(model(u"Trip"_s)).create({{u"start"_s, one.pk()}});
    QCOMPARE(QuerySet(of).filter({{u"departure__level"_s, 1}}).count(), 1);
    QCOMPARE(relatedObjects(one, *of.findAccessor(u"departures"_s)).count(), 1);
}

void TestFieldOptions::toField_isWhatTheColumnHolds()
{
    const Record one = place(u"A"_s);
    Record trip(model(u"Trip"_s));
    trip.setValue(u"start", toValue(one));
    trip.setValue(u"goal", toValue(one));
    save(trip);
    QCOMPARE(trip.value(u"goal_id"), Value(u"A"_s));
    const Record read = QuerySet(model(u"Trip"_s)).filter({{u"goal__name"_s, u"A"_s}}).get();
    QCOMPARE(related(read, model(u"Trip"_s).field(u"goal"))->pk(), one.pk());
    QVERIFY_THROWS_EXCEPTION(ValueError, trip.setValue(u"start", toValue(trip)));
    const QuerySet places(model(u"Place"_s));
    QCOMPARE(QuerySet(model(u"Trip"_s)).filter({{u"goal__in"_s, places}}).count(), 1);
    QCOMPARE(QuerySet(model(u"Trip"_s)).filter({{u"start__in"_s, places}}).count(), 1);
}

void TestFieldOptions::limitChoicesTo_isChecked()
{
    Record trip(model(u"Trip"_s));
    trip.setValue(u"start", place(u"A"_s).pk());
    trip.setValue(u"goal", u"A"_s);
    trip.setValue(u"via", place(u"B"_s).pk());
    QCOMPARE(messages(trip, u"via"_s),
             QStringList{u"place instance with id 2 is not a valid choice."_s});
    trip.setValue(u"via", place(u"A2"_s).pk());
    QVERIFY(messages(trip, u"via"_s).isEmpty());
}

void TestFieldOptions::symmetrical_goesBothWays()
{
    const Record a = place(u"a"_s);
    const Record b = place(u"b"_s);
    addManyToMany(a, a.model().field(u"near"), {b.pk()});
    addManyToMany(a, a.model().field(u"roads"), {b.pk()});
    QCOMPARE(manyToManyKeys(b, b.model().field(u"near")), ValueList{a.pk()});
    QVERIFY(manyToManyKeys(b, b.model().field(u"roads")).isEmpty());
    QCOMPARE(relatedObjects(b, *b.model().findAccessor(u"reached_by"_s)).count(), 1);
    clearManyToMany(b, b.model().field(u"near"));
    QVERIFY(manyToManyKeys(a, a.model().field(u"near")).isEmpty());
}

void TestFieldOptions::throughFields_sayWhichKeysCount()
{
    const Field &guides = model(u"Trip"_s).field(u"guides");
    QCOMPARE(guides.throughSource()->name(), u"trip"_s);
    QCOMPARE(guides.throughTarget()->name(), u"guide"_s);
    const Record trip = QuerySet(model(u"Trip"_s)).create({{u"start"_s, place(u"A"_s).pk()}});
    const Record guide = QuerySet(model(u"Guide"_s)).create({});
    addManyToMany(trip, guides, {guide.pk()});
    const Record booking = QuerySet(model(u"Booking"_s)).get();
    QCOMPARE(booking.value(u"guide"), guide.pk());
    QVERIFY(booking.value(u"stand_in").isNone());
}

void TestFieldOptions::texts_areAsDeclared()
{
    const Field &level = model(u"Trip"_s).field(u"level");
    QCOMPARE(level.verboseName().toString(), u"how hard"_s);
    QCOMPARE(level.options().helpText.toString(), u"1 to 3"_s);
    QCOMPARE(level.options().choices.last().group.toString(), u"for few"_s);
    QCOMPARE(Record(model(u"Trip"_s)).display(u"level"), u"easy"_s);
    QVERIFY(!model(u"Trip"_s).field(u"note").isEditable());
}

void TestFieldOptions::messagesAndValidators_areUsed()
{
    Record trip(model(u"Trip"_s));
    trip.setValue(u"start", place(u"A"_s).pk());
    trip.setValue(u"level", 2);
    QCOMPARE(messages(trip, u"level"_s), QStringList{u"No such level."_s});
    QCOMPARE(messages(trip, u"goal"_s), QStringList{u"This field cannot be blank."_s});
    trip.setValue(u"note", u"bad"_s);
    QCOMPARE(messages(trip, u"note"_s), QStringList{u"Not that."_s});
    trip.setValue(u"note", u"far too long"_s);
    QCOMPARE(messages(trip, u"note"_s),
             QStringList{u"Ensure this value has at most 5 characters (it has 12)."_s});
}

void TestFieldOptions::automaticDates_areSet()
{
    Record trip = QuerySet(model(u"Trip"_s)).create({{u"start"_s, place(u"A"_s).pk()}});
    const Value made = trip.value(u"made");
    const Value changed = trip.value(u"changed");
    QVERIFY(!made.isNone() && !changed.isNone());
    QTest::qWait(5);
    save(trip);
    QCOMPARE(trip.value(u"made"), made);
    QVERIFY(!(trip.value(u"changed") == changed));
}

QTEST_GUILESS_MAIN(TestFieldOptions)
#include "tst_fieldoptions.moc"
