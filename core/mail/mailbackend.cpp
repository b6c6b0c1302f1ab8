// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mailbackend.h"

namespace Quintette {

MailError::~MailError() = default;
MailBackend::~MailBackend() = default;

} // namespace Quintette
