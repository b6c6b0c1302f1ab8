// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changeform.h"
#include "admin/widgets/look/card.h"

class QFormLayout;

namespace Quintette {

class OpenToggle;

/// A group of fields under a title; one that the admin declares collapsed opens and closes with it.
class QUINTETTE_WIDGETS_EXPORT SectionCard : public Card
{
    Q_OBJECT
public:
    explicit SectionCard(const ChangeForm::Section &section, QWidget *parent = nullptr);

    QFormLayout *form() const { return m_form; }
    void setOpen(bool open);

private:
    QFormLayout *m_form;
    QWidget *m_body;
    OpenToggle *m_toggle = nullptr;
};

} // namespace Quintette
