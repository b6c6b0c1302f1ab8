// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formloading.h"

#include "admin/pages/changelist.h"
#include "admin/widgets/session/adminsession.h"

namespace Quintette {

namespace {

std::unique_ptr<ChangeForm> open(const AdminRequest &request, const FormKey &key)
{
    return key.quotedPk.isEmpty()
            ? ChangeForm::forAdding(*key.admin, request, key.initial)
            : ChangeForm::forObject(*key.admin, request, key.quotedPk, key.keyField);
}

} // namespace

FormContents loadForm(const AdminSession &session, const FormKey &key)
{
    const AdminRequest request = session.request();
    const std::unique_ptr<ChangeForm> page = open(request, key);
    if (key.version != 0)
        page->showVersion(key.version);
    FormContents contents = takeContents(*page);
    contents.isEarlierVersion = key.version != 0;
    return contents;
}

SaveResult saveForm(const AdminSession &session, const FormKey &key, const FormData &data,
                    const UploadedFiles &files, SaveAs as)
{
    AdminRequest request = session.request();
    const auto submit = [&](SaveAs how) {
        std::unique_ptr<ChangeForm> page = how == SaveAs::New
                ? ChangeForm::forAdding(*key.admin, request)
                : open(request, key);
        if (how == SaveAs::New)
            page->submitAsNew(data, files);
        else
            page->submit(data, files);
        return page;
    };
    const auto saved = [&](ChangeForm &page) -> SaveResult {
        const bool isNew = page.mode() == ChangeForm::Mode::Add;
        if (!page.isValid())
            return SaveResult{false, takeContents(page), request.messages};
        std::optional<Record> stored;
        try {
            stored = page.save(request);
        } catch (const ValidationError &) {
            // The page tells what is wrong, as with any other error.
            return SaveResult{false, takeContents(page), request.messages};
        }
        const Record &record = *stored;
        const FormKey saved{
                key.admin, quotePk(key.admin->model().primaryKey().toText(record.pk())), {}};
        SaveResult result{true, {}, request.messages};
        result.next = key.admin->nextAfterSaving(request, record, isNew);
        result.mayList = key.admin->hasViewOrChangePermission(request);
        result.goTo = request.goTo;
        result.contents.keys = uniqueTexts(record);
        result.contents.objectText = record.toString();
        // A person may be allowed to add what they may not see afterwards.
        if (key.admin->hasViewOrChangePermission(request, &record))
            result.contents = takeContents(*open(request, saved));
        return result;
    };
    try {
        return saved(*submit(as));
    } catch (const StaleObject &) {
        // Once more: now the form is compared with what the other person just saved.
        return saved(*submit(as));
    } catch (const ObjectDoesNotExist &) {
        if (as == SaveAs::New || key.quotedPk.isEmpty() || !key.admin->hasAddPermission(request))
            throw;
        // What was typed is not lost with the object: saved again it becomes a new one.
        const std::unique_ptr<ChangeForm> page = submit(SaveAs::New);
        page->isValid();
        SaveResult result{false, takeContents(*page), request.messages};
        result.contents.wasDeleted = true;
        return result;
    }
}

} // namespace Quintette
