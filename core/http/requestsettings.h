// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QStringList>

namespace Quintette {

/// What a request needs to know of the site's settings; shared by all requests, never changed once
/// they come in. Sizes are in bytes. The names in the comments are Django's settings.
struct RequestSettings
{
    /// ALLOWED_HOSTS; with debug on and none named, localhost and its kin are allowed.
    QStringList allowedHosts;
    /// DEBUG
    bool debug = false;
    /// FORCE_SCRIPT_NAME: the path below which the site stands, decoded: "/intranet", or empty.
    QString scriptName;
    /// USE_X_FORWARDED_HOST, USE_X_FORWARDED_PORT: only behind a proxy that sets these headers
    /// itself.
    bool useForwardedHost = false;
    bool useForwardedPort = false;
    /// SECURE_PROXY_SSL_HEADER: the request counts as https when this header has this value.
    QByteArray secureProxyHeader;
    QByteArray secureProxyValue;
    /// DATA_UPLOAD_MAX_MEMORY_SIZE: of a body without its files.
    qint64 dataUploadMaxMemorySize = 2'621'440;
    /// DATA_UPLOAD_MAX_NUMBER_FIELDS and _FILES
    qsizetype dataUploadMaxNumberFields = 1000;
    qsizetype dataUploadMaxNumberFiles = 100;
    /// FILE_UPLOAD_MAX_MEMORY_SIZE: a file above it is kept on disk.
    qint64 fileUploadMaxMemorySize = 2'621'440;
    /// FILE_UPLOAD_TEMP_DIR; empty for the system's.
    QString fileUploadTempDir;
};

} // namespace Quintette
