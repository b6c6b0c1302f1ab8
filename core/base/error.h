// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"
#include "core/base/text.h"

#include <QList>
#include <QMap>

#include <exception>

namespace Quintette {

/// Base of every exception that aborts a unit of work. The message is for a person: what happened,
/// where, what to do. Exceptions stop at three walls: response conversion, the guard around desktop
/// actions, main() of a command; they never cross the event loop.
class QUINTETTE_CORE_EXPORT Error : public std::exception
{
public:
    explicit Error(const QString &message) : m_message(message), m_utf8(message.toUtf8()) { }
    ~Error() override;

    const QString &message() const { return m_message; }
    /// The name Django gives this error, for example "FieldError".
    virtual QString name() const { return u"Error"_s; }
    const char *what() const noexcept override { return m_utf8.constData(); }

private:
    QString m_message;
    QByteArray m_utf8;
};

// One line per error kind: the class, its base, and the name that messages and JSON answers carry.
#define QUINTETTE_ERROR(Class, Base) \
    class QUINTETTE_CORE_EXPORT Class : public Base \
    { \
    public: \
        using Base::Base; \
        ~Class() override; \
        QString name() const override { return QStringLiteral(#Class); } \
    };

QUINTETTE_ERROR(ValueError, Error)
QUINTETTE_ERROR(TypeError, Error)
QUINTETTE_ERROR(FieldError, Error)
QUINTETTE_ERROR(LookupError, Error)
QUINTETTE_ERROR(ObjectDoesNotExist, Error)
QUINTETTE_ERROR(MultipleObjectsReturned, Error)
QUINTETTE_ERROR(ImproperlyConfigured, Error)
QUINTETTE_ERROR(PermissionDenied, Error)
QUINTETTE_ERROR(SuspiciousOperation, Error)
QUINTETTE_ERROR(Http404, Error)
QUINTETTE_ERROR(CommandError, Error)

/// What is wrong with a value or with several fields of an object: data that forms and pages show
/// beside the field. Django: ValidationError. The key of a message that belongs to no field is
/// "__all__".
class QUINTETTE_CORE_EXPORT ValidationError : public Error
{
public:
    struct Item
    {
        Text message;
        QString code;
    };

    explicit ValidationError(const Text &message, const QString &code = u"invalid"_s);
    explicit ValidationError(const QMap<QString, QList<Item>> &errors);
    ~ValidationError() override;

    QString name() const override { return u"ValidationError"_s; }
    const QMap<QString, QList<Item>> &errors() const { return m_errors; }

    static inline const QString nonField = u"__all__"_s;

private:
    QMap<QString, QList<Item>> m_errors;
};

} // namespace Quintette
