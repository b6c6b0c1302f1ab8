// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formbar.h"

#include "admin/widgets/window/page.h"

#include <QAction>
#include <QLayout>
#include <QMenu>
#include <QPushButton>

namespace Quintette {

FormBar::FormBar(Page &page) : ShrinkingBar(&page), m_page(page), m_actions(new QPushButton(this))
{
    buildActions();
    m_actions->setMenu(new QMenu(m_actions));
    layout()->setContentsMargins(16, 4, 16, 10);
    addActionButton(m_save, Shrinks::Never)->setDefault(true);
    for (QAction *action : {m_saveAndStay, m_saveAndAdd, m_saveAsNew, m_close})
        addActionButton(action, Shrinks::Last);
    addStretch();
    addButton(m_actions, Shrinks::Never);
    for (QAction *action : {m_viewOnSite, m_password, m_history, m_delete})
        addActionButton(action, Shrinks::First);
}

QAction *FormBar::addSave(const QString &icon, const Text &text, const QKeySequence &shortcut,
                          Save how)
{
    return m_page.addPageAction(icon, text, shortcut, [this, how] { Q_EMIT saveRequested(how); });
}

void FormBar::buildActions()
{
    m_save = addSave(u"save"_s, QN_TEXT("desktop", "Save"), Qt::CTRL | Qt::Key_Return, Save::Close);
    m_saveAndStay = addSave(u"save"_s, QN_TEXT("desktop", "Save and continue"), QKeySequence::Save,
                            Save::Stay);
    m_saveAndAdd = addSave(u"add"_s, QN_TEXT("desktop", "Save and add another"),
                           Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Save::AddAnother);
    m_saveAsNew = addSave(u"copy"_s, QN_TEXT("desktop", "Save as new"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_N, Save::ShowCopy);
    m_close = m_page.addPageAction(u"close"_s, QN_TEXT("desktop", "Close"), Qt::Key_Escape,
                                   [this] { Q_EMIT closeRequested(); });
    m_history = m_page.addPageAction(u"history"_s, QN_TEXT("desktop", "History"),
                                     Qt::CTRL | Qt::Key_H, [this] { Q_EMIT historyRequested(); });
    m_password = m_page.addPageAction(u"lock"_s, QN_TEXT("desktop", "Set password …"), {},
                                      [this] { Q_EMIT passwordRequested(); });
    m_viewOnSite = m_page.addPageAction(u"external"_s, QN_TEXT("desktop", "View on site"),
                                        Qt::CTRL | Qt::SHIFT | Qt::Key_V,
                                        [this] { Q_EMIT siteRequested(); });
    m_delete =
            m_page.addPageAction(u"delete"_s, QN_TEXT("desktop", "Delete …"),
                                 Qt::CTRL | Qt::Key_Delete, [this] { Q_EMIT deleteRequested(); });
    m_page.addPageAction(u"undo"_s, QN_TEXT("desktop", "Take back the changes to this field"),
                         Qt::CTRL | Qt::ALT | Qt::Key_Z, [this] { Q_EMIT revertRequested(); });
}

QPushButton *FormBar::addActionButton(QAction *action, Shrinks shrinks)
{
    auto *button = new QPushButton(action->icon(), {}, this);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons.append({action, button});
    addButton(button, shrinks);
    return button;
}

void FormBar::setContents(const FormContents &contents, const ModelAdmin &admin,
                          bool mayHavePassword)
{
    m_save->setEnabled(contents.canSave);
    m_saveAndStay->setEnabled(contents.canContinue);
    // As on the web: a copy instead of another empty one.
    m_saveAndAdd->setEnabled(contents.canAddAnother && !contents.canSaveAsNew);
    m_saveAsNew->setEnabled(contents.canSaveAsNew);
    m_delete->setEnabled(contents.canDelete);
    m_history->setEnabled(contents.hasHistory);
    m_password->setEnabled(mayHavePassword && contents.canSave && contents.hasHistory);
    m_viewOnSite->setEnabled(!contents.viewOnSiteUrl.isEmpty());
    m_canSave = contents.canSave;
    m_canContinueEditing = contents.canContinueEditing;
    showAllowed();
    showObjectActions(contents.actions, admin);
}

void FormBar::showAllowed()
{
    for (const auto &[action, button] : std::as_const(m_buttons))
        button->setVisible(action == m_close ? !m_canSave : action->isEnabled());
    arrange();
}

void FormBar::offerOnlyCopy()
{
    for (QAction *action : {m_save, m_saveAndStay, m_saveAndAdd})
        action->setEnabled(false);
    showAllowed();
}

void FormBar::showObjectActions(const QList<AdminAction> &actions, const ModelAdmin &admin)
{
    QMenu *menu = m_actions->menu();
    menu->clear();
    m_actions->setVisible(!actions.isEmpty());
    for (const AdminAction &action : actions) {
        const Text name = action.description.arg(admin.model().verboseName());
        menu->addAction(name.toString(), this, [this, action] { Q_EMIT actionRequested(action); });
    }
}

void FormBar::retranslate()
{
    setText(m_actions, QN_TEXT("desktop", "Actions").toString());
    m_saveAndStay->setText((m_canContinueEditing ? QN_TEXT("desktop", "Save and continue")
                                                 : QN_TEXT("desktop", "Save and view"))
                                   .toString());
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        setText(button, action->text());
        button->setToolTip(action->toolTip());
    }
    arrange();
}

} // namespace Quintette
