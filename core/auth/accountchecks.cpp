// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/accountchecks.h"

#include "core/auth/permission.h"
#include "core/auth/user.h"

namespace Quintette {

namespace {

bool isUnique(const ModelInfo &model, const Field &field)
{
    const QList<ModelOptions::Constraint> &constraints = model.options().constraints;
    return field.isUnique() || field.isPrimaryKey()
            || std::any_of(constraints.cbegin(), constraints.cend(), [&](const auto &constraint) {
                   return constraint.unique == QStringList{field.name()} && !constraint.condition;
               });
}

/// Findings about the names that a model's options give.
QList<CheckMessage> checkNames(const ModelInfo &model)
{
    QList<CheckMessage> found;
    const ModelOptions::Account names = User::names(model);
    if (names.requiredFields.contains(names.usernameField))
        found += CheckMessage::error(
                u"auth.E002"_s,
                QN_TEXT("auth",
                        "The field that identifies an account must not be among its required "
                        "fields."),
                QN_TEXT("auth", "It is “%1”; take it out of required_fields.")
                        .arg(names.usernameField),
                model.label());
    QStringList missing;
    for (const QString &name : names.requiredFields + QStringList{names.usernameField}) {
        if (!model.findField(name))
            missing += name;
    }
    if (!missing.isEmpty())
        found += CheckMessage::error(
                u"quintette.E003"_s,
                QN_TEXT("auth", "The model of accounts names fields that it does not have: %1.")
                        .arg(missing.join(u", "_s)),
                QN_TEXT("auth", "Correct the names in its option “account”."), model.label());
    return found;
}

} // namespace

QList<CheckMessage> checkAccountModel(const ModelInfo &model, bool customBackends)
{
    QList<CheckMessage> found = checkNames(model);
    const Field *username = model.findField(User::names(model).usernameField);
    if (!username || isUnique(model, *username))
        return found;
    const QString object = model.label() + u'.' + username->name();
    if (customBackends)
        found += CheckMessage::warning(
                u"auth.W004"_s,
                QN_TEXT("auth", "“%1” identifies accounts, but it is not unique.")
                        .arg(username->name()),
                QN_TEXT("auth", "See to it that the back-ends can tell equal names apart."),
                object);
    else
        found += CheckMessage::error(
                u"auth.E003"_s,
                QN_TEXT("auth", "“%1” must be unique, because it identifies accounts.")
                        .arg(username->name()),
                {}, object);
    return found;
}

QList<CheckMessage> checkPermissions(const ModelInfo &model)
{
    const ModelInfo &permission = model.registry().get(u"auth.Permission"_s);
    const qsizetype longestName = permission.field(u"name").options().maxLength;
    const qsizetype longestCodename = permission.field(u"codename").options().maxLength;
    QList<CheckMessage> found;
    const auto add = [&](const QString &id, const Text &message) {
        found += CheckMessage::error(id, message, {}, model.label());
    };
    QStringList codenames;
    qsizetype name = 0;
    qsizetype codename = 0;
    for (const auto &[builtIn, text] : Permissions::builtIn(model)) {
        codenames += builtIn;
        name = qMax(name, text.size());
        codename = qMax(codename, builtIn.size());
    }
    if (name > longestName)
        add(u"auth.E007"_s,
            QN_TEXT("auth",
                    "The name for people may have %1 letters at most, so that those of its "
                    "permissions have no more than %2.")
                    .arg(longestName - (name - model.verboseName().source().size()))
                    .arg(longestName));
    if (codename > longestCodename)
        add(u"auth.E011"_s,
            QN_TEXT("auth",
                    "The name of the model may have %1 letters at most, so that those of its "
                    "permissions have no more than %2.")
                    .arg(longestCodename - (codename - model.modelName().size()))
                    .arg(longestCodename));
    const qsizetype builtInCount = codenames.size();
    for (const auto &[declared, text] : model.options().permissions) {
        if (text.source().size() > longestName)
            add(u"auth.E008"_s,
                QN_TEXT("auth", "The name of the permission “%1” has more than %2 letters.")
                        .arg(text.source())
                        .arg(longestName));
        if (declared.size() > longestCodename)
            add(u"auth.E012"_s,
                QN_TEXT("auth", "The code name of the permission “%1” has more than %2 letters.")
                        .arg(declared)
                        .arg(longestCodename));
        const qsizetype before = codenames.indexOf(declared);
        if (before >= 0 && before < builtInCount)
            add(u"auth.E005"_s,
                QN_TEXT("auth", "Every model has the permission “%1” already.").arg(declared));
        else if (before >= 0)
            add(u"auth.E006"_s,
                QN_TEXT("auth", "The permission “%1” is declared twice.").arg(declared));
        codenames += declared;
    }
    return found;
}

void registerAccountChecks(CheckRegistry &checks, const ModelRegistry &models,
                           const QStringList &backends)
{
    const bool customBackends = backends != QStringList{u"model"_s};
    checks.add(
            [&models, customBackends] {
                QList<CheckMessage> found =
                        checkAccountModel(models.get(User::label), customBackends);
                for (const ModelInfo *model : models.models())
                    found += checkPermissions(*model);
                return found;
            },
            {u"auth"_s});
}

} // namespace Quintette
