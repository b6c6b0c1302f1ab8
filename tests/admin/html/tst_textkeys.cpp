// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace Quintette;

namespace {

// Every character that means something in an address, and what only looks like one that is quoted.
const QString key = u"a\":/_#?;@&=+$,\"[]<>%\n\\ _5F_a é'b"_s;
// As Django 5.2 quotes it, and as it stands in addresses.
const QString quoted =
        u"a_22_3A_2F_5F_23_3F_3B_40_26_3D_2B_24_2C_22_5B_5D_3C_3E_25_0A_5C _5F5F_5Fa é'b"_s;

/// Parts with a text as their key, and uses of them.
class PartsApp final : public AppPlugin
{
public:
    QString label() const override { return u"parts"_s; }
    void registerModels(ModelRegistry &models) override
    {
        ModelOptions named;
        named.displayField = u"code"_s;
        auto part = std::make_unique<ModelInfo>(u"parts"_s, u"Part"_s, named);
        part->addField(
                makeField(FieldKind::Char, u"code"_s, {.primaryKey = true, .maxLength = 100}));
        part->addField(makeField(FieldKind::Char, u"note"_s, {.blank = true, .maxLength = 100}));
        models.add(std::move(part));
        auto use = std::make_unique<ModelInfo>(u"parts"_s, u"Use"_s, ModelOptions{});
        use->addField(
                makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
        use->addField(makeField(FieldKind::ForeignKey, u"part"_s,
                                {.to = u"parts.Part"_s, .onDelete = OnDelete::Protect}));
        models.add(std::move(use));
    }
    void modelsReady(Application &application) override
    {
        AdminSite &site = *application.service<AdminSite>();
        site.add(u"parts.Part"_s, {.listDisplay = {u"code", u"note"}, .searchFields = {u"note"_s}});
        site.add(u"parts.Use"_s, {.listFilter = {u"part"}, .autocompleteFields = {u"part"_s}});
    }
};

} // namespace

/// Objects whose key is a text full of what has a meaning in addresses, on every page.
class TestTextKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void quote_asDjangoDoes_data();
    void quote_asDjangoDoes();
    void list_linksToTheForm();
    void form_opensSavesAndComesBack();
    void bareAddress_leadsToTheForm();
    void history_isThatOfTheObject();
    void action_isForTheObject();
    void relation_linksSearchesAndFilters();
    void viewOnSite_ofNoPage_isNotFound();
    void delete_takesTheObject();

private:
    static QByteArray address(const QByteArray &page)
    {
        return "/admin/parts/part/" + QUrl::toPercentEncoding(quoted) + '/' + page;
    }
    QString page(const QByteArray &url)
    {
        return QString::fromUtf8(Client::content(m_ada->get(url)));
    }
    static QString escaped(QString text)
    {
        return text.toHtmlEscaped().replace(u'\'', u"&#x27;"_s);
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestTextKeys::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{}, ModelAdminOptions{},
                                        ModelAdminOptions{},
                                        ShopExtras{{}, std::make_unique<PartsApp>()});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_shop->execute(u"CREATE TABLE parts_part (code varchar(100) NOT NULL PRIMARY KEY, note "
                    "varchar(100) NOT NULL); CREATE TABLE parts_use (id integer PRIMARY KEY "
                    "AUTOINCREMENT, part_id varchar(100) NOT NULL REFERENCES parts_part(code));"_s);
    for (const QString &code : {key, u"plain"_s}) {
        Record part(m_shop->model(u"parts.Part"_s));
        part.setValue(u"code", code);
        part.setValue(u"note", u"first note"_s);
        save(part, {.forceInsert = true});
    }
    Record use(m_shop->model(u"parts.Use"_s));
    use.setValue(u"part", key);
    save(use);
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestTextKeys::quote_asDjangoDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quotedText");
    QTest::newRow("everything") << key << quoted;
    QTest::newRow("nothing") << u"plain-key.1"_s << u"plain-key.1"_s;
    QTest::newRow("underscores") << u"_2f_2F"_s << u"_5F2f_5F2F"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestTextKeys::quote_asDjangoDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, quotedText);
    QCOMPARE(quotePk(text), quotedText);
    QCOMPARE(unquotePk(quotedText), text);
    // What only looks quoted is meant as it stands, for those who type addresses.
    for (const QString &typed : {u"a_2f"_s, u"a_A"_s, u"a_"_s, u"a_5"_s, u"a_41"_s, u"a_+A"_s})
        QCOMPARE(unquotePk(typed), typed);
}

void TestTextKeys::list_linksToTheForm()
{
    QVERIFY(page("/admin/parts/part/")
                    .contains(u"href=\""_s + QString::fromLatin1(address("change/"))));
}

void TestTextKeys::form_opensSavesAndComesBack()
{
    QVERIFY(page(address("change/")).contains(u"first note"_s));
    const Response saved = m_ada->post(
            address("change/"),
            {{u"code"_s, key}, {u"note"_s, u"second note"_s}, {u"_continue"_s, QString()}});
    QCOMPARE(saved.header("Location"), address("change/"));
    QCOMPARE(
            objects(m_shop->model(u"parts.Part"_s)).get({{u"pk"_s, key}}).value(u"note").toString(),
            u"second note"_s);
}

void TestTextKeys::bareAddress_leadsToTheForm()
{
    QCOMPARE(m_ada->get(address({})).header("Location"), address("change/"));
}

void TestTextKeys::history_isThatOfTheObject()
{
    const AdminRequest ada = m_shop->request(u"ada"_s);
    LogEntry::write(ada, objects(m_shop->model(u"parts.Part"_s)).get({{u"pk"_s, key}}),
                    LogEntry::Action::Change);
    const QString history = page(address("history/"));
    QVERIFY(history.contains(u"ada"_s));
    QVERIFY(history.contains(QString::fromLatin1(address("change/"))));
    QVERIFY(page("/admin/").contains(u"href=\""_s + QString::fromLatin1(address("change/"))));
}

void TestTextKeys::action_isForTheObject()
{
    const QString list = page("/admin/parts/part/");
    QVERIFY(list.contains(u"name=\"_selected_action\" value=\""_s + escaped(key)));
    const Response asked =
            m_ada->post("/admin/parts/part/",
                        {{u"action"_s, u"delete_selected"_s}, {u"_selected_action"_s, u"plain"_s}});
    QVERIFY(Client::content(asked).contains("plain"));
    const Response protectedPart =
            m_ada->post("/admin/parts/part/",
                        {{u"action"_s, u"delete_selected"_s}, {u"_selected_action"_s, key}});
    QVERIFY(QString::fromUtf8(Client::content(protectedPart)).contains(escaped(key)));
}

void TestTextKeys::relation_linksSearchesAndFilters()
{
    const QString form = page("/admin/parts/use/1/change/");
    QVERIFY(form.contains(QString::fromLatin1(address("change/")) + u"?_popup=1"_s));
    QVERIFY(form.contains(u"/admin/parts/part/__fk__/change/?_popup=1"_s));
    const QJsonObject found =
            QJsonDocument::fromJson(
                    Client::content(m_ada->get("/admin/autocomplete/?app_label=parts&model_name=use"
                                               "&field_name=part&term=second")))
                    .object();
    QCOMPARE(found[u"results"].toArray().first()[u"id"].toString(), key);
    const QByteArray chosen = "/admin/parts/use/?part__code__exact=";
    QVERIFY(page(chosen + QUrl::toPercentEncoding(key)).contains(u"row-select"_s));
    QVERIFY(!page(chosen + "plain").contains(u"row-select"_s));
}

void TestTextKeys::viewOnSite_ofNoPage_isNotFound()
{
    QCOMPARE(m_ada->get("/admin/r/1/" + QUrl::toPercentEncoding(key) + "/").status(), 404);
}

void TestTextKeys::delete_takesTheObject()
{
    QVERIFY(page(address("delete/")).contains(escaped(key)));
    objects(m_shop->model(u"parts.Use"_s)).remove();
    QCOMPARE(m_ada->post(address("delete/"), {{u"post"_s, u"yes"_s}}).status(), 302);
    QVERIFY(!objects(m_shop->model(u"parts.Part"_s)).filter({{u"pk"_s, key}}).exists());
}

QTEST_GUILESS_MAIN(TestTextKeys)
#include "tst_textkeys.moc"
