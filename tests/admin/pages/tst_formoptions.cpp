// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changeform.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/relationsearch.h"
#include "tests/admin/shopsite.h"

#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"

#include <QTest>

using namespace Quintette;

namespace {

/// A number of every size.
class SizesApp final : public AppPlugin
{
public:
    QString label() const override { return u"sizes"_s; }
    void registerModels(ModelRegistry &models) override
    {
        auto size = std::make_unique<ModelInfo>(u"sizes"_s, u"Size"_s, ModelOptions{});
        size->addField(
                makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
        const QList<QPair<QString, FieldKind>> kinds{
                {u"plain"_s, FieldKind::Integer},
                {u"positive"_s, FieldKind::PositiveInteger},
                {u"small"_s, FieldKind::SmallInteger},
                {u"positive_small"_s, FieldKind::PositiveSmallInteger},
                {u"big"_s, FieldKind::BigInteger},
                {u"positive_big"_s, FieldKind::PositiveBigInteger}};
        for (const auto &[name, kind] : kinds)
            size->addField(makeField(kind, name, {}));
        models.add(std::move(size));
    }
};

} // namespace

/// What each option of a model's administration and of its inlines makes of the form, one by one on
/// a site of its own.
class TestFormOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void fields_tuples_shareALine();
    void fields_readOnly_areShownAndNotRead();
    void fields_excluded_areNotRead();
    void fields_ofNoOption_areTheEditableOnes();
    void fieldsets_keepNamesAndClasses();
    void fieldsets_collapsed_openWithErrors();
    void widgets_byOption_data();
    void widgets_byOption();
    void overrides_goAlongTheKinds();
    void overrides_byField_winOverKinds();
    void choices_followTheOtherAdminsOrder();
    void choices_limited_refuseOthers();
    void choices_withoutSearch_areFoundByTextAndKey();
    void prepopulated_onlyWhereItCanBeEdited();
    void initial_fromTheAddress_fillsTheForm();
    void inline_limits_areKept();
    void inline_readOnlyFunction_isShown();
    void inline_ownWidgetsAndPrepopulation();
    void inline_noRightToAdd_hasNoExtraRows();
    void empty_isShownAsDeclared();
    void save_whoMayNotSeeAgain_cannotContinue();
    void save_asNew_copies();
    void save_hidingFromOneself_keepsWhatWasTyped();
    void viewOnSite_canBeSwitchedOff();
    void register_twiceOrUnknown_isRefused();

private:
    /// The admin of books on a site of its own.
    const ModelAdmin &books(const ModelAdminOptions &options);
    QStringList names(const ChangeForm &page) const;
    WidgetKind kindOf(const ChangeForm &page, const QString &field) const
    {
        return page.form().field(field)->widget().kind;
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    AdminRequest m_ada;
};

void TestFormOptions::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{}, ModelAdminOptions{},
                                        ModelAdminOptions{},
                                        ShopExtras{{}, std::make_unique<SizesApp>()});
    QVERIFY(m_shop->isOpen());
    m_ada = m_shop->request(u"ada"_s);
}

const ModelAdmin &TestFormOptions::books(const ModelAdminOptions &options)
{
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    m_site->add(u"shop.Author"_s, {.searchFields = {u"name"_s}, .ordering = {u"-name"_s}});
    m_site->add(u"shop.Tag"_s, ModelAdminOptions{});
    return m_site->add(u"shop.Book"_s, options);
}

QStringList TestFormOptions::names(const ChangeForm &page) const
{
    QStringList names;
    for (const ChangeForm::Section &section : page.sections()) {
        for (const QList<ChangeForm::Item> &line : section.lines) {
            QStringList together;
            for (const ChangeForm::Item &item : line)
                together += item.name + (item.readOnly ? u"!"_s : QString());
            names += together.join(u'+');
        }
    }
    return names;
}

void TestFormOptions::fields_tuples_shareALine()
{
    ModelAdminOptions options;
    options.fieldsets = {{.lines = {{u"title"_s, u"pages"_s}, {u"author"_s}}}};
    QCOMPARE(names(*ChangeForm::forAdding(books(options), m_ada)),
             (QStringList{u"title+pages"_s, u"author"_s}));
}

void TestFormOptions::fields_readOnly_areShownAndNotRead()
{
    ModelAdminOptions options;
    options.fields = {u"title"_s, u"pages"_s, u"thickness"_s, u"tags"_s};
    options.readonlyFields = {u"pages", u"tags",
                              Column(u"thickness"_s, u"Thickness"_s, [](const Record &book) {
                                  return Value(book.value(u"pages").toInt().value_or(0) / 10);
                              })};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    QCOMPARE(names(*page), (QStringList{u"title"_s, u"pages!"_s, u"thickness!"_s, u"tags!"_s}));
    QCOMPARE(page->sections().first().lines[1].first().text, u"100"_s);
    QCOMPARE(page->sections().first().lines[2].first().text, u"10"_s);
    QCOMPARE(page->sections().first().lines[3].first().text, u"old"_s); // joined objects
    page->submit(formData({{u"title"_s, u"Engines"_s}, {u"pages"_s, u"1"_s}}));
    QVERIFY(page->isValid());
    QCOMPARE(page->form().instance().value(u"pages").toInt().value(), 100);
}

void TestFormOptions::fields_excluded_areNotRead()
{
    ModelAdminOptions options;
    options.exclude = {u"notes"_s, u"lent"_s};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    QVERIFY(!names(*page).contains(u"notes"_s));
    page->submit(formData({{u"title"_s, u"Engines"_s},
                           {u"pages"_s, u"100"_s},
                           {u"author"_s, u"1"_s},
                           {u"notes"_s, u"stolen"_s}}));
    QVERIFY(page->isValid());
    QCOMPARE(page->form().instance().value(u"notes").toString(), QString());
}

void TestFormOptions::fields_ofNoOption_areTheEditableOnes()
{
    QCOMPARE(names(*ChangeForm::forAdding(books({}), m_ada)),
             (QStringList{u"title"_s, u"pages"_s, u"lent"_s, u"notes"_s, u"published"_s,
                          u"author"_s, u"tags"_s}));
}

void TestFormOptions::fieldsets_keepNamesAndClasses()
{
    ModelAdminOptions options;
    options.fieldsets = {{.name = u"Main"_s,
                          .lines = {{u"title"_s}},
                          .description = u"What it is"_s,
                          .wide = true},
                         {.name = u"More"_s, .lines = {{u"pages"_s}}, .collapsed = true}};
    const QList<ChangeForm::Section> sections =
            ChangeForm::forAdding(books(options), m_ada)->sections();
    QCOMPARE(sections[0].name.toString(), u"Main"_s);
    QCOMPARE(sections[0].description.toString(), u"What it is"_s);
    QVERIFY(sections[0].wide && !sections[0].collapsed);
    QVERIFY(sections[1].collapsed && !sections[1].wide);
}

void TestFormOptions::fieldsets_collapsed_openWithErrors()
{
    ModelAdminOptions options;
    options.fieldsets = {{.lines = {{u"title"_s}}},
                         {.name = u"More"_s, .lines = {{u"pages"_s}}, .collapsed = true}};
    const auto page = ChangeForm::forAdding(books(options), m_ada);
    page->submit(formData({{u"title"_s, u"T"_s}, {u"pages"_s, u"many"_s}}));
    QVERIFY(!page->isValid());
    QVERIFY(!page->sections()[1].collapsed);
}

void TestFormOptions::widgets_byOption_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isVertical");
    QTest::newRow("autocomplete") << u"author"_s << int(WidgetKind::Autocomplete) << false;
    QTest::newRow("autocomplete many") << u"tags"_s << int(WidgetKind::SelectMultiple) << false;
    QTest::newRow("raw") << u"author"_s << int(WidgetKind::RawId) << false;
    QTest::newRow("raw many") << u"tags"_s << int(WidgetKind::RawIdMultiple) << false;
    QTest::newRow("radio") << u"author"_s << int(WidgetKind::Radio) << false;
    QTest::newRow("radio vertical") << u"author"_s << int(WidgetKind::Radio) << true;
    QTest::newRow("boxes") << u"tags"_s << int(WidgetKind::FilteredSelectMultiple) << false;
    QTest::newRow("boxes vertical") << u"tags"_s << int(WidgetKind::FilteredSelectMultiple) << true;
    QTest::newRow("nothing") << u"author"_s << int(WidgetKind::Select) << false;
}

void TestFormOptions::widgets_byOption()
{
    QFETCH(QString, field);
    const QByteArray tag = QTest::currentDataTag();
    ModelAdminOptions options;
    QStringList &names = tag.startsWith("auto") ? options.autocompleteFields
            : tag.startsWith("raw")             ? options.rawIdFields
            : tag == "radio"                    ? options.radioFields
            : tag == "radio vertical"           ? options.verticalRadioFields
            : tag == "boxes"                    ? options.filterHorizontal
                                                : options.filterVertical;
    if (tag != "nothing")
        names = {field};
    const auto page = ChangeForm::forAdding(books(options), m_ada);
    // Tags cannot be searched in, so they are no field to type into.
    QTEST(int(kindOf(*page, field)), "kind");
    QTEST(page->form().field(field)->widget().isVertical, "isVertical");
}

void TestFormOptions::overrides_goAlongTheKinds()
{
    WidgetSpec area(WidgetKind::Textarea);
    area.attributes.insert(u"rows"_s, 2);
    ModelAdminOptions options;
    options.formfieldOverrides = {{FieldKind::Char, {.widget = area, .helpText = u"Short"_s}},
                                  {FieldKind::Integer, {.label = u"Number"_s}}};
    const auto page = ChangeForm::forAdding(books(options), m_ada);
    QCOMPARE(kindOf(*page, u"title"_s), WidgetKind::Textarea);
    QCOMPARE(page->form().field(u"title")->widget().attributes.value(u"maxlength"), Value(80));
    QCOMPARE(page->form().bound(u"title"_s).helpText().toString(), u"Short"_s);
    QCOMPARE(page->form().bound(u"pages"_s).label().toString(), u"Number"_s);
    QCOMPARE(kindOf(*page, u"notes"_s), WidgetKind::Textarea); // a Text is no Char: as ever
    // A picture is a kind of its own, as with Django.
    options.formfieldOverrides = {{FieldKind::File, {.helpText = u"Any file"_s}}};
    AdminSite site(m_shop->application().models());
    const auto print = ChangeForm::forAdding(site.add(u"shop.Print"_s, options), m_ada);
    QCOMPARE(print->form().bound(u"paper"_s).helpText().toString(), u"Any file"_s);
    QCOMPARE(print->form().bound(u"scan"_s).helpText().toString(), QString());
    // Of several kinds only the nearest counts.
    options.formfieldOverrides = {{FieldKind::Integer, {.helpText = u"Whole"_s}},
                                  {FieldKind::SmallInteger, {.label = u"Small"_s}}};
    AdminSite sizes(m_shop->application().models());
    const ModelAdmin &admin = sizes.add(u"sizes.Size"_s, options);
    const auto size = ChangeForm::forAdding(admin, m_ada);
    const auto said = [&size](const QString &field) {
        return size->form().bound(field).label().toString() + u'/'
                + size->form().bound(field).helpText().toString();
    };
    QCOMPARE(said(u"plain"_s), u"Plain/Whole"_s);
    QCOMPARE(said(u"positive"_s), u"Positive/Whole"_s);
    QCOMPARE(said(u"small"_s), u"Small/"_s);
    QCOMPARE(said(u"positive_small"_s), u"Small/"_s);
    QCOMPARE(said(u"big"_s), u"Big/"_s);
    QCOMPARE(said(u"positive_big"_s), u"Positive big/"_s);
}

void TestFormOptions::overrides_byField_winOverKinds()
{
    ModelAdminOptions options;
    options.formfieldOverrides = {
            {FieldKind::ForeignKey, {.widget = WidgetSpec(WidgetKind::Radio)}}};
    QCOMPARE(kindOf(*ChangeForm::forAdding(books(options), m_ada), u"author"_s), WidgetKind::Radio);
    options.rawIdFields = {u"author"_s};
    QCOMPARE(kindOf(*ChangeForm::forAdding(books(options), m_ada), u"author"_s), WidgetKind::RawId);
}

void TestFormOptions::choices_followTheOtherAdminsOrder()
{
    const auto page = ChangeForm::forAdding(books({}), m_ada);
    QStringList names;
    for (const Choice &choice : page->form().field(u"author")->widget().options())
        names += choice.label.toString();
    QCOMPARE(names, (QStringList{u"---------"_s, u"Grace"_s, u"Ada"_s}));
}

void TestFormOptions::choices_limited_refuseOthers()
{
    ModelAdminOptions authors{.ordering = {u"name"_s}};
    authors.rows = [](const AdminRequest &) { return Q{{u"name"_s, u"Ada"_s}}; };
    AdminSite site(m_shop->application().models());
    site.add(u"shop.Author"_s, authors);
    const auto page = ChangeForm::forAdding(site.add(u"shop.Book"_s, ModelAdminOptions{}), m_ada);
    page->submit(formData({{u"title"_s, u"T"_s}, {u"pages"_s, u"1"_s}, {u"author"_s, u"2"_s}}));
    QVERIFY(!page->isValid());
    QCOMPARE(page->form().knownErrors().value(u"author").first().code, u"invalid_choice"_s);
}

void TestFormOptions::choices_withoutSearch_areFoundByTextAndKey()
{
    const ModelAdmin &admin = books({}); // and nobody said how to search tags
    const auto found = [&](const QString &term, int offset = 0, int limit = 20) {
        return searchRelation(admin, m_ada, {}, {u"tags"_s}, term, offset, limit);
    };
    const auto textsOf = [](const RelationSearch &search) {
        QStringList texts;
        for (const Choice &choice : search.choices)
            texts += choice.label.toString();
        texts.sort();
        return texts;
    };
    QCOMPARE(textsOf(found(u"RAR"_s)), QStringList{u"rare"_s});
    QCOMPARE(textsOf(found(u"3"_s)), QStringList{u"signed"_s}); // its key
    QCOMPARE(textsOf(found(u"e"_s)), (QStringList{u"rare"_s, u"signed"_s}));
    QVERIFY(found(u"nothing"_s).choices.isEmpty());
    const RelationSearch first = found(u"e"_s, 0, 1);
    QVERIFY(first.choices.size() == 1 && first.hasMore);
    const RelationSearch second = found(u"e"_s, 1, 1);
    QVERIFY(second.choices.size() == 1 && !second.hasMore);
    QVERIFY(textsOf(first) != textsOf(second));
}

void TestFormOptions::prepopulated_onlyWhereItCanBeEdited()
{
    ModelAdminOptions options;
    options.fields = {u"title"_s, u"notes"_s};
    options.prepopulatedFields = {{u"notes"_s, {u"title"_s}}};
    const auto from = [this](const ChangeForm &page) {
        return page.sections().first().lines[1].first().prepopulatedFrom;
    };
    QCOMPARE(from(*ChangeForm::forAdding(books(options), m_ada)), QStringList{u"title"_s});
    const AdminRequest looker = m_shop->request(u"looker"_s, {u"view_book"_s});
    QVERIFY(from(*ChangeForm::forObject(books(options), looker, u"1"_s)).isEmpty());
}

void TestFormOptions::initial_fromTheAddress_fillsTheForm()
{
    const auto page = ChangeForm::forAdding(
            books({}), m_ada,
            {{u"title"_s, u"From a link"_s}, {u"tags"_s, u"1,3"_s}, {u"id"_s, u"9"_s}});
    QCOMPARE(page->form().initialValue(u"title"_s).toString(), u"From a link"_s);
    QCOMPARE(page->form().initialValue(u"tags"_s).list().size(), 2);
}

void TestFormOptions::inline_limits_areKept()
{
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 2, .minNum = 1, .maxNum = 4}};
    const auto page = ChangeForm::forAdding(books(options), m_ada);
    QCOMPARE(page->inlines().front()->rows().size(), 4); // 1 that must be, 2 more, the template
    const auto existing = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    QCOMPARE(existing->inlines().front()->rows().size(), 5); // 2 present, 2 more, the template
}

void TestFormOptions::inline_readOnlyFunction_isShown()
{
    ModelAdminOptions options;
    InlineOptions copies{.model = u"shop.Copy"_s, .extra = 0};
    copies.fields = {u"shelf"_s, u"doubled"_s};
    copies.readonlyFields = {Column(u"doubled"_s, u"Twice the price"_s, [](const Record &copy) {
        return Value(copy.value(u"price").toInt().value_or(0) * 2);
    })};
    options.inlines = {copies};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    const InlineGroup &group = *page->inlines().front();
    QCOMPARE(group.headers()[1].label.toString(), u"Twice the price"_s);
    QCOMPARE(group.rows().first().items[1].text, u"10"_s);
    QVERIFY(group.rows().first().items[1].readOnly);
}

void TestFormOptions::inline_ownWidgetsAndPrepopulation()
{
    ModelAdminOptions options;
    InlineOptions copies{.model = u"shop.Copy"_s, .extra = 1};
    copies.formfieldOverrides = {{FieldKind::Char, {.widget = WidgetSpec(WidgetKind::Textarea)}}};
    copies.prepopulatedFields = {{u"shelf"_s, {u"price"_s}}};
    options.inlines = {copies};
    const auto page = ChangeForm::forAdding(books(options), m_ada);
    const InlineGroup::Row row = page->inlines().front()->rows().first();
    QCOMPARE(row.form->field(u"shelf")->widget().kind, WidgetKind::Textarea);
    QCOMPARE(row.items.first().prepopulatedFrom, QStringList{u"price"_s});
}

void TestFormOptions::inline_noRightToAdd_hasNoExtraRows()
{
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 3}};
    const AdminRequest changer =
            m_shop->request(u"changer"_s, {u"change_book"_s, u"change_copy"_s});
    const auto page = ChangeForm::forObject(books(options), changer, u"1"_s);
    const InlineGroup &group = *page->inlines().front();
    QVERIFY(!group.canAdd() && !group.canDelete());
    QCOMPARE(group.rows().size(), 2);
}

void TestFormOptions::empty_isShownAsDeclared()
{
    ModelAdminOptions options;
    options.fields = {u"notes"_s, u"published"_s};
    options.readonlyFields = {u"notes", u"published"};
    const auto shown = [this](const ModelAdminOptions &declared) {
        const auto page = ChangeForm::forObject(books(declared), m_ada, u"1"_s);
        return page->sections().first().lines.first().first();
    };
    QCOMPARE(shown(options).text, u"-"_s);
    QVERIFY(shown(options).isEmpty);
    options.emptyValueDisplay = u"(none)"_s;
    QCOMPARE(shown(options).text, u"(none)"_s);
}

void TestFormOptions::save_whoMayNotSeeAgain_cannotContinue()
{
    const auto forWhom = [this](const QString &name, const QStringList &rights) {
        const AdminRequest request = m_shop->request(name, rights);
        const auto page = ChangeForm::forAdding(books({}), request);
        return QPair(page->canContinue(), page->canContinueEditing());
    };
    QCOMPARE(forWhom(u"only-adds"_s, {u"add_book"_s}), QPair(false, false));
    QCOMPARE(forWhom(u"adds-views"_s, {u"add_book"_s, u"view_book"_s}), QPair(true, false));
    QCOMPARE(forWhom(u"adds-changes"_s, {u"add_book"_s, u"change_book"_s}), QPair(true, true));
}

void TestFormOptions::save_asNew_copies()
{
    ModelAdminOptions options;
    options.saveAs = true;
    AdminRequest ada = m_ada;
    const qint64 before = objects(m_shop->model(u"shop.Book"_s)).count();
    const auto page = ChangeForm::forAdding(books(options), ada);
    page->submitAsNew(formData({{u"title"_s, u"Engines, again"_s},
                                {u"pages"_s, u"100"_s},
                                {u"author"_s, u"1"_s}}),
                      {});
    QVERIFY(page->isValid());
    const Record copy = page->save(ada);
    QVERIFY(copy.pk() != Value(1));
    QCOMPARE(objects(m_shop->model(u"shop.Book"_s)).count(), before + 1);
    deleteObject(books(options), ada, copy);
}

void TestFormOptions::save_hidingFromOneself_keepsWhatWasTyped()
{
    ModelAdminOptions options;
    options.rows = [](const AdminRequest &request) {
        return request.user->isSuperuser ? Q() : Q{{u"author"_s, 1}};
    };
    AdminRequest clerk = m_shop->request(u"clerk"_s, {u"change_book"_s, u"view_author"_s});
    const auto page = ChangeForm::forObject(books(options), clerk, u"1"_s);
    page->submit(formData(
            {{u"title"_s, u"Given away"_s}, {u"pages"_s, u"100"_s}, {u"author"_s, u"2"_s}}));
    QVERIFY(page->isValid());
    QVERIFY_THROWS_EXCEPTION(ValidationError, page->save(clerk));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).value(u"title").toString(), u"Engines"_s);
    // The page tells why, and still has all of it.
    QCOMPARE(page->errorCount(), 1);
    QCOMPARE(page->form().bound(u"title"_s).value().toString(), u"Given away"_s);
    QCOMPARE(page->form().bound(u"author"_s).value().toString(), u"2"_s);
}

void TestFormOptions::viewOnSite_canBeSwitchedOff()
{
    ModelAdminOptions options;
    options.viewOnSite = false;
    QCOMPARE(ChangeForm::forObject(books(options), m_ada, u"1"_s)->viewOnSiteUrl(), QString());
}

void TestFormOptions::register_twiceOrUnknown_isRefused()
{
    AdminSite site(m_shop->application().models());
    site.add(u"shop.Book"_s, ModelAdminOptions{});
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, site.add(u"shop.Book"_s, ModelAdminOptions{}));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured,
                             site.add(u"shop.Nothing"_s, ModelAdminOptions{}));
    site.remove(u"shop.Book"_s);
    QVERIFY(!site.find(u"shop"_s, u"book"_s));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, site.remove(u"shop.Book"_s));
}

QTEST_GUILESS_MAIN(TestFormOptions)
#include "tst_formoptions.moc"
