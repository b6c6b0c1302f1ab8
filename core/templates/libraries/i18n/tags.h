// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/parser.h"

namespace Quintette::Internal {

std::unique_ptr<Node> compileTranslate(Parser &parser, const Token &token);
std::unique_ptr<Node> compileBlockTranslate(Parser &parser, const Token &token);
std::unique_ptr<Node> compileLanguage(Parser &parser, const Token &token);
/// The tags get_...: the first word says which.
std::unique_ptr<Node> compileLanguageQuery(Parser &parser, const Token &token);

/// What a text or variable between blocktranslate and its end adds to the message: %(name)s, and
/// percent signs doubled.
QString messagePart(const Token &token);

/// Runs of white space with a line end in them as one space, none at the ends. Django:
/// trim_whitespace.
QString trimmedMessage(const QString &message);

} // namespace Quintette::Internal
