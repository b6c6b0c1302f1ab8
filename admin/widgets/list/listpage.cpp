// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listpage.h"

#include "admin/pages/relationsearch.h"
#include "admin/widgets/list/actionrunner.h"
#include "admin/widgets/list/columnwidths.h"
#include "admin/widgets/list/datebar.h"
#include "admin/widgets/list/filterpanel.h"
#include "admin/widgets/list/listdelegate.h"
#include "admin/widgets/list/listeditdialog.h"
#include "admin/widgets/list/selectionbar.h"
#include "admin/widgets/list/sortheader.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace Quintette {

namespace {

// Long enough that typing a word asks once.
constexpr int searchDelayMilliseconds = 300;
// Quick answers need no button to stop them.
constexpr int stopDelayMilliseconds = 700;
constexpr int mostRowsEdited = 50; // side by side

ChangeListModel::Loader databaseLoader(AdminSession &session, const ModelAdmin &admin,
                                       QObject *receiver)
{
    return [&session, &admin,
            receiver](const ListState &state, const ChangeListModel::CancellationPtr &cancellation,
                      const ChangeListModel::Done &done, const ChangeListModel::Failed &failed) {
        session.tasks().run<ChangeList>(
                receiver,
                [&session, &admin, state, cancellation] {
                    Connection &connection = session.site().models().databases().connection();
                    ChangeList list;
                    connection.limited({.cancellation = cancellation}, [&] {
                        list = loadChangeList(admin, session.request(), state);
                    });
                    return list;
                },
                done, failed);
    };
}

} // namespace

ListPage::ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
                   QWidget *parent)
    : ListPage(session, admin, state, {}, parent)
{
}

ListPage::ListPage(AdminSession &session, const ModelAdmin &admin, const ListState &state,
                   const ChangeListModel::Loader &loader, QWidget *parent)
    : Page(session, parent), m_admin(admin), m_state(state),
      m_model(new ChangeListModel(loader ? loader : databaseLoader(session, admin, this), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 4);
    layout->setSpacing(8);
    buildHeader();
    buildTable();
    buildActions();

    connect(m_model, &ChangeListModel::headChanged, this, &ListPage::takeHead);
    connect(m_model, &ChangeListModel::loadingChanged, this, &ListPage::showLoading);
    connect(m_model, &ChangeListModel::cancelled, this, &ListPage::showStopped);
    connect(m_model, &ChangeListModel::failed, this, &Page::failed);
    open(state);
}

ListPage::~ListPage()
{
    if (m_isArranged)
        saveWidths();
}

void ListPage::buildHeader()
{
    m_title = new QLabel(this);
    m_title->setFont(headingFont(m_title->font(), 1.5));
    m_count = new QLabel(this);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText),
                        QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(420);
    m_search->setText(m_state.search);
    m_searchDelay = new QTimer(this);
    m_searchDelay->setSingleShot(true);
    m_searchDelay->setInterval(searchDelayMilliseconds);
    connect(m_search, &QLineEdit::textEdited, m_searchDelay, qOverload<>(&QTimer::start));
    const auto search = [this] {
        m_searchDelay->stop();
        if (m_search->text() != m_state.search)
            open(m_state.withSearch(m_search->text()));
    };
    connect(m_searchDelay, &QTimer::timeout, this, search);
    connect(m_search, &QLineEdit::returnPressed, this, search);
    m_editButton = new QPushButton(this);
    m_editButton->setIcon(themedIcon(u"edit"_s));
    m_columnsButton = new QPushButton(this);
    m_columnsButton->setIcon(themedIcon(u"columns"_s));
    m_columnsButton->setMenu(new QMenu(m_columnsButton));
    connect(m_columnsButton->menu(), &QMenu::aboutToShow, this, &ListPage::fillColumnsMenu);
    m_filtersButton = new QPushButton(this);
    m_filtersButton->setIcon(themedIcon(u"filter"_s));
    m_filtersButton->setCheckable(true);
    m_addButton = new QPushButton(this);
    m_addButton->setIcon(themedIcon(u"add"_s));
    m_addButton->setDefault(true);
    m_dates = new DateBar(this);
    m_busy = new BusyLine(this);
    m_stopButton = new QPushButton(this);
    m_stopButton->setObjectName(u"stop"_s);
    m_stopButton->setIcon(themedIcon(u"close"_s));
    m_stopButton->hide();
    connect(m_stopButton, &QPushButton::clicked, m_model, &ChangeListModel::cancel);
    m_stopDelay = new QTimer(this);
    m_stopDelay->setSingleShot(true);
    m_stopDelay->setInterval(stopDelayMilliseconds);
    connect(m_stopDelay, &QTimer::timeout, m_stopButton, &QWidget::show);

    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addSpacing(6);
    top->addWidget(m_count, 0, Qt::AlignVCenter);
    top->addStretch();
    top->addWidget(m_addButton);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_search, 1);
    tools->addWidget(m_stopButton);
    tools->addStretch();
    tools->addWidget(m_editButton);
    tools->addWidget(m_columnsButton);
    tools->addWidget(m_filtersButton);
    auto *page = static_cast<QVBoxLayout *>(layout());
    page->addLayout(top);
    page->addLayout(tools);
    page->addWidget(m_dates);
    page->addWidget(m_busy);
    connect(m_dates, &DateBar::stateRequested, this, &ListPage::open);
}

void ListPage::buildTable()
{
    m_table = new QTableView(this);
    m_header = new SortHeader(m_table);
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ListDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 11);
    m_empty = new EmptyState(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_filters = new FilterPanel(this);
    m_splitter = new QSplitter(this);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_filters);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({900, 210});
    m_filters->hide();
    m_selectionBar = new SelectionBar(this);
    auto *page = static_cast<QVBoxLayout *>(layout());
    page->addWidget(m_splitter, 1);
    page->addWidget(m_selectionBar);

    connect(m_header, &SortHeader::stateRequested, this, &ListPage::open);
    connect(m_header, &SortHeader::arranged, this, [this] { m_isArranged = true; });
    m_filters->setSearch([this](const FilterSearch &search, const QString &term, QObject *receiver,
                                const EditorContext::Found &found) {
        session().tasks().run<RelationSearch>(
                receiver,
                [&session = session(), search, term] {
                    return searchRelated(session.site(), session.request(),
                                         search.model->findField(search.field), term);
                },
                [found](const RelationSearch &result) { found(result.choices); },
                [found](const TaskFailure &) { found({}); });
    });
    connect(m_filters, &FilterPanel::stateRequested, this, &ListPage::open);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_allSelected = false;
        updateSelection();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &ListPage::updateVisibleRows);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &ListPage::updateVisibleRows);
    connect(m_selectionBar, &SelectionBar::selectAllRequested, this, &ListPage::selectAll);
    connect(m_selectionBar, &SelectionBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(m_selectionBar, &SelectionBar::actionRequested, this, &ListPage::runAction);
    connect(m_filtersButton, &QPushButton::toggled, this, &ListPage::setFiltersVisible);
}

void ListPage::buildActions()
{
    m_addAction = addPageAction(u"add"_s, QN_TEXT("desktop", "Add"), QKeySequence::New, [this] {
        if (m_model->head().canAdd)
            Q_EMIT openRequested(PageAddress::add(&m_admin));
    });
    connect(m_addButton, &QPushButton::clicked, m_addAction, &QAction::trigger);
    addPageAction(u"search"_s, QN_TEXT("desktop", "Search this list"), QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addPageAction(u"filter"_s, QN_TEXT("desktop", "Show or hide filters"),
                  Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] { m_filtersButton->toggle(); });
    m_deleteAction = addPageAction(u"delete"_s, QN_TEXT("desktop", "Delete selected"),
                                   QKeySequence::Delete, [this] {
                                       const QList<AdminAction> &actions = m_model->head().actions;
                                       for (const AdminAction &action : actions) {
                                           if (action.name == "delete_selected"_L1)
                                               return runAction(action);
                                       }
                                   });
    // In the search box Delete deletes a letter.
    m_deleteAction->setShortcutContext(Qt::WidgetShortcut);
    removeAction(m_deleteAction);
    m_table->addAction(m_deleteAction);
    m_editAction = addPageAction(u"edit"_s, QN_TEXT("desktop", "Edit selected rows here"),
                                 Qt::Key_F2, [this] { editRows(); });
    connect(m_editButton, &QPushButton::clicked, m_editAction, &QAction::trigger);
    QAction *copy = addPageAction(u"copy"_s, QN_TEXT("desktop", "Copy rows as text"),
                                  QKeySequence::Copy, [this] { copySelection(); });
    copy->setShortcutContext(Qt::WidgetShortcut);
    removeAction(copy);
    m_table->addAction(copy);
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
    m_search->setText(address.state.search);
    open(address.state);
    return true;
}

void ListPage::open(const ListState &state)
{
    m_state = state;
    m_table->clearSelection();
    m_model->open(state);
}

void ListPage::takeHead()
{
    const ChangeList &head = m_model->head();
    m_header->setHead(head);
    m_filters->setHead(head);
    m_dates->setHead(head);
    m_selectionBar->setHead(head);
    if (!m_search->hasFocus())
        m_search->setText(head.state.search);
    m_search->setVisible(head.hasSearch);
    const bool hasFilters = !head.filters.isEmpty();
    m_filtersButton->setVisible(hasFilters);
    const bool wanted = QSettings().value(u"list/filters"_s, true).toBool() && width() > 700;
    if (hasFilters && !m_widthsApplied)
        m_filtersButton->setChecked(wanted);
    m_filters->setVisible(hasFilters && m_filtersButton->isChecked());
    m_addButton->setVisible(head.canAdd);
    m_addAction->setEnabled(head.canAdd);
    retranslate();
    showEmptyState();
    if (!m_widthsApplied && !head.rows.isEmpty()) {
        applyWidths();
        m_widthsApplied = true;
    }
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0),
                                                   QItemSelectionModel::NoUpdate);
    updateSelection();
    updateVisibleRows();
    Q_EMIT titleChanged();
}

void ListPage::showLoading(bool loading)
{
    m_busy->setBusy(loading);
    if (!loading) {
        m_stopDelay->stop();
        m_stopButton->hide();
    } else if (!m_stopDelay->isActive() && m_stopButton->isHidden()) {
        m_stopDelay->start();
    }
}

void ListPage::showStopped()
{
    m_empty->set(u"search"_s, QN_TEXT("desktop", "Stopped before the list was there"),
                 QN_TEXT("desktop", "The database did not finish looking."),
                 QN_TEXT("desktop", "Look again"), [this] { reload(); });
    m_stack->setCurrentWidget(m_empty);
}

void ListPage::showEmptyState()
{
    const ChangeList &head = m_model->head();
    m_stack->setCurrentWidget(head.resultCount.number > 0 ? static_cast<QWidget *>(m_table)
                                                          : m_empty);
    if (head.resultCount.number > 0)
        return;
    const Text plural = m_admin.model().verboseNamePlural();
    if (head.hasActiveFilters || !head.state.search.isEmpty()) {
        m_empty->set(u"search"_s, QN_TEXT("desktop", "No %1 match").arg(plural),
                     QN_TEXT("desktop", "Try other words or fewer filters."),
                     QN_TEXT("desktop", "Show all"), [this] {
                         m_search->clear();
                         open(m_state.withoutFilters().withSearch({}));
                     });
    } else if (head.canAdd) {
        m_empty->set(u"model"_s, QN_TEXT("desktop", "There are no %1 yet").arg(plural), {},
                     QN_TEXT("desktop", "Add the first one"), [this] { m_addAction->trigger(); });
    } else {
        m_empty->set(u"model"_s, QN_TEXT("desktop", "There are no %1 yet").arg(plural));
    }
}

QString ListPage::settingsKey(const QString &name) const
{
    return u"list/%1/%2"_s.arg(m_admin.model().label(), name);
}

void ListPage::applyWidths()
{
    const QVariantMap stored = QSettings().value(settingsKey(u"columns"_s)).toMap();
    fitColumns(*m_table, *m_model);
    restoreColumns(*m_header, m_model->head(), stored);
    m_isArranged = !stored.isEmpty();
}

void ListPage::saveWidths()
{
    QSettings().setValue(settingsKey(u"columns"_s), columnLayout(*m_header, m_model->head()));
}

void ListPage::fillColumnsMenu()
{
    QMenu &menu = *m_columnsButton->menu();
    menu.clear();
    m_header->addColumns(menu);
    menu.addSeparator();
    menu.addAction(QN_TEXT("desktop", "As at first").toString(), this, &ListPage::resetColumns);
}

void ListPage::resetColumns()
{
    QSettings().remove(settingsKey(u"columns"_s));
    for (int i = 0; i < m_header->count(); ++i) {
        m_header->setSectionHidden(i, false);
        m_header->moveSection(m_header->visualIndex(i), i);
    }
    fitColumns(*m_table, *m_model);
    m_isArranged = false;
}

void ListPage::updateSelection()
{
    qint64 count = 0;
    const QItemSelection ranges = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        count += range.height();
    m_selectionBar->setSelected(m_allSelected ? m_model->rowCount() : count, m_allSelected);
    m_deleteAction->setEnabled(count > 0);
    const bool isEditable = !m_admin.options().listEditable.isEmpty() && m_model->head().canChange;
    m_editButton->setVisible(isEditable);
    m_editAction->setEnabled(isEditable && count > 0);
    m_editButton->setEnabled(m_editAction->isEnabled());
}

void ListPage::updateVisibleRows()
{
    const int first = m_table->rowAt(0);
    int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0)
        last = m_model->rowCount() - 1;
    m_selectionBar->setVisibleRows(first + 1, last + 1);
}

void ListPage::openRow(int row)
{
    if (const ChangeList::Row *loaded = m_model->row(row))
        Q_EMIT openRequested(PageAddress::change(&m_admin, loaded->quotedPk));
}

void ListPage::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    QMenu menu(this);
    if (index.isValid()) {
        menu.addAction(themedIcon(u"edit"_s), QN_TEXT("desktop", "Open").toString(),
                       [this, index] { openRow(index.row()); });
        const ChangeList::Row *row = m_model->row(index.row());
        if (row) {
            menu.addAction(themedIcon(u"history"_s), QN_TEXT("desktop", "History").toString(),
                           [this, pk = row->quotedPk] {
                               Q_EMIT openRequested(PageAddress::history(&m_admin, pk));
                           });
            const QString text = index.data(Qt::AccessibleTextRole).toString();
            menu.addAction(themedIcon(u"copy"_s), QN_TEXT("desktop", "Copy cell").toString(),
                           [text] { QGuiApplication::clipboard()->setText(text); });
        }
        menu.addActions(m_table->actions());
        menu.addSeparator();
    }
    if (m_addAction->isEnabled())
        menu.addAction(m_addAction);
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void ListPage::copySelection()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (!m_header->isSectionHidden(column))
                cells.append(row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString());
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ListPage::selectAll()
{
    m_table->selectAll();
    m_allSelected = true;
    updateSelection();
}

void ListPage::setFiltersVisible(bool visible)
{
    m_filters->setVisible(visible && !m_model->head().filters.isEmpty());
    if (m_widthsApplied)
        QSettings().setValue(u"list/filters"_s, visible);
}

Selection ListPage::selection() const
{
    Selection selection;
    selection.acrossPages = m_allSelected;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const ChangeList::Row *loaded = m_model->row(row.row())) {
            const QString key = loaded->pk.toString();
            selection.keys.append(key);
            if (!loaded->version.isEmpty())
                selection.versions.insert(key, loaded->version);
        }
    }
    return selection;
}

void ListPage::runAction(const AdminAction &action)
{
    const int rows = int(m_table->selectionModel()->selectedRows().size());
    Selection chosen = selection();
    if (!chosen.acrossPages && chosen.keys.size() < rows) {
        // A range was drawn over rows that nobody has looked at; all of them is the one such set
        // that has a name.
        if (rows < m_model->rowCount()) {
            Q_EMIT failed({TaskFailure::Kind::Other,
                           QN_TEXT("desktop",
                                   "Some of the selected rows are not loaded yet. Scroll through "
                                   "them, or "
                                   "select all.")
                                   .toString()});
            return;
        }
        chosen.acrossPages = true;
    }
    auto *runner = new ActionRunner(session(), m_admin, this);
    m_selectionBar->setEnabled(false);
    connect(runner, &QObject::destroyed, m_selectionBar,
            [this] { m_selectionBar->setEnabled(true); });
    connect(runner, &ActionRunner::takesLong, this, [this](const Text &what) {
        Q_EMIT told(
                {{AdminRequest::Level::Info, QN_TEXT("desktop", "%1: still at work …").arg(what)}});
    });
    connect(runner, &ActionRunner::failed, this, &Page::failed);
    connect(runner, &ActionRunner::siteRequested, this, &Page::siteRequested);
    connect(runner, &ActionRunner::done, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                m_table->clearSelection();
                Q_EMIT wrote(&m_admin);
            });
    runner->run(action, m_state, chosen);
}

void ListPage::editRows()
{
    ChangeList chosen = m_model->head();
    chosen.rows.clear();
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        const ChangeList::Row *loaded = m_model->row(row.row());
        if (loaded && chosen.rows.size() < mostRowsEdited)
            chosen.rows.append(*loaded);
    }
    if (chosen.rows.isEmpty())
        return;
    auto *dialog = new ListEditDialog(session(), chosen, this);
    connect(dialog, &ListEditDialog::saved, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                Q_EMIT wrote(&m_admin);
            });
    dialog->open();
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (!m_widthsApplied || m_isArranged)
        return;
    // The table has its new size only after its own resize event.
    QTimer::singleShot(0, this, [this] { fitColumns(*m_table, *m_model); });
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
    const ChangeList &head = m_model->head();
    m_title->setText(title());
    m_count->setText(m_model->isLoaded() ? rowCountText(head.resultCount) : QString());
    m_search->setPlaceholderText(head.searchHelp.isEmpty() ? QN_TEXT("desktop", "Search").toString()
                                                           : head.searchHelp.toString());
    m_stopButton->setText(QN_TEXT("desktop", "Stop").toString());
    m_search->setAccessibleName(QN_TEXT("desktop", "Search this list").toString());
    m_table->setAccessibleName(title());
    const auto active =
            std::count_if(head.filters.begin(), head.filters.end(),
                          [](const ChangeList::Filter &filter) { return filter.isActive; });
    const QString filters = QN_TEXT("desktop", "Filters").toString();
    m_filtersButton->setText(active > 0 ? u"%1 (%2)"_s.arg(filters).arg(active) : filters);
    m_filters->setAccessibleName(filters);
    m_editButton->setText(QN_TEXT("desktop", "Edit").toString());
    m_editButton->setToolTip(m_editAction->toolTip());
    m_columnsButton->setText(QN_TEXT("desktop", "Columns").toString());
    m_columnsButton->setVisible(head.headers.size() > 1);
    m_addButton->setText(
            QN_TEXT("desktop", "Add %1").arg(m_admin.model().verboseName()).toString());
}

} // namespace Quintette
