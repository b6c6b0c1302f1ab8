// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/session/taskfailure.h"

#include "admin/pages/changelist.h"
#include "admin/pages/editconflict.h"
#include "core/base/error.h"
#include "core/db/databaseerror.h"

namespace Quintette {

namespace {

QString orElse(const QString &message, const Text &standard)
{
    return message.isEmpty() ? standard.toString() : message;
}

QString explained(const DatabaseError &error, const ExplainError &explain)
{
    try {
        const std::optional<Text> better = explain ? explain(error) : std::nullopt;
        return better ? better->toString() : error.message();
    } catch (const Error &) {
        return error.message(); // the database does not answer at all
    }
}

} // namespace

std::optional<TaskFailure> guarded(const std::function<void()> &work, const ExplainError &explain)
{
    using Kind = TaskFailure::Kind;
    try {
        work();
        return {};
    } catch (const PermissionDenied &error) {
        const Text standard = QN_TEXT("desktop", "You do not have permission to do this.");
        return TaskFailure{Kind::Denied, orElse(error.message(), standard)};
    } catch (const StaleObject &) {
        return TaskFailure{Kind::Stale,
                           QN_TEXT("desktop",
                                   "Somebody else changed this object meanwhile. Look at it again "
                                   "before you go on.")
                                   .toString()};
    } catch (const ObjectDoesNotExist &error) {
        const Text standard =
                QN_TEXT("desktop", "This object does not exist any more. Perhaps it was deleted.");
        return TaskFailure{Kind::Missing, orElse(error.message(), standard)};
    } catch (const IncorrectLookupParameters &error) {
        return TaskFailure{Kind::Parameters, error.message()};
    } catch (const SuspiciousOperation &error) {
        return TaskFailure{Kind::Parameters, error.message()};
    } catch (const QueryCancelled &error) {
        return TaskFailure{Kind::Cancelled, error.message()};
    } catch (const DatabaseError &error) {
        return TaskFailure{Kind::Database, explained(error, explain)};
    } catch (const Error &error) {
        return TaskFailure{Kind::Other, error.message()};
    } catch (const std::exception &error) {
        return TaskFailure{Kind::Other, QString::fromUtf8(error.what())};
    }
}

} // namespace Quintette
