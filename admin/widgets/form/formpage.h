// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/deletepage.h"
#include "admin/widgets/form/formcompanion.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace Quintette {

class AccountServices;
class BusyLine;
class EmptyState;
class FormView;
class MessageBar;

/// The form of one object, to add, change or look at it, with what plugins put beside it.
class QUINTETTE_WIDGETS_EXPORT FormPage : public Page
{
    Q_OBJECT
public:
    /// account may be null; with it, the password of an account can be set from its form.
    FormPage(AdminSession &session, const PageAddress &address, const CompanionFactory &companions,
             const std::shared_ptr<const AccountServices> &account = {}, QWidget *parent = nullptr);

    PageAddress address() const override;
    QString title() const override;
    void reload() override;
    bool hasUnsavedChanges() const override;
    void focusFirst() override;

    enum class After : quint8 { Close, Stay, AddAnother, ShowCopy };
    void save(After after);
    FormView &view() { return *m_view; }
    /// Whether something is loading or being saved.
    bool isBusy() const { return m_isBusy; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    QPushButton *addButton(QAction *action);
    void setContents(const FormContents &contents);
    void takeSaved(const SaveResult &result, After after);
    void showCompanion();
    void updateCompanion();
    void showConflicts(const FormContents &contents);
    void setPassword();
    void askToDelete();
    void deleteNow(const QString &version);
    void retranslate();
    void setBusy(bool busy);
    void fail(const TaskFailure &failure);
    void showActions();
    void runAction(const AdminAction &action);

    FormKey m_key;
    FormContents m_contents;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    QString m_fieldBeforeSaving;
    CompanionFactory m_companions;
    std::shared_ptr<const AccountServices> m_account;
    FormCompanion *m_companion = nullptr;
    QTimer *m_companionDelay;
    QLabel *m_title;
    QLabel *m_object;
    MessageBar *m_errors;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FormView *m_view;
    EmptyState *m_missing;
    QWidget *m_bar;
    QAction *m_save = nullptr;
    QAction *m_saveAndStay = nullptr;
    QAction *m_saveAndAdd = nullptr;
    QAction *m_saveAsNew = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_history = nullptr;
    QAction *m_password = nullptr;
    QAction *m_viewOnSite = nullptr;
    QAction *m_close = nullptr;
    QPushButton *m_actions = nullptr; // with a menu, where there are any
    QList<QPair<QAction *, QPushButton *>> m_buttons;
};

} // namespace Quintette
