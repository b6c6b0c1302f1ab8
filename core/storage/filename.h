// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

namespace Quintette::FileName {

/// A name for storing a file that a person calls claimed: letters and digits of any language, "-",
/// "_" and "."; spaces become "_". Throws SuspiciousOperation when nothing is left of it. Django:
/// get_valid_filename.
QUINTETTE_CORE_EXPORT QString valid(const QString &claimed);

/// The folder that a field's upload_to means at a time: strftime's letters %Y %y %m %d %H %M %S %j
/// %% are filled in. Throws SuspiciousOperation for one that leads out of the media folder.
QUINTETTE_CORE_EXPORT QString folder(const QString &uploadTo, const DateTime &now);

/// Another name for the same file, with seven random letters before its endings; at most maxLength
/// long unless that is negative. Throws SuspiciousOperation where that leaves nothing of the name.
/// Django: get_alternative_name.
QUINTETTE_CORE_EXPORT QString alternative(const QString &name, int maxLength = -1);

} // namespace Quintette::FileName
