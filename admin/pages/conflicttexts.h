// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/editconflict.h"

namespace Quintette {

/// What every face says above the table of a conflict.
struct QUINTETTE_ADMIN_EXPORT ConflictTexts
{
    explicit ConflictTexts(const EditConflict &conflict);

    Text title; // who changed what, and when
    Text advice; // what to do now
    Text theirs; // heading of the other person's column
};

} // namespace Quintette
