// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/formitem.h"
#include "admin/widgets/global.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace Quintette {

/// What can be done with the object that a field points to without leaving its form: to change it
/// or look at it, to add another, to delete it, each where the person may. Django:
/// RelatedFieldWidgetWrapper.
class QUINTETTE_WIDGETS_EXPORT RelatedButtons : public QWidget
{
    Q_OBJECT
public:
    explicit RelatedButtons(const FormItem &item, QWidget *parent = nullptr);

    /// Without an object there is nothing to open or delete.
    void setHasObject(bool has);

Q_SIGNALS:
    void openRequested();
    void addRequested();
    void deleteRequested();

private:
    QToolButton *addButton(const QString &icon, const Text &text);

    QHBoxLayout *m_line;
    QToolButton *m_open = nullptr;
    QToolButton *m_delete = nullptr;
};

} // namespace Quintette
