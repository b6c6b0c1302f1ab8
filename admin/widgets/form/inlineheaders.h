// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/inlinegroup.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace Quintette {

/// The headings above the rows of an inline that is drawn as a table.
class InlineHeaders : public QWidget
{
    Q_OBJECT
public:
    explicit InlineHeaders(const QList<InlineGroup::Header> &headers, QWidget *parent = nullptr);

    /// As wide as the cells below them; after the last comes what a row has behind its cells.
    void arrange(const QList<int> &widths, int behind);

private:
    QHBoxLayout *m_line;
    QList<QLabel *> m_labels;
    QWidget *m_behind;
};

} // namespace Quintette
