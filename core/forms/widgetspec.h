// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"
#include "core/orm/queryset.h"

#include <memory>

namespace Quintette {

class FileStorage;

/// How a person edits a value. Django: the widget classes of ref/forms/widgets, and those of the
/// admin.
enum class WidgetKind : quint8 {
    Text,
    Number,
    Email,
    Url,
    Password,
    Hidden,
    MultipleHidden,
    Textarea,
    Date,
    Time,
    DateTime,
    SplitDateTime,
    SplitHiddenDateTime,
    SelectDate, // year, month and day to choose; choices are the years
    Multi, // several widgets under one label: parts
    Checkbox,
    NullBoolean,
    Select,
    SelectMultiple,
    Radio,
    CheckboxMultiple,
    File,
    ClearableFile,
    Color,
    Search,
    Telephone,
    // Of the admin: objects of a model, chosen without loading them all.
    Autocomplete,
    AutocompleteMultiple,
    RawId,
    RawIdMultiple,
    FilteredSelectMultiple
};

/// Options that are objects of a model, queried when somebody looks at them.
struct QUINTETTE_CORE_EXPORT ModelChoices
{
    explicit ModelChoices(const QuerySet &objects) : query(objects) { }

    QuerySet query;
    QString toField = {}; // the field that options carry; empty: the primary key
    std::optional<Text> emptyLabel = {}; // the option that chooses nothing; unset: there is none
    std::function<QString(const Record &)> label = {}; // default: the object's text
    std::function<Text(const Record &)> group = {}; // the heading that an object stands below

    const Field &keyField() const;
    /// The text that an option for object submits.
    QString key(const Record &object) const;
    QString labelOf(const Record &object) const
    {
        return label ? label(object) : object.toString();
    }
    /// The objects with these keys, in the order of the query; keys that mean nothing are left out.
    QList<Record> find(const QStringList &keys) const;
    /// One query; at most limit of them, the empty one not counted.
    QList<Choice> load(int limit = -1) const;
};

/// A widget without a face: what kind, with which attributes and options. HTML and desktop editors
/// are made of it. Django: Widget.
struct QUINTETTE_CORE_EXPORT WidgetSpec
{
    WidgetSpec(WidgetKind widgetKind = WidgetKind::Text) : kind(widgetKind) { }

    WidgetKind kind;
    Dict attributes =
            {}; // of HTML: "rows", "placeholder", "class"; True means present without a value
    QList<Choice> choices = {};
    /// Where the options come from; with choices as well, those are the options, loaded already.
    std::shared_ptr<const ModelChoices> modelChoices = {};
    /// File, ClearableFile: where the present file is, so that it can be looked at.
    std::shared_ptr<const FileStorage> files = {};
    bool isLocalized = false;
    bool isVertical = false; // Radio, FilteredSelectMultiple: direction
    bool renderValue = false; // Password: show what was typed before
    /// Multi: its widgets, and what their names end in; numbers where there are no names.
    std::vector<WidgetSpec> parts = {};
    QStringList partNames = {};
    QStringList styles = {}; // media, as paths below the static files
    QStringList scripts = {};

    bool isHidden() const;
    bool isMultiple() const;
    bool needsMultipart() const;
    /// Whether it is made of several inputs, each with a name of its own. Django: MultiWidget.
    bool hasParts() const;
    /// The widgets of one with parts; those of a date and time are made here.
    std::vector<WidgetSpec> allParts() const;
    /// The name or id of a part: "moment_0".
    QString partName(const QString &name, qsizetype index) const;
    /// Several inputs under one label: they need a group with a legend. Django: use_fieldset.
    bool needsFieldset() const;
    /// The options, those of a model included (one query).
    QList<Choice> options() const;
};

} // namespace Quintette
