// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/appplugin.h"
#include "tests/plugins/members/member.h"

namespace Quintette::Internal {

class MembersPlugin : public QObject, public AppPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "members.json")
    Q_INTERFACES(Quintette::AppPlugin)

public:
    QString label() const override { return u"members"_s; }
    Text verboseName() const override { return QN_TEXT("members", "Members"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Member>(u"members"_s, u"Member"_s);
    }
};

} // namespace Quintette::Internal

#include "membersplugin.moc"
