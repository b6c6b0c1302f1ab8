// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/form/fieldcell.h"
#include "core/i18n/language.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Quintette;

namespace {

FormContents::Field fieldOf(WidgetKind kind, const Value &value)
{
    FormContents::Field field;
    field.item.name = u"x"_s;
    field.item.label = u"a field"_s;
    field.widget = WidgetSpec(kind);
    field.value = value;
    return field;
}

FormData submitted(const Editor &editor)
{
    FormData data;
    UploadedFiles files;
    editor.write(data, files, u"x"_s);
    return data;
}

std::unique_ptr<Editor> make(const FormContents::Field &field)
{
    return std::unique_ptr<Editor>(makeEditor(field, {}, nullptr));
}

} // namespace

class TestEditors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void untouched_submitsWhatItGot_data();
    void untouched_submitsWhatItGot();
    void number_germanSigns_submitsPlain();
    void date_typedInGerman_submitsIso();
    void date_nonsense_submitsAsTyped();
    void date_arrowUp_goesADayOn();
    void boolean_unchecked_submitsNothing();
    void boolean_submittedFalse_isUnchecked();
    void choice_unknownStored_isKept();
    void radio_showsAllAndSubmitsTheChosen();
    void radio_followsItsObjects();
    void json_invalid_saysSoWhileTyping();
    void twoLists_choose_submitsAll();
    void hidden_hasNoEditor();
    void edit_emitsEdited();
    void attributes_ofTheWidget_areHeard();
    void disabledField_isShownOnly();
    void relation_moreThanAreShown_saysSo();
};

void TestEditors::untouched_submitsWhatItGot_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("line") << int(WidgetKind::Text) << u"two  spaces "_s;
    QTest::newRow("number") << int(WidgetKind::Number) << u"-1234567.50"_s;
    QTest::newRow("lines") << int(WidgetKind::Textarea) << u"one\ntwo\n\n"_s;
    QTest::newRow("date") << int(WidgetKind::Date) << u"2024-02-29"_s;
    QTest::newRow("time") << int(WidgetKind::Time) << u"14:07:09.123456"_s;
    QTest::newRow("moment") << int(WidgetKind::DateTime) << u"2024-02-29 14:07:09.123456"_s;
    QTest::newRow("empty date") << int(WidgetKind::Date) << QString();
}

void TestEditors::untouched_submitsWhatItGot()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto editor = make(fieldOf(WidgetKind(kind), text));
    QCOMPARE(submitted(*editor).value(u"x"_s), text);
}

void TestEditors::number_germanSigns_submitsPlain()
{
    const LanguageScope german(u"de"_s);
    const auto editor = make(fieldOf(WidgetKind::Number, u"1234.5"_s));
    auto *line = editor->findChild<QLineEdit *>();
    QCOMPARE(line->text(), u"1234,5"_s);
    line->setText(u"99,25"_s);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"99.25"_s);
}

void TestEditors::date_typedInGerman_submitsIso()
{
    const LanguageScope german(u"de"_s);
    const auto editor = make(fieldOf(WidgetKind::Date, Value()));
    editor->findChild<QLineEdit *>()->setText(u"31.12.2025"_s);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"2025-12-31"_s);
}

void TestEditors::date_nonsense_submitsAsTyped()
{
    const auto editor = make(fieldOf(WidgetKind::Date, Value()));
    editor->findChild<QLineEdit *>()->setText(u"soon"_s);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"soon"_s);
}

void TestEditors::date_arrowUp_goesADayOn()
{
    const auto editor = make(fieldOf(WidgetKind::Date, QDate(2024, 2, 28)));
    QTest::keyClick(editor->findChild<QLineEdit *>(), Qt::Key_Up);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"2024-02-29"_s);
}

void TestEditors::boolean_unchecked_submitsNothing()
{
    const auto editor = make(fieldOf(WidgetKind::Checkbox, true));
    QCOMPARE(submitted(*editor).value(u"x"_s), u"on"_s);
    editor->findChild<QCheckBox *>()->setChecked(false);
    QVERIFY(!submitted(*editor).contains(u"x"_s));
}

void TestEditors::boolean_submittedFalse_isUnchecked()
{
    QVERIFY(!submitted(*make(fieldOf(WidgetKind::Checkbox, false))).contains(u"x"_s));
    QVERIFY(!submitted(*make(fieldOf(WidgetKind::Checkbox, u"False"_s))).contains(u"x"_s));
}

void TestEditors::choice_unknownStored_isKept()
{
    FormContents::Field field = fieldOf(WidgetKind::Select, u"gone"_s);
    field.widget.choices = {{u"draft"_s, u"Draft"_s}, {u"live"_s, u"Live"_s}};
    const auto editor = make(field);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"gone"_s);
    editor->findChild<QComboBox *>()->setCurrentIndex(1);
    QCOMPARE(submitted(*editor).value(u"x"_s), u"live"_s);
}

void TestEditors::radio_showsAllAndSubmitsTheChosen()
{
    FormContents::Field field = fieldOf(WidgetKind::Radio, u"live"_s);
    field.widget.choices = {{u"draft"_s, u"Draft"_s}, {u"live"_s, u"Live"_s}};
    const auto editor = make(field);
    const QList<QRadioButton *> buttons = editor->findChildren<QRadioButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons.at(1)->isChecked());
    QCOMPARE(submitted(*editor).value(u"x"_s), u"live"_s);
    QSignalSpy edited(editor.get(), &Editor::edited);
    buttons.at(0)->click();
    QCOMPARE(submitted(*editor).value(u"x"_s), u"draft"_s);
    QCOMPARE(edited.count(), 1);
}

void TestEditors::radio_followsItsObjects()
{
    FormContents::Field field = fieldOf(WidgetKind::Radio, 2);
    field.widget.choices = {{1, u"One"_s}, {2, u"Two"_s}};
    const auto editor = make(field);
    const auto texts = [&editor] {
        QStringList texts;
        const QList<QRadioButton *> buttons = editor->findChildren<QRadioButton *>();
        for (const QRadioButton *button : buttons)
            texts += button->text();
        return texts;
    };
    editor->offer({3, u"Three"_s});
    editor->rename(u"2"_s, {2, u"Zwei"_s});
    QCOMPARE(texts(), (QStringList{u"One"_s, u"Zwei"_s, u"Three"_s}));
    QCOMPARE(submitted(*editor).value(u"x"_s), u"2"_s);
    editor->withdraw(u"2"_s);
    QCOMPARE(texts(), (QStringList{u"One"_s, u"Three"_s}));
    QVERIFY(submitted(*editor).value(u"x"_s).isEmpty());
}

void TestEditors::json_invalid_saysSoWhileTyping()
{
    FormContents::Field field = fieldOf(WidgetKind::Textarea, u"{\"b\":1,\"a\":[]}"_s);
    field.isJson = true;
    const auto editor = make(field);
    // Shown tidily, but not changed by being looked at.
    QCOMPARE(submitted(*editor).value(u"x"_s), u"{\"b\":1,\"a\":[]}"_s);
    auto *text = editor->findChild<QPlainTextEdit *>();
    QVERIFY(text->toPlainText().contains(u'\n'));
    text->setPlainText(u"{\"b\":"_s);
    QVERIFY(!editor->findChild<QToolButton *>()->isEnabled());
    text->setPlainText(u"[1]"_s);
    QVERIFY(editor->findChild<QToolButton *>()->isEnabled());
}

void TestEditors::twoLists_choose_submitsAll()
{
    FormContents::Field field = fieldOf(WidgetKind::FilteredSelectMultiple, ValueList{2});
    for (int i = 1; i <= 3; ++i)
        field.widget.choices.append({i, u"object %1"_s.arg(i)});
    const auto editor = make(field);
    QCOMPARE(submitted(*editor).values(u"x"_s), QStringList{u"2"_s});
    const QList<QListWidget *> lists = editor->findChildren<QListWidget *>();
    QCOMPARE(lists.at(0)->count(), 2);
    lists.at(0)->setCurrentRow(1);
    Q_EMIT lists.at(0)->itemActivated(lists.at(0)->item(1));
    QCOMPARE(submitted(*editor).values(u"x"_s), (QStringList{u"2"_s, u"3"_s}));
    QCOMPARE(lists.at(1)->count(), 2);
}

void TestEditors::hidden_hasNoEditor()
{
    QVERIFY(!make(fieldOf(WidgetKind::Hidden, u"7"_s)));
}

void TestEditors::edit_emitsEdited()
{
    const auto editor = make(fieldOf(WidgetKind::Text, u"a"_s));
    QSignalSpy edited(editor.get(), &Editor::edited);
    QTest::keyClicks(editor->findChild<QLineEdit *>(), u"b"_s);
    QCOMPARE(edited.count(), 1);
}

void TestEditors::attributes_ofTheWidget_areHeard()
{
    FormContents::Field number = fieldOf(WidgetKind::Number, 40);
    number.widget.attributes.insert(u"step"_s, 10);
    number.widget.attributes.insert(u"placeholder"_s, u"how many"_s);
    const auto pages = make(number);
    auto *line = pages->findChild<QLineEdit *>();
    QCOMPARE(line->placeholderText(), u"how many"_s);
    QTest::keyClick(line, Qt::Key_Up);
    QCOMPARE(submitted(*pages).value(u"x"_s), u"50"_s);

    const auto plain = make(fieldOf(WidgetKind::Number, 40));
    QCOMPARE(plain->findChild<QLineEdit *>()->placeholderText(), QString());

    FormContents::Field text = fieldOf(WidgetKind::Textarea, QString());
    QCOMPARE(make(text)->findChild<QPlainTextEdit *>()->placeholderText(), QString());
    text.widget.attributes.insert(u"placeholder"_s, u"in a few words"_s);
    const auto usual = make(text);
    text.widget.attributes.insert(u"rows"_s, 2);
    const auto low = make(text);
    const auto heightOf = [](const Editor &editor) {
        return editor.findChild<QPlainTextEdit *>()->minimumHeight();
    };
    QVERIFY(heightOf(*low) < heightOf(*usual));
    QCOMPARE(low->findChild<QPlainTextEdit *>()->placeholderText(), u"in a few words"_s);
}

void TestEditors::disabledField_isShownOnly()
{
    FormContents::Field field = fieldOf(WidgetKind::Text, u"fixed"_s);
    field.isDisabled = true;
    const FieldCell cell(field, {});
    QVERIFY(cell.editor() && !cell.editor()->isEnabled());
    QCOMPARE(cell.findChild<QLineEdit *>()->text(), u"fixed"_s);
}

void TestEditors::relation_moreThanAreShown_saysSo()
{
    FormContents::Field field = fieldOf(WidgetKind::Autocomplete, {});
    field.isSearched = true;
    field.isRequired = true;
    EditorContext context;
    context.search = [](const QString &, const QString &term, QObject *,
                        const EditorContext::Found &found) {
        found(QList<Choice>(term.isEmpty() ? EditorContext::mostFound : 3, {1, u"one"_s}));
    };
    const std::unique_ptr<Editor> editor(makeEditor(field, context, nullptr));
    editor->show();
    QTest::keyClick(editor->focusProxy(), Qt::Key_F4);
    auto *popup = editor->findChild<ChoicePopup *>();
    QVERIFY(popup);
    const auto *note = popup->findChild<QLabel *>();
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"only the first"_s));
    popup->findChild<QLineEdit *>()->setText(u"o"_s);
    QTRY_VERIFY(!note->isVisible());
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestEditors test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_editors.moc"
