// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/fieldcell.h"

#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/form/samedata.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

FieldCell::FieldCell(const FormContents::Field &field, const EditorContext &context,
                     QWidget *parent)
    : QWidget(parent), m_field(field), m_context(context), m_help(new LeadingLabel(this)),
      m_errors(new LeadingLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    if (field.item.readOnly) {
        column->addWidget(makeReadOnly(context));
    } else {
        buildEditor();
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

void FieldCell::buildEditor()
{
    m_editor = makeEditor(m_field, m_context, this);
    if (!m_editor)
        return;
    m_editor->setEnabled(!m_field.isDisabled);
    if (!m_row) {
        m_row = new QWidget(this);
        auto *row = new QHBoxLayout(m_row);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        m_revert = new QToolButton(m_row);
        m_revert->setAutoRaise(true);
        m_revert->setIcon(themedIcon(u"undo"_s, QPalette::WindowText, Mirrored::Yes));
        // Not a stop on the way with Tab: it comes and goes, and has a shortcut.
        m_revert->setFocusPolicy(Qt::NoFocus);
        QSizePolicy keepsRoom = m_revert->sizePolicy();
        keepsRoom.setRetainSizeWhenHidden(true);
        m_revert->setSizePolicy(keepsRoom);
        connect(m_revert, &QToolButton::clicked, this, &FieldCell::revert);
        row->addWidget(m_revert, 0, Qt::AlignTop);
        layout()->addWidget(m_row);
    }
    m_revert->hide();
    static_cast<QHBoxLayout *>(m_row->layout())->insertWidget(0, m_editor, 1);
    setFocusProxy(m_editor);
    if (m_label)
        m_label->setBuddy(m_editor);
    m_initial = data();
    connect(m_editor, &Editor::edited, this, &FieldCell::noteEdit);
}

FormData FieldCell::data() const
{
    FormData data;
    UploadedFiles files;
    write(data, files, name());
    // A file is no text, but choosing one is an edit.
    for (const QString &file : files.keys())
        data.append(u"file:"_s + file, files.find(file)->name());
    return data;
}

void FieldCell::take(const RelatedChange &change)
{
    if (!change.concerns(m_field.item))
        return;
    change.applyTo(m_field); // for an editor that is made anew
    if (!m_editor)
        return;
    const QString key = change.keyBefore(m_field.item);
    if (change.kind == RelatedChange::Kind::Added)
        m_editor->offer(change.choice(m_field.item));
    else if (change.kind == RelatedChange::Kind::Changed)
        m_editor->rename(key, change.choice(m_field.item));
    else
        m_editor->withdraw(key);
}

void FieldCell::write(FormData &data, UploadedFiles &files, const QString &name) const
{
    if (m_editor)
        m_editor->write(data, files, name);
    else if (!m_field.item.readOnly)
        data.append(name, submittedText(m_field.value)); // hidden
}

void FieldCell::setHelpShown(bool shown)
{
    m_isHelpShown = shown;
    refresh();
}

void FieldCell::setAccessibleLabel(const QString &label)
{
    m_accessibleLabel = label;
    refresh();
}

bool FieldCell::isEdited() const
{
    return !sameData(data(), m_initial);
}

void FieldCell::noteEdit()
{
    m_revert->setVisible(isEdited());
    Q_EMIT edited();
}

void FieldCell::revert()
{
    if (!m_editor || !isEdited())
        return;
    const bool hadFocus = m_editor->isAncestorOf(focusWidget()) || m_editor->hasFocus();
    // Not deleted at once: this may be one of its own signals.
    m_editor->hide();
    std::exchange(m_editor, nullptr)->deleteLater();
    buildEditor();
    m_editor->show();
    refresh();
    if (hadFocus)
        setFocus();
    Q_EMIT edited();
}

QWidget *FieldCell::makeReadOnly(const EditorContext &context)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 4, 0, 4);
    auto *text = new LeadingLabel(line);
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
    const bool hasPage = m_field.item.canViewRelated && !m_field.item.relatedPk.isEmpty();
    if (hasPage && context.showRelated)
        layout->addWidget(
                makeOpenButton(QN_TEXT("desktop", "Open this object"),
                               [context, item = m_field.item] { context.showRelated(item); }));
    if (!m_field.item.fileUrl.isEmpty() && context.openFile)
        layout->addWidget(
                makeOpenButton(QN_TEXT("desktop", "Open this file"),
                               [context, name = m_field.item.text] { context.openFile(name); }));
    return line;
}

QToolButton *FieldCell::makeOpenButton(const Text &text, const std::function<void()> &open)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setIcon(themedIcon(u"eye"_s));
    TextBindings &texts = TextBindings::of(button);
    texts.bind(button, &QToolButton::setToolTip, text);
    texts.bind(button, &QWidget::setAccessibleName, text);
    connect(button, &QToolButton::clicked, this, open);
    return button;
}

QLabel *FieldCell::makeLabel(QWidget *parent)
{
    const bool isUnseen = !m_editor && !m_field.item.readOnly;
    if (isUnseen || (m_editor && m_field.widget.kind == WidgetKind::Checkbox))
        return nullptr;
    auto *label = new LeadingLabel(parent);
    label->setWordWrap(true);
    label->setContentsMargins(0, 4, 0, 0);
    label->setBuddy(m_editor);
    m_label = label;
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
    m_help->setVisible(m_isHelpShown && !m_field.item.helpText.isEmpty());
    const QStringList lines = showErrorLines(*m_errors, m_field.errors, palette());
    if (m_editor) {
        QWidget *target = m_editor->labelled();
        target->setAccessibleName(m_accessibleLabel.isEmpty() ? capitalized(m_field.item.label)
                                                              : m_accessibleLabel);
        const Text revert = QN_TEXT("desktop", "Take back the changes to “%1” (Ctrl+Alt+Z)");
        m_revert->setToolTip(revert.arg(m_field.item.label).toString());
        m_revert->setAccessibleName(m_revert->toolTip());
        target->setAccessibleDescription(
                (lines + QStringList{m_help->text()}).join(u' ').trimmed());
    }
}

} // namespace Quintette
