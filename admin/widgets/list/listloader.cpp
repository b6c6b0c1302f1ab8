// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listloader.h"

#include "admin/widgets/session/adminsession.h"

namespace Quintette {

ChangeListModel::Loader listLoader(AdminSession &session, const ModelAdmin &admin,
                                   QObject *receiver)
{
    return [&session, &admin,
            receiver](const ListState &state, const ChangeListModel::CancellationPtr &cancellation,
                      const ChangeListModel::Done &done, const ChangeListModel::Failed &failed) {
        session.tasks().run<ChangeList>(
                receiver,
                [&session, &admin, state, cancellation] {
                    Connection &connection = session.site().models().databases().connection();
                    ChangeList list;
                    connection.limited({.cancellation = cancellation}, [&] {
                        list = loadChangeList(admin, session.request(), state);
                    });
                    return list;
                },
                done, failed);
    };
}

} // namespace Quintette
