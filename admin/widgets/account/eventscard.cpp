// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/eventscard.h"

#include "admin/pages/valuetext.h"
#include "core/auth/protection/logingate.h"

#include <QTreeWidget>

namespace Quintette {

EventsCard::EventsCard(QWidget *parent)
    : AccountCard(QN_TEXT("desktop", "What happened lately"), parent),
      m_events(addTable({QN_TEXT("desktop", "When"), QN_TEXT("desktop", "What"),
                         QN_TEXT("desktop", "From"), QN_TEXT("desktop", "Details")},
                        QN_TEXT("desktop", "What happened lately")))
{
}

void EventsCard::setEvents(const QList<AccountEvent> &events)
{
    m_events->clear();
    for (const AccountEvent &event : events)
        new QTreeWidgetItem(m_events,
                            {valueText(event.time), AccountEvents::kindText(event.kind).toString(),
                             event.address.isEmpty()
                                     ? QN_TEXT("desktop", "this computer").toString()
                                     : event.address,
                             event.detail});
    m_events->resizeColumnToContents(0);
    m_events->resizeColumnToContents(1);
}

} // namespace Quintette
