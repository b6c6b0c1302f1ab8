// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/desktopextension.h"
#include "plugins/flatpages/desktop/flatpagepreview.h"
#include "plugins/flatpages/desktop/previewschemehandler.h"

namespace Quintette::Internal {

class PreviewExtension : public QObject, public DesktopExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_DESKTOP_EXTENSION_IID FILE "flatpages_desktop.json")
    Q_INTERFACES(Quintette::DesktopExtension)
public:
    PreviewExtension() { PreviewSchemeHandler::registerScheme(); }

    FormCompanion *makeCompanion(const ModelInfo &, const Application &application,
                                 QWidget *parent) override
    {
        return new FlatPagePreview(application, parent);
    }
};

} // namespace Quintette::Internal

#include "previewextension.moc"
