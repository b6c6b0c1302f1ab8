// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace Quintette {

class BusyLine;
class LanguageButton;
class MessageBar;
class ProjectMaker;

/// What the program shows when no project is open: those opened before, opening another, making a
/// new one.
class StartWindow : public QWidget
{
    Q_OBJECT
public:
    explicit StartWindow(QWidget *parent = nullptr);

    /// Why the last project could not be opened.
    void tellFailure(const QString &message);

    LanguageButton &language() const { return *m_language; }

    static QStringList recentProjects();
    static void remember(const QString &folder);
    static void forget(const QString &folder);

Q_SIGNALS:
    /// note: what the person needs to know to log in, of a project that was just made.
    void projectChosen(const QString &folder, const QString &note);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setBusy(bool busy);
    void fillRecent();
    void openFolder();
    void makeDemo();
    void makeFromDatabase();

    MessageBar *m_message;
    BusyLine *m_busy;
    QListWidget *m_recent;
    QLabel *m_noRecent; // instead of an empty list
    ProjectMaker *m_maker;
    QWidget *m_buttons;
    QPushButton *m_stop; // while a project is being made
    LanguageButton *m_language;
};

} // namespace Quintette
