// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkmessage.h"
#include "core/orm/modelinfo.h"

#include <QList>

namespace Quintette {

/// Collects what is wrong with the declaration for one model.
class AdminFindings
{
public:
    /// object: whose declaration it is, "shop.Book" or "shop.Book inline shop.Copy".
    AdminFindings(const ModelInfo &model, const QString &object) : m_model(model), m_object(object)
    {
    }

    const ModelInfo &model() const { return m_model; }
    const QList<CheckMessage> &messages() const { return m_messages; }

    void add(const QString &id, const Text &message, const Text &hint = {});
    /// The field that an entry of an option names; adds the error of that id and returns null where
    /// there is none.
    const Field *field(const QString &id, const QString &entry, const QString &name);
    /// Adds the error where a name comes twice.
    void refuseRepeated(const QString &id, const QString &option, const QStringList &names);
    /// Adds E013 for a many-to-many field whose table is a model of its own: a form cannot fill it.
    void refuseOwnTable(const QString &entry, const Field &field);

    /// "listDisplay[2]".
    static QString entry(const QString &option, qsizetype index)
    {
        return u"%1[%2]"_s.arg(option).arg(index);
    }

private:
    const ModelInfo &m_model;
    QString m_object;
    QList<CheckMessage> m_messages;
};

} // namespace Quintette
