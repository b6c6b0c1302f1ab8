// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/permission.h"
#include "core/contenttypes/contenttype.h"
#include "core/contenttypes/genericrelation.h"
#include "core/forms/modelform.h"
#include "core/orm/persistence.h"
#include "core/serializers/fixture.h"
#include "tests/core/orm/blogdatabase.h"
#include "tests/core/orm/placemodels.h"

#include <QTest>

using namespace Quintette;

/// What the services make of models that inherit: content types, permissions, forms, fixtures.
class TestInheritedModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void contentType_ofProxy_isItsOwn();
    void permissions_ofProxy_areDjangos();
    void form_ofChild_hasParentsFields();
    void fixture_ofChild_hasARowForEachTable();

private:
    const ModelInfo &model(const QString &name) const
    {
        return db->registry.get(u"places."_s + name);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestInheritedModels::init()
{
    db = Testing::BlogDatabase::make(cluster, [](ModelRegistry &registry) {
        Places::addTo(registry);
        registry.add<ContentType>(u"contenttypes"_s, u"ContentType"_s);
        registry.add<Permission>(u"auth"_s, u"Permission"_s);
    });
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestInheritedModels::contentType_ofProxy_isItsOwn()
{
    const ModelInfo &proxy = model(u"NearPlace"_s);
    QVERIFY(ContentTypes::idOf(proxy) != ContentTypes::idOf(model(u"Place"_s)));
    QCOMPARE(ContentTypes::idOf(proxy.concrete()), ContentTypes::idOf(model(u"Place"_s)));
    ContentTypes::createMissing(db->registry);
    const QuerySet types = objects(db->registry.get(u"contenttypes.ContentType"_s));
    QVERIFY(types.filter({{u"model"_s, u"nearplace"_s}}).exists());
    QVERIFY(!types.filter({{u"model"_s, u"stamped"_s}}).exists()); // abstract
}

void TestInheritedModels::permissions_ofProxy_areDjangos()
{
    Permissions::createMissing(db->registry);
    const ValueList names = objects(db->registry.get(u"auth.Permission"_s))
                                    .filter({{u"content_type__model"_s, u"nearplace"_s}})
                                    .toValues(u"name"_s);
    QCOMPARE(Value(names).toRepr(),
             u"['Can add near place', 'Can change near place', "
             u"'Can delete near place', 'Can view near place']"_s);
}

void TestInheritedModels::form_ofChild_hasParentsFields()
{
    ModelForm form(Record(model(u"Restaurant"_s)));
    QCOMPARE(form.fieldNames(),
             QStringList({u"name"_s, u"address"_s, u"serves_pizza"_s, u"rating"_s}));
    FormData data;
    data.append(u"name"_s, u"Demon Dogs"_s);
    data.append(u"address"_s, u"944 W"_s);
    data.append(u"rating"_s, u"2"_s);
    form.bind(data);
    QVERIFY(form.isValid());
    const Record saved = form.save();
    QCOMPARE(objects(model(u"Place"_s)).get().pk(), saved.pk());
    // Again, as a change.
    ModelForm change(objects(model(u"Restaurant"_s)).get());
    data.set(u"name"_s, u"Dogs"_s);
    change.bind(data);
    QVERIFY(change.isValid());
    change.save();
    QCOMPARE(objects(model(u"Restaurant"_s)).get().value(u"name"), Value(u"Dogs"_s));
}

void TestInheritedModels::fixture_ofChild_hasARowForEachTable()
{
    objects(model(u"Restaurant"_s))
            .create({{u"name"_s, u"R"_s}, {u"address"_s, u"a"_s}, {u"rating"_s, 3}});
    const QList<const ModelInfo *> all{&model(u"Place"_s), &model(u"NearPlace"_s),
                                       &model(u"Restaurant"_s)};
    const QByteArray json = Fixture::dump(all, {});
    QCOMPARE(json.trimmed(),
             QByteArray("[{\"model\": \"places.place\", \"pk\": 1, \"fields\": {\"name\": \"R\", "
                        "\"address\": \"a\"}}, {\"model\": \"places.restaurant\", \"pk\": 1, "
                        "\"fields\": {\"serves_pizza\": false, \"rating\": 3}}]"));
    objects(model(u"Place"_s)).remove();
    QCOMPARE(Fixture::load(db->registry, json), 2);
    const Record read = objects(model(u"Restaurant"_s)).get();
    QCOMPARE(read.value(u"name"), Value(u"R"_s));
    QCOMPARE(read.value(u"rating"), Value(3));
}

QTEST_GUILESS_MAIN(TestInheritedModels)
#include "tst_inheritedmodels.moc"
