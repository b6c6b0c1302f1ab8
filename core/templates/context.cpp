// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/context.h"

#include "core/templates/engine.h"

namespace Quintette {

NodeState::~NodeState() = default;

Context::Context(const Dict &values)
    : m_localization(Localization::english()), m_timeZone(QTimeZone::utc())
{
    m_bindings.reserve(size_t(values.size()) + 16);
    for (const Dict::Item &item : values)
        m_bindings.push_back({item.key, item.value});
}

Context::~Context() = default;

const Value *Context::find(QStringView name) const
{
    for (size_t i = m_bindings.size(); i-- > 0;) {
        const QString &bound = m_bindings[i].name;
        if (bound.size() == name.size()
            && (bound.constData() == name.data() || QStringView(bound) == name))
            return &m_bindings[i].value;
    }
    return nullptr;
}

Value Context::value(QStringView name) const
{
    const Value *found = find(name);
    return found ? *found : Value();
}

void Context::set(const QString &name, const Value &value)
{
    for (size_t i = m_scopes.back(); i < m_bindings.size(); ++i) {
        if (m_bindings[i].name == name) {
            m_bindings[i].value = value;
            return;
        }
    }
    m_bindings.push_back({name, value});
}

void Context::setUpward(const QString &name, const Value &value)
{
    for (size_t i = m_bindings.size(); i-- > 0;) {
        if (m_bindings[i].name == name) {
            m_bindings[i].value = value;
            return;
        }
    }
    set(name, value);
}

void Context::update(const Dict &values)
{
    for (const Dict::Item &item : values)
        set(item.key, item.value);
}

void Context::addDefaults(const Dict &values)
{
    std::vector<Binding> defaults;
    for (const Dict::Item &item : values)
        defaults.push_back({item.key, item.value});
    m_bindings.insert(m_bindings.begin(), defaults.begin(), defaults.end());
    for (size_t scope = 1; scope < m_scopes.size(); ++scope)
        m_scopes[scope] += defaults.size();
}

Dict Context::flatten() const
{
    Dict all;
    for (const Binding &binding : m_bindings)
        all.insert(binding.name, binding.value);
    return all;
}

void Context::pop()
{
    m_bindings.resize(m_scopes.back());
    m_scopes.pop_back();
}

void Context::setLocalization(const std::shared_ptr<const Localization> &localization)
{
    m_localization = localization ? localization : Localization::english();
}

std::unique_ptr<Context> Context::isolated(const Dict &values) const
{
    auto other = std::make_unique<Context>(values);
    other->m_localization = m_localization;
    other->m_timeZone = m_timeZone;
    other->m_request = m_request;
    other->m_engine = m_engine;
    other->m_rootTemplate = m_rootTemplate;
    other->m_currentTemplate = m_currentTemplate;
    other->m_renderState = m_renderState;
    other->m_templateDepth = m_templateDepth;
    other->m_nodeDepth = m_nodeDepth;
    other->m_autoescape = m_autoescape;
    other->m_useLocalization = m_useLocalization;
    other->m_useTimeZone = m_useTimeZone;
    other->m_processed = true;
    return other;
}

void Context::noteFailure(const Node &node) noexcept
{
    if (m_failurePlace.isKnown() || !m_currentTemplate || node.line() == 0)
        return;
    const Template &owner = *m_currentTemplate;
    m_failurePlace =
            TemplatePlace::in(owner.name(), owner.source(), node.line(), node.start(), node.end());
}

void Context::Nesting::tooDeep(Context &context)
{
    --context.m_nodeDepth;
    throw TemplateLimitError(
            u"tags stand more than %1 deep in each other; does a template include itself?"_s.arg(
                    nodeDepthLimit));
}

Rendering::Rendering(Context &context, const Template &which, State state)
    : m_context(context), m_outerState(context.m_renderState), m_outerEngine(context.m_engine),
      m_outerTemplate(context.m_currentTemplate), m_outerRoot(context.m_rootTemplate)
{
    if (context.m_templateDepth >= Context::templateDepthLimit) {
        throw TemplateLimitError(u"templates include each other more than %1 deep, last \"%2\""_s
                                         .arg(Context::templateDepthLimit)
                                         .arg(which.name()));
    }
    ++context.m_templateDepth;
    if (state == State::Isolated || !m_outerState)
        context.m_renderState = &m_own;
    context.m_engine = &which.engine();
    context.m_currentTemplate = &which;
    if (m_outerRoot)
        return;
    context.m_rootTemplate = &which;
    context.m_failurePlace = {};
    context.setAutoescape(context.autoescape() && which.engine().options().autoescape);
    if (!context.m_processed && !context.request().isNone()) {
        context.m_processed = true;
        for (const auto &processor : which.engine().options().contextProcessors)
            context.addDefaults(processor(context.request()));
    }
}

Rendering::~Rendering()
{
    --m_context.m_templateDepth;
    m_context.m_renderState = m_outerState;
    m_context.m_engine = m_outerEngine;
    m_context.m_currentTemplate = m_outerTemplate;
    m_context.m_rootTemplate = m_outerRoot;
}

} // namespace Quintette
