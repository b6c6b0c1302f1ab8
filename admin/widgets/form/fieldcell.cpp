// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/fieldcell.h"

#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/look/themedicon.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

FieldCell::FieldCell(const FormContents::Field &field, const EditorContext &context,
                     QWidget *parent)
    : QWidget(parent), m_field(field), m_help(new LeadingLabel(this)),
      m_errors(new LeadingLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    if (field.item.readOnly) {
        column->addWidget(makeReadOnly(context));
    } else if ((m_editor = makeEditor(field, context, this))) {
        column->addWidget(m_editor);
        setFocusProxy(m_editor);
    }
    column->addWidget(m_errors);
    column->addWidget(m_help);
    for (QLabel *label : {m_help, m_errors}) {
        label->setWordWrap(true);
    }
    m_help->setForegroundRole(QPalette::PlaceholderText);
    QFont strong = m_errors->font();
    strong.setWeight(QFont::DemiBold);
    m_errors->setFont(strong);
    (new TextBindings(this))->add([this] { refresh(); });
}

QWidget *FieldCell::makeReadOnly(const EditorContext &context)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 4, 0, 4);
    auto *text = new QLabel(line);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (m_field.item.boolean) {
        text->setPixmap(themedIcon(*m_field.item.boolean ? u"yes"_s : u"no"_s, QPalette::Link)
                                .pixmap(16, 16));
        text->setAccessibleName(
                (*m_field.item.boolean ? QN_TEXT("desktop", "Yes") : QN_TEXT("desktop", "No"))
                        .toString());
    } else {
        text->setText(m_field.item.text);
    }
    if (m_field.item.isEmpty)
        text->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(text, 1);
    if (m_field.item.canViewRelated && !m_field.item.relatedPk.isEmpty()) {
        auto *open = new QToolButton(line);
        open->setAutoRaise(true);
        open->setIcon(themedIcon(u"eye"_s));
        open->setToolTip(QN_TEXT("desktop", "Open this object").toString());
        open->setAccessibleName(open->toolTip());
        connect(open, &QToolButton::clicked, this,
                [context, item = m_field.item] { context.openRelated(item); });
        layout->addWidget(open);
    }
    return line;
}

QLabel *FieldCell::makeLabel(QWidget *parent)
{
    if (m_editor && m_field.widget.kind == WidgetKind::Checkbox)
        return nullptr;
    auto *label = new LeadingLabel(parent);
    label->setWordWrap(true);
    label->setContentsMargins(0, 4, 0, 0);
    label->setBuddy(m_editor);
    if (m_field.isRequired) {
        QFont strong = label->font();
        strong.setWeight(QFont::DemiBold);
        label->setFont(strong);
    }
    (new TextBindings(label))->add([label, text = m_field.item.label] {
        label->setText(capitalized(text));
    });
    return label;
}

void FieldCell::showErrors(const QList<Text> &errors)
{
    m_field.errors = errors;
    refresh();
}

void FieldCell::refresh()
{
    m_help->setText(m_field.item.helpText.toString());
    m_help->setVisible(!m_field.item.helpText.isEmpty());
    QStringList lines;
    for (const Text &error : std::as_const(m_field.errors))
        lines.append(error.toString());
    m_errors->setText(lines.join(u'\n'));
    m_errors->setVisible(!lines.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Bad));
    m_errors->setPalette(colors);
    if (m_editor) {
        QWidget *target = m_editor->focusProxy() ? m_editor->focusProxy() : m_editor;
        target->setAccessibleName(capitalized(m_field.item.label));
        target->setAccessibleDescription(
                (lines + QStringList{m_help->text()}).join(u' ').trimmed());
    }
}

} // namespace Quintette
