// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/pageturner.h"

#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/themedicon.h"
#include "core/base/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Quintette {

PageTurner::PageTurner(QWidget *parent)
    : QWidget(parent), m_newer(new QToolButton(this)), m_position(new QLabel(this)),
      m_older(new QToolButton(this))
{
    m_newer->setIcon(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes));
    m_older->setIcon(themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_newer);
    line->addWidget(m_position);
    line->addWidget(m_older);
    connect(m_newer, &QToolButton::clicked, this, [this] { Q_EMIT pageRequested(m_page - 1); });
    connect(m_older, &QToolButton::clicked, this, [this] { Q_EMIT pageRequested(m_page + 1); });
    hide();
}

void PageTurner::setPage(int page, int pageCount)
{
    m_page = page;
    setVisible(pageCount > 1);
    m_newer->setEnabled(page > 1);
    m_older->setEnabled(page < pageCount);
    m_newer->setAccessibleName(QN_TEXT("desktop", "Newer").toString());
    m_older->setAccessibleName(QN_TEXT("desktop", "Older").toString());
    m_newer->setToolTip(m_newer->accessibleName());
    m_older->setToolTip(m_older->accessibleName());
    m_position->setText(QN_TEXT("desktop", "Page %1 of %2")
                                .arg(shownNumber(page))
                                .arg(shownNumber(pageCount))
                                .toString());
}

} // namespace Quintette
