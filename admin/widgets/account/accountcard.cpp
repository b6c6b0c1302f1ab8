// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountcard.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

AccountCard::AccountCard(const Text &title, QWidget *parent)
    : Card(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(14, 10, 14, 12);
    auto *heading = new QLabel(title.toString(), this);
    heading->setFont(headingFont(heading->font(), 1.1));
    m_column->addWidget(heading);
}

QPushButton *AccountCard::addButton(const Text &text)
{
    if (!m_buttons) {
        m_buttons = new QHBoxLayout;
        m_buttons->addStretch();
        m_column->addLayout(m_buttons);
    }
    auto *button = new QPushButton(text.toString(), this);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

QTreeWidget *AccountCard::addTable(const QList<Text> &headers, const Text &name)
{
    auto *table = new QTreeWidget(this);
    QStringList titles;
    for (const Text &header : headers)
        titles.append(header.toString());
    table->setHeaderLabels(titles);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAlternatingRowColors(true);
    table->setAccessibleName(name.toString());
    table->setMinimumHeight(120);
    m_column->addWidget(table);
    return table;
}

} // namespace Quintette
