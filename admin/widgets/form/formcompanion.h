// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/forms/formdata.h"

#include <QWidget>

namespace Quintette {

class ModelInfo;

/// Something a desktop plugin shows beside the form of a model, such as a preview. It is given what
/// the form would submit now, a moment after each change.
class QUINTETTE_WIDGETS_EXPORT FormCompanion : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void showData(const FormData &data) = 0;
};

/// The companion for a model's form, or null. Called only when such a form opens.
using CompanionFactory = std::function<FormCompanion *(const ModelInfo &model, QWidget *parent)>;

} // namespace Quintette
