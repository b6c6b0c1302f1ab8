// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/pageloads.h"

#include "core/db/cancellation.h"

namespace Quintette {

void PageLoads::start(const ListState &state, const Done &done, const Failed &failed)
{
    const auto load = std::make_shared<Cancellation>();
    m_running->append(load);
    const auto isWanted = [all = std::weak_ptr(m_running), load] {
        const auto running = all.lock();
        return running && running->removeOne(load);
    };
    m_loader(
            state, load,
            [isWanted, done](const ChangeList &list) {
                if (isWanted())
                    done(list);
            },
            [isWanted, failed](const TaskFailure &failure) {
                if (isWanted())
                    failed(failure);
            });
}

void PageLoads::stop()
{
    for (const CancellationPtr &load : std::as_const(*m_running))
        load->cancel();
    m_running->clear();
}

} // namespace Quintette
