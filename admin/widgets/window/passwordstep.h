// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace Quintette {

class FieldCell;

/// The first step of logging in: name and password, and what else a site wants to know. It says so
/// where Caps Lock seems to be on.
class PasswordStep : public QWidget
{
    Q_OBJECT
public:
    /// accounts: their model, which says what they are named by.
    explicit PasswordStep(const ModelInfo &accounts, QWidget *parent = nullptr);

    /// What the site asks besides, below name and password.
    void setFields(const QList<FormContents::Field> &fields, const EditorContext &context);
    void showErrors(const QList<FormContents::Field> &fields);
    /// "username", "password" and the fields.
    FormData data() const;
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
    QFormLayout *m_form;
    QList<FieldCell *> m_cells;
};

} // namespace Quintette
