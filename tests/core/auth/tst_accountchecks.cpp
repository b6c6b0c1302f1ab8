// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/accountchecks.h"
#include "core/auth/permission.h"

#include <QTest>

using namespace Quintette;

namespace {

/// A model with a name field, in a registry with permissions.
struct Models
{
    enum class Unique { No, Yes };

    explicit Models(const ModelOptions &options, Unique unique = Unique::Yes,
                    const QString &modelName = u"Member"_s)
    {
        models.add<ContentType>(u"contenttypes"_s, u"ContentType"_s);
        models.add<Permission>(u"auth"_s, u"Permission"_s);
        auto model = std::make_unique<ModelInfo>(u"members"_s, modelName, options);
        model->addField(makeField(FieldKind::Char, u"nick"_s,
                                  {.unique = unique == Unique::Yes, .maxLength = 50}));
        model->addField(makeField(FieldKind::Char, u"email"_s, {.maxLength = 50}));
        member = &models.add(std::move(model));
        models.resolve();
    }

    Databases databases;
    ModelRegistry models{databases};
    const ModelInfo *member = nullptr;
};

QStringList idsOf(const QList<CheckMessage> &messages)
{
    QStringList ids;
    for (const CheckMessage &message : messages)
        ids += message.id;
    return ids;
}

} // namespace

/// The ids are those that Django has for the same mistakes.
class TestAccountChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountModel_mistakes_haveDjangosIds_data();
    void accountModel_mistakes_haveDjangosIds();
    void permissions_mistakes_haveDjangosIds_data();
    void permissions_mistakes_haveDjangosIds();
};

void TestAccountChecks::accountModel_mistakes_haveDjangosIds_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<bool>("isUnique");
    QTest::addColumn<bool>("customBackends");
    QTest::addColumn<QStringList>("ids");
    const QString nick = u"nick"_s;
    const QStringList email{u"email"_s};
    QTest::newRow("good") << nick << email << true << false << QStringList();
    QTest::newRow("required name")
            << nick << QStringList{nick} << true << false << QStringList{u"auth.E002"_s};
    QTest::newRow("same names") << nick << email << false << false << QStringList{u"auth.E003"_s};
    QTest::newRow("same names, other back-ends")
            << nick << email << false << true << QStringList{u"auth.W004"_s};
    QTest::newRow("no such field")
            << u"login"_s << email << true << false << QStringList{u"quintette.E003"_s};
}

void TestAccountChecks::accountModel_mistakes_haveDjangosIds()
{
    QFETCH(QString, username);
    QFETCH(QStringList, required);
    QFETCH(bool, isUnique);
    QFETCH(bool, customBackends);
    ModelOptions options;
    options.account.usernameField = username;
    options.account.requiredFields = required;
    const Models site(options, isUnique ? Models::Unique::Yes : Models::Unique::No);
    QTEST(idsOf(checkAccountModel(*site.member, customBackends)), "ids");
}

void TestAccountChecks::permissions_mistakes_haveDjangosIds_data()
{
    using Declared = QList<QPair<QString, Text>>;
    QTest::addColumn<QString>("modelName");
    QTest::addColumn<QString>("verboseName");
    QTest::addColumn<Declared>("declared");
    QTest::addColumn<QStringList>("ids");
    const auto one = [](const QString &code, const QString &name) {
        return Declared{{code, Text(name)}};
    };
    const QString plain = u"Member"_s;
    QTest::newRow("good") << plain << u"member"_s << one(u"praise"_s, u"May praise"_s)
                          << QStringList();
    QTest::newRow("built in") << plain << u"member"_s << one(u"add_member"_s, u"x"_s)
                              << QStringList{u"auth.E005"_s};
    QTest::newRow("twice") << plain << u"member"_s
                           << one(u"praise"_s, u"x"_s) + one(u"praise"_s, u"y"_s)
                           << QStringList{u"auth.E006"_s};
    QTest::newRow("long verbose name")
            << plain << QString(250, u'm') << Declared() << QStringList{u"auth.E007"_s};
    QTest::newRow("long name") << plain << u"member"_s << one(u"praise"_s, QString(256, u'x'))
                               << QStringList{u"auth.E008"_s};
    QTest::newRow("long model name")
            << QString(95, u'M') << u"member"_s << Declared() << QStringList{u"auth.E011"_s};
    QTest::newRow("long code name") << plain << u"member"_s << one(QString(101, u'x'), u"x"_s)
                                    << QStringList{u"auth.E012"_s};
}

void TestAccountChecks::permissions_mistakes_haveDjangosIds()
{
    using Declared = QList<QPair<QString, Text>>;
    QFETCH(QString, modelName);
    QFETCH(QString, verboseName);
    QFETCH(Declared, declared);
    ModelOptions options;
    options.verboseName = Text(verboseName);
    options.permissions = declared;
    const Models site(options, Models::Unique::Yes, modelName);
    QTEST(idsOf(checkPermissions(*site.member)), "ids");
}

QTEST_GUILESS_MAIN(TestAccountChecks)
#include "tst_accountchecks.moc"
