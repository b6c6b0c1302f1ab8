// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/secretkey.h"

#include "core/base/text.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryFile>

namespace Quintette {

namespace {

constexpr int keyLength = 64;
constexpr qint64 maximumFileSize = 4096;

QByteArray randomKey()
{
    static const char alphabet[] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QByteArray key;
    for (int i = 0; i < keyLength; ++i)
        key += alphabet[QRandomGenerator::system()->bounded(int(sizeof alphabet) - 1)];
    return key;
}

Result<QString> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(QN_TEXT("conf", "%1: cannot read the secret key: %2")
                            .arg(path)
                            .arg(file.errorString())
                            .toString());
    }
    const QString key = QString::fromUtf8(file.read(maximumFileSize)).trimmed();
    if (key.isEmpty()) {
        return fail(QN_TEXT("conf",
                            "%1: the secret key is empty; delete the file to have a new one made "
                            "(everybody has to log in again)")
                            .arg(path)
                            .toString());
    }
    return key;
}

} // namespace

Result<QString> loadOrCreateSecretKey(const QString &path)
{
    if (QFile::exists(path))
        return readKey(path);

    // Written aside and renamed, so that nobody ever reads half a key. QTemporaryFile makes it
    // 0600, and its rename() refuses to replace a file that another program made meanwhile.
    QTemporaryFile file(path + u".XXXXXX"_s);
    const bool written = file.open() && file.write(randomKey() + '\n') > 0 && file.flush();
    if (written && file.rename(path))
        file.setAutoRemove(false);
    else if (!QFile::exists(path)) {
        return fail(QN_TEXT("conf", "%1: cannot write the secret key: %2")
                            .arg(path)
                            .arg(file.errorString())
                            .toString());
    }
    return readKey(path);
}

} // namespace Quintette
