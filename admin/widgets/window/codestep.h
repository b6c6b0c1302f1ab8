// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace Quintette {

/// The second step of logging in, where the account wants one: a one-time or a recovery code.
class CodeStep : public QWidget
{
    Q_OBJECT
public:
    explicit CodeStep(QWidget *parent = nullptr);

    QString code() const;
    void clear();
    /// Leaves it to be corrected or typed anew.
    void selectCode();

private:
    QLineEdit *m_code;
};

} // namespace Quintette
