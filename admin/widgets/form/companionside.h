// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcompanion.h"

#include <QSplitter>

class QTimer;

namespace Quintette {

class FormView;

/// A form with what a plugin puts beside it, where one does; the companion follows what is typed,
/// after a pause.
class CompanionSide : public QSplitter
{
    Q_OBJECT
public:
    CompanionSide(FormView *form, const CompanionFactory &companions, QWidget *parent = nullptr);

    /// Makes the companion of that model if there is one, once.
    void showFor(const ModelInfo &model);
    void update();

private:
    FormView *m_form;
    CompanionFactory m_companions;
    FormCompanion *m_companion = nullptr;
    QTimer *m_delay;
};

} // namespace Quintette
