// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/languagebutton.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/i18n/language.h"

#include <QActionGroup>
#include <QMenu>

namespace Quintette {

LanguageButton::LanguageButton(QWidget *parent) : QToolButton(parent)
{
    setIcon(themedIcon(u"language"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    auto *texts = new TextBindings(this);
    texts->bind<QWidget>(this, &QWidget::setToolTip, QN_TEXT("desktop", "Language"));
    texts->bind<QWidget>(this, &QWidget::setAccessibleName, QN_TEXT("desktop", "Language"));
    hide();
}

void LanguageButton::setLanguages(const QStringList &codes, const QString &current)
{
    menu()->clear();
    auto *group = new QActionGroup(menu());
    for (const QString &code : codes) {
        const QString name = languageInfo(code).nativeName;
        QAction *action = menu()->addAction(name);
        action->setCheckable(true);
        action->setChecked(code == current);
        group->addAction(action);
        if (code == current)
            setText(name);
        connect(action, &QAction::triggered, this, [this, code, name] {
            setText(name);
            Q_EMIT chosen(code);
        });
    }
    setVisible(codes.size() > 1);
}

} // namespace Quintette
