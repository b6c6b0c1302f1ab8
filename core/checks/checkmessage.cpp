// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkmessage.h"

namespace Quintette {

CheckMessage CheckMessage::warning(const QString &id, const Text &message, const Text &hint,
                                   const QString &object)
{
    return {Level::Warning, message, hint, object, id};
}

CheckMessage CheckMessage::error(const QString &id, const Text &message, const Text &hint,
                                 const QString &object)
{
    return {Level::Error, message, hint, object, id};
}

QString CheckMessage::toString() const
{
    QString text = (object.isEmpty() ? u"?"_s : object) + u": "_s;
    if (!id.isEmpty())
        text += u'(' + id + u") "_s;
    text += message.toString();
    if (!hint.isEmpty())
        text += u"\n\tHINT: "_s + hint.toString();
    return text;
}

} // namespace Quintette
