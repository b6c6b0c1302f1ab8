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
    explicit TypeBindingBase(std::type_index boundType) : type(boundType) { }
    virtual ~TypeBindingBase() = default;

    std::type_index type;
    QList<Member> members;
};

/// How an object of T becomes a record and back, member by member.
template <typename T> struct TypeBinding final : TypeBindingBase
{
    TypeBinding() : TypeBindingBase(typeid(T)) { }

    struct Accessor
    {
        const Field *field;
        Value (*read)(const T &object);
        void (*write)(T &object, const Value &value);
        void (*load)(T &object, const Record &record,
                     const Field &field); // related objects; may be null
    };
    /// The members of a type that T derives from, which is a model too.
    struct Base
    {
        void (*read)(const T &object, Record &record);
        void (*write)(T &object, const Record &record);
    };
    QList<Accessor> accessors;
    QList<Base> bases;
};

/// The model that a C++ type was registered as, in the registry made last; null when there is none.
QUINTETTE_CORE_EXPORT const ModelInfo *boundModel(std::type_index type);
QUINTETTE_CORE_EXPORT void bindModel(std::type_index type, const ModelInfo *model);
QUINTETTE_CORE_EXPORT void forgetModels(const ModelRegistry &registry);
/// Sets the keys to a record's parents that are not set by what those have as their keys.
QUINTETTE_CORE_EXPORT void linkParents(Record &record);
[[noreturn]] QUINTETTE_CORE_EXPORT void refuseUnboundType(const char *typeName);

} // namespace Quintette::Internal
