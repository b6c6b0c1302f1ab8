// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <QCache>

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

private:
    QCache<QString, Value> m_answers{500};
};

} // namespace Quintette
