// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/shortcutsdialog.h"

#include "admin/widgets/look/card.h"
#include "core/base/text.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

namespace Quintette {

ShortcutsDialog::ShortcutsDialog(const QList<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "Keyboard shortcuts").toString());
    resize(460, 480);
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(24);
    int row = 0;
    const auto addLine = [&](const QString &keys, const QString &what) {
        auto *keysLabel = new QLabel(keys, content);
        auto *whatLabel = new QLabel(what, content);
        whatLabel->setWordWrap(true);
        grid->addWidget(keysLabel, row, 0, Qt::AlignTop);
        grid->addWidget(whatLabel, row++, 1);
    };
    for (const Group &group : groups) {
        auto *title = new QLabel(group.title, content);
        title->setFont(headingFont(title->font(), 1.05));
        title->setContentsMargins(0, row > 0 ? 10 : 0, 0, 2);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const QAction *action : group.actions) {
            QStringList keys;
            const QList<QKeySequence> shortcuts = action->shortcuts();
            for (const QKeySequence &shortcut : shortcuts)
                keys.append(shortcut.toString(QKeySequence::NativeText));
            if (!keys.isEmpty())
                addLine(keys.join(u"  ·  "_s), QString(action->text()).remove(u'&'));
        }
        for (const auto &[keys, what] : group.keys)
            addLine(keys, what.toString());
    }
    grid->setRowStretch(row, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(QN_TEXT("desktop", "Close").toString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
}

} // namespace Quintette
