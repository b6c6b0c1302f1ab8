// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/overviewpage.h"

#include "admin/pages/changelist.h"
#include "admin/pages/valuetext.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int wideFrom = 760;

QToolButton *linkButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QPalette colors = button->palette();
    colors.setColor(QPalette::ButtonText, colors.color(QPalette::Link));
    button->setPalette(colors);
    return button;
}

} // namespace

OverviewPage::OverviewPage(AdminSession &session, QWidget *parent) : Page(session, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    reload();
}

QString OverviewPage::title() const
{
    return session().site().indexTitle.toString();
}

void OverviewPage::reload()
{
    m_isStale = false;
    session().tasks().run<Contents>(
            this,
            [&session = session()] {
                const AdminRequest request = session.request();
                return Contents{navigation(session.site(), request),
                                recentActions(session.site(), request)};
            },
            [this](const Contents &contents) { setContents(contents); },
            [this](const TaskFailure &failure) { Q_EMIT failed(failure); });
}

void OverviewPage::objectsChanged(const ModelAdmin *)
{
    m_isStale = true;
}

void OverviewPage::focusFirst()
{
    if (m_isStale)
        reload();
}

void OverviewPage::setContents(const Contents &contents)
{
    m_contents = contents;
    m_isLoaded = true;
    rebuild();
}

void OverviewPage::rebuild()
{
    if (!m_isLoaded)
        return;
    if (m_body)
        m_body->deleteLater();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget;
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(16, 12, 16, 16);
    grid->setSpacing(12);
    auto *heading = new LeadingLabel(body);
    heading->setText(title());
    heading->setFont(headingFont(heading->font(), 1.5));
    grid->addWidget(heading, 0, 0, 1, 2);
    auto *apps = new QVBoxLayout;
    apps->setSpacing(12);
    for (const NavigationApp &app : std::as_const(m_contents.apps))
        apps->addWidget(makeApp(app, body));
    if (m_contents.apps.isEmpty()) {
        apps->addWidget(new QLabel(
                QN_TEXT("desktop", "You do not have permission to view or edit anything.")
                        .toString(),
                body));
    }
    apps->addStretch();
    m_isWide = width() >= wideFrom;
    grid->addLayout(apps, 1, 0);
    if (m_isWide) {
        grid->addWidget(makeRecent(body), 1, 1, Qt::AlignTop);
        grid->setColumnStretch(0, 3);
        grid->setColumnStretch(1, 2);
    } else {
        grid->addWidget(makeRecent(body), 2, 0);
    }
    grid->setRowStretch(3, 1);
    scroll->setWidget(body);
    layout()->addWidget(scroll);
    m_body = scroll;
    Q_EMIT titleChanged();
}

QWidget *OverviewPage::makeApp(const NavigationApp &app, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(14, 10, 10, 10);
    grid->setSpacing(0);
    grid->setColumnStretch(0, 1);
    auto *name = new LeadingLabel(card);
    name->setText(capitalized(app.name));
    name->setFont(headingFont(name->font(), 1.1));
    grid->addWidget(name, 0, 0, 1, 2);
    for (const NavigationModel &model : app.models)
        addModel(grid, model);
    return card;
}

void OverviewPage::addModel(QGridLayout *grid, const NavigationModel &model)
{
    QWidget *card = grid->parentWidget();
    const int row = grid->rowCount();
    const QString name = capitalized(model.name);
    QToolButton *open = linkButton(name, card);
    open->setIcon(themedIcon(model.viewOnly ? u"eye"_s : u"model"_s, QPalette::Link));
    connect(open, &QToolButton::clicked, this,
            [this, admin = model.admin] { Q_EMIT openRequested(PageAddress::list(admin)); });
    grid->addWidget(open, row, 0, Qt::AlignLeft);
    if (!model.canAdd)
        return;
    QToolButton *add = linkButton(QN_TEXT("desktop", "Add").toString(), card);
    add->setIcon(themedIcon(u"add"_s, QPalette::Link));
    add->setAccessibleName(
            QN_TEXT("desktop", "Add %1").arg(model.admin->model().verboseName()).toString());
    connect(add, &QToolButton::clicked, this,
            [this, admin = model.admin] { Q_EMIT openRequested(PageAddress::add(admin)); });
    grid->addWidget(add, row, 1);
}

QWidget *OverviewPage::makeRecent(QWidget *parent)
{
    auto *card = new Card(parent);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(14, 10, 14, 12);
    auto *heading = new QLabel(QN_TEXT("desktop", "My recent actions").toString(), card);
    heading->setFont(headingFont(heading->font(), 1.1));
    column->addWidget(heading);
    if (m_contents.recent.isEmpty()) {
        auto *none = new QLabel(QN_TEXT("desktop", "Nothing yet").toString(), card);
        none->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(none);
    }
    for (const LogLine &line : std::as_const(m_contents.recent))
        addLine(column, line);
    return card;
}

void OverviewPage::addLine(QVBoxLayout *column, const LogLine &line)
{
    using Action = LogEntry::Action;
    const QString icon = line.action == Action::Addition ? u"add"_s
            : line.action == Action::Deletion            ? u"delete"_s
                                                         : u"edit"_s;
    QToolButton *button = linkButton({}, column->parentWidget());
    QFontMetrics metrics(button->font());
    button->setText(metrics.elidedText(line.objectText, Qt::ElideRight, 300));
    button->setToolTip(line.objectText.toHtmlEscaped());
    button->setIcon(themedIcon(icon, QPalette::PlaceholderText));
    const bool isThere = line.admin && !line.objectId.isEmpty() && line.action != Action::Deletion;
    const bool mayComeBack = line.restoreVersion > 0;
    button->setEnabled(isThere || mayComeBack);
    if (mayComeBack)
        button->setToolTip(QN_TEXT("desktop", "Restore …").toString());
    connect(button, &QToolButton::clicked, this, [this, line, isThere] {
        Q_EMIT openRequested(
                isThere ? PageAddress::change(line.admin, quotePk(line.objectId))
                        : PageAddress::restoreDeleted(line.admin, line.restoreVersion));
    });
    column->addWidget(button, 0, Qt::AlignLeft);
    const QString when = valueText(line.time);
    auto *what =
            new QLabel(u"%1 · %2"_s.arg(line.modelName.toString(), when), column->parentWidget());
    what->setForegroundRole(QPalette::PlaceholderText);
    what->setContentsMargins(26, 0, 0, 4);
    what->setToolTip(line.message.toHtmlEscaped());
    column->addWidget(what);
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &OverviewPage::rebuild, Qt::QueuedConnection);
    Page::changeEvent(event);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_isLoaded && m_isWide != (width() >= wideFrom))
        rebuild();
}

} // namespace Quintette
