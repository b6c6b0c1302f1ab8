// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the desktop: password, waiting, one-time codes; and a person's own account.
#include "tests/admin/widgets/desktopsite.h"

#include "admin/site/loginform.h"
#include "admin/widgets/account/accountdialog.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/account/secondfactorsetup.h"
#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formdialog.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/window/logindialog.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/totp.h"
#include "core/auth/protection/usersessions.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/modelchoicefield.h"
#include "core/migrations/migrationexecutor.h"
#include "core/orm/persistence.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace Quintette;

class TestLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rightPassword_enters();
    void wrongPassword_saysSoAndStays();
    void message_leavesRoomForTheFields();
    void readerWithoutStaff_isRefused();
    void tooManyFailures_makeOneWait();
    void codes_areAskedForAfterThePassword();
    void sitesOwnFields_areAskedAndChecked();
    void sitesOwnRelation_isSearched();
    void ownPassword_isChanged();

private:
    const LoginGate &gate() { return *m_site->application().service<LoginGate>(); }
    AccountServices services() { return {gate(), *m_site->application().service<UserSessions>()}; }
    void attempt(const QString &name, const QString &password);
    MessageBar *message() const { return m_dialog->findChild<MessageBar *>(); }
    QPushButton *button(QWidget *where, const QString &text)
    {
        const QList<QPushButton *> buttons = where->findChildren<QPushButton *>();
        for (QPushButton *each : buttons) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<DesktopSite> m_site;
    BackgroundTasks m_tasks;
    std::unique_ptr<LoginDialog> m_dialog;
};

void TestLogin::init()
{
    m_site = std::make_unique<DesktopSite>(u"editor"_s);
    MigrationExecutor(m_site->application().editModels()).migrate({{u"quintette_accounts"_s, {}}});
    m_dialog = std::make_unique<LoginDialog>(gate(), m_tasks, m_site->site());
    m_dialog->show();
}

void TestLogin::cleanup()
{
    m_tasks.waitForDone();
    QCoreApplication::processEvents();
    m_dialog.reset();
    m_site.reset();
}

void TestLogin::attempt(const QString &name, const QString &password)
{
    m_dialog->setUserName(name);
    for (QLineEdit *line : m_dialog->findChildren<QLineEdit *>()) {
        if (line->echoMode() == QLineEdit::Password)
            line->setText(password);
    }
    m_dialog->logIn();
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 20'000));
}

void TestLogin::rightPassword_enters()
{
    attempt(u"legacy"_s, u"legacy-pass-1"_s);
    QVERIFY(m_dialog->user());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void TestLogin::wrongPassword_saysSoAndStays()
{
    attempt(u"legacy"_s, u"wrong"_s);
    QVERIFY(!m_dialog->user());
    QVERIFY(!message()->text().isEmpty());
    QCOMPARE(message()->tone(), Tone::Bad);
}

void TestLogin::message_leavesRoomForTheFields()
{
    attempt(u"legacy"_s, u"wrong"_s);
    const QList<QLineEdit *> lines = m_dialog->findChildren<QLineEdit *>();
    for (const QLineEdit *line : lines) {
        if (line->isVisible())
            QTRY_VERIFY(line->height() >= line->minimumSizeHint().height());
    }
    QVERIFY(message()->isVisible());
}

void TestLogin::readerWithoutStaff_isRefused()
{
    attempt(u"reader"_s, u"reader-pass-1"_s);
    QVERIFY(!m_dialog->user());
    QCOMPARE(message()->tone(), Tone::Bad);
}

void TestLogin::tooManyFailures_makeOneWait()
{
    for (int i = 0; i < 6; ++i)
        attempt(u"nobody"_s, u"wrong"_s);
    QPushButton *logIn = button(m_dialog.get(), u"Log in"_s);
    QVERIFY(!logIn->isEnabled());
    QVERIFY(message()->text().contains(u"again in"_s));
}

void TestLogin::codes_areAskedForAfterThePassword()
{
    const SecondFactors &factors = gate().secondFactors();
    QVERIFY(factors.isAvailable());
    const auto user = gate().accounts().findByName(u"legacy"_s);
    SecondFactorSetup setup(gate(), user, m_tasks);
    setup.show();
    QTRY_VERIFY(!setup.secret().isEmpty());
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    setup.confirm(Totp::codeAt(Totp::fromBase32(setup.secret()), Totp::stepAt(now)));
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 10'000));
    const QString recovery =
            setup.findChild<QPlainTextEdit *>()->toPlainText().section(u'\n', 0, 0);
    QVERIFY(!recovery.isEmpty());

    attempt(u"legacy"_s, u"legacy-pass-1"_s);
    QVERIFY(!m_dialog->user());
    QCOMPARE(m_dialog->findChild<QStackedWidget *>()->currentIndex(), 1);
    auto *code = m_dialog->findChild<QStackedWidget *>()->currentWidget()->findChild<QLineEdit *>();
    QVERIFY(code);
    code->setText(u"000000"_s);
    button(m_dialog.get(), u"Log in"_s)->click();
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 10'000));
    QVERIFY(!m_dialog->user());
    code->setText(recovery);
    button(m_dialog.get(), u"Log in"_s)->click();
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 10'000));
    QVERIFY(m_dialog->user());
}

namespace {

/// Wants to know the branch, and lets nobody into the one that is closed.
class BranchForm final : public LoginForm
{
public:
    BranchForm()
    {
        add(u"branch"_s, std::make_unique<CharFormField>(FormFieldOptions{.label = u"Branch"_s}));
    }
    void confirmAllowed(const User &) const override
    {
        if (cleanedData().value(u"branch").toString() == u"closed")
            throw ValidationError(u"That branch is closed."_s);
    }
};

/// Wants to know the group one works for.
class GroupLoginForm final : public LoginForm
{
public:
    explicit GroupLoginForm(const ModelInfo &groups)
    {
        ModelChoices choices(objects(groups));
        add(u"group"_s,
            std::make_unique<ModelChoiceFormField>(choices, FormFieldOptions{.label = u"Group"_s}));
    }
};

} // namespace

void TestLogin::sitesOwnRelation_isSearched()
{
    const ModelInfo &groups = m_site->models().get(u"auth.Group"_s);
    for (int i = 0; i < 250; ++i) {
        Record group(groups);
        group.setValue(u"name", u"crew %1"_s.arg(i, 3, 10, QChar(u'0')));
        save(group);
    }
    AdminSite &site = *m_site->application().service<AdminSite>();
    site.loginForm = [&groups] { return std::make_unique<GroupLoginForm>(groups); };
    m_dialog = std::make_unique<LoginDialog>(gate(), m_tasks, site);
    m_dialog->show();
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 20'000));
    auto *cell = m_dialog->findChild<FieldCell *>();
    QVERIFY(cell && cell->field().isSearched);
    auto *button = cell->editor()->focusProxy();
    QVERIFY(button);
    QTest::keyClick(button, Qt::Key_F4);
    QPointer<ChoicePopup> popup = cell->editor()->findChild<ChoicePopup *>();
    QVERIFY(popup);
    popup->findChild<QLineEdit *>()->setText(u"crew 237"_s);
    auto *list = popup->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"crew 237"_s);
    QTest::keyClick(popup->findChild<QLineEdit *>(), Qt::Key_Return);
    FormData data;
    UploadedFiles files;
    cell->write(data, files, u"group"_s);
    QCOMPARE(data.value(u"group"_s),
             objects(groups).get({{u"name"_s, u"crew 237"_s}}).pk().toString());
}

void TestLogin::sitesOwnFields_areAskedAndChecked()
{
    AdminSite &site = *m_site->application().service<AdminSite>();
    site.loginForm = [] { return std::make_unique<BranchForm>(); };
    m_dialog = std::make_unique<LoginDialog>(gate(), m_tasks, site);
    m_dialog->show();
    QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 20'000));
    auto *branch = m_dialog->findChild<FieldCell *>();
    QVERIFY(branch);
    QCOMPARE(branch->name(), u"branch"_s);
    attempt(u"legacy"_s, u"legacy-pass-1"_s);
    QVERIFY(!m_dialog->user());
    QVERIFY(branch->hasErrors());
    branch->editor()->setText(u"closed"_s);
    attempt(u"legacy"_s, u"legacy-pass-1"_s);
    QVERIFY(!m_dialog->user());
    QVERIFY(!branch->hasErrors());
    QCOMPARE(message()->text(), u"That branch is closed."_s);
    branch->editor()->setText(u"harbour"_s);
    attempt(u"legacy"_s, u"legacy-pass-1"_s);
    QVERIFY(m_dialog->user());
}

void TestLogin::ownPassword_isChanged()
{
    m_site->logIn(u"legacy"_s);
    FormDialog dialog(m_tasks, u"Change"_s, u"Old and new"_s,
                      [this, services = services()](const FormDialog::Given &given) {
                          return services.changeOwnPassword(m_site->session(), given);
                      });
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(dialog.cells().size(), 3);
    const auto type = [&](const QStringList &texts) {
        for (int i = 0; i < 3; ++i)
            dialog.cells().at(i)->editor()->setText(texts.at(i));
        dialog.submit();
        QVERIFY(QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 20'000));
    };
    type({u"wrong"_s, u"harbour-lights-7"_s, u"harbour-lights-7"_s});
    QVERIFY(dialog.cells().first()->hasErrors());
    type({u"legacy-pass-1"_s, u"harbour-lights-7"_s, u"harbour-lights-7"_s});
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(gate().accounts().authenticate(u"legacy"_s, u"harbour-lights-7"_s));
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestLogin test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_login.moc"
