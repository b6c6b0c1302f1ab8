// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <utility>
#include <variant>

namespace Quintette {

/// Why something the caller must decide about did not work; message says what, where and what to
/// do.
struct Failure
{
    QString message;
};

inline Failure fail(const QString &message)
{
    return Failure{message};
}

/// A value or the reason why there is none, where the caller must choose (settings, files, plugin
/// loading).
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::move(value)) { }
    Result(Failure failure) : m_state(std::move(failure)) { }

    explicit operator bool() const { return std::holds_alternative<T>(m_state); }
    const T &operator*() const & { return std::get<T>(m_state); }
    T &operator*() & { return std::get<T>(m_state); }
    T &&operator*() && { return std::get<T>(std::move(m_state)); }
    const T *operator->() const { return &std::get<T>(m_state); }
    /// The message for a person; only to be asked for when there is no value.
    const QString &error() const { return std::get<Failure>(m_state).message; }
    const Failure &failure() const { return std::get<Failure>(m_state); }

private:
    std::variant<T, Failure> m_state;
};

} // namespace Quintette
