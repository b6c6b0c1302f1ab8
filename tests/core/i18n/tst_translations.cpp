// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

/// What holds for the catalogues that translators edit.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTranslation_keepsThePlaceMarkers_data() { addLanguages(); }
    void everyTranslation_keepsThePlaceMarkers();
    void everyPlural_hasAllForms_data() { addLanguages(); }
    void everyPlural_hasAllForms();
    void facesAreTranslated_data();
    void facesAreTranslated();

private:
    struct Message
    {
        QString context;
        QString source;
        QStringList translations;
        bool isPlural = false;
        /// Empty when finished; "unfinished", "vanished" or "obsolete".
        QString state;
    };

    static void addLanguages();
    static QList<Message> read(const QString &language);
    static QSet<QString> markers(const QString &text);
};

void TestTranslations::addLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");
    QTest::newRow("ar") << u"ar"_s << 6;
    QTest::newRow("de") << u"de"_s << 2;
    QTest::newRow("en") << u"en"_s << 2;
}

QList<TestTranslations::Message> TestTranslations::read(const QString &language)
{
    QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/translations/quintette_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == "name"_L1) {
            context = xml.readElementText();
        } else if (name == "message"_L1) {
            messages += {context, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1, {}};
        } else if (name == "source"_L1) {
            messages.last().source = xml.readElementText();
        } else if (name == "numerusform"_L1) {
            messages.last().translations += xml.readElementText();
        } else if (name == "translation"_L1) {
            messages.last().state = xml.attributes().value("type"_L1).toString();
            if (!messages.last().isPlural)
                messages.last().translations += xml.readElementText();
        }
    }
    if (xml.hasError())
        qCritical().noquote() << file.fileName() << xml.lineNumber() << xml.errorString();
    return messages;
}

QSet<QString> TestTranslations::markers(const QString &text)
{
    static const QRegularExpression marker(uR"(%L?\d|%n|%\(\w+\)[sd]|%s|<[^>]*>)"_s);
    QSet<QString> found;
    auto matches = marker.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

void TestTranslations::everyTranslation_keepsThePlaceMarkers()
{
    QFETCH(QString, language);
    const QList<Message> messages = read(language);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        const QSet<QString> expected = markers(message.source);
        for (const QString &translation : message.translations) {
            if (!message.state.isEmpty())
                continue;
            // A plural form for one or two may name the number in words.
            const QSet<QString> found = markers(translation);
            const QSet<QString> lost = message.isPlural ? QSet<QString>() : expected - found;
            QVERIFY2(lost.isEmpty() && (found - expected).isEmpty(),
                     qPrintable(message.source + u" / "_s + translation));
        }
    }
}

void TestTranslations::everyPlural_hasAllForms()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    for (const Message &message : read(language)) {
        if (!message.state.isEmpty())
            continue;
        QVERIFY2(!message.isPlural || message.translations.size() == forms,
                 qPrintable(message.source));
        QVERIFY2(!message.translations.contains(QString()), qPrintable(message.source));
    }
}

void TestTranslations::facesAreTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ar") << u"ar"_s;
    QTest::newRow("de") << u"de"_s;
}

/// What both faces show of their main window, log-in, list, form, deletion and history is there in
/// both languages.
void TestTranslations::facesAreTranslated()
{
    QFETCH(QString, language);
    static const QStringList contexts = {u"admin"_s, u"desktop"_s, u"templates"_s, u"forms"_s};
    int finished = 0;
    QStringList unfinished;
    for (const Message &message : read(language)) {
        if (!contexts.contains(message.context))
            continue;
        if (message.state.isEmpty())
            ++finished;
        else if (message.state == "unfinished"_L1)
            unfinished += message.context + u": "_s + message.source;
    }
    QVERIFY2(finished > 100, qPrintable(QString::number(finished)));
    // A text that is new today may wait for its translator; a face that is English again may not.
    QVERIFY2(unfinished.size() * 10 <= finished, qPrintable(unfinished.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
