// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/base/value.h"
#include "core/http/handler.h"

namespace Quintette {

/// What is special about the view behind a pattern.
struct PathOptions
{
    /// Further keyword arguments for the view. Django: the kwargs of path().
    Dict arguments = {};
    /// Not checked against forged requests; for interfaces with their own proof. Django:
    /// csrf_exempt.
    bool csrfExempt = false;
    /// May be shown inside a frame of another site. Django: xframe_options_exempt.
    bool frameExempt = false;
    /// Not redirected to when only the final slash is missing. Django: no_append_slash.
    bool noAppendSlash = false;
    /// What the view shows, for the documentation of the project (admindocs), as a docstring does
    /// for Django.
    Text about = {};
};

struct UrlPattern;
using UrlPatterns = QList<UrlPattern>;

/// One line of a URLconf: a route to a view, or a prefix to further patterns. Plain data;
/// UrlResolver compiles it.
struct UrlPattern
{
    enum class Kind { Route, Regex };

    Kind kind = Kind::Route;
    QString pattern;
    View view; // empty for an include
    QString name;
    PathOptions options;
    UrlPatterns included;
    /// Django's instance namespace and application namespace of an include.
    QString nameSpace;
    QString appName;
};

/// "articles/<int:year>/<slug:slug>/" to a view. Django: path.
QUINTETTE_CORE_EXPORT UrlPattern path(const QString &route, const View &view,
                                      const QString &name = {}, const PathOptions &options = {});
/// A regular expression (PCRE; named groups "(?P<name>...)" become keyword arguments). Django:
/// re_path.
QUINTETTE_CORE_EXPORT UrlPattern rePath(const QString &regex, const View &view,
                                        const QString &name = {}, const PathOptions &options = {});

/// Patterns below a prefix. nameSpace is what reverse() names them by ("admin:index"); appName, the
/// same unless given, is the name all instances of one application share. Django: path(prefix,
/// include(...)).
QUINTETTE_CORE_EXPORT UrlPattern include(const QString &prefix, const UrlPatterns &patterns,
                                         const QString &nameSpace = {},
                                         const QString &appName = {});

} // namespace Quintette
