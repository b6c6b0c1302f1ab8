// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"

namespace Quintette::Internal {

// The compiling functions of tags that are made from one plain function.

Library::CompileTag compileSimpleTag(TagParameters parameters, Library::SimpleTag function);
Library::CompileTag compileSimpleBlockTag(TagParameters parameters,
                                          Library::SimpleBlockTag function);
Library::CompileTag compileInclusionTag(const QString &templateName, TagParameters parameters,
                                        Library::InclusionTag function);

} // namespace Quintette::Internal
