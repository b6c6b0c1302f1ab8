// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/passwordresettokens.h"
#include "core/messages/messages.h"
#include "core/orm/typedqueryset.h"
#include "core/testing/client.h"
#include "tests/core/auth/djangosite.h"

#include <QTest>

using namespace Quintette;

/// Accounts, sessions and messages that real Django and we make for each other, on one database.
class TestDjangoInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashes_ofEachKind_areGoodBothWays_data();
    void hashes_ofEachKind_areGoodBothWays();
    void session_madeHere_isTheUsersThere();
    void session_madeThere_isTheUsersHere();
    void authenticate_there_acceptsOurUser();
    void authenticate_here_acceptsTheirUser();
    void permissions_areEqual_data();
    void permissions_areEqual();
    void messages_travelBothWays();
    void resetTokens_areAcceptedBothWays();
};

namespace {

/// A handler with sessions, users and messages around the view.
Handler onion(const DjangoSite &site, const Handler &view)
{
    MiddlewareRegistry registry;
    registry.add(u"session"_s, sessionMiddleware(site.sessions));
    registry.add(u"authentication"_s, site.logins->middleware());
    registry.add(u"messages"_s, messagesMiddleware(site.settings));
    return registry.build({u"session"_s, u"authentication"_s, u"messages"_s}, view);
}

const QString findUser = uR"(
from django.contrib.auth import get_user, login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
request = HttpRequest()
request.session = SessionStore(%1)
)"_s;

} // namespace

void TestDjangoInterop::session_madeHere_isTheUsersThere()
{
    DjangoSite site;
    const auto editor = site.user(u"editor"_s);
    Client client(onion(site, [&](Request &request) {
        site.logins->login(request, editor);
        sessionOf(request).setValue(u"note"_s, ValueList{1, u"zwei"_s, 3.5});
        return Response::text(u"in"_s);
    }));
    QCOMPARE(client.get("/").status(), 200);
    const QString key = client.cookie(u"sessionid"_s);
    QCOMPARE(key.size(), 32);
    const Value answer =
            site.django(findUser.arg(u'"' + key + u'"')
                        + u"answer = [get_user(request).username, request.session['note']]\n"_s);
    QCOMPARE(answer.toString(), u"['editor', [1, 'zwei', 3.5]]"_s);
    QVERIFY(site.user(u"editor"_s)->lastLogin);
}

void TestDjangoInterop::session_madeThere_isTheUsersHere()
{
    DjangoSite site;
    const Value key = site.django(findUser.arg(QString()) + uR"(
from django.contrib.auth.models import User
login(request, User.objects.get(username="reviewer"), "django.contrib.auth.backends.ModelBackend")
request.session["note"] = {"a": None}
request.session.save()
answer = request.session.session_key
)"_s);
    QVERIFY(key.isString());
    QString name;
    QString note;
    Client client(onion(site, [&](Request &request) {
        const auto user = userOf(request);
        name = user ? user->username : QString();
        note = sessionOf(request).value(u"note"_s).toString();
        return Response::text(u"seen"_s);
    }));
    client.setCookie(u"sessionid"_s, key.string());
    QCOMPARE(client.get("/").status(), 200);
    QCOMPARE(name, u"reviewer"_s);
    QCOMPARE(note, u"{'a': None}"_s);
}

void TestDjangoInterop::authenticate_there_acceptsOurUser()
{
    DjangoSite site;
    site.accounts->create(u"ångström"_s, u"a@EXAMPLE.com"_s, u"correct horse"_s);
    const Value answer = site.django(uR"(
from django.contrib.auth import authenticate
user = authenticate(username="ångström", password="correct horse")
answer = [user and user.email, authenticate(username="ångström", password="wrong")]
)"_s);
    QCOMPARE(answer.toString(), u"['a@example.com', None]"_s);
}

void TestDjangoInterop::authenticate_here_acceptsTheirUser()
{
    DjangoSite site;
    const Value made = site.django(uR"(
from django.contrib.auth.models import User
answer = User.objects.create_user("theirs", "t@example.com", "their secret").pk
)"_s);
    QVERIFY(made.type() == Value::Type::Int);
    const auto user = site.accounts->authenticate(u"theirs"_s, u"their secret"_s);
    QVERIFY(user);
    QCOMPARE(user->id, made.integer());
    QVERIFY(!site.accounts->authenticate(u"theirs"_s, u"other"_s));
    QVERIFY(!site.accounts->authenticate(u"disabled"_s, u"disabled-pass-1"_s));
}

void TestDjangoInterop::permissions_areEqual_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"admin", "editor", "reviewer", "webmaster", "legacy", "reader",
                             "disabled", "nopassword"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestDjangoInterop::permissions_areEqual()
{
    QFETCH(QString, name);
    DjangoSite site;
    const Value theirs = site.django(uR"(
from django.contrib.auth.models import User
answer = sorted(User.objects.get(username="%1").get_all_permissions())
)"_s.arg(name));
    QStringList ours(site.user(name)->allPermissions().values());
    ours.sort();
    QVERIFY(theirs.isList());
    QCOMPARE(Value(ours).toString(), theirs.toString());
}

void TestDjangoInterop::messages_travelBothWays()
{
    DjangoSite site;
    QStringList seen;
    Client client(onion(site, [&](Request &request) {
        Messages *messages = messagesOf(request);
        if (request.path() == u"/show") {
            for (const Message &message : messages->take())
                seen += message.tags() + u": "_s + message.text;
        } else {
            messages->add(Message::Success, Text(u"Grüße"_s), u"big"_s);
        }
        return Response::text(u"ok"_s);
    }));
    client.get("/");
    const Value answer = site.django(uR"(
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages import add_message
from django.http import HttpRequest, HttpResponse
request = HttpRequest()
request.COOKIES["messages"] = %1
storage = CookieStorage(request)
told = [[m.level, m.message, m.extra_tags] for m in storage]
second = HttpRequest()
second._messages = CookieStorage(second)
add_message(second, 30, "<b>from there</b>")
response = HttpResponse()
second._messages.update(response)
answer = [told, response.cookies["messages"].value]
)"_s.arg(Value(client.cookie(u"messages"_s)).toRepr()));
    QVERIFY(answer.isList());
    QCOMPARE(answer.list()[0].toString(), u"[[25, 'Grüße', 'big']]"_s);
    client.setCookie(u"messages"_s, answer.list()[1].toString());
    client.get("/show");
    QCOMPARE(seen, QStringList{u"warning: <b>from there</b>"_s});
    QVERIFY(!client.hasCookie(u"messages"_s));
}

void TestDjangoInterop::resetTokens_areAcceptedBothWays()
{
    DjangoSite site;
    const auto editor = site.user(u"editor"_s);
    const PasswordResetTokens tokens(site.settings);
    const Value answer = site.django(uR"(
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator as tokens
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
user = User.objects.get(username="editor")
answer = [tokens.check_token(user, "%1"), tokens.make_token(user), urlsafe_base64_encode(force_bytes(user.pk))]
)"_s.arg(tokens.make(*editor)));
    QVERIFY(answer.isList());
    QCOMPARE(answer.list()[0], Value(true));
    const QString theirs = answer.list()[1].toString();
    QVERIFY(tokens.check(*editor, theirs));
    QVERIFY(!tokens.check(*site.user(u"reviewer"_s), theirs));
    QVERIFY(!tokens.check(*editor, theirs.chopped(1)));
    User changed = *editor;
    changed.email = u"other@example.com"_s;
    QVERIFY(!tokens.check(changed, theirs));
    QCOMPARE(PasswordResetTokens::encodeKey(*editor), answer.list()[2].toString());
    QCOMPARE(PasswordResetTokens::decodeKey(answer.list()[2].toString()),
             std::optional(editor->keyText()));
    QVERIFY(!PasswordResetTokens::decodeKey(u"no id"_s));
}

void TestDjangoInterop::hashes_ofEachKind_areGoodBothWays_data()
{
    QTest::addColumn<QString>("djangosClass");
    // Debian's Django knows no scrypt.
    QTest::newRow("pbkdf2_sha256") << u"PBKDF2PasswordHasher"_s;
    QTest::newRow("pbkdf2_sha1") << u"PBKDF2SHA1PasswordHasher"_s;
    QTest::newRow("argon2") << u"Argon2PasswordHasher"_s;
    QTest::newRow("bcrypt_sha256") << u"BCryptSHA256PasswordHasher"_s;
}

void TestDjangoInterop::hashes_ofEachKind_areGoodBothWays()
{
    QFETCH(QString, djangosClass);
    const auto hashers =
            PasswordHashers::create({QString::fromLatin1(QTest::currentDataTag())}, 1000);
    QVERIFY(bool(hashers));
    const QString password = u"pässwörd 😀"_s;
    const DjangoSite site;
    const Value answer = site.django(u"from django.contrib.auth import hashers\n"
                                     "hasher = hashers.%1()\n"
                                     "theirs = hasher.encode('%2', hasher.salt())\n"
                                     "answer = [theirs, hasher.verify('%2', '%3'), "
                                     "hasher.verify('%2x', '%3')]\n"_s.arg(
                                             djangosClass, password, hashers->encode(password)));
    QVERIFY(answer.isList());
    QCOMPARE(answer.list()[1], Value(true));
    QCOMPARE(answer.list()[2], Value(false));
    QVERIFY(hashers->check(password, answer.list()[0].toString()).ok);
    QVERIFY(!hashers->check(password + u'x', answer.list()[0].toString()).ok);
}

QTEST_GUILESS_MAIN(TestDjangoInterop)
#include "tst_djangointerop.moc"
