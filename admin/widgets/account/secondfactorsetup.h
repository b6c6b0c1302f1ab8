// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/backgroundtasks.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace Quintette {

class BusyLine;
class LoginGate;
class MessageBar;
class QrView;
struct User;

/// Turns one-time codes on: shows the QR code for the program that makes them and what to type
/// where nothing can be scanned, takes the first code, then shows the recovery codes once.
class QUINTETTE_WIDGETS_EXPORT SecondFactorSetup : public QWidget
{
    Q_OBJECT
public:
    SecondFactorSetup(const LoginGate &gate, const std::shared_ptr<const User> &user,
                      BackgroundTasks &tasks, QWidget *parent = nullptr);

    /// The secret as one types it; empty until it is there.
    QString secret() const { return m_secret; }
    void confirm(const QString &code);

Q_SIGNALS:
    /// Codes are on and the recovery codes were read.
    void done();

private:
    struct Prepared
    {
        QString secret;
        QString address;
    };
    void setPrepared(const Prepared &prepared);
    void showRecoveryCodes(const QStringList &codes);
    void fail(const TaskFailure &failure);

    const LoginGate &m_gate;
    std::shared_ptr<const User> m_user;
    BackgroundTasks &m_tasks;
    QString m_secret;
    MessageBar *m_message;
    BusyLine *m_busy;
    QLabel *m_explanation;
    QrView *m_picture;
    QLabel *m_typed;
    QLineEdit *m_code;
    QPlainTextEdit *m_recovery;
    QPushButton *m_next;
    bool m_isOn = false;
};

} // namespace Quintette
