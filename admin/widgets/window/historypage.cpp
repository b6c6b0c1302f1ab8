// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/historypage.h"

#include "admin/pages/objectlookup.h"
#include "admin/pages/valuetext.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/pageturner.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/differencedialog.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr qsizetype shownLetters = 50; // of each value

} // namespace

ObjectHistoryPage::ObjectHistoryPage(AdminSession &session, const ModelAdmin &admin,
                                     const QString &quotedPk, QWidget *parent)
    : Page(session, parent), m_admin(admin), m_quotedPk(quotedPk),
      m_compareButton(new QPushButton(this)), m_restoreButton(new QPushButton(this)),
      m_title(new LeadingLabel(this)), m_stack(new QStackedWidget(this)),
      m_list(new QTreeWidget(this)), m_empty(new EmptyState(this)), m_turner(new PageTurner(this))
{
    m_title->setFont(headingFont(m_title->font(), 1.4));
    m_title->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setColumnCount(3);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection); // two of them to compare
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *pager = new QHBoxLayout;
    pager->addWidget(m_compareButton);
    pager->addWidget(m_restoreButton);
    pager->addStretch();
    pager->addWidget(m_turner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_title);
    layout->addWidget(m_stack, 1);
    layout->addLayout(pager);

    connect(m_turner, &PageTurner::pageRequested, this, &ObjectHistoryPage::load);
    addPageAction(u"edit"_s, QN_TEXT("desktop", "Back to the form"), Qt::Key_Escape,
                  [this] { Q_EMIT closeRequested(PageAddress::change(&m_admin, m_quotedPk)); });
    m_compare = addPageAction(u"history"_s, QN_TEXT("desktop", "Compare with now"),
                              Qt::CTRL | Qt::Key_D, [this] { compareChosen(); });
    m_restore = addPageAction(u"undo"_s, QN_TEXT("desktop", "Restore …"), Qt::CTRL | Qt::Key_R,
                              [this] { restoreChosen(); });
    m_compareButton->setIcon(m_compare->icon());
    m_restoreButton->setIcon(m_restore->icon());
    connect(m_compareButton, &QPushButton::clicked, m_compare, &QAction::trigger);
    connect(m_restoreButton, &QPushButton::clicked, m_restore, &QAction::trigger);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ObjectHistoryPage::updateActions);
    updateActions();
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
    session().tasks().run<Contents>(
            this,
            [&session = session(), &admin = m_admin, pk = m_quotedPk, page] {
                const AdminRequest request = session.request();
                const HistoryPage history = loadHistory(admin, request, pk, page);
                const Record object = getObject(admin, request, pk);
                return Contents{history, admin.hasChangePermission(request, &object)};
            },
            [this](const Contents &contents) { setContents(contents); },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

void ObjectHistoryPage::focusFirst()
{
    m_list->setFocus();
}

QString ObjectHistoryPage::valuesText(const ValueChange &change, qsizetype letters) const
{
    const auto shown = [letters](const QString &value) {
        if (value.isEmpty())
            return u"–"_s;
        const QString line = QString(value).replace(u'\n', u' ');
        const QString part = line.size() > letters ? line.left(letters) + u'…' : line;
        // A value in another script turns only itself.
        return u'\u2068' + part + u'\u2069';
    };
    const QString arrow = isRightToLeft() ? u" ← "_s : u" → "_s;
    return shown(change.before) + arrow + shown(change.after);
}

void ObjectHistoryPage::addLine(const HistoryPage::Line &line)
{
    auto *item = new QTreeWidgetItem(m_list, {valueText(line.time), line.user, line.message});
    item->setToolTip(2, line.message.toHtmlEscaped());
    item->setData(0, Qt::UserRole, line.version);
    for (const ValueChange &change : line.changes) {
        const QString label = capitalized(change.label);
        const QString field =
                change.object.isEmpty() ? label : u"%1: %2"_s.arg(change.object, label);
        auto *detail = new QTreeWidgetItem(item, {field, {}, valuesText(change, shownLetters)});
        detail->setFirstColumnSpanned(false);
        detail->setToolTip(
                2, valuesText(change, change.before.size() + change.after.size()).toHtmlEscaped());
        detail->setForeground(0, quietColor(palette()));
    }
}

QList<qint64> ObjectHistoryPage::chosenVersions() const
{
    QList<qint64> versions;
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    for (const QTreeWidgetItem *item : items) {
        if (item->parent())
            item = item->parent();
        const qint64 version = item->data(0, Qt::UserRole).toLongLong();
        if (version != 0 && !versions.contains(version))
            versions.append(version);
    }
    std::sort(versions.begin(), versions.end());
    return versions;
}

void ObjectHistoryPage::updateActions()
{
    const qsizetype chosen = chosenVersions().size();
    m_compare->setEnabled(chosen == 1 || chosen == 2);
    m_compare->setText((chosen == 2 ? QN_TEXT("desktop", "Compare these two")
                                    : QN_TEXT("desktop", "Compare with now"))
                               .toString());
    m_restore->setEnabled(chosen == 1 && m_mayRestore);
    m_compareButton->setText(m_compare->text());
    m_restoreButton->setText(m_restore->text());
    m_compareButton->setEnabled(m_compare->isEnabled());
    m_restoreButton->setEnabled(m_restore->isEnabled());
    const bool anyKept =
            std::any_of(m_history.lines.cbegin(), m_history.lines.cend(),
                        [](const HistoryPage::Line &line) { return line.version != 0; });
    m_compareButton->setVisible(anyKept);
    m_restoreButton->setVisible(anyKept && m_mayRestore);
}

void ObjectHistoryPage::restoreChosen()
{
    const QList<qint64> versions = chosenVersions();
    if (versions.size() == 1)
        Q_EMIT openRequested(PageAddress::restore(&m_admin, m_quotedPk, versions.first()));
}

void ObjectHistoryPage::compareChosen()
{
    using Changes = QList<ValueChange>;
    using Against = DifferenceDialog::Against;
    const QList<qint64> versions = chosenVersions();
    if (versions.isEmpty() || versions.size() > 2)
        return;
    const qint64 to = versions.size() == 2 ? versions.last() : 0;
    session().tasks().run<Changes>(
            this,
            [&session = session(), &admin = m_admin, pk = m_quotedPk, from = versions.first(), to] {
                return loadDifference(admin, session.request(), pk, from, to);
            },
            [this, to](const Changes &changes) {
                (new DifferenceDialog(changes, to == 0 ? Against::Now : Against::OtherVersion,
                                      this))
                        ->open();
            },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

void ObjectHistoryPage::setContents(const Contents &contents)
{
    const HistoryPage &history = contents.history;
    m_history = history;
    m_mayRestore = contents.mayRestore;
    m_title->setText(title());
    m_list->setHeaderLabels({QN_TEXT("desktop", "When").toString(),
                             QN_TEXT("desktop", "Who").toString(),
                             QN_TEXT("desktop", "What").toString()});
    m_list->setAccessibleName(title());
    m_list->clear();
    bool hasValues = false;
    for (const HistoryPage::Line &line : history.lines) {
        addLine(line);
        hasValues = hasValues || !line.changes.isEmpty();
    }
    m_list->setRootIsDecorated(hasValues);
    m_list->expandAll();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    updateActions();
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    m_empty->set(u"history"_s, QN_TEXT("desktop", "No history yet"),
                 QN_TEXT("desktop", "This object was probably not added or changed here."));
    m_stack->setCurrentWidget(history.lines.isEmpty() ? static_cast<QWidget *>(m_empty) : m_list);
    m_turner->setPage(history.page, history.pageCount);
    Q_EMIT titleChanged();
}

void ObjectHistoryPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_history.admin)
        reload();
}

} // namespace Quintette
