// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listpage.h"

#include "admin/widgets/list/datebar.h"
#include "admin/widgets/list/filterpanel.h"
#include "admin/widgets/list/listbody.h"
#include "admin/widgets/list/listcommands.h"
#include "admin/widgets/list/listloader.h"
#include "admin/widgets/list/listplaceholder.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/list/listtools.h"
#include "admin/widgets/list/rowactions.h"
#include "admin/widgets/list/selectionbar.h"
#include "admin/widgets/list/sortheader.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/session/adminsession.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace Quintette {

ListPage::ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
                   QWidget *parent)
    : ListPage(session, admin, state, {}, parent)
{
}

ListPage::ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
                   const ChangeListModel::Loader &loader, QWidget *parent)
    : Page(session, parent), m_admin(admin), m_memory(admin.model().label()),
      m_state(m_memory.withOrder(state)),
      m_model(new ChangeListModel(loader ? loader : listLoader(session, admin, this), this)),
      m_tools(new ListTools(this)), m_dates(new DateBar(this)), m_busy(new BusyLine(this)),
      m_table(new ListTable(*m_model, m_memory.columnsKey(), this)),
      m_rows(new RowActions(session, *m_model, *m_table)),
      m_body(new ListBody(session, m_table, m_tools->filtersButton(), this)),
      m_selectionBar(new SelectionBar(this)),
      m_commands(new ListCommands(*this, *m_tools, *m_table, *m_rows))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 4);
    layout->setSpacing(8);
    layout->addWidget(m_tools);
    layout->addWidget(m_dates);
    layout->addWidget(m_busy);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_selectionBar);
    connectParts();
    connectRowActions();
    m_tools->setSearch(m_state.search);
    open(m_state);
}

ListPage::~ListPage() = default;

void ListPage::connectParts()
{
    connect(m_commands, &ListCommands::addRequested, this,
            [this] { Q_EMIT openRequested(PageAddress::add(&m_admin)); });
    connect(m_commands, &ListCommands::deletedRequested, this,
            [this] { Q_EMIT openRequested(PageAddress::deleted(&m_admin)); });
    connect(m_model, &ChangeListModel::headChanged, this, &ListPage::takeHead);
    connect(m_model, &ChangeListModel::loadingChanged, m_busy, &BusyLine::setBusy);
    connect(m_model, &ChangeListModel::loadingChanged, m_tools, &ListTools::setLoading);
    connect(m_model, &ChangeListModel::failed, this, &Page::failed);
    connect(m_model, &ChangeListModel::cancelled, m_body, &ListBody::showStopped);
    const ListPlaceholder *placeholder = &m_body->placeholder();
    connect(placeholder, &ListPlaceholder::reloadRequested, this, &ListPage::reload);
    connect(placeholder, &ListPlaceholder::addRequested, &m_commands->addAction(),
            &QAction::trigger);
    connect(placeholder, &ListPlaceholder::allRequested, this, [this] {
        m_tools->setSearch({});
        open(m_state.withoutFilters().withSearch({}));
    });
    connect(m_tools, &ListTools::searchRequested, this,
            [this](const QString &text) { open(m_state.withSearch(text)); });
    connect(m_tools, &ListTools::stopRequested, m_model, &ChangeListModel::cancel);
    connect(&m_tools->columnsMenu(), &QMenu::aboutToShow, this, [this] {
        m_tools->columnsMenu().clear();
        m_table->fillColumnsMenu(m_tools->columnsMenu());
    });
    connect(m_dates, &DateBar::stateRequested, this, &ListPage::open);
    connect(&m_body->filters(), &FilterPanel::stateRequested, this, &ListPage::open);
    connect(&m_table->header(), &SortHeader::stateRequested, this, [this](const ListState &state) {
        m_memory.keepOrder(state);
        open(state);
    });
    connect(m_table, &ListTable::arrangementForgotten, this, [this] {
        m_memory.forgetOrder();
        ListState state = m_state;
        state.sorts.reset();
        open(state);
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_rows->open(index.row()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showContextMenu);
    connect(m_table, &ListTable::visibleRowsChanged, this, [this] {
        const auto [first, last] = m_table->visibleRows();
        m_selectionBar->setVisibleRows(first + 1, last + 1);
    });
    connect(m_selectionBar, &SelectionBar::selectAllRequested, m_rows, &RowActions::chooseAll);
    connect(m_selectionBar, &SelectionBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(m_selectionBar, &SelectionBar::actionRequested, m_rows, &RowActions::run);
}

void ListPage::connectRowActions()
{
    connect(m_rows, &RowActions::chosenChanged, this, &ListPage::updateSelection);
    connect(m_rows, &RowActions::started, m_selectionBar,
            [this] { m_selectionBar->setEnabled(false); });
    connect(m_rows, &RowActions::finished, m_selectionBar,
            [this] { m_selectionBar->setEnabled(true); });
    connect(m_rows, &RowActions::openRequested, this, &Page::openRequested);
    connect(m_rows, &RowActions::told, this, &Page::told);
    connect(m_rows, &RowActions::failed, this, &Page::failed);
    connect(m_rows, &RowActions::siteRequested, this, &Page::siteRequested);
    connect(m_rows, &RowActions::wrote, this, &Page::wrote);
}

PageAddress ListPage::address() const
{
    return PageAddress::list(&m_admin, m_state);
}

QString ListPage::title() const
{
    return capitalized(m_admin.model().verboseNamePlural());
}

void ListPage::reload()
{
    m_isStale = false;
    m_model->open(m_state);
}

void ListPage::objectsChanged(const ModelAdmin *)
{
    // Any model: a column may show a related object.
    if (isVisible())
        reload();
    else
        m_isStale = true;
}

void ListPage::focusFirst()
{
    if (m_isStale)
        reload();
    m_table->setFocus();
}

bool ListPage::goTo(const PageAddress &address)
{
    if (address.kind != PageAddress::Kind::List || address.admin != &m_admin)
        return false;
    m_tools->setSearch(address.state.search);
    open(m_memory.withOrder(address.state));
    return true;
}

void ListPage::open(const ListState &state)
{
    m_state = state;
    m_tools->showSearch(state.search);
    m_table->clearSelection();
    m_model->open(state);
}

void ListPage::takeHead()
{
    const ChangeList &head = m_model->head();
    m_table->header().setHead(head);
    m_body->setHead(head);
    m_dates->setHead(head);
    m_selectionBar->setHead(head);
    retranslate();
    if (!head.rows.isEmpty())
        m_table->arrangeOnce();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0),
                                                   QItemSelectionModel::NoUpdate);
    updateSelection();
    Q_EMIT m_table->visibleRowsChanged();
    Q_EMIT titleChanged();
}

void ListPage::updateSelection()
{
    const qint64 count = m_table->chosenCount();
    const bool all = m_rows->areAllChosen();
    m_selectionBar->setSelected(all ? m_model->rowCount() : count, all);
    m_commands->update(m_model->head(), count);
}

void ListPage::runAction(const QString &name)
{
    m_rows->runNamed(name);
}

void ListPage::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    QMenu menu(this);
    if (index.isValid()) {
        m_rows->fillMenu(menu, index);
        menu.addActions(m_table->actions());
        menu.addSeparator();
    }
    if (m_commands->addAction().isEnabled())
        menu.addAction(&m_commands->addAction());
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

Selection ListPage::selection() const
{
    return m_rows->selection();
}

void ListPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    if (m_model->isLoaded())
        reload();
}

void ListPage::retranslate()
{
    m_tools->setTitle(title(), m_admin.model().verboseName());
    m_tools->setHead(m_model->head(), m_model->isLoaded());
    m_commands->retranslate();
    m_table->setAccessibleName(title());
    m_body->retranslate();
}

} // namespace Quintette
