// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formpage.h"

#include "admin/pages/changelist.h"
#include "admin/pages/objectlookup.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/list/actionrunner.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/emptystate.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/deletedialog.h"
#include "core/auth/user.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace Quintette {

namespace {

constexpr int companionDelayMilliseconds = 300;

} // namespace

FormPage::FormPage(AdminSession &session, const PageAddress &address,
                   const CompanionFactory &companions,
                   const std::shared_ptr<const AccountServices> &account, QWidget *parent)
    : Page(session, parent), m_key{address.admin, address.quotedPk, address.initial,
                                   address.version},
      m_companions(companions), m_account(account), m_companionDelay(new QTimer(this)),
      m_title(new LeadingLabel(this)), m_object(new LeadingLabel(this)),
      m_errors(new MessageBar(this)), m_busy(new BusyLine(this)), m_stack(new QStackedWidget(this)),
      m_splitter(new QSplitter(this)), m_view(new FormView(session, this)),
      m_missing(new EmptyState(this)), m_bar(new QWidget(this))
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
    m_splitter->addWidget(m_view);
    m_stack->addWidget(m_splitter);
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

    m_companionDelay->setSingleShot(true);
    m_companionDelay->setInterval(companionDelayMilliseconds);
    connect(m_companionDelay, &QTimer::timeout, this, &FormPage::updateCompanion);
    connect(m_view, &FormView::edited, m_companionDelay, qOverload<>(&QTimer::start));
    connect(m_view, &FormView::openRequested, this, &Page::openRequested);
    buildActions();
    retranslate();
    reload();
}

void FormPage::buildActions()
{
    m_save = addPageAction(u"save"_s, QN_TEXT("desktop", "Save"), Qt::CTRL | Qt::Key_Return,
                           [this] { save(After::Close); });
    m_saveAndStay = addPageAction(u"save"_s, QN_TEXT("desktop", "Save and continue"),
                                  QKeySequence::Save, [this] { save(After::Stay); });
    m_saveAndAdd = addPageAction(u"add"_s, QN_TEXT("desktop", "Save and add another"),
                                 Qt::CTRL | Qt::SHIFT | Qt::Key_Return,
                                 [this] { save(After::AddAnother); });
    m_saveAsNew =
            addPageAction(u"copy"_s, QN_TEXT("desktop", "Save as new"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { save(After::ShowCopy); });
    m_close = addPageAction(u"close"_s, QN_TEXT("desktop", "Close"), Qt::Key_Escape,
                            [this] { Q_EMIT openRequested(PageAddress::list(m_key.admin)); });
    m_history = addPageAction(
            u"history"_s, QN_TEXT("desktop", "History"), Qt::CTRL | Qt::Key_H,
            [this] { Q_EMIT openRequested(PageAddress::history(m_key.admin, m_key.quotedPk)); });
    m_password = addPageAction(u"lock"_s, QN_TEXT("desktop", "Set password …"), {},
                               [this] { setPassword(); });
    m_viewOnSite = addPageAction(u"external"_s, QN_TEXT("desktop", "View on site"),
                                 Qt::CTRL | Qt::SHIFT | Qt::Key_V,
                                 [this] { Q_EMIT siteRequested(m_contents.viewOnSiteUrl); });
    m_delete = addPageAction(u"delete"_s, QN_TEXT("desktop", "Delete …"), Qt::CTRL | Qt::Key_Delete,
                             [this] { askToDelete(); });
    addPageAction(u"undo"_s, QN_TEXT("desktop", "Take back the changes to this field"),
                  Qt::CTRL | Qt::ALT | Qt::Key_Z, [this] { m_view->revertCurrentField(); });
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(16, 4, 16, 10);
    QPushButton *save = addButton(m_save);
    save->setDefault(true);
    bar->addWidget(save);
    bar->addWidget(addButton(m_saveAndStay));
    bar->addWidget(addButton(m_saveAndAdd));
    bar->addWidget(addButton(m_saveAsNew));
    bar->addWidget(addButton(m_close));
    bar->addStretch();
    m_actions = new QPushButton(m_bar);
    m_actions->setMenu(new QMenu(m_actions));
    bar->addWidget(m_actions);
    bar->addWidget(addButton(m_viewOnSite));
    bar->addWidget(addButton(m_password));
    bar->addWidget(addButton(m_history));
    bar->addWidget(addButton(m_delete));
}

QPushButton *FormPage::addButton(QAction *action)
{
    auto *button = new QPushButton(action->icon(), {}, m_bar);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons.append({action, button});
    return button;
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
    m_errors->clear();
    m_stack->setCurrentWidget(m_splitter);
    m_view->setContents(m_key, contents);
    m_save->setEnabled(contents.canSave);
    m_saveAndStay->setEnabled(contents.canSave);
    // As on the web: a copy instead of another empty one.
    m_saveAndAdd->setEnabled(contents.canAddAnother && !contents.canSaveAsNew);
    m_saveAsNew->setEnabled(contents.canSaveAsNew);
    m_delete->setEnabled(contents.canDelete);
    m_history->setEnabled(contents.hasHistory);
    m_password->setEnabled(m_account && contents.canSave && contents.hasHistory
                           && User::isModel(m_key.admin->model()));
    m_viewOnSite->setEnabled(!contents.viewOnSiteUrl.isEmpty());
    for (const auto &[action, button] : std::as_const(m_buttons))
        button->setVisible(action == m_close ? !contents.canSave : action->isEnabled());
    m_bar->show();
    showActions();
    retranslate();
    if (isFirst) {
        showCompanion();
        // Whoever waited for this form types into it next; whoever went elsewhere meanwhile does
        // not.
        if (isVisible() && (!window()->focusWidget() || isAncestorOf(window()->focusWidget())))
            m_view->focusFirst();
    }
    updateCompanion();
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

void FormPage::save(After after)
{
    if (m_isBusy || !m_contents.canSave)
        return;
    setBusy(true);
    m_fieldBeforeSaving = m_view->currentField();
    const FormData data = m_view->data();
    const UploadedFiles files = m_view->files();
    // What were typed from now on would be neither saved nor kept.
    m_view->setEnabled(false);
    session().tasks().run<SaveResult>(
            this,
            [&session = session(), key = m_key, data, files,
             as = after == After::ShowCopy || m_contents.wasDeleted ? SaveAs::New : SaveAs::Same] {
                return saveForm(session, key, data, files, as);
            },
            [this, after](const SaveResult &result) {
                setBusy(false);
                m_view->setEnabled(true);
                takeSaved(result, after);
            },
            [this, after](const TaskFailure &failure) {
                m_view->setEnabled(true);
                m_view->focusField(m_fieldBeforeSaving);
                fail(failure);
                if (failure.kind == TaskFailure::Kind::Database)
                    m_errors->offer(QN_TEXT("desktop", "Try again"),
                                    [this, after] { save(after); });
            });
}

void FormPage::takeSaved(const SaveResult &result, After after)
{
    if (!result.isSaved && (!result.contents.conflicts.isEmpty() || result.contents.wasDeleted)) {
        showConflicts(result.contents);
        return;
    }
    if (!result.isSaved) {
        QStringList lines = {QN_TEXT("desktop", "Please correct the errors below.").toString()};
        for (const Text &error : result.contents.errors)
            lines.append(error.toString());
        m_errors->tell(Tone::Bad, lines.join(u'\n'));
        m_view->showErrors(result.contents);
        return;
    }
    const ModelAdmin *admin = m_key.admin;
    Q_EMIT told(result.messages);
    Q_EMIT wrote(admin);
    const bool maySee = !result.contents.quotedPk.isEmpty();
    const bool stays =
            after == After::Stay || (after == After::ShowCopy && admin->options().saveAsContinue);
    if (stays && maySee) {
        m_key = {admin, result.contents.quotedPk, {}};
        setContents(result.contents);
        m_view->focusField(m_fieldBeforeSaving);
        return;
    }
    if (after == After::AddAnother) {
        m_key = {admin, {}, {}};
        m_isLoaded = false;
        reload();
        return;
    }
    m_isLoaded = false; // nothing unsaved is left to ask about
    Q_EMIT closeRequested(PageAddress::list(admin));
}

void FormPage::showConflicts(const FormContents &contents)
{
    // The form as it comes back: what was typed where both changed a field, else what is stored.
    const FormContents before = m_contents;
    setContents(contents);
    if (contents.wasDeleted) {
        m_contents.title = before.title;
        m_contents.objectText = before.objectText;
        retranslate();
        m_errors->tell(Tone::Warning,
                       QN_TEXT("desktop",
                               "This object was deleted while you were editing it. What you typed "
                               "is still here; saving makes a new object of it."));
    } else {
        m_errors->tell(Tone::Warning,
                       QN_TEXT("desktop",
                               "Somebody else saved meanwhile. Look at the changes above the form, "
                               "then save again."));
    }
    m_view->setFocus();
    m_view->verticalScrollBar()->setValue(0);
}

void FormPage::showActions()
{
    QMenu *menu = m_actions->menu();
    menu->clear();
    m_actions->setVisible(!m_contents.actions.isEmpty());
    for (const AdminAction &action : std::as_const(m_contents.actions)) {
        const Text name = action.description.arg(m_key.admin->model().verboseName());
        menu->addAction(name.toString(), this, [this, action] { runAction(action); });
    }
}

void FormPage::runAction(const AdminAction &action)
{
    if (m_isBusy)
        return;
    // The form is loaded anew afterwards: what was typed would be gone.
    if (hasUnsavedChanges()) {
        m_errors->tell(Tone::Warning,
                       QN_TEXT("desktop", "Save your changes first, or take them back."));
        return;
    }
    Selection chosen;
    chosen.keys = {unquotePk(m_key.quotedPk)};
    chosen.place = AdminAction::Place::Form;
    auto *runner = new ActionRunner(session(), *m_key.admin, this);
    setBusy(true);
    connect(runner, &QObject::destroyed, this, [this] { setBusy(false); });
    connect(runner, &ActionRunner::failed, this, &FormPage::fail);
    connect(runner, &ActionRunner::siteRequested, this, &Page::siteRequested);
    connect(runner, &ActionRunner::done, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                Q_EMIT wrote(m_key.admin);
                reload();
            });
    runner->run(action, {}, chosen);
}

void FormPage::setPassword()
{
    auto *dialog = new PasswordDialog(
            session().tasks(), QN_TEXT("desktop", "Set password"),
            QN_TEXT("desktop", "Enter a new password for “%1”.").arg(m_contents.objectText),
            [&session = session(), services = *m_account,
             key = m_key](const std::optional<FormData> &data) {
                return services.setPassword(session, *key.admin, key.quotedPk, data);
            },
            this);
    connect(dialog, &QDialog::accepted, this, [this] {
        Q_EMIT told({{AdminRequest::Level::Success,
                      QN_TEXT("desktop", "The password of “%1” was changed.")
                              .arg(m_contents.objectText)}});
        if (!hasUnsavedChanges())
            reload();
    });
    dialog->open();
}

void FormPage::showCompanion()
{
    if (!m_companions || m_companion)
        return;
    m_companion = m_companions(m_key.admin->model(), m_splitter);
    if (!m_companion)
        return;
    m_splitter->addWidget(m_companion);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({width() / 2, width() / 2});
}

void FormPage::updateCompanion()
{
    if (m_companion)
        m_companion->showData(m_view->data());
}

void FormPage::askToDelete()
{
    if (m_isBusy || !m_contents.canDelete)
        return;
    setBusy(true);
    session().tasks().run<DeletePage>(
            this,
            [&session = session(), key = m_key] {
                const AdminRequest request = session.request();
                return loadDeletePage(*key.admin, request,
                                      {getObject(*key.admin, request, key.quotedPk)});
            },
            [this](const DeletePage &page) {
                setBusy(false);
                auto *dialog = new DeleteDialog(page, this);
                connect(dialog, &QDialog::accepted, this,
                        [this, version = page.version] { deleteNow(version); });
                dialog->open();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void FormPage::deleteNow(const QString &version)
{
    using Messages = QList<AdminRequest::Message>;
    setBusy(true);
    session().tasks().run<Messages>(
            this,
            [&session = session(), key = m_key, version] {
                AdminRequest request = session.request();
                deleteObject(*key.admin, request, getObject(*key.admin, request, key.quotedPk),
                             version);
                return request.messages;
            },
            [this](const Messages &messages) {
                m_isLoaded = false;
                Q_EMIT told(messages);
                Q_EMIT wrote(m_key.admin);
                Q_EMIT closeRequested(PageAddress::list(m_key.admin));
            },
            [this](const TaskFailure &failure) { fail(failure); });
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
    if (m_actions)
        m_actions->setText(QN_TEXT("desktop", "Actions").toString());
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
    }
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
