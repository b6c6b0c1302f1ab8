// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/actionpage.h"

#include "core/base/error.h"

namespace Quintette {

namespace {

// More names than this are read by nobody.
constexpr qsizetype mostNamed = 20;
// More objects than this are not read only to be compared.
constexpr qsizetype mostCompared = 1000;
// Keeps the form's inputs apart from what the page itself submits.
const QString formPrefix = u"answer"_s;

} // namespace

ActionPage::ActionPage(const ModelAdmin &admin, const AdminRequest &request, const QString &action,
                       const ListState &state, const Selection &selection)
    : m_admin(admin), m_state(state), m_selection(selection),
      m_action(allowedAction(admin, request, action, state, selection.place))
{
    if (!m_action.question)
        throw ValueError(u"The action \"%1\" asks nothing."_s.arg(action));
    const QuerySet chosen = selectedObjects(admin, request, state, selection);
    const QList<Record> read = chosen.slice(0, mostCompared + 1).toList();
    for (const Record &object : read.first(std::min(read.size(), mostNamed)))
        m_objects += object.toString();
    m_count = read.size();
    if (m_count > mostCompared)
        m_count = chosen.count();
    else
        m_digest = selectionDigest(read);
    m_form = m_action.question->makeForm(request, admin, chosen);
    m_form->setPrefix(formPrefix);
}

ActionPage::~ActionPage() = default;

Text ActionPage::title() const
{
    return actionTitle(m_admin, m_action);
}

Text ActionPage::button() const
{
    const Text &own = m_action.question->button;
    return own.isEmpty() ? QN_TEXT("admin", "Run") : own;
}

void ActionPage::submit(const FormData &data, const UploadedFiles &files)
{
    m_form->bind(data, files);
}

void ActionPage::run(AdminRequest &request, ActionProgress *progress)
{
    runAction(m_admin, request, m_action.name, m_state, m_selection, m_form.get(), progress);
}

} // namespace Quintette
