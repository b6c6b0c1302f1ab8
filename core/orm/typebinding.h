// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/membertraits.h"
#include "core/orm/record.h"

#include <typeindex>

namespace Quintette::Internal {

/// What is known at run time about the C++ type of a model: the field of each member.
struct TypeBindingBase
{
    struct Member
    {
        std::type_index tag; // MemberTag<&T::member>
        QString fieldName;
    };
    virtual ~TypeBindingBase() = default;

    QList<Member> members;
};

/// How an object of T becomes a record and back, member by member.
template <typename T> struct TypeBinding final : TypeBindingBase
{
    struct Accessor
    {
        const Field *field;
        Value (*read)(const T &object);
        void (*write)(T &object, const Value &value);
        void (*load)(T &object, const Record &record,
                     const Field &field); // related objects; may be null
    };
    QList<Accessor> accessors;
};

/// The model that a C++ type was registered as, in the registry made last; null when there is none.
QUINTETTE_CORE_EXPORT const ModelInfo *boundModel(std::type_index type);
QUINTETTE_CORE_EXPORT void bindModel(std::type_index type, const ModelInfo *model);
QUINTETTE_CORE_EXPORT void forgetModels(const ModelRegistry &registry);
[[noreturn]] QUINTETTE_CORE_EXPORT void refuseUnboundType(const char *typeName);

} // namespace Quintette::Internal
