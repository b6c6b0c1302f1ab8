// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/secondstep.h"
#include "core/auth/protection/actinguser.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/qrcode.h"
#include "core/auth/protection/totp.h"
#include "core/auth/protection/usersessions.h"
#include "core/orm/persistence.h"
#include "core/orm/signals.h"
#include "core/testing/client.h"
#include "tests/core/auth/djangosite.h"

#include <QTest>

using namespace Quintette;

namespace {

using Outcome = LoginGate::Outcome;
using Kind = AccountEvents::Kind;

/// A site of Django's, with or without our tables.
struct Site : DjangoSite
{
    enum class Tables { Made, Missing };
    std::unique_ptr<AccountEvents> events;
    std::unique_ptr<LoginThrottle> throttle;
    std::unique_ptr<SecondFactors> factors;
    std::unique_ptr<LoginGate> gate;

    explicit Site(Tables tables = Tables::Made)
    {
        if (tables == Tables::Made) {
            Connection &connection = databases.connection();
            for (const QString &statement : tableStatements())
                connection.execute(statement);
        }
        // Django's hash takes a second each time, which is not what these tests are about.
        Record admin = toRecord(*user(u"admin"_s));
        accounts->setPassword(admin, u"admin-pass-1"_s);
        save(admin, {.updateFields = {u"password"_s}});
        rebuild();
    }
    ~Site()
    {
        models.modelSignals().manyToManyChanged.disconnect(u"quintette_accounts"_s);
        models.modelSignals().preSave.disconnect(u"quintette_accounts"_s,
                                                 &models.get(u"auth.User"_s));
    }
    void rebuild()
    {
        events = std::make_unique<AccountEvents>(models);
        throttle = std::make_unique<LoginThrottle>(models, settings);
        factors = std::make_unique<SecondFactors>(models, settings, *events);
        gate = std::make_unique<LoginGate>(*accounts, *throttle, *factors, *events);
    }
    static QStringList tableStatements()
    {
        return {u"CREATE TABLE quintette_accounts_throttledlogin (id integer PRIMARY KEY "
                "AUTOINCREMENT, \"key\" varchar(64) UNIQUE, failures integer, last_failure "
                "datetime, "
                "blocked_until datetime NULL)"_s,
                u"CREATE TABLE quintette_accounts_secondfactor (id integer PRIMARY KEY "
                "AUTOINCREMENT, user_id bigint UNIQUE, secret varchar(64), confirmed bool, "
                "last_step bigint, recovery_codes text, created_at datetime)"_s,
                u"CREATE TABLE quintette_accounts_accountevent (id integer PRIMARY KEY "
                "AUTOINCREMENT, time datetime, kind varchar(32), user_id bigint NULL, username "
                "varchar(254), address varchar(64), agent varchar(200), detail text)"_s};
    }
    Outcome attempt(const QString &name, const QString &password, const QString &address = {})
    {
        return gate->checkPassword(name, password, {address, {}}).outcome;
    }
    QStringList kinds(const QString &username) const
    {
        QStringList kinds;
        const QuerySet rows = objects(models.get(u"quintette_accounts.AccountEvent"_s))
                                      .filter({{u"username"_s, username}})
                                      .orderBy(QStringList{u"id"_s});
        for (const Record &row : rows.toList())
            kinds += row.value(u"kind").toString();
        return kinds;
    }
    QString currentCode(const QString &secret, int steps = 0) const
    {
        return Totp::codeAt(Totp::fromBase32(secret),
                            Totp::stepAt(QDateTime::currentSecsSinceEpoch()) + steps);
    }
};

} // namespace

/// Waiting times, one-time codes, sessions and events, on a database that Django made.
class TestProtection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void code_ofTheStandard_isRight_data();
    void code_ofTheStandard_isRight();
    void base32_comesBack();
    void base32_ofNonsense_isEmpty();
    void qrCode_ofAnAddress_isADrawing();
    void throttle_afterFailures_waitsAndDoubles();
    void throttle_oldNames_areForgotten();
    void throttle_nobody_waitsAsSomebodyDoes();
    void throttle_address_countsAllNames();
    void throttle_success_forgetsTheName();
    void throttle_unlock_letsIn();
    void throttle_off_neverWaits();
    void missingTables_changeNothing();
    void secondFactor_confirmed_isAskedForAndGoodOnce();
    void secondFactor_recoveryCode_isGoodOnce();
    void secondFactor_wrongCodes_wait();
    void secondFactor_requiredGroup_mustEnrol();
    void secondFactor_keys_areEncrypted();
    void secondFactor_clearKeysOfBefore_stayGoodAndAreEncrypted();
    void secondFactor_keyOfSomebodyElse_isWorthNothing();
    void events_ofLogins_areWrittenDown();
    void events_ofRights_nameWhoChangedThem();
    void events_hostileNames_areCleaned();
    void sessions_areListedAndEnded();
    void backends_email_findsTheOneAccount();
    void withPermission_findsHoldersByGroupToo();
    void remoteUser_isBelievedFromProxiesOnly();
    void remoteUser_withCodes_mustGiveOne();
};

void TestProtection::code_ofTheStandard_isRight_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    // RFC 6238, appendix B, the last six of its eight digits.
    QTest::newRow("59") << qint64(59) << u"287082"_s;
    QTest::newRow("2005") << qint64(1111111109) << u"081804"_s;
    QTest::newRow("2005, next") << qint64(1111111111) << u"050471"_s;
    QTest::newRow("2009") << qint64(1234567890) << u"005924"_s;
    QTest::newRow("2033") << qint64(2000000000) << u"279037"_s;
    QTest::newRow("2603") << qint64(20000000000) << u"353130"_s;
}

void TestProtection::code_ofTheStandard_isRight()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    const QByteArray secret("12345678901234567890");
    QCOMPARE(Totp::codeAt(secret, Totp::stepAt(seconds)), code);
    QVERIFY(Totp::matchingStep(secret, code, seconds + 30) > 0);
    QVERIFY(Totp::matchingStep(secret, code, seconds - 30) > 0);
    QCOMPARE(Totp::matchingStep(secret, code, seconds + 90), 0);
    QCOMPARE(Totp::matchingStep(secret, code + u'0', seconds), 0);
    QCOMPARE(Totp::matchingStep({}, code, seconds), 0);
}

void TestProtection::base32_comesBack()
{
    QCOMPARE(Totp::toBase32("foobar"), u"MZXW6YTBOI"_s);
    QCOMPARE(Totp::fromBase32(u"mzxw 6ytb-oi=="_s), QByteArray("foobar"));
    const QByteArray secret = Totp::newSecret();
    QCOMPARE(Totp::fromBase32(Totp::toBase32(secret)), secret);
}

void TestProtection::base32_ofNonsense_isEmpty()
{
    QVERIFY(Totp::fromBase32(u"a1b8"_s).isEmpty());
    QVERIFY(Totp::fromBase32(u"ÄÖ"_s).isEmpty());
    QVERIFY(Totp::fromBase32(QString(QChar(0x0141))).isEmpty()); // whose low byte is 'A'
}

void TestProtection::qrCode_ofAnAddress_isADrawing()
{
    const QrCode code = QrCode::fromText(Totp::address(u"ABCDEFGH"_s, u"jo & <b>"_s, u"A site"_s));
    QVERIFY(!code.isNull());
    QVERIFY(code.isDark(0, 0)); // the corner of a finder pattern
    const QString svg = code.toSvg(u"<title>"_s);
    QVERIFY(svg.startsWith(u"<svg"));
    QVERIFY(!svg.contains(u"<title><title>"));
    QVERIFY(QrCode::fromText(QString(5000, u'a')).isNull());
}

void TestProtection::throttle_afterFailures_waitsAndDoubles()
{
    Site site;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    const LoginGate::Answer answer = site.gate->checkPassword(u"admin"_s, u"admin-pass-1"_s, {});
    QCOMPARE(answer.outcome, Outcome::Blocked); // even with the right password
    QVERIFY(!answer.user);
    QVERIFY(answer.waitSeconds > 25 && answer.waitSeconds <= 30);
    // Another spelling of the same name does not help.
    QCOMPARE(site.attempt(u" ADMIN "_s, u"admin-pass-1"_s), Outcome::Blocked);
    const QuerySet rows = objects(site.models.get(u"quintette_accounts.ThrottledLogin"_s));
    rows.update(QList<QPair<QString, Value>>{
            {u"blocked_until"_s, DateTime::now() + Duration(-1'000'000)}});
    QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    QVERIFY(site.throttle->waitingTime(u"admin"_s) > 55);
    // The longest wait is the settings', however often somebody fails.
    rows.update(QList<QPair<QString, Value>>{{u"failures"_s, 1'000'000},
                                             {u"blocked_until"_s, Value()}});
    QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    QVERIFY(site.throttle->waitingTime(u"admin"_s) <= 900);
    // An hour later all is forgotten.
    rows.update(QList<QPair<QString, Value>>{
            {u"last_failure"_s, DateTime::now() + Duration(-Q_INT64_C(3'700'000'000))},
            {u"blocked_until"_s, Value()}});
    QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    QCOMPARE(site.throttle->waitingTime(u"admin"_s), 0);
}

void TestProtection::throttle_oldNames_areForgotten()
{
    Site site;
    const QuerySet rows = objects(site.models.get(u"quintette_accounts.ThrottledLogin"_s));
    for (int i = 0; i < 3; ++i)
        site.attempt(u"name %1"_s.arg(i), u"x"_s);
    QCOMPARE(rows.count(), 3);
    const DateTime now = DateTime::now();
    const DateTime before = now + Duration(-Q_INT64_C(7'200'000'000));
    rows.update(QList<QPair<QString, Value>>{{u"last_failure"_s, before}});
    const Record blocked = *rows.first();
    rows.filter({{u"pk"_s, blocked.pk()}})
            .update(QList<QPair<QString, Value>>{
                    {u"blocked_until"_s, now + Duration(Q_INT64_C(600'000'000))}});
    site.attempt(u"another"_s, u"x"_s);
    QCOMPARE(rows.count(), 2); // the new one, and the one that still waits
    QVERIFY(rows.contains(blocked));
}

void TestProtection::throttle_nobody_waitsAsSomebodyDoes()
{
    Site site;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(site.attempt(u"nobody"_s, u"wrong"_s), Outcome::Refused);
    QCOMPARE(site.attempt(u"nobody"_s, u"wrong"_s), Outcome::Blocked);
}

void TestProtection::throttle_address_countsAllNames()
{
    Site site;
    site.settings.auth.loginAttemptsPerAddress = 3;
    site.rebuild();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(site.attempt(u"name %1"_s.arg(i), u"x"_s, u"2001:db8::1"_s), Outcome::Refused);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s, u"2001:db8::ffff"_s), Outcome::Blocked);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s, u"2001:db8:1::1"_s), Outcome::Welcome);
}

void TestProtection::throttle_success_forgetsTheName()
{
    Site site;
    for (int i = 0; i < 4; ++i)
        site.attempt(u"admin"_s, u"wrong"_s);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome);
}

void TestProtection::throttle_unlock_letsIn()
{
    Site site;
    for (int i = 0; i < 6; ++i)
        site.attempt(u"admin"_s, u"wrong"_s);
    QVERIFY(site.throttle->unlock(u"Admin"_s));
    QVERIFY(!site.throttle->unlock(u"admin"_s));
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome);
}

void TestProtection::throttle_off_neverWaits()
{
    Site site;
    site.settings.auth.loginThrottling = false;
    site.rebuild();
    for (int i = 0; i < 8; ++i)
        QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
}

void TestProtection::missingTables_changeNothing()
{
    Site site(Site::Tables::Missing);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(site.attempt(u"admin"_s, u"wrong"_s), Outcome::Refused);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome);
    const auto user = site.user(u"admin"_s);
    QVERIFY(!site.factors->isAvailable());
    QVERIFY(site.factors->prepare(*user).isNull());
    QVERIFY(!site.factors->confirm(*user, u"123456"_s));
    QVERIFY(!site.factors->turnOff(*user));
    QVERIFY(site.events->latest(user->id, 5).isEmpty());
}

void TestProtection::secondFactor_confirmed_isAskedForAndGoodOnce()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const QString secret = site.factors->prepare(*user);
    QCOMPARE(site.factors->prepare(*user), secret);
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome); // not confirmed yet
    QVERIFY(!site.factors->confirm(*user, u"000000"_s) || !site.factors->confirm(*user, u"1"_s));
    const auto codes = site.factors->confirm(*user, site.currentCode(secret, -1));
    QVERIFY(codes);
    QCOMPARE(codes->size(), 10);
    QVERIFY(site.factors->prepare(*user).isNull()); // an intruder cannot put his own in its place

    const LoginGate::Answer answer = site.gate->checkPassword(u"admin"_s, u"admin-pass-1"_s, {});
    QCOMPARE(answer.outcome, Outcome::CodeNeeded);
    QCOMPARE(site.gate->checkCode(answer.user, site.currentCode(secret, -1), {}).outcome,
             Outcome::Refused); // was used to confirm
    const QString code = site.currentCode(secret);
    QCOMPARE(site.gate->checkCode(answer.user, code.left(3) + u' ' + code.mid(3), {}).outcome,
             Outcome::Welcome);
    QCOMPARE(site.gate->checkCode(answer.user, code, {}).outcome, Outcome::Refused);
    QVERIFY(site.factors->turnOff(*user));
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::Welcome);
}

void TestProtection::secondFactor_recoveryCode_isGoodOnce()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const QStringList codes =
            *site.factors->confirm(*user, site.currentCode(site.factors->prepare(*user)));
    QVERIFY(site.factors->check(*user, codes[3].toLower()));
    QVERIFY(!site.factors->check(*user, codes[3]));
    QCOMPARE(site.factors->recoveryCodesLeft(*user), 9);
    const QString stored = objects(site.models.get(u"quintette_accounts.SecondFactor"_s))
                                   .get()
                                   .value(u"recovery_codes")
                                   .toString();
    QVERIFY(!stored.contains(codes[0].left(9)));
    const QStringList renewed = site.factors->renewRecoveryCodes(*user);
    QVERIFY(!site.factors->check(*user, codes[0]));
    QVERIFY(site.factors->check(*user, renewed[0]));
}

void TestProtection::secondFactor_wrongCodes_wait()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const QString secret = site.factors->prepare(*user);
    QVERIFY(site.factors->confirm(*user, site.currentCode(secret, -1)));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(site.gate->checkCode(user, u"wrong"_s, {}).outcome, Outcome::Refused);
    QCOMPARE(site.gate->checkCode(user, site.currentCode(secret), {}).outcome, Outcome::Blocked);
    // A right password does not wipe the failures of codes.
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::CodeNeeded);
    QCOMPARE(site.gate->checkCode(user, site.currentCode(secret), {}).outcome, Outcome::Blocked);
}

void TestProtection::secondFactor_requiredGroup_mustEnrol()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const Record group =
            objects(site.models.get(u"auth.Group"_s)).create({{u"name"_s, u"Careful"_s}});
    addManyToMany(toRecord(*user), site.models.get(u"auth.User"_s).field(u"groups"), {group.pk()});
    site.settings.auth.secondFactorGroups = {u"Careful"_s};
    site.rebuild();
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::EnrolmentNeeded);
    QVERIFY(site.factors->confirm(*user, site.currentCode(site.factors->prepare(*user))));
    QCOMPARE(site.attempt(u"admin"_s, u"admin-pass-1"_s), Outcome::CodeNeeded);
}

void TestProtection::events_ofLogins_areWrittenDown()
{
    Site site;
    for (int i = 0; i < 5; ++i)
        site.attempt(u"admin"_s, u"wrong"_s, u"10.0.0.9"_s);
    site.throttle->unlock(u"admin"_s);
    const LoginGate::Answer answer = site.gate->checkPassword(u"admin"_s, u"admin-pass-1"_s, {});
    site.gate->noteLogin(*answer.user, {u"10.0.0.9"_s, u"Browser"_s});
    const QStringList kinds = site.kinds(u"admin"_s);
    QCOMPARE(kinds.count(u"login_failed"_s), 5);
    QCOMPARE(kinds.count(u"login_blocked"_s), 1);
    QCOMPARE(kinds.last(), u"login"_s);
    const QList<AccountEvent> latest = site.events->latest(answer.user->id, 5);
    QCOMPARE(latest.size(), 1);
    QCOMPARE(latest[0].address, u"10.0.0.9"_s);
    QVERIFY(site.events->removeBefore(DateTime::now() + Duration(1'000'000)) >= 7);
}

void TestProtection::events_ofRights_nameWhoChangedThem()
{
    Site site;
    site.events->watchPermissions();
    const auto user = site.user(u"admin"_s);
    Record record = toRecord(*user);
    {
        const ActingUser acting(u"boss"_s);
        record.setValue(u"is_staff", false);
        save(record);
    }
    const ValueList rights =
            objects(site.models.get(u"auth.Permission"_s)).slice(0, 2).toValues(u"id"_s);
    setManyToMany(record, site.models.get(u"auth.User"_s).field(u"user_permissions"), rights);
    const QList<AccountEvent> events = site.events->latest(user->id, 9);
    QVERIFY(events.size() >= 2);
    QCOMPARE(events.last().detail, u"is_staff off (by boss)"_s);
    QVERIFY(events.first().detail.startsWith(u"user_permissions added"));
    const qsizetype before = events.size();
    record.setValue(u"first_name", u"Jo"_s);
    save(record);
    QCOMPARE(site.events->latest(user->id, 9).size(), before);
}

void TestProtection::events_hostileNames_areCleaned()
{
    Site site;
    const QString hostile = u"a\nb\u202e"_s + QChar(u'\0') + QString(5000, u'x');
    site.attempt(hostile, u"x"_s);
    site.attempt(QString(QChar(0xd800)), u"x"_s);
    const QList<Record> rows =
            objects(site.models.get(u"quintette_accounts.AccountEvent"_s)).toList();
    QCOMPARE(rows.size(), 2);
    for (const Record &row : rows) {
        const QString name = row.value(u"username").toString();
        QVERIFY(name.size() <= 254);
        QVERIFY(!name.contains(u'\n') && !name.contains(QChar(u'\0')));
        QVERIFY(name.isValidUtf16());
    }
}

void TestProtection::sessions_areListedAndEnded()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const UserSessions sessions(site.models, *site.sessions, *site.events);
    const qsizetype before = sessions.of(*user, {}).size();
    const Handler view = [&site](Request &request) {
        site.logins->login(request, site.user(request.path().mid(1)));
        return Response::text(u"in"_s);
    };
    MiddlewareRegistry registry;
    registry.add(u"session"_s, sessionMiddleware(site.sessions));
    registry.add(u"authentication"_s, site.logins->middleware());
    const Handler handler = registry.build({u"session"_s, u"authentication"_s}, view);
    Client here(handler);
    Client there(handler);
    Client stranger(handler);
    here.get("/admin");
    there.get("/admin");
    stranger.get("/editor");
    const QString current = here.cookie(u"sessionid"_s);
    const QList<UserSessions::Item> items = sessions.of(*user, current);
    QCOMPARE(items.size(), before + 2);
    QCOMPARE(std::count_if(items.cbegin(), items.cend(),
                           [](const UserSessions::Item &item) { return item.isCurrent; }),
             1);
    for (const UserSessions::Item &item : items)
        QVERIFY(!current.contains(item.id));
    // Somebody else's cannot be ended, even by who knows its name.
    const QList<UserSessions::Item> others = sessions.of(*site.user(u"editor"_s), {});
    QVERIFY(!others.isEmpty());
    QVERIFY(!sessions.end(*user, others.first().id));
    QVERIFY(sessions.endOthers(*user, current) >= 1);
    QCOMPARE(sessions.of(*user, current).size(), 1);
    QVERIFY(site.sessions->load(stranger.cookie(u"sessionid"_s)));
    QVERIFY(sessions.end(*user, sessions.of(*user, current).first().id));
    QVERIFY(!site.sessions->load(current));
}

void TestProtection::backends_email_findsTheOneAccount()
{
    Site site;
    const QuerySet users = objects(site.models.get(u"auth.User"_s));
    users.filter({{u"username"_s, u"admin"_s}})
            .update(QList<QPair<QString, Value>>{{u"email"_s, u"Boss@Example.com"_s}});
    QVERIFY(!site.accounts->authenticate(u"boss@example.com"_s, u"admin-pass-1"_s));
    site.settings.auth.backends = {u"model"_s, u"email"_s};
    const Accounts both(site.models, site.settings);
    QVERIFY(both.authenticate(u"boss@example.com"_s, u"admin-pass-1"_s));
    QVERIFY(both.authenticate(u"admin"_s, u"admin-pass-1"_s));
    QVERIFY(!both.authenticate(u"boss@example.com"_s, u"wrong"_s));
    users.filter({{u"username"_s, u"editor"_s}})
            .update(QList<QPair<QString, Value>>{{u"email"_s, u"boss@example.com"_s}});
    QVERIFY(!both.authenticate(u"boss@example.com"_s, u"admin-pass-1"_s)); // whose is it?
    site.settings.auth.backends = {u"ldap"_s};
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, Accounts(site.models, site.settings));
}

void TestProtection::withPermission_findsHoldersByGroupToo()
{
    Site site;
    const Value theirs = site.django(
            u"from django.contrib.auth.models import User\n"
            "from django.contrib.auth import get_user_model\n"
            "result = sorted(u.username for u in User.objects.with_perm('news.change_article'))\n"
            "bare = sorted(u.username for u in User.objects.with_perm('news.change_article', "
            "include_superusers=False))\n"
            "answer = [result, bare]\n"_s);
    const auto names = [&site](Accounts::Superusers superusers) {
        ValueList names;
        const QuerySet users = site.accounts->withPermission(u"news.change_article"_s, superusers);
        for (const Record &user : users.orderBy(QStringList{u"username"_s}).toList())
            names += user.value(u"username");
        return Value(names);
    };
    QVERIFY(theirs.isList());
    QCOMPARE(names(Accounts::Superusers::Included).toRepr(), theirs.list()[0].toRepr());
    QCOMPARE(names(Accounts::Superusers::LeftOut).toRepr(), theirs.list()[1].toRepr());
    QVERIFY_THROWS_EXCEPTION(ValueError, site.accounts->withPermission(u"nonsense"_s));
}

void TestProtection::secondFactor_keys_areEncrypted()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const QString secret = site.factors->prepare(*user);
    const ModelInfo &model = site.models.get(u"quintette_accounts.SecondFactor"_s);
    const QString stored = objects(model).get(Q()).value(u"secret").toString();
    QCOMPARE(stored.size(), 64); // the column has no more room
    QVERIFY(!stored.contains(secret));
    QVERIFY(site.factors->confirm(*user, site.currentCode(secret)));
    site.settings.site.secretKeyFallbacks = {site.settings.site.secretKey};
    site.settings.site.secretKey = u"a newer secret key"_s;
    site.rebuild();
    QVERIFY(site.factors->check(*user, site.currentCode(secret, 1)));
    QCOMPARE(site.factors->protectKeys(), 1);
    QVERIFY(objects(model).get(Q()).value(u"secret").toString() != stored);
    site.settings.site.secretKeyFallbacks.clear();
    site.rebuild();
    objects(model).update(QList<QPair<QString, Value>>{{u"last_step"_s, 0}});
    QVERIFY(site.factors->check(*user, site.currentCode(secret)));
    site.settings.site.secretKey = u"a lost secret key"_s;
    site.rebuild();
    objects(model).update(QList<QPair<QString, Value>>{{u"last_step"_s, 0}});
    QVERIFY(!site.factors->check(*user, site.currentCode(secret)));
}

void TestProtection::secondFactor_clearKeysOfBefore_stayGoodAndAreEncrypted()
{
    Site site;
    const auto user = site.user(u"admin"_s);
    const QString secret = site.factors->prepare(*user);
    QVERIFY(site.factors->confirm(*user, site.currentCode(secret, -1)));
    const ModelInfo &model = site.models.get(u"quintette_accounts.SecondFactor"_s);
    objects(model).update(QList<QPair<QString, Value>>{{u"secret"_s, secret}});
    QVERIFY(site.factors->check(*user, site.currentCode(secret)));
    QCOMPARE(site.factors->protectKeys(), 1);
    QCOMPARE(site.factors->protectKeys(), 0);
    QVERIFY(objects(model).get(Q()).value(u"secret").toString() != secret);
    QVERIFY(site.factors->check(*user, site.currentCode(secret, 1)));
}

void TestProtection::secondFactor_keyOfSomebodyElse_isWorthNothing()
{
    Site site;
    const auto admin = site.user(u"admin"_s);
    const auto editor = site.user(u"editor"_s);
    const QString secret = site.factors->prepare(*editor);
    QVERIFY(site.factors->confirm(*editor, site.currentCode(secret, -1)));
    const ModelInfo &model = site.models.get(u"quintette_accounts.SecondFactor"_s);
    // Who can write to the database gives the administrator his own key.
    objects(model).update(QList<QPair<QString, Value>>{{u"user_id"_s, admin->number()}});
    QVERIFY(site.factors->isOn(*admin));
    QVERIFY(!site.factors->check(*admin, site.currentCode(secret)));
}

void TestProtection::remoteUser_isBelievedFromProxiesOnly()
{
    Site site;
    site.settings.auth.remoteUserHeader = u"X-Remote-User"_s;
    const LoginSessions logins(*site.accounts, site.settings);
    MiddlewareRegistry registry;
    registry.add(u"session"_s, sessionMiddleware(site.sessions));
    registry.add(u"authentication"_s, logins.middleware());
    const Handler handler =
            registry.build({u"session"_s, u"authentication"_s}, [](Request &request) {
                const auto user = userOf(request);
                return Response::text(user ? user->username : u"nobody"_s);
            });
    const auto asked = [&handler](const QByteArray &name, const QString &address) {
        Request request("GET", "/");
        request.setRemoteAddress(address);
        if (!name.isEmpty())
            request.headers().set("X-Remote-User", name);
        return Client::content(handler(request));
    };
    QCOMPARE(asked("admin", u"127.0.0.1"_s), "admin");
    QCOMPARE(asked("admin", u"192.168.1.7"_s), "nobody");
    QCOMPARE(asked("stranger", u"127.0.0.1"_s), "nobody");
    QCOMPARE(asked({}, u"127.0.0.1"_s), "nobody");
}

void TestProtection::remoteUser_withCodes_mustGiveOne()
{
    Site site;
    const auto admin = site.user(u"admin"_s);
    const QString secret = site.factors->prepare(*admin);
    QVERIFY(site.factors->confirm(*admin, site.currentCode(secret)));
    site.settings.auth.remoteUserHeader = u"X-Remote-User"_s;
    for (const bool asksForCodes : {false, true}) {
        site.settings.auth.remoteUserCodes = asksForCodes;
        const LoginSessions logins(*site.accounts, site.settings, nullptr, site.factors.get());
        MiddlewareRegistry registry;
        registry.add(u"session"_s, sessionMiddleware(site.sessions));
        registry.add(u"authentication"_s, logins.middleware());
        Client client(registry.build({u"session"_s, u"authentication"_s}, [&](Request &request) {
            const auto user = userOf(request);
            const auto pending = SecondStep::pendingUser(request, *site.accounts);
            return Response::text((user ? user->username : u"nobody"_s) + u' '
                                  + (pending ? pending->username : u"nobody"_s));
        }));
        client.setHeader("X-Remote-User", "admin");
        // The second time nothing begins anew.
        for (int i = 0; i < 2; ++i)
            QCOMPARE(Client::content(client.get("/")),
                     asksForCodes ? "nobody admin" : "admin nobody");
        client.setHeader("X-Remote-User", "editor"); // has no codes
        QVERIFY(Client::content(client.get("/")).startsWith("editor"));
    }
}

QTEST_GUILESS_MAIN(TestProtection)
#include "tst_protection.moc"
