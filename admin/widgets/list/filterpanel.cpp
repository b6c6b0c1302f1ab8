// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/filterpanel.h"

#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/editors/combobutton.h"
#include "admin/widgets/list/filterchoice.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/keptfocus.h"
#include "admin/widgets/look/themedicon.h"

#include <QCheckBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int choicesAtFirst = 9;

} // namespace

FilterPanel::FilterPanel(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(150);
}

void FilterPanel::setHead(const ChangeList &head)
{
    m_head = head;
    rebuild();
}

void FilterPanel::rebuild()
{
    const int scrolled = verticalScrollBar()->value();
    const KeptFocus focus(*this);
    // Not deleted at once: the button that made this happen may still be in its own signal.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 4, 8, 12);
    column->setSpacing(1);

    if (m_head.hasActiveFilters) {
        auto *clear = new QPushButton(QN_TEXT("desktop", "Clear all filters").toString(), content);
        clear->setIcon(themedIcon(u"close"_s));
        clear->setObjectName(u"clear"_s);
        connect(clear, &QPushButton::clicked, this,
                [this] { Q_EMIT stateRequested(m_head.state.withoutFilters()); });
        column->addWidget(clear);
        column->addSpacing(6);
    }
    for (const ChangeList::Filter &filter : std::as_const(m_head.filters))
        addFilter(column, filter);
    using ShowFacets = ModelAdminOptions::ShowFacets;
    if (m_head.admin && m_head.admin->options().showFacets == ShowFacets::Allow) {
        column->addSpacing(8);
        auto *facets = new QCheckBox(QN_TEXT("desktop", "Show counts").toString(), content);
        facets->setObjectName(u"facets"_s);
        facets->setChecked(m_head.state.facets);
        connect(facets, &QCheckBox::toggled, this, [this](bool on) {
            ListState state = m_head.state;
            state.facets = on;
            Q_EMIT stateRequested(state);
        });
        column->addWidget(facets);
    }
    column->addStretch();
    setWidget(content);
    verticalScrollBar()->setValue(scrolled);
    focus.restore(*content);
}

void FilterPanel::addFilter(QVBoxLayout *column, const ChangeList::Filter &filter)
{
    auto *head = new QToolButton;
    head->setObjectName(u"filter/"_s + filter.name);
    QFont strong = head->font();
    strong.setWeight(QFont::DemiBold);
    head->setFont(strong);
    head->setAutoRaise(true);
    head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    head->setText(capitalized(filter.title));
    const bool open = !m_closed.contains(filter.name);
    const auto showArrow = [head](bool open) {
        head->setIcon(open ? themedIcon(u"down"_s, QPalette::PlaceholderText)
                           : themedIcon(u"forward"_s, QPalette::PlaceholderText, Mirrored::Yes));
    };
    showArrow(open);
    column->addWidget(head);

    auto *body = new QWidget;
    auto *choices = new QVBoxLayout(body);
    choices->setContentsMargins(8, 0, 0, 6);
    choices->setSpacing(0);
    if (filter.search && m_search)
        choices->addWidget(makeSearch(filter, body));
    const bool all =
            m_expanded.contains(filter.name) || filter.choices.size() <= choicesAtFirst + 1;
    for (int i = 0; i < filter.choices.size(); ++i) {
        const ChangeList::Choice &choice = filter.choices.at(i);
        // What is chosen is never hidden.
        if (!all && i >= choicesAtFirst && !choice.selected)
            continue;
        QWidget *button = makeChoice(choice, body);
        button->setObjectName(u"filter/%1/%2"_s.arg(filter.name).arg(i));
        choices->addWidget(button);
    }
    if (!all) {
        auto *more = new QPushButton(
                QN_PLURAL("desktop", "Show all %n").plural(filter.choices.size()).toString(), body);
        more->setFlat(true);
        connect(more, &QPushButton::clicked, this, [this, name = filter.name] {
            m_expanded.insert(name);
            rebuild();
        });
        choices->addWidget(more);
    }
    body->setVisible(open);
    column->addWidget(body);
    connect(head, &QToolButton::clicked, body, [this, body, showArrow, name = filter.name] {
        const bool opens = body->isHidden();
        body->setVisible(opens);
        showArrow(opens);
        if (opens)
            m_closed.remove(name);
        else
            m_closed.insert(name);
    });
}

QWidget *FilterPanel::makeChoice(const ChangeList::Choice &choice, QWidget *parent)
{
    auto *button = new FilterChoice(choice, parent);
    connect(button, &FilterChoice::clicked, this,
            [this, state = choice.state] { Q_EMIT stateRequested(state); });
    return button;
}

QWidget *FilterPanel::makeSearch(const ChangeList::Filter &filter, QWidget *parent)
{
    auto *button = new ComboButton(parent);
    button->setText(QN_TEXT("desktop", "Search …").toString());
    button->setAccessibleName(capitalized(filter.title));
    button->setQuiet(true);
    connect(button, &ComboButton::clicked, this, [this, button, search = *filter.search] {
        auto *popup = new ChoicePopup(
                {},
                [this, search](const QString &term, QObject *receiver,
                               const EditorContext::Found &found) {
                    m_search(search, term, receiver, found);
                },
                {}, button);
        connect(popup, &ChoicePopup::chosen, this, [this, search](const Choice &choice) {
            Q_EMIT stateRequested(m_head.state.withFilters(
                    {search.parameter}, {{search.parameter, submittedText(choice.value)}}));
        });
        popup->popUpBelow(*button);
    });
    return button;
}

void FilterPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace Quintette
