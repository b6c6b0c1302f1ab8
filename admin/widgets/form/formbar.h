// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/look/shrinkingbar.h"

class QPushButton;

namespace Quintette {

class Page;

/// The buttons below a form, with the actions of the page that they stand for; it shows those that
/// the form's contents allow.
class FormBar : public ShrinkingBar
{
    Q_OBJECT
public:
    enum class Save : quint8 { Close, Stay, AddAnother, ShowCopy };

    /// The actions become the page's.
    explicit FormBar(Page &page);

    /// mayHavePassword: the object is an account whose password can be set here.
    void setContents(const FormContents &contents, const ModelAdmin &admin, bool mayHavePassword);
    /// After a copy could not be saved: plain saving would change the object it was made from.
    void offerOnlyCopy();
    void retranslate();

Q_SIGNALS:
    void saveRequested(Quintette::FormBar::Save how);
    void closeRequested();
    void historyRequested();
    void passwordRequested();
    void siteRequested();
    void deleteRequested();
    void revertRequested();
    void actionRequested(const Quintette::AdminAction &action);

private:
    QAction *addSave(const QString &icon, const Text &text, const QKeySequence &shortcut, Save how);
    void buildActions();
    QPushButton *addActionButton(QAction *action, Shrinks shrinks);
    void showAllowed();
    void showObjectActions(const QList<AdminAction> &actions, const ModelAdmin &admin);

    Page &m_page;
    bool m_canSave = false;
    bool m_canContinueEditing = true;
    QAction *m_save = nullptr;
    QAction *m_saveAndStay = nullptr;
    QAction *m_saveAndAdd = nullptr;
    QAction *m_saveAsNew = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_history = nullptr;
    QAction *m_password = nullptr;
    QAction *m_viewOnSite = nullptr;
    QAction *m_close = nullptr;
    QPushButton *m_actions; // with a menu, where there are any
    QList<QPair<QAction *, QPushButton *>> m_buttons;
};

} // namespace Quintette
