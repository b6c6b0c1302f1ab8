// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <QCache>

#include <chrono>

namespace Quintette {

/// Answers to questions that cost a database much, true as long as nobody writes to it. Belongs to
/// a connection, which empties it then; get it anew from there for every question.
class QUINTETTE_CORE_EXPORT AnswerMemory
{
public:
    bool contains(const QString &question) const { return m_answers.contains(question); }
    /// None for a question that was not asked.
    Value answer(const QString &question) const;
    void insert(const QString &question, const Value &answer);
    void clear() { m_answers.clear(); }

    /// For answers that stay true enough whoever writes, such as estimates: kept over clear(), but
    /// not for ever. None where there is none any more.
    Value estimate(const QString &question) const;
    void insertEstimate(const QString &question, const Value &answer, std::chrono::seconds life);

private:
    struct Estimate
    {
        Value answer;
        std::chrono::steady_clock::time_point end;
    };

    QCache<QString, Value> m_answers{500};
    QCache<QString, Estimate> m_estimates{500};
};

} // namespace Quintette
