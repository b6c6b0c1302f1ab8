// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/pressroom/pressroomactions.h"

#include "admin/site/adminrequest.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/form.h"
#include "core/orm/queryset.h"

#include <QThread>

namespace Quintette::Pressroom {

AdminAction featureAction()
{
    AdminAction action;
    action.name = u"feature"_s;
    action.description = u"Feature selected %1"_s;
    action.permissions = {u"change"_s};
    action.place = AdminAction::Place::Both;
    action.run = [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen) {
        const qint64 count = chosen.update(QList<QPair<QString, Value>>{{u"featured"_s, true}});
        request.tell(AdminRequest::Level::Success, u"Featured: %1"_s.arg(count));
    };
    return action;
}

AdminAction statusAction()
{
    AdminAction action;
    action.name = u"status"_s;
    action.description = u"Change the status of selected %1"_s;
    action.permissions = {u"change"_s};
    action.question = ActionQuestion{
            .makeForm =
                    [](const AdminRequest &, const ModelAdmin &, const QuerySet &) {
                        auto form = std::make_unique<Form>();
                        form->add(u"status"_s,
                                  std::make_unique<ChoiceFormField>(
                                          QList<Choice>{{QString(), u"---------"_s},
                                                        {u"draft"_s, u"Draft"_s},
                                                        {u"archived"_s, u"Archived"_s}},
                                          FormFieldOptions{.label = u"New status"_s}));
                        return form;
                    },
            .run =
                    [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen,
                       Form &form) {
                        const Value status = form.cleanedData().value(u"status");
                        chosen.update(QList<QPair<QString, Value>>{{u"status"_s, status}});
                        request.tell(AdminRequest::Level::Success,
                                     u"Now: %1"_s.arg(status.toString()));
                    },
            .explanation = u"All of them get the same one."_s};
    return action;
}

AdminAction exportAction()
{
    AdminAction action;
    action.name = u"export"_s;
    action.description = u"Export selected %1"_s;
    action.run = [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen) {
        QByteArray table = "headline\n";
        const QList<Record> articles = chosen.toList();
        for (const Record &article : articles)
            table += article.value(u"headline").toString().toUtf8() + '\n';
        request.file = AdminFile{u"articles.csv"_s, "text/csv; charset=utf-8", table};
    };
    return action;
}

AdminAction proofreadAction()
{
    AdminAction action;
    action.name = u"proofread"_s;
    action.description = u"Proofread selected %1"_s;
    action.portion = 1;
    action.run = [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen) {
        QThread::msleep(1500);
        request.tell(AdminRequest::Level::Success, u"Read: %1"_s.arg(chosen.count()));
    };
    return action;
}

} // namespace Quintette::Pressroom
