// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listcells.h"

#include "admin/pages/valuetext.h"
#include "core/orm/persistence.h"

namespace Quintette {

CellMaker::CellMaker(const ModelAdmin &admin, const AdminRequest &request, const Column &column)
    : m_site(&admin.site()), m_request(&request), m_column(&column),
      m_path(FieldPath::find(admin.model(), column.name)),
      m_empty(column.emptyValue.value_or(admin.emptyValueDisplay()).toString())
{
    for (const Field *step : std::as_const(m_path.steps))
        m_crossesPolicy = m_crossesPolicy
                || (step->relatedModel()
                    && admin.site().hasRowPolicy(request, *step->relatedModel()));
    m_isBoolean = column.boolean || (isField() && m_path.last().kind() == FieldKind::Boolean);
}

Text CellMaker::title(const ModelAdmin &admin) const
{
    if (!m_column->description.isEmpty())
        return m_column->description;
    if (m_column->name == u"__str__")
        return admin.model().verboseName();
    if (m_path.isValid())
        return m_path.last().verboseName();
    return QString(m_column->name).replace(u'_', u' ');
}

ChangeList::Cell CellMaker::cell(const Record &record) const
{
    ChangeList::Cell cell;
    if (m_crossesPolicy && isField() && leadsToHidden(record)) {
        cell.text = QN_TEXT("admin", "(hidden)").toString();
        cell.isEmpty = true;
        return cell;
    }
    if (m_column->value) {
        cell.value = m_column->value(record);
        cell.text = cell.value.isNone() ? QString() : valueText(cell.value);
    } else if (isField()) {
        cell.value = m_path.value(record);
        cell.text = fieldText(record);
        cell.isNumber = m_path.last().isNumber();
    } else {
        cell.text = record.toString();
        cell.value = cell.text;
    }
    if (m_isBoolean && !cell.value.isNone()) {
        cell.boolean = cell.value.isTrue();
        cell.text = (*cell.boolean ? QN_TEXT("admin", "Yes") : QN_TEXT("admin", "No")).toString();
    }
    if (cell.text.isEmpty()) {
        cell.text = m_empty;
        cell.isEmpty = true;
    }
    return cell;
}

QString CellMaker::fieldText(const Record &record) const
{
    if (m_path.last().isForeignKey()) {
        const std::optional<Record> target = m_path.target(record);
        return target ? target->toString() : QString();
    }
    return valueText(m_path.last(), m_path.value(record));
}

bool CellMaker::leadsToHidden(const Record &record) const
{
    Record here = record;
    for (const Field *step : m_path.steps) {
        if (!step->isForeignKey())
            return false;
        const std::optional<Record> target = related(here, *step);
        if (!target)
            return false;
        if (!m_site->isVisible(*m_request, *target))
            return true;
        here = *target;
    }
    return false;
}

} // namespace Quintette
