// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminaction.h"
#include "core/forms/widgetspec.h"
#include "core/orm/q.h"
#include "core/orm/record.h"
#include "core/orm/sortkey.h"

#include <functional>

namespace Quintette {

class ListFilter;
class ModelForm;
struct AdminRequest;
struct ModelFormOptions;

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
    SortKey ordering = {}; // what a function's column is sorted by; empty: not sortable
    std::optional<Text> emptyValue = {};
};

/// How forms edit all fields of a kind, or of a kind made of it (a Slug is a Char), unless the form
/// says more about the one field. Of several kinds the nearest counts, alone; as with Django,
/// Email, Url, Image, DateTime and BigInteger are kinds of their own. Django: an entry of
/// formfield_overrides.
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
    /// A kind of its own for this field, instead of kind. Django: a FieldListFilter in a tuple.
    std::function<std::unique_ptr<ListFilter>(const Field &field)> make = {};
    QString templateName = {}; // of the web; empty for "admin/list_filter.html"
};

/// Rows of another model inside the form of the one they point to. Django: InlineModelAdmin.
struct InlineOptions
{
    enum class Style : quint8 { Tabular, Stacked };

    QString model; // "app.Model"
    Style style = Style::Tabular;
    QString fkName = {};
    /// Rows that point to objects of any model, by content type and key. Django: ct_field and
    /// ct_fk_field of a GenericInlineModelAdmin.
    bool isGeneric = false;
    QString ctField = u"content_type"_s;
    QString ctFkField = u"object_id"_s;
    QStringList fields = {};
    QList<Fieldset> fieldsets = {}; // groups of a stacked row; a table shows their fields in a line
    QStringList exclude = {};
    QList<Column> readonlyFields = {};
    int extra = 3;
    int minNum = 0;
    int maxNum = 1000;
    bool canDelete = true;
    bool showChangeLink = false;
    bool viewOnSite = true; // a link to each row's page on the site, where its model has one
    bool collapsed = false;
    Text verboseName = {};
    Text verboseNamePlural = {}; // default: verboseName with an "s", else the model's
    QList<SortKey> ordering = {};
    /// A whole number that says where among its siblings a row stands: rows come in that order, and
    /// a person moves them with buttons instead of typing numbers. Empty for no moving.
    QString positionField = {};
    QString templateName = {}; // of the web; empty for the one of the style
    /// Narrows or extends the rows that are shown. Django: get_queryset.
    std::function<QuerySet(const AdminRequest &request, const QuerySet &rows)> queryset = {};
    /// What a person may do to rows of an object ("add", "change", "delete", "view"), instead of
    /// the rights to their model; null for an object that is being added. Django: has_*_permission.
    std::function<bool(const AdminRequest &request, const QString &action, const Record *parent)>
            permission = {};
    /// The form of a row; fields and widgets are in options. Django: form.
    std::function<std::shared_ptr<ModelForm>(const Record &row, const ModelFormOptions &options)>
            makeForm = {};
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
    QList<SortKey> ordering = {};
    std::optional<QStringList> sortableBy = {};
    bool showFullResultCount = true;
    enum class ShowFacets : quint8 { Never, Allow, Always } showFacets = ShowFacets::Allow;
    bool actionsOnTop = true;
    bool actionsOnBottom = false;
    bool actionsSelectionCounter = true;
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
    /// Templates of the web for single pages, by the name of the usual one: {"change_list.html",
    /// "shop/books.html"}; "add_form.html" is "change_form.html" when adding. Django:
    /// change_list_template, ...
    QHash<QString, QString> templates = {};
    /// Style sheets and scripts beside those of the pages: paths of static files. Django: Media.
    QStringList styleSheets = {};
    QStringList scripts = {};
    /// How many objects a confirmation names, of the tree as a whole; 0: only how many there are of
    /// each model; negative: all, up to a thousand.
    int deleteConfirmationMaxDisplay = -1;
    /// Row policy: which objects a person may see, and so do anything with, as one condition that
    /// holds once per object (no path over a many-to-many field); empty for all. Asked wherever
    /// objects of the model are shown or chosen, by every page and face.
    std::function<Q(const AdminRequest &request)> rows = {};
    /// What the model is for, on its documentation page (admindocs).
    Text about = {};
    QStringList secretFields = {}; // never kept in the history with values
};

/// What a person who knows only the model's fields would declare: columns, filters, search and
/// dates that make a model usable at once. Used for models that have no declaration, such as those
/// read from a database.
QUINTETTE_ADMIN_EXPORT ModelAdminOptions optionsFromIntrospection(const ModelInfo &model);

} // namespace Quintette
