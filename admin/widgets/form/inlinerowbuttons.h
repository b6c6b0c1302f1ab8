// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

#include <QWidget>

class QCheckBox;
class QToolButton;

namespace Quintette {

/// What can be done with one row of an inline as a whole: opening its object here or on the public
/// site, taking a new row away again, marking a stored one to be deleted.
class InlineRowButtons : public QWidget
{
    Q_OBJECT
public:
    explicit InlineRowButtons(const FormContents::Inline::Row &row, QWidget *parent = nullptr);

    /// Called after the row, for tool tips and screen readers.
    void setRowName(const QString &name);
    bool isMarked() const;
    /// Without markedChanged().
    void setMarked(bool marked);

Q_SIGNALS:
    void openClicked();
    void siteClicked();
    void removeClicked();
    void markedChanged(bool marked);

private:
    QToolButton *addButton(const QIcon &icon);

    QCheckBox *m_delete = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_site = nullptr;
};

} // namespace Quintette
