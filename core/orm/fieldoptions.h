// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/orm/expression.h"
#include "core/orm/q.h"

#include <QMap>

#include <functional>
#include <memory>
#include <optional>
#include <typeindex>

namespace Quintette {

class Field;
class FileStorage;
class Record;

enum class OnDelete : quint8 { Cascade, Protect, Restrict, SetNull, SetDefault, Set, DoNothing };

struct Choice
{
    Value value;
    Text label;
    Text group = {}; // empty where the choice stands by itself
};

/// Throws ValidationError when the value is refused.
using Validator = std::function<void(const Value &)>;

/// Every option of every field kind, in one flat aggregate for designated initializers; what a kind
/// does not know is refused by the system checks. Names are Django's in camel case.
struct FieldOptions
{
    Text verboseName = {}; // default: the name with spaces
    Text helpText = {};
    bool null = false;
    bool blank = false;
    bool primaryKey = false;
    bool unique = false;
    std::optional<bool> dbIndex = {}; // ForeignKey and Slug fields have one unless this says no
    bool editable = true;
    bool autoCreated = false;
    bool hidden = false;
    int maxLength = -1;
    int maxDigits = -1;
    int decimalPlaces = -1;
    QList<Choice> choices = {}; // see Field::choices()
    std::function<QList<Choice>()> choicesFrom = {}; // asked anew each time, instead of choices
    std::function<Value()> defaultValue = {}; // see defaultTo() for a constant
    std::optional<Value> dbDefault = {};
    Expression dbDefaultExpression = {}; // computed by the database: Now(), instead of dbDefault
    QString column = {}; // db_column
    QString dbTablespace = {}; // of the field's index, on PostgreSQL
    QString uniqueForDate = {};
    QString uniqueForMonth = {};
    QString uniqueForYear = {};
    QList<Validator> validators = {};
    QMap<QString, Text> errorMessages = {};
    QString dbComment = {};
    QString dbCollation = {};
    bool autoNow = false;
    bool autoNowAdd = false;
    QString uploadTo = {}; // a folder; strftime's letters are filled in
    /// Instead of uploadTo: the whole name for a file that was called filename.
    std::function<QString(const Record &record, const QString &filename)> uploadToName = {};
    std::shared_ptr<const FileStorage> storage = {}; // where its files are, if not the project's
    QString widthField = {}; // of an image: the fields that hold its size
    QString heightField = {};
    QString protocol = {}; // "both", "IPv4", "IPv6"
    bool unpackIpv4 = false;
    bool allowUnicode = false;
    QString expression = {}; // SQL of a generated field
    Expression generatedFrom = {}; // instead of expression, for whatever database it is
    FieldKind outputKind = FieldKind::Char; // of a generated field
    bool dbPersist = true;
    QString path = {}; // FilePathField
    std::function<QString()> pathFrom = {}; // asked anew each time, instead of path
    QString match = {};
    bool recursive = false;
    bool allowFiles = true;
    bool allowFolders = false;
    std::shared_ptr<const Field> baseField = {}; // of an array's items
    int size = -1; // how many items an array may have; -1: any number
    QString defaultBounds = u"[)"_s; // of a range of decimals or of dates and times
    // Relations.
    QString to = {}; // "app.Model"; "self"; empty where the C++ type says it
    std::type_index toType = typeid(void); // set by ModelBuilder
    QString toField = {};
    OnDelete onDelete = OnDelete::Cascade;
    std::function<Value()> onDeleteValue = {}; // for OnDelete::Set
    QString relatedName = {}; // ends in "+" for no reverse relation
    QString relatedQueryName = {};
    std::optional<Q> limitChoicesTo = {}; // see Field::limitChoicesTo()
    std::function<Q()> limitChoicesFrom = {}; // asked anew each time, instead of limitChoicesTo
    bool dbConstraint = true;
    bool parentLink = false; // OneToOne to a model that this one inherits from
    QString through = {}; // ManyToMany: "app.Model" of a custom through model
    QStringList throughFields = {};
    QString dbTable = {}; // ManyToMany: table of the automatic through model
    bool symmetrical = false;
    // A GenericRelation has `to`, and in throughFields the names of the content type and of the
    // key, where they are not "content_type" and "object_id".
};

inline std::function<Value()> defaultTo(const Value &value)
{
    return [value] { return value; };
}

} // namespace Quintette
