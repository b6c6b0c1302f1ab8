// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/navigationpanel.h"

#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/navigation/navigationdelegate.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Quintette {

namespace {

const ModelAdmin *adminOf(const QModelIndex &index)
{
    return static_cast<const ModelAdmin *>(index.data(NavigationRole::Admin).value<const void *>());
}

} // namespace

NavigationPanel::NavigationPanel(QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit(this)), m_tree(new QTreeView(this)),
      m_model(new QStandardItemModel(this)), m_shown(new QSortFilterProxyModel(this))
{
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText),
                        QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    auto *texts = new TextBindings(this);
    texts->bind(m_filter, &QLineEdit::setPlaceholderText, QN_TEXT("desktop", "Filter models"));
    texts->bind(m_filter, &QWidget::setAccessibleName, QN_TEXT("desktop", "Filter models"));
    texts->bind(m_tree, &QWidget::setAccessibleName, QN_TEXT("desktop", "Apps and models"));

    m_shown->setSourceModel(m_model);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *delegate = new NavigationDelegate(m_tree);
    m_tree->setModel(m_shown);
    m_tree->setItemDelegate(delegate);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(12);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->viewport()->setAutoFillBackground(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->setSpacing(6);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &NavigationPanel::filter);
    connect(m_tree, &QTreeView::clicked, this, &NavigationPanel::open);
    connect(m_tree, &QTreeView::activated, this, &NavigationPanel::open);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &NavigationPanel::showContextMenu);
    // A row that is left repaints only its text, not its indentation, from right to left.
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, m_tree->viewport(),
            qOverload<>(&QWidget::update));
    connect(delegate, &NavigationDelegate::addClicked, this, [this](const QModelIndex &index) {
        Q_EMIT openRequested(PageAddress::add(adminOf(index)));
    });
}

void NavigationPanel::setApps(const QList<NavigationApp> &apps)
{
    m_apps = apps;
    rebuild();
}

void NavigationPanel::rebuild()
{
    m_model->clear();
    for (const NavigationApp &app : std::as_const(m_apps)) {
        auto *appItem = new QStandardItem(capitalized(app.name));
        appItem->setData(true, NavigationRole::IsApp);
        appItem->setSelectable(false);
        for (const NavigationModel &model : app.models)
            appItem->appendRow(makeModelItem(model));
        m_model->appendRow(appItem);
    }
    m_tree->expandAll();
    setCurrent(m_current);
}

QStandardItem *NavigationPanel::makeModelItem(const NavigationModel &model) const
{
    auto *item = new QStandardItem(capitalized(model.name));
    item->setData(QVariant::fromValue<const void *>(model.admin), NavigationRole::Admin);
    item->setData(model.canAdd, NavigationRole::CanAdd);
    item->setToolTip(model.viewOnly ? QN_TEXT("desktop", "View only").toString() : QString());
    return item;
}

void NavigationPanel::setCurrent(const ModelAdmin *admin)
{
    m_current = admin;
    m_tree->clearSelection();
    if (!admin)
        return;
    for (int app = 0; app < m_shown->rowCount(); ++app) {
        const QModelIndex appIndex = m_shown->index(app, 0);
        for (int row = 0; row < m_shown->rowCount(appIndex); ++row) {
            const QModelIndex index = m_shown->index(row, 0, appIndex);
            if (adminOf(index) == admin)
                m_tree->setCurrentIndex(index);
        }
    }
}

void NavigationPanel::open(const QModelIndex &index)
{
    if (const ModelAdmin *admin = adminOf(index))
        Q_EMIT openRequested(PageAddress::list(admin));
}

void NavigationPanel::filter(const QString &text)
{
    m_shown->setFilterFixedString(text);
    m_tree->expandAll();
}

void NavigationPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void NavigationPanel::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    const ModelAdmin *admin = adminOf(index);
    if (!admin)
        return;
    QMenu menu(this);
    menu.addAction(themedIcon(u"model"_s), QN_TEXT("desktop", "Open").toString(),
                   [this, index] { open(index); });
    if (index.data(NavigationRole::CanAdd).toBool()) {
        menu.addAction(themedIcon(u"add"_s), QN_TEXT("desktop", "Add").toString(),
                       [this, admin] { Q_EMIT openRequested(PageAddress::add(admin)); });
    }
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

bool NavigationPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        m_filter->clear();
        return true;
    case Qt::Key_Down:
        m_tree->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The first model that is left.
        open(m_shown->index(0, 0, m_shown->index(0, 0)));
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void NavigationPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace Quintette
