// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/relationeditor.h"

#include "admin/widgets/editors/choicepopup.h"
#include "admin/widgets/editors/combobutton.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Quintette {

RelationEditor::RelationEditor(const FormContents::Field &field, const EditorContext &context,
                               QWidget *parent)
    : Editor(parent), m_field(field), m_context(context), m_key(submittedText(field.value)),
      m_button(new ComboButton(this)), m_open(new QToolButton(this))
{
    m_button->setMinimumWidth(260);
    m_button->setAccessibleName(field.item.label.toString());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_button);
    layout->addWidget(m_open);
    setFocusProxy(m_button);
    auto *texts = new TextBindings(this);
    m_open->setAutoRaise(true);
    m_open->setIcon(themedIcon(field.item.canChangeRelated ? u"edit"_s : u"eye"_s));
    texts->bind(m_open, &QToolButton::setToolTip, QN_TEXT("desktop", "Open this object"));
    texts->bind(m_open, &QWidget::setAccessibleName, QN_TEXT("desktop", "Open this object"));
    if (field.item.canAddRelated) {
        auto *add = new QToolButton(this);
        add->setAutoRaise(true);
        add->setIcon(themedIcon(u"add"_s));
        texts->bind(add, &QToolButton::setToolTip, QN_TEXT("desktop", "Add another"));
        texts->bind(add, &QWidget::setAccessibleName, QN_TEXT("desktop", "Add another"));
        connect(add, &QToolButton::clicked, this, [this] {
            m_context.addRelated(m_field.item, this,
                                 [this](const Choice &added) { choose(added); });
        });
        layout->addWidget(add);
    }
    layout->addStretch();
    for (const Choice &choice : field.widget.choices) {
        if (submittedText(choice.value) == m_key)
            m_label = choice.label.toString();
    }
    connect(m_button, &ComboButton::clicked, this, &RelationEditor::openPopup);
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (!m_field.item.relatedPk.isEmpty())
            m_context.openRelated(m_field.item);
    });
    refresh();
}

void RelationEditor::refresh()
{
    const QString none = QN_TEXT("desktop", "None chosen").toString();
    m_button->setText(m_key.isEmpty() ? none : m_label.isEmpty() ? m_key : m_label);
    m_button->setQuiet(m_key.isEmpty());
    // Only the object that is stored has a page that is known here.
    m_open->setVisible(m_field.item.canViewRelated && m_key == submittedText(m_field.value)
                       && !m_field.item.relatedPk.isEmpty());
}

void RelationEditor::openPopup()
{
    ChoicePopup::Search search;
    if (m_field.isSearched) {
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

void RelationEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_key);
}

} // namespace Quintette
