// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"

namespace Quintette::AccountQuestions {

/// Asks at the terminal until two equal passwords came that the validators accept, or the person
/// insists. Throws CommandError at the end of input.
QString newPassword(const Accounts &accounts, const Record &user);
/// "Email address: ", "Team (Team.id): ". Django: _get_input_message.
QString questionFor(const Field &field);
/// Asks for the value of a field until it is one. Django: get_input_data.
Value value(const Field &field);
/// Turns text from the command line or the environment into the field's value: of a relation to
/// many a list of keys, separated by commas. Throws ValidationError.
Value cleaned(const Field &field, const QString &text);

} // namespace Quintette::AccountQuestions
