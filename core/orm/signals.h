// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

#include <atomic>
#include <mutex>

namespace Quintette {

/// A list of functions to call when something happens; receivers come with a name and can be taken
/// away by it. Thread-safe: sending works on the receivers of that moment, so a receiver may
/// connect or disconnect. Django: Signal.
template <typename Event> class Signal
{
public:
    using Receiver = std::function<void(const Event &)>;

    /// A receiver of the same name and sender is replaced. Without a sender every model's events
    /// come.
    void connect(const QString &name, Receiver receiver, const ModelInfo *sender = nullptr)
    {
        const std::scoped_lock lock(m_mutex);
        auto entries =
                m_entries ? std::make_shared<Entries>(*m_entries) : std::make_shared<Entries>();
        removeFrom(*entries, name, sender);
        entries->append({name, sender, std::move(receiver)});
        m_entries = std::move(entries);
        m_any = true;
    }
    /// False when there was no such receiver.
    bool disconnect(const QString &name, const ModelInfo *sender = nullptr)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_entries)
            return false;
        auto entries = std::make_shared<Entries>(*m_entries);
        const bool removed = removeFrom(*entries, name, sender);
        m_entries = std::move(entries);
        return removed;
    }
    bool hasReceivers(const ModelInfo *sender) const
    {
        if (!m_any.load(std::memory_order_acquire))
            return false; // without the lock, since rows ask
        const std::shared_ptr<const Entries> entries = current();
        return entries
                && std::any_of(entries->cbegin(), entries->cend(), [sender](const Entry &entry) {
                       return !entry.sender || entry.sender == sender;
                   });
    }
    /// Calls the receivers in the order they came; what one throws goes to the caller.
    void send(const ModelInfo *sender, const Event &event) const
    {
        const std::shared_ptr<const Entries> entries = current();
        if (!entries)
            return;
        for (const Entry &entry : *entries) {
            if (!entry.sender || entry.sender == sender)
                entry.receiver(event);
        }
    }

private:
    struct Entry
    {
        QString name;
        const ModelInfo *sender;
        Receiver receiver;
    };
    using Entries = QList<Entry>;

    static bool removeFrom(Entries &entries, const QString &name, const ModelInfo *sender)
    {
        return entries.removeIf([&](const Entry &entry) {
            return entry.name == name && entry.sender == sender;
        }) > 0;
    }
    std::shared_ptr<const Entries> current() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_entries;
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<const Entries> m_entries;
    std::atomic<bool> m_any = false; // ever
};

/// An object that is about to be made.
struct PreInitEvent
{
    const ModelInfo &model;
};

/// A new object, or one just loaded.
struct InitEvent
{
    Record &record;
};

struct SaveEvent
{
    Record &record;
    bool created = false; // post_save: it was inserted
    bool raw = false; // from a fixture: other objects may not be there yet
    QStringList updateFields;
    QString database;
};

struct DeleteEvent
{
    const Record &record;
    QString database;
};

struct ManyToManyEvent
{
    enum class Action { PreAdd, PostAdd, PreRemove, PostRemove, PreClear, PostClear };
    Action action;
    const Record &record;
    const Field &field;
    bool reverse = false; // record is of the model the field points to
    ValueList keys; // of the other side; empty for clear
    QString database;
};

struct MigrateEvent
{
    QString appLabel;
    QString database;
};

/// What the models of one registry tell. Django: django.db.models.signals.
struct ModelSignals
{
    /// For each new object, and each that a query loads as a Record.
    Signal<PreInitEvent> preInit;
    Signal<InitEvent> postInit;
    Signal<SaveEvent> preSave;
    Signal<SaveEvent> postSave;
    Signal<DeleteEvent> preDelete;
    Signal<DeleteEvent> postDelete;
    /// The sender is the through model.
    Signal<ManyToManyEvent> manyToManyChanged;
    /// Once per app, for all databases' migrations; the sender is null.
    Signal<MigrateEvent> preMigrate;
    Signal<MigrateEvent> postMigrate;
};

} // namespace Quintette
