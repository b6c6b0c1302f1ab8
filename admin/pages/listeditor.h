// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/pages/editconflict.h"
#include "core/forms/modelform.h"

namespace Quintette {

/// The cells of a list that are edited in place. Django: list_editable.
///
/// How a face draws it: forPage() beside the loaded list; null means that nothing is edited here.
/// row(i) has the form of list.rows[i] with those columns that this person may edit in that row:
/// form->bound(column).htmlName() names the input, and every other column is drawn as ever.
/// managementValues() and each row's hiddenValues are submitted along. To save: forSubmitted() of
/// what came back, isValid(), save(). When it is not valid, draw the list again with that very
/// editor, found by rowOf(), and its conflicts() above it.
class QUINTETTE_ADMIN_EXPORT ListEditor
{
public:
    struct Row
    {
        std::shared_ptr<ModelForm> form; // with no fields where this person may not change the row
        QList<QPair<QString, QString>> hiddenValues;
    };

    static std::unique_ptr<ListEditor> forPage(const ModelAdmin &admin, const AdminRequest &request,
                                               const ChangeList &list);
    /// Only the rows that were submitted are queried. Throws PermissionDenied for somebody who may
    /// change nothing here.
    static std::unique_ptr<ListEditor>
    forSubmitted(const ModelAdmin &admin, const AdminRequest &request, const FormData &data);

    const QList<Row> &rows() const { return m_rows; }
    const Row *rowOf(const QString &quotedPk) const;
    QList<QPair<QString, QString>> managementValues() const;
    const QList<EditConflict> &conflicts() const { return m_conflicts; }
    qsizetype errorCount() const;
    /// What is wrong with the rows together, or that some are gone; to be shown above the list.
    const QStringList &commonErrors() const { return m_commonErrors; }

    /// Looks once at what was submitted.
    bool isValid();
    /// Saves the changed rows in one transaction with a log entry each, and tells the request. Only
    /// after isValid(). Throws StaleObject when somebody saved a row in this very moment.
    void save(AdminRequest &request);

private:
    bool areRowsValid();
    ListEditor(const ModelAdmin &admin, const AdminRequest &request);
    void addRow(const Record &record);
    void shareOptions(ModelForm &form);

    const ModelAdmin &m_admin;
    const AdminRequest &m_request;
    ModelFormOptions m_formOptions;
    QHash<QString, QList<Choice>> m_options; // of selects, queried once for all rows
    QList<Row> m_rows;
    QHash<QString, qsizetype> m_byKey;
    QList<QString> m_digests;
    QList<EditConflict> m_conflicts;
    QStringList m_commonErrors;
    bool m_hasGone = false; // submitted rows are not there any more
    std::optional<bool> m_isValid;
};

} // namespace Quintette
