// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/mail/filebackend.h"
#include "core/mail/mailer.h"
#include "core/mail/memorybackend.h"
#include "core/mail/smtpbackend.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

Q_DECLARE_METATYPE(Quintette::MailMessage)

namespace {

MailMessage example()
{
    return {.subject = u"Grüße an alle, die sehr lange Betreffzeilen schreiben 😀 und noch mehr"_s,
            .body = u"Zeile eins\nZeile zwei – mit Ümlauten\n.\n"_s,
            .from = u"Der \"Wirt\", GmbH <wirt@bücher.example>"_s,
            .to = {u"jo@example.com"_s, u"Käthe <kaethe@example.com>"_s},
            .bcc = {u"hidden@example.com"_s},
            .replyTo = {u"reply@example.com"_s}};
}

Dict parsed(const QByteArray &message)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/core/mail/parse_peer.py")});
    python.write(message);
    python.closeWriteChannel();
    python.waitForFinished(60'000);
    const Result<Value> answer = Json::parse(python.readAllStandardOutput());
    if (!answer)
        qWarning("%s", python.readAllStandardError().constData());
    return answer ? answer->dict() : Dict();
}

/// Python's mail server, for one message.
struct Server
{
    QProcess process;
    EmailSettings settings;

    explicit Server(const QStringList &arguments = {})
    {
        process.start(
                u"/usr/bin/python3"_s,
                QStringList{QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/core/mail/smtp_peer.py")}
                        + arguments);
        while (!process.canReadLine() && process.waitForReadyRead(30'000)) { }
        settings.host = u"127.0.0.1"_s;
        settings.port = process.readLine().trimmed().toInt();
        settings.timeout = 10;
    }
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }
    Dict received()
    {
        while (!process.canReadLine() && process.waitForReadyRead(10'000)) { }
        const Result<Value> answer = Json::parse(process.readLine());
        return answer ? answer->dict() : Dict();
    }
};

} // namespace

/// Messages as Python's mail library reads them, and servers that Python runs.
class TestMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void message_withUmlauts_isReadByPython();
    void message_withHtmlAndFiles_isReadByPython();
    void message_withLineBreakInAHeader_isRefused_data();
    void message_withLineBreakInAHeader_isRefused();
    void smtp_message_arrives();
    void smtp_refusal_isAnError();
    void smtp_noServer_isAnErrorThatSaysWhere();
    void file_message_isKept();
    void mailer_backend_isTheSettings();
};

void TestMail::message_withUmlauts_isReadByPython()
{
    const QByteArray bytes = example().toBytes();
    const Dict read = parsed(bytes);
    QCOMPARE(read.value(u"subject").toString(), example().subject);
    QCOMPARE(read.value(u"from").toString(),
             u"\"Der \\\"Wirt\\\", GmbH\" <wirt@xn--bcher-kva.example>"_s);
    QCOMPARE(read.value(u"to").toString(), u"jo@example.com, Käthe <kaethe@example.com>"_s);
    QCOMPARE(read.value(u"reply").toString(), u"reply@example.com"_s);
    QVERIFY(read.value(u"bcc").isNone());
    QVERIFY(!bytes.contains("hidden@example.com"));
    QCOMPARE(read.value(u"text").toString().replace(u"\r\n"_s, u"\n"_s), example().body);
    QVERIFY(*read.value(u"longest").toInt() < 100);
    QVERIFY(read.value(u"defects").list().isEmpty());
    QVERIFY(!QByteArray(bytes).replace("\r\n", "").contains('\n'));
}

void TestMail::message_withHtmlAndFiles_isReadByPython()
{
    MailMessage message = example();
    message.html = u"<p>Grüße</p>"_s;
    message.attachments = {{u"Über uns.pdf"_s, "application/pdf", QByteArray(5000, 'x')}};
    const Dict read = parsed(message.toBytes());
    QVERIFY(read.value(u"html").toString().contains(u"<p>Grüße</p>"));
    QCOMPARE(read.value(u"files").toRepr(), u"[['Über uns.pdf', 'application/pdf', 5000]]"_s);
}

void TestMail::message_withLineBreakInAHeader_isRefused_data()
{
    QTest::addColumn<MailMessage>("message");
    const auto row = [](const char *name, auto change) {
        MailMessage message = example();
        change(message);
        QTest::newRow(name) << message;
    };
    row("subject", [](MailMessage &m) { m.subject = u"a\nBcc: x@y.z"_s; });
    row("sender", [](MailMessage &m) { m.from = u"a@b.co\r\nBcc: x@y.z"_s; });
    row("recipient", [](MailMessage &m) { m.to = {u"a@b.co\nBcc: x@y.z"_s}; });
    row("name", [](MailMessage &m) { m.to = {u"A\nB <a@b.co>"_s}; });
    row("reply", [](MailMessage &m) { m.replyTo = {u"a@b.co\n"_s}; });
    row("two addresses in one", [](MailMessage &m) { m.to = {u"a@b.co,c@d.co"_s}; });
    row("closing bracket", [](MailMessage &m) { m.to = {u"a@b.co> <c@d.co"_s}; });
    row("no address", [](MailMessage &m) { m.to = {u"somebody"_s}; });
    row("file", [](MailMessage &m) { m.attachments = {{u"a\r\nX: y"_s, "text/plain", "x"}}; });
    row("type of a file", [](MailMessage &m) {
        m.attachments = {{u"a"_s, "text/plain\r\nX: y", "x"}};
    });
}

void TestMail::message_withLineBreakInAHeader_isRefused()
{
    QFETCH(MailMessage, message);
    QVERIFY_THROWS_EXCEPTION(ValueError, message.toBytes());
}

void TestMail::smtp_message_arrives()
{
    Server server;
    SmtpBackend(server.settings).send(example());
    const Dict received = server.received();
    QCOMPARE(received.value(u"from").toString(), u"wirt@xn--bcher-kva.example"_s);
    QCOMPARE(received.value(u"to").toRepr(),
             u"['jo@example.com', 'kaethe@example.com', 'hidden@example.com']"_s);
    const Dict read = parsed(received.value(u"data").toString().toLatin1());
    QCOMPARE(read.value(u"subject").toString(), example().subject);
}

void TestMail::smtp_refusal_isAnError()
{
    Server server({u"refuse"_s});
    QVERIFY_THROWS_EXCEPTION(MailError, SmtpBackend(server.settings).send(example()));
}

void TestMail::smtp_noServer_isAnErrorThatSaysWhere()
{
    EmailSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = 9; // discard: nobody listens there
    try {
        SmtpBackend(settings).send(example());
        QFAIL("sent to nobody");
    } catch (const MailError &error) {
        QVERIFY2(error.message().contains(u"127.0.0.1:9"), error.what());
    }
}

void TestMail::file_message_isKept()
{
    QTemporaryDir dir;
    const FileBackend backend(dir.filePath(u"mail"_s));
    backend.send(example());
    backend.send(example());
    const QFileInfoList files = QDir(dir.filePath(u"mail"_s)).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 2);
    QFile file(files.first().filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(parsed(file.readAll()).value(u"subject").toString(), example().subject);
    QVERIFY_THROWS_EXCEPTION(MailError, FileBackend(QString()).send(example()));
}

void TestMail::mailer_backend_isTheSettings()
{
    EmailSettings settings;
    settings.backend = u"memory"_s;
    settings.admins = {u"root@example.com"_s};
    const Mailer mailer(settings, QString());
    const auto *memory = dynamic_cast<const MemoryBackend *>(mailer.backend());
    QVERIFY(memory);
    mailer.send({.subject = u"x"_s, .to = {u"jo@example.com"_s}});
    mailer.sendToAdmins(u"broken"_s, u"see the log"_s);
    QCOMPARE(memory->sent().size(), 2);
    QCOMPARE(memory->sent()[0].from, settings.defaultFrom);
    QCOMPARE(memory->sent()[1].subject, u"[Quintette] broken"_s);
    settings.backend = u"dummy"_s;
    Mailer(settings, QString()).send({.subject = u"x"_s, .to = {u"jo@example.com"_s}});
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
