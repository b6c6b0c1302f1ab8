// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlinerowbuttons.h"

#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/look/themedicon.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace Quintette {

InlineRowButtons::InlineRowButtons(const FormContents::Inline::Row &row, QWidget *parent)
    : QWidget(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(InlineRow::columnGap, 0, 0, 0);
    line->setSpacing(2);
    if (row.ownAdmin) {
        m_open = addButton(themedIcon(u"edit"_s));
        connect(m_open, &QToolButton::clicked, this, &InlineRowButtons::openClicked);
    }
    if (!row.viewOnSiteUrl.isEmpty()) {
        m_site = addButton(themedIcon(u"external"_s, QPalette::WindowText, Mirrored::Yes));
        connect(m_site, &QToolButton::clicked, this, &InlineRowButtons::siteClicked);
    }
    if (row.isNew) {
        m_remove = addButton(themedIcon(u"close"_s));
        connect(m_remove, &QToolButton::clicked, this, &InlineRowButtons::removeClicked);
    } else if (!row.deleteName.isEmpty()) {
        m_delete = new QCheckBox(this);
        connect(m_delete, &QCheckBox::toggled, this, &InlineRowButtons::markedChanged);
        line->addWidget(m_delete);
    }
    line->addStretch();
}

QToolButton *InlineRowButtons::addButton(const QIcon &icon)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void InlineRowButtons::setRowName(const QString &name)
{
    const auto describe = [](QAbstractButton *button, const QString &text) {
        button->setToolTip(text.toHtmlEscaped());
        button->setAccessibleName(text);
    };
    if (m_open)
        describe(m_open, QN_TEXT("desktop", "Open %1").arg(name).toString());
    if (m_site)
        describe(m_site, QN_TEXT("desktop", "View %1 on site").arg(name).toString());
    if (m_remove)
        describe(m_remove, QN_TEXT("desktop", "Take %1 away again").arg(name).toString());
    if (m_delete) {
        m_delete->setText(QN_TEXT("desktop", "Delete").toString());
        describe(m_delete,
                 QN_TEXT("desktop", "Delete %1 when the form is saved").arg(name).toString());
    }
}

bool InlineRowButtons::isMarked() const
{
    return m_delete && m_delete->isChecked();
}

void InlineRowButtons::setMarked(bool marked)
{
    if (!m_delete)
        return;
    const QSignalBlocker quiet(m_delete);
    m_delete->setChecked(marked);
}

} // namespace Quintette
