// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/pagestack.h"

#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/window/discardquestion.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int historyLength = 50;
constexpr int pagesKeptAlive = 6; // on either side of the current one

} // namespace

PageStack::PageStack(const Factory &factory, QWidget *parent)
    : QWidget(parent), m_factory(factory), m_messages(new MessageBar(this)),
      m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
}

Page *PageStack::current() const
{
    return m_position >= 0 ? m_entries.at(m_position).page.data() : nullptr;
}

void PageStack::open(const PageAddress &address)
{
    if (!mayLeave() || (current() && current()->goTo(address)))
        return;
    // A new way forks here; what lay ahead is gone.
    while (m_entries.size() > m_position + 1)
        delete m_entries.takeLast().page;
    m_entries.append({address, make(address)});
    if (m_entries.size() > historyLength)
        delete m_entries.takeFirst().page;
    show(int(m_entries.size()) - 1);
}

void PageStack::back()
{
    if (canGoBack() && mayLeave())
        show(m_position - 1);
}

void PageStack::forward()
{
    if (canGoForward() && mayLeave())
        show(m_position + 1);
}

Page *PageStack::make(const PageAddress &address)
{
    Page *page = m_factory(address, m_stack);
    m_stack->addWidget(page);
    connect(page, &Page::openRequested, this, &PageStack::open);
    connect(page, &Page::closeRequested, this,
            [this, page](const PageAddress &next) { close(page, next); });
    connect(page, &Page::told, this,
            [this](const QList<AdminRequest::Message> &messages) { m_messages->tell(messages); });
    connect(page, &Page::failed, this,
            [this, page](const TaskFailure &failure) { fail(page, failure); });
    connect(page, &Page::wrote, this, [this](const ModelAdmin *admin) { objectsChanged(admin); });
    connect(page, &Page::titleChanged, this, [this, page] {
        if (page == current())
            Q_EMIT currentChanged();
    });
    return page;
}

void PageStack::show(int position)
{
    if (m_position >= 0 && m_position < m_entries.size()) {
        Entry &left = m_entries[m_position];
        if (left.page) {
            left.address = left.page->address();
            // Leaving was agreed to: a form that is come back to shows what is stored.
            if (left.page->hasUnsavedChanges() && position != m_position)
                std::exchange(left.page, nullptr)->deleteLater();
        }
    }
    if (position != m_position && m_messages->tone() != Tone::Good)
        m_messages->clear();
    m_position = position;
    Entry &entry = m_entries[position];
    if (!entry.page)
        entry.page = make(entry.address);
    m_stack->setCurrentWidget(entry.page);
    entry.page->focusFirst();
    forgetFarPages();
    Q_EMIT currentChanged();
}

void PageStack::close(Page *page, const PageAddress &next)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [page](const Entry &each) { return each.page == page; });
    if (entry == m_entries.end() || page != current())
        return;
    m_entries.erase(entry);
    --m_position;
    page->deleteLater();
    // Back to the list one came from, as one left it, rather than to a second one.
    const bool isBack = m_position >= 0 && m_entries.at(m_position).address.kind == next.kind
            && m_entries.at(m_position).address.admin == next.admin
            && m_entries.at(m_position).address.quotedPk == next.quotedPk;
    if (isBack) {
        const int position = m_position;
        m_position = -1;
        show(position);
        return;
    }
    while (m_entries.size() > m_position + 1)
        delete m_entries.takeLast().page;
    m_entries.append({next, make(next)});
    const int position = int(m_entries.size()) - 1;
    m_position = -1;
    show(position);
}

void PageStack::forgetFarPages()
{
    for (int i = 0; i < m_entries.size(); ++i) {
        Entry &entry = m_entries[i];
        if (entry.page && std::abs(i - m_position) > pagesKeptAlive) {
            entry.address = entry.page->address();
            entry.page->deleteLater();
            entry.page = nullptr;
        }
    }
}

bool PageStack::mayLeave()
{
    const Page *page = current();
    if (!page || !page->hasUnsavedChanges())
        return true;
    return mayDiscard(this, page->title());
}

void PageStack::objectsChanged(const ModelAdmin *admin)
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.page)
            entry.page->objectsChanged(admin);
    }
}

void PageStack::fail(Page *page, const TaskFailure &failure)
{
    m_messages->tell(Tone::Bad, failure.message);
    if (failure.kind == TaskFailure::Kind::Database || failure.kind == TaskFailure::Kind::Other) {
        m_messages->offer(QN_TEXT("desktop", "Try again"), [target = QPointer<Page>(page)] {
            if (target)
                target->reload();
        });
    }
}

} // namespace Quintette
