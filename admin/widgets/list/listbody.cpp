// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listbody.h"

#include "admin/pages/relationsearch.h"
#include "admin/widgets/list/filterpanel.h"
#include "admin/widgets/list/listplaceholder.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/session/adminsession.h"

#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

namespace Quintette {

namespace {

const QString filtersShown = u"list/filters"_s;
const QString splitterPlace = u"list/splitter"_s;
constexpr int roomForFilters = 700; // in a smaller list they are hidden at first

} // namespace

ListBody::ListBody(AdminSession &session, ListTable *table, QPushButton &filtersButton,
                   QWidget *parent)
    : QSplitter(parent), m_table(table), m_button(filtersButton),
      m_empty(new ListPlaceholder(this)), m_stack(new QStackedWidget(this)),
      m_filters(new FilterPanel(this))
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    addWidget(m_stack);
    addWidget(m_filters);
    setStretchFactor(0, 1);
    setCollapsible(0, false);
    setSizes({900, 210});
    restoreState(QSettings().value(splitterPlace).toByteArray());
    m_filters->hide();
    connect(this, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(splitterPlace, saveState()); });
    connect(&m_button, &QPushButton::toggled, this, [this](bool on) {
        showFilters(on);
        if (m_isDecided)
            QSettings().setValue(filtersShown, on);
    });
    m_filters->setSearch([&session](const FilterSearch &search, const QString &term,
                                    QObject *receiver, const EditorContext::Found &found) {
        session.tasks().run<RelationSearch>(
                receiver,
                [&session, search, term] {
                    return searchRelated(session.site(), session.request(),
                                         search.model->findField(search.field), term);
                },
                [found](const RelationSearch &result) { found(result.choices); },
                [found](const TaskFailure &) { found({}); });
    });
}

void ListBody::setHead(const ChangeList &head)
{
    m_filters->setHead(head);
    m_hasFilters = !head.filters.isEmpty();
    if (m_hasFilters && !m_isDecided) {
        m_button.setChecked(QSettings().value(filtersShown, true).toBool()
                            && width() > roomForFilters);
        m_isDecided = true;
    }
    showFilters(m_button.isChecked());
    const bool isEmpty = head.resultCount.number == 0;
    if (isEmpty)
        m_empty->showEmpty(head);
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
}

void ListBody::showFilters(bool shown)
{
    m_filters->setVisible(shown && m_hasFilters);
}

void ListBody::showStopped()
{
    m_empty->showStopped();
    m_stack->setCurrentWidget(m_empty);
}

void ListBody::retranslate()
{
    m_filters->setAccessibleName(QN_TEXT("desktop", "Filters").toString());
}

} // namespace Quintette
