// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/relationeditor.h"

#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/editors/choices.h"
#include "admin/widgets/editors/combobutton.h"
#include "admin/widgets/editors/relatedbuttons.h"

#include <QHBoxLayout>

namespace Quintette {

RelationEditor::RelationEditor(const FormContents::Field &field, const EditorContext &context,
                               QWidget *parent)
    : Editor(parent), m_field(field), m_context(context), m_key(submittedText(field.value)),
      m_button(new ComboButton(this))
{
    m_button->setMinimumWidth(260);
    m_button->setAccessibleName(field.item.label.toString());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_button);
    setFocusProxy(m_button);
    if (context.addRelated)
        layout->addWidget(makeRelatedButtons());
    layout->addStretch();
    if (const Choice *chosen = findChoice(field.widget.choices, m_key))
        m_label = chosen->label.toString();
    connect(m_button, &ComboButton::clicked, this, &RelationEditor::openPopup);
    refresh();
}

QWidget *RelationEditor::makeRelatedButtons()
{
    m_related = new RelatedButtons(m_field.item, this);
    connect(m_related, &RelatedButtons::addRequested, this, [this] {
        m_context.addRelated(m_field.item, this, [this](const Choice &added) { choose(added); });
    });
    connect(m_related, &RelatedButtons::openRequested, this,
            [this] { m_context.openRelated(m_field.item, m_key); });
    connect(m_related, &RelatedButtons::deleteRequested, this,
            [this] { m_context.deleteRelated(m_field.item, m_key); });
    return m_related;
}

void RelationEditor::refresh()
{
    const QString none = QN_TEXT("desktop", "None chosen").toString();
    m_button->setText(m_key.isEmpty() ? none : m_label.isEmpty() ? m_key : m_label);
    m_button->setQuiet(m_key.isEmpty());
    // An object that is kept from this person has no page for them.
    const bool isHidden = m_key == submittedText(m_field.value) && m_field.item.relatedPk.isEmpty();
    if (m_related)
        m_related->setHasObject(!m_key.isEmpty() && !isHidden);
}

void RelationEditor::openPopup()
{
    ChoicePopup::Search search;
    if (m_field.isSearched && m_context.search) {
        search = [this](const QString &term, QObject *receiver, const EditorContext::Found &found) {
            m_context.search(m_field.item.name, term, receiver, found);
        };
    }
    QList<Choice> choices = m_field.isSearched ? QList<Choice>() : m_field.widget.choices;
    if (m_field.isSearched && !m_field.isRequired)
        choices.append({QString(), QN_TEXT("desktop", "None")});
    auto *popup = new ChoicePopup(choices, search, m_key, this);
    connect(popup, &ChoicePopup::chosen, this, &RelationEditor::choose);
    popup->popUpBelow(*m_button);
}

void RelationEditor::choose(const Choice &choice)
{
    const QString key = submittedText(choice.value);
    if (key == m_key)
        return;
    m_key = key;
    m_label = choice.label.toString();
    refresh();
    Q_EMIT edited();
}

void RelationEditor::offer(const Choice &choice)
{
    m_field.widget.choices.append(choice);
}

void RelationEditor::rename(const QString &key, const Choice &now)
{
    renameChoice(m_field.widget.choices, key, now);
    if (key != m_key || key.isEmpty())
        return;
    const bool isOther = submittedText(now.value) != m_key;
    m_key = submittedText(now.value);
    m_label = now.label.toString();
    refresh();
    if (isOther)
        Q_EMIT edited();
}

void RelationEditor::withdraw(const QString &key)
{
    removeChoice(m_field.widget.choices, key);
    if (key == m_key && !key.isEmpty())
        choose({QString(), {}});
}

void RelationEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_key);
}

} // namespace Quintette
