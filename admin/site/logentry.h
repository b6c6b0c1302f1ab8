// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// Django's admin log: one line per added, changed or deleted object, on the table
/// django_admin_log.
class QUINTETTE_ADMIN_EXPORT LogEntry
{
public:
    enum class Action : quint8 { Addition = 1, Change = 2, Deletion = 3 };

    /// One part of a change message, stored as JSON as Django writes it and translated when read.
    struct Part
    {
        Action action = Action::Change;
        QStringList fields = {}; // verbose names in English, of a change
        QString name = {}; // of an inline object: its model's verbose name
        QString object = {}; // of an inline object: its text
    };

    static void registerModel(ModelRegistry &registry);
    /// [{"changed": {"fields": ["Headline"]}}]
    static QString messageToJson(const QList<Part> &parts);
    /// "Changed Headline and Status." in the active language, with the names that the fields of
    /// model, of which the object is, have in it; plain text messages pass as they are.
    static QString messageToText(const QString &changeMessage, const ModelInfo *model);

    /// The id of the new line; message as messageToJson() makes it, or plain text.
    static qint64 write(const AdminRequest &request, const Record &object, Action action,
                        const QString &message = {});
    static qint64 write(const AdminRequest &request, const Record &object, Action action,
                        const QList<Part> &parts)
    {
        return write(request, object, action, messageToJson(parts));
    }
    /// One line for each of many objects, in one statement.
    static void writeMany(const AdminRequest &request, const QList<Record> &objects, Action action);
    /// The log, newest first, with user and content type.
    static QuerySet entries(const ModelRegistry &registry);
    /// The object that a line is about; nothing where it is gone. Django: get_edited_object.
    static std::optional<Record> editedObject(const Record &entry);
};

} // namespace Quintette
