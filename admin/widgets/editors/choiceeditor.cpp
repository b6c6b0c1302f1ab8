// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/choiceeditor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QWheelEvent>

namespace Quintette {

namespace {

/// A heading among the choices, that cannot be chosen.
void addGroup(QComboBox *box, const QString &title)
{
    box->addItem(title);
    auto *items = qobject_cast<QStandardItemModel *>(box->model());
    QStandardItem *item = items->item(box->count() - 1);
    item->setEnabled(false);
    QFont font = box->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
}

QString chosenText(const FormContents::Field &field)
{
    if (field.widget.kind != WidgetKind::NullBoolean)
        return submittedText(field.value);
    return field.value.isNone() ? u"unknown"_s : field.value.isTrue() ? u"true"_s : u"false"_s;
}

/// Scrolling the form must not change a value on the way.
class StillComboBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace

ChoiceEditor::ChoiceEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_box(new StillComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    setFocusProxy(m_box);
    m_box->setMinimumWidth(180);
    QString group;
    for (const Choice &choice : field.widget.choices) {
        if (choice.group.toString() != group) {
            group = choice.group.toString();
            if (!group.isEmpty())
                addGroup(m_box, group);
        }
        m_box->addItem(choice.label.toString(), submittedText(choice.value));
    }
    const QString chosen = chosenText(field);
    int index = m_box->findData(chosen);
    // A stored value that is no choice any more is kept, not silently replaced by the first one.
    if (index < 0) {
        m_box->addItem(chosen, chosen);
        index = m_box->count() - 1;
    }
    m_box->setCurrentIndex(index);
    connect(m_box, &QComboBox::currentIndexChanged, this, &Editor::edited);
}

void ChoiceEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_box->currentData().toString());
}

} // namespace Quintette
