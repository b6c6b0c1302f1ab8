// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminsite.h"
#include "admin/site/checks/adminchecks.h"
#include "core/db/connection.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

namespace {

using Kind = ListFilterOptions::Kind;

ModelAdminOptions sound()
{
    ModelAdminOptions options;
    options.listDisplay = {u"title", u"pages", u"author"};
    options.listEditable = {u"pages"_s};
    options.listFilter = {u"author", ListFilterOptions(u"author__name")};
    options.ordering = {u"-title"_s, u"pk"_s, u"author__name"_s};
    options.fields = {u"title"_s, u"author"_s, u"form_only"_s};
    options.readonlyFields = {u"pages"};
    options.autocompleteFields = {u"author"_s};
    options.filterHorizontal = {u"tags"_s};
    options.radioFields = {u"state"_s};
    options.prepopulatedFields = {{u"slug"_s, {u"title"_s}}};
    options.dateHierarchy = u"published"_s;
    InlineOptions copies;
    copies.model = u"shop.Copy"_s;
    options.inlines = {copies};
    return options;
}

template <typename Change> ModelAdminOptions with(Change change)
{
    ModelAdminOptions options = sound();
    change(options);
    return options;
}

ListFilterOptions filter(const char16_t *field, Kind kind)
{
    ListFilterOptions options(field);
    options.kind = kind;
    return options;
}

} // namespace

/// Every mistake that the checks know: each makes its own id appear and no other.
class TestAdminChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void declaration_sound_hasNoFindings();
    void declaration_wrong_hasItsId_data();
    void declaration_wrong_hasItsId();
    void inline_wrong_hasItsId_data();
    void inline_wrong_hasItsId();
    void action_wrong_hasItsId();
    void middleware_missing_hasItsId();
    void document_listsTheIdsThatOccur();
    void document_accountsForEveryIdOfDjango();
    void document_everyIdIsMadeToFire();

private:
    QStringList idsFor(const ModelAdminOptions &books, bool withAuthors = true,
                       bool searchAuthors = true) const;
    void add(const char16_t *name,
             const QList<std::tuple<FieldKind, QString, FieldOptions>> &fields);

    Databases m_databases;
    ModelRegistry m_models{m_databases};
};

void TestAdminChecks::add(const char16_t *name,
                          const QList<std::tuple<FieldKind, QString, FieldOptions>> &fields)
{
    auto model =
            std::make_unique<ModelInfo>(u"shop"_s, QStringView(name).toString(), ModelOptions{});
    model->addField(makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
    for (const auto &[kind, field, options] : fields)
        model->addField(makeField(kind, field, options));
    m_models.add(std::move(model));
}

void TestAdminChecks::initTestCase()
{
    add(u"Author", {{FieldKind::Char, u"name"_s, {.maxLength = 10}}});
    add(u"Tag", {{FieldKind::Char, u"name"_s, {.maxLength = 10}}});
    add(u"Book",
        {{FieldKind::Char, u"title"_s, {.maxLength = 10}},
         {FieldKind::Slug, u"slug"_s, {}},
         {FieldKind::Integer, u"pages"_s, {}},
         {FieldKind::Integer, u"fixed"_s, {.editable = false}},
         {FieldKind::Char,
          u"state"_s,
          {.maxLength = 1, .choices = {{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}}}},
         {FieldKind::DateTime, u"published"_s, {.null = true}},
         {FieldKind::ForeignKey, u"author"_s, {.to = u"shop.Author"_s}},
         {FieldKind::ManyToMany, u"tags"_s, {.to = u"shop.Tag"_s}},
         {FieldKind::ManyToMany,
          u"fans"_s,
          {.to = u"shop.Author"_s, .relatedName = u"likes"_s, .through = u"shop.Fan"_s}}});
    add(u"Fan",
        {{FieldKind::ForeignKey, u"book"_s, {.to = u"shop.Book"_s}},
         {FieldKind::ForeignKey, u"author"_s, {.to = u"shop.Author"_s}}});
    add(u"Copy",
        {{FieldKind::ForeignKey, u"book"_s, {.to = u"shop.Book"_s}},
         {FieldKind::Integer, u"price"_s, {}}});
    add(u"Swap",
        {{FieldKind::ForeignKey, u"given"_s, {.to = u"shop.Book"_s, .relatedName = u"given"_s}},
         {FieldKind::ForeignKey, u"taken"_s, {.to = u"shop.Book"_s, .relatedName = u"taken"_s}}});
    // The site keeps versions where the project has their table.
    m_models.add<StoredVersion>(u"quintette_history"_s, u"StoredVersion"_s);
    m_models.resolve();
}

QStringList TestAdminChecks::idsFor(const ModelAdminOptions &books, bool withAuthors,
                                    bool searchAuthors) const
{
    AdminSite site(m_models);
    site.add(u"shop.Book"_s, books);
    ModelAdminOptions authors;
    if (searchAuthors)
        authors.searchFields = {u"name"_s};
    if (withAuthors)
        site.add(u"shop.Author"_s, authors);
    QStringList ids;
    for (const CheckMessage &message : checkAdminSite(site)) {
        if (!message.object.startsWith(u"shop.Book"))
            qWarning("%s", qPrintable(message.toString()));
        ids += message.id;
    }
    return ids;
}

void TestAdminChecks::declaration_sound_hasNoFindings()
{
    QCOMPARE(idsFor(sound()), QStringList());
    QCOMPARE(idsFor(ModelAdminOptions()), QStringList());
}

void TestAdminChecks::declaration_wrong_hasItsId_data()
{
    using O = ModelAdminOptions;
    QTest::addColumn<ModelAdminOptions>("options");
    const auto row = [](const char *id, const ModelAdminOptions &options) {
        QTest::newRow(id) << options;
    };
    row("admin.E002", with([](O &o) { o.rawIdFields = {u"nothing"_s}; }));
    row("admin.E002 by column", with([](O &o) { o.rawIdFields = {u"author_id"_s}; }));
    row("admin.E003", with([](O &o) { o.rawIdFields = {u"title"_s}; }));
    row("admin.E005", with([](O &o) { o.fieldsets = {{.lines = {{u"title"_s}}}}; }));
    row("admin.E006", with([](O &o) { o.fields = {u"title"_s, u"title"_s}; }));
    row("admin.E012", with([](O &o) {
            o.fields.clear();
            o.fieldsets = {{.lines = {{u"title"_s}}}, {.lines = {{u"pages"_s, u"title"_s}}}};
        }));
    row("admin.E013", with([](O &o) { o.fields = {u"fans"_s}; }));
    row("admin.E013 in boxes", with([](O &o) { o.filterVertical = {u"fans"_s}; }));
    row("admin.E015", with([](O &o) { o.exclude = {u"slug"_s, u"slug"_s}; }));
    row("admin.E019", with([](O &o) { o.filterVertical = {u"nothing"_s}; }));
    row("admin.E020", with([](O &o) { o.filterHorizontal = {u"author"_s}; }));
    row("admin.E022", with([](O &o) { o.radioFields = {u"nothing"_s}; }));
    row("admin.E023", with([](O &o) { o.radioFields = {u"title"_s}; }));
    row("admin.E027", with([](O &o) { o.prepopulatedFields = {{u"x"_s, {u"title"_s}}}; }));
    row("admin.E028", with([](O &o) { o.prepopulatedFields = {{u"author"_s, {u"title"_s}}}; }));
    row("admin.E030", with([](O &o) { o.prepopulatedFields = {{u"slug"_s, {u"x"_s}}}; }));
    row("admin.E032", with([](O &o) { o.ordering = {u"?"_s, u"title"_s}; }));
    row("admin.E033", with([](O &o) { o.ordering = {u"-nothing"_s}; }));
    row("admin.E035", with([](O &o) { o.readonlyFields = {u"nothing"}; }));
    row("admin.E037", with([](O &o) { o.autocompleteFields = {u"nothing"_s}; }));
    row("admin.E038", with([](O &o) { o.autocompleteFields = {u"title"_s}; }));
    row("admin.E039", with([](O &o) { o.autocompleteFields = {u"tags"_s}; }));
    row("admin.E105", with([](O &o) { o.inlines = {InlineOptions()}; }));
    row("admin.E106", with([](O &o) { o.inlines[0].model = u"shop.Nothing"_s; }));
    row("admin.E108", with([](O &o) { o.listDisplay += Column(u"nothing"_s); }));
    row("admin.E109", with([](O &o) { o.listDisplay += Column(u"tags"_s); }));
    row("admin.E109 reverse", with([](O &o) { o.listDisplay += Column(u"copy_set"_s); }));
    row("admin.E111", with([](O &o) { o.listDisplayLinks = QStringList{u"slug"_s}; }));
    row("admin.E113", with([](O &o) { o.listFilter = {filter(u"length", Kind::Simple)}; }));
    row("admin.E115", with([](O &o) { o.listFilter = {filter(u"title", Kind::RelatedOnly)}; }));
    row("admin.E116", with([](O &o) { o.listFilter = {u"nothing"}; }));
    row("admin.E118", with([](O &o) { o.listPerPage = 0; }));
    row("admin.E119", with([](O &o) { o.listMaxShowAll = -1; }));
    row("admin.E121", with([](O &o) { o.listEditable = {u"nothing"_s}; }));
    row("admin.E122", with([](O &o) { o.listEditable = {u"slug"_s}; }));
    row("admin.E123", with([](O &o) { o.listDisplayLinks = QStringList{u"pages"_s}; }));
    row("admin.E124", with([](O &o) { o.listEditable = {u"title"_s}; }));
    row("admin.E125", with([](O &o) {
            o.listDisplay += Column(u"fixed"_s);
            o.listEditable = {u"fixed"_s};
        }));
    row("admin.E127", with([](O &o) { o.dateHierarchy = u"nothing"_s; }));
    row("admin.E128", with([](O &o) { o.dateHierarchy = u"title"_s; }));
}

void TestAdminChecks::declaration_wrong_hasItsId()
{
    QFETCH(ModelAdminOptions, options);
    const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    QCOMPARE(idsFor(options), QStringList{id});
}

void TestAdminChecks::inline_wrong_hasItsId_data()
{
    QTest::addColumn<InlineOptions>("options");
    const auto row = [](const char *id, const auto &change) {
        InlineOptions options;
        options.model = u"shop.Copy"_s;
        change(options);
        QTest::newRow(id) << options;
    };
    using O = InlineOptions;
    row("admin.E006", [](O &o) { o.fields = {u"price"_s, u"price"_s}; });
    row("admin.E015", [](O &o) { o.exclude = {u"price"_s, u"price"_s}; });
    row("admin.E033", [](O &o) { o.ordering = {u"nothing"_s}; });
    row("admin.E035", [](O &o) { o.readonlyFields = {u"nothing"}; });
    row("admin.E201", [](O &o) { o.exclude = {u"book"_s}; });
    row("admin.E202 none", [](O &o) { o.model = u"shop.Tag"_s; });
    row("admin.E202 several", [](O &o) { o.model = u"shop.Swap"_s; });
    row("admin.E202 wrong", [](O &o) { o.fkName = u"price"_s; });
    row("admin.E203", [](O &o) { o.extra = -1; });
    row("admin.E204", [](O &o) { o.maxNum = -1; });
    row("admin.E205", [](O &o) { o.minNum = -1; });
    row("admin.E302", [](O &o) {
        o.isGeneric = true;
        o.ctField = u"nothing"_s;
        o.ctFkField = u"price"_s;
    });
    row("admin.E303", [](O &o) {
        o.isGeneric = true;
        o.ctField = u"book"_s;
    });
    row("admin.E304", [](O &o) {
        o.isGeneric = true;
        o.ctField = u"book"_s;
        o.ctFkField = u"price"_s;
    });
}

void TestAdminChecks::inline_wrong_hasItsId()
{
    QFETCH(InlineOptions, options);
    const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    QCOMPARE(idsFor(with([&](ModelAdminOptions &books) { books.inlines = {options}; })),
             QStringList{id});
    options = {.model = u"shop.Swap"_s, .fkName = u"taken"_s};
    QCOMPARE(idsFor(with([&](ModelAdminOptions &books) { books.inlines = {options}; })),
             QStringList());
}

void TestAdminChecks::action_wrong_hasItsId()
{
    QCOMPARE(idsFor(sound(), true, false), QStringList{u"admin.E040"_s});
    QCOMPARE(idsFor(sound(), false), QStringList{u"admin.E039"_s});
    AdminSite site(m_models);
    AdminAction action;
    action.name = u"lend"_s;
    action.permissions = {u"lend"_s};
    action.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &) {};
    site.addAction(action);
    QCOMPARE(checkAdminSite(site).size(), 1);
    QCOMPARE(checkAdminSite(site).first().id, u"admin.E129"_s);
    action.permissions = {u"change"_s};
    site.addAction(action);
    QCOMPARE(checkAdminSite(site).size(), 2);
    QCOMPARE(checkAdminSite(site).last().id, u"admin.E130"_s);
    // An admin's own action with the name of one of the site's; naming that one is no mistake.
    AdminSite other(m_models);
    other.addAction(action);
    ModelAdminOptions books;
    books.actions = QList<AdminAction>{u"lend"};
    other.add(u"shop.Author"_s, books);
    QVERIFY(checkAdminSite(other).isEmpty());
    books.actions = QList<AdminAction>{action};
    other.add(u"shop.Book"_s, books);
    QCOMPARE(checkAdminSite(other).size(), 1);
    QCOMPARE(checkAdminSite(other).first().id, u"admin.E130"_s);
    QCOMPARE(checkAdminSite(other).first().object, u"shop.Book"_s);
}

void TestAdminChecks::middleware_missing_hasItsId()
{
    QStringList ids;
    for (const CheckMessage &message : checkAdminMiddleware({u"common"_s}))
        ids += message.id;
    QCOMPARE(ids, (QStringList{u"admin.E408"_s, u"admin.E409"_s, u"admin.E410"_s}));
    QVERIFY(checkAdminMiddleware({u"session"_s, u"authentication"_s, u"messages"_s}).isEmpty());
}

static QString textOf(const QString &path)
{
    QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// Those of a table, or of string literals.
static QStringList idsIn(const QString &path)
{
    static const QRegularExpression id(u"(?:\\| |u\")(admin\\.[EW]\\d{3})(?: \\||\")"_s);
    QStringList ids;
    auto matches = id.globalMatch(textOf(path));
    while (matches.hasNext())
        ids += matches.next().captured(1);
    return ids;
}

void TestAdminChecks::document_accountsForEveryIdOfDjango()
{
    // Django's reference lists these (ref/checks).
    QStringList wanted;
    for (const auto &[first, last] : QList<QPair<int, int>>{
                 {1, 40}, {101, 130}, {201, 206}, {301, 304}, {401, 406}, {408, 410}}) {
        for (int number = first; number <= last; ++number)
            wanted += u"E%1"_s.arg(number, 3, 10, QChar(u'0'));
    }
    wanted += u"W411"_s;

    QStringList told;
    for (const QString &id : idsIn(u"docs/reference/admin-checks.md"_s))
        told += id.section(u'.', 1);
    // Those that cannot occur: "E005" or "E007 to E011".
    const QString reasons = textOf(u"docs/reference/admin-checks.md"_s)
                                    .section(u"ids that cannot occur"_s, 1)
                                    .simplified();
    static const QRegularExpression span(u"([EW])(\\d{3})(?: to E(\\d{3}))?"_s);
    auto matches = span.globalMatch(reasons.section(u"which E302"_s, 0, 0));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const int last = match.captured(match.hasCaptured(3) ? 3 : 2).toInt();
        for (int number = match.captured(2).toInt(); number <= last; ++number)
            told += match.captured(1) + u"%1"_s.arg(number, 3, 10, QChar(u'0'));
    }
    told.sort();
    wanted.sort();
    QCOMPARE(told, wanted); // each once
}

void TestAdminChecks::document_everyIdIsMadeToFire()
{
    const QString tests = textOf(u"tests/admin/site/tst_adminchecks.cpp"_s);
    for (const QString &id : idsIn(u"docs/reference/admin-checks.md"_s))
        QVERIFY2(tests.contains(u'"' + id), qPrintable(id));
}

void TestAdminChecks::document_listsTheIdsThatOccur()
{
    QStringList inCode;
    for (const QString &name :
         {u"actionchecks"_s, u"adminchecks"_s, u"adminfindings"_s, u"columnchecks"_s,
          u"fieldlistchecks"_s, u"fieldwidgetchecks"_s, u"filterchecks"_s, u"inlinechecks"_s})
        inCode += idsIn(u"admin/site/checks/%1.cpp"_s.arg(name));
    inCode.removeDuplicates();
    inCode.sort();
    QCOMPARE(idsIn(u"docs/reference/admin-checks.md"_s), inCode);
}

QTEST_GUILESS_MAIN(TestAdminChecks)
#include "tst_adminchecks.moc"
