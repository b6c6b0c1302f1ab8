// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

namespace Quintette {

// Functions of text. Django: django.db.models.functions, "Text functions".

/// The character of a number.
class QUINTETTE_CORE_EXPORT Chr : public FunctionExpression
{
public:
    explicit Chr(const Argument &code);
};

/// All of them one after another; NULL counts as an empty text.
class QUINTETTE_CORE_EXPORT Concat : public FunctionExpression
{
public:
    explicit Concat(const QList<Argument> &parts);
};

/// The first characters.
class QUINTETTE_CORE_EXPORT Left : public FunctionExpression
{
public:
    Left(const Argument &text, const Argument &length);
};

/// The number of characters.
class QUINTETTE_CORE_EXPORT Length : public FunctionExpression
{
public:
    explicit Length(const Argument &text);
};

/// Only ASCII letters on SQLite.
class QUINTETTE_CORE_EXPORT Lower : public FunctionExpression
{
public:
    explicit Lower(const Argument &text);
};

/// Filled up on the left; cut off where it is longer.
class QUINTETTE_CORE_EXPORT LPad : public FunctionExpression
{
public:
    LPad(const Argument &text, const Argument &length,
         const Expression &fill = Literal(Value(u" "_s)));
};

class QUINTETTE_CORE_EXPORT LTrim : public FunctionExpression
{
public:
    explicit LTrim(const Argument &text);
};

/// In hexadecimal, as are the hashes below. Django: MD5.
class QUINTETTE_CORE_EXPORT Md5 : public FunctionExpression
{
public:
    explicit Md5(const Argument &text);
};

/// The number of the first character.
class QUINTETTE_CORE_EXPORT Ord : public FunctionExpression
{
public:
    explicit Ord(const Argument &text);
};

class QUINTETTE_CORE_EXPORT Repeat : public FunctionExpression
{
public:
    Repeat(const Argument &text, const Argument &times);
};

class QUINTETTE_CORE_EXPORT Replace : public FunctionExpression
{
public:
    Replace(const Argument &text, const Expression &before,
            const Expression &after = Literal(Value(QString())));
};

class QUINTETTE_CORE_EXPORT Reverse : public FunctionExpression
{
public:
    explicit Reverse(const Argument &text);
};

/// The last characters.
class QUINTETTE_CORE_EXPORT Right : public FunctionExpression
{
public:
    Right(const Argument &text, const Argument &length);
};

class QUINTETTE_CORE_EXPORT RPad : public FunctionExpression
{
public:
    RPad(const Argument &text, const Argument &length,
         const Expression &fill = Literal(Value(u" "_s)));
};

class QUINTETTE_CORE_EXPORT RTrim : public FunctionExpression
{
public:
    explicit RTrim(const Argument &text);
};

/// Django: SHA1. Needs the extension pgcrypto on PostgreSQL.
class QUINTETTE_CORE_EXPORT Sha1 : public FunctionExpression
{
public:
    explicit Sha1(const Argument &text);
};

/// Django: SHA224.
class QUINTETTE_CORE_EXPORT Sha224 : public FunctionExpression
{
public:
    explicit Sha224(const Argument &text);
};

/// Django: SHA256.
class QUINTETTE_CORE_EXPORT Sha256 : public FunctionExpression
{
public:
    explicit Sha256(const Argument &text);
};

/// Django: SHA384.
class QUINTETTE_CORE_EXPORT Sha384 : public FunctionExpression
{
public:
    explicit Sha384(const Argument &text);
};

/// Django: SHA512.
class QUINTETTE_CORE_EXPORT Sha512 : public FunctionExpression
{
public:
    explicit Sha512(const Argument &text);
};

/// Where the part begins, from 1 on; 0 where it is not.
class QUINTETTE_CORE_EXPORT StrIndex : public FunctionExpression
{
public:
    StrIndex(const Argument &text, const Expression &part);
};

/// position counts from 1.
class QUINTETTE_CORE_EXPORT Substr : public FunctionExpression
{
public:
    Substr(const Argument &text, const Argument &position);
    Substr(const Argument &text, const Argument &position, const Argument &length);
};

class QUINTETTE_CORE_EXPORT Trim : public FunctionExpression
{
public:
    explicit Trim(const Argument &text);
};

/// Only ASCII letters on SQLite.
class QUINTETTE_CORE_EXPORT Upper : public FunctionExpression
{
public:
    explicit Upper(const Argument &text);
};

} // namespace Quintette
