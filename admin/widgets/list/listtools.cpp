// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listtools.h"

#include "admin/widgets/look/card.h"
#include "admin/widgets/look/themedicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace Quintette {

namespace {

// Long enough that typing a word asks once.
constexpr int searchDelayMilliseconds = 300;
// Quick answers need no button to stop them.
constexpr int stopDelayMilliseconds = 700;

} // namespace

ListTools::ListTools(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_count(new QLabel(this)),
      m_search(new QLineEdit(this)), m_searchDelay(new QTimer(this)),
      m_stop(makeButton(u"close"_s)), m_stopDelay(new QTimer(this)), m_edit(makeButton(u"edit"_s)),
      m_columns(makeButton(u"columns"_s)), m_filters(makeButton(u"filter"_s)),
      m_deleted(makeButton(u"history"_s)), m_add(makeButton(u"add"_s))
{
    m_title->setFont(headingFont(m_title->font(), 1.5));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_columns->setMenu(new QMenu(m_columns));
    m_filters->setCheckable(true);
    m_deleted->hide();
    m_add->setDefault(true);
    m_stop->setObjectName(u"stop"_s);
    m_stop->hide();
    m_stopDelay->setSingleShot(true);
    m_stopDelay->setInterval(stopDelayMilliseconds);
    connect(m_stopDelay, &QTimer::timeout, m_stop, &QWidget::show);
    connect(m_stop, &QPushButton::clicked, this, &ListTools::stopRequested);
    buildSearch();
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addLayout(makeHeadLine());
    lines->addLayout(makeToolLine());
}

QPushButton *ListTools::makeButton(const QString &icon)
{
    return new QPushButton(themedIcon(icon), {}, this);
}

void ListTools::buildSearch()
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText),
                        QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(420);
    m_searchDelay->setSingleShot(true);
    m_searchDelay->setInterval(searchDelayMilliseconds);
    connect(m_search, &QLineEdit::textEdited, m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_searchDelay, &QTimer::timeout, this, &ListTools::search);
    connect(m_search, &QLineEdit::returnPressed, this, &ListTools::search);
}

QHBoxLayout *ListTools::makeHeadLine()
{
    auto *line = new QHBoxLayout;
    line->addWidget(m_title);
    line->addSpacing(6);
    line->addWidget(m_count, 0, Qt::AlignVCenter);
    line->addStretch();
    line->addWidget(m_deleted);
    line->addWidget(m_add);
    return line;
}

QHBoxLayout *ListTools::makeToolLine()
{
    auto *line = new QHBoxLayout;
    line->addWidget(m_search, 1);
    line->addWidget(m_stop);
    line->addStretch();
    line->addWidget(m_edit);
    line->addWidget(m_columns);
    line->addWidget(m_filters);
    return line;
}

QMenu &ListTools::columnsMenu() const
{
    return *m_columns->menu();
}

void ListTools::search()
{
    m_searchDelay->stop();
    if (m_search->text() != m_searched)
        Q_EMIT searchRequested(m_search->text());
}

void ListTools::showSearch(const QString &text)
{
    m_searched = text;
    if (!m_search->hasFocus())
        m_search->setText(text);
}

void ListTools::setSearch(const QString &text)
{
    m_searched = text;
    m_search->setText(text);
}

void ListTools::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ListTools::setLoading(bool loading)
{
    if (!loading) {
        m_stopDelay->stop();
        m_stop->hide();
    } else if (!m_stopDelay->isActive() && m_stop->isHidden()) {
        m_stopDelay->start();
    }
}

void ListTools::setTitle(const QString &title, const Text &objectName)
{
    m_title->setText(title);
    m_add->setText(QN_TEXT("desktop", "Add %1").arg(objectName).toString());
}

void ListTools::setHead(const ChangeList &head, bool isLoaded)
{
    m_count->setText(isLoaded ? rowCountText(head.resultCount) : QString());
    m_search->setPlaceholderText(head.searchHelp.isEmpty() ? QN_TEXT("desktop", "Search").toString()
                                                           : head.searchHelp.toString());
    m_search->setAccessibleName(QN_TEXT("desktop", "Search this list").toString());
    m_stop->setText(QN_TEXT("desktop", "Stop").toString());
    const auto active =
            std::count_if(head.filters.begin(), head.filters.end(),
                          [](const ChangeList::Filter &filter) { return filter.isActive; });
    const QString filters = QN_TEXT("desktop", "Filters").toString();
    m_filters->setText(active > 0 ? u"%1 (%2)"_s.arg(filters).arg(active) : filters);
    m_deleted->setText(QN_TEXT("desktop", "Deleted").toString());
    m_edit->setText(QN_TEXT("desktop", "Edit").toString());
    m_columns->setText(QN_TEXT("desktop", "Columns").toString());
    m_columns->setVisible(head.headers.size() > 1);
    if (!isLoaded)
        return;
    m_search->setVisible(head.hasSearch);
    m_filters->setVisible(!head.filters.isEmpty());
    m_add->setVisible(head.canAdd);
}

} // namespace Quintette
