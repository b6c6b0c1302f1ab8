// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/accountevents.h"

#include "core/auth/protection/actinguser.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/orm/signals.h"

namespace Quintette {

namespace {

struct KindOfEvent
{
    AccountEvents::Kind kind;
    const char16_t *name;
    Text text;
};

const QList<KindOfEvent> &kinds()
{
    using Kind = AccountEvents::Kind;
    static const QList<KindOfEvent> list{
            {Kind::Login, u"login", QN_TEXT("accounts", "Logged in")},
            {Kind::LoginFailed, u"login_failed", QN_TEXT("accounts", "Failed to log in")},
            {Kind::LoginBlocked, u"login_blocked", QN_TEXT("accounts", "Must wait")},
            {Kind::Logout, u"logout", QN_TEXT("accounts", "Logged out")},
            {Kind::Unlocked, u"unlocked", QN_TEXT("accounts", "Unlocked")},
            {Kind::PasswordChanged, u"password_changed", QN_TEXT("accounts", "Password changed")},
            {Kind::PasswordReset, u"password_reset",
             QN_TEXT("accounts", "Password set by a link from a mail")},
            {Kind::PermissionsChanged, u"permissions_changed",
             QN_TEXT("accounts", "Rights changed")},
            {Kind::SecondFactorOn, u"second_factor_on",
             QN_TEXT("accounts", "Codes at log-in turned on")},
            {Kind::SecondFactorOff, u"second_factor_off",
             QN_TEXT("accounts", "Codes at log-in turned off")},
            {Kind::RecoveryCodeUsed, u"recovery_code_used",
             QN_TEXT("accounts", "Recovery code used")},
            {Kind::SessionEnded, u"session_ended", QN_TEXT("accounts", "Session ended")},
    };
    return list;
}

constexpr qsizetype longestName = 254;
constexpr qsizetype longestAddress = 64;
constexpr qsizetype longestAgent = 200;

/// Names and agents are what a stranger sent: no control characters, no half characters.
QString printable(const QString &text, qsizetype length)
{
    QString clean = text.left(length);
    clean.removeIf([](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
    return clean.isValidUtf16() ? clean : QString();
}

/// The fields that say what an account may do, of those that its model has.
QStringList flagsOf(const ModelInfo &users)
{
    const ModelOptions::Account names = User::names(users);
    QStringList flags;
    for (const QString &name : {names.staffField, names.superuserField, names.activeField}) {
        if (users.findField(name) && !flags.contains(name))
            flags += name;
    }
    return flags;
}

bool isPermission(const Record &record)
{
    return record.model().label() == u"auth.Permission";
}

const char *const watcherName = "quintette_accounts";

} // namespace

QString AccountEvents::kindName(Kind kind)
{
    const auto found =
            std::find_if(kinds().cbegin(), kinds().cend(),
                         [kind](const KindOfEvent &known) { return known.kind == kind; });
    return QStringView(found->name).toString();
}

Text AccountEvents::kindText(const QString &kind)
{
    const auto found =
            std::find_if(kinds().cbegin(), kinds().cend(), [&kind](const KindOfEvent &known) {
                return QStringView(known.name) == kind;
            });
    return found == kinds().cend() ? Text(kind) : found->text;
}

AccountEvents::AccountEvents(const ModelRegistry &models)
    : m_models(models), m_table(models.get(u"quintette_accounts.AccountEvent"_s))
{
}

void AccountEvents::write(Kind kind, const User &user, const LoginOrigin &origin,
                          const QString &detail) const
{
    write(kind, user.number(), user.username, origin, detail);
}

void AccountEvents::write(Kind kind, const QString &username, const LoginOrigin &origin,
                          const QString &detail) const
{
    write(kind, std::nullopt, username, origin, detail);
}

void AccountEvents::write(Kind kind, std::optional<qint64> userId, const QString &username,
                          const LoginOrigin &origin, const QString &detail) const
{
    if (!m_table.exists())
        return;
    AccountEvent event;
    event.time = DateTime::now();
    event.kind = kindName(kind);
    event.userId = userId;
    event.username = printable(username, longestName);
    event.address = printable(origin.address, longestAddress);
    event.agent = printable(origin.agent, longestAgent);
    event.detail = detail;
    Record record = toRecord(event);
    save(record, {.forceInsert = true});
}

QList<AccountEvent> AccountEvents::latest(qint64 userId, int limit) const
{
    QList<AccountEvent> events;
    if (!m_table.exists())
        return events;
    const QuerySet query = objects(m_models.get(u"quintette_accounts.AccountEvent"_s))
                                   .filter({{u"user_id"_s, userId}})
                                   .orderBy(QStringList{u"-time"_s, u"-id"_s})
                                   .slice(0, limit);
    for (const Record &record : query.toList())
        events += fromRecord<AccountEvent>(record);
    return events;
}

qint64 AccountEvents::removeBefore(const DateTime &time) const
{
    if (!m_table.exists())
        return 0;
    const ModelInfo &model = m_models.get(u"quintette_accounts.AccountEvent"_s);
    return objects(model).filter({{u"time__lt"_s, time}}).remove().value(model.label());
}

void AccountEvents::watchPermissions()
{
    const ModelInfo *users = &m_models.get(u"auth.User"_s);
    const ModelInfo *groups = &m_models.get(u"auth.Group"_s);
    const auto note = [this, users](const Record &record, const QString &what) {
        const QString actor = ActingUser::current();
        const QString detail = actor.isEmpty() ? what : what + u" (by "_s + actor + u')';
        if (&record.model() == users)
            write(Kind::PermissionsChanged, User::of(record), {}, detail);
        else
            write(Kind::PermissionsChanged, std::nullopt, {}, {},
                  record.model().modelName() + u' ' + record.toString() + u": "_s + detail);
    };
    ModelSignals &events = m_models.modelSignals();
    events.manyToManyChanged.connect(
            QString::fromLatin1(watcherName), [note, users, groups](const ManyToManyEvent &event) {
                using Action = ManyToManyEvent::Action;
                const ModelInfo *model = &event.record.model();
                const bool isRight = (model == users || model == groups)
                        && (event.field.name().contains(u"permissions")
                            || event.field.name() == u"groups");
                if (!isRight || event.reverse
                    || (event.action != Action::PostAdd && event.action != Action::PostRemove
                        && event.action != Action::PostClear))
                    return;
                constexpr int mostNames = 20;
                QStringList names;
                for (const Record &other : objects(*event.field.relatedModel())
                                                   .filter({{u"pk__in"_s, event.keys}})
                                                   .slice(0, mostNames)
                                                   .toList())
                    names += isPermission(other) ? other.value(u"codename").toString()
                                                 : other.toString();
                if (event.keys.size() > mostNames)
                    names += u"…"_s;
                const QString verb = event.action == Action::PostAdd ? u"added"_s
                        : event.action == Action::PostRemove         ? u"removed"_s
                                                                     : u"cleared"_s;
                note(event.record, event.field.name() + u' ' + verb + u' ' + names.join(u", "_s));
            });
    events.preSave.connect(
            QString::fromLatin1(watcherName),
            [note, flags = flagsOf(*users)](const SaveEvent &event) {
                const QStringList &fields = event.updateFields;
                const bool touches = fields.isEmpty()
                        || std::any_of(flags.cbegin(), flags.cend(),
                                       [&fields](const QString &flag) {
                                           return fields.contains(flag);
                                       });
                if (!touches || event.record.pk().isNone())
                    return;
                const std::optional<Record> before =
                        objects(event.record.model()).find({{u"pk"_s, event.record.pk()}});
                QStringList changes;
                for (const QString &flag : flags) {
                    const Value now = event.record.value(flag);
                    if (before && before->value(flag).isTrue() != now.isTrue())
                        changes += flag + (now.isTrue() ? u" on"_s : u" off"_s);
                }
                if (!changes.isEmpty())
                    note(event.record, changes.join(u", "_s));
            },
            users);
}

} // namespace Quintette
