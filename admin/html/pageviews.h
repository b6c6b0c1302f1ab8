// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

namespace Quintette {

// The pages of the web face, one function each; all have the shape of WebAdmin::Page.
Response indexPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response appIndexPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response listPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response addPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response changePage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response deletedPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response deletePage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response historyPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response autocompletePage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// What the command palette finds, as JSON.
Response palettePage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// What runs in the background for this person, as the part of a page that shows it.
Response backgroundPage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// Stops one of them or puts its result away: "order" is stop or dismiss. POST only.
Response backgroundOrderPage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// The file that one of them made.
Response backgroundFilePage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response passwordChangePage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// Somebody else's password. Django: user_change_password.
Response userPasswordPage(const WebAdmin &face, Request &request, AdminRequest &asked);
Response passwordChangeDonePage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// "<id>/" leads to its change page.
Response bareObjectPage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// "r/<content type>/<id>/" leads to the object on the public site.
Response viewOnSitePage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// Unknown addresses: with a slash where one was forgotten, else not found.
Response unknownPage(const WebAdmin &face, Request &request, AdminRequest &asked);

/// One's own sessions, last log-ins, and whether codes are on.
Response accountPage(const WebAdmin &face, Request &request, AdminRequest &asked);
/// Turns one's codes at log-in on and off.
Response accountCodesPage(const WebAdmin &face, Request &request, AdminRequest &asked);

// Without the guard.
Response loginPage(const WebAdmin &face, Request &request);
/// The second step of logging in.
Response loginCodePage(const WebAdmin &face, Request &request);
Response passwordResetPage(const WebAdmin &face, Request &request);
Response passwordResetDonePage(const WebAdmin &face, Request &request);
/// Where the link of the mail leads.
Response passwordResetConfirmPage(const WebAdmin &face, Request &request);
Response passwordResetCompletePage(const WebAdmin &face, Request &request);
Response logoutPage(const WebAdmin &face, Request &request);

} // namespace Quintette
