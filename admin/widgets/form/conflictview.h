// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/editconflict.h"
#include "admin/widgets/look/card.h"
#include "core/forms/formdata.h"

class QButtonGroup;
class QGridLayout;

namespace Quintette {

/// What somebody else saved meanwhile, beside what was there and what this person typed. For each
/// field that both changed, one of the two is chosen; one's own until then.
class QUINTETTE_WIDGETS_EXPORT ConflictView : public Card
{
    Q_OBJECT
public:
    explicit ConflictView(const EditConflict &conflict, QWidget *parent = nullptr);

    /// The choices, as the form submits them.
    void collect(FormData &data) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addHeader(QGridLayout *grid, const Text &theirs);
    void addField(QGridLayout *grid, const EditConflict::FieldChange &change);

    QList<QPair<QString, QButtonGroup *>> m_choices; // by the name of the choice
};

} // namespace Quintette
