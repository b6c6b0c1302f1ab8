// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/error.h"
#include "core/templates/localization.h"

#include <QTimeZone>

#include <memory>
#include <unordered_map>
#include <vector>

namespace Quintette {

class Engine;
class Node;
class Template;

/// What a node remembers from one of its renderings to the next within one page (the position of a
/// cycle).
class QUINTETTE_CORE_EXPORT NodeState
{
public:
    virtual ~NodeState();
};

/// The state of one rendering of one template; a new one for every included template. Django:
/// RenderContext.
class QUINTETTE_CORE_EXPORT RenderState
{
public:
    /// The state of type T of that key, made when first asked for.
    template <typename T> T &of(const void *key)
    {
        std::unique_ptr<NodeState> &state = m_states[key];
        if (!state)
            state = std::make_unique<T>();
        return static_cast<T &>(*state);
    }
    template <typename T> T *find(const void *key)
    {
        const auto it = m_states.find(key);
        return it == m_states.end() ? nullptr : static_cast<T *>(it->second.get());
    }
    void forget(const void *key) { m_states.erase(key); }

private:
    std::unordered_map<const void *, std::unique_ptr<NodeState>> m_states;
};

/// The variables a template sees, in scopes laid over each other, and how it writes what it sees.
/// Made for one rendering, used on one thread. Django: Context.
class QUINTETTE_CORE_EXPORT Context
{
public:
    explicit Context(const Dict &values = {});
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
    ~Context();

    /// The innermost value of that name, or null.
    const Value *find(QStringView name) const;
    Value value(QStringView name) const;
    /// Sets it in the innermost scope.
    void set(const QString &name, const Value &value);
    /// Sets it in the scope in which it stands already, else in the innermost one. Django:
    /// Context.set_upward.
    void setUpward(const QString &name, const Value &value);
    void update(const Dict &values);
    /// Puts values under everything that is set already, for context processors.
    void addDefaults(const Dict &values);
    /// Everything a template sees here, innermost value of each name.
    Dict flatten() const;

    void push() { m_scopes.push_back(m_bindings.size()); }
    void pop();
    /// Overwrites the value that was set k-th (from 0) in the innermost scope: what a loop does in
    /// every round.
    void setAt(size_t k, const Value &value) { m_bindings[m_scopes.back() + k].value = value; }

    /// A scope that ends with the block it stands in.
    class Scope
    {
    public:
        explicit Scope(Context &context) : m_context(context) { context.push(); }
        ~Scope() { m_context.pop(); }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        Context &m_context;
    };

    bool autoescape() const { return m_autoescape; }
    void setAutoescape(bool on) { m_autoescape = on; }
    /// Whether numbers and dates are written as the language has them; off inside {% localize off
    /// %}.
    bool useLocalization() const { return m_useLocalization; }
    void setUseLocalization(bool on) { m_useLocalization = on; }
    const Localization &localization() const { return *m_localization; }
    const std::shared_ptr<const Localization> &localizationPointer() const
    {
        return m_localization;
    }
    void setLocalization(const std::shared_ptr<const Localization> &localization);

    /// Whether aware times are shown in the current time zone. Django: USE_TZ.
    bool useTimeZone() const { return m_useTimeZone; }
    void setUseTimeZone(bool on) { m_useTimeZone = on; }
    const QTimeZone &timeZone() const { return m_timeZone; }
    void setTimeZone(const QTimeZone &zone) { m_timeZone = zone; }

    /// What context processors get; None outside of a request.
    const Value &request() const { return m_request; }
    void setRequest(const Value &request) { m_request = request; }

    // For nodes
    // ------------------------------------------------------------------------------------------------------

    /// The engine of the template being rendered; only to be asked for while rendering.
    const Engine &engine() const { return *m_engine; }
    /// The template that is being rendered: the outermost one, not an included one.
    const Template *rootTemplate() const { return m_rootTemplate; }
    RenderState &renderState() { return *m_renderState; }
    /// A context with the same settings but only these values. Django: Context.new.
    std::unique_ptr<Context> isolated(const Dict &values) const;

    /// Where rendering failed, innermost place; for the debug page, after an exception.
    const TemplatePlace &failurePlace() const { return m_failurePlace; }
    void noteFailure(const Node &node) noexcept;

    /// How deep templates may include each other, and how deep nodes may stand in each other, over
    /// all of them.
    static constexpr int templateDepthLimit = 150;
    static constexpr int nodeDepthLimit = 2000;

    /// Counts how deep rendering is; throws TemplateLimitError beyond the limit.
    class Nesting
    {
    public:
        explicit Nesting(Context &context) : m_context(context)
        {
            if (++context.m_nodeDepth > nodeDepthLimit)
                tooDeep(context);
        }
        ~Nesting() { --m_context.m_nodeDepth; }
        Q_DISABLE_COPY_MOVE(Nesting)

    private:
        [[noreturn]] static void tooDeep(Context &context);

        Context &m_context;
    };

private:
    friend class Rendering;

    struct Binding
    {
        QString name;
        Value value;
    };

    std::vector<Binding> m_bindings;
    std::vector<size_t> m_scopes{0}; // where each scope begins in m_bindings
    std::shared_ptr<const Localization> m_localization;
    QTimeZone m_timeZone;
    Value m_request;
    const Engine *m_engine = nullptr;
    const Template *m_rootTemplate = nullptr;
    const Template *m_currentTemplate = nullptr;
    RenderState *m_renderState = nullptr;
    int m_templateDepth = 0;
    int m_nodeDepth = 0;
    bool m_autoescape = true;
    bool m_useLocalization = true;
    bool m_useTimeZone = false;
    bool m_processed = false;
    TemplatePlace m_failurePlace;
};

/// Keeps a context bound to a template while that is rendered; throws TemplateLimitError when too
/// deep.
class QUINTETTE_CORE_EXPORT Rendering
{
public:
    /// Isolated: nodes begin with a state of their own, as in an included template; shared: as in a
    /// parent.
    enum class State : quint8 { Isolated, Shared };

    Rendering(Context &context, const Template &which, State state);
    ~Rendering();
    Q_DISABLE_COPY_MOVE(Rendering)

private:
    Context &m_context;
    RenderState m_own;
    RenderState *m_outerState;
    const Engine *m_outerEngine;
    const Template *m_outerTemplate;
    const Template *m_outerRoot;
};

} // namespace Quintette
