// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/page.h"

#include <QPointer>

class QStackedWidget;

namespace Quintette {

class MessageBar;

/// The pages of a window with the way one came: back, forward, and one bar for messages above them.
/// A page that would lose unsaved changes asks first. Pages one has left are kept alive for a
/// while, then made anew from their address.
class QUINTETTE_WIDGETS_EXPORT PageStack : public QWidget
{
    Q_OBJECT
public:
    using Factory = std::function<Page *(const PageAddress &, QWidget *parent)>;

    explicit PageStack(const Factory &factory, QWidget *parent = nullptr);

    void open(const PageAddress &address);
    void back();
    void forward();
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_entries.size(); }
    Page *current() const;
    MessageBar &messages() { return *m_messages; }
    /// Whether nothing unsaved would be lost; asks, and so may run a dialog.
    bool mayLeave();
    /// Tells all pages, so that they load again what may have changed.
    void objectsChanged(const ModelAdmin *admin);

Q_SIGNALS:
    /// Another page is in front, or its title is another.
    void currentChanged();

private:
    struct Entry
    {
        PageAddress address;
        QPointer<Page> page;
    };

    Page *make(const PageAddress &address);
    void show(int position);
    void close(Page *page, const PageAddress &next);
    void forgetFarPages();
    void fail(Page *page, const TaskFailure &failure);

    Factory m_factory;
    MessageBar *m_messages;
    QStackedWidget *m_stack;
    QList<Entry> m_entries;
    int m_position = -1;
};

} // namespace Quintette
