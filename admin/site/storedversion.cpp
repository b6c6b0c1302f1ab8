// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/storedversion.h"

namespace Quintette {

constexpr int nameLength = 150;
constexpr int keyLength = 255;
constexpr int textLength = 200;

void StoredVersion::describe(ModelBuilder<StoredVersion> &m)
{
    m.options({.verboseName = QN_TEXT("admin", "stored version"),
               .verboseNamePlural = QN_TEXT("admin", "stored versions"),
               .ordering = {u"-id"_s},
               .indexes = {{u"quintette_history_object"_s, {u"content_type_id"_s, u"object_id"_s}}},
               .defaultPermissions = {}});
    m.field<&StoredVersion::id>("id");
    m.field<&StoredVersion::logId>("log_id", {.null = true, .blank = true, .dbIndex = true});
    m.field<&StoredVersion::time>("time");
    m.field<&StoredVersion::userId>("user_id");
    m.field<&StoredVersion::userName>("user_name", {.maxLength = nameLength});
    m.field<&StoredVersion::contentTypeId>("content_type_id");
    m.field<&StoredVersion::objectId>("object_id", {.maxLength = keyLength});
    m.field<&StoredVersion::objectText>("object_text", {.maxLength = textLength});
    m.field<&StoredVersion::action>("action");
    m.field<&StoredVersion::before>("before", {.blank = true});
    m.field<&StoredVersion::after>("after", {.blank = true});
}

} // namespace Quintette
