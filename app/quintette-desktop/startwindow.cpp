// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/startwindow.h"

#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/languagebutton.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "app/quintette-desktop/projectmaker.h"
#include "core/conf/project.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int recentLimit = 12;
const QString recentKey = u"projects/recent"_s;

} // namespace

StartWindow::StartWindow(QWidget *parent)
    : QWidget(parent), m_message(new MessageBar(this)), m_busy(new BusyLine(this)),
      m_recent(new QListWidget(this)), m_noRecent(new LeadingLabel(this)),
      m_maker(new ProjectMaker(this)), m_buttons(new QWidget(this)), m_stop(new QPushButton(this)),
      m_language(new LanguageButton(this))
{
    auto *texts = new TextBindings(this);
    texts->bind(this, &QWidget::setWindowTitle, QN_TEXT("desktop", "Quintette"));
    auto *icon = new QLabel(this);
    icon->setPixmap(QIcon(u":/quintette/desktop/icons/app-icon.svg"_s).pixmap(52, 52));
    auto *title = new QLabel(u"Quintette"_s, this);
    title->setFont(headingFont(title->font(), 2.0));
    auto *subtitle = new QLabel(this);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    texts->bind(subtitle, &QLabel::setText, QN_TEXT("desktop", "Choose a project to work on"));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(title);
    names->addWidget(subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(icon);
    head->addLayout(names, 1);
    head->addWidget(m_language, 0, Qt::AlignTop);

    auto *recentTitle = new QLabel(this);
    recentTitle->setFont(headingFont(recentTitle->font(), 1.1));
    texts->bind(recentTitle, &QLabel::setText, QN_TEXT("desktop", "Recent projects"));
    texts->bind(m_recent, &QWidget::setAccessibleName, QN_TEXT("desktop", "Recent projects"));
    m_recent->setIconSize(QSize(20, 20));

    auto *column = new QVBoxLayout(m_buttons);
    column->setContentsMargins(0, 0, 0, 0);
    const auto addButton = [&](const QString &iconName, const Text &text, const Text &hint,
                               void (StartWindow::*run)()) {
        auto *button = new QPushButton(themedIcon(iconName), {}, m_buttons);
        texts->bind(button, &QPushButton::setText, text);
        texts->bind(button, &QPushButton::setToolTip, hint);
        connect(button, &QPushButton::clicked, this, run);
        column->addWidget(button);
    };
    addButton(u"folder"_s, QN_TEXT("desktop", "Open a project folder …"),
              QN_TEXT("desktop", "A folder with a quintette.toml in it"), &StartWindow::openFolder);
    addButton(u"database"_s, QN_TEXT("desktop", "New project on a database …"),
              QN_TEXT("desktop", "An existing database, such as a Django site's"),
              &StartWindow::makeFromDatabase);
    addButton(u"spark"_s, QN_TEXT("desktop", "New demo project …"),
              QN_TEXT("desktop", "A fresh site with example content"), &StartWindow::makeDemo);
    column->addStretch();
    texts->bind(m_stop, &QPushButton::setText, QN_TEXT("desktop", "Stop"));
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, m_maker, &ProjectMaker::stop);

    auto *left = new QVBoxLayout;
    left->addWidget(recentTitle);
    left->addWidget(m_recent, 1);
    left->addWidget(m_noRecent, 1);
    m_noRecent->setWordWrap(true);
    m_noRecent->setForegroundRole(QPalette::PlaceholderText);
    texts->bind(m_noRecent, &QLabel::setText,
                QN_TEXT("desktop",
                        "Projects that you open will be listed here. Begin with a demo, or put "
                        "Quintette on a database you have: a Django site's stays as it is."));
    auto *body = new QHBoxLayout;
    body->setSpacing(24);
    body->addLayout(left, 1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_buttons, 1);
    right->addWidget(m_stop);
    body->addLayout(right);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(28, 24, 28, 24);
    content->setSpacing(20);
    content->addLayout(head);
    content->addLayout(body, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addLayout(content, 1);
    resize(720, 440);

    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT projectChosen(item->data(Qt::UserRole).toString(), {});
    });
    connect(m_maker, &ProjectMaker::made, this,
            [this](const QString &folder, const QString &output) {
                setBusy(false);
                Q_EMIT projectChosen(folder, output);
            });
    connect(m_maker, &ProjectMaker::failed, this, &StartWindow::tellFailure);
}

void StartWindow::setBusy(bool busy)
{
    m_busy->setBusy(busy);
    m_buttons->setEnabled(!busy);
    m_recent->setEnabled(!busy);
    m_stop->setVisible(busy);
    if (busy)
        m_message->tell(Tone::Neutral, QN_TEXT("desktop", "The project is being made …"));
    else
        m_message->clear();
}

void StartWindow::tellFailure(const QString &message)
{
    setBusy(false);
    m_message->tell(Tone::Bad, message);
}

QStringList StartWindow::recentProjects()
{
    return QSettings().value(recentKey).toStringList();
}

void StartWindow::remember(const QString &folder)
{
    QStringList folders = recentProjects();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue(recentKey, folders.mid(0, recentLimit));
}

void StartWindow::forget(const QString &folder)
{
    QStringList folders = recentProjects();
    folders.removeAll(folder);
    QSettings().setValue(recentKey, folders);
}

void StartWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillRecent();
}

void StartWindow::fillRecent()
{
    m_recent->clear();
    const QStringList folders = recentProjects();
    for (const QString &folder : folders) {
        if (!QFileInfo::exists(QDir(folder).filePath(Project::settingsFileName))) {
            forget(folder);
            continue;
        }
        const QString line =
                u"%1\n%2"_s.arg(QDir(folder).dirName(), QDir::toNativeSeparators(folder));
        auto *item = new QListWidgetItem(themedIcon(u"folder"_s), line, m_recent);
        item->setData(Qt::UserRole, folder);
    }
    m_recent->setCurrentRow(0);
    m_recent->setVisible(m_recent->count() > 0);
    m_noRecent->setVisible(m_recent->count() == 0);
}

void StartWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
            this, QN_TEXT("desktop", "Open a project folder").toString());
    if (!folder.isEmpty())
        Q_EMIT projectChosen(folder, {});
}

void StartWindow::makeDemo()
{
    const QString folder = QFileDialog::getSaveFileName(
            this, QN_TEXT("desktop", "Folder for the demo project").toString(),
            QDir::home().filePath(u"quintette-demo"_s));
    if (folder.isEmpty())
        return;
    setBusy(true);
    m_maker->makeDemo(folder);
}

void StartWindow::makeFromDatabase()
{
    const QString database = QFileDialog::getOpenFileName(
            this, QN_TEXT("desktop", "Choose the database").toString(), QDir::homePath(),
            QN_TEXT("desktop", "SQLite databases (*.sqlite3 *.sqlite *.db);;All files (*)")
                    .toString());
    if (database.isEmpty())
        return;
    const QString folder = QFileDialog::getSaveFileName(
            this, QN_TEXT("desktop", "Folder for the new project").toString(),
            QDir::home().filePath(u"my-site"_s));
    if (folder.isEmpty())
        return;
    setBusy(true);
    m_maker->makeFromDatabase(folder, database);
}

} // namespace Quintette
