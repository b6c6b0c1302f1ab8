// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"
#include "core/orm/typebinding.h"

#include <typeinfo>

namespace Quintette {

template <typename T> const ModelInfo &modelOf();
template <typename T> T fromRecord(const Record &record);
template <typename T> Record toRecord(const T &object);

namespace Internal {
template <typename T> void readMembers(const T &object, Record &record);
template <typename T> void writeMembers(T &object, const Record &record);
template <typename T> bool isBoundTo(const ModelInfo &model)
{
    return (model.binding() && model.binding()->type == typeid(T))
            || model.registry().findType(typeid(T));
}
} // namespace Internal

/// What a model's describe() is given: it names the members that are fields, and says the rest
/// about them. The kind of a field follows from the member's type (membertraits.h); where several
/// kinds share a type it is named: m.field<&Author::email, FieldKind::Email>("email"). A QString
/// without maxLength is a Text field; an integer or member called "id" without another primary key
/// is the automatic key.
template <typename T> class ModelBuilder
{
public:
    ModelBuilder(ModelInfo &model, Internal::TypeBinding<T> &binding)
        : m_model(model), m_binding(binding)
    {
    }

    void options(ModelOptions options)
    {
        options.proxy |= m_model.options().proxy;
        m_model.editOptions() = std::move(options);
    }

    /// The model has what Base has, a registered type that T derives from. An abstract Base gives
    /// its fields; any other keeps a row of its own for each object, which the key "<base>_ptr"
    /// leads to. Django: class Restaurant(Place).
    template <typename Base> void inherits()
    {
        static_assert(std::is_base_of_v<Base, T> && !std::is_same_v<Base, T>,
                      "a model inherits from what its C++ type derives from");
        m_model.addBase(typeid(Base));
        m_binding.bases.append({[](const T &object, Record &record) {
                                    Internal::readMembers<Base>(object, record);
                                },
                                [](T &object, const Record &record) {
                                    Internal::writeMembers<Base>(object, record);
                                }});
    }
    /// The model is Base with another behaviour: the same table, no fields of its own. Django: Meta
    /// proxy.
    template <typename Base> void proxyOf()
    {
        inherits<Base>();
        m_model.editOptions().proxy = true;
    }
    /// A way to begin queries; the first is the default. See objects() and objectsOf(). Django:
    /// published = PublishedManager().
    void manager(const QString &name, std::function<QuerySet(const QuerySet &all)> query)
    {
        m_model.addManager(name, std::move(query));
    }
    /// Fields declared before that are the primary key together. Django: CompositePrimaryKey.
    template <auto... Members> void primaryKey()
    {
        m_model.editOptions().compositeKey = {
                declaredName(typeid(Internal::MemberTag<Members>))...};
    }

    template <auto Member> Field &field(const QString &name, FieldOptions options = {})
    {
        using M = Internal::TypeOf<Member>;
        if constexpr (Internal::isManyToMany<M>) {
            return field<Member, FieldKind::ManyToMany>(name, std::move(options));
        } else {
            const FieldKind kind = deduceKind<M>(name, options); // may also change the options
            return add<Member>(kind, name, std::move(options));
        }
    }
    template <auto Member> Field &field(const char *name, FieldOptions options = {})
    {
        return field<Member>(QString::fromUtf8(name), std::move(options));
    }

    template <auto Member, FieldKind Kind>
    Field &field(const QString &name, FieldOptions options = {})
    {
        return add<Member>(Kind, name, std::move(options));
    }
    template <auto Member, FieldKind Kind> Field &field(const char *name, FieldOptions options = {})
    {
        return add<Member>(Kind, QString::fromUtf8(name), std::move(options));
    }

    /// A many-to-many relation without a member, to a model of another plugin: options.to names it.
    Field &manyToMany(const QString &name, const FieldOptions &options)
    {
        return m_model.addField(makeField(FieldKind::ManyToMany, name, options));
    }

    ModelInfo &model() { return m_model; }

private:
    QString declaredName(std::type_index tag) const
    {
        for (const Internal::TypeBindingBase::Member &member : m_binding.members) {
            if (member.tag == tag)
                return member.fieldName;
        }
        Internal::refuseUnboundType(tag.name());
    }

    template <typename M> FieldKind deduceKind(const QString &name, FieldOptions &options)
    {
        const FieldKind kind = MemberTraits<M>::kind;
        if constexpr (std::integral<M> && !std::same_as<M, bool>) {
            if (name == u"id" || options.primaryKey) {
                options.primaryKey = true;
                options.blank = true;
                if (options.verboseName.isEmpty() && name == u"id")
                    options.verboseName = Text(u"ID"_s);
                return sizeof(M) == 8    ? FieldKind::BigAuto
                        : sizeof(M) == 4 ? FieldKind::Auto
                                         : FieldKind::SmallAuto;
            }
        }
        if (kind == FieldKind::Char && options.maxLength < 0)
            return FieldKind::Text;
        return kind;
    }

    template <auto Member> Field &add(FieldKind kind, const QString &name, FieldOptions options)
    {
        using M = Internal::TypeOf<Member>;
        if constexpr (Internal::RelationMember<M>) {
            if (options.to.isEmpty())
                options.toType = typeid(typename M::Target);
        }
        if constexpr (Internal::isOptional<M>)
            options.null = true;
        Field &added = m_model.addField(makeField(kind, name, options));
        m_binding.members.append({typeid(Internal::MemberTag<Member>), name});
        m_binding.accessors.append(accessor<Member>(added));
        return added;
    }

    template <auto Member>
    static typename Internal::TypeBinding<T>::Accessor accessor(const Field &field)
    {
        using M = Internal::TypeOf<Member>;
        typename Internal::TypeBinding<T>::Accessor result{&field, nullptr, nullptr, nullptr};
        if constexpr (Internal::isManyToMany<M>) {
            result.load = [](T &object, const Record &record, const Field &of) {
                if (const auto records = record.prefetched(of.name())) {
                    QList<typename M::Target> loaded;
                    for (const Record &one : *records)
                        loaded += fromRecord<typename M::Target>(one);
                    (object.*Member).setLoaded(loaded);
                }
            };
        } else {
            result.read = [](const T &object) { return MemberTraits<M>::toValue(object.*Member); };
            result.write = [](T &object, const Value &value) {
                object.*Member = MemberTraits<M>::fromValue(value);
            };
        }
        if constexpr (Internal::RelationMember<M> && !Internal::isManyToMany<M>) {
            result.load = [](T &object, const Record &record, const Field &of) {
                using Target = typename M::Target;
                const Record *related = record.cachedRelated(of);
                // A model that replaces the one meant here has a type of its own.
                if (related && Internal::isBoundTo<Target>(related->model())) {
                    (object.*Member)
                            .setLoaded(
                                    std::make_shared<const Target>(fromRecord<Target>(*related)));
                }
            };
        }
        return result;
    }

    ModelInfo &m_model;
    Internal::TypeBinding<T> &m_binding;
};

namespace Internal {

template <typename T> const TypeBinding<T> &bindingOf(const ModelInfo &model)
{
    return static_cast<const TypeBinding<T> &>(*model.binding());
}

/// The members that give a model its behaviour, if the type has them.
template <typename T> void pickBehaviour(ModelBehaviour &behaviour)
{
    if constexpr (requires(const T &object) {
                      {
                          object.toString()
                          } -> std::convertible_to<QString>;
                  })
        behaviour.toString = [](const Record &record) { return fromRecord<T>(record).toString(); };
    if constexpr (requires(const T &object) {
                      {
                          object.absoluteUrl()
                          } -> std::convertible_to<QString>;
                  })
        behaviour.absoluteUrl = [](const Record &record) {
            return fromRecord<T>(record).absoluteUrl();
        };
    if constexpr (requires(const T &object) {
                      {
                          object.naturalKey()
                          } -> std::convertible_to<ValueList>;
                  })
        behaviour.naturalKey = [](const Record &record) {
            return fromRecord<T>(record).naturalKey();
        };
    if constexpr (requires {
                      {
                          T::naturalKeyFields()
                          } -> std::convertible_to<QStringList>;
                  })
        behaviour.naturalKeyFields = T::naturalKeyFields();
    if constexpr (requires(T & object) { object.clean(); }) {
        behaviour.clean = [](Record &record) {
            T object = fromRecord<T>(record);
            object.clean();
            const Record cleaned = toRecord(object);
            for (const Field *field : record.model().fields())
                record.setValue(field->index(), cleaned.value(field->index()));
        };
    }
}

} // namespace Internal

/// Registers a C++ type: builds its description by T::describe(). See ModelBuilder.
template <typename T> ModelInfo &ModelRegistry::add(const QString &appLabel, const QString &name)
{
    auto model = std::make_unique<ModelInfo>(appLabel, name);
    auto binding = std::make_shared<Internal::TypeBinding<T>>();
    ModelBuilder<T> builder(*model, *binding);
    T::describe(builder);
    Internal::pickBehaviour<T>(model->editBehaviour());
    model->setBinding(std::move(binding));
    ModelInfo &added = add(std::move(model));
    bindType(typeid(T), added);
    return added;
}

/// The description of a registered C++ type. Throws ImproperlyConfigured when it is not registered.
template <typename T> const ModelInfo &modelOf()
{
    if (const ModelInfo *model = Internal::boundModel(typeid(T)))
        return *model;
    Internal::refuseUnboundType(typeid(T).name());
}

/// The field name of a member: fieldName<&Article::title>() is "title".
template <auto Member> QString fieldName()
{
    const ModelInfo &model = modelOf<Internal::ClassOf<Member>>();
    const std::type_index tag = typeid(Internal::MemberTag<Member>);
    for (const Internal::TypeBindingBase::Member &member : model.binding()->members) {
        if (member.tag == tag)
            return member.fieldName;
    }
    Internal::refuseUnboundType(typeid(Internal::MemberTag<Member>).name());
}

namespace Internal {

/// The binding of T that goes with a record of its model, of a child or of a proxy.
template <typename T> const TypeBinding<T> &bindingFor(const Record &record)
{
    const TypeBindingBase *own = record.model().binding();
    if (own && own->type == typeid(T))
        return static_cast<const TypeBinding<T> &>(*own);
    const ModelInfo *model = record.model().registry().findType(typeid(T));
    if (!model)
        refuseUnboundType(typeid(T).name());
    return bindingOf<T>(*model);
}

template <typename T> void writeMembers(T &object, const Record &record)
{
    const TypeBinding<T> &binding = bindingFor<T>(record);
    for (const auto &base : binding.bases)
        base.write(object, record);
    for (const auto &accessor : binding.accessors) {
        if (accessor.write)
            accessor.write(object, record.value(*accessor.field));
        if (accessor.load)
            accessor.load(object, record, *accessor.field);
    }
}

template <typename T> void readMembers(const T &object, Record &record)
{
    const TypeBinding<T> &binding = bindingFor<T>(record);
    for (const auto &base : binding.bases)
        base.read(object, record);
    for (const auto &accessor : binding.accessors) {
        if (!accessor.read)
            continue;
        const Value value = accessor.read(object);
        const bool unsetKey = accessor.field->isAuto() && value == Value(0);
        record.setValue(record.model().indexOf(*accessor.field), unsetKey ? Value() : value);
    }
}

} // namespace Internal

/// The C++ object of a record of its model. Related objects come along where the query loaded them.
template <typename T> T fromRecord(const Record &record)
{
    T object;
    Internal::writeMembers(object, record);
    return object;
}

/// The record of a C++ object. It counts as not saved yet where its automatic key is 0.
template <typename T> Record toRecord(const T &object)
{
    const ModelInfo &model = modelOf<T>();
    Record record(model);
    Internal::readMembers(object, record);
    Internal::linkParents(record); // which have no members as a rule
    return record;
}

} // namespace Quintette
