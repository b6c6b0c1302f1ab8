// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/text.h"

namespace Quintette {

Chr::Chr(const Argument &code)
    : FunctionExpression({.name = u"CHR"_s, .output = FieldKind::Char}, {code})
{
}

Concat::Concat(const QList<Argument> &parts) : FunctionExpression({.name = u"CONCAT"_s}, parts) { }

Left::Left(const Argument &text, const Argument &length)
    : FunctionExpression({.name = u"LEFT"_s, .output = FieldKind::Char}, {text, length})
{
}

Length::Length(const Argument &text)
    : FunctionExpression({.name = u"LENGTH"_s, .output = FieldKind::Integer}, {text})
{
}

Lower::Lower(const Argument &text) : FunctionExpression({.name = u"LOWER"_s}, {text}) { }

LPad::LPad(const Argument &text, const Argument &length, const Expression &fill)
    : FunctionExpression({.name = u"LPAD"_s, .output = FieldKind::Char}, {text, length, fill})
{
}

LTrim::LTrim(const Argument &text) : FunctionExpression({.name = u"LTRIM"_s}, {text}) { }

Md5::Md5(const Argument &text) : FunctionExpression({.name = u"MD5"_s}, {text}) { }

Ord::Ord(const Argument &text)
    : FunctionExpression({.name = u"ORD"_s, .output = FieldKind::Integer}, {text})
{
}

Repeat::Repeat(const Argument &text, const Argument &times)
    : FunctionExpression({.name = u"REPEAT"_s, .output = FieldKind::Char}, {text, times})
{
}

Replace::Replace(const Argument &text, const Expression &before, const Expression &after)
    : FunctionExpression({.name = u"REPLACE"_s}, {text, before, after})
{
}

Reverse::Reverse(const Argument &text) : FunctionExpression({.name = u"REVERSE"_s}, {text}) { }

Right::Right(const Argument &text, const Argument &length)
    : FunctionExpression({.name = u"RIGHT"_s, .output = FieldKind::Char}, {text, length})
{
}

RPad::RPad(const Argument &text, const Argument &length, const Expression &fill)
    : FunctionExpression({.name = u"RPAD"_s, .output = FieldKind::Char}, {text, length, fill})
{
}

RTrim::RTrim(const Argument &text) : FunctionExpression({.name = u"RTRIM"_s}, {text}) { }

Sha1::Sha1(const Argument &text) : FunctionExpression({.name = u"SHA1"_s}, {text}) { }

Sha224::Sha224(const Argument &text) : FunctionExpression({.name = u"SHA224"_s}, {text}) { }

Sha256::Sha256(const Argument &text) : FunctionExpression({.name = u"SHA256"_s}, {text}) { }

Sha384::Sha384(const Argument &text) : FunctionExpression({.name = u"SHA384"_s}, {text}) { }

Sha512::Sha512(const Argument &text) : FunctionExpression({.name = u"SHA512"_s}, {text}) { }

StrIndex::StrIndex(const Argument &text, const Expression &part)
    : FunctionExpression({.name = u"STRPOS"_s, .output = FieldKind::Integer}, {text, part})
{
}

Substr::Substr(const Argument &text, const Argument &position)
    : FunctionExpression({.name = u"SUBSTRING"_s, .output = FieldKind::Char}, {text, position})
{
}

Substr::Substr(const Argument &text, const Argument &position, const Argument &length)
    : FunctionExpression({.name = u"SUBSTRING"_s, .output = FieldKind::Char},
                         {text, position, length})
{
}

Trim::Trim(const Argument &text) : FunctionExpression({.name = u"TRIM"_s}, {text}) { }

Upper::Upper(const Argument &text) : FunctionExpression({.name = u"UPPER"_s}, {text}) { }

} // namespace Quintette
