// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <utility>

#include <unistd.h>

namespace Quintette::Internal {

/// Owns a file descriptor. Shared by a connection and the thread that sends its answer, so that the
/// number is not given to another client while somebody still writes to it.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number() const { return m_number; }

private:
    int m_number;
};

} // namespace Quintette::Internal
