// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/createsuperuser.h"

#include "core/auth/accounts.h"
#include "core/auth/protection/accountevents.h"
#include "core/auth/protection/loginthrottle.h"
#include "core/management/arguments.h"
#include "core/management/terminal.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"

#include <QTextStream>

namespace Quintette {

namespace {

/// Asks until two equal passwords came that the validators accept, or the person insists.
QString askNewPassword(const Accounts &accounts, const Record &user)
{
    for (;;) {
        const QString password = Terminal::askSecret(u"Password: "_s);
        if (password != Terminal::askSecret(u"Password (again): "_s)) {
            QTextStream(stderr) << "Your passwords didn't match." << Qt::endl;
            continue;
        }
        if (password.trimmed().isEmpty()) {
            QTextStream(stderr) << "Blank passwords aren't allowed." << Qt::endl;
            continue;
        }
        try {
            accounts.checkPassword(password, user);
            return password;
        } catch (const ValidationError &error) {
            QTextStream(stderr) << error.message() << Qt::endl;
        }
        const QString answer =
                Terminal::ask(u"Bypass password validation and create user anyway? [y/N]: "_s);
        if (answer.compare(u"y"_s, Qt::CaseInsensitive) == 0)
            return password;
    }
}

int createSuperuser(CommandContext &context)
{
    QCommandLineParser parser;
    parser.addOptions({{u"noinput"_s, {}}, {u"username"_s, {}, u"U"_s}, {u"email"_s, {}, u"E"_s}});
    parseArguments(parser, context, 0, 0);
    const Application &application = context.application();
    const Accounts &accounts = *application.service<Accounts>();
    QString username = parser.value(u"username"_s);
    QString email = parser.value(u"email"_s);
    QString password;
    if (parser.isSet(u"noinput"_s)) {
        if (username.isEmpty())
            throw UsageError(u"--noinput needs --username"_s);
        password = qEnvironmentVariable("QUINTETTE_SUPERUSER_PASSWORD");
        if (password.isEmpty())
            throw CommandError(u"With --noinput the password comes from the environment variable "
                               "QUINTETTE_SUPERUSER_PASSWORD, which is not set."_s);
    } else {
        if (username.isEmpty())
            username = Terminal::ask(u"Username: "_s);
        if (!parser.isSet(u"email"_s))
            email = Terminal::ask(u"Email address: "_s);
        Record user(application.models().get(u"auth.User"_s));
        user.setValue(u"username", username);
        user.setValue(u"email", email);
        password = askNewPassword(accounts, user);
    }
    try {
        accounts.create(username, email, password, Accounts::Superuser::Yes);
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
    std::optional<Record> user =
            objects(application.models().get(u"auth.User"_s)).find({{u"username"_s, username}});
    if (!user)
        throw CommandError(u"There is no user \"%1\"."_s.arg(username));
    context.out << "Changing password for user \"" << username << '"' << Qt::endl;
    accounts.setPassword(*user, askNewPassword(accounts, *user));
    save(*user, {.updateFields = {u"password"_s}});
    application.service<LoginThrottle>()->unlock(username);
    application.service<AccountEvents>()->write(AccountEvents::Kind::PasswordChanged,
                                                fromRecord<User>(*user), {}, u"changepassword"_s);
    context.out << "Password changed successfully for user \"" << username << '"' << Qt::endl;
    return 0;
}

} // namespace

Command createSuperuserCommand()
{
    return {u"createsuperuser"_s, u"createsuperuser [--noinput] [--username U] [--email E]"_s,
            u"create a user with all permissions"_s, createSuperuser};
}

Command changePasswordCommand()
{
    return {u"changepassword"_s, u"changepassword USERNAME"_s, u"give a user another password"_s,
            changePassword};
}

} // namespace Quintette
