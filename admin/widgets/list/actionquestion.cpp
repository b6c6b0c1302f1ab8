// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/actionquestion.h"

#include "admin/pages/actionpage.h"
#include "admin/pages/relationsearch.h"
#include "admin/widgets/form/formfields.h"
#include "admin/widgets/session/adminsession.h"

namespace Quintette {

namespace {

QString explanationOf(const ActionPage &page)
{
    QStringList lines;
    if (!page.explanation().isEmpty())
        lines.append(page.explanation().toString());
    for (const QString &object : page.objects())
        lines.append(u"•  "_s + object);
    const qint64 unnamed = page.count() - page.objects().size();
    if (unnamed > 0)
        lines.append(QN_PLURAL("desktop", "… and %n more object(s)").plural(unnamed).toString());
    const QList<ValidationError::Item> errors =
            page.form().knownErrors().value(ValidationError::nonField);
    for (const ValidationError::Item &error : errors)
        lines.append(error.message.toString());
    return lines.join(u'\n');
}

/// Makes, checks and runs the page anew each time, in a worker. What it is asked about the first
/// time is what it must be done to.
FormDialog::Work workFor(const ActionQuestionDialog::Run &run,
                         const std::shared_ptr<AdminRequest> &answer)
{
    return [run, answer, digest = std::make_shared<QString>()](const FormDialog::Given &given) {
        AdminRequest request = run.session.request();
        Selection selection = run.selection;
        selection.digest = *digest;
        ActionPage page(run.admin, request, run.action.name, run.state, selection);
        if (given)
            page.submit(given->data, given->files);
        else
            *digest = page.digest();
        if (!given || !page.isValid())
            return FormDialog::State{takeFields(page.form()), false, explanationOf(page)};
        page.run(request);
        *answer = request;
        return FormDialog::State{{}, true};
    };
}

/// Objects for a relation of the form, which is made anew for each question.
FormDialog::Search searchFor(const ActionQuestionDialog::Run &run)
{
    return [run](const QString &field, const QString &term) -> QList<Choice> {
        const AdminRequest request = run.session.request();
        const ActionPage page(run.admin, request, run.action.name, run.state, run.selection);
        const FormField *wanted = page.form().field(field);
        const ModelChoices *choices = wanted ? wanted->widget().modelChoices.get() : nullptr;
        if (!choices)
            return {};
        return searchChoices(run.session.site(), request, *choices, term, 0,
                             EditorContext::mostFound)
                .choices;
    };
}

} // namespace

ActionQuestionDialog::ActionQuestionDialog(const Run &run, QWidget *parent)
    : ActionQuestionDialog(run, std::make_shared<AdminRequest>(), parent)
{
}

ActionQuestionDialog::ActionQuestionDialog(const Run &run,
                                           const std::shared_ptr<AdminRequest> &answer,
                                           QWidget *parent)
    : FormDialog(run.session.tasks(), actionTitle(run.admin, run.action), {}, workFor(run, answer),
                 parent),
      m_answer(answer)
{
    const Text &button = run.action.question->button;
    setSearch(searchFor(run));
    setButton((button.isEmpty() ? QN_TEXT("desktop", "Run") : button).toString());
}

} // namespace Quintette
