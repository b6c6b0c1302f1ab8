// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/languagemenu.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/i18n/language.h"

#include <QActionGroup>

namespace Quintette {

LanguageMenu::LanguageMenu(const QStringList &codes, const QString &current, QWidget *parent)
    : QMenu(parent)
{
    setIcon(themedIcon(u"language"_s));
    (new TextBindings(this))->bind(this, &QMenu::setTitle, QN_TEXT("desktop", "Language"));
    auto *group = new QActionGroup(this);
    for (const QString &code : codes) {
        QAction *action = addAction(languageInfo(code).nativeName);
        action->setCheckable(true);
        action->setChecked(code == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT chosen(code); });
    }
}

} // namespace Quintette
