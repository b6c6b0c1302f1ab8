// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/historypage.h"

#include "admin/pages/valuetext.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

ObjectHistoryPage::ObjectHistoryPage(AdminSession &session, const ModelAdmin &admin,
                                     const QString &quotedPk, QWidget *parent)
    : Page(session, parent), m_admin(admin), m_quotedPk(quotedPk), m_title(new LeadingLabel(this)),
      m_stack(new QStackedWidget(this)), m_list(new QTreeWidget(this)),
      m_empty(new EmptyState(this)), m_newer(new QToolButton(this)), m_older(new QToolButton(this)),
      m_position(new QLabel(this))
{
    m_title->setFont(headingFont(m_title->font(), 1.4));
    m_title->setWordWrap(true);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(3);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_newer->setIcon(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes));
    m_older->setIcon(themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes));
    auto *pager = new QHBoxLayout;
    pager->addStretch();
    pager->addWidget(m_newer);
    pager->addWidget(m_position);
    pager->addWidget(m_older);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_title);
    layout->addWidget(m_stack, 1);
    layout->addLayout(pager);

    connect(m_newer, &QToolButton::clicked, this, [this] { load(m_history.page - 1); });
    connect(m_older, &QToolButton::clicked, this, [this] { load(m_history.page + 1); });
    addPageAction(u"edit"_s, QN_TEXT("desktop", "Back to the form"), Qt::Key_Escape,
                  [this] { Q_EMIT closeRequested(PageAddress::change(&m_admin, m_quotedPk)); });
    reload();
}

QString ObjectHistoryPage::title() const
{
    return m_history.admin ? m_history.title.toString() : QN_TEXT("desktop", "History").toString();
}

void ObjectHistoryPage::reload()
{
    load(m_history.page);
}

void ObjectHistoryPage::load(int page)
{
    session().tasks().run<HistoryPage>(
            this,
            [&session = session(), &admin = m_admin, pk = m_quotedPk, page] {
                return loadHistory(admin, session.request(), pk, page);
            },
            [this](const HistoryPage &history) { setHistory(history); },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

void ObjectHistoryPage::focusFirst()
{
    m_list->setFocus();
}

void ObjectHistoryPage::setHistory(const HistoryPage &history)
{
    m_history = history;
    m_title->setText(title());
    m_list->setHeaderLabels({QN_TEXT("desktop", "When").toString(),
                             QN_TEXT("desktop", "Who").toString(),
                             QN_TEXT("desktop", "What").toString()});
    m_list->setAccessibleName(title());
    m_list->clear();
    for (const LogLine &line : history.lines) {
        const QString when = valueText(line.time);
        auto *item = new QTreeWidgetItem(m_list, {when, line.user, line.message});
        item->setToolTip(2, line.message.toHtmlEscaped());
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    m_empty->set(u"history"_s, QN_TEXT("desktop", "No history yet"),
                 QN_TEXT("desktop", "This object was probably not added or changed here."));
    m_stack->setCurrentWidget(history.lines.isEmpty() ? static_cast<QWidget *>(m_empty) : m_list);
    const bool paged = history.pageCount > 1;
    for (QWidget *widget : QList<QWidget *>{m_newer, m_older, m_position})
        widget->setVisible(paged);
    m_newer->setEnabled(history.page > 1);
    m_older->setEnabled(history.page < history.pageCount);
    m_newer->setAccessibleName(QN_TEXT("desktop", "Newer").toString());
    m_older->setAccessibleName(QN_TEXT("desktop", "Older").toString());
    m_position->setText(QN_TEXT("desktop", "Page %1 of %2")
                                .arg(history.page)
                                .arg(history.pageCount)
                                .toString());
    Q_EMIT titleChanged();
}

void ObjectHistoryPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_history.admin)
        reload();
}

} // namespace Quintette
