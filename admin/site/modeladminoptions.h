// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminaction.h"
#include "core/forms/widgetspec.h"
#include "core/orm/q.h"
#include "core/orm/record.h"

#include <functional>

namespace Quintette {

struct AdminRequest;

/// One column of a list, or one read-only line of a form: a field, a path over relations, or a
/// function. Django: an entry of list_display with its @display options.
struct Column
{
    Column(const QString &fieldPath) : name(fieldPath) { }
    Column(const char16_t *fieldPath) : name(QStringView(fieldPath).toString()) { }
    Column(const QString &columnName, const Text &title,
           std::function<Value(const Record &)> function)
        : name(columnName), description(title), value(std::move(function))
    {
    }

    QString name; // field name, "a__b" path, "__str__", or the name of the function
    Text description = {}; // default: the field's verbose name
    std::function<Value(const Record &)> value = {}; // empty: the field's value
    bool boolean = false; // drawn as a yes/no mark
    QString ordering = {}; // field path to sort a function's column by; empty: not sortable
    std::optional<Text> emptyValue = {};
};

/// How forms edit all fields of a kind, or of a kind made of it (a Slug is a Char), unless the form
/// says more about the one field. What the nearer kind leaves unset, the farther one says. Django:
/// an entry of formfield_overrides.
struct FieldOverride
{
    std::optional<WidgetSpec> widget = {};
    std::optional<Text> label = {};
    std::optional<Text> helpText = {};
};

/// A group of fields of a form. Django: an entry of fieldsets.
struct Fieldset
{
    Text name = {};
    QList<QStringList> lines = {}; // field names that share a line
    Text description = {};
    bool collapsed = false;
    bool wide = false;
};

/// A filter beside the list. Django: an entry of list_filter.
struct ListFilterOptions
{
    enum class Kind : quint8 { Automatic, AllValues, RelatedOnly, Empty, Simple };

    ListFilterOptions(const QString &path) : field(path) { }
    ListFilterOptions(const char16_t *path) : field(QStringView(path).toString()) { }

    QString field; // field path, or the parameter name of a Simple filter
    Kind kind = Kind::Automatic; // Automatic: by the field's kind
    Text title = {};
    /// Simple: what can be chosen, and what choosing means.
    QList<QPair<QString, Text>> choices = {};
    std::function<Q(const QString &)> condition = {};
};

/// Rows of another model inside the form of the one they point to. Django: InlineModelAdmin.
struct InlineOptions
{
    enum class Style : quint8 { Tabular, Stacked };

    QString model; // "app.Model"
    Style style = Style::Tabular;
    QString fkName = {};
    QStringList fields = {};
    QStringList exclude = {};
    QList<Column> readonlyFields = {};
    int extra = 3;
    int minNum = 0;
    int maxNum = 1000;
    bool canDelete = true;
    bool showChangeLink = false;
    bool collapsed = false;
    Text verboseName = {};
    Text verboseNamePlural = {};
    QStringList ordering = {};
    // Where the inline says nothing of a field, the model's own admin does.
    QStringList filterHorizontal = {};
    QStringList filterVertical = {};
    QStringList autocompleteFields = {};
    QStringList rawIdFields = {};
    QStringList radioFields = {};
    QStringList verticalRadioFields = {};
    QMap<FieldKind, FieldOverride> formfieldOverrides = {};
    QMap<QString, QStringList> prepopulatedFields = {};
    /// More objects than this are not turned into forms; the page says how many it left out.
    int mostRows = 200;
};

/// Everything declared about the administration of a model; behaviour is in ModelAdmin's virtual
/// functions. Names and defaults are Django's, in camel case (ref/contrib/admin).
struct ModelAdminOptions
{
    // The list.
    QList<Column> listDisplay = {u"__str__"};
    std::optional<QStringList> listDisplayLinks = {}; // unset: the first column; empty: no links
    QList<ListFilterOptions> listFilter = {};
    QStringList listSelectRelated = {};
    QStringList listEditable = {};
    int listPerPage = 100;
    int listMaxShowAll = 200;
    QStringList searchFields = {};
    Text searchHelpText = {};
    QString dateHierarchy = {};
    QStringList ordering = {};
    std::optional<QStringList> sortableBy = {};
    bool showFullResultCount = true;
    enum class ShowFacets : quint8 { Never, Allow, Always } showFacets = ShowFacets::Allow;
    bool actionsOnTop = true;
    bool actionsOnBottom = false;
    bool preserveFilters = true;
    /// Beside the site's own; a name alone means one of the site's. Unset: no actions at all.
    std::optional<QList<AdminAction>> actions = QList<AdminAction>();

    // The form.
    QStringList fields = {};
    QStringList exclude = {};
    QList<Fieldset> fieldsets = {};
    QList<Column> readonlyFields = {};
    QStringList filterHorizontal = {};
    QStringList filterVertical = {};
    QStringList autocompleteFields = {};
    QStringList rawIdFields = {};
    QStringList radioFields = {}; // side by side
    QStringList verticalRadioFields = {}; // below each other
    QMap<FieldKind, FieldOverride> formfieldOverrides = {};
    QMap<QString, QStringList> prepopulatedFields = {};
    QList<InlineOptions> inlines = {};
    bool saveAs = false;
    bool saveAsContinue = true;
    bool saveOnTop = false;
    bool viewOnSite = true;
    Text emptyValueDisplay = {};
    /// How many objects a confirmation names, of the tree as a whole; 0: only how many there are of
    /// each model; negative: all, up to a thousand.
    int deleteConfirmationMaxDisplay = -1;
    /// Row policy: which objects a person may see, and so do anything with, as one condition that
    /// holds once per object (no path over a many-to-many field); empty for all. Asked wherever
    /// objects of the model are shown or chosen, by every page and face.
    std::function<Q(const AdminRequest &request)> rows = {};
    QStringList secretFields = {}; // never kept in the history with values
};

/// What a person who knows only the model's fields would declare: columns, filters, search and
/// dates that make a model usable at once. Used for models that have no declaration, such as those
/// read from a database.
QUINTETTE_ADMIN_EXPORT ModelAdminOptions optionsFromIntrospection(const ModelInfo &model);

} // namespace Quintette
