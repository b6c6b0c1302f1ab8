// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminsite.h"
#include "core/base/error.h"
#include "core/db/connection.h"
#include "core/orm/typedqueryset.h"

#include <QTest>

using namespace Quintette;

namespace {

struct Line
{
    int order = 0;
    int number = 0;

    static void describe(ModelBuilder<Line> &m)
    {
        m.field<&Line::order>("order");
        m.field<&Line::number>("number");
        m.primaryKey<&Line::order, &Line::number>();
    }
};

struct Thing
{
    qint64 id = 0;

    static void describe(ModelBuilder<Thing> &m)
    {
        m.options({.isAbstract = true});
        m.field<&Thing::id>("id");
    }
};

} // namespace

/// Which models a site takes, and what of them a form shows that nobody described.
class TestRegistration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void abstract_isRefused();
    void keyOfSeveralFields_isRefused();
    void replacedModel_appearsNowhere();
    void manyThroughItsOwnModel_isNotShown();
    void toField_ofRowsOnly_isAllowed();

private:
    ModelInfo &add(const char16_t *name);

    Databases m_databases;
    ModelRegistry m_models{m_databases};
};

ModelInfo &TestRegistration::add(const char16_t *name)
{
    auto model =
            std::make_unique<ModelInfo>(u"shop"_s, QStringView(name).toString(), ModelOptions{});
    model->addField(makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
    return m_models.add(std::move(model));
}

void TestRegistration::initTestCase()
{
    ModelInfo &author = add(u"Author");
    author.addField(makeField(FieldKind::Char, u"code"_s, {.unique = true, .maxLength = 10}));
    author.addField(makeField(FieldKind::Char, u"secret"_s, {.unique = true, .maxLength = 10}));
    ModelInfo &book = add(u"Book");
    book.addField(makeField(FieldKind::Char, u"title"_s, {.maxLength = 10}));
    book.addField(makeField(FieldKind::ManyToMany, u"fans"_s,
                            {.to = u"shop.Author"_s, .through = u"shop.Fan"_s}));
    book.addField(makeField(FieldKind::ManyToMany, u"authors"_s,
                            {.to = u"shop.Author"_s, .relatedName = u"books"_s}));
    ModelInfo &fan = add(u"Fan");
    fan.addField(makeField(FieldKind::ForeignKey, u"book"_s, {.to = u"shop.Book"_s}));
    fan.addField(makeField(FieldKind::ForeignKey, u"author"_s,
                           {.to = u"shop.Author"_s, .toField = u"code"_s}));
    add(u"Member");
    m_models.add<Line>(u"shop"_s, u"Line"_s);
    m_models.add<Thing>(u"shop"_s, u"Thing"_s);
    m_models.add<StoredVersion>(u"quintette_history"_s, u"StoredVersion"_s);
    m_models.replace(u"auth.User"_s, u"shop.Member"_s);
    m_models.resolve();
}

void TestRegistration::abstract_isRefused()
{
    AdminSite site(m_models);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, site.add(u"shop.Thing"_s, ModelAdminOptions{}));
    QVERIFY(site.admins().isEmpty());
}

void TestRegistration::keyOfSeveralFields_isRefused()
{
    AdminSite site(m_models);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, site.add(u"shop.Line"_s, ModelAdminOptions{}));
    QVERIFY(site.admins().isEmpty());
}

void TestRegistration::replacedModel_appearsNowhere()
{
    AdminSite site(m_models);
    site.add(u"auth.User"_s, {.searchFields = {u"username"_s}});
    QVERIFY(site.admins().isEmpty());
    QVERIFY(!site.find(m_models.get(u"shop.Member"_s)));
    site.add(u"shop.Member"_s, ModelAdminOptions{});
    QVERIFY(site.find(m_models.get(u"shop.Member"_s))->options().searchFields.isEmpty());
}

void TestRegistration::manyThroughItsOwnModel_isNotShown()
{
    AdminSite site(m_models);
    const ModelAdmin &books = site.add(u"shop.Book"_s, ModelAdminOptions{});
    QCOMPARE(books.fields({}, nullptr), (QStringList{u"title"_s, u"authors"_s}));
}

void TestRegistration::toField_ofRowsOnly_isAllowed()
{
    const auto mayAsk = [this](const QList<InlineOptions> &inlines, const QString &field) {
        AdminSite site(m_models);
        const ModelAdmin &authors = site.add(u"shop.Author"_s, ModelAdminOptions{});
        site.add(u"shop.Book"_s, {.inlines = inlines});
        return authors.isToFieldAllowed(field);
    };
    QVERIFY(mayAsk({{.model = u"shop.Fan"_s}}, u"code"_s));
    QVERIFY(!mayAsk({}, u"code"_s)); // no page of this site points to it
    QVERIFY(!mayAsk({{.model = u"shop.Fan"_s}}, u"secret"_s));
    QVERIFY(mayAsk({}, u"id"_s));
}

QTEST_GUILESS_MAIN(TestRegistration)
#include "tst_registration.moc"
