// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Quintette {

/// The way through the pages of a list that has the newest first; hidden where there is only one.
class QUINTETTE_WIDGETS_EXPORT PageTurner : public QWidget
{
    Q_OBJECT
public:
    explicit PageTurner(QWidget *parent = nullptr);

    /// Both 1-based.
    void setPage(int page, int pageCount);
    int page() const { return m_page; }

Q_SIGNALS:
    void pageRequested(int page);

private:
    QToolButton *m_newer;
    QLabel *m_position;
    QToolButton *m_older;
    int m_page = 1;
};

} // namespace Quintette
