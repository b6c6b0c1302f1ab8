// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/accountquestions.h"

#include "core/base/error.h"
#include "core/management/terminal.h"
#include "core/orm/queryset.h"

#include <QTextStream>

namespace Quintette::AccountQuestions {

namespace {

void say(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

void requireObjects(const Field &field, const ValueList &keys)
{
    const QString by = field.isManyToMany() ? u"pk"_s : field.targetField()->name();
    for (const Value &key : keys) {
        if (!objects(*field.relatedModel()).filter({{by, key}}).exists())
            throw ValidationError(QN_TEXT("auth", "There is no %1 “%2”.")
                                          .arg(field.relatedModel()->verboseName())
                                          .arg(key.toString()));
    }
}

} // namespace

QString questionFor(const Field &field)
{
    QString name = field.verboseName().toString();
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    if (const ModelInfo *target = field.relatedModel()) {
        const Field &key = field.isManyToMany() ? target->primaryKey() : *field.targetField();
        name += u" (%1.%2)"_s.arg(target->name(), key.name());
    }
    return name + u": "_s;
}

Value cleaned(const Field &field, const QString &text)
{
    if (!field.isManyToMany()) {
        const Value value = field.clean(text);
        if (field.isForeignKey() && !value.isNone())
            requireObjects(field, {value});
        return value;
    }
    ValueList keys;
    for (const QString &key : text.split(u',', Qt::SkipEmptyParts))
        keys += field.relatedModel()->primaryKey().clean(key.trimmed());
    if (keys.isEmpty() && !field.options().blank)
        throw ValidationError(QN_TEXT("auth", "This field cannot be blank."));
    requireObjects(field, keys);
    return keys;
}

Value value(const Field &field)
{
    for (;;) {
        try {
            return cleaned(field, Terminal::ask(questionFor(field)));
        } catch (const ValidationError &error) {
            say(u"Error: "_s + error.message());
        }
    }
}

QString newPassword(const Accounts &accounts, const Record &user)
{
    for (;;) {
        const QString password = Terminal::askSecret(u"Password: "_s);
        if (password != Terminal::askSecret(u"Password (again): "_s)) {
            say(u"Your passwords didn't match."_s);
            continue;
        }
        if (password.trimmed().isEmpty()) {
            say(u"Blank passwords aren't allowed."_s);
            continue;
        }
        try {
            accounts.checkPassword(password, user);
            return password;
        } catch (const ValidationError &error) {
            say(error.message());
        }
        const QString answer =
                Terminal::ask(u"Bypass password validation and create user anyway? [y/N]: "_s);
        if (answer.compare(u"y"_s, Qt::CaseInsensitive) == 0)
            return password;
    }
}

} // namespace Quintette::AccountQuestions
