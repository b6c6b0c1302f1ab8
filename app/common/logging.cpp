// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/logging.h"

#include "core/management/command.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

namespace Quintette {

namespace {

QMutex s_mutex;
QFile s_file;

void writeToFile(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString line = QDateTime::currentDateTime().toString(Qt::ISODateWithMs) + u' '
            + qFormatLogMessage(type, context, message) + u'\n';
    const QMutexLocker lock(&s_mutex);
    s_file.write(line.toUtf8());
    s_file.flush();
}

/// What is less severe than level says is off, in every category.
QStringList rulesOf(const QString &level)
{
    if (level == u"debug")
        return {u"quintette.*.debug=true"_s};
    QStringList rules;
    for (const QString &lower : {u"debug"_s, u"info"_s, u"warning"_s}) {
        if (lower == level)
            break;
        rules += u"*."_s + lower + u"=false"_s;
    }
    return rules;
}

} // namespace

void setUpLogging(const LoggingSettings &settings, const QString &projectFolder)
{
    QLoggingCategory::setFilterRules((rulesOf(settings.level) + settings.rules).join(u'\n'));
    const QMutexLocker lock(&s_mutex);
    s_file.close();
    if (settings.file.isEmpty()) {
        qInstallMessageHandler(nullptr);
        return;
    }
    s_file.setFileName(QDir(projectFolder).filePath(settings.file));
    if (!s_file.open(QIODevice::Append)) {
        qInstallMessageHandler(nullptr);
        throw CommandError(u"logging.file: cannot write to %1: %2"_s.arg(s_file.fileName(),
                                                                         s_file.errorString()));
    }
    qInstallMessageHandler(writeToFile);
}

} // namespace Quintette
