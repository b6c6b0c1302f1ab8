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

} // namespace Quintette
