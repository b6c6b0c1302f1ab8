// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/editors/combobutton.h"
#include "admin/widgets/list/filterchoice.h"
#include "admin/widgets/list/filterpanel.h"
#include "admin/widgets/list/sortheader.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Quintette;

namespace {

ChangeList listWithFilter(int choices, int selected)
{
    ChangeList list;
    ChangeList::Filter filter{.name = u"status"_s, .title = u"status"_s, .isActive = selected > 0};
    for (int i = 0; i < choices; ++i) {
        const ListState state = ListState().withFilters({}, {{u"status"_s, QString::number(i)}});
        filter.choices.append({u"choice %1"_s.arg(i), i == selected, state, RowCount{i * 10}});
    }
    list.filters = {filter};
    list.hasActiveFilters = selected > 0;
    return list;
}

} // namespace

class TestFilterPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choice_clicked_asksForItsState();
    void choice_byKeyboard_keepsTheKeyboardThere();
    void manyChoices_areShortened_butNotTheChosenOne();
    void count_estimated_isMarked();
    void manyObjects_areSearchedFor();
    void sortHeader_clickAndFurtherKey();
};

void TestFilterPanel::choice_clicked_asksForItsState()
{
    FilterPanel panel;
    panel.setHead(listWithFilter(3, 0));
    ListState asked;
    connect(&panel, &FilterPanel::stateRequested, this,
            [&](const ListState &state) { asked = state; });
    const QList<FilterChoice *> choices = panel.findChildren<FilterChoice *>();
    QCOMPARE(choices.size(), 3);
    QVERIFY(choices.at(0)->isChecked());
    QCOMPARE(choices.at(2)->accessibleName(), u"choice 2, 20"_s);
    QTest::mouseClick(choices.at(2), Qt::LeftButton);
    QCOMPARE(asked.filters, (Parameters{{u"status"_s, u"2"_s}}));
}

void TestFilterPanel::choice_byKeyboard_keepsTheKeyboardThere()
{
    FilterPanel panel;
    panel.setHead(listWithFilter(3, 0));
    connect(&panel, &FilterPanel::stateRequested, this,
            [&panel] { panel.setHead(listWithFilter(3, 2)); });
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    FilterChoice *chosen = panel.findChildren<FilterChoice *>().at(2);
    chosen->setFocus();
    QTest::keyClick(chosen, Qt::Key_Space);
    const auto *focused = qobject_cast<FilterChoice *>(QApplication::focusWidget());
    QVERIFY(focused);
    QCOMPARE(focused->text(), u"choice 2"_s);
    QVERIFY(panel.widget()->isAncestorOf(focused));
}

void TestFilterPanel::manyChoices_areShortened_butNotTheChosenOne()
{
    FilterPanel panel;
    panel.setHead(listWithFilter(200, 150));
    const QList<FilterChoice *> choices = panel.findChildren<FilterChoice *>();
    QVERIFY(choices.size() < 20);
    QVERIFY(std::any_of(choices.begin(), choices.end(), [](const FilterChoice *choice) {
        return choice->text() == u"choice 150"_s;
    }));
}

void TestFilterPanel::count_estimated_isMarked()
{
    ChangeList list = listWithFilter(1, 0);
    list.filters[0].choices[0].count = RowCount{12'000, true};
    FilterPanel panel;
    panel.setHead(list);
    QCOMPARE(panel.findChild<FilterChoice *>()->accessibleName(), u"choice 0, ≈ 12,000"_s);
}

void TestFilterPanel::manyObjects_areSearchedFor()
{
    ChangeList list = listWithFilter(1, 0);
    list.filters[0].search = FilterSearch{nullptr, u"author"_s, u"author__id__exact"_s};
    list.state = ListState().withFilters({}, {{u"author__id__exact"_s, u"1"_s}, {u"a"_s, u"b"_s}});
    FilterPanel panel;
    QStringList terms;
    panel.setSearch([&terms](const FilterSearch &search, const QString &term, QObject *,
                             const EditorContext::Found &found) {
        terms += search.field + u':' + term;
        found({{7, QString(u"Ada"_s)}});
    });
    panel.setHead(list);
    ListState asked;
    connect(&panel, &FilterPanel::stateRequested, this,
            [&](const ListState &state) { asked = state; });
    QTest::mouseClick(panel.findChild<ComboButton *>(), Qt::LeftButton);
    auto *popup = panel.findChild<ChoicePopup *>();
    QVERIFY(popup);
    QTRY_COMPARE(terms, QStringList{u"author:"_s});
    Q_EMIT popup->chosen({7, QString(u"Ada"_s)});
    // In place of what was chosen before; other filters stay.
    QCOMPARE(asked.filters, (Parameters{{u"a"_s, u"b"_s}, {u"author__id__exact"_s, u"7"_s}}));
}

void TestFilterPanel::sortHeader_clickAndFurtherKey()
{
    ChangeList list;
    list.headers = {{u"a"_s, u"a"_s, true, 1, false}, {u"b"_s, u"b"_s, true}};
    SortHeader header;
    header.setHead(list);
    QCOMPARE(header.sortedBy(0).sorts, (QList<ListState::Sort>{{1, true}}));
    QCOMPARE(header.sortedBy(1).sorts, (QList<ListState::Sort>{{2, false}}));
    QCOMPARE(header.sortedAlsoBy(1).sorts, (QList<ListState::Sort>{{1, false}, {2, false}}));
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestFilterPanel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_filterpanel.moc"
