// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formpage.h"

#include "admin/widgets/form/companionside.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/objectcommands.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Quintette {

FormPage::FormPage(AdminSession &session, const PageAddress &address,
                   const CompanionFactory &companions,
                   const std::shared_ptr<const AccountServices> &account, QWidget *parent)
    : Page(session, parent), m_key{address.admin, address.quotedPk, address.initial,
                                   address.version},
      m_title(new LeadingLabel(this)), m_object(new LeadingLabel(this)),
      m_errors(new MessageBar(this)), m_busy(new BusyLine(this)), m_stack(new QStackedWidget(this)),
      m_view(new FormView(session, this)), m_side(new CompanionSide(m_view, companions, this)),
      m_missing(new EmptyState(this)), m_bar(new FormBar(*this)),
      m_commands(new ObjectCommands(session, account, this))
{
    m_title->setFont(headingFont(m_title->font(), 1.4));
    for (QLabel *label : {m_title, m_object}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_object->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 16, 0);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_object);
    m_stack->addWidget(m_side);
    m_stack->addWidget(m_missing);
    m_missing->set(u"model"_s, {});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_errors);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_bar);
    m_bar->hide();

    connectParts();
    retranslate();
    reload();
}

void FormPage::connectParts()
{
    connect(m_view, &FormView::openRequested, this, &Page::openRequested);
    connect(m_view, &FormView::siteRequested, this, &Page::siteRequested);
    connect(m_view, &FormView::relatedChanged, this, &Page::wrote);
    connect(m_bar, &FormBar::saveRequested, this, &FormPage::save);
    connect(m_bar, &FormBar::closeRequested, this,
            [this] { Q_EMIT openRequested(PageAddress::list(m_key.admin)); });
    connect(m_bar, &FormBar::historyRequested, this,
            [this] { Q_EMIT openRequested(PageAddress::history(m_key.admin, m_key.quotedPk)); });
    connect(m_bar, &FormBar::passwordRequested, m_commands, &ObjectCommands::setPassword);
    connect(m_bar, &FormBar::siteRequested, this,
            [this] { Q_EMIT siteRequested(m_contents.viewOnSiteUrl); });
    connect(m_bar, &FormBar::deleteRequested, this, [this] {
        if (!m_isBusy)
            m_commands->remove();
    });
    connect(m_bar, &FormBar::revertRequested, m_view, &FormView::revertCurrentField);
    connect(m_bar, &FormBar::actionRequested, this, &FormPage::run);
    connect(m_commands, &ObjectCommands::busyChanged, this, &FormPage::setBusy);
    connect(m_commands, &ObjectCommands::told, this, &Page::told);
    connect(m_commands, &ObjectCommands::failed, this, &FormPage::fail);
    connect(m_commands, &ObjectCommands::siteRequested, this, &Page::siteRequested);
    connect(m_commands, &ObjectCommands::openRequested, this, &Page::openRequested);
    connect(m_commands, &ObjectCommands::acted, this, [this] {
        Q_EMIT wrote(m_key.admin);
        reload();
    });
    connect(m_commands, &ObjectCommands::passwordSet, this, [this] {
        if (!hasUnsavedChanges())
            reload();
    });
    connect(m_commands, &ObjectCommands::deleted, this, [this] {
        m_isLoaded = false; // nothing unsaved is left to ask about
        Q_EMIT wrote(m_key.admin);
        Q_EMIT closeRequested(PageAddress::list(m_key.admin));
    });
}

PageAddress FormPage::address() const
{
    return m_key.quotedPk.isEmpty() ? PageAddress::add(m_key.admin, m_key.initial)
                                    : PageAddress::change(m_key.admin, m_key.quotedPk);
}

QString FormPage::title() const
{
    if (!m_isLoaded)
        return m_key.admin->model().verboseName().toString();
    return m_contents.objectText.isEmpty() ? m_contents.title.toString() : m_contents.objectText;
}

void FormPage::reload()
{
    setBusy(true);
    session().tasks().run<FormContents>(
            this, [&session = session(), key = m_key] { return loadForm(session, key); },
            [this](const FormContents &contents) {
                setBusy(false);
                setContents(contents);
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void FormPage::setContents(const FormContents &contents)
{
    const bool isFirst = !m_isLoaded;
    m_contents = contents;
    m_isLoaded = true;
    m_hasErrors = false;
    m_errors->clear();
    m_stack->setCurrentWidget(m_side);
    m_view->setContents(m_key, contents);
    m_commands->setObject(m_key.admin, contents);
    m_bar->setContents(contents, *m_key.admin, m_commands->hasPassword());
    m_bar->show();
    retranslate();
    if (isFirst) {
        m_side->showFor(m_key.admin->model());
        // Whoever waited for this form types into it next; whoever went elsewhere meanwhile does
        // not.
        if (isVisible() && (!window()->focusWidget() || isAncestorOf(window()->focusWidget())))
            m_view->focusFirst();
    }
    m_side->update();
    if (contents.isEarlierVersion) {
        m_key.version = 0; // loaded again, it shows what is stored
        m_errors->tell(Tone::Warning,
                       QN_TEXT("desktop",
                               "The form shows an earlier version. Nothing has been changed yet; "
                               "save to restore it."));
    }
    Q_EMIT titleChanged();
}

bool FormPage::hasUnsavedChanges() const
{
    return m_isLoaded && m_contents.canSave && m_view->isEdited();
}

void FormPage::focusFirst()
{
    m_view->setFocus();
}

void FormPage::runAction(const QString &name)
{
    for (const AdminAction &action : std::as_const(m_contents.actions)) {
        if (action.name == name)
            return run(action);
    }
}

void FormPage::run(const AdminAction &action)
{
    if (m_isBusy)
        return;
    // The form is loaded anew afterwards: what was typed would be gone.
    if (hasUnsavedChanges())
        m_errors->tell(Tone::Warning,
                       QN_TEXT("desktop", "Save your changes first, or take them back."));
    else
        m_commands->run(action);
}

void FormPage::setBusy(bool busy)
{
    m_isBusy = busy;
    m_busy->setBusy(busy);
    m_bar->setEnabled(!busy);
}

void FormPage::fail(const TaskFailure &failure)
{
    setBusy(false);
    if (!m_isLoaded) {
        m_missing->set(failure.kind == TaskFailure::Kind::Denied ? u"lock"_s : u"alert"_s,
                       QN_TEXT("desktop", "This form cannot be shown"), failure.message,
                       QN_TEXT("desktop", "Back to the list"),
                       [this] { Q_EMIT closeRequested(PageAddress::list(m_key.admin)); });
        m_stack->setCurrentWidget(m_missing);
        return;
    }
    m_errors->tell(Tone::Bad, failure.message);
    if (failure.kind == TaskFailure::Kind::Stale)
        m_errors->offer(QN_TEXT("desktop", "Show it again"), [this] { reload(); });
}

void FormPage::retranslate()
{
    m_title->setText(m_isLoaded ? m_contents.title.toString() : QString());
    m_object->setText(m_contents.objectText);
    m_object->setVisible(!m_contents.objectText.isEmpty());
    m_bar->retranslate();
}

void FormPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    // Choices and read-only values are text too; what somebody has typed is worth more.
    if (m_isLoaded && !hasUnsavedChanges())
        reload();
}

} // namespace Quintette
