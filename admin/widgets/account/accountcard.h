// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/look/card.h"
#include "core/base/text.h"

class QHBoxLayout;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace Quintette {

/// One part of the dialog about an account: a heading, and what is added below it.
class AccountCard : public Card
{
    Q_OBJECT
public:
    explicit AccountCard(const Text &title, QWidget *parent = nullptr);

protected:
    QVBoxLayout *column() const { return m_column; }
    QPushButton *addButton(const Text &text);
    QTreeWidget *addTable(const QList<Text> &headers, const Text &name);

private:
    QVBoxLayout *m_column;
    QHBoxLayout *m_buttons = nullptr; // made with the first of them
};

} // namespace Quintette
