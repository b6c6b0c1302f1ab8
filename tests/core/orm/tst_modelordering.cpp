// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/conditional.h"
#include "core/orm/functions/text.h"
#include "core/orm/prefetch.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

std::unique_ptr<ModelInfo> model(const QString &name, const ModelOptions &options)
{
    return std::make_unique<ModelInfo>(u"shop"_s, name, options);
}

/// Makers go by their names whatever their case, tools by price with unknown ones last, offers by
/// their tool.
void addShop(ModelRegistry &registry)
{
    auto maker = model(u"Maker"_s, {.ordering = {Lower(u"name")}});
    maker->addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 10}));
    registry.add(std::move(maker));
    auto tool = model(u"Tool"_s,
                      {.ordering = {F("price").descending(Expression::Nulls::Last), u"-name"_s},
                       .getLatestBy = {u"maker"_s, u"-price"_s}});
    tool->addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 10}));
    tool->addField(makeField(FieldKind::Integer, u"price"_s, {.null = true}));
    tool->addField(makeField(FieldKind::ForeignKey, u"maker"_s,
                             {.to = u"shop.Maker"_s, .relatedName = u"tools"_s}));
    registry.add(std::move(tool));
    const Expression cheapFirst =
            Case({{Q{{u"tool__price__lt"_s, 5}}, Literal(0)}}, Literal(1)).ascending();
    auto offer = model(u"Offer"_s, {.ordering = {cheapFirst, u"tool"_s}});
    offer->addField(makeField(FieldKind::ForeignKey, u"tool"_s, {.to = u"shop.Tool"_s}));
    registry.add(std::move(offer));
    auto parcel = model(u"Parcel"_s, {.ordering = {u"offer"_s}});
    parcel->addField(makeField(FieldKind::ForeignKey, u"offer"_s, {.to = u"shop.Offer"_s}));
    registry.add(std::move(parcel));
}

} // namespace

/// Meta.ordering with expressions and get_latest_by with several names.
class TestModelOrdering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void expressions_orderObjects();
    void reverse_turnsAll();
    void relation_bringsItsModelsOrder();
    void conditions_holdAcrossRelations();
    void prefetchedSlice_isInOrder();
    void latest_bySeveralNames();
    void total_byUniqueExpression();

private:
    QuerySet all(const QString &name) const { return objects(db->registry.get(u"shop."_s + name)); }
    static QString names(const QuerySet &query, const QString &path = u"name"_s)
    {
        QStringList found;
        for (const Value &value : query.toValues(path))
            found += value.toString();
        return found.join(u' ');
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestModelOrdering::init()
{
    db = Testing::BlogDatabase::make(cluster, addShop);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    for (const QString &name : {u"b"_s, u"A"_s, u"C"_s})
        all(u"Maker"_s).create({{u"name"_s, name}});
    const auto tool = [this](const QString &name, const Value &price, int maker) {
        const Record made = all(u"Tool"_s).create(
                {{u"name"_s, name}, {u"price"_s, price}, {u"maker"_s, maker}});
        const Record offer = all(u"Offer"_s).create({{u"tool"_s, made.pk()}});
        all(u"Parcel"_s).create({{u"offer"_s, offer.pk()}});
    };
    tool(u"saw"_s, 7, 1);
    tool(u"axe"_s, Value(), 2);
    tool(u"nail"_s, 2, 2);
    tool(u"file"_s, 7, 3);
}

void TestModelOrdering::expressions_orderObjects()
{
    QCOMPARE(names(all(u"Maker"_s)), u"A b C"_s);
    QCOMPARE(names(all(u"Tool"_s)), u"saw file nail axe"_s);
    QVERIFY(all(u"Maker"_s).isOrdered());
    QCOMPARE(all(u"Maker"_s).first()->value(u"name"), Value(u"A"_s));
    QCOMPARE(all(u"Tool"_s).last()->value(u"name"), Value(u"axe"_s));
}

void TestModelOrdering::reverse_turnsAll()
{
    QCOMPARE(names(all(u"Maker"_s).reverse()), u"C b A"_s);
    QCOMPARE(names(all(u"Tool"_s).reverse()), u"axe nail file saw"_s);
    QCOMPARE(names(all(u"Offer"_s).reverse(), u"tool__name"_s), u"axe file saw nail"_s);
}

void TestModelOrdering::relation_bringsItsModelsOrder()
{
    QCOMPARE(names(all(u"Tool"_s).orderBy(QStringList{u"maker"_s, u"name"_s})),
             u"axe nail saw file"_s);
    QCOMPARE(names(all(u"Tool"_s).orderBy(QStringList{u"-maker"_s, u"name"_s})),
             u"file saw axe nail"_s);
    const QuerySet byTool = all(u"Offer"_s).orderBy(QStringList{u"tool"_s});
    QCOMPARE(names(byTool, u"tool__name"_s), u"saw file nail axe"_s);
}

void TestModelOrdering::conditions_holdAcrossRelations()
{
    QCOMPARE(names(all(u"Offer"_s), u"tool__name"_s), u"nail saw file axe"_s);
    QCOMPARE(names(all(u"Parcel"_s), u"offer__tool__name"_s), u"nail saw file axe"_s);
}

void TestModelOrdering::prefetchedSlice_isInOrder()
{
    const QList<Record> makers =
            all(u"Maker"_s)
                    .prefetchRelated({Prefetch{.path = u"tools"_s,
                                               .querySet = all(u"Tool"_s).slice(0, 1),
                                               .name = u"first"_s}})
                    .toList();
    QStringList found;
    for (const Record &maker : makers)
        found += maker.prefetched(u"first"_s)->first().value(u"name").toString();
    QCOMPARE(found.join(u' '), u"nail saw file"_s);
}

void TestModelOrdering::latest_bySeveralNames()
{
    const QuerySet priced = all(u"Tool"_s).filter({{u"price__isnull"_s, false}});
    QCOMPARE(priced.latest().value(u"name"), Value(u"file"_s));
    QCOMPARE(priced.earliest().value(u"name"), Value(u"nail"_s));
}

void TestModelOrdering::total_byUniqueExpression()
{
    const QuerySet tools = all(u"Tool"_s);
    QVERIFY(!tools.isTotallyOrdered());
    QVERIFY(tools.orderBy(QList<Expression>{F("pk").descending()}).isTotallyOrdered());
    QVERIFY(!tools.orderBy(QList<Expression>{Lower(u"name")}).isTotallyOrdered());
    QVERIFY(!tools.orderBy(QList<Expression>{F("maker__id")}).isTotallyOrdered());
}

QTEST_GUILESS_MAIN(TestModelOrdering)
#include "tst_modelordering.moc"
