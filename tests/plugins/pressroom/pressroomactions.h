// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminaction.h"

namespace Quintette::Pressroom {

/// Sets "featured"; beside the list and on the form of one article.
AdminAction featureAction();
/// Asks for a status first.
AdminAction statusAction();
/// Answers with a file.
AdminAction exportAction();
/// Takes its time, one article after the other.
AdminAction proofreadAction();

} // namespace Quintette::Pressroom
