// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "admin/widgets/session/taskfailure.h"
#include "admin/widgets/window/pageaddress.h"

#include <QWidget>

namespace Quintette {

class AdminSession;

/// One page of the main window: index, list, form, history. It draws what admin/pages says and asks
/// its window for everything that concerns more than itself, by signals. Its QActions are found by
/// the shortcut list and the palette.
class QUINTETTE_WIDGETS_EXPORT Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(AdminSession &session, QWidget *parent = nullptr);
    ~Page() override;

    virtual PageAddress address() const = 0;
    virtual QString title() const = 0;
    /// Loads again what it shows.
    virtual void reload() = 0;
    /// Objects of the model were added, changed or deleted elsewhere.
    virtual void objectsChanged(const ModelAdmin *admin);
    /// Shows another address of the same place (a list in another state) without a new page; false
    /// where it cannot.
    virtual bool goTo(const PageAddress &) { return false; }
    virtual bool hasUnsavedChanges() const { return false; }
    /// Whether something has to be corrected before it can be saved; the window's title says so.
    virtual bool hasErrors() const { return false; }
    /// Does to what is shown or chosen what the action of that name does.
    virtual void runAction(const QString &) { }
    /// Puts the keyboard where work begins.
    virtual void focusFirst();

    AdminSession &session() const { return m_session; }
    /// An action with a shortcut that works while this page is the one in front.
    QAction *addPageAction(const QString &icon, const Text &text, const QKeySequence &shortcut,
                           const std::function<void()> &triggered);

Q_SIGNALS:
    void titleChanged();
    void openRequested(const Quintette::PageAddress &address);
    /// The page is done (its object saved or deleted) and leaves the history.
    void closeRequested(const Quintette::PageAddress &next);
    void told(const QList<Quintette::AdminRequest::Message> &messages);
    void failed(const Quintette::TaskFailure &failure);
    /// To look at a page of the public site.
    void siteRequested(const QString &path);
    /// What this page wrote, so that others can load it again.
    void wrote(const Quintette::ModelAdmin *admin);

private:
    AdminSession &m_session;
};

} // namespace Quintette
