// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/writing.h"

#include "core/db/connection.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

void writeTogether(const ModelInfo &model, const std::function<void()> &work)
{
    const Databases &databases = model.registry().databases();
    Connection &main = databases.connection();
    Connection &own = databases.connection(model.registry().databaseForWrite(model));
    if (&own == &main)
        main.atomic(work);
    else
        main.atomic([&] { own.atomic(work); });
}

} // namespace Quintette
