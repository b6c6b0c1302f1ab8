// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/answermemory.h"

namespace Quintette {

Value AnswerMemory::answer(const QString &question) const
{
    const Value *found = m_answers.object(question);
    return found ? *found : Value();
}

void AnswerMemory::insert(const QString &question, const Value &answer)
{
    m_answers.insert(question, new Value(answer));
}

Value AnswerMemory::estimate(const QString &question) const
{
    const Estimate *found = m_estimates.object(question);
    return found && std::chrono::steady_clock::now() < found->end ? found->answer : Value();
}

void AnswerMemory::insertEstimate(const QString &question, const Value &answer,
                                  std::chrono::seconds life)
{
    m_estimates.insert(question, new Estimate{answer, std::chrono::steady_clock::now() + life});
}

} // namespace Quintette
