// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/radioeditor.h"

#include "admin/widgets/editors/choices.h"
#include "admin/widgets/editors/relatedbuttons.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QRadioButton>

namespace Quintette {

RadioEditor::RadioEditor(const FormContents::Field &field, const EditorContext &context,
                         QWidget *parent)
    : Editor(parent), m_field(field), m_context(context), m_key(submittedText(field.value)),
      m_place(new QHBoxLayout(this))
{
    m_place->setContentsMargins(0, 2, 0, 2);
    if (field.item.relatedAdmin && context.addRelated)
        addRelatedButtons();
    m_place->addStretch();
    rebuild();
}

void RadioEditor::addRelatedButtons()
{
    m_related = new RelatedButtons(m_field.item, this);
    m_place->addWidget(m_related, 0, Qt::AlignTop);
    connect(m_related, &RelatedButtons::addRequested, this, [this] {
        m_context.addRelated(m_field.item, this, [this](const Choice &added) { choose(added); });
    });
    connect(m_related, &RelatedButtons::openRequested, this,
            [this] { m_context.openRelated(m_field.item, m_key); });
    connect(m_related, &RelatedButtons::deleteRequested, this,
            [this] { m_context.deleteRelated(m_field.item, m_key); });
}

void RadioEditor::rebuild()
{
    delete m_choices;
    m_choices = new QWidget(this);
    m_group = new QButtonGroup(m_choices);
    auto *line = new QBoxLayout(m_field.widget.isVertical ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight,
                                m_choices);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_field.widget.isVertical ? 2 : 16);
    for (const Choice &choice : std::as_const(m_field.widget.choices)) {
        auto *button = new QRadioButton(choice.label.toString(), m_choices);
        const QString key = submittedText(choice.value);
        button->setChecked(key == m_key);
        m_group->addButton(button);
        line->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, key] { take(key); });
    }
    m_place->insertWidget(0, m_choices);
    QAbstractButton *first = m_group->checkedButton();
    if (!first && !m_group->buttons().isEmpty())
        first = m_group->buttons().first();
    setFocusProxy(first);
    if (m_related)
        m_related->setHasObject(!m_key.isEmpty());
}

void RadioEditor::take(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    if (m_related)
        m_related->setHasObject(!m_key.isEmpty());
    Q_EMIT edited();
}

void RadioEditor::choose(const Choice &choice)
{
    take(submittedText(choice.value));
    rebuild();
}

void RadioEditor::offer(const Choice &choice)
{
    m_field.widget.choices.append(choice);
    rebuild();
}

void RadioEditor::rename(const QString &key, const Choice &now)
{
    if (!renameChoice(m_field.widget.choices, key, now))
        return;
    if (key == m_key)
        take(submittedText(now.value));
    rebuild();
}

void RadioEditor::withdraw(const QString &key)
{
    if (!removeChoice(m_field.widget.choices, key))
        return;
    if (key == m_key)
        take({});
    rebuild();
}

void RadioEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_key);
}

} // namespace Quintette
