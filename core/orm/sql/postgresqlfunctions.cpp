// SPDX-License-Identifier: GPL-3.0-or-later
// The functions that are called by another name, or otherwise, in PostgreSQL.
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/combinedtypes.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/postgresqldialect.h"

namespace Quintette::Internal {

QString PostgreSqlDialect::functionName(const QString &name) const
{
    return name == "ORD"_L1 ? u"ASCII"_s : name;
}

// These functions take anything, so the server cannot tell what a text parameter is.
static void writeJsonItems(Compiler &to, const NodeList &items)
{
    bool first = true;
    for (const NodePtr &item : items) {
        to.write(first ? ""_L1 : ", "_L1);
        first = false;
        to.compileValue(item);
        const auto *literal = nodeAs<LiteralNode>(item.get());
        to.write(literal && literal->value().isString() ? "::text"_L1 : ""_L1);
    }
    to.write(u')');
}

// MOD() and LOG() of a base know no floats; a whole number stays one.
static void writeWithoutFloats(Compiler &to, const NodeList &arguments)
{
    QLatin1StringView before = "("_L1;
    for (const NodePtr &argument : arguments) {
        const Field *field = outputOrNull(*argument);
        const bool isFloat = field && valueField(*field).kind() == FieldKind::Float;
        to.write(before);
        to.write(isFloat ? "("_L1 : ""_L1);
        to.compileValue(argument);
        to.write(isFloat ? ")::numeric"_L1 : ""_L1);
        before = ", "_L1;
    }
    to.write(u')');
}

bool PostgreSqlDialect::writeFunction(Compiler &to, const QString &name,
                                      const NodeList &arguments) const
{
    if (name == "NOW"_L1) {
        to.write("STATEMENT_TIMESTAMP()"_L1);
    } else if (name == "TRANSACTION_NOW"_L1) {
        to.write("CURRENT_TIMESTAMP"_L1);
    } else if (name == "CONCAT"_L1) {
        writeTogether(to, arguments, "COALESCE(("_L1, ")::text, '')"_L1, " || "_L1);
    } else if (name == "MOD"_L1 || name == "LOG"_L1) {
        to.write(QStringView(name));
        writeWithoutFloats(to, arguments);
    } else if (name == "ROUND"_L1) {
        to.write("ROUND(("_L1);
        to.compileValue(arguments.at(0));
        to.write(")::numeric, "_L1);
        to.compileValue(arguments.at(1));
        to.write(u')');
    } else if (name == "JSON_OBJECT"_L1) {
        to.write("JSONB_BUILD_OBJECT("_L1);
        writeJsonItems(to, arguments);
    } else if (name == "JSON_ARRAY"_L1) {
        to.write("JSONB_BUILD_ARRAY("_L1);
        writeJsonItems(to, arguments);
    } else if (name == "TRIGRAM_SIMILAR"_L1) {
        writeTogether(to, arguments, ""_L1, ""_L1, " % "_L1);
    } else if (name == "TRIGRAM_WORD_SIMILAR"_L1) {
        writeTogether(to, arguments, ""_L1, ""_L1, " %> "_L1);
    } else if (name == "TRIGRAM_STRICT_WORD_SIMILAR"_L1) {
        writeTogether(to, arguments, ""_L1, ""_L1, " %>> "_L1);
    } else if (name == "UUIDV4"_L1) {
        to.write("GEN_RANDOM_UUID()"_L1);
    } else if (name == "SHA1"_L1) {
        to.write("ENCODE(DIGEST("_L1);
        to.compileValue(arguments.at(0));
        to.write(", 'sha1'), 'hex')"_L1);
    } else if (name.startsWith("SHA"_L1)) {
        to.write("ENCODE("_L1);
        to.write(QStringView(name));
        to.write("(CONVERT_TO("_L1);
        to.compileValue(arguments.at(0));
        to.write(", 'UTF8')), 'hex')"_L1);
    } else {
        return false;
    }
    return true;
}

} // namespace Quintette::Internal
