// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/createsuperuser.h"

#include "core/auth/accounts.h"
#include "core/auth/protection/accountevents.h"
#include "core/auth/protection/loginthrottle.h"
#include "core/management/arguments.h"
#include "core/management/commands/accountquestions.h"
#include "core/management/terminal.h"
#include "core/orm/persistence.h"

#include <QTextStream>

namespace Quintette {

namespace {

/// What createsuperuser was told about one field, by its option or, where nobody is asked, by the
/// environment; null when nothing.
QString givenValue(const QCommandLineParser &parser, const QString &fieldName, bool asks)
{
    if (parser.isSet(fieldName))
        return parser.value(fieldName);
    const QByteArray variable = "QUINTETTE_SUPERUSER_" + fieldName.toUpper().toLatin1();
    return asks ? QString() : qEnvironmentVariable(variable.constData());
}

/// The account as it will be, for judging the name and the password.
class NewSuperuser
{
public:
    NewSuperuser(const Accounts &accounts, const QCommandLineParser &parser)
        : m_accounts(accounts), m_names(User::names(accounts.model())), m_parser(parser),
          m_asks(!parser.isSet(u"noinput"_s)), m_draft(accounts.model())
    {
    }

    void create()
    {
        findName();
        for (const QString &name : m_names.requiredFields)
            findField(m_accounts.model().field(name));
        const QString password =
                m_asks ? AccountQuestions::newPassword(m_accounts, m_draft) : givenPassword();
        m_accounts.create(m_name, m_fields, password, Accounts::Superuser::Yes);
    }

private:
    /// What is wrong with the name; empty when nothing.
    QString objectionTo(const QString &name) const
    {
        const Field &field = m_accounts.model().field(m_names.usernameField);
        try {
            field.clean(name);
        } catch (const ValidationError &error) {
            return error.message();
        }
        return field.isUnique() && m_accounts.findByName(Accounts::normalizeUsername(name))
                ? u"That %1 is already taken."_s.arg(field.verboseName().toString())
                : QString();
    }

    void findName()
    {
        m_name = givenValue(m_parser, m_names.usernameField, m_asks);
        if (!m_asks) {
            if (m_name.isEmpty())
                throw UsageError(u"--noinput needs --"_s + m_names.usernameField);
            const QString objection = objectionTo(m_name);
            if (!objection.isEmpty())
                throw CommandError(objection);
        }
        while (m_asks && (m_name.isEmpty() || !objectionTo(m_name).isEmpty())) {
            if (!m_name.isEmpty())
                QTextStream(stderr) << "Error: " << objectionTo(m_name) << Qt::endl;
            m_name = Terminal::ask(
                    AccountQuestions::questionFor(m_accounts.model().field(m_names.usernameField)));
        }
        m_draft.setValue(m_names.usernameField, m_name);
    }

    void findField(const Field &field)
    {
        const QString given = givenValue(m_parser, field.name(), m_asks);
        if (given.isEmpty() && !m_asks && !field.options().blank)
            throw UsageError(u"--noinput needs --"_s + field.name());
        const Value value = given.isEmpty() && m_asks ? AccountQuestions::value(field)
                                                      : AccountQuestions::cleaned(field, given);
        m_fields.insert(field.name(), value);
        if (!field.isManyToMany())
            m_draft.setValue(field.index(), value);
    }

    static QString givenPassword()
    {
        const QString password = qEnvironmentVariable("QUINTETTE_SUPERUSER_PASSWORD");
        if (password.isEmpty())
            throw CommandError(u"With --noinput the password comes from the environment variable "
                               "QUINTETTE_SUPERUSER_PASSWORD, which is not set."_s);
        return password;
    }

    const Accounts &m_accounts;
    const ModelOptions::Account m_names;
    const QCommandLineParser &m_parser;
    const bool m_asks;
    Record m_draft;
    QString m_name;
    Dict m_fields;
};

int createSuperuser(CommandContext &context)
{
    const Accounts &accounts = *context.application().service<Accounts>();
    const ModelOptions::Account names = User::names(accounts.model());
    QCommandLineParser parser;
    parser.addOption({u"noinput"_s, {}});
    parser.addOption({names.usernameField, {}, u"NAME"_s});
    for (const QString &field : names.requiredFields)
        parser.addOption({field, {}, u"VALUE"_s});
    parseArguments(parser, context, 0, 0);
    try {
        NewSuperuser(accounts, parser).create();
    } catch (const ValidationError &error) {
        throw CommandError(u"The user was not created: %1"_s.arg(error.message()));
    }
    context.out << "Superuser created successfully." << Qt::endl;
    return 0;
}

int changePassword(CommandContext &context)
{
    QCommandLineParser parser;
    parseArguments(parser, context, 1, 1);
    const Application &application = context.application();
    const Accounts &accounts = *application.service<Accounts>();
    const QString username = parser.positionalArguments().first();
    const std::shared_ptr<const User> user = accounts.findByName(username);
    if (!user)
        throw CommandError(u"There is no user \"%1\"."_s.arg(username));
    context.out << "Changing password for user \"" << username << '"' << Qt::endl;
    Record record = user->record();
    accounts.setPassword(record, AccountQuestions::newPassword(accounts, record));
    save(record, {.updateFields = {u"password"_s}});
    application.service<LoginThrottle>()->unlock(username);
    application.service<AccountEvents>()->write(AccountEvents::Kind::PasswordChanged, *user, {},
                                                u"changepassword"_s);
    context.out << "Password changed successfully for user \"" << username << '"' << Qt::endl;
    return 0;
}

} // namespace

Command createSuperuserCommand()
{
    return {u"createsuperuser"_s,
            u"createsuperuser [--noinput] [--username U] [--email E] [--FIELD VALUE]..."_s,
            u"create a user with all permissions"_s, createSuperuser};
}

Command changePasswordCommand()
{
    return {u"changepassword"_s, u"changepassword USERNAME"_s, u"give a user another password"_s,
            changePassword};
}

} // namespace Quintette
