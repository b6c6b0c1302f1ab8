// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formbar.h"
#include "admin/widgets/form/formcompanion.h"
#include "admin/widgets/form/formloading.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QStackedWidget;

namespace Quintette {

class AccountServices;
class BusyLine;
class CompanionSide;
class EmptyState;
class FormView;
class MessageBar;
class ObjectCommands;

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
    bool hasErrors() const override { return m_hasErrors; }
    void runAction(const QString &name) override;
    void focusFirst() override;

    using After = FormBar::Save;
    void save(After after);
    FormView &view() { return *m_view; }
    /// Whether something is loading or being saved.
    bool isBusy() const { return m_isBusy; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void setContents(const FormContents &contents);
    void takeSaved(const SaveResult &result, After after);
    void showConflicts(const FormContents &contents);
    void retranslate();
    void setBusy(bool busy);
    void fail(const TaskFailure &failure);
    void run(const AdminAction &action);

    FormKey m_key;
    FormContents m_contents;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    bool m_hasErrors = false;
    QString m_fieldBeforeSaving;
    QLabel *m_title;
    QLabel *m_object;
    MessageBar *m_errors;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    FormView *m_view;
    CompanionSide *m_side;
    EmptyState *m_missing;
    FormBar *m_bar;
    ObjectCommands *m_commands;
};

} // namespace Quintette
