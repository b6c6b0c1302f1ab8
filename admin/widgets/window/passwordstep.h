// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Quintette {

/// The first step of logging in: name and password. It says so where Caps Lock seems to be on.
class PasswordStep : public QWidget
{
    Q_OBJECT
public:
    /// nameLabel: what accounts are named by.
    explicit PasswordStep(const Text &nameLabel, QWidget *parent = nullptr);

    QString name() const;
    QString password() const;
    void setName(const QString &name);
    /// Empties the password and puts the keyboard there.
    void clearPassword();
    /// Leaves it to be corrected or typed anew.
    void selectPassword();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLabel *m_capsLock;
};

} // namespace Quintette
