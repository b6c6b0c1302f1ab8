// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/websessionscard.h"

#include "admin/pages/valuetext.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

WebSessionsCard::WebSessionsCard(QWidget *parent)
    : AccountCard(QN_TEXT("desktop", "Logged in on the web"), parent),
      m_nowhere(new QLabel(QN_TEXT("desktop", "Nowhere").toString(), this))
{
    m_nowhere->setForegroundRole(QPalette::PlaceholderText);
    column()->addWidget(m_nowhere);
    m_sessions = addTable({QN_TEXT("desktop", "Since"), QN_TEXT("desktop", "Address"),
                           QN_TEXT("desktop", "Browser"), QN_TEXT("desktop", "Until")},
                          QN_TEXT("desktop", "Logged in on the web"));
    m_end = addButton(QN_TEXT("desktop", "Log out there"));
    m_endAll = addButton(QN_TEXT("desktop", "Log out everywhere"));
    connect(m_end, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem *item = m_sessions->currentItem())
            Q_EMIT endRequested(item->data(0, Qt::UserRole).toString());
    });
    connect(m_endAll, &QPushButton::clicked, this, [this] { Q_EMIT endRequested({}); });
    connect(m_sessions, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { m_end->setEnabled(item != nullptr); });
}

void WebSessionsCard::setSessions(const QList<UserSessions::Item> &sessions)
{
    const auto shown = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
    m_sessions->clear();
    for (const UserSessions::Item &each : sessions) {
        auto *item = new QTreeWidgetItem(m_sessions,
                                         {each.since ? valueText(*each.since) : u"–"_s,
                                          shown(each.address), shown(each.agent),
                                          valueText(each.expires)});
        item->setToolTip(2, each.agent.toHtmlEscaped());
        item->setData(0, Qt::UserRole, each.id);
    }
    m_sessions->resizeColumnToContents(0);
    m_end->setEnabled(m_sessions->currentItem() != nullptr);
    m_nowhere->setVisible(sessions.isEmpty());
    for (QWidget *widget : QList<QWidget *>{m_sessions, m_end, m_endAll})
        widget->setVisible(!sessions.isEmpty());
}

} // namespace Quintette
