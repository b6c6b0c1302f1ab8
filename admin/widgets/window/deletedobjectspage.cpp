// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/deletedobjectspage.h"

#include "admin/pages/valuetext.h"
#include "admin/widgets/form/fieldtext.h"
#include "admin/widgets/form/formloading.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/pageturner.h"
#include "admin/widgets/session/adminsession.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>

namespace Quintette {

namespace {

constexpr int versionRole = Qt::UserRole; // of an object; its values have none

using Lines = QList<QPair<QString, QString>>;

Lines linesOf(const FormContents &contents)
{
    Lines lines;
    for (const FormContents::Section &section : contents.sections) {
        for (const QList<FormContents::Field> &fields : section.lines) {
            for (const FormContents::Field &field : fields)
                lines.append({capitalized(field.item.label), fieldText(field)});
        }
    }
    return lines;
}

} // namespace

DeletedObjectsPage::DeletedObjectsPage(AdminSession &session, const ModelAdmin &admin,
                                       QWidget *parent)
    : Page(session, parent), m_admin(admin),
      m_restore(addPageAction(u"undo"_s, QN_TEXT("desktop", "Restore …"), Qt::CTRL | Qt::Key_R,
                              [this] { restoreChosen(); })),
      m_title(new LeadingLabel(this)), m_hint(new LeadingLabel(this)),
      m_stack(new QStackedWidget(this)), m_list(new QTreeWidget(this)),
      m_empty(new EmptyState(this)), m_restoreButton(new QPushButton(this)),
      m_turner(new PageTurner(this))
{
    addPageAction(u"close"_s, QN_TEXT("desktop", "Back to the list"), Qt::Key_Escape,
                  [this] { Q_EMIT closeRequested(PageAddress::list(&m_admin)); });
    m_title->setFont(headingFont(m_title->font(), 1.4));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_restoreButton->setIcon(m_restore->icon());
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_restoreButton);
    bar->addStretch();
    bar->addWidget(m_turner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_stack, 1);
    layout->addLayout(bar);
    connect(m_restoreButton, &QPushButton::clicked, m_restore, &QAction::trigger);
    connect(m_list, &QTreeWidget::itemActivated, this, &DeletedObjectsPage::restoreChosen);
    connect(m_list, &QTreeWidget::itemExpanded, this, &DeletedObjectsPage::loadValues);
    connect(m_turner, &PageTurner::pageRequested, this, &DeletedObjectsPage::load);
    retranslate();
    reload();
}

QString DeletedObjectsPage::title() const
{
    return QN_TEXT("desktop", "Deleted %1").arg(m_admin.model().verboseNamePlural()).toString();
}

void DeletedObjectsPage::reload()
{
    load(m_turner->page());
}

void DeletedObjectsPage::load(int page)
{
    session().tasks().run<DeletedPage>(
            this,
            [&session = session(), &admin = m_admin, page] {
                return loadDeleted(admin, session.request(), page);
            },
            [this](const DeletedPage &contents) { setContents(contents); },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

void DeletedObjectsPage::focusFirst()
{
    m_list->setFocus();
}

void DeletedObjectsPage::setContents(const DeletedPage &contents)
{
    m_list->clear();
    for (const DeletedPage::Object &object : contents.objects) {
        auto *item = new QTreeWidgetItem(
                m_list, {object.text.simplified(), valueText(object.time), object.user});
        item->setToolTip(0, object.text.toHtmlEscaped());
        item->setData(0, versionRole, object.version);
        item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    }
    const bool isEmpty = contents.objects.isEmpty();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    m_hint->setVisible(!isEmpty);
    m_restoreButton->setVisible(!isEmpty);
    m_restore->setEnabled(!isEmpty);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->resizeColumnToContents(1);
    m_list->setColumnWidth(0, m_list->viewport()->width() / 2);
    m_turner->setPage(contents.page, contents.pageCount);
    Q_EMIT titleChanged();
}

void DeletedObjectsPage::loadValues(QTreeWidgetItem *item)
{
    const qint64 version = item->data(0, versionRole).toLongLong();
    if (item->childCount() > 0 || version == 0)
        return;
    session().tasks().run<FormContents>(
            this,
            [&session = session(), key = FormKey{&m_admin, {}, {}, version}] {
                return loadForm(session, key);
            },
            [this, version](const FormContents &contents) {
                // The list may have been loaded anew meanwhile.
                for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
                    QTreeWidgetItem *object = m_list->topLevelItem(i);
                    if (object->data(0, versionRole) != version || object->childCount() > 0)
                        continue;
                    for (const auto &[label, value] : linesOf(contents)) {
                        auto *line = new QTreeWidgetItem(object, {u"%1: %2"_s.arg(label, value)});
                        line->setFirstColumnSpanned(true);
                        line->setToolTip(0, value.toHtmlEscaped());
                    }
                }
            },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

qint64 DeletedObjectsPage::chosenVersion() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (item && item->parent())
        item = item->parent();
    return item ? item->data(0, versionRole).toLongLong() : 0;
}

void DeletedObjectsPage::restoreChosen()
{
    if (const qint64 version = chosenVersion())
        Q_EMIT openRequested(PageAddress::restoreDeleted(&m_admin, version));
}

void DeletedObjectsPage::retranslate()
{
    m_title->setText(title());
    m_hint->setText(QN_TEXT("desktop",
                            "Restoring opens a form with the values that the object had; saving it "
                            "makes the object anew.")
                            .toString());
    m_list->setAccessibleName(title());
    m_list->setHeaderLabels({QN_TEXT("desktop", "Object").toString(),
                             QN_TEXT("desktop", "Deleted").toString(),
                             QN_TEXT("desktop", "Who").toString()});
    m_restoreButton->setText(m_restore->text());
    m_restoreButton->setToolTip(m_restore->toolTip());
    m_empty->set(u"history"_s, QN_TEXT("desktop", "Nothing that was deleted here has been kept."));
}

void DeletedObjectsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    reload();
}

} // namespace Quintette
