// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"

#include <QWidget>

class QBoxLayout;
class QFormLayout;

namespace Quintette {

class FieldCell;
class SectionCard;

/// The sections of a form, one card each, with their lines of fields: labels beside the fields
/// where there is room, else above them.
class FormSections : public QWidget
{
    Q_OBJECT
public:
    FormSections(const QList<FormContents::Section> &sections, const EditorContext &context,
                 QWidget *parent = nullptr);

    const QList<FieldCell *> &cells() const { return m_cells; }
    /// For a form of that width.
    void arrange(int width);
    /// The errors of a refused submission; sections that have some are opened.
    void showErrors(const QList<FormContents::Section> &sections);

private:
    void addLine(QFormLayout *form, const QList<FormContents::Field> &fields,
                 const EditorContext &context);

    QList<SectionCard *> m_cards;
    QList<FieldCell *> m_cells;
    QList<QBoxLayout *> m_lines; // of several fields
};

} // namespace Quintette
