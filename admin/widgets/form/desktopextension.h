// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcompanion.h"

#include <QtPlugin>

namespace Quintette {

class Application;

/// What a plugin's desktop library implements: a QObject in plugins/desktop with JSON metadata
/// {"models": ["app.Model"]}. It is loaded when the first form of one of these models opens, so it
/// may link what is heavy.
class DesktopExtension
{
public:
    virtual ~DesktopExtension() = default;

    /// A widget beside the form of model; null for none.
    virtual FormCompanion *makeCompanion(const ModelInfo &model, const Application &application,
                                         QWidget *parent) = 0;
};

} // namespace Quintette

#define QUINTETTE_DESKTOP_EXTENSION_IID "org.quintette.DesktopExtension/1"
Q_DECLARE_INTERFACE(Quintette::DesktopExtension, QUINTETTE_DESKTOP_EXTENSION_IID)
